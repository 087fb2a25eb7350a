//! A scenario that is edited while it is played.

use std::path::Path;

use super::event::Origin;
use super::open::{Session, program};
use super::playthrough::Playthrough;
use super::record::{AcceptedDecision, Edition, Planned};
use super::replay::Misfit;
use super::texts::text;
use crate::content::{LoadError, Source};

/// Why an edited scenario was not taken over. The session stays as it is, with the text that it had.
#[derive(Debug, thiserror::Error)]
pub enum ReloadError {
    /// It has mistakes: the error holds every diagnostic, and the text that they point into.
    #[error("the edit has mistakes: {0}")]
    Broken(#[source] Box<LoadError>),
    /// It is another scenario.
    #[error("this is the scenario \"{found}\", and \"{played}\" is being played")]
    Other {
        /// Id of the scenario in the file.
        found: String,
        /// Id of the scenario that is played.
        played: String,
    },
    /// A decision does not fit it any more.
    #[error("{0}")]
    Misfit(Box<Misfit>),
}

impl Session {
    /// The file of the scenario, if it is one and may be opened: what to watch for edits. A path on another machine that only the save
    /// names is not.
    #[must_use]
    pub fn scenario_file(&self) -> Option<&Path> {
        match &self.edition.scenario.origin {
            Origin::File(path) if self.watched => Some(Path::new(path)),
            Origin::File(_) | Origin::BuiltIn(_) => None,
        }
    }

    /// Goes on with an edited scenario: every decision is taken again in its text. The next decision records the new edition. Gives
    /// whether anything has changed.
    ///
    /// # Errors
    /// If the text has mistakes, is another scenario, or a decision does not fit it. Nothing has changed then.
    pub fn reload(&mut self, source: &Source) -> Result<bool, ReloadError> {
        if source.hash() == self.edition.scenario.hash {
            return Ok(false);
        }
        let story = source
            .scenario()
            .map_err(|error| ReloadError::Broken(Box::new(error)))?;
        let played = &self.play.story().raw().id;
        if story.raw().id != *played {
            return Err(ReloadError::Other {
                found: story.raw().id.clone(),
                played: played.clone(),
            });
        }
        let decisions = self.taken();
        let id = story.raw().id.clone();
        let rulebook = self.play.game().rulebook().clone();
        let seed = self.play.seed();
        let plans = [Planned::begun(self.play.plan().clone())];
        let (mut play, _) = Playthrough::replay(story, rulebook, seed, &plans, &decisions)
            .map_err(ReloadError::Misfit)?;
        play.order = self.play.order;
        let scenario = text(source, &id);
        self.edition = if scenario.hash == self.saved.scenario.hash
            && self.edition.rulebook == self.saved.rulebook
        {
            self.saved.clone()
        } else {
            Edition {
                scenario,
                program: program(),
                ..self.edition.clone()
            }
        };
        self.play = play;
        self.notices = vec![if decisions.is_empty() {
            "The scenario has been edited.".to_owned()
        } else {
            "The scenario has been edited; numbers were recomputed.".to_owned()
        }];
        Ok(true)
    }

    /// The decisions so far, as far as playing them again asks for.
    fn taken(&self) -> Vec<AcceptedDecision> {
        let story = self.play.story();
        self.play
            .turns
            .iter()
            .map(|taken| AcceptedDecision {
                turn: taken.turn,
                crisis: story.crisis(taken.crisis).id.clone(),
                response: story.response(taken.response).id.clone(),
                fingerprint: 0,
                grade: 0,
                ending: None,
                edition: 0,
                at: 0,
            })
            .collect()
    }
}
