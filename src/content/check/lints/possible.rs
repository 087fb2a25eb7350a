//! What the checker proves impossible, for others: everything else may happen.

use super::reach::{Moment, Reach};
use crate::content::story::Story;
use crate::engine::{LaterIx, PromiseIx};

/// For everything that can happen in a scenario, by the engine's positions: whether it is not proven that it never does.
///
/// Sound in one direction: what is `false` never happens, whatever is played and drawn; what is `true` may or may not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Possible {
    /// Crises that may arrive.
    pub crises: Vec<bool>,
    /// Responses that may be open.
    pub responses: Vec<bool>,
    /// Outcomes that may be drawn.
    pub outcomes: Vec<bool>,
    /// Consequences that may come back.
    pub laters: Vec<bool>,
    /// Promises that may be kept.
    pub kept: Vec<bool>,
    /// Promises that may be broken.
    pub broken: Vec<bool>,
    /// Endings that may be taken.
    pub endings: Vec<bool>,
}

impl Possible {
    /// What may happen in a story.
    #[must_use]
    pub fn of(story: &Story) -> Self {
        let reach = Reach::new(story);
        let tables = story.scenario().tables();
        let holds = |test| reach.test(test, Moment::Any).hold;
        let later = |(ix, later): (LaterIx, &crate::engine::Later)| {
            let response = story.cause_of(ix);
            let caused = match story.outcome_before(ix) {
                Some(outcome) => reach.outcomes[outcome.at()],
                None => reach.responses[response.at()],
            };
            let made = reach
                .order
                .earliest_turn(story.scenario().response(response).crisis);
            caused && made + u32::from(later.turns) <= reach.most_turns && holds(later.when)
        };
        let made = |list: &[bool]| {
            let promises = (0..).map(PromiseIx).zip(list);
            let made =
                |(p, can): (PromiseIx, &bool)| *can && reach.responses[story.promised_in(p).at()];
            promises.map(made).collect()
        };
        let mut taken_before = false;
        let endings = tables.endings.iter().map(|ending| {
            let can = !taken_before && holds(ending.when);
            taken_before |= !reach.test(ending.when, Moment::Any).fail;
            can
        });
        Self {
            endings: endings.collect(),
            laters: (0..).map(LaterIx).zip(&tables.laters).map(later).collect(),
            kept: made(&reach.kept),
            broken: made(&reach.broken),
            crises: reach.crises.clone(),
            responses: reach.responses.clone(),
            outcomes: reach.outcomes.clone(),
        }
    }
}
