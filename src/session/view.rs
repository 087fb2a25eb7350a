//! What a seat may see: plain owned data, without the numbers of undercurrents and without hats before the choice.

use serde::Serialize;

use super::end::EndView;
use super::faces::MoodChange;
use super::stakes::Stakes;
use crate::content::phrases;
use crate::engine::{Hat, Mood, Practice, Slot};

/// Everything that a player may see at this moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct View {
    /// Who you are and what has happened, before the first crisis.
    pub briefing: Briefing,
    /// The seed of the luck.
    pub seed: u64,
    /// The number of the turn that is being played, from 1; after the end, the last one.
    pub turn: u16,
    /// After how many turns the game is over at the latest, if it does not play all crises that come.
    pub crises: Option<u16>,
    /// Title of the designed cut that is played, if it is one.
    pub cut: Option<String>,
    /// Titles of the crises that were skipped; what a cut leaves out is not among them.
    pub skipped: Vec<String>,
    /// Whether a meter at 0 ends the game only after its last crisis.
    pub held_off: bool,
    /// What has to be said once: about an edited scenario, about a copy that is used in its place.
    pub notices: Vec<String>,
    /// What the last decision did; nothing before the first.
    pub last: Option<TurnView>,
    /// The meters now.
    pub meters: Vec<MeterView>,
    /// Everyone of the team, those who left too.
    pub team: Vec<MemberView>,
    /// Promises that are open, the next one due first.
    pub promises: Vec<OpenPromise>,
    /// What is at stake: crises behind, dates ahead.
    pub stakes: Stakes,
    /// What is asked now.
    pub stage: Stage,
}

/// What is asked now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// A response to this crisis.
    Crisis(Box<CrisisView>),
    /// Nothing: the game is over.
    End(Box<EndView>),
}

/// Who you are and what has happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Briefing {
    /// The scenario's id.
    pub scenario: String,
    /// The title.
    pub title: String,
    /// One or two sentences.
    pub pitch: String,
    /// Who the player is.
    pub role: String,
    /// The text.
    pub text: String,
    /// What the team says it stands for.
    pub values: Vec<String>,
}

/// A meter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MeterView {
    /// Stable id.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// What it measures.
    pub about: String,
    /// Whole points, 0 to 100.
    pub value: i32,
    /// Whether the game ends when it is at 0.
    pub ends: bool,
    #[serde(skip)]
    pub(super) slot: Slot,
}

/// How a meter moved. The points of the lines add up to `after` − `before`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MeterMove {
    /// Stable id of the meter.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Whole points.
    pub before: i32,
    /// Whole points.
    pub after: i32,
    /// What moved it, the largest first.
    pub lines: Vec<Line>,
    /// Why, in a sentence without its full stop: the greatest of the lines in their words and points, and what is left. Empty where it is
    /// not told.
    pub reason: String,
}

/// One line of a ledger as players read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    /// Whole points, never 0.
    pub points: i32,
    /// Why, in a few words.
    pub why: String,
}

/// One of the team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MemberView {
    /// Stable id.
    pub id: String,
    /// Full name.
    pub name: String,
    /// What colleagues call them.
    pub short: String,
    /// Their job.
    pub job: String,
    /// What can be seen of them.
    pub about: String,
    /// What they are good at.
    pub talents: Vec<String>,
    /// Id of the face.
    pub face: String,
    /// Whether they are still there.
    pub present: bool,
    /// How they look after what happened last.
    pub mood: Mood,
    /// How they look in the scene at hand: the same, but of whom the scene says it.
    pub looks: Mood,
    /// Why they look otherwise in the scene than after what happened last, in a few words; empty if they do not.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub why: String,
    /// How they are, in words.
    pub how: String,
    /// Whether they are at the end of their trust or strength, and somebody who can leave.
    pub may_leave: bool,
}

/// A promise that has to be kept yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OpenPromise {
    /// Stable id.
    pub id: String,
    /// In the words of the promise.
    pub text: String,
    /// Short name of whom it was made to; nobody is the whole team.
    pub to: Option<String>,
    /// The turn at whose end it is judged.
    pub due: u16,
    /// The turn in which it was made.
    pub made: u16,
}

/// A situation that asks for a response.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CrisisView {
    /// Stable id.
    pub id: String,
    /// A few words.
    pub title: String,
    /// When in the story this is; may be empty.
    pub moment: String,
    /// How much the moment itself takes, 0 to 100.
    pub severity: i32,
    /// What is seen and said.
    pub scene: String,
    /// An observation of the people; may be empty.
    pub people: String,
    /// An observation of the work; may be empty.
    pub process: String,
    /// What can be heard in passing, at most two.
    pub voices: Vec<Said>,
    /// What its arrival did.
    pub arrived: Aftermath,
    /// The answers that are open, in the order in which they are shown: the first of them is number 1.
    pub responses: Vec<ResponseView>,
}

