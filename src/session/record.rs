//! What a save holds, as plain data.

use std::collections::BTreeMap;

use super::event::{BegunFrom, DecisionTaken, Event, Origin, Personal, StoredEvent};
use super::plan::{GamePlan, PlanChange};
use super::workshop::Room;
use crate::engine::AnswerOrder;

/// Everything that a save holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// What it is a save of.
    pub meta: Meta,
    /// The texts that were played with, oldest first; never empty.
    pub editions: Vec<Edition>,
    /// The accepted decisions that count, in order: those that were not taken back.
    pub decisions: Vec<AcceptedDecision>,
    /// The plans that it was played by, in order, the first of them from the beginning; never empty.
    pub plans: Vec<Planned>,
    /// The tables other than the first, from the second on; empty where one table plays.
    pub tables: Vec<TableRecord>,
    /// Decisions that were taken back, in the order in which they had been taken.
    pub taken_back: Vec<AcceptedDecision>,
    /// Id of the ending, if the game is over; the grade, once something was decided, in thousandths of a point. Both as of the last event.
    pub stands: (Option<String>, Option<i32>),
    /// What a workshop noted, in order; empty for other playthroughs.
    pub notes: Vec<Note>,
    /// The texts by people that were not removed, by their numbers.
    pub personal: BTreeMap<i64, String>,
    /// How many texts by people were removed.
    pub removed: usize,
    /// The hash of the last event, in hexadecimal: whoever has written it down can prove the whole save with it.
    pub head: String,
    /// Everything that happened, in order: what the rest of this was made from.
    pub entries: Vec<StoredEvent>,
}

/// What a save is a save of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meta {
    /// Id of the scenario.
    pub scenario: String,
    /// Title of the scenario.
    pub title: String,
    /// The seed of the luck.
    pub seed: u64,
    /// After how many answered crises the game is over, if it does not play all that come.
    pub crises: Option<u16>,
    /// The room that plays it, if it is a workshop.
    pub room: Option<Room>,
    /// The save that it began from, if it did.
    pub from: Option<BegunFrom>,
    /// Version of the program that began it.
    pub program: String,
    /// When it was begun, in milliseconds since 1970 (UTC).
    pub created: i64,
}

/// The texts that decisions were taken with: a save can be played back even if the files are gone. A scenario that is edited
/// during a playthrough makes a second edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    /// The scenario.
    pub scenario: Text,
    /// The rulebook.
    pub rulebook: Text,
    /// Version of the program that played it.
    pub program: String,
}

/// One text and where it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// What it is called in messages.
    pub name: String,
    /// What finds it again: the path of a file, or the id of something that is built in.
    pub origin: Origin,
    /// The text.
    pub text: String,
    /// Its SHA-256, as `Source::hash` writes it.
    pub hash: String,
}

/// An accepted decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AcceptedDecision {
    /// The turn, from 1.
    pub turn: u16,
    /// Id of the crisis.
    pub crisis: String,
    /// Id of the response.
    pub response: String,
    /// Fingerprint of the state that came of it.
    pub fingerprint: u64,
    /// The grade that came of it, in thousandths of a point: for listings.
    pub grade: i32,
    /// Id of the ending, if it ended the game: for listings.
    pub ending: Option<String>,
    /// The edition that it was taken with, as a position in [`Record::editions`].
    pub edition: usize,
    /// When, in milliseconds since 1970 (UTC).
    pub at: i64,
}

impl AcceptedDecision {
    /// A decision from its event.
    pub(super) fn of(taken: &DecisionTaken, at: i64) -> Self {
        Self {
            turn: taken.turn,
            crisis: taken.crisis.clone(),
            response: taken.response.clone(),
            // What is no number matches no state: the replay says where.
            fingerprint: u64::from_str_radix(&taken.fingerprint, 16).unwrap_or_default(),
            grade: taken.grade,
            ending: taken.ending.clone(),
            edition: taken.edition,
            at,
        }
    }
}

/// A plan, and when it came to hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// The plan.
    pub plan: GamePlan,
    /// What changed it; nothing for the plan that the game began with.
    pub change: Option<PlanChange>,
    /// How many of [`Record::decisions`] were taken before.
    pub after: usize,
    /// The edition that it was changed with, as a position in [`Record::editions`].
    pub edition: usize,
    /// Fingerprint of the state that came of it; nothing for the plan that the game began with, and where a decision before it was taken
    /// back later.
    pub fingerprint: Option<u64>,
}

