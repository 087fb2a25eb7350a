//! Step 6: members and the team find a common level, and someone at the end of their patience may leave.

use super::practice::BaseEffects;
use crate::engine::turn::Turn;
use crate::engine::{
    Autonomy, Cause, FULL, Happening, Luck, MemberIx, MemberNumber, ONE, Purpose, Recorder,
    Response, Rule, Rules, Slot, scale,
};

impl<R: Recorder> Turn<'_, R> {
    pub(crate) fn members(
        &mut self,
        response: &Response,
        base: Option<&BaseEffects>,
        rules: &Rules,
    ) {
        let of = &rules.members;
        let managing = if base.is_some() {
            self.overuse(rules).managing
        } else {
            0
        };
        let together = Cause::Rule(Rule::Together);
        let (mut trust_of_all, mut energy_of_all, mut count) = (0_i64, 0_i64, 0_i64);
        for position in bits(self.state.present) {
            let layout = self.scenario.tables.layout;
            let trust = layout.member(position as u16, MemberNumber::Trust);
            let energy = layout.member(position as u16, MemberNumber::Energy);
            let pull = i64::from(of.to_team);
            let own = self.state.selves[position as usize].map(i64::from);
            for (slot, team, own) in [
                (trust, self.value(Slot::TRUST), own[0]),
                (energy, self.missing(Slot::FATIGUE), own[1]),
            ] {
                let gap = team + own - self.value(slot);
                self.change_level(slot, scale(gap, pull), together);
            }
            if let Some(base) = base {
                self.lands_on(position, [trust, energy], base, rules);
            }
            if managing > 0 {
                let lost = match self.scenario.tables.members[position as usize].autonomy {
                    Autonomy::Low => rules.overuse.autonomy_low,
                    Autonomy::Medium => rules.overuse.autonomy_medium,
                    Autonomy::High => rules.overuse.autonomy_high,
                };
                self.change_level(
                    trust,
                    -scale(i64::from(lost), managing),
                    Cause::Rule(Rule::Micromanaging),
                );
            }
            if response.uses >> position & 1 == 1 {
                let used = Cause::Rule(Rule::TalentUsed);
                self.change_level(trust, i64::from(of.talent_trust), used);
                self.change_level(energy, i64::from(of.talent_energy), used);
            }
            trust_of_all += self.value(trust) - own[0];
            energy_of_all += self.value(energy) - own[1];
            count += 1;
        }
        if count > 0 {
            let pull = i64::from(of.to_members);
            let trust = trust_of_all / count - self.value(Slot::TRUST);
            self.change_level(Slot::TRUST, scale(trust, pull), together);
            let fatigue = i64::from(FULL) - energy_of_all / count - self.value(Slot::FATIGUE);
            self.change_level(Slot::FATIGUE, scale(fatigue, pull), together);
            self.departures(rules);
        }
    }

    /// Whoever is too disappointed or too tired leaves with a chance that grows with how much.
    fn departures(&mut self, rules: &Rules) {
        let (of, own) = (&rules.members, &rules.selves);
        for position in bits(self.scenario.can_leave & self.state.present) {
            let ix = MemberIx(position);
            let after = self.scenario.tables.members[ix.at()].leaves_after;
            if after.is_some_and(|c| !self.state.fact(self.scenario.facts.saw + c.0)) {
                continue;
            }
            let layout = self.scenario.tables.layout;
            let lack = |number, least: i32| {
                let value = self.value(layout.member(position as u16, number));
                (i64::from(least) - value).max(0)
            };
            let lacks = lack(MemberNumber::Trust, of.leaves_trust)
                + lack(MemberNumber::Energy, of.leaves_energy);
            let risk = scale(lacks, i64::from(of.leaves_chance))
                + scale(self.worn_out(position, own), i64::from(own.leaves_chance));
            let risk = scale(risk, own.let_go(self.state.value(Slot::DIRECTION)));
            if risk == 0 {
                continue;
            }
            let key = self.scenario.tables.members[ix.at()].key;
            let luck = Luck::draw(
                self.state.seed,
                key,
                Purpose::Leave,
                u32::from(self.state.turn),
            );
            if i64::from(luck.thousandths()) < risk {
                self.leave(ix);
            }
        }
    }

    /// Whoever said when they would go, goes.
    pub(crate) fn resignations(&mut self) {
        for position in bits(self.scenario.can_resign & self.state.present) {
            let ix = MemberIx(position);
            let member = self.scenario.tables.members[ix.at()];
            if let Some(test) = member.leaves_when
                && self.state.is_present(ix)
                && self.scenario.holds(test, self.state)
            {
                self.leave(ix);
            }
        }
    }

    /// A member leaves, and the share of the team's competence that they carry leaves with them.
    pub(crate) fn leave(&mut self, ix: MemberIx) {
        if !self.state.is_present(ix) {
            return;
        }
        self.state.present &= !(1 << ix.0);
        self.state.set_fact(self.scenario.facts.left + ix.0, true);
        self.happened(Happening::Left(ix));
        let cause = Cause::Departure(ix);
        if let Some(rules) = self.rules {
            let slot = self
                .scenario
                .tables
                .layout
                .member(ix.0 as u16, MemberNumber::Carries);
            // Points of a hundred as a factor of one.
            let share = self.value(slot) * i64::from(ONE) / i64::from(FULL);
            let lost = scale(self.value(Slot::COMPETENCE), share);
            self.change_level(Slot::COMPETENCE, -lost, cause);
            let of = &rules.members;
            self.change_level(
                Slot::FATIGUE,
                scale(lost, i64::from(of.departure_fatigue)),
                cause,
            );
            self.change_level(Slot::MORALE, -i64::from(of.departure_morale), cause);
        }
        let effects = self.scenario.tables.members[ix.at()].on_leaving;
        self.apply(effects, cause);
    }
}

/// The positions of the bits that are set.
fn bits(mut set: u32) -> impl Iterator<Item = u32> {
    std::iter::from_fn(move || {
        let position = set.trailing_zeros();
        set &= set.checked_sub(1)?;
        Some(position)
    })
}