/// One answer, before the choice: its hat is not shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ResponseView {
    /// Stable id, unique in its crisis.
    pub id: String,
    /// The answer.
    pub text: String,
}

/// Something that somebody says, or that is heard or seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Said {
    /// Short name of who; may be nobody.
    pub who: Option<String>,
    /// Id of their face.
    pub face: Option<String>,
    /// What.
    pub text: String,
}

/// What happened beside the story: in the order in which it is told.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Aftermath {
    /// Consequences of earlier turns.
    pub came_back: Vec<CameBack>,
    /// Promises made, kept and broken.
    pub promises: Vec<PromiseNews>,
    /// Values honoured, breached and repaired.
    pub values: Vec<ValueNews>,
    /// Who left.
    pub left: Vec<LeftView>,
    /// The meter that is at 0 and would have ended the game, if its collapse was held off.
    pub held_off: Option<String>,
    /// The meter that is at 0 and has ended the game.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub collapsed: Option<String>,
    /// How the meters moved: all of them after a decision, those that did after an arrival.
    pub meters: Vec<MeterMove>,
}

/// What one decision did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TurnView {
    /// The number of the turn, from 1.
    pub turn: u16,
    /// Id of the crisis.
    pub crisis: String,
    /// Title of the crisis.
    pub title: String,
    /// The response.
    pub response: ResponseView,
    /// The hat that it wears.
    pub hat: HatView,
    /// What it did.
    pub practices: Vec<PracticeView>,
    /// What the moment asked for and why, in a sentence or two.
    pub asked: String,
    /// The ideas that it was about.
    pub ideas: Vec<IdeaView>,
    /// What happened; empty if the author wrote nothing.
    pub outcome: String,
    /// Who said what.
    pub says: Vec<Said>,
    /// What else came of it.
    pub aftermath: Aftermath,
    /// Whose face changed since the decision.
    pub moods: Vec<MoodChange>,
}

/// A hat, after the choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HatView {
    /// Which.
    pub hat: Hat,
    /// What it is called.
    pub name: String,
    /// What it is.
    pub about: String,
}

impl HatView {
    /// A hat in the words that players read.
    pub(super) fn of(hat: Hat) -> Self {
        let (name, about) = phrases::hat(hat);
        Self {
            hat,
            name: name.to_owned(),
            about: about.to_owned(),
        }
    }
}

/// An idea of the framework, after the choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct IdeaView {
    /// What it is called.
    pub name: String,
    /// What it says.
    pub about: String,
}

/// A practice, after the choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PracticeView {
    /// Which.
    pub practice: Practice,
    /// What it is called.
    pub name: String,
    /// What one does when doing it.
    pub about: String,
}

impl PracticeView {
    /// A practice in the words that players read.
    pub(super) fn of(practice: Practice) -> Self {
        let (name, about) = phrases::practice(practice);
        Self {
            practice,
            name: name.to_owned(),
            about: about.to_owned(),
        }
    }
}

/// A consequence that came back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CameBack {
    /// The turn that it goes back to.
    pub turn: u16,
    /// Title of that turn's crisis.
    pub title: String,
    /// How the answer that was given there begins.
    pub chose: String,
    /// The thing itself.
    pub text: String,
}

/// What happened to a promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PromiseTurn {
    /// It was made.
    Made,
    /// It was kept.
    Kept,
    /// It was broken.
    Broken,
}

/// Something that happened to a promise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PromiseNews {
    /// Stable id.
    pub id: String,
    /// In the words of the promise.
    pub text: String,
    /// Short name of whom it was made to; nobody is the whole team.
    pub to: Option<String>,
    /// What happened.
    pub what: PromiseTurn,
    /// What is seen; may be empty.
    pub note: String,
    /// The turn at whose end it is judged.
    pub due: u16,
    /// How far it moved the meters, such as “Morale −4, Results +2”; empty if it did not.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub moved: String,
}

/// What happened to a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ValueTurn {
    /// It was honoured.
    Honoured,
    /// It was breached.
    Breached,
    /// The breach was repaired.
    Repaired,
}

/// Something that happened to a value of the team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ValueNews {
    /// Stable id.
    pub id: String,
    /// In the team's own words.
    pub text: String,
    /// What happened.
    pub what: ValueTurn,
    /// How far it moved the meters, such as “Morale −4, Results +2”; empty if it did not.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub moved: String,
}

/// Someone who left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LeftView {
    /// Stable id.
    pub id: String,
    /// Full name.
    pub name: String,
    /// Id of the face.
    pub face: String,
    /// What is seen; may be empty.
    pub text: String,
}