impl Planned {
    /// A plan from the beginning.
    #[must_use]
    pub const fn begun(plan: GamePlan) -> Self {
        Self {
            plan,
            change: None,
            after: 0,
            edition: 0,
            fingerprint: None,
        }
    }
}

/// An accepted intent of a workshop, and where the workshop stood after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The decision that came of it, as a position in [`Record::decisions`]; nothing if none did, or if it was taken back.
    pub decision: Option<usize>,
    /// The intent, as JSON.
    pub intent: serde_json::Value,
    /// The state, as JSON.
    pub state: serde_json::Value,
    /// When, in milliseconds since 1970 (UTC).
    pub at: i64,
}

/// What a table other than the first did in a room.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TableRecord {
    /// The decisions that count, in order.
    pub decisions: Vec<AcceptedDecision>,
    /// Decisions that were taken back.
    pub taken_back: Vec<AcceptedDecision>,
    /// For each of [`Record::plans`] after the first: how many decisions this table had taken before.
    pub after: Vec<usize>,
}

impl Record {
    /// How many tables played.
    #[must_use]
    pub const fn table_count(&self) -> usize {
        self.tables.len() + 1
    }

    /// The same save as a save of one table: 1 is the first, whose decisions are those of the save. Nothing if there is no such table.
    #[must_use]
    pub fn of_table(&self, table: usize) -> Option<Self> {
        if table == 1 {
            return Some(self.clone());
        }
        let other = self.tables.get(table.checked_sub(2)?)?;
        let mut record = self.clone();
        record.decisions.clone_from(&other.decisions);
        record.taken_back.clone_from(&other.taken_back);
        for (planned, after) in record.plans.iter_mut().skip(1).zip(&other.after) {
            // What a change of the plan led to is kept for the first table only.
            planned.after = *after;
            planned.fingerprint = None;
        }
        let last = other.decisions.last();
        record.stands = (
            last.and_then(|decision| decision.ending.clone()),
            last.map(|decision| decision.grade),
        );
        record.notes.clear();
        Some(record)
    }

    /// The newest edition.
    ///
    /// # Panics
    /// Never for a record that was read: one without an edition is refused.
    #[must_use]
    pub fn newest(&self) -> &Edition {
        self.editions
            .last()
            .expect("a record without an edition is refused when it is read")
    }

    /// The plan that holds now.
    #[must_use]
    pub fn plan(&self) -> GamePlan {
        self.plans
            .last()
            .map_or_else(GamePlan::default, |planned| planned.plan.clone())
    }

    /// The plan that it began with.
    #[must_use]
    pub fn begun_by(&self) -> GamePlan {
        GamePlan::of_length(self.meta.crises)
    }

    /// In which order answers are shown.
    #[must_use]
    pub fn answer_order(&self) -> AnswerOrder {
        let mut events = self.entries.iter().rev().map(|entry| &entry.event);
        let set = events.find_map(|event| match event {
            Event::AnswersOrdered(set) => Some(set.order),
            _ => None,
        });
        set.unwrap_or_default()
    }

    /// The grade so far, in thousandths of a point; nothing before the first decision.
    #[must_use]
    pub const fn grade(&self) -> Option<i32> {
        self.stands.1
    }

    /// A text by a person; nothing if it was removed.
    #[must_use]
    pub fn personal(&self, named: &Personal) -> Option<&str> {
        self.personal.get(&named.personal).map(|text| &**text)
    }

    /// The label of the game; empty if it has none, or if it was removed.
    #[must_use]
    pub fn tag(&self) -> &str {
        let last = self
            .entries
            .iter()
            .rev()
            .find_map(|entry| match &entry.event {
                Event::Tagged(tagged) => Some(&tagged.tag),
                _ => None,
            });
        last.and_then(|tag| self.personal(tag)).unwrap_or_default()
    }

    /// When something was written last, in milliseconds since 1970 (UTC).
    #[must_use]
    pub fn changed(&self) -> i64 {
        let last = self.entries.last();
        last.map_or(self.meta.created, |entry| entry.at)
    }

    /// Id of the ending, if the game is over.
    #[must_use]
    pub fn ending(&self) -> Option<&str> {
        self.stands.0.as_deref()
    }
}
