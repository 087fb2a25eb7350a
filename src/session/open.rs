//! A session of one: starting, going on, deciding.

use std::hash::{BuildHasher, RandomState};
use std::path::{Path, PathBuf};

use super::commitment::Commitment;
use super::course::{CourseStep, course, named};
use super::event::{Origin, Tagged};
use super::intent::Refused;
use super::journal::Journal;
use super::plan::GamePlan;
use super::playthrough::Playthrough;
use super::record::{Edition, Meta, Record};
use super::replay::Misfit;
use super::save_error::SaveError;
use super::texts::{Asked, kept, rulebook_now, scenario_now, text};
use super::view::View;
use super::workshop::Room;
use crate::content::{Library, LoadError, Source, Story};
use crate::engine::{Hat, Rulebook};

/// Seeds that are drawn stay below this, so that they can be read aloud in a room.
const SEEDS: u64 = 1_000_000_000;

/// A seed that nobody has chosen.
#[must_use]
pub fn drawn_seed() -> u64 {
    RandomState::new().hash_one(0_u8) % SEEDS
}

/// What a new session needs.
#[derive(Debug)]
pub struct Start {
    /// The scenario's file, and what it says.
    pub scenario: (Source, Story),
    /// The rulebook's file, and what it says.
    pub rulebook: (Source, Rulebook),
    /// The seed of the luck.
    pub seed: u64,
    /// The game is over after so many answered crises (at least 1); `None` plays all that come.
    pub crises: Option<u16>,
    /// Where to save; the folder must exist, the file must not. `None` plays without saving.
    pub save: Option<PathBuf>,
}

/// Which texts to go on with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ScenarioVersion {
    /// The scenario as it is now, where it can be found and read; else the copy in the save.
    #[default]
    Newest,
    /// The copy in the save.
    Stored,
}

/// Why a session could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum SessionError {
    /// The save.
    #[error(transparent)]
    Save(#[from] SaveError),
    /// The scenario has been edited, and a decision does not fit it any more.
    #[error("{misfit}")]
    Misfit {
        /// The save.
        save: PathBuf,
        /// What the scenario is called.
        scenario: String,
        /// The decision.
        misfit: Box<Misfit>,
    },
    /// It is the save of a playthrough without a room.
    #[error("this is not the save of a workshop")]
    NoRoom(PathBuf),
}

/// Why a decision was not accepted. Nothing has changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SubmitError {
    /// It cannot be given now.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// It could not be saved.
    #[error(transparent)]
    Save(#[from] SaveError),
}

/// A session of one seat at one table.
#[derive(Debug)]
pub struct Session {
    pub(super) play: Playthrough,
    /// What was done to its course.
    pub(super) course: Vec<CourseStep>,
    /// The hats that were named after a choice, before they were seen: ids of crises, the last one counts.
    pub(super) named: Vec<(String, Hat)>,
    /// What the player means to do.
    pub(super) committed: Option<Commitment>,
    /// The plan that it began with.
    pub(super) begun: GamePlan,
    pub(super) journal: Option<Journal>,
    pub(super) notices: Vec<String>,
    /// The texts that it is played with.
    pub(super) edition: Edition,
    /// Whether the file of the scenario may be opened again: nobody but the save has named it.
    pub(super) watched: bool,
    /// The newest ones in the save. Others get there with the first decision that is taken with them.
    pub(super) saved: Edition,
}

impl Session {
    /// Begins a playthrough, and its save.
    ///
    /// # Errors
    /// If it cannot be saved.
    pub fn start(start: Start) -> Result<Self, SaveError> {
        Self::start_in(start, None)
    }

    /// Gives the game a label without a meaning to the program. It is kept in the save, if there is one.
    ///
    /// # Errors
    /// If it cannot be saved.
    pub fn tag(&mut self, tag: &str) -> Result<(), SaveError> {
        let Some(journal) = &mut self.journal else {
            return Ok(());
        };
        let mut batch = journal.batch()?;
        let tag = batch.personal(journal.salt()?, tag);
        batch.push(now(), Tagged { tag });
        journal.append(batch)
    }

    pub(super) fn start_in(start: Start, room: Option<Room>) -> Result<Self, SaveError> {
        // What cannot be is not saved either.
        let crises = start.crises.map(|crises| crises.max(1));
        let (source, story) = start.scenario;
        let (rules, rulebook) = start.rulebook;
        let meta = Meta {
            scenario: story.raw().id.clone(),
            title: story.raw().title.clone(),
            seed: start.seed,
            crises,
            room,
            from: None,
            program: program(),
            created: now(),
        };
        let edition = Edition {
            scenario: text(&source, &meta.scenario),
            rulebook: text(&rules, &rulebook.id),
            program: program(),
        };
        let journal = match start.save {
            Some(path) => Some(Journal::create(&path, &meta, &edition)?),
            None => None,
        };
        Ok(Self {
            play: Playthrough::begin(story, rulebook, start.seed, crises),
            course: Vec::new(),
            named: Vec::new(),
            committed: None,
            begun: GamePlan::of_length(crises),
            journal,
            notices: Vec::new(),
            watched: true,
            saved: edition.clone(),
            edition,
        })
    }

