//! What time it is in a workshop, and what is said while its timer runs.

use bevy::ecs::system::SystemParam;
use bevy::prelude::*;
use bevy::time::Real;

use super::state::Room;
use crate::app::data::narration::room::{in_words, seconds};
use crate::app::kit::Announcer;
use crate::app::step::Step;

/// When the program began, in milliseconds since 1970 (UTC).
#[derive(Resource, Debug, Clone, Copy)]
struct Began(i64);

/// What time it is.
#[derive(SystemParam)]
pub struct Clock<'w> {
    began: Res<'w, Began>,
    time: Res<'w, Time<Real>>,
}

impl Clock<'_> {
    /// Now, in milliseconds since 1970 (UTC). Never goes back while the program runs, whatever happens to the computer's clock.
    #[must_use]
    pub fn now(&self) -> i64 {
        let passed = i64::try_from(self.time.elapsed().as_millis()).unwrap_or(i64::MAX);
        self.began.0.saturating_add(passed)
    }
}

/// Seconds left at which something is said.
const SAID: [u64; 2] = [60, 0];

fn tick(
    clock: Clock,
    mut room: ResMut<Room>,
    mut shown: Local<Option<u64>>,
    mut announcer: ResMut<Announcer>,
) {
    let now = clock.now();
    let Some(timer) = room.timer(now) else {
        *shown = None;
        return;
    };
    let left = seconds(timer.left);
    if *shown == Some(left) {
        return;
    }
    let before = shown.replace(left);
    if !timer.running {
        return;
    }
    for at in SAID {
        if before.is_some_and(|before| before > at) && left <= at {
            announcer.say(if at == 0 {
                "The time is up.".to_owned()
            } else {
                format!("{}.", in_words(timer.left))
            });
        }
    }
    if left == 0 && before.is_some_and(|before| before > 0) {
        // The page says that the time is up.
        room.refresh(now);
    }
}

pub(super) fn plugin(app: &mut App) {
    app.insert_resource(Began(jiff::Timestamp::now().as_millisecond()))
        // Between what is done and what is drawn: a page that is drawn now says that the time is up.
        .add_systems(Update, tick.after(Step::Act).before(Step::Draw));
}
