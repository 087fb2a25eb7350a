//! How a room came to its decisions, where a workshop was played.

use serde::Serialize;

use super::kinds::{DecidedBy, Verdict, Way};
use super::report::Debrief;

/// How a room came to one decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RoomTurn {
    /// People in the room.
    pub size: u16,
    /// What decided.
    pub by: DecidedBy,
    /// The responses that were open, in the order in which they were shown.
    pub hands: Vec<Raised>,
    /// Ids of the responses that were tied, if the facilitator broke a tie.
    pub tied: Vec<String>,
    /// What was predicted to move most; those with most hands first.
    pub predictions: Vec<Foretold>,
    /// What really moved most: several if they moved alike, none if no meter moved.
    pub moved: Vec<Moved>,
    /// What observers saw met of what the crisis asks for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub seen: Vec<Seen>,
    /// What observers wrote; to the last turn, also on the whole game.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
}

/// Hands for a response.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Raised {
    /// Id of the response.
    pub response: String,
    /// The response in its words.
    pub text: String,
    /// So many hands.
    pub hands: u16,
    /// Their share, in per cent; 0 if none were counted.
    pub percent: u16,
}

/// An expectation that observers saw met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Seen {
    /// In the words of the scenario.
    pub text: String,
    /// So many observers saw it met.
    pub observers: u16,
}

/// A prediction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Foretold {
    /// Id of the meter.
    pub meter: String,
    /// What it is called.
    pub name: String,
    /// Which way it was said to move.
    pub way: Way,
    /// How many; nothing if it was the group's.
    pub hands: Option<u16>,
    /// How it did.
    pub verdict: Verdict,
}

/// A meter that moved most.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Moved {
    /// Id of the meter.
    pub meter: String,
    /// What it is called.
    pub name: String,
    /// By so many points.
    pub by: i32,
}

impl Foretold {
    /// In a few words: how many, which meter, which way, and how it did.
    #[must_use]
    pub fn said(&self) -> String {
        let way = match self.way {
            Way::Up => "up",
            Way::Down => "down",
            Way::Same => "stays",
        };
        let verdict = match self.verdict {
            Verdict::Right => "right",
            Verdict::Half => "half right",
            Verdict::Wrong => "wrong",
        };
        let hands = self
            .hands
            .map_or_else(String::new, |hands| format!("{hands}: "));
        format!("{hands}{} {way}, {verdict}", self.name)
    }
}

impl Moved {
    /// In a few words: which meter, and by how much.
    #[must_use]
    pub fn said(&self) -> String {
        format!("{} {:+}", self.name, self.by)
    }
}

impl Debrief {
    /// Adds how a room came to its decisions, turn by turn; nothing where a decision was taken without one.
    #[must_use]
    pub fn with_room(mut self, turns: Vec<Option<RoomTurn>>) -> Self {
        for (turn, room) in self.turns.iter_mut().zip(turns) {
            turn.room = room;
        }
        self
    }
}
