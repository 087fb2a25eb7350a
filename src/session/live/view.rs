//! What a seat may see, and what all may: whole and small, plain owned data. The wall and the console: `wall.rs`.

use serde::Serialize;

use super::acts::{BetterView, CardView};
use super::kinds::{DecidedBy, Names};
use super::observer::ObserverView;
use super::pace::PaceView;
use super::questions::QuestionsView;
use super::step::LiveStep;
use crate::content::raw::InjectKind;
use crate::engine::Hat;
use crate::session::way::Way;
use crate::session::workshop::{MovedView, Verdict};
use crate::session::{
    AtStake, Briefing, CameBack, EndView, HatView, MeterView, MoodChange, PracticeView,
    ResponseView, Said,
};

/// What everybody may know of the room.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RoomView {
    /// Title of the scenario.
    pub title: String,
    /// Seats in the room that take part.
    pub people: u32,
    /// Seats that watch.
    pub observers: u32,
    /// Tables at their own pace; nothing in step.
    pub pace: Option<PaceView>,
    /// How many tables.
    pub tables: u16,
    /// Whether people choose their table.
    pub choose: bool,
    /// Who is asked for a name.
    pub names: Names,
    /// Whether nobody else can join.
    pub locked: bool,
    /// Whether it is paused.
    pub paused: bool,
    /// The timer of the discussion.
    pub timer: TimerView,
}

/// A timer at the moment of the message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct TimerView {
    /// Milliseconds left; 0 when the time is up.
    pub left: u64,
    /// When it is up, in milliseconds since 1970 by the host's clock; nothing while it rests.
    pub until: Option<i64>,
}

/// Where a table stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StepView {
    /// The step.
    pub step: LiveStep,
    /// The number of the crisis, from 1; 0 in the briefing.
    pub number: u16,
    /// After how many crises the game is over at the latest, if that was set.
    pub of: Option<u16>,
    /// The round that can be voted in; nothing if votes are closed.
    pub round: Option<u8>,
}

/// A crisis as it may be seen by whoever gets it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LiveCrisis {
    /// Stable id.
    pub id: String,
    /// A few words.
    pub title: String,
    /// When in the story this is; may be empty.
    pub moment: String,
    /// What is seen and said.
    pub scene: String,
    /// An observation of the people; empty if there is none, or it is for others.
    pub people: String,
    /// An observation of the work; empty if there is none, or it is for others.
    pub process: String,
    /// What this seat alone is told in this crisis.
    pub told: Vec<String>,
    /// What can be heard in passing.
    pub voices: Vec<Said>,
    /// What came back from earlier turns when it arrived.
    pub came_back: Vec<CameBack>,
    /// The answers that are open.
    pub responses: Vec<ResponseView>,
}

/// Something that arrived beside the crisis.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InjectView {
    /// How.
    pub kind: InjectKind,
    /// From whom.
    pub from: String,
    /// What it says.
    pub text: String,
}

/// A tie.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TieView {
    /// Ids of the tied responses.
    pub responses: Vec<String>,
    /// The seat that was drawn to speak; nothing if nobody is there.
    pub speaker: Option<u32>,
    /// What it is called.
    pub name: String,
}

/// What came of an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LiveReveal {
    /// Title of the crisis.
    pub title: String,
    /// Id of the response that was given.
    pub response: String,
    /// Its text.
    pub text: String,
    /// Its hat.
    pub hat: HatView,
    /// What it did.
    pub practices: Vec<PracticeView>,
    /// What happened.
    pub outcome: String,
    /// Who said what.
    pub says: Vec<Said>,
    /// What this moment asked for; may be empty.
    pub asks: String,
    /// What decided.
    pub by: DecidedBy,
    /// The speaker, if a tie was broken by one.
    pub speaker: Option<String>,
    /// The count of each round that was voted in, and each response in it.
    pub rounds: Vec<Vec<SplitRow>>,
    /// How each meter moved.
    pub meters: Vec<MovedMeter>,
    /// Whose face it changed, and why.
    pub moods: Vec<MoodChange>,
    /// What moved most.
    pub moved: Vec<MovedView>,
    /// What was predicted, most frequent first.
    pub predictions: Vec<PredictedRow>,
    /// How many named which hat for the answer that they had voted for, and were right.
    pub hats: HatsNamed,
}

