//! Naming the hat: which one a player thinks they have just worn, said before it is shown.

use super::course::NOBODY;
use super::live::HatNamed;
use super::open::{Session, now};
use super::playthrough::TurnRecord;
use super::save_error::SaveError;
use crate::engine::Hat;

impl Session {
    /// Keeps which hat the player thinks the last answer wore. Naming changes nothing in the game.
    ///
    /// # Errors
    /// If it could not be saved.
    pub fn name_hat(&mut self, hat: Hat) -> Result<(), SaveError> {
        let Some(taken) = self.play.turns.last() else {
            return Ok(());
        };
        let crisis = self.play.story().crisis(taken.crisis).id.clone();
        let event = HatNamed {
            seat: NOBODY,
            cid: u64::from(taken.turn),
            crisis: crisis.clone(),
            hat,
        };
        self.keep(now(), false, |batch, _| {
            batch.push(now(), event);
        })?;
        self.named.push((crisis, hat));
        Ok(())
    }

    /// How many hats of answers that count were named, and how many of them rightly.
    #[must_use]
    pub fn hats_named(&self) -> (usize, usize) {
        let story = self.play.story();
        let right = |taken: &TurnRecord| {
            let crisis = &story.crisis(taken.crisis).id;
            let named = self.named.iter().rev().find(|(id, _)| id == crisis)?;
            Some(story.response(taken.response).hat == named.1)
        };
        let judged: Vec<bool> = self.play.turns.iter().filter_map(right).collect();
        (judged.len(), judged.iter().filter(|right| **right).count())
    }
}

#[cfg(test)]
mod tests {
    use crate::content::Library;
    use crate::content::library::rulebook;
    use crate::engine::Hat;
    use crate::session::{Intent, ScenarioVersion, Session, Stage, Start};

    #[test]
    fn what_was_named_is_in_the_save_and_counted() {
        let folder = tempfile::tempdir().unwrap();
        let save = folder.path().join("a.twohats");
        let library = Library::new(Vec::new());
        let mut session = Session::start(Start {
            scenario: library.scenario("two-basements").unwrap(),
            rulebook: rulebook("standard").unwrap(),
            seed: 3,
            crises: None,
            save: Some(save.clone()),
        })
        .unwrap();
        let mut right = 0;
        for turn in 0..3 {
            let Stage::Crisis(crisis) = session.view().stage else {
                panic!("it goes on");
            };
            let response = crisis.responses[turn % 2].id.clone();
            let crisis = crisis.id;
            session
                .submit(&Intent::Choose { crisis, response })
                .unwrap();
            let wore = session.view().last.unwrap().hat.hat;
            session.name_hat(Hat::Lead).unwrap();
            right += usize::from(wore == Hat::Lead);
        }
        assert_eq!(session.hats_named(), (3, right));
        let seen = session.view();
        drop(session);
        let again = Session::resume(&save, &library, ScenarioVersion::Newest);
        let again = again.unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(again.hats_named(), (3, right));
        assert_eq!(again.view().meters, seen.meters, "naming changes nothing");
    }
}
