//! Who the members are, and what one of them makes of an act: nobody is the team's mean.

use super::practice::{BaseEffects, Overuse};
use crate::engine::levels::shift;
use crate::engine::luck::Seed;
use crate::engine::turn::Turn;
use crate::engine::{
    Autonomy, Cause, Entry, FULL, Member, MemberNumber, Purpose, Recorder, Response, Rule, Rules,
    SelfRules, Slot, State, scale,
};

/// Numbers of the two draws that say who a member is; turns count up from 1.
const WHO: [u32; 2] = [0, u32::MAX];

impl<R: Recorder> Turn<'_, R> {
    /// Who the members are: by how much each lies above the team, by the author's numbers and by a draw of their own.
    pub(crate) fn draw_selves(&mut self) {
        let Some(rules) = self.rules().filter(|r| r.selves != SelfRules::default()) else {
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
                WHO.map(|draw| self.state.keys.pair(member.key, Purpose::Member, draw));
            let far = [rules.selves.trust, rules.selves.energy];
            for at in 0..2 {
                // The mean of two draws: more often near than far.
                let around = (one[at].balanced() + other[at].balanced()) / 2;
                let drawn = scale(i64::from(far[at]), around) as i32;
                self.state.selves[position][at] = set[at] - team[at] + drawn;
            }
        }
    }
}

/// A member's trust and energy, by place in [`One::numbers`].
pub(super) const TRUST: usize = 0;
pub(super) const ENERGY: usize = 1;

/// The numbers of one member, while the rules move them.
pub(super) struct One<'a, R> {
    /// Trust, energy, and what they carry.
    pub(super) numbers: &'a mut [i32; 3],
    /// The slot of the first of them.
    pub(super) first: Slot,
    pub(super) turn: u16,
    pub(super) recorder: &'a mut R,
}

impl<R: Recorder> One<'_, R> {
    #[inline]
    fn change(&mut self, at: usize, by: i64, cause: Cause) {
        let (turn, slot) = (self.turn, Slot(self.first.0 + at as u16));
        let value = &mut self.numbers[at];
        shift(value, (0, FULL), by, self.recorder, |delta, wanted| Entry {
            turn,
            slot,
            delta,
            wanted,
            cause,
        });
    }
}

/// What the act of a turn is to members, each of whom feels it in their own way.
pub(super) struct Felt<'a> {
    /// Whether anybody but those whose talent it uses feels anything.
    pub(super) by_all: bool,
    /// Members whose talent it uses, as bits.
    pub(super) uses: u32,
    /// Overuse of managing.
    managing: i64,
    lands: Option<Landing<'a>>,
}

/// How an act lands on members: by a luck of their own, and by how much each wants to decide themselves.
struct Landing<'a> {
    /// By how much it moves trust and energy, by what a member wants.
    wants: &'a [[i64; 2]; 3],
    /// How far luck moves trust and energy; nothing if it moves neither.
    far: Option<[i64; 2]>,
    seed: &'a Seed,
}

impl<'a> Felt<'a> {
    #[inline]
    pub(super) fn new(
        response: &Response,
        base: Option<&'a BaseEffects>,
        rules: &Rules,
        state: &State,
        seed: &'a Seed,
    ) -> Self {
        let lands = base.and_then(|base| Landing::new(base, rules, seed));
        let habit = |slot: Slot| i64::from(state.values[slot.at()]);
        let managing = match base {
            Some(_) => {
                Overuse::new(habit(Slot::LEAD_HABIT), habit(Slot::MANAGE_HABIT), rules).managing
            }
            None => 0,
        };
        Self {
            by_all: managing > 0 || lands.is_some(),
            uses: response.uses,
            managing,
            lands,
        }
    }

    /// What it is to one member.
    #[inline]
    pub(super) fn by<R: Recorder>(
        &self,
        member: &Member,
        position: u16,
        mut one: One<'_, R>,
        rules: &Rules,
    ) {
        if let Some(lands) = &self.lands {
            lands.on(member, &mut one);
        }
        if self.managing > 0 {
            let lost = match member.autonomy {
                Autonomy::Low => rules.overuse.autonomy_low,
                Autonomy::Medium => rules.overuse.autonomy_medium,
                Autonomy::High => rules.overuse.autonomy_high,
            };
            let lost = scale(i64::from(lost), self.managing);
            one.change(TRUST, -lost, Cause::Rule(Rule::Micromanaging));
        }
        if self.uses >> position & 1 == 1 {
            let used = Cause::Rule(Rule::TalentUsed);
            one.change(TRUST, i64::from(rules.members.talent_trust), used);
            one.change(ENERGY, i64::from(rules.members.talent_energy), used);
        }
    }
}

impl<'a> Landing<'a> {
    /// Nothing if the rulebook does not say how acts land on members.
    #[inline]
    fn new(base: &'a BaseEffects, rules: &Rules, seed: &'a Seed) -> Option<Self> {
        let of = &rules.selves;
        let far = (of.trust_luck != 0 || of.energy_luck != 0)
            .then(|| [of.trust_luck, of.energy_luck].map(i64::from));
        if far.is_none() && !of.heeds_hats() {
            return None;
        }
        Some(Self {
            wants: &base.wants,
            far,
            seed,
        })
    }

    #[inline]
    fn on<R: Recorder>(&self, member: &Member, one: &mut One<'_, R>) {
        if let Some(far) = self.far {
            let turn = u32::from(one.turn);
            let luck = self.seed.pair(member.key, Purpose::Member, turn);
            for at in [TRUST, ENERGY] {
                let by = scale(far[at], luck[at].cubed());
                one.change(at, by, Cause::Rule(Rule::OwnLuck));
            }
        }
        let by = self.wants[member.autonomy as usize];
        for at in [TRUST, ENERGY] {
            one.change(at, by[at], Cause::Rule(Rule::Wants));
        }
    }
}
