//! What the projector and the presenter may see: plain owned data, both from one state.

use serde::Serialize;

use super::state::{By, RoomStep};
use crate::session::way::Way;
use crate::session::{
    AtStake, Briefing, CrisisView, EndView, HatView, MemberView, MeterView, OpenPromise,
    PracticeView, ResponseView, TurnView,
};

/// What the room may see: no hats before the reveal, no notes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProjectorView {
    /// Who you are and what has happened, before the first crisis.
    pub briefing: Briefing,
    /// The number of the crisis on the screen, from 1; at the end, of the last one; 0 in the briefing.
    pub number: u16,
    /// After how many crises the game is over at the latest, if that was set.
    pub crises: Option<u16>,
    /// People in the room.
    pub room: u16,
    /// Whether the session is paused.
    pub paused: bool,
    /// Whether the projector is black: then nothing else of this is drawn on it.
    pub black: bool,
    /// What has to be said once.
    pub notices: Vec<String>,
    /// The meters; at a reveal, as they were at the end of its turn.
    pub meters: Vec<MeterView>,
    /// Everyone of the team.
    pub team: Vec<MemberView>,
    /// Promises that are open, the next one due first.
    pub promises: Vec<OpenPromise>,
    /// What is on the screen.
    pub stage: RoomStage,
}

/// What is on the screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RoomStage {
    /// The briefing.
    Briefing,
    /// A crisis that asks for a response.
    Asked(Box<AskedView>),
    /// What came of the response.
    Reveal(Box<RevealView>),
    /// Nothing is left: the closing page.
    Over(Box<EndView>),
}

/// A crisis on its way to a response.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AskedView {
    /// `Discuss`, `Predict`, `Hands` or `Tie`.
    pub step: RoomStep,
    /// The timer of the discussion.
    pub timer: TimerView,
    /// The crisis with the responses that are open.
    pub crisis: CrisisView,
    /// What stands beside it.
    pub at_stake: AtStake,
    /// What was predicted so far.
    pub predictions: Vec<PredictionView>,
    /// Hands for each response, in the order of the crisis' responses; `None` where none were typed in.
    pub hands: Vec<Option<u16>>,
    /// All hands together.
    pub counted: u16,
    /// Id of the group's answer that was said without counting, while the room predicts what comes of it.
    pub answer: Option<String>,
    /// Ids of the tied responses, while a tie has to be broken.
    pub tied: Vec<String>,
}

/// A timer at one moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct TimerView {
    /// Milliseconds left; 0 when the time is up.
    pub left: u64,
    /// Whether it runs.
    pub running: bool,
}

/// One prediction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PredictionView {
    /// Id of the meter.
    pub meter: String,
    /// What it is called.
    pub name: String,
    /// Which way.
    pub way: Way,
    /// How many; nothing if it is the group's.
    pub hands: Option<u16>,
}

/// What came of the response.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RevealView {
    /// What the decision did.
    pub turn: TurnView,
    /// Every response that was open, in the order of the file.
    pub split: Vec<SplitView>,
    /// All hands together; 0 if none were counted.
    pub counted: u16,
    /// What decided: the hands, the facilitator over a tie, or the group without counting.
    pub by: By,
    /// Ids of the responses that were tied, if the facilitator broke a tie.
    pub tied: Vec<String>,
    /// What really moved most: several if they moved alike, none if no meter moved.
    pub moved: Vec<MovedView>,
    /// How the predictions did, those with most hands first; empty if there were none.
    pub predictions: Vec<JudgedView>,
    /// Whether the game is over with this decision.
    pub last: bool,
}

/// One response in the split.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SplitView {
    /// The response.
    pub response: ResponseView,
    /// Hands for it.
    pub hands: u16,
    /// Its share of all hands, in whole per cent that add up to 100; 0 everywhere if no hands were counted.
    pub percent: u16,
    /// Whether it is the one that was given.
    pub chosen: bool,
}

/// A meter that moved most.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MovedView {
    /// Id of the meter.
    pub meter: String,
    /// What it is called.
    pub name: String,
    /// By so many whole points, never 0.
    pub by: i32,
    /// Which way.
    pub way: Way,
}

/// How a prediction did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The meter, and the way.
    Right,
    /// The meter or the way.
    Half,
    /// Neither.
    Wrong,
}

/// A prediction and how it did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct JudgedView {
    /// The prediction.
    pub prediction: PredictionView,
    /// Whether it is the room's: the group's, or one with most hands.
    pub leading: bool,
    /// How it did.
    pub verdict: Verdict,
}

/// Everything on the projector, and what only the presenter sees.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PresenterView {
    /// What the room sees.
    pub projector: ProjectorView,
    /// For the crisis on the screen; nothing in the briefing and at the end.
    pub notes: Option<NotesView>,
    /// The turn of the decision that could be taken back.
    pub can_step_back: Option<u16>,
}

/// A facilitator's notes to one crisis.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NotesView {
    /// Id of the crisis.
    pub crisis: String,
    /// Title of the crisis.
    pub title: String,
    /// What the moment is called.
    pub situation: String,
    /// What it asks for.
    pub situation_about: String,
    /// Questions for the room.
    pub discuss: Vec<String>,
    /// What to listen for.
    pub listen: Vec<String>,
    /// What pulls two ways here.
    pub tensions: Vec<TensionView>,
    /// Every response on the screen.
    pub responses: Vec<ResponseNotes>,
}

/// A tension of the framework.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TensionView {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// The leader's end.
    pub lead: String,
    /// The manager's end.
    pub manage: String,
}

/// What lies behind a response.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ResponseNotes {
    /// Id of the response.
    pub id: String,
    /// The answer.
    pub text: String,
    /// The hat that it wears.
    pub hat: HatView,
    /// What it does.
    pub practices: Vec<PracticeView>,
    /// The idea: what it buys, and what not.
    pub insight: String,
}
