//! `alternate`: leads and manages in turn, whatever the moment asks for.

use super::Always;
use crate::analysis::{Bot, Decision};
use crate::engine::{Hat, ResponseIx};

/// Leads and manages in turn.
#[derive(Debug, Clone, Copy)]
pub struct Alternate;

impl Bot for Alternate {
    fn choose(&self, decision: &Decision<'_>) -> ResponseIx {
        let hat = if decision.state.turn() % 2 == 1 {
            Hat::Lead
        } else {
            Hat::Manage
        };
        Always(hat).choose(decision)
    }
}
