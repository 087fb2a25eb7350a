//! What a save is made of: events, one of a named kind after the other. This is the one place that knows their names and fields; a new
//! kind is one line in [`Event`] and a type for its body, and what it means for a game stands in `fold.rs`.

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::live;
use super::plan::{GamePlan, PlanChange};
use crate::engine::AnswerOrder;

macro_rules! kinds {
    ($($(#[doc = $doc:literal])* $name:literal = $variant:ident($body:ty),)*) => {
        /// Something that happened, as a save keeps it. A kind that was once written never changes its fields: what has to be told
        /// otherwise is a new kind.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum Event {
            $($(#[doc = $doc])* $variant($body),)*
        }

        impl Event {
            /// The names of all kinds.
            pub const KINDS: &[&str] = &[$($name),*];

            /// The name of its kind.
            #[must_use]
            pub const fn kind(&self) -> &'static str {
                match self {
                    $(Self::$variant(_) => $name,)*
                }
            }

            /// Its fields, as JSON.
            #[must_use]
            pub fn body(&self) -> String {
                match self {
                    $(Self::$variant(body) => json(body),)*
                }
            }

            /// Reads an event.
            ///
            /// # Errors
            /// If the kind is unknown, or the body is not what this kind says.
            pub fn read(kind: &str, body: &str) -> Result<Self, BadEvent> {
                match kind {
                    $($name => read(body).map(Self::$variant),)*
                    _ => Err(BadEvent::Kind(kind.chars().take(60).collect())),
                }
            }
        }

        $(impl From<$body> for Event {
            fn from(body: $body) -> Self {
                Self::$variant(body)
            }
        })*
    };
}

kinds! {
    /// The game has begun: always the first event, and only the first.
    "begun" = Begun(Begun),
    /// From here on these texts are played with.
    "edition" = Edition(EditionUsed),
    /// A decision was accepted.
    "decision" = Decision(DecisionTaken),
    /// An intent of a workshop was accepted.
    "note" = Note(Noted),
    /// The last decision that counted does not count any more.
    "taken-back" = TakenBack(TakenBack),
    /// The plan was changed.
    "plan-changed" = PlanChanged(PlanChanged),
    /// Answers are shown in this order.
    "answers-ordered" = AnswersOrdered(AnswersOrdered),
    /// A text by a person was removed from the save.
    "removed" = Removed(Removed),
    /// The game was given a label.
    "tagged" = Tagged(Tagged),
    /// A room for phones was opened, or its settings were changed.
    "room-opened" = RoomOpened(live::RoomOpened),
    /// The codes of console and wall.
    "codes-kept" = CodesKept(live::CodesKept),
    /// Where the room was served.
    "room-served" = RoomServed(live::RoomServed),
    /// A list of names to pick from.
    "names-listed" = NamesListed(live::NamesListed),
    /// A seat has a name of the list.
    "name-taken" = NameTaken(live::NameTaken),
    /// A seat watches, or takes part.
    "observer-set" = ObserverSet(live::ObserverSet),
    /// What an observer saw met.
    "expectations-met" = ExpectationsMet(live::ExpectationsMet),
    /// What an observer wrote.
    "observer-noted" = ObserverNoted(live::ObserverNoted),
    /// At which pace tables go.
    "pace-set" = PaceSet(live::PaceSet),
    /// The wall shows an act of the debrief.
    "act-shown" = ActShown(live::ActShown),
    /// The wall tells the debrief of a table.
    "table-shown" = TableShown(live::TableShown),
    /// The room asks questions before and after, or does not.
    "questions-set" = QuestionsSet(live::QuestionsSet),
    /// Somebody answered a form.
    "questions-answered" = QuestionsAnswered(live::QuestionsAnswered),
    /// A table went on by itself.
    "table-went" = TableWent(live::TableWent),
    /// The room has another code.
    "code-changed" = CodeChanged(live::CodeChanged),
    /// A device is a console or a wall.
    "access-given" = AccessGiven(live::AccessGiven),
    /// A console asked for something, and got it.
    "console-asked" = ConsoleAsked(live::ConsoleAsked),
    /// Somebody took a seat.
    "seat-joined" = SeatJoined(live::SeatJoined),
    /// A seat has another name.
    "seat-renamed" = SeatRenamed(live::SeatRenamed),
    /// A seat is at another table.
    "seat-moved" = SeatMoved(live::SeatMoved),
    /// A seat left the room.
    "seat-removed" = SeatRemoved(live::SeatRemoved),
    /// A seat belongs to another device.
    "seat-handed" = SeatHanded(live::SeatHanded),
    /// Nobody else can join, or can again.
    "room-locked" = RoomLocked(live::RoomLocked),
    /// Crises have these steps from now on.
    "steps-set" = StepsSet(live::StepsSet),
    /// The room is paused or not, the wall black or not.
    "room-shown" = RoomShown(live::RoomShown),
    /// The timer was started, stopped or set.
    "timer-set" = TimerSet(live::TimerSet),
    /// A table is at another step.
    "step-opened" = StepOpened(live::StepOpened),
    /// Several responses had most votes.
    "tied" = Tied(live::Tied),
    /// How a table came to its decision.
    "table-decided" = TableDecided(live::TableDecided),
    /// A decision of a table other than the first.
    "table-decision" = TableDecision(live::TableDecision),
    /// The last decision of a table other than the first does not count any more.
    "table-taken-back" = TableTakenBack(live::TableTakenBack),
    /// A vote of a seat.
    "vote" = Vote(live::Vote),
    /// A prediction of a seat.
    "prediction" = SeatPredicted(live::SeatPredicted),
    /// A hat that a seat named.
    "hat-named" = HatNamed(live::HatNamed),
    /// What a seat means to do from now on.
    "commitment" = Committed(live::Committed),
    /// What the player of a game without a room means to do.
    "own-commitment" = OwnCommitted(OwnCommitment),
    /// A player said whether a commitment was kept.
    "commitment-kept" = CommitmentKept(CommitmentKept),
    /// Hands or cards that were typed in.
    "counted" = Counted(live::Counted),
    /// Something arrived beside a crisis.
    "inject" = Injected(live::Injected),
}

/// An event that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredEvent {
    /// Its number: 1, 2, 3, ... without a gap.
    pub seq: u64,
    /// When, in milliseconds since 1970 (UTC).
    pub at: i64,
    /// What.
    pub event: Event,
}

/// Where a text came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// A file with this path.
    File(String),
    /// Something built in with this id.
    BuiltIn(String),
}

