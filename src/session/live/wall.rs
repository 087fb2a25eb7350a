//! What the wall and the console may see: whole and small, plain owned data.

use serde::Serialize;

use super::acts::ActsView;
use super::kinds::{Ballot, Steps};
use super::questions::AnsweredView;
use super::step::LiveStep;
use super::view::{InjectView, LiveCrisis, LiveReveal, RoomView, StepView, TieView};
use crate::engine::Hat;
use crate::session::workshop::NotesView;
use crate::session::{AtStake, Briefing, EndView, GamePlan, MeterView};

/// What the wall shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WallView {
    /// The room.
    pub room: RoomView,
    /// How many seats have a page that is open and visible.
    pub here: u32,
    /// Whether the wall is black: then nothing else of this is shown.
    pub black: bool,
    /// Where the first table stands, which leads the others.
    pub step: StepView,
    /// The briefing, before the first crisis.
    pub briefing: Option<Briefing>,
    /// The crisis at the first table, without what only some may know. Where roads have parted, the tables say their own.
    pub crisis: Option<LiveCrisis>,
    /// What stands beside it while it is asked.
    pub at_stake: Option<AtStake>,
    /// The meters of the first table; at the end, of the one that is told of.
    pub meters: Vec<MeterView>,
    /// What arrived beside the crisis, for all.
    pub injects: Vec<InjectView>,
    /// The tie at the first table.
    pub tie: Option<TieView>,
    /// What came of the first table's answer.
    pub reveal: Option<LiveReveal>,
    /// Every table: who is through, and after its reveal what it did.
    pub tables: Vec<WallTable>,
    /// The end, of the table that is told of.
    pub end: Option<EndView>,
    /// Questions for the closing round, at the end.
    pub closing: Vec<String>,
    /// How far the room is with the questions before and after; nothing where none are asked now.
    pub questions: Option<AnsweredView>,
    /// The act of the debrief that is shown, at the end.
    pub act: u8,
    /// What the acts show; nothing while it is reckoned.
    pub acts: Option<ActsView>,
}

/// A table on the wall.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WallTable {
    /// From 1.
    pub table: u16,
    /// Seats at it.
    pub people: u32,
    /// How many have done what the step asks for: voted, predicted, named a hat.
    pub done: u32,
    /// Where it stands.
    pub step: LiveStep,
    /// The number of its crisis, from 1; 0 in the briefing.
    pub number: u16,
    /// Title of its crisis; empty while tables are at their own pace.
    pub title: String,
    /// After its reveal: what it answered.
    pub response: Option<String>,
    /// After its reveal: the hat of that.
    pub hat: Option<Hat>,
    /// Its meters; none while tables are at their own pace.
    pub meters: Vec<MeterView>,
    /// At the end: its grade, whole points.
    pub grade: Option<i32>,
    /// Turn for turn, what it answered.
    pub road: Vec<RoadTurn>,
}

/// One turn of a table, for the tables side by side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RoadTurn {
    /// Id of the crisis.
    pub crisis: String,
    /// Title of the crisis.
    pub title: String,
    /// What was answered.
    pub response: String,
    /// Its hat.
    pub hat: Hat,
    /// The grade after it, in whole points.
    pub grade: i32,
}

/// What the console shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ConsoleView {
    /// What the wall shows, were it not black.
    pub wall: WallView,
    /// The code to join by.
    pub code: String,
    /// The steps of a crisis.
    pub steps: Steps,
    /// Whether questions are asked before and after.
    pub asks: bool,
    /// Until the reveal of which crisis tables go at their own pace; nothing for in step.
    pub until: Option<u16>,
    /// Minutes of discussion.
    pub minutes: u16,
    /// The plan.
    pub plan: GamePlan,
    /// The author's notes on the first table's crisis.
    pub notes: Option<NotesView>,
    /// Where groups get stuck in it, a question, when to move on.
    pub guide: Option<GuideView>,
    /// The count of the round at hand, at every table.
    pub tallies: Vec<TallyView>,
    /// At a reveal: tables where many voted otherwise, so that it is worth asking what they saw.
    pub split: Vec<u16>,
    /// Every seat.
    pub seats: Vec<SeatRow>,
    /// Devices that say that a seat is theirs.
    pub claims: Vec<ClaimView>,
    /// Injects that fit this crisis.
    pub injects: Vec<InjectOffer>,
    /// The turn of the decision that could be taken back.
    pub can_step_back: Option<u16>,
    /// The clock of the hour.
    pub hour: HourView,
    /// What has to be said: about the disk, wrong codes, phones that insist on encryption.
    pub problems: Vec<String>,
}

/// What a guide says to a crisis.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GuideView {
    /// Where a group gets stuck.
    pub stuck: String,
    /// A question that frees it.
    pub question: String,
    /// When to move on.
    pub move_on: String,
}

/// The count at a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TallyView {
    /// The table.
    pub table: u16,
    /// Id of its crisis.
    pub crisis: String,
    /// The round, 1 or 2.
    pub round: u8,
    /// The responses that are open.
    pub rows: Vec<TallyRow>,
}

/// One response in a count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TallyRow {
    /// Id of the response.
    pub response: String,
    /// Its text.
    pub text: String,
    /// Votes from phones.
    pub phones: u32,
    /// What was typed in: hands, cards.
    pub typed: Vec<(Ballot, u16)>,
}

/// A seat in the console's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SeatRow {
    /// Its number.
    pub seat: u32,
    /// Its name.
    pub name: String,
    /// Its table.
    pub table: u16,
    /// Whether its page is there.
    pub presence: Presence,
    /// Whether it has done what the step asks for.
    pub done: bool,
    /// Whether it watches.
    pub observer: bool,
}

/// Whether the page of a seat is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Presence {
    /// Open and visible.
    Here,
    /// Hidden, asleep or out of reach.
    Away,
    /// Not connected since the room was opened.
    Gone,
}

/// A device that says that a seat is its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ClaimView {
    /// The number of the claim.
    pub claim: u32,
    /// The seat.
    pub seat: u32,
    /// Its name.
    pub name: String,
}

/// An inject that fits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InjectOffer {
    /// Id.
    pub id: String,
    /// What it is.
    pub inject: InjectView,
}

/// Planned against real time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HourView {
    /// When the first crisis was opened, in milliseconds since 1970; nothing before.
    pub began: Option<i64>,
    /// Minutes that were planned for what is done.
    pub planned: u32,
    /// Minutes that it took.
    pub took: u32,
    /// Minutes behind the plan; below 0 ahead of it.
    pub behind: i32,
    /// What could be done about it; may be empty.
    pub advice: String,
}
