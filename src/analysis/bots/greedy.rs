//! `greedy` and `cautious`: the best next turn, and the best worst next turn.

use crate::analysis::{Bot, Decision, LookAhead};
use crate::engine::{Luck, ResponseIx, Silent};

/// The response with the best grade after this turn, in expectation.
#[derive(Debug, Clone, Copy)]
pub struct Greedy;

impl Bot for Greedy {
    fn choose(&self, decision: &Decision<'_>) -> ResponseIx {
        best(decision, &LookAhead { lucks: 8, turns: 0 }.values(decision))
    }
}

/// The response with the best grade after this turn if luck is bad.
#[derive(Debug, Clone, Copy)]
pub struct Cautious;

impl Bot for Cautious {
    fn choose(&self, decision: &Decision<'_>) -> ResponseIx {
        let mut try_out = decision.state.clone();
        let values: Vec<i64> = decision
            .open
            .iter()
            .map(|&response| {
                try_out.clone_from(decision.state);
                try_out.set_luck(Luck(u32::MAX / 10));
                // An open response is accepted; one that were not would be worth nothing.
                match decision.game.decide(&mut try_out, response, &mut Silent) {
                    Ok(_) => i64::from(decision.game.grade(&try_out)),
                    Err(_) => 0,
                }
            })
            .collect();
        best(decision, &values)
    }
}

/// The first response with the highest value.
pub(super) fn best(decision: &Decision<'_>, values: &[i64]) -> ResponseIx {
    let mut best = 0;
    for (position, value) in values.iter().enumerate() {
        if *value > values[best] {
            best = position;
        }
    }
    decision.pick(best)
}
