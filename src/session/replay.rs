//! A playthrough played again from its decisions and plans.

use super::intent::Refused;
use super::playthrough::Playthrough;
use super::record::{AcceptedDecision, Planned};
use crate::content::Story;
use crate::engine::Rulebook;

/// A playthrough that was played again, as far as its decisions fit.
#[derive(Debug)]
pub(super) struct Replay {
    pub(super) play: Playthrough,
    /// The fingerprint after each decision.
    pub(super) decided: Vec<u64>,
    /// The fingerprint after each change of the plan; of the plan that it began with, at the beginning.
    pub(super) planned: Vec<u64>,
    /// The first decision that does not fit.
    pub(super) misfit: Option<Box<Misfit>>,
}

/// Why a decision of a save does not fit the scenario as it is now.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the decision of turn {turn}, \"{crisis}/{response}\", does not fit: {why}")]
pub struct Misfit {
    /// The turn, from 1.
    pub turn: u16,
    /// Id of the crisis that was answered.
    pub crisis: String,
    /// Id of the response that was given.
    pub response: String,
    /// Why.
    pub why: MisfitReason,
}

/// What is in the way of a decision.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MisfitReason {
    /// The crisis is gone.
    #[error("there is no crisis \"{0}\" any more")]
    CrisisGone(String),
    /// Another crisis comes at this point.
    #[error("at this point \"{0}\" comes now")]
    OtherCrisis(String),
    /// The response is gone.
    #[error("the crisis has no response \"{0}\" any more")]
    ResponseGone(String),
    /// The response is not open.
    #[error("the response is not open at this point any more")]
    NotOpen,
    /// The plan was changed afterwards, and under the new one it could not have been taken.
    #[error("the plan was changed after it to one under which it could not have been taken")]
    Planned,
    /// The game is over before.
    #[error("the game is over before it, with the ending \"{0}\"")]
    Over(String),
}

impl Replay {
    pub(super) fn play(
        story: Story,
        rulebook: Rulebook,
        seed: u64,
        plans: &[Planned],
        decisions: &[AcceptedDecision],
    ) -> Self {
        let (begun, changes) = match plans {
            [begun, changes @ ..] => (begun.plan.clone(), changes),
            [] => (Default::default(), plans),
        };
        let play = Playthrough::begin_by(story, rulebook, seed, begun);
        let mut again = Self {
            planned: vec![play.fingerprint()],
            play,
            decided: Vec::with_capacity(decisions.len()),
            misfit: None,
        };
        let mut changes = changes.iter().peekable();
        for (position, decision) in decisions.iter().enumerate() {
            while let Some(planned) = changes.next_if(|planned| planned.after <= position) {
                if !again.follow(planned, decisions) {
                    return again;
                }
            }
            if let Err(why) = again.decide(decision) {
                again.misfit = Some(Misfit::of(decision, why));
                return again;
            }
        }
        for planned in changes {
            if !again.follow(planned, decisions) {
                return again;
            }
        }
        again
    }

    fn decide(&mut self, decision: &AcceptedDecision) -> Result<(), MisfitReason> {
        let response = self.play.find(decision)?;
        let ahead = self.play.ahead(response);
        let ahead = ahead.map_err(|_| MisfitReason::NotOpen)?;
        self.play.accept(response, ahead);
        self.decided.push(self.play.fingerprint());
        Ok(())
    }

    /// Takes a change of the plan over. False if a decision could not have been taken under it.
    fn follow(&mut self, planned: &Planned, decisions: &[AcceptedDecision]) -> bool {
        match self.play.under(planned.plan.clone()) {
            Ok(play) => {
                self.play = play;
                self.planned.push(self.play.fingerprint());
                true
            }
            Err(refused) => {
                let at = |d: &&AcceptedDecision| matches!(refused, Refused::Rests { turn } if d.turn == turn);
                let decision = decisions.iter().find(at).or(decisions.last());
                self.misfit = decision.map(|d| Misfit::of(d, MisfitReason::Planned));
                false
            }
        }
    }
}

impl Misfit {
    fn of(decision: &AcceptedDecision, why: MisfitReason) -> Box<Self> {
        Box::new(Self {
            turn: decision.turn,
            crisis: decision.crisis.clone(),
            response: decision.response.clone(),
            why,
        })
    }
}