/// One response in the count of a round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SplitRow {
    /// Id of the response.
    pub response: String,
    /// Its text.
    pub text: String,
    /// Votes from phones.
    pub phones: u32,
    /// Hands that were typed in.
    pub hands: u32,
    /// Cards that were typed in.
    pub cards: u32,
    /// Its share of all three, in whole per cent that add up to 100.
    pub percent: u16,
    /// Whether it is the one that was given.
    pub chosen: bool,
}

/// A meter that moved, in whole points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MovedMeter {
    /// Id.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Before.
    pub before: i32,
    /// After.
    pub after: i32,
}

/// One prediction and how many made it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PredictedRow {
    /// Id of the meter.
    pub meter: String,
    /// What it is called.
    pub name: String,
    /// Which way.
    pub way: Way,
    /// How many.
    pub people: u32,
    /// How it did.
    pub verdict: Verdict,
}

/// Hats that were named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct HatsNamed {
    /// How many named one.
    pub named: u32,
    /// How many were right.
    pub right: u32,
}

/// What a phone shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SeatView {
    /// The room.
    pub room: RoomView,
    /// The seat's table.
    pub table: TableName,
    /// The step.
    pub step: StepView,
    /// The briefing, before the first crisis.
    pub briefing: Option<Briefing>,
    /// The crisis at hand, or at the reveal the one that was answered.
    pub crisis: Option<LiveCrisis>,
    /// While a crisis is asked: what is promised and what the story moves towards, at the seat's table.
    pub at_stake: Option<AtStake>,
    /// The meters; at a reveal, as they were after it.
    pub meters: Vec<MeterView>,
    /// What arrived beside the crisis.
    pub injects: Vec<InjectView>,
    /// A tie that the speaker is to break.
    pub tie: Option<TieView>,
    /// What came of the answer.
    pub reveal: Option<LiveReveal>,
    /// The end of the game.
    pub end: Option<EndView>,
    /// Questions for the closing round, at the end.
    pub closing: Vec<String>,
    /// At the end, once it was reckoned: the story of the table, at most five turns of it.
    pub story: Vec<CardView>,
    /// Then also where the grade of the table lies among games that go by routine, in words; empty before.
    pub stands: String,
}

/// A table and who is at it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TableName {
    /// From 1.
    pub table: u16,
    /// Seats at it.
    pub people: u32,
    /// Whether anybody at it may say that it goes on.
    pub may_go: bool,
}

/// What a phone shows of its own seat: the part of the state that no other seat gets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OwnView {
    /// Its number.
    pub seat: u32,
    /// Its name; "Seat 7" if it has none.
    pub name: String,
    /// The highest number of a command of this seat that the host knows.
    pub cid: u64,
    /// The brief that only this seat has.
    pub brief: Option<BriefView>,
    /// Its vote in the first round.
    pub first: Option<String>,
    /// Its vote that counts now.
    pub vote: Option<String>,
    /// Its prediction.
    pub prediction: Option<OwnPrediction>,
    /// The hat that it named.
    pub hat: Option<Hat>,
    /// At a reveal: the hat of the answer that it voted for.
    pub hat_was: Option<HatView>,
    /// At a reveal: how its prediction did.
    pub verdict: Option<Verdict>,
    /// Whether it is drawn to break the tie.
    pub speaker: bool,
    /// What it means to do.
    pub commitment: Option<String>,
    /// At the end: each turn of its own.
    pub turns: Vec<OwnTurn>,
    /// Whether the host asks if somebody is there.
    pub are_you_there: bool,
    /// Whether the room waits for this seat.
    pub waited_for: bool,
    /// For a seat that watches: what it looks for and wrote.
    pub observer: Option<ObserverView>,
    /// Questions before the first crisis or after the last.
    pub questions: Option<QuestionsView>,
}

/// A brief.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BriefView {
    /// What the seat is called in the story.
    pub name: String,
    /// What it alone knows from the start.
    pub text: String,
}

/// A prediction of one's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OwnPrediction {
    /// Id of the meter.
    pub meter: String,
    /// Which way.
    pub way: Way,
}

/// One turn on the page of one's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OwnTurn {
    /// The turn, from 1.
    pub turn: u16,
    /// Title of the crisis.
    pub title: String,
    /// What the table did.
    pub table: String,
    /// Its hat.
    pub table_hat: Hat,
    /// What this seat voted for first, as a text.
    pub first: Option<String>,
    /// What this seat voted for in the end, as a text.
    pub vote: Option<String>,
    /// The hat that it named for that.
    pub named: Option<Hat>,
    /// The hat that it was.
    pub hat: Option<Hat>,
    /// The better road; nothing while it is reckoned.
    pub better: Option<BetterView>,
}
