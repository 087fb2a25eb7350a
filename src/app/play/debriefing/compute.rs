//! The work: all roads of a playthrough, tried out beside the game.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use bevy::tasks::futures::check_ready;
use bevy::tasks::{AsyncComputeTaskPool, Task};

use crate::analysis::roads::Effort;
use crate::app::play::game::Played;
use crate::debrief::{Debrief, Standing};

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

/// A debrief that is being computed.
pub(super) struct Computation(Task<Result<(Debrief, Standing), String>>);

impl Computation {
    /// The debrief and where the grade lies, if they are there now.
    pub(super) fn done(&mut self) -> Option<Result<(Debrief, Standing), String>> {
        check_ready(&mut self.0)
    }
}

/// Begins.
pub(super) fn start(played: &Played) -> (Arc<Progress>, Computation) {
    let progress = Arc::new(Progress::default());
    let (played, told) = (played.clone(), Arc::clone(&progress));
    let task = AsyncComputeTaskPool::get().spawn(async move {
        let effort = Effort {
            lucks: crate::debrief::LUCKS,
            progress: &|done, all| {
                told.all.store(all, Ordering::Relaxed);
                // Threads come here in any order.
                told.done.fetch_max(done, Ordering::Relaxed);
            },
        };
        let about = &played.about;
        Debrief::new(
            &played.story,
            &played.game,
            about.seed,
            &about.decisions,
            effort,
        )
        .map(|debrief| {
            let standing = Standing::of(&played.game, debrief.scores.grade.0);
            let debrief = debrief
                .with_room(played.room)
                .with_course(played.about.course.clone());
            (debrief, standing)
        })
        .map_err(|misfit| {
            format!(
                "The debrief could not be made: decision {} does not fit the game any more: {}",
                misfit.number, misfit.why
            )
        })
    });
    (progress, Computation(task))
}
