//! What time it is in a workshop: the timer of the discussion is drawn once a second, and nothing is while it rests.

use std::time::Duration;

use bevy::a11y::AccessibilityNode;
use bevy::ecs::system::SystemParam;
use bevy::prelude::*;
use bevy::time::Real;
use bevy::winit::{UpdateMode, WinitSettings};

use super::Room;
use crate::app::Step;
use crate::app::input::Announcer;
use crate::app::nav::Nav;
use crate::app::theme::announce_label;

/// A second, in milliseconds.
const SECOND: u64 = 1000;

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

/// The digits of the timer.
#[derive(Component, Debug, Clone, Copy)]
pub(crate) struct TimerDigits;

/// Whole seconds of what is left: the last one is over when nothing is left.
fn seconds(left: u64) -> u64 {
    left.div_ceil(SECOND)
}

/// Minutes and seconds.
#[must_use]
pub(crate) fn digits(left: u64) -> String {
    let left = seconds(left);
    format!("{:02}:{:02}", left / 60, left % 60)
}

/// The same in words.
#[must_use]
pub(crate) fn in_words(left: u64) -> String {
    let left = seconds(left);
    let count = |n: u64, one: &str, many: &str| match n {
        1 => format!("1 {one}"),
        _ => format!("{n} {many}"),
    };
    match (left / 60, left % 60) {
        (0, 0) => "time is up".to_owned(),
        (0, s) => format!("{} left", count(s, "second", "seconds")),
        (m, 0) => format!("{} left", count(m, "minute", "minutes")),
        (m, s) => format!(
            "{} {} left",
            count(m, "minute", "minutes"),
            count(s, "second", "seconds")
        ),
    }
}

/// How a screen reader meets the timer.
#[must_use]
pub(crate) fn timer_node(left: u64) -> AccessibilityNode {
    announce_label(accesskit::Role::Timer, in_words(left))
}

/// Seconds left at which something is said.
const SAID: [u64; 2] = [60, 0];

fn tick(
    clock: Clock,
    room: Res<Room>,
    mut shown: Local<Option<u64>>,
    mut digits_on_page: Query<(&mut Text, &mut AccessibilityNode), With<TimerDigits>>,
    mut nav: ResMut<Nav>,
    mut announcer: ResMut<Announcer>,
) {
    let Some(timer) = room.timer(clock.now()) else {
        *shown = None;
        return;
    };
    let left = seconds(timer.left);
    let text = digits(timer.left);
    for (mut on_page, mut node) in &mut digits_on_page {
        if on_page.0 != text {
            on_page.0.clone_from(&text);
            *node = timer_node(timer.left);
        }
    }
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
        nav.redraw();
    }
}

/// The window wakes once a second while the timer runs, and otherwise when somebody does something. The wait is the same all the time:
/// another one would wake the window at once.
fn sleep(clock: Clock, room: Res<Room>, winit: Option<ResMut<WinitSettings>>) {
    let Some(mut winit) = winit else { return };
    let runs = room
        .timer(clock.now())
        .is_some_and(|timer| timer.running && timer.left > 0);
    let (focused, unfocused) = if runs {
        let wait = Duration::from_millis(SECOND);
        (
            UpdateMode::reactive(wait),
            UpdateMode::reactive_low_power(wait),
        )
    } else {
        let idle = WinitSettings::desktop_app();
        (idle.focused_mode, idle.unfocused_mode)
    };
    if winit.focused_mode != focused || winit.unfocused_mode != unfocused {
        winit.focused_mode = focused;
        winit.unfocused_mode = unfocused;
    }
}

pub(super) fn plugin(app: &mut App) {
    app.insert_resource(Began(jiff::Timestamp::now().as_millisecond()))
        // Between what is done and what is drawn: a page that is drawn now says that the time is up.
        .add_systems(Update, tick.after(Step::Act).before(Step::Draw))
        .add_systems(Last, sleep);
}

#[cfg(test)]
mod tests {
    use super::{digits, in_words};

    #[test]
    fn a_timer_counts_down_to_nothing_and_no_sooner() {
        assert_eq!(digits(480_000), "08:00");
        assert_eq!(digits(479_999), "08:00");
        assert_eq!(digits(59_000), "00:59");
        assert_eq!(digits(1), "00:01");
        assert_eq!(digits(0), "00:00");
        assert_eq!(in_words(61_000), "1 minute 1 second left");
        assert_eq!(in_words(120_000), "2 minutes left");
        assert_eq!(in_words(0), "time is up");
    }
}
