//! What a facilitator may ask for, and why it may be refused.

use serde::{Deserialize, Serialize};

use crate::session::room::BadRoom;
use crate::session::way::Way;
use crate::session::{PlanChange, SaveError, SubmitError};

/// A step of a crisis that the facilitator can open, forwards and backwards, until the answer is revealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Open {
    /// The room talks.
    Discuss,
    /// The room says which meter will move most, and which way.
    Predict,
    /// Hands are counted.
    Hands,
}

/// What a facilitator asks for. What belongs to a crisis names it, so that an intent that comes too late answers no other one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum RoomIntent {
    /// Starts the timer of the discussion.
    StartTimer,
    /// Stops it; what is left stays.
    PauseTimer,
    /// Gives the discussion a further minute, whether the timer runs or not.
    AddMinute,
    /// Opens a step of the crisis at hand. What was typed in stays. Going on without a prediction skips it.
    Open(Open),
    /// Records a prediction.
    Predict {
        /// Id of the crisis at hand.
        crisis: String,
        /// Id of the meter.
        meter: String,
        /// Which way it will move.
        way: Way,
        /// How many predict this: replaces an earlier count of the same, and 0 takes it back. Without, it is the one prediction of the
        /// whole group, and replaces all others.
        hands: Option<u16>,
    },
    /// Takes all predictions back, and reveals; where no hands are counted yet, opens the hands.
    SkipPrediction {
        /// Id of the crisis at hand.
        crisis: String,
    },
    /// Types in how many hands are up for a response. Replaces an earlier count, until the answer is revealed.
    Hands {
        /// Id of the crisis at hand.
        crisis: String,
        /// Id of the response.
        response: String,
        /// So many, 0 to the size of the room; all responses together no more than the room has people.
        hands: u16,
    },
    /// Says the group's answer directly, whatever hands were counted. The room predicts what comes of it before it is revealed.
    Answer {
        /// Id of the crisis at hand.
        crisis: String,
        /// Id of the response.
        response: String,
    },
    /// Gives the group's answer directly, whatever hands were counted, and reveals what comes of it at once, without a prediction.
    Choose {
        /// Id of the crisis at hand.
        crisis: String,
        /// Id of the response.
        response: String,
    },
    /// The response with most hands is given, and what comes of it is revealed. If several have most, the tie has to be broken first.
    Reveal {
        /// Id of the crisis at hand.
        crisis: String,
    },
    /// The facilitator's voice, openly: gives one of the tied responses.
    BreakTie {
        /// Id of the crisis at hand.
        crisis: String,
        /// Id of one of the tied responses.
        response: String,
    },
    /// From the briefing to the first crisis, from a reveal to the next one, from the last reveal to the end.
    Next,
    /// Takes the last decision back: the crisis is asked again, with the same luck. The decision stays in the journal.
    StepBack {
        /// The turn of that decision: asking twice takes back one.
        turn: u16,
    },
    /// Changes the plan: how many crises, skipping the one that is asked, holding a collapse off.
    Plan(PlanChange),
    /// Pauses the session, and with it the timer.
    Pause,
    /// Goes on after a pause; a timer that ran runs again.
    GoOn,
    /// Makes the projector black, or shows it again.
    Black {
        /// Whether it is black.
        on: bool,
    },
    /// So many people are in the room now.
    Resize {
        /// 1 to 500, and no fewer than hands were counted in this crisis.
        size: u16,
    },
}

/// Why an intent was refused. Nothing has changed, and nothing was written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RoomRefused {
    /// The session is paused.
    #[error("the session is paused: go on first")]
    Paused,
    /// It is not paused.
    #[error("the session is not paused")]
    NotPaused,
    /// This is not done at this step.
    #[error("this is not the step for it: {0}")]
    WrongStep(&'static str),
    /// It belongs to another crisis.
    #[error("this answers \"{asked}\", but the crisis at hand is \"{at_hand}\"")]
    OtherCrisis {
        /// What it belongs to.
        asked: String,
        /// What is at hand.
        at_hand: String,
    },
    /// There is no such response, or it is not open.
    #[error("\"{response}\" is not among the responses on the screen")]
    NotOffered {
        /// The response asked for.
        response: String,
    },
    /// There is no such meter.
    #[error("there is no meter \"{meter}\"")]
    UnknownMeter {
        /// The meter asked for.
        meter: String,
    },
    /// More hands than people.
    #[error("that makes {hands} hands, and the room has {size}")]
    TooManyHands {
        /// Hands together.
        hands: u32,
        /// People in the room.
        size: u16,
    },
    /// Nobody has raised a hand.
    #[error("no hands have been counted: type them in, or choose the group’s answer")]
    NoHands,
    /// The response is not among the tied ones.
    #[error("\"{response}\" is not among the tied responses ({})", .tied.join(", "))]
    NotTied {
        /// The response asked for.
        response: String,
        /// Those that are tied.
        tied: Vec<String>,
    },
    /// The timer runs already.
    #[error("the timer is running")]
    TimerRuns,
    /// The timer does not run.
    #[error("the timer is not running")]
    TimerRests,
    /// The timer has nothing left.
    #[error("the time is up: add a minute first")]
    TimeIsUp,
    /// There is no decision to take back.
    #[error("no decision has been taken yet")]
    NothingToTakeBack,
    /// Another decision is the last one.
    #[error("the last decision is that of turn {last}, not of turn {asked}")]
    NotTheLast {
        /// The turn asked for.
        asked: u16,
        /// The turn of the last decision.
        last: u16,
    },
    /// A room of this size cannot be.
    #[error(transparent)]
    Room(#[from] BadRoom),
}

/// Why an intent was not accepted. Nothing has changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RoomError {
    /// It does not fit at this moment.
    #[error(transparent)]
    Refused(#[from] RoomRefused),
    /// The game does not take the decision.
    #[error(transparent)]
    Decision(#[from] crate::session::Refused),
    /// It could not be saved.
    #[error(transparent)]
    Save(#[from] SaveError),
}

impl From<SubmitError> for RoomError {
    fn from(error: SubmitError) -> Self {
        match error {
            SubmitError::Refused(refused) => Self::Decision(refused),
            SubmitError::Save(error) => Self::Save(error),
        }
    }
}
