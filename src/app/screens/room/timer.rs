//! The digits of the timer, which run while the page stays as it is.

use bevy::a11y::AccessibilityNode;
use bevy::prelude::*;

use crate::app::data::narration::room::{digits, in_words, seconds};
use crate::app::kit::announce_label;
use crate::app::play::room::{Clock, Room, RoomAction};
use crate::app::screens::nav::{Overlay, Overlays, Screen};
use crate::app::step::Step;

/// The digits of the timer.
#[derive(Component, Debug, Clone, Copy)]
pub(super) struct TimerDigits;

/// What is left of so many milliseconds, as a bar.
#[derive(Component, Debug, Clone, Copy)]
pub(super) struct TimerBar(pub(super) u64);

impl TimerBar {
    /// Per cent of the bar that are filled; a timer that was made longer fills all of it.
    #[must_use]
    pub(super) fn part(self, left: u64) -> f32 {
        (left as f32 * 100.0 / self.0.max(1) as f32).min(100.0)
    }
}

/// How a screen reader meets the timer.
#[must_use]
pub(super) fn timer_node(left: u64) -> AccessibilityNode {
    announce_label(accesskit::Role::Timer, in_words(left))
}

/// The timer rests while the pause lies on the wall, and runs on after it.
fn hold(
    clock: Clock,
    room: Res<Room>,
    overlays: Res<Overlays>,
    screen: Res<State<Screen>>,
    mut held: Local<bool>,
    mut out: MessageWriter<RoomAction>,
) {
    let running = room.timer(clock.now()).map(|timer| timer.running);
    if *screen.get() != Screen::Room || running.is_none() {
        *held = false;
        return;
    }
    let paused = overlays.lies(Overlay::Pause);
    let toggles = if paused {
        !*held && running == Some(true)
    } else {
        *held && running == Some(false)
    };
    *held = paused && (*held || toggles);
    if toggles {
        out.write(RoomAction::Timer);
    }
}

fn run(
    clock: Clock,
    room: Res<Room>,
    mut shown: Query<(&mut Text, &mut AccessibilityNode), With<TimerDigits>>,
    mut bars: Query<(&TimerBar, &mut Node)>,
) {
    let Some(timer) = room.timer(clock.now()) else {
        return;
    };
    let text = digits(timer.left);
    for (bar, mut node) in &mut bars {
        // In steps of a second, as the digits: nothing else is drawn.
        let width = percent(bar.part(seconds(timer.left) * 1000));
        if node.width != width {
            node.width = width;
        }
    }
    for (mut on_page, mut node) in &mut shown {
        if on_page.0 != text {
            on_page.0.clone_from(&text);
            *node = timer_node(timer.left);
        }
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, run.in_set(Step::Drawn))
        .add_systems(
            Update,
            hold.in_set(Step::Drawn)
                .run_if(resource_changed::<Overlays>),
        );
}
