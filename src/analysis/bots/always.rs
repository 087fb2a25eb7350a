//! `lead`, `manage`, `both`, `wait`: one hat in every crisis that offers it.

use crate::analysis::{Bot, Decision};
use crate::engine::{Hat, ResponseIx};

/// One hat in every crisis that offers it; otherwise what comes nearest.
#[derive(Debug, Clone, Copy)]
pub struct Always(pub Hat);

impl Bot for Always {
    fn choose(&self, decision: &Decision<'_>) -> ResponseIx {
        let nearest = match self.0 {
            Hat::Lead => [Hat::Lead, Hat::Both, Hat::Wait, Hat::Manage],
            Hat::Manage => [Hat::Manage, Hat::Both, Hat::Wait, Hat::Lead],
            Hat::Both => [Hat::Both, Hat::Lead, Hat::Manage, Hat::Wait],
            Hat::Wait => [Hat::Wait, Hat::Both, Hat::Lead, Hat::Manage],
        };
        if self.0 == Hat::Both && decision.wearing(Hat::Both).next().is_none() {
            // Both hats over the game, if one act cannot wear them.
            return super::Alternate.choose(decision);
        }
        nearest
            .into_iter()
            .find_map(|hat| decision.any_of(decision.wearing(hat)))
            .unwrap_or_else(|| decision.pick(0))
    }
}
