//! The digits of the timer, which run while the page stays as it is.

use bevy::a11y::AccessibilityNode;
use bevy::prelude::*;

use crate::app::data::narration::room::{digits, in_words};
use crate::app::kit::announce_label;
use crate::app::play::room::{Clock, Room};
use crate::app::step::Step;

/// The digits of the timer.
#[derive(Component, Debug, Clone, Copy)]
pub(super) struct TimerDigits;

/// How a screen reader meets the timer.
#[must_use]
pub(super) fn timer_node(left: u64) -> AccessibilityNode {
    announce_label(accesskit::Role::Timer, in_words(left))
}

fn run(
    clock: Clock,
    room: Res<Room>,
    mut shown: Query<(&mut Text, &mut AccessibilityNode), With<TimerDigits>>,
) {
    let Some(timer) = room.timer(clock.now()) else {
        return;
    };
    let text = digits(timer.left);
    for (mut on_page, mut node) in &mut shown {
        if on_page.0 != text {
            on_page.0.clone_from(&text);
            *node = timer_node(timer.left);
        }
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, run.in_set(Step::Drawn));
}
