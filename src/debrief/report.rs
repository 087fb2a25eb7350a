//! What a debrief holds, as plain data with stable names: the JSON export is exactly this.

use serde::Serialize;

use super::action::Plan;
use super::before_after::BeforeAfter;
use super::course::Change;
use super::fell::Fell;
use super::figure::Figure;
use super::kinds::{CauseKind, PromiseStatus, ValueStatus, Why};
use super::meant::Meant;
use super::points::Points;
use super::room::RoomTurn;
use crate::engine::{Hat, Practice, Situation};

/// A playthrough turned into findings.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Debrief {
    /// The version of these names: 1.
    pub format: u32,
    /// What this is and what it is not.
    pub note: String,
    /// What was played.
    pub played: Played,
    /// Grade, decision quality and luck.
    pub scores: Scores,
    /// What was changed about the course of the game while it was played.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub course: Vec<Change>,
    /// Turn by turn.
    pub turns: Vec<Turn>,
    /// Every number over the turns.
    pub numbers: Vec<Number>,
    /// Every change of every number.
    pub ledger: Vec<Line>,
    /// Up to three moments most worth discussing.
    pub moments: Vec<Moment>,
    /// Promises that were made.
    pub promises: Vec<Promise>,
    /// What the team stands for.
    pub values: Vec<Value>,
    /// The people.
    pub team: Vec<Member>,
    /// What was used and what never.
    pub profile: Profile,
    /// What to try next.
    pub plan: Plan,
    /// How the room answered two short forms before and after, if it did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before_after: Option<BeforeAfter>,
    /// What the player means to do, if they said so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meant: Option<Meant>,
}

/// What was played.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Played {
    /// Id of the scenario.
    pub scenario: String,
    /// Its title.
    pub title: String,
    /// Its language, as a BCP 47 tag.
    pub language: String,
    /// What a group should be able to do better afterwards.
    pub objectives: Vec<String>,
    /// Id of the rulebook.
    pub rulebook: String,
    /// The seed, as text: JSON readers lose large numbers.
    pub seed: String,
    /// Whether the game is over.
    pub finished: bool,
    /// How it ended.
    pub ending: Option<Ending>,
    /// The meter that reached 0, if one did.
    pub collapsed: Option<String>,
    /// Where that was, and what took the most from it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fell: Option<Fell>,
}

/// How it ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Ending {
    /// Id of the ending.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its text.
    pub text: String,
}

/// Grade, decision quality and luck. All in points.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Scores {
    /// The grade, or the grade so far.
    pub grade: Points,
    /// Decision quality, 0 to 100; nothing if nothing was at stake.
    pub quality: Option<f64>,
    /// What the rule of thumb could expect from the start.
    pub expected_at_start: Figure,
    /// What the decisions were expected to add.
    pub decisions: Figure,
    /// What luck added.
    pub luck: Figure,
    /// Regret of all decisions together.
    pub regret: f64,
    /// Worlds tried for every road.
    pub lucks: u32,
    /// The same in sentences.
    pub said: Vec<String>,
}

/// One turn.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Turn {
    /// From 1.
    pub turn: u16,
    /// Id of the crisis.
    pub crisis: String,
    /// Title of the crisis.
    pub title: String,
    /// When in the story.
    pub moment: String,
    /// What the moment asks for.
    pub situation: Situation,
    /// 0 to 100.
    pub severity: i32,
    /// Id of the response.
    pub response: String,
    /// The response in its words.
    pub text: String,
    /// The hat that it wears.
    pub hat: Hat,
    /// What it does.
    pub practices: Vec<Practice>,
    /// How it turned out, in the words of the story.
    pub outcome: String,
    /// What else happened, in sentences.
    pub events: Vec<String>,
    /// What the moment asked for and why, in a sentence or two.
    pub asked: String,
    /// The idea behind the response.
    pub insight: String,
    /// The ideas of the framework that it is about, in its own words.
    pub ideas: Vec<IdeaText>,
    /// The share of leading that the situation asks for, in per cent, if the rulebook says so.
    pub asked_lead: Option<i32>,
    /// The share of leading in what was done, in per cent; nothing for waiting.
    pub worn_lead: Option<i32>,
    /// Whether the hat fitted what was asked for.
    pub fit: Fit,
    /// How lucky the crisis was, 0 to 100.
    pub luck: i32,
    /// What the best open response was expected to bring beyond this one.
    pub regret: Figure,
    /// How far what came was from what was to be expected.
    pub surprise: Figure,
    /// How much depended on the decision.
    pub stakes: f64,
    /// How the room came to it, if a workshop was played.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub room: Option<RoomTurn>,
    /// All open responses.
    pub roads: Vec<Road>,
}

