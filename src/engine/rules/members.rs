//! Step 6: members and the team find a common level, and someone at the end of their patience may leave.

use super::practice::BaseEffects;
use super::selves::{ENERGY, Felt, One, TRUST};
use crate::engine::index::bits;
use crate::engine::levels::shift;
use crate::engine::turn::Turn;
use crate::engine::{
    Cause, Entry, FULL, Happening, MemberIx, MemberNumber, ONE, Purpose, Recorder, Response, Rule,
    Rules, Slot, scale,
};

/// What members are far from leaving with: nobody is asked any further whom this holds for.
struct AtEase {
    trust: i64,
    energy: i64,
    /// Twice the mean below which a member thinks of leaving.
    both: i64,
}

impl AtEase {
    #[inline]
    fn new(rules: &Rules, morale: i32) -> Self {
        Self {
            trust: i64::from(rules.members.leaves_trust),
            energy: i64::from(rules.members.leaves_energy),
            both: 2 * rules.selves.leaves_at(morale),
        }
    }

    /// Negative if a member with this trust and energy may think of leaving.
    #[inline]
    const fn of(&self, [trust, energy]: [i64; 2]) -> i64 {
        (trust - self.trust) | (energy - self.energy) | (trust + energy - self.both)
    }
}

impl<R: Recorder> Turn<'_, R> {
    #[inline]
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
        let scenario = self.scenario;
        let tables = &scenario.tables;
        // A copy: the state is written to meanwhile.
        let seed = self.state.keys;
        let felt = Felt::new(response, base, rules, self.state, &seed);
        let first = tables.layout.member(0, MemberNumber::Trust);
        let state = &mut *self.state;
        let turn = state.turn;
        let at_ease = AtEase::new(rules, state.values[Slot::MORALE.at()]);
        // Negative once somebody is not.
        let mut ease = 0;
        let mut all = [0_i64; 2];
        let felt_by = if felt.by_all { u32::MAX } else { felt.uses };
        let (numbers, _) = state.values[first.at()..].as_chunks_mut();
        let numbers = numbers.iter_mut().zip(&state.selves);
        // Who is there shifts out at the low end.
        let (mut here, mut feels) = (present, felt_by);
        for (position, (numbers, own)) in numbers.enumerate() {
            let is_here = here & 1 == 1;
            let feels_it = feels & 1 == 1;
            here >>= 1;
            feels >>= 1;
            if !is_here {
                continue;
            }
            let first = Slot(first.0 + 3 * position as u16);
            let own = own.map(i64::from);
            let change = |at: usize, numbers: &mut [i32; 3], recorder: &mut R| {
                let gap = team[at] + own[at] - i64::from(numbers[at]);
                let slot = Slot(first.0 + at as u16);
                let by = scale(gap, pull);
                shift(
                    &mut numbers[at],
                    (0, FULL),
                    by,
                    recorder,
                    |delta, wanted| Entry {
                        turn,
                        slot,
                        delta,
                        wanted,
                        cause: together,
                    },
                );
            };
            change(TRUST, numbers, self.recorder);
            change(ENERGY, numbers, self.recorder);
            if feels_it {
                let one = One {
                    numbers,
                    first,
                    turn,
                    recorder: &mut *self.recorder,
                };
                felt.by(&tables.members[position], position as u16, one, rules);
            }
        }
        // A loop of its own, so that neither needs more than there are registers.
        let (numbers, _) = state.values[first.at()..].as_chunks::<3>();
        let mut here = present;
        for ([trust, energy, _], own) in numbers.iter().zip(&state.selves) {
            let is_here = here & 1 == 1;
            here >>= 1;
            if !is_here {
                continue;
            }
            let (trust, energy) = (i64::from(*trust), i64::from(*energy));
            ease |= at_ease.of([trust, energy]);
            all[TRUST] += trust - i64::from(own[TRUST]);
            all[ENERGY] += energy - i64::from(own[ENERGY]);
        }
        let mean = all.map(|sum| sum / i64::from(present.count_ones()));
        let pull = i64::from(of.to_members);
        let trust = mean[TRUST] - self.value(Slot::TRUST);
        self.change_level(Slot::TRUST, scale(trust, pull), together);
        let fatigue = i64::from(FULL) - mean[ENERGY] - self.value(Slot::FATIGUE);
        self.change_level(Slot::FATIGUE, scale(fatigue, pull), together);
        if ease < 0 {
            self.departures(rules);
        }
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
        let luck = self.state.keys.draw(member.key, Purpose::Leave, turn);
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
