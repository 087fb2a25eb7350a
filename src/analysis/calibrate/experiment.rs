//! Two or more ways of playing compared on the same seeds: the field experiments among the findings.

mod course;
pub(super) mod practices;
pub(super) mod signatures;
pub(super) mod speech;
pub(super) mod styles;
mod summed;

pub use course::Course;
pub use speech::Act;
pub use summed::Experiment;

use super::totals::Trials;
use crate::analysis::Bot;
use crate::engine::{Game, State};

/// All experiments in one game. Every trial is one seed, and all its arms meet the same luck.
pub struct Experiments<'a> {
    game: &'a Game,
    /// The same game, but for leading acts, which do nothing of their own.
    control: Option<Game>,
}

impl<'a> Experiments<'a> {
    /// Makes what the experiments need beside the game.
    #[must_use]
    pub fn new(game: &'a Game) -> Self {
        Self {
            game,
            control: speech::without_leading(game),
        }
    }

    /// Runs one trial of each and adds what came of it.
    pub fn trial(&self, seed: u64, state: &mut State, trials: &mut Trials) {
        trials.count += 1.0;
        let (practices, rest) = trials.sums.split_at_mut(practices::NUMBERS);
        let (speech, rest) = rest.split_at_mut(speech::NUMBERS);
        let (styles, signatures) = rest.split_at_mut(styles::NUMBERS);
        practices::trial(self.game, seed, state, practices);
        if let Some(control) = &self.control {
            speech::trial(self.game, control, seed, state, speech);
        }
        styles::trial(self.game, seed, state, styles);
        signatures::trial(self.game, seed, state, signatures);
    }

    /// The courses that one trial is worked out from, with the names of their arms.
    #[must_use]
    pub fn courses(&self, seed: u64, state: &mut State) -> Vec<(&'static str, Course)> {
        let people = practices::ARMS.iter().chain(&styles::ARMS);
        let people = people.map(|(name, person)| (*name, person as &dyn Bot));
        let bots = signatures::ARMS.iter().copied();
        people
            .chain(bots)
            .map(|(name, bot)| (name, Course::of(self.game, bot, seed, state)))
            .collect()
    }

    /// The leading acts of one trial, with and without anything in them.
    #[must_use]
    pub fn acts(&self, seed: u64, state: &mut State) -> Vec<Act> {
        let mut acts = Vec::new();
        if let Some(control) = &self.control {
            speech::walk(self.game, control, seed, state, &mut |act| acts.push(act));
        }
        acts
    }
}
