//! Answers to a form, and what they are worth.

use serde::{Deserialize, Serialize};

use super::{Form, QuizItem};
use crate::engine::Hat;

/// An answer to one situation.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// Id of the situation.
    pub situation: String,
    /// The job that it asks for, as somebody sees it.
    pub job: Hat,
    /// Id of a reason; nothing if none was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// What the answers to a form are worth, apart from any game.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Score {
    /// Situations with the right job, 0 to 5.
    pub jobs: u32,
    /// Situations with the right reason, 0 to 5.
    pub reasons: u32,
}

impl Score {
    /// Points, 0 to [`MOST`](super::MOST).
    #[must_use]
    pub const fn points(self) -> u32 {
        self.jobs + self.reasons
    }
}

impl Form {
    /// A situation by its id.
    #[must_use]
    pub fn situation(&self, id: &str) -> Option<&QuizItem> {
        self.situations.iter().find(|s| s.id == id)
    }

    /// What answers are worth. What was not answered brings nothing; of several answers to one situation the last one counts, and those to
    /// situations that this form does not have count for nothing.
    #[must_use]
    pub fn score(&self, answers: &[Answer]) -> Score {
        let mut score = Score::default();
        for situation in &self.situations {
            let last = answers.iter().rev().find(|a| a.situation == situation.id);
            let Some(answer) = last else { continue };
            score.jobs += u32::from(answer.job == situation.job);
            let said = answer.reason.as_deref();
            let right = situation.reasons.iter().find(|r| r.right);
            score.reasons += u32::from(said.is_some() && said == right.map(|r| &*r.id));
        }
        score
    }
}
