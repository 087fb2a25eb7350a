//! A three-valued look at conditions: whether each can ever hold, and can ever fail, at a moment of the game.

use super::bounds::contradiction;
use super::reach::{Can, Moment, Reach};
use crate::engine::{
    Count, CrisisIx, MemberIx, PromiseStatus, ResponseIx, Slot, Test, TestIx, ValueStatus,
};

impl Reach<'_> {
    /// Whether a condition can hold, and can fail, at a moment.
    pub(super) fn test(&self, ix: TestIx, moment: Moment) -> Can {
        if ix == TestIx::ALWAYS {
            return Can {
                hold: true,
                fail: false,
            };
        }
        let tables = self.story.scenario().tables();
        match tables.tests[ix.at()] {
            Test::All(range) => {
                let (mut hold, mut fail) = (contradiction(tables, range).is_none(), false);
                for child in range.iter().map(TestIx) {
                    let can = self.test(child, moment);
                    hold &= can.hold;
                    fail |= can.fail;
                }
                Can { hold, fail }
            }
            Test::Any(range) => {
                let (mut hold, mut fail) = (false, true);
                for child in range.iter().map(TestIx) {
                    let can = self.test(child, moment);
                    hold |= can.hold;
                    fail &= can.fail;
                }
                Can { hold, fail }
            }
            Test::Not(inner) => {
                let can = self.test(inner, moment);
                Can {
                    hold: can.fail,
                    fail: can.hold,
                }
            }
            leaf => self.leaf(leaf, moment),
        }
    }

    fn leaf(&self, leaf: Test, moment: Moment) -> Can {
        let range = |slot: Slot| self.numbers[slot.at()];
        match leaf {
            Test::AtLeast(slot, value) => Can {
                hold: range(slot).1 >= value,
                fail: range(slot).0 < value,
            },
            Test::AtMost(slot, value) => Can {
                hold: range(slot).0 <= value,
                fail: range(slot).1 > value,
            },
            Test::Counted(count, least, most) => {
                let (lo, hi) = self.counts(count, moment);
                Can {
                    hold: u32::from(least) <= hi && lo <= u32::from(most),
                    fail: lo < u32::from(least) || hi > u32::from(most),
                }
            }
            Test::Flag(flag) => Can::hold(self.flags[flag as usize]),
            Test::Saw(crisis) => self.saw(crisis, moment),
            Test::Chose(response) => self.chose(response, moment),
            Test::Happened(outcome) => {
                let response = self.drawn_in[outcome.at()];
                let chosen = self.chose(response, moment).hold;
                Can::hold(chosen && self.outcomes[outcome.at()])
            }
            Test::Left(MemberIx(member)) => Can::hold(self.left[member as usize]),
            Test::Promise(promise, status) => {
                let made = self.responses[self.promised_in[promise.at()].at()];
                Can::hold(match status {
                    PromiseStatus::Kept => made && self.kept[promise.at()],
                    PromiseStatus::Broken => made && self.broken[promise.at()],
                    PromiseStatus::Open | PromiseStatus::Unmade => made,
                })
            }
            Test::Value(value, ValueStatus::Breached) => Can::hold(self.breached[value.at()]),
            Test::Value(value, ValueStatus::Repaired) => {
                Can::hold(self.breached[value.at()] && self.repaired[value.at()])
            }
            Test::Honoured(value) => Can::hold(self.honoured[value.at()]),
            Test::Collapsed(slot) => {
                let tables = self.story.scenario().tables();
                let declared = slot.and_then(|s| s.at().checked_sub(Slot::CORE));
                let can =
                    declared.is_none_or(|m| tables.meters.get(m).is_some_and(|m| m.collapses));
                Can::hold(can && moment == Moment::Any)
            }
            Test::Value(_, ValueStatus::Whole) | Test::All(_) | Test::Any(_) | Test::Not(_) => {
                Can::EITHER
            }
        }
    }

    pub(super) fn saw(&self, crisis: CrisisIx, moment: Moment) -> Can {
        let comes = self.crises[crisis.at()];
        match moment {
            Moment::Any => Can::hold(comes),
            Moment::Before(here) => Can {
                hold: comes && !self.order.surely_not_before(crisis, here),
                fail: !self.order.surely_before(crisis, here),
            },
            Moment::During(response) => {
                let here = self.story.scenario().response(response).crisis;
                if crisis == here {
                    Can {
                        hold: true,
                        fail: false,
                    }
                } else {
                    self.saw(crisis, Moment::Before(here))
                }
            }
        }
    }

    fn chose(&self, response: ResponseIx, moment: Moment) -> Can {
        let crisis = self.story.scenario().response(response).crisis;
        let can = self.responses[response.at()];
        if let Moment::During(now) = moment
            && self.story.scenario().response(now).crisis == crisis
        {
            return Can {
                hold: now == response,
                fail: now != response,
            };
        }
        Can::hold(can && self.saw(crisis, moment).hold)
    }

    /// The least and the most that a count can be.
    pub(super) fn counts(&self, count: Count, moment: Moment) -> (u32, u32) {
        let hat = |position: usize| (0, u32::from(self.worn[position]));
        match count {
            Count::Turn => {
                let least = match moment {
                    Moment::Any => 0,
                    // `when` is asked before the turn is counted.
                    Moment::Before(c) => self.order.earliest_turn(c) - 1,
                    Moment::During(r) => {
                        let crisis = self.story.scenario().response(r).crisis;
                        self.order.earliest_turn(crisis)
                    }
                };
                (least, self.most_turns.max(least))
            }
            Count::Led => hat(0),
            Count::Managed => hat(1),
            Count::Both => hat(2),
            Count::Waited => hat(3),
        }
    }
}
