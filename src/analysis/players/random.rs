//! `random`: any open response, each as likely.

use crate::analysis::{Decision, Player};
use crate::engine::ResponseIx;

/// Any open response, each as likely.
#[derive(Debug, Clone, Copy)]
pub struct Random;

impl Player for Random {
    fn choose(&self, decision: &Decision<'_>) -> ResponseIx {
        decision.pick(decision.draw(0).below(decision.open.len() as u32) as usize)
    }
}
