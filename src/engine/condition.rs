//! Conditions: what can be asked of a state.

use super::{
    CrisisIx, MemberIx, OutcomeIx, PromiseIx, PromiseStatus, Range, ResponseIx, Scenario, Slot,
    State, TestIx, ValueIx, ValueStatus,
};

/// One test. Composite tests point at others in the scenario's table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Test {
    /// The slot holds at least so many thousandths.
    AtLeast(Slot, i32),
    /// The slot holds at most so many thousandths.
    AtMost(Slot, i32),
    /// A count of turns lies in this closed range.
    Counted(Count, u16, u16),
    /// The flag is set.
    Flag(u32),
    /// The crisis was answered.
    Saw(CrisisIx),
    /// The response was chosen.
    Chose(ResponseIx),
    /// The outcome came about.
    Happened(OutcomeIx),
    /// The member has left.
    Left(MemberIx),
    /// The promise stands so ([`PromiseStatus::Open`] asks whether it was made at all).
    Promise(PromiseIx, PromiseStatus),
    /// The value stands so.
    Value(ValueIx, ValueStatus),
    /// The value was honoured at least once.
    Honoured(ValueIx),
    /// The game ended because this meter (or any, if none is named) reached 0.
    Collapsed(Option<Slot>),
    /// All of these.
    All(Range),
    /// At least one of these.
    Any(Range),
    /// Not this.
    Not(TestIx),
}

/// What can be counted in turns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    /// The number of the turn, from 1.
    Turn,
    /// Turns in which the response led.
    Led,
    /// Turns in which the response managed.
    Managed,
    /// Turns in which the response did both.
    Both,
    /// Turns in which the response waited.
    Waited,
}

impl Scenario {
    /// Whether a condition holds in a state.
    #[inline(always)]
    #[must_use]
    pub fn holds(&self, ix: TestIx, state: &State) -> bool {
        if ix == TestIx::ALWAYS {
            return true;
        }
        // What is asked most often, without a call.
        match self.tables.tests[ix.at()] {
            Test::AtLeast(slot, value) => state.values[slot.at()] >= value,
            Test::AtMost(slot, value) => state.values[slot.at()] <= value,
            Test::Flag(flag) => state.fact(flag),
            _ => self.test(ix, state),
        }
    }

    /// Whether a crisis has come in this game.
    #[inline]
    #[must_use]
    pub fn was_seen(&self, crisis: CrisisIx, state: &State) -> bool {
        state.fact(self.facts.saw + crisis.0)
    }

    fn test(&self, ix: TestIx, state: &State) -> bool {
        let facts = &self.facts;
        match self.tables.tests[ix.at()] {
            Test::AtLeast(slot, value) => state.values[slot.at()] >= value,
            Test::AtMost(slot, value) => state.values[slot.at()] <= value,
            Test::Counted(count, least, most) => {
                let n = match count {
                    Count::Turn => state.turn,
                    Count::Led => state.worn[0],
                    Count::Managed => state.worn[1],
                    Count::Both => state.worn[2],
                    Count::Waited => state.worn[3],
                };
                (least..=most).contains(&n)
            }
            Test::Flag(flag) => state.fact(flag),
            Test::Saw(crisis) => state.fact(facts.saw + crisis.0),
            Test::Chose(response) => state.fact(facts.chose + response.0),
            Test::Happened(outcome) => state.fact(facts.happened + outcome.0),
            Test::Left(member) => state.fact(facts.left + member.0),
            Test::Promise(promise, status) => {
                let now = state.promises[promise.at()].status;
                match status {
                    PromiseStatus::Open => now != PromiseStatus::Unmade,
                    _ => now == status,
                }
            }
            Test::Value(value, status) => state.debts[value.at()].status == status,
            Test::Honoured(value) => state.fact(facts.honoured + value.0),
            Test::Collapsed(slot) => match slot {
                Some(slot) => state.collapsed == Some(slot),
                None => state.collapsed.is_some(),
            },
            Test::All(range) => range.iter().all(|child| self.holds(TestIx(child), state)),
            Test::Any(range) => range.iter().any(|child| self.holds(TestIx(child), state)),
            Test::Not(inner) => !self.holds(inner, state),
        }
    }
}
