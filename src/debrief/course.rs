//! What was changed about the course of a game while it was played: decisions taken back, crises skipped, another length, a collapse held
//! off.

use serde::Serialize;

use super::report::Debrief;

/// Something that was changed about the course of a game.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// How many crises had been answered by then; of a decision that was taken back, how many with it.
    pub answered: u16,
    /// What kind of change.
    pub kind: ChangeKind,
    /// Id of the crisis that was skipped, asked after all, or whose answer was taken back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub crisis: Option<String>,
    /// The same in a sentence.
    pub said: String,
}

/// A kind of change of the course.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// The game began from a decision of another save.
    BeganFrom,
    /// The last decision was taken back.
    TakenBack,
    /// More crises.
    Lengthened,
    /// Fewer crises.
    Shortened,
    /// A crisis was skipped.
    Skipped,
    /// A crisis that had been skipped was asked.
    Unskipped,
    /// A meter at 0 did not end the game from here on.
    HeldOff,
    /// A designed cut was played from here on.
    Cut,
    /// A meter at 0 ended the game again from here on.
    LetFall,
}

impl ChangeKind {
    /// Its stable name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::BeganFrom => "began_from",
            Self::TakenBack => "taken_back",
            Self::Lengthened => "lengthened",
            Self::Shortened => "shortened",
            Self::Skipped => "skipped",
            Self::Unskipped => "unskipped",
            Self::HeldOff => "held_off",
            Self::Cut => "cut",
            Self::LetFall => "let_fall",
        }
    }
}

impl Change {
    /// When it was done, in a few words.
    #[must_use]
    pub fn when(&self) -> String {
        match (self.kind, self.answered) {
            (ChangeKind::BeganFrom, _) => "At the start".to_owned(),
            (ChangeKind::TakenBack, turn) => format!("Crisis {turn}"),
            (_, 0) => "Before the first answer".to_owned(),
            (_, turn) => format!("After crisis {turn}"),
        }
    }
}

impl Debrief {
    /// Adds what was changed about the course of the game.
    #[must_use]
    pub fn with_course(mut self, course: Vec<Change>) -> Self {
        self.course = course;
        self
    }

    /// How many decisions were taken back, in a sentence; nothing if none was.
    #[must_use]
    pub fn taken_back(&self) -> Option<String> {
        let back = |change: &&Change| change.kind == ChangeKind::TakenBack;
        match self.course.iter().filter(back).count() {
            0 => None,
            1 => Some(
                "1 decision was taken back. Luck was not drawn again: the same answer would have led to the same result.".to_owned(),
            ),
            n => Some(format!(
                "{n} decisions were taken back. Luck was not drawn again: the same answers would have led to the same results."
            )),
        }
    }
}
