//! Step 6: members and the team find a common level, and someone at the end of their patience may leave.

use super::practice::BaseEffects;
use super::selves::{ENERGY, Felt, One, TRUST};
use crate::engine::index::bits;
use crate::engine::levels::shift;
use crate::engine::turn::Turn;
use crate::engine::{
    Cause, Entry, FULL, Happening, Luck, MemberIx, MemberNumber, ONE, Purpose, Recorder, Response,
    Rule, Rules, Slot, scale,
};

impl<R: Recorder> Turn<'_, R> {
    pub(crate) fn members(
        &mut self,
        response: &Response,
        base: Option<&BaseEffects>,
        rules: &Rules,
    ) {
        let of = &rules.members;
        let present = self.state.present;
        if present == 0 {
            return;
        }
        let together = Cause::Rule(Rule::Together);
        let pull = i64::from(of.to_team);
        let team = [self.value(Slot::TRUST), self.missing(Slot::FATIGUE)];
        let felt = Felt::new(response, base, rules, self.state);
        let tables = &self.scenario.tables;
        let first = tables.layout.member(0, MemberNumber::Trust);
        let state = &mut *self.state;
        let turn = state.turn;
        let mut all = [0_i64; 2];
        let (numbers, _) = state.values[first.at()..].as_chunks_mut();
        for (position, ((member, numbers), own)) in
            (0..).zip(tables.members.iter().zip(numbers).zip(&state.selves))
        {
            if present >> position & 1 == 0 {
                continue;
            }
            let first = Slot(first.0 + 3 * position);
            let own = own.map(i64::from);
            for at in [TRUST, ENERGY] {
                let gap = team[at] + own[at] - i64::from(numbers[at]);
                let slot = Slot(first.0 + at as u16);
                let by = scale(gap, pull);
                shift(
                    &mut numbers[at],
                    (0, FULL),
                    by,
                    self.recorder,
                    |delta, wanted| Entry {
                        turn,
                        slot,
                        delta,
                        wanted,
                        cause: together,
                    },
                );
            }
            if felt.by_all || felt.uses >> position & 1 == 1 {
                let one = One {
                    numbers,
                    first,
                    turn,
                    recorder: &mut *self.recorder,
                };
                felt.by(member, position, one, rules);
            }
            for at in [TRUST, ENERGY] {
                all[at] += i64::from(numbers[at]) - own[at];
            }
        }
        let mean = all.map(|sum| sum / i64::from(present.count_ones()));
        let pull = i64::from(of.to_members);
        let trust = mean[TRUST] - self.value(Slot::TRUST);
        self.change_level(Slot::TRUST, scale(trust, pull), together);
        let fatigue = i64::from(FULL) - mean[ENERGY] - self.value(Slot::FATIGUE);
        self.change_level(Slot::FATIGUE, scale(fatigue, pull), together);
        self.departures(rules);
    }

    /// Whoever is too disappointed or too tired leaves with a chance that grows with how much.
    fn departures(&mut self, rules: &Rules) {
        let (of, own) = (&rules.members, &rules.selves);
        let least = [i64::from(of.leaves_trust), i64::from(of.leaves_energy)];
        let mut bear = own.leaves_at(self.state.value(Slot::MORALE));
        for position in bits(self.scenario.can_leave & self.state.present) {
            let layout = self.scenario.tables.layout;
            let first = layout.member(position as u16, MemberNumber::Trust).at();
            let [trust, energy, ..] = self.state.values[first..] else {
                continue;
            };
            let [trust, energy] = [i64::from(trust), i64::from(energy)];
            let lacks = (least[0] - trust).max(0) + (least[1] - energy).max(0);
            let worn_out = (bear - (trust + energy) / 2).max(0);
            // Nearly always.
            if lacks == 0 && worn_out == 0 {
                continue;
            }
            let risk = scale(lacks, i64::from(of.leaves_chance))
                + scale(worn_out, i64::from(own.leaves_chance));
            let risk = scale(risk, own.let_go(self.state.value(Slot::DIRECTION)));
            if risk != 0 && self.goes(MemberIx(position), risk) {
                self.leave(MemberIx(position));
                bear = own.leaves_at(self.state.value(Slot::MORALE));
            }
        }
    }

    /// Whether a member leaves at a risk in thousandths.
    fn goes(&self, ix: MemberIx, risk: i64) -> bool {
        let member = &self.scenario.tables.members[ix.at()];
        if let Some(c) = member.leaves_after
            && !self.state.fact(self.scenario.facts.saw + c.0)
        {
            return false;
        }
        let turn = u32::from(self.state.turn);
        let luck = Luck::draw(self.state.seed, member.key, Purpose::Leave, turn);
        i64::from(luck.thousandths()) < risk
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
        if let Some(rules) = self.rules() {
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
