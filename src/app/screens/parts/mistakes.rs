//! The mistakes of a file, below each other.

use bevy::prelude::*;
use bevy::text::Underline;

use crate::app::data::mistakes::{Mistakes, Place, sentence};
use crate::app::kit::{Arrange, Style, Ui, announce_label, column, silent, space};

/// Mistakes that are shown at most: whoever mends these sees the next ones.
const MOST: usize = 40;

/// Draws them below each other.
pub(crate) fn mistakes(ui: &mut Ui<'_, '_>, found: &Mistakes) {
    for place in found.places.iter().take(MOST) {
        place_of(ui, place);
    }
    if found.places.len() > MOST {
        let more = found.places.len() - MOST;
        ui.text(
            Style::Soft,
            format!("And {more} more: they show when these are mended."),
        );
    }
    ui.text(Style::Soft, found.help.clone());
}

fn place_of(ui: &mut Ui<'_, '_>, place: &Place) {
    let tokens = ui.look.tokens;
    let node = Node {
        padding: UiRect::left(px(space::M)),
        ..column(space::XS).edge_left(4.0)
    };
    ui.node((node, BorderColor::all(Color::from(tokens.lead))), |ui| {
        ui.text(
            Style::Label,
            format!(
                "Line {}, column {}: {}",
                place.line, place.column, place.message
            ),
        );
        let [before, marked, after] = &place.source;
        if !(before.is_empty() && marked.is_empty() && after.is_empty()) {
            let (font, color, line) = Style::Plain.bundle(ui.look);
            let bold = Style::Label.bundle(ui.look).0;
            let said = format!("The line: {before}{marked}{after}");
            let access = announce_label(accesskit::Role::Label, said);
            ui.node((column(0.0), access), |ui| {
                ui.node(
                    (
                        Text::new(before.clone()),
                        font.clone(),
                        color,
                        line,
                        silent(),
                    ),
                    |ui| {
                        let tint: Color = tokens.lead.into();
                        let marked = TextSpan::new(marked.clone());
                        ui.leaf((marked, bold, TextColor(tint), line, Underline));
                        ui.leaf((TextSpan::new(after.clone()), font, color, line));
                    },
                );
            });
        }
        if !place.help.is_empty() {
            ui.text(Style::Soft, format!("{}.", sentence(&place.help)));
        }
    });
}
