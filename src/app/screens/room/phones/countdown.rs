//! The digits of the timer, which run while the page stays as it is.

use bevy::a11y::AccessibilityNode;
use bevy::prelude::*;

use crate::app::data::narration::room::{digits, in_words};
use crate::app::kit::{Style, Ui, announce_label, space};
use crate::app::play::phones::Phones;
use crate::app::play::room::Clock;
use crate::app::step::Step;
use crate::session::live::TimerView;

/// The digits of the timer.
#[derive(Component, Debug, Clone, Copy)]
struct Digits;

fn node(left: u64) -> AccessibilityNode {
    announce_label(accesskit::Role::Timer, in_words(left))
}

/// The digits of the timer, in a text of this kind.
pub(super) fn countdown(ui: &mut Ui<'_, '_>, style: Style, timer: TimerView) {
    let t = ui.look.tokens;
    ui.row(space::XS, |ui| {
        ui.icon("clock", style.size(), t.ink);
        let shown = ui.short(style, t.ink, digits(timer.left));
        ui.insert(shown, (Digits, node(timer.left)));
        if timer.until.is_none() && timer.left > 0 {
            ui.short(Style::Small, t.soft, "at rest");
        }
    });
}

fn run(
    clock: Clock,
    room: Res<Phones>,
    mut shown: Query<(&mut Text, &mut AccessibilityNode), With<Digits>>,
) {
    let Some(timer) = room.timer(clock.now()) else {
        return;
    };
    let text = digits(timer.left);
    for (mut on_page, mut access) in &mut shown {
        if on_page.0 != text {
            on_page.0.clone_from(&text);
            *access = node(timer.left);
        }
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, run.in_set(Step::Drawn));
}
