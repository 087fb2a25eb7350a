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
        let (mut trust_of_all, mut energy_of_all, mut count) = (0_u32, 0_u32, 0_u32);
        for position in bits(self.state.present) {
            let layout = self.scenario.tables.layout;
            let trust = layout.member(position as u16, MemberNumber::Trust);
            let energy = layout.member(position as u16, MemberNumber::Energy);
            let pull = i64::from(of.to_team);
            self.change_level(
                trust,
                scale(self.value(Slot::TRUST) - self.value(trust), pull),
                together,
            );
            self.change_level(
                energy,
                scale(self.missing(Slot::FATIGUE) - self.value(energy), pull),
                together,
            );
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
            // Levels are never negative, and those of 32 members fit easily.
            trust_of_all += self.state.values[trust.at()].unsigned_abs();
            energy_of_all += self.state.values[energy.at()].unsigned_abs();
            count += 1;
        }
        if count > 0 {
            let pull = i64::from(of.to_members);
            let mean = |sum: u32| i64::from(sum / count);
            let trust = mean(trust_of_all) - self.value(Slot::TRUST);
            self.change_level(Slot::TRUST, scale(trust, pull), together);
            let fatigue = i64::from(FULL) - mean(energy_of_all) - self.value(Slot::FATIGUE);
            self.change_level(Slot::FATIGUE, scale(fatigue, pull), together);
            self.departures(rules);
        }
    }

    /// Whoever is too disappointed or too tired leaves with a chance that grows with how much.
    fn departures(&mut self, rules: &Rules) {
        let of = &rules.members;
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
            if lacks == 0 {
                continue;
            }
            let risk = scale(lacks, i64::from(of.leaves_chance));
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
