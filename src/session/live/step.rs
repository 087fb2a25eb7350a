//! Who asks, and the steps that a table goes through.

use serde::{Deserialize, Serialize};

/// What somebody is to a room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Access {
    /// A participant.
    Seat,
    /// A participant who watches: ticks expectations, writes notes, votes on nothing. Its page is that of a seat.
    Observer,
    /// What the room looks at. It asks for nothing.
    Wall,
    /// The facilitator.
    Console,
}

impl Access {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Seat, Self::Observer, Self::Wall, Self::Console];
}

/// The step that a table is at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LiveStep {
    /// Before the first crisis.
    Briefing,
    /// People read and talk.
    Discuss,
    /// Everybody votes alone.
    Vote,
    /// People talk about what they voted. Nobody has seen the count.
    Talk,
    /// Everybody may vote again; who does not, stays with the first vote.
    VoteAgain,
    /// Everybody says which meter will move most, and which way.
    Predict,
    /// Everybody names the hat of the answer that they voted for.
    NameHat,
    /// Several answers have most votes: the speaker decides.
    Tie,
    /// What came of it.
    Reveal,
    /// The game is over.
    Over,
}

impl LiveStep {
    /// All of them, in the order of a crisis.
    pub const ALL: [Self; 10] = [
        Self::Briefing,
        Self::Discuss,
        Self::Vote,
        Self::Talk,
        Self::VoteAgain,
        Self::Predict,
        Self::NameHat,
        Self::Tie,
        Self::Reveal,
        Self::Over,
    ];

    /// Whether a crisis asks for a response.
    #[must_use]
    pub const fn asks(self) -> bool {
        !matches!(self, Self::Briefing | Self::Reveal | Self::Over)
    }

    /// Whether it waits for every seat: for a vote, a prediction, or the name of a hat.
    #[must_use]
    pub const fn waits_for_seats(self) -> bool {
        matches!(
            self,
            Self::Vote | Self::VoteAgain | Self::Predict | Self::NameHat
        )
    }

    /// The round that is voted in, 1 or 2; nothing if votes are closed.
    #[must_use]
    pub const fn round(self) -> Option<u8> {
        match self {
            Self::Vote => Some(1),
            Self::VoteAgain => Some(2),
            _ => None,
        }
    }
}
