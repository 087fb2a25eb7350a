//! Why something was refused. Nothing has changed then, and nothing was written.

/// Why.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LiveRefused {
    /// The round or the step is over, or it belongs to a past that was taken back.
    #[error("this round is closed")]
    Closed,
    /// It belongs to another crisis.
    #[error("this belongs to another crisis than the one at hand")]
    OtherCrisis,
    /// The response is not open.
    #[error("\"{0}\" is not among the answers on the screen")]
    NotOffered(String),
    /// The room is paused.
    #[error("the room is paused")]
    Paused,
    /// It is for others to ask.
    #[error("this is not yours to ask")]
    NotAllowed,
    /// This is not the moment for it.
    #[error("not now: {0}")]
    NotNow(String),
    /// There is no such thing.
    #[error("there is no such {0}")]
    Unknown(&'static str),
    /// A text that is too long or empty.
    #[error("{0}")]
    BadText(&'static str),
    /// Nobody has voted.
    #[error("nobody has voted: count hands, or choose the answer")]
    NoVotes,
    /// It is so already.
    #[error("it is so already")]
    Already,
    /// Somebody else has this name.
    #[error("somebody has this name already: is it yours, ask for your seat; else take another")]
    NameTaken,
    /// Nobody else can join.
    #[error("the room is locked: ask the facilitator")]
    Locked,
    /// No seat is left.
    #[error("the room is full")]
    Full,
}

impl LiveRefused {
    /// A word for programs, as `docs/protocol.md` lists them.
    #[must_use]
    pub const fn reason(&self) -> &'static str {
        match self {
            Self::Closed => "closed",
            Self::OtherCrisis => "other_crisis",
            Self::NotOffered(_) => "not_offered",
            Self::Paused => "paused",
            Self::NotAllowed => "not_allowed",
            Self::NotNow(_) => "not_now",
            Self::Unknown(_) => "unknown",
            Self::BadText(_) => "bad_text",
            Self::NoVotes => "no_votes",
            Self::Already => "already",
            Self::NameTaken => "name_taken",
            Self::Locked => "locked",
            Self::Full => "full",
        }
    }
}