/// An idea of the framework.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct IdeaText {
    /// What it is called.
    pub name: String,
    /// What it says.
    pub about: String,
}

/// Whether a hat fitted what the situation asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fit {
    /// Near enough to what was asked for, by the rulebook's own measure.
    Fits,
    /// Too far from it.
    Apart,
    /// No hat was worn.
    Waited,
    /// The rulebook asks for nothing.
    Unasked,
}

/// One open response and where it leads.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Road {
    /// Id of the response.
    pub response: String,
    /// The response in its words.
    pub text: String,
    /// Its hat.
    pub hat: Hat,
    /// Whether it was the one.
    pub taken: bool,
    /// The grade to be expected.
    pub expected: Figure,
    /// How much more is expected of it than of the one that was taken.
    pub ahead: Figure,
    /// In how many of a hundred worlds a meter reached 0.
    pub collapses: f64,
    /// The grade under the luck of the playthrough.
    pub same_luck_grade: Points,
    /// How it ends under that luck.
    pub same_luck_ending: String,
    /// Morale, stability and results after each turn from this one on, under that luck.
    pub same_luck_meters: Vec<[Points; 3]>,
    /// Later decisions that could not be taken again, and were taken by the rule of thumb.
    pub own_decisions: u16,
    /// The idea behind the response.
    pub insight: String,
}

/// One number over the turns.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Number {
    /// Stable: `morale`, `meter:budget`, `member:ines:trust`, `variable:spoken`.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// What kind of number.
    pub kind: Kind,
    /// At the start, and after each turn.
    pub values: Vec<Points>,
}

/// Kinds of numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// What everyone sees.
    Meter,
    /// What nobody sees during play.
    Undercurrent,
    /// Of a member.
    Member,
    /// Of the story.
    Variable,
}

/// One change of one number.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Line {
    /// From 1; 0 for the start.
    pub turn: u16,
    /// Title of the crisis of that turn.
    pub crisis: String,
    /// Id of the number.
    pub number: String,
    /// By how much it changed.
    pub change: Points,
    /// By how much it would have changed without its bounds.
    pub wanted: Points,
    /// What kind of cause.
    pub kind: CauseKind,
    /// The cause in a few words.
    pub cause: String,
    /// The decision that it goes back to, if it is not of this turn.
    pub origin: Option<Origin>,
}

/// An earlier decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Origin {
    /// Its turn.
    pub turn: u16,
    /// `crisis/response`.
    pub response: String,
    /// Title of the crisis.
    pub crisis: String,
    /// The response in its words.
    pub text: String,
}

/// A moment worth discussing.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Moment {
    /// Its turn.
    pub turn: u16,
    /// Why it is one.
    pub why: Why,
    /// The same in sentences.
    pub said: Vec<String>,
    /// Questions for the table.
    pub questions: Vec<String>,
}

/// A promise that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Promise {
    /// Its id.
    pub id: String,
    /// What was promised.
    pub text: String,
    /// To whom: a name, or `the team`.
    pub to: String,
    /// When, and with which response.
    pub made: Origin,
    /// What became of it.
    pub status: PromiseStatus,
    /// When it was judged.
    pub settled: Option<u16>,
    /// What was seen then.
    pub seen: String,
}

/// What the team stands for, and what became of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Value {
    /// Its id.
    pub id: String,
    /// In the team's own words.
    pub text: String,
    /// What became of it.
    pub status: ValueStatus,
    /// What became of it, in sentences.
    pub said: Vec<String>,
    /// Trust that breaches and their debts have cost, in points.
    pub cost: Points,
}

/// One of the people.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Member {
    /// Their id.
    pub id: String,
    /// Full name.
    pub name: String,
    /// Job.
    pub job: String,
    /// In which turn they left, if they did.
    pub left: Option<u16>,
    /// Trust at the start and at the end (or when they left).
    pub trust: [Points; 2],
    /// Energy at the start and at the end (or when they left).
    pub energy: [Points; 2],
    /// How they are, or why they left, in sentences.
    pub said: Vec<String>,
}

/// What was used and what never.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Profile {
    /// How often each hat was worn, in the order lead, manage, both, wait.
    pub hats: [u32; 4],
    /// The practices.
    pub practices: Vec<Use>,
    /// The skills.
    pub skills: Vec<Use>,
    /// The ideas.
    pub ideas: Vec<Use>,
}

/// How often something of the framework was used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Use {
    /// The word.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// What it is.
    pub about: String,
    /// Whose work it is, where that is defined.
    pub hat: Option<Hat>,
    /// Decisions in which it was used.
    pub used: u32,
    /// Decisions in which it could have been used.
    pub offered: u32,
    /// Whether it was more than half of what was done.
    pub overused: bool,
}
