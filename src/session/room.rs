//! A room of people: how many, and how long it talks about each crisis.

/// A room that cannot be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadRoom {
    /// Too few or too many people.
    #[error("a room has 1 to 500 people, not {0}")]
    Size(u16),
    /// Too short or too long a discussion.
    #[error("a discussion takes 1 to 60 minutes, not {0}")]
    Minutes(u16),
    /// Fewer people than hands that were counted.
    #[error("{hands} hands have been counted in this crisis, so the room cannot have {size}")]
    FewerThanHands {
        /// The size asked for.
        size: u16,
        /// Hands together.
        hands: u32,
    },
}

/// A room and how long it talks about each crisis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    size: u16,
    minutes: u16,
}

impl Room {
    /// A room of so many people (1 to 500) that talks about each crisis for so many minutes (1 to 60).
    ///
    /// # Errors
    /// If a number is out of its range.
    pub const fn new(size: u16, minutes: u16) -> Result<Self, BadRoom> {
        if size == 0 || size > 500 {
            return Err(BadRoom::Size(size));
        }
        if minutes == 0 || minutes > 60 {
            return Err(BadRoom::Minutes(minutes));
        }
        Ok(Self { size, minutes })
    }

    /// People in the room.
    #[must_use]
    pub const fn size(self) -> u16 {
        self.size
    }

    /// Minutes of discussion for each crisis.
    #[must_use]
    pub const fn minutes(self) -> u16 {
        self.minutes
    }
}
