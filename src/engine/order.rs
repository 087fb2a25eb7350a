//! In which order the answers to a crisis are shown. It changes nothing but what is seen: the engine goes by positions, files and saves by ids.

use serde::{Deserialize, Serialize};

use super::index::{CrisisIx, ResponseIx};
use super::luck::{Luck, Purpose};
use super::scenario::Scenario;

/// In which order answers are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AnswerOrder {
    /// Drawn by luck: another one for each crisis, the same for everybody who plays with this seed.
    #[default]
    Seed,
    /// As they stand in the file of the scenario.
    File,
}

impl AnswerOrder {
    /// These answers to a crisis in the order in which they are shown under a seed. What is drawn for an answer depends on its place in the
    /// file alone, so that those beside it stand alike whether it is open or not.
    #[must_use]
    pub fn shown(
        self,
        scenario: &Scenario,
        seed: u64,
        crisis: CrisisIx,
        answers: impl IntoIterator<Item = ResponseIx>,
    ) -> Vec<ResponseIx> {
        let mut shown: Vec<ResponseIx> = answers.into_iter().collect();
        let crisis = scenario.crisis(crisis);
        shown.sort_by_cached_key(|answer| match self {
            Self::Seed => {
                let place = answer.0 - crisis.responses.from;
                let luck = Luck::draw(seed, crisis.key, Purpose::Answers, place);
                (luck, answer.0)
            }
            Self::File => (Luck::default(), answer.0),
        });
        shown
    }
}
