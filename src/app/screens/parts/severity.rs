//! How much a moment takes by itself, as a small scale.

use bevy::prelude::*;

use crate::app::kit::{Style, Ui, announce_label};

/// How much a moment takes by itself, as a number of 4 and in a word.
const fn severity(of: i32) -> (usize, &'static str) {
    match of {
        ..40 => (1, "light"),
        40..60 => (2, "serious"),
        60..80 => (3, "grave"),
        _ => (4, "critical"),
    }
}

/// The severity as four steps, those that are reached filled.
pub(crate) fn severity_scale(ui: &mut Ui<'_, '_>, of: i32) {
    let t = ui.look.tokens;
    let rem = ui.look.rem;
    let (reached, word) = severity(of);
    let node = Node {
        column_gap: px(3),
        align_items: AlignItems::FlexEnd,
        flex_shrink: 0.0,
        ..default()
    };
    let access = announce_label(
        accesskit::Role::Label,
        format!("The moment is {word}: {reached} of 4"),
    );
    ui.node((node, access), |ui| {
        for step in 0..4_usize {
            let ink = Color::from(t.ink);
            let ground = if step < reached { ink } else { Color::NONE };
            ui.leaf((
                Node {
                    width: px(rem * 0.3),
                    height: px(rem * 0.2f32.mul_add(step as f32, 0.3)),
                    border: UiRect::all(px(1)),
                    ..default()
                },
                BackgroundColor(ground),
                BorderColor::all(ink),
            ));
        }
        ui.mute(Style::Small, t.soft, format!(" {word}"));
    });
}

#[cfg(test)]
mod tests {
    use super::severity;

    #[test]
    fn the_scale_rises_with_what_the_moment_takes() {
        let steps: Vec<usize> = [0, 39, 40, 59, 60, 79, 80, 100]
            .into_iter()
            .map(|of| severity(of).0)
            .collect();
        assert_eq!(steps, [1, 1, 2, 2, 3, 3, 4, 4]);
    }
}
