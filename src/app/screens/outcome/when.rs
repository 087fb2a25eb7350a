//! When in the scene of an outcome what comes on, in seconds: all of it within four.

use crate::app::kit::tokens::time::CARD;
use crate::session::TurnView;

/// The card is looked at before it turns.
const LOOKED_AT: f32 = 0.25;
/// Most that the meters may take together.
const METERS: f32 = 1.9;
/// Most that one meter takes.
const METER: f32 = 0.6;
/// The end of the longest scene.
const LONGEST: f32 = 3.9;

/// The times of a scene.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct When {
    /// The card turns.
    pub(super) turns: f32,
    /// The hat drops on.
    pub(super) hat: f32,
    /// The card goes to its side, and what happened is told.
    pub(super) told: f32,
    /// Promises, values, what came back.
    pub(super) news: f32,
    /// The first meter moves.
    first: f32,
    /// How long each meter takes.
    pub(super) each: f32,
    /// Whoever moved is there.
    pub(super) people: f32,
}

impl When {
    /// The times for an outcome.
    pub(super) fn of(last: &TurnView) -> Self {
        Self::with(last.aftermath.meters.len())
    }

    fn with(meters: usize) -> Self {
        let hat = LOOKED_AT + CARD * 0.8;
        let told = hat + 0.4;
        let first = told + 0.6;
        let count = meters.max(1) as f32;
        let each = (METERS / count).min(METER);
        Self {
            turns: LOOKED_AT,
            hat,
            told,
            news: told + 0.3,
            first,
            each,
            people: each.mul_add(count, first),
        }
    }

    /// When a meter moves.
    pub(super) fn meter(&self, position: usize) -> f32 {
        self.each.mul_add(position as f32, self.first)
    }

    /// When everything stands.
    pub(super) fn end(&self) -> f32 {
        (self.people + 0.4).min(LONGEST)
    }
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, When};

    #[test]
    fn a_scene_is_over_within_four_seconds_whatever_moves() {
        for meters in 0..=5 {
            let when = When::with(meters);
            assert!(when.people + 0.4 <= LONGEST, "{meters}: {when:?}");
            assert!(when.turns < when.hat && when.hat < when.told && when.told < when.meter(0));
            assert!(when.end() < 4.0);
        }
    }
}
