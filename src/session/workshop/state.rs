//! Where a workshop stands, beside its playthrough: written to the journal with every accepted intent.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::content::Story;
use crate::engine::ResponseIx;
use crate::session::Playthrough;
use crate::session::room::Room;
use crate::session::way::Way;

/// A minute, in milliseconds.
pub(super) const MINUTE: u64 = 60_000;
/// No timer holds more: ten hours.
const MOST: u64 = 600 * MINUTE;

/// The step that a workshop is at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoomStep {
    /// Before the first crisis.
    Briefing,
    /// The room talks.
    Discuss,
    /// The room predicts.
    Predict,
    /// Hands are counted.
    Hands,
    /// Several responses have most hands; the facilitator breaks the tie.
    Tie,
    /// What came of the response is on the screen.
    Reveal,
    /// The game is over, and its closing page on the screen.
    Over,
}

impl RoomStep {
    /// Whether a crisis asks for a response.
    #[must_use]
    pub const fn asks(self) -> bool {
        matches!(
            self,
            Self::Discuss | Self::Predict | Self::Hands | Self::Tie
        )
    }
}

/// What a decision rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// It had most hands.
    Hands,
    /// The facilitator broke a tie.
    Facilitator,
    /// The group's answer, without counting.
    Group,
}

/// A prediction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prediction {
    /// Id of the meter.
    pub meter: String,
    /// Which way it will move.
    pub way: Way,
    /// How many predict it; nothing if it is the group's.
    pub hands: Option<u16>,
}

/// A timer: what was left, and since when it runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Timer {
    /// Milliseconds left when it was last started, stopped or set.
    pub(super) left: u64,
    /// Since when it runs, in milliseconds since 1970 (UTC); nothing if it rests.
    pub(super) since: Option<i64>,
}

impl Timer {
    pub(super) const fn of(minutes: u16) -> Self {
        Self {
            left: minutes as u64 * MINUTE,
            since: None,
        }
    }

    /// What is left now. A clock that was set back takes nothing away.
    pub(super) fn left(self, now: i64) -> u64 {
        let gone = self.since.map_or(0, |since| now.saturating_sub(since));
        self.left.saturating_sub(u64::try_from(gone).unwrap_or(0))
    }

    pub(super) fn stopped(self, now: i64) -> Self {
        Self {
            left: self.left(now),
            since: None,
        }
    }

    pub(super) fn started(self, now: i64) -> Self {
        Self {
            left: self.left(now),
            since: Some(now),
        }
    }

    pub(super) fn longer(self, now: i64) -> Self {
        Self {
            left: self.left(now).saturating_add(MINUTE).min(MOST),
            since: self.since.map(|_| now),
        }
    }
}

/// The ids of responses.
pub(super) fn ids(story: &Story, responses: &[ResponseIx]) -> Vec<String> {
    let id = |&response| story.response(response).id.clone();
    responses.iter().map(id).collect()
}

/// How a response was decided on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Decided {
    pub(super) response: String,
    pub(super) by: By,
    pub(super) tied: Vec<String>,
}

/// Everything that a workshop adds to its playthrough.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct State {
    pub(super) step: RoomStep,
    /// Decisions that count.
    pub(super) answered: u16,
    /// Id of the crisis on the screen; empty in the briefing of a game without any, and at the end.
    pub(super) crisis: String,
    /// Ids of the responses on the screen, in the order in which they are shown.
    pub(super) offered: Vec<String>,
    /// People in the room.
    pub(super) size: u16,
    pub(super) timer: Timer,
    pub(super) predictions: Vec<Prediction>,
    /// Hands that were typed in.
    pub(super) hands: BTreeMap<String, u16>,
    /// Id of the group's answer that was said without counting, while the room predicts what comes of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) answer: Option<String>,
    /// At a reveal: how it came about.
    pub(super) decided: Option<Decided>,
    pub(super) paused: bool,
    /// Whether the timer ran when the session was paused.
    pub(super) ran: bool,
    pub(super) black: bool,
}

impl State {
    /// All hands together. The rules keep them within the room, so within 16 bits.
    pub(super) fn counted(&self) -> u16 {
        self.hands
            .values()
            .fold(0, |sum, &hands| sum.saturating_add(hands))
    }

    /// Ids of the responses with most hands, in the order in which they are shown; none if there are no hands.
    pub(super) fn leading(&self) -> Vec<String> {
        let hands = |id: &String| self.hands.get(id).copied().unwrap_or(0);
        let most = self.offered.iter().map(hands).max().unwrap_or(0);
        self.offered
            .iter()
            .filter(|id| most > 0 && hands(id) == most)
            .cloned()
            .collect()
    }

    /// What is remembered of a decision, at its reveal.
    pub(super) fn round(&self) -> Option<Round> {
        let decided = self.decided.as_ref()?;
        let count = |id: &String| (id.clone(), self.hands.get(id).copied().unwrap_or(0));
        Some(Round {
            crisis: self.crisis.clone(),
            response: decided.response.clone(),
            by: decided.by,
            tied: decided.tied.clone(),
            hands: self.offered.iter().map(count).collect(),
            predictions: self.predictions.clone(),
            size: self.size,
        })
    }
}

/// How a room came to one decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// Id of the crisis.
    pub crisis: String,
    /// Id of the response that was given.
    pub response: String,
    /// What decided.
    pub by: By,
    /// Ids of the responses that were tied, if the facilitator broke a tie.
    pub tied: Vec<String>,
    /// Ids of the responses that were open, in the order in which they are shown, and the hands for each.
    pub hands: Vec<(String, u16)>,
    /// What was predicted.
    pub predictions: Vec<Prediction>,
    /// People in the room.
    pub size: u16,
}

impl State {
    /// At the very beginning.
    pub(super) fn briefing(play: &Playthrough, room: Room) -> Self {
        Self {
            step: RoomStep::Briefing,
            answered: play.turns.len() as u16,
            crisis: String::new(),
            offered: Vec::new(),
            size: room.size(),
            timer: Timer::of(room.minutes()),
            predictions: Vec::new(),
            hands: BTreeMap::new(),
            answer: None,
            decided: None,
            paused: false,
            ran: false,
            black: false,
        }
    }

    /// At the beginning of the crisis at hand, or at the end if there is none; the rest of the room as it was.
    pub(super) fn at_hand(play: &Playthrough, room: Room, was: &Self) -> Self {
        let story = play.story();
        let fresh = Self {
            size: was.size,
            black: was.black,
            paused: was.paused,
            ..Self::briefing(play, room)
        };
        match play.crisis() {
            Some(crisis) => Self {
                step: RoomStep::Discuss,
                crisis: story.crisis(crisis).id.clone(),
                offered: ids(story, &play.shown()),
                ..fresh
            },
            None => Self {
                step: RoomStep::Over,
                ..fresh
            },
        }
    }

    /// At the beginning of the crisis that was decided last.
    pub(super) fn again(play: &Playthrough, room: Room, was: &Self) -> Self {
        let story = play.story();
        let fresh = Self::at_hand(play, room, was);
        let Some(taken) = play.turns.last() else {
            return fresh;
        };
        Self {
            step: RoomStep::Discuss,
            answered: fresh.answered.saturating_sub(1),
            crisis: story.crisis(taken.crisis).id.clone(),
            offered: ids(story, &play.shown_to(taken)),
            ..fresh
        }
    }
}
