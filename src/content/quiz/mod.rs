//! Before and after: two forms of five short situations that ask which job the moment asks for, and why. They come from the framework and from no
//! scenario, and are scored apart from the game.

mod kept;
mod read;
mod score;

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::engine::Hat;

pub use kept::{COLUMNS, JOBS, Kept, Pairs, letters};
pub use read::Mistake;
pub use score::{Answer, Score};

/// Situations in a form.
pub const SITUATIONS: usize = 5;

/// The most points that a form can bring: one for each job, and one for each reason.
pub const MOST: u32 = 2 * SITUATIONS as u32;

/// What the situations ask, as it stands above the four jobs.
pub const ASKS_JOB: &str = "Which job does this moment ask for, of whoever leads and manages here?";

/// As it stands above the reasons.
pub const ASKS_REASON: &str = "Why?";

/// What a mean change over people does not show: to be said wherever it is.
pub const LIMITS: &str = "Nobody has tested whether the two forms are equally hard, there is no group that did something else meanwhile, and both were \
                          answered close together. So this cannot show that the session was the cause, that anything lasts, or how one person leads.";

/// One of the two forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FormId {
    /// The first.
    #[serde(alias = "A")]
    A,
    /// The second.
    #[serde(alias = "B")]
    B,
}

impl FormId {
    /// Both.
    pub const ALL: [Self; 2] = [Self::A, Self::B];

    /// As it stands on paper.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
        }
    }

    /// The one that is answered at the other end of the session.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::A => Self::B,
            Self::B => Self::A,
        }
    }
}

/// When a form is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum When {
    /// Before the session.
    Before,
    /// After it.
    After,
}

impl When {
    /// As it is written in files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::After => "after",
        }
    }
}

/// What the four jobs are called here, in a sentence each.
#[must_use]
pub const fn job(hat: Hat) -> &'static str {
    match hat {
        Hat::Lead => "To lead: make why and what clear.",
        Hat::Manage => "To manage: settle how and when.",
        Hat::Both => "Both, now: neither holds without the other.",
        Hat::Wait => "Neither, now: leave it to those who have it in hand.",
    }
}

/// Both forms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quiz {
    forms: [Form; 2],
}

impl Quiz {
    /// One of the forms.
    #[must_use]
    pub const fn form(&self, id: FormId) -> &Form {
        let [a, b] = &self.forms;
        match id {
            FormId::A => a,
            FormId::B => b,
        }
    }
}

/// Five situations.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// Which of the two.
    pub id: FormId,
    /// The situations, in the order in which they are asked.
    pub situations: Vec<QuizItem>,
}

/// A moment at work, and what it asks for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuizItem {
    /// Stable id, other than those of all other situations.
    pub id: String,
    /// What is going on.
    pub text: String,
    /// The job that it asks for; `Wait` stands for leaving it.
    pub job: Hat,
    /// Why; one of them is right.
    pub reasons: Vec<Reason>,
    /// Why the right job is right, in a sentence: for whoever has answered, and for the facilitator.
    pub key: String,
}

impl QuizItem {
    /// The right reason's place, from 0.
    #[must_use]
    pub fn right(&self) -> usize {
        // There is exactly one: it was counted when the file was read.
        self.reasons.iter().position(|r| r.right).unwrap_or(0)
    }
}

/// Why a moment asks for a job.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    /// Stable id, other than those of the other reasons of the situation.
    pub id: String,
    /// In words of why, what, how and when.
    pub text: String,
    /// Whether it is the one that the facts bear out.
    #[serde(default)]
    pub right: bool,
}

/// The forms that are built into the program.
///
/// # Panics
/// Never: a test reads them.
pub fn quiz() -> &'static Quiz {
    static QUIZ: LazyLock<Quiz> = LazyLock::new(|| {
        Quiz::parse(include_str!("../../../assets/quiz.ron"))
            .expect("the forms that are built in have been tested")
    });
    &QUIZ
}

#[cfg(test)]
mod tests;
