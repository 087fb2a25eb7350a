//! The work: all roads of a playthrough, tried out beside the game.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use bevy::tasks::futures::check_ready;
use bevy::tasks::{AsyncComputeTaskPool, Task};

use crate::analysis::roads::Effort;
use crate::content::Story;
use crate::debrief::{Change, Debrief, RoomTurn};
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

/// What a debrief is made from.
#[derive(Debug, Clone)]
pub struct Source {
    /// Which playthrough it is.
    pub about: About,
    story: Story,
    game: Game,
    room: Vec<Option<RoomTurn>>,
}

impl Source {
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

/// How much of the work is done.
#[derive(Debug, Default)]
pub struct Progress {
    done: AtomicUsize,
    all: AtomicUsize,
}

impl Progress {
    /// How much is done, in per cent.
    #[must_use]
    pub fn percent(&self) -> f32 {
        let all = self.all.load(Ordering::Relaxed).max(1);
        let done = self.done.load(Ordering::Relaxed).min(all);
        done as f32 * 100.0 / all as f32
    }
}

/// A debrief that is being reckoned.
pub(super) struct Reckoning(Task<Result<Debrief, String>>);

impl Reckoning {
    /// The debrief, if it is there now.
    pub(super) fn done(&mut self) -> Option<Result<Debrief, String>> {
        check_ready(&mut self.0)
    }
}

/// Begins.
pub(super) fn start(source: &Source) -> (Arc<Progress>, Reckoning) {
    let progress = Arc::new(Progress::default());
    let (source, told) = (source.clone(), Arc::clone(&progress));
    let task = AsyncComputeTaskPool::get().spawn(async move {
        let effort = Effort {
            lucks: crate::debrief::LUCKS,
            progress: &|done, all| {
                told.all.store(all, Ordering::Relaxed);
                // Threads come here in any order.
                told.done.fetch_max(done, Ordering::Relaxed);
            },
        };
        let about = &source.about;
        Debrief::new(
            &source.story,
            &source.game,
            about.seed,
            &about.decisions,
            effort,
        )
        .map(|debrief| {
            debrief
                .with_room(source.room)
                .with_course(source.about.course.clone())
        })
        .map_err(|misfit| {
            format!(
                "The debrief could not be made: decision {} does not fit the game any more: {}",
                misfit.number, misfit.why
            )
        })
    });
    (progress, Reckoning(task))
}