    /// Goes on from a save: everything is played again from the seed, and stands where it stood.
    ///
    /// # Errors
    /// If the save cannot be opened, or a decision does not fit the scenario as it is now.
    pub fn resume(
        path: &Path,
        library: &Library,
        texts: ScenarioVersion,
    ) -> Result<Self, SessionError> {
        Ok(Self::resume_with(path, library, texts)?.0)
    }

    /// The same, and everything that the save holds.
    pub(super) fn resume_with(
        path: &Path,
        library: &Library,
        texts: ScenarioVersion,
    ) -> Result<(Self, Record), SessionError> {
        let (journal, record) = Journal::open(path)?;
        let mut notices = Vec::new();
        let stored = record.newest();
        let damaged = |what: &str, error: &LoadError| {
            let why = format!("its copy of the {what} cannot be read ({error})");
            SaveError::Corrupt(path.to_owned(), why)
        };
        let found = match texts {
            ScenarioVersion::Newest => {
                let id = &record.meta.scenario;
                scenario_now(&stored.scenario, id, library, &mut notices)
            }
            ScenarioVersion::Stored => None,
        };
        let (scenario, story) = match found {
            Some(found) => found,
            None => {
                let source = kept(&stored.scenario, path)?;
                let story = source.scenario().map_err(|e| damaged("scenario", &e))?;
                if story.raw().id != record.meta.scenario {
                    let why = "its copy of the scenario is that of another one".to_owned();
                    return Err(SaveError::Corrupt(path.to_owned(), why).into());
                }
                (stored.scenario.clone(), story)
            }
        };
        let found = match texts {
            ScenarioVersion::Newest => rulebook_now(&stored.rulebook, library, path, &mut notices),
            ScenarioVersion::Stored => None,
        };
        let (rules, rulebook) = match found {
            Some(found) => found,
            None => {
                let source = kept(&stored.rulebook, path)?;
                let rulebook = source.rulebook().map_err(|e| damaged("rulebook", &e))?;
                (stored.rulebook.clone(), rulebook)
            }
        };
        let asked = Asked {
            folders: library.folders(),
        };
        let watched = match &scenario.origin {
            Origin::File(path) => asked.may_open(path),
            Origin::BuiltIn(_) => false,
        };
        let same = scenario.hash == stored.scenario.hash && rules.hash == stored.rulebook.hash;
        let edition = Edition {
            scenario,
            rulebook: rules,
            program: program(),
        };
        let (mut play, found) = Playthrough::replay(
            story,
            rulebook,
            record.meta.seed,
            &record.plans,
            &record.decisions,
        )
        .map_err(|misfit| SessionError::Misfit {
            save: path.to_owned(),
            scenario: edition.scenario.name.clone(),
            misfit,
        })?;
        play.order = record.answer_order();
        let differs = first_difference(&record, &found);
        if !same {
            notices.extend(edited(&record, &edition));
        } else if let Some(turn) = differs {
            notices.push(if stored.program == edition.program {
                format!(
                    "The numbers do not come out as they did from turn {turn} on: the save may be damaged. They were recomputed; \
                     `two-hats replay` shows where."
                )
            } else {
                format!(
                    "This save was played with version {} of Two Hats, and its rules have changed since; numbers were recomputed.",
                    stored.program
                )
            });
        }
        let begins = !same || (differs.is_some() && stored.program != edition.program);
        let events = record.entries.iter().map(|entry| &entry.event);
        let session = Self {
            play,
            named: named(&record.entries),
            committed: record.commitment(),
            course: course(&record.meta, events),
            begun: record.begun_by(),
            journal: Some(journal),
            notices,
            watched,
            saved: stored.clone(),
            edition: if begins { edition } else { stored.clone() },
        };
        Ok((session, record))
    }

    /// What the seat may see now.
    #[must_use]
    pub fn view(&self) -> View {
        self.play.view(self.notices.clone())
    }

    /// The playthrough.
    #[must_use]
    pub const fn playthrough(&self) -> &Playthrough {
        &self.play
    }

    /// The file that it is saved in.
    #[must_use]
    pub fn save(&self) -> Option<&Path> {
        self.journal.as_ref().map(Journal::path)
    }
}

/// The first turn whose fingerprint is not the one in the save.
fn first_difference(record: &Record, found: &[u64]) -> Option<u16> {
    let mut pairs = record.decisions.iter().zip(found);
    pairs
        .find(|(decision, found)| decision.fingerprint != **found)
        .map(|(decision, _)| decision.turn)
}

fn edited(record: &Record, now: &Edition) -> Vec<String> {
    let stored = record.newest();
    let played = !record.decisions.is_empty();
    let says = |what: &str| {
        let end = if played {
            "; numbers were recomputed"
        } else {
            ""
        };
        format!("The {what} has been edited since{end}.")
    };
    let mut said = Vec::new();
    if stored.scenario.hash != now.scenario.hash {
        said.push(says("scenario"));
    }
    if stored.rulebook.hash != now.rulebook.hash {
        said.push(says("rulebook"));
    }
    said
}

pub(super) fn program() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

pub(super) fn now() -> i64 {
    jiff::Timestamp::now().as_millisecond()
}
