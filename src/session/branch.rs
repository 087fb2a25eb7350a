//! A new game from a turn of another save: what was decided before is taken over.

use std::path::{Path, PathBuf};

use super::course::course;
use super::event::{AnswersOrdered, BegunFrom, DecisionTaken, Event, PlanChanged};
use super::intent::Refused;
use super::journal::Journal;
use super::open::{Session, now, program};
use super::plan::PlanChange;
use super::playthrough::Playthrough;
use super::record::{Edition, Meta, Planned, Record};
use super::replay::Misfit;
use super::save_error::SaveError;
use super::stored::read;
use super::texts::kept;
use crate::engine::AnswerOrder;

/// Why a game could not be begun from another save.
#[derive(Debug, thiserror::Error)]
pub enum BranchError {
    /// One of the saves.
    #[error(transparent)]
    Save(#[from] SaveError),
    /// The game has no save to begin from.
    #[error("this game is not saved, so no other can begin from it")]
    NotSaved,
    /// There is no such turn.
    #[error("turn {turn} cannot be begun from: {} decided in it", decisions(*.decided))]
    NoTurn {
        /// The turn asked for.
        turn: u16,
        /// Decisions of the save.
        decided: usize,
    },
    /// The length asked for does not fit.
    #[error("{0}")]
    Length(#[from] Refused),
    /// A decision of the save does not fit the rules of this version.
    #[error("{0}")]
    Misfit(#[from] Box<Misfit>),
}

fn decisions(count: usize) -> String {
    match count {
        0 => "nothing has been".to_owned(),
        1 => "1 turn has been".to_owned(),
        n => format!("{n} turns have been"),
    }
}

impl Session {
    /// Begins a new game where another save stood before its decision of this turn (from 1; one more than it has decisions goes on from
    /// its last one). The texts are those that the save holds, the luck is the same. `crises` sets another length; what is not given stays
    /// as it was planned at that turn. The other save is only read.
    ///
    /// # Errors
    /// If that save cannot be read or has no such turn, or the new one cannot be written.
    pub fn branch(
        from: &Path,
        turn: u16,
        crises: Option<u16>,
        save: Option<PathBuf>,
    ) -> Result<Self, BranchError> {
        Self::branch_of(&read(from)?, from, turn, crises, save)
    }

    /// The same from the game at hand, which goes on being open.
    ///
    /// # Errors
    /// As [`Session::branch`]; also if this game has no save.
    pub fn from_here(&self, turn: u16, save: Option<PathBuf>) -> Result<Self, BranchError> {
        let journal = self.journal.as_ref().ok_or(BranchError::NotSaved)?;
        Self::branch_of(&journal.record()?, journal.path(), turn, None, save)
    }

    fn branch_of(
        record: &Record,
        from: &Path,
        turn: u16,
        crises: Option<u16>,
        save: Option<PathBuf>,
    ) -> Result<Self, BranchError> {
        let decided = record.decisions.len();
        let taken_over = usize::from(turn).checked_sub(1);
        let Some(decisions) = taken_over.and_then(|count| record.decisions.get(..count)) else {
            return Err(BranchError::NoTurn { turn, decided });
        };
        if record.ending().is_some() && decisions.len() == decided {
            return Err(BranchError::NoTurn { turn, decided });
        }
        let stored = record.newest();
        let damaged = |what: &str, error: &dyn std::fmt::Display| {
            let why = format!("its copy of the {what} cannot be read ({error})");
            SaveError::Corrupt(from.to_owned(), why)
        };
        let story = kept(&stored.scenario, from)?.scenario();
        let story = story.map_err(|e| damaged("scenario", &e))?;
        let rulebook = kept(&stored.rulebook, from)?.rulebook();
        let rulebook = rulebook.map_err(|e| damaged("rulebook", &e))?;
        let plans = plans_before(record, decisions.len());
        let seed = record.meta.seed;
        let order = record.answer_order();
        let mut events = Vec::new();
        if order != AnswerOrder::default() {
            events.push(Event::from(AnswersOrdered { order }));
        }
        let again = |upto: usize, plans: &[Planned]| {
            let (story, rulebook) = (story.clone(), rulebook.clone());
            let decisions = decisions.get(..upto).unwrap_or_default();
            Playthrough::replay(story, rulebook, seed, plans, decisions).map(|(play, _)| play)
        };
        let mut known = 1;
        for (count, decision) in (0..).zip(decisions) {
            while let Some(planned) = plans.get(known).filter(|planned| planned.after <= count) {
                known += 1;
                let play = again(count, plans.get(..known).unwrap_or_default())?;
                events.extend(
                    planned
                        .change
                        .as_ref()
                        .map(|c| Event::from(PlanChanged::of(c, &play, 0))),
                );
            }
            let play = again(count + 1, plans.get(..known).unwrap_or_default())?;
            let ending = play.ending().map(|e| play.story().ending(e).id.clone());
            events.push(Event::from(DecisionTaken {
                turn: decision.turn,
                crisis: decision.crisis.clone(),
                response: decision.response.clone(),
                fingerprint: format!("{:016x}", play.fingerprint()),
                grade: play.grade(),
                ending,
                edition: 0,
            }));
        }
        let mut play = again(decisions.len(), plans.get(..known).unwrap_or_default())?;
        for planned in plans.get(known..).unwrap_or_default() {
            play = play.under(planned.plan.clone())?;
            events.extend(
                planned
                    .change
                    .as_ref()
                    .map(|c| Event::from(PlanChanged::of(c, &play, 0))),
            );
        }
        if let Some(crises) = crises.filter(|&crises| play.plan().crises != Some(crises)) {
            let change = PlanChange::Length {
                crises: Some(crises),
            };
            play = play.with_change(&change)?;
            events.push(Event::from(PlanChanged::of(&change, &play, 0)));
        }
        play.order = order;
        let meta = Meta {
            from: Some(BegunFrom {
                save: from
                    .file_name()
                    .unwrap_or_default()
                    .to_string_lossy()
                    .into_owned(),
                head: record.head.clone(),
                turn,
            }),
            room: None,
            program: program(),
            created: now(),
            ..record.meta.clone()
        };
        let edition = Edition {
            program: program(),
            ..stored.clone()
        };
        let journal = match save {
            Some(path) => Some(Journal::create_with(
                &path,
                &meta,
                &edition,
                events.clone(),
            )?),
            None => None,
        };
        Ok(Self {
            named: Vec::new(),
            committed: None,
            course: course(&meta, events.iter()),
            begun: record.begun_by(),
            play,
            journal,
            notices: Vec::new(),
            watched: false,
            saved: edition.clone(),
            edition,
        })
    }
}

/// The plans that held before the decision after so many others, the first of them from the beginning.
fn plans_before(record: &Record, count: usize) -> Vec<Planned> {
    // Where something was decided next, it was decided by the last of them.
    record
        .plans
        .iter()
        .filter(|planned| planned.after <= count)
        .cloned()
        .collect()
}