/// Why an event cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadEvent {
    /// A newer program writes events of this kind.
    #[error("events of the kind \"{0}\" are unknown")]
    Kind(String),
    /// Its fields are not what its kind says.
    #[error("{0}")]
    Body(String),
}

/// What a save is a save of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Begun {
    /// Version of the program.
    pub program: String,
    /// Id of the scenario.
    pub scenario: String,
    /// Title of the scenario.
    pub title: String,
    /// The seed of the luck, in decimal digits: JSON's numbers have 53 bits.
    pub seed: String,
    /// After how many answered crises the game is over, if it does not play all that come.
    pub crises: Option<u16>,
    /// The room, if it is a workshop.
    pub room: Option<RoomSize>,
    /// The save that it began from, if it did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<BegunFrom>,
}

/// Where a save began from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BegunFrom {
    /// The file name of that save.
    pub save: String,
    /// The hash of its last event, in hexadecimal.
    pub head: String,
    /// The turn that was asked again first, from 1: the decisions before it were taken over.
    pub turn: u16,
}

/// A room, before it is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoomSize {
    /// People.
    pub size: u16,
    /// Minutes of discussion for each crisis.
    pub minutes: u16,
}

/// The texts that are played with from here on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EditionUsed {
    /// Version of the program.
    pub program: String,
    /// The scenario.
    pub scenario: TextUsed,
    /// The rulebook.
    pub rulebook: TextUsed,
}

