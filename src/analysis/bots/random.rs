//! `random`: any open response, each as likely.

use crate::analysis::{Bot, Decision, Draw};
use crate::engine::ResponseIx;

/// Any open response, each as likely.
#[derive(Debug, Clone, Copy)]
pub struct Random;

impl Bot for Random {
    fn choose(&self, decision: &Decision<'_>) -> ResponseIx {
        decision.pick(
            decision
                .draw(Draw::Answer)
                .below(decision.open.len() as u32) as usize,
        )
    }
}
