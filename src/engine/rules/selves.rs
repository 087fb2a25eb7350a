//! Who the members are, and what one of them makes of an act: nobody is the team's mean.

use super::practice::BaseEffects;
use crate::engine::turn::Turn;
use crate::engine::{
    Cause, FULL, Luck, MemberNumber, Purpose, Recorder, Rule, Rules, SelfRules, Slot, scale,
};

/// Numbers of the two draws that say who a member is; turns count up from 1.
const WHO: [u32; 2] = [0, u32::MAX];

impl<R: Recorder> Turn<'_, R> {
    /// Who the members are: by how much each lies above the team, by the author's numbers and by a draw of their own.
    pub(crate) fn draw_selves(&mut self) {
        let Some(rules) = self.rules.filter(|r| r.selves != SelfRules::default()) else {
            return;
        };
        let tables = &self.scenario.tables;
        let start = |slot: Slot| tables.start[slot.at()];
        let team = [start(Slot::TRUST), FULL - start(Slot::FATIGUE)];
        for (position, member) in tables.members.iter().enumerate() {
            let layout = tables.layout;
            let slot = |number| start(layout.member(position as u16, number));
            let set = [slot(MemberNumber::Trust), slot(MemberNumber::Energy)];
            let [one, other] =
                WHO.map(|draw| Luck::pair(self.state.seed, member.key, Purpose::Member, draw));
            let far = [rules.selves.trust, rules.selves.energy];
            for at in 0..2 {
                // The mean of two draws: more often near than far.
                let around = (one[at].balanced() + other[at].balanced()) / 2;
                let drawn = scale(i64::from(far[at]), around) as i32;
                self.state.selves[position][at] = set[at] - team[at] + drawn;
            }
        }
    }

    /// How the act of the turn lands on one member: by their own luck, and by how much they want to decide themselves.
    pub(super) fn lands_on(
        &mut self,
        position: u32,
        slots: [Slot; 2],
        base: &BaseEffects,
        rules: &Rules,
    ) {
        let of = &rules.selves;
        let member = &self.scenario.tables.members[position as usize];
        let (key, autonomy) = (member.key, member.autonomy);
        if of.trust_luck != 0 || of.energy_luck != 0 {
            let turn = u32::from(self.state.turn);
            let luck = Luck::pair(self.state.seed, key, Purpose::Member, turn);
            for (at, far) in [of.trust_luck, of.energy_luck].into_iter().enumerate() {
                // Cubed: mostly little, now and then much.
                let u = luck[at].balanced();
                let by = scale(i64::from(far), scale(scale(u, u), u));
                self.change_level(slots[at], by, Cause::Rule(Rule::OwnLuck));
            }
        }
        let by = scale(i64::from(of.led.of(autonomy)), base.lead)
            + scale(i64::from(of.managed.of(autonomy)), base.manage);
        let cause = Cause::Rule(Rule::Wants);
        self.change_level(slots[0], by, cause);
        self.change_level(slots[1], scale(by, i64::from(of.energy_share)), cause);
    }

    /// By how much the mean of a member's trust and energy lies below what they bear.
    pub(super) fn worn_out(&self, position: u32, own: &SelfRules) -> i64 {
        let layout = self.scenario.tables.layout;
        let value = |number| self.value(layout.member(position as u16, number));
        let mean = (value(MemberNumber::Trust) + value(MemberNumber::Energy)) / 2;
        (own.leaves_at(self.state.value(Slot::MORALE)) - mean).max(0)
    }
}
