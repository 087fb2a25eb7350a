//! A playthrough played again, with the state before every decision.

use crate::analysis::rule_of_thumb;
use crate::engine::{CrisisIx, Game, Ledger, Next, Refusal, ResponseIx, State};

/// A decision that does not fit the game.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("decision {number} does not fit: {why}")]
pub struct Misfit {
    /// Which, from 1.
    pub number: usize,
    /// Why.
    pub why: Refusal,
}

/// A moment of choice.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// The state before the response.
    pub state: State,
    /// The crisis.
    pub crisis: CrisisIx,
    /// The open responses, in the order of the file.
    pub open: Vec<ResponseIx>,
    /// The response that was given; one of those.
    pub chosen: ResponseIx,
}

impl Step {
    fn position(&self, response: ResponseIx) -> usize {
        self.open.iter().position(|&r| r == response).unwrap_or(0)
    }

    /// The response that was given, as a position among the open ones.
    #[must_use]
    pub fn taken(&self) -> usize {
        self.position(self.chosen)
    }

    /// The response of the rule of thumb, as a position among the open ones.
    #[must_use]
    pub fn thumb(&self, game: &Game) -> usize {
        self.position(rule_of_thumb(game, &self.state))
    }
}

/// A playthrough played again.
#[derive(Debug, Clone, PartialEq)]
pub struct Trace {
    /// Decision by decision.
    pub steps: Vec<Step>,
    /// The state after the last decision.
    pub last: State,
    /// Everything that happened.
    pub ledger: Ledger,
}

impl Trace {
    /// Plays decisions again. They need not reach the end of the game.
    ///
    /// # Errors
    /// The first decision that does not fit.
    pub fn new(game: &Game, seed: u64, decisions: &[ResponseIx]) -> Result<Self, Misfit> {
        let mut state = State::new(game.scenario());
        let mut ledger = Ledger::default();
        let mut next = game.begin(&mut state, seed, &mut ledger);
        let mut steps = Vec::with_capacity(decisions.len());
        for (number, &chosen) in (1..).zip(decisions) {
            let misfit = |why| Misfit { number, why };
            let Next::Asks(crisis) = next else {
                return Err(misfit(Refusal::Over));
            };
            let before = state.clone();
            let open = game.open_responses(&before).collect();
            next = game
                .decide(&mut state, chosen, &mut ledger)
                .map_err(misfit)?;
            steps.push(Step {
                state: before,
                crisis,
                open,
                chosen,
            });
        }
        Ok(Self {
            steps,
            last: state,
            ledger,
        })
    }
}
