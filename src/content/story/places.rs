//! Where in the file the engine's positions stand: for findings about what plays have shown.

use super::Story;
use crate::content::finding::Step;
use crate::engine::{CrisisIx, EndingIx, LaterIx, OutcomeIx, PromiseIx, ResponseIx};

impl Story {
    /// The place of a crisis in the file.
    #[must_use]
    pub fn place_of_crisis(&self, ix: CrisisIx) -> Vec<Step> {
        vec![Step::Field("crises"), Step::Index(ix.at())]
    }

    /// The place of a response in the file.
    #[must_use]
    pub fn place_of_response(&self, ix: ResponseIx) -> Vec<Step> {
        let (crisis, response) = self.parts.responses[ix.at()];
        self.place_in(crisis, response)
    }

    /// The place of an outcome in the file.
    #[must_use]
    pub fn place_of_outcome(&self, ix: OutcomeIx) -> Vec<Step> {
        let written = self.places.outcome_written[ix.at()];
        let (crisis, response, outcome) = self.parts.outcomes[written as usize];
        let mut place = self.place_in(crisis, response);
        place.extend([Step::Field("outcomes"), Step::Index(outcome as usize)]);
        place
    }

    /// The place of a delayed consequence in the file.
    #[must_use]
    pub fn place_of_later(&self, ix: LaterIx) -> Vec<Step> {
        let (crisis, response, outcome, later) = self.parts.laters[ix.at()];
        let mut place = self.place_in(crisis, response);
        if let Some(outcome) = outcome {
            place.extend([Step::Field("outcomes"), Step::Index(outcome as usize)]);
        }
        place.extend([Step::Field("later"), Step::Index(later as usize)]);
        place
    }

    /// The place of a promise in the file.
    #[must_use]
    pub fn place_of_promise(&self, ix: PromiseIx) -> Vec<Step> {
        let (crisis, response, promise) = self.parts.promises[ix.at()];
        let mut place = self.place_in(crisis, response);
        place.extend([Step::Field("promises"), Step::Index(promise as usize)]);
        place
    }

    /// The place of an ending in the file.
    #[must_use]
    pub fn place_of_ending(&self, ix: EndingIx) -> Vec<Step> {
        vec![Step::Field("endings"), Step::Index(ix.at())]
    }

    /// The response that an outcome belongs to, and its number among that response's outcomes in the order of the file, from 1.
    #[must_use]
    pub fn outcome_of(&self, ix: OutcomeIx) -> (ResponseIx, u32) {
        let written = self.places.outcome_written[ix.at()];
        let (crisis, response, outcome) = self.parts.outcomes[written as usize];
        let first = self.scenario.crisis(CrisisIx(crisis)).responses.from;
        (ResponseIx(first + response), outcome + 1)
    }

    /// The outcome that a delayed consequence belongs to, if it does not belong to its response whatever the outcome.
    #[must_use]
    pub fn outcome_before(&self, ix: LaterIx) -> Option<OutcomeIx> {
        let (crisis, response, outcome, _) = self.parts.laters[ix.at()];
        let key = (crisis, response, outcome?);
        let written = self.parts.outcomes.iter().position(|o| *o == key)?;
        self.places.outcome_at.get(written).copied().map(OutcomeIx)
    }

    fn place_in(&self, crisis: u32, response: u32) -> Vec<Step> {
        vec![
            Step::Field("crises"),
            Step::Index(crisis as usize),
            Step::Field("responses"),
            Step::Index(response as usize),
        ]
    }
}
