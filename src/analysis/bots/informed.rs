//! `informed`: the best by looking ahead over the same distribution of luck; the yardstick of good play.

use super::greedy::best;
use crate::analysis::{Bot, Decision, LookAhead};
use crate::engine::ResponseIx;

/// The best response by looking ahead.
#[derive(Debug, Clone, Copy)]
pub struct Informed(pub LookAhead);

impl Default for Informed {
    fn default() -> Self {
        Self(LookAhead {
            lucks: 16,
            turns: 4,
        })
    }
}

impl Bot for Informed {
    fn choose(&self, decision: &Decision<'_>) -> ResponseIx {
        match decision.open {
            // Nothing to weigh.
            [only] => *only,
            _ => best(decision, &self.0.values(decision)),
        }
    }
}