/// One text: where it came from, and where it lies in the table `texts`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextUsed {
    /// What it is called in messages.
    pub name: String,
    /// What finds it again.
    pub origin: Origin,
    /// Its row.
    pub text: i64,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}

/// A decision that was accepted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecisionTaken {
    /// The turn, from 1.
    pub turn: u16,
    /// Id of the crisis.
    pub crisis: String,
    /// Id of the response.
    pub response: String,
    /// Fingerprint of the state that came of it, 16 hexadecimal digits.
    pub fingerprint: String,
    /// The grade that came of it, in thousandths of a point.
    pub grade: i32,
    /// Id of the ending, if it ended the game.
    pub ending: Option<String>,
    /// The edition that it was taken with: the position, from 0, among the events of that kind.
    pub edition: usize,
}

/// An accepted intent of a workshop, and where the workshop stood after it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Noted {
    /// `seq` of the decision that came of it.
    pub decision: Option<u64>,
    /// The intent.
    pub intent: serde_json::Value,
    /// The state.
    pub state: serde_json::Value,
}

/// A decision that does not count any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TakenBack {
    /// `seq` of the decision: the last one that counted.
    pub decision: u64,
}

/// A plan that was changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanChanged {
    /// What changed.
    pub change: PlanChange,
    /// The whole plan from here on.
    pub plan: GamePlan,
    /// Fingerprint of the state that came of it, 16 hexadecimal digits.
    pub fingerprint: String,
    /// The grade that came of it, in thousandths of a point.
    pub grade: i32,
    /// Id of the ending, if the game is over.
    pub ending: Option<String>,
    /// The edition that it was changed with, as in a decision.
    pub edition: usize,
}

/// In which order answers are shown from here on; without it, in the one that the seed draws.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswersOrdered {
    /// The order.
    pub order: AnswerOrder,
}

/// Whether what the player meant to do was kept, as they say themselves; the last one after a commitment counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommitmentKept {
    /// Whether it was.
    pub kept: bool,
}

/// A text by a person that was removed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Removed {
    /// Its number in the table `personal`.
    pub personal: i64,
}

/// A label that a game was given, without a meaning to the program; the last one counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tagged {
    /// The label. It may say who played, so it can be removed.
    pub tag: Personal,
}

/// A player committed to something, or took it back; the last one counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnCommitment {
    /// The habit; null takes it back.
    pub habit: Option<Personal>,
    /// The day by which, as 2026-12-06.
    pub by: Option<String>,
    /// Who will ask.
    pub asks: Option<Personal>,
}

/// Stands in a body for a text by a person: a name, a tag, a commitment, a free answer. The text lies outside the chain, so that it can be
/// removed and everything else still be proved. Any field of any kind can hold one.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Personal {
    /// Its number in the table `personal`.
    pub personal: i64,
    /// SHA-256 of its salt and its bytes, in hexadecimal.
    pub sha256: String,
}

impl Personal {
    /// Every one in a body, wherever it stands.
    pub(super) fn all_in(body: &serde_json::Value, found: &mut Vec<Self>) {
        match body {
            serde_json::Value::Object(fields) => match serde_json::from_value(body.clone()) {
                Ok(personal) => found.push(personal),
                Err(_) => fields.values().for_each(|v| Self::all_in(v, found)),
            },
            serde_json::Value::Array(items) => items.iter().for_each(|v| Self::all_in(v, found)),
            _ => {}
        }
    }
}

fn json<T: Serialize>(body: &T) -> String {
    serde_json::to_string(body).expect("bodies hold nothing that JSON cannot")
}

fn read<T: DeserializeOwned>(body: &str) -> Result<T, BadEvent> {
    serde_json::from_str(body).map_err(|error| BadEvent::Body(error.to_string()))
}
