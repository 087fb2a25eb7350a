//! The frame of a page of a game: a strip with the title above, a part that scrolls, a row of buttons below.

use bevy::prelude::*;

use super::meters::meter_row;
use super::severity::severity_scale;
use crate::app::kit::{Arrange, Button, Rgb, Style, Ui, beside_top, column, filling, row, space};
use crate::app::screens::nav::{Navigate, Overlay};
use crate::session::MeterView;

/// What stands in the strip above.
pub(crate) struct Strip<'a> {
    /// The scenario's title.
    pub(crate) title: &'a str,
    /// Where in the game this is.
    pub(crate) place: String,
    /// How much the moment takes by itself, 0 to 100, where it is shown.
    pub(crate) severity: Option<i32>,
    /// The meters as they stand; none where they are shown below.
    pub(crate) meters: &'a [MeterView],
}

/// The strip above: where one is, and how things stand.
pub(crate) fn strip(ui: &mut Ui<'_, '_>, strip: &Strip<'_>) {
    let t = ui.look.tokens;
    let node = Node {
        column_gap: px(space::XL),
        row_gap: px(space::S),
        ..Node::default()
            .edge_below(t.outline)
            .inset(space::XL, space::S)
            .align_middle()
            .firm()
    };
    ui.node((node, BorderColor::all(Color::from(t.line))), |ui| {
        ui.node(column(0.0).rest(), |ui| {
            ui.text(Style::Head, strip.title);
            ui.node(row(space::M), |ui| {
                ui.text(Style::Small, strip.place.clone());
                if let Some(of) = strip.severity {
                    severity_scale(ui, of);
                }
            });
        });
        if !strip.meters.is_empty() {
            meter_row(ui, strip.meters);
        }
    });
}

/// The part of a page that scrolls, as high as the page leaves it. A row of buttons follows.
pub(crate) fn body(ui: &mut Ui<'_, '_>, key: &str, inside: impl FnOnce(&mut Ui<'_, '_>)) {
    // What scrolls has some room of its own around it, for the ring around what has the focus.
    let across = space::XL - space::S;
    ui.scroll_with_mark(key, Node::default().grow(), true, |ui| {
        ui.node(
            Node {
                min_height: percent(100),
                ..column(space::L).inset(across, space::S).firm()
            },
            inside,
        );
    });
}

/// The row of buttons below. What is to be done next stands at its end.
pub(crate) fn footer(ui: &mut Ui<'_, '_>, next: impl FnOnce(&mut Ui<'_, '_>)) {
    below(ui, true, next);
}

/// The row below what lies on a page: only the way back.
pub(crate) fn footer_back(ui: &mut Ui<'_, '_>, next: impl FnOnce(&mut Ui<'_, '_>)) {
    below(ui, false, next);
}

fn below(ui: &mut Ui<'_, '_>, with_aside: bool, next: impl FnOnce(&mut Ui<'_, '_>)) {
    let t = ui.look.tokens;
    let node = row(space::S)
        .edge_above(t.outline)
        .inset(space::XL, space::S)
        .firm();
    // What is picked above throws its shadow as far as here.
    let paint = (
        BackgroundColor(t.bg.into()),
        BorderColor::all(Color::from(t.line)),
    );
    ui.node((node, paint), |ui| {
        if with_aside {
            aside(ui);
        }
        ui.spring();
        next(ui);
    });
}

/// Width of a page on which these buttons have room for their names, in heights of text.
const NAMED: f32 = 56.0;

/// What is beside the matter: the team, the notes, a pause, help. Icons alone where there is no room for their names.
fn aside(ui: &mut Ui<'_, '_>) {
    let named = ui.look.wide >= NAMED;
    ui.node(row(if named { space::XS } else { 0.0 }), |ui| {
        let quiet = |label: &str, overlay, key, hint: &str, icon| {
            let button = Button::new(if named { label } else { "" }, Navigate::Push(overlay))
                .id(label)
                .icon(icon)
                .quiet();
            if named {
                button.key(key, hint)
            } else {
                button.says(format!("{label}. Key: {hint}")).key(key, "")
            }
        };
        ui.button(quiet("Team", Overlay::Team, KeyCode::KeyT, "T", "people"));
        ui.button(quiet("Notes", Overlay::Notes, KeyCode::KeyN, "N", "notes"));
        ui.button(quiet(
            "Pause",
            Overlay::Pause,
            KeyCode::Escape,
            "Esc",
            "pause",
        ));
        ui.button(quiet("Help", Overlay::Help, KeyCode::F1, "?", "help"));
    });
}

/// A part of a page with a small head above it.
pub(crate) fn section(ui: &mut Ui<'_, '_>, head: &str, inside: impl FnOnce(&mut Ui<'_, '_>)) {
    ui.node(column(space::S), |ui| {
        ui.text(Style::Head, head);
        inside(ui);
    });
}

/// Width of an ending beside its story, in per cent of the page's column.
pub(crate) const ENDING: f32 = 36.0;

/// An ending in a narrow column, and beside it the story of how it came to that.
pub(crate) fn ending_and_story(
    ui: &mut Ui<'_, '_>,
    gap: f32,
    ending: impl FnOnce(&mut Ui<'_, '_>),
    story: impl FnOnce(&mut Ui<'_, '_>),
) {
    ui.node(beside_top(space::L).full(), |ui| {
        let narrow = Node {
            width: percent(ENDING),
            ..column(space::S).firm()
        };
        ui.node(narrow, ending);
        ui.node(filling(gap), story);
    });
}

/// A card without a shadow, for what is read and not used.
pub(crate) fn panel(ui: &mut Ui<'_, '_>, outline: Rgb, inside: impl FnOnce(&mut Ui<'_, '_>)) {
    let t = ui.look.tokens;
    let node = column(space::S).framed(t.outline).pad(space::M);
    ui.node(
        (
            node,
            BackgroundColor(t.card.into()),
            BorderColor::all(Color::from(outline)),
        ),
        inside,
    );
}
