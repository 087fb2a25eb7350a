//! What was played, for its debrief.

use std::path::PathBuf;

use crate::content::Story;
use crate::debrief::{Change, RoomTurn};
use crate::engine::{Game, ResponseIx};
use crate::session::Session;
use crate::session::workshop::Workshop;

/// Which playthrough a debrief is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// Id of the scenario.
    pub scenario: String,
    /// The seed of the luck.
    pub seed: u64,
    /// What was decided.
    pub decisions: Vec<ResponseIx>,
    /// What was changed about its course.
    pub course: Vec<Change>,
    /// Where it is saved.
    pub save: Option<PathBuf>,
}

/// A playthrough, as a debrief is made from it.
#[derive(Debug, Clone)]
pub struct Played {
    /// Which playthrough it is.
    pub about: About,
    pub(crate) story: Story,
    pub(crate) game: Game,
    pub(crate) room: Vec<Option<RoomTurn>>,
    /// Hats that were named, and how many of them rightly.
    pub(crate) named: (usize, usize),
}

impl Played {
    /// What is played in a session, under the luck of this seed.
    #[must_use]
    pub fn of(session: &Session, seed: u64) -> Self {
        let play = session.playthrough();
        Self {
            about: About {
                scenario: play.story().raw().id.clone(),
                seed,
                decisions: play.decisions().collect(),
                course: session.course(),
                save: session.save().map(PathBuf::from),
            },
            story: play.story().clone(),
            game: play.game().clone(),
            room: Vec::new(),
            named: session.hats_named(),
        }
    }

    /// What a room played, with how it came to its decisions.
    #[must_use]
    pub fn of_workshop(workshop: &Workshop, seed: u64) -> Self {
        Self {
            room: workshop.told(),
            ..Self::of(workshop.session(), seed)
        }
    }
}
