//! Rows below each other: games to go on with, and files with what is wrong with them.

use bevy::prelude::*;

use crate::app::data::mistakes::Mistakes;
use crate::app::kit::tokens::CARD_RADIUS;
use crate::app::kit::{Arrange, Button, Rgb, Style, Ui, column, filling, row, space};
use crate::app::play::picker::{Listing, Picker, PickerAction, Unfinished, file_name};
use crate::app::play::saves::OpenSave;
use crate::app::screens::parts::mistakes;
use crate::app::screens::sheet::section;

/// The games that can be gone on with, and the saves that cannot be read.
pub(super) fn unfinished(ui: &mut Ui<'_, '_>, picker: &Picker, listing: &Listing) {
    if listing.open.is_empty() {
        ui.text(Style::Soft, "There is no game to go on with.");
    }
    ui.column(space::M, |ui| {
        for (position, game) in listing.open.iter().enumerate() {
            saved(ui, game, position == 0);
        }
    });
    if !listing.unreadable.is_empty() {
        section(ui, "Saves that cannot be read", |ui| {
            for save in &listing.unreadable {
                broken(ui, save, picker.open() == Some(&save.file));
            }
        });
    }
}

fn saved(ui: &mut Ui<'_, '_>, game: &Unfinished, first: bool) {
    let tokens = ui.look.tokens;
    let mut facts: Vec<String> = Vec::new();
    facts.extend(game.turn.map(|turn| format!("Crisis {turn}")));
    facts.extend(game.grade.map(|grade| format!("grade {grade} so far")));
    facts.push(format!("played {}", game.when));
    let mut facts = facts.join(", ");
    if let Some(first) = facts.get(..1).map(str::to_uppercase) {
        facts.replace_range(..1, &first);
    }
    if !game.note.is_empty() {
        facts = format!("{} {facts}", game.note);
    }
    let label = if game.room {
        format!("{}: a workshop", game.title)
    } else {
        game.title.clone()
    };
    // A workshop goes on in its room.
    let mut button = Button::new(&label, OpenSave::file(&game.file))
        .says(format!("Go on with {label}. {facts}"))
        .id(format!("save {}", game.file.display()));
    if first {
        button = button.first();
    }
    let outline = tokens.soft.mixed(tokens.card, 45);
    let paint = (bar(tokens.outline), BorderColor::all(Color::from(outline)));
    ui.control(&button, paint, tokens.card, tokens.raised, |ui| {
        ui.icon(if game.room { "hand" } else { "play" }, 1.4, tokens.ink);
        words(ui, &label, &facts);
    });
}

/// A file that has to be mended, with its mistakes on demand.
pub(super) fn broken(ui: &mut Ui<'_, '_>, file: &Mistakes, open: bool) {
    let tokens = ui.look.tokens;
    let path = std::path::Path::new(&file.file);
    let name = file_name(path);
    // `scenario.ron` says little: the folder is what the author named.
    let name = match path.parent().and_then(std::path::Path::file_name) {
        Some(folder) if name == "scenario.ron" => format!("{}/{name}", folder.to_string_lossy()),
        _ => name,
    };
    let first = file.first();
    let more = if open { "Hide" } else { "Show" };
    let button = Button::new(&name, PickerAction::Open(file.file.clone()))
        .says(format!("{name}: {} {first} {more} the mistakes", file.what))
        .id(format!("broken {}", file.file));
    let paint = (
        bar(tokens.outline),
        BorderColor::all(Color::from(tokens.lead)),
    );
    ui.column(space::S, |ui| {
        ui.control(&button, paint, tokens.card, tokens.raised, |ui| {
            ui.icon("cross", 1.4, tokens.lead);
            words(ui, &name, &first);
            ui.short(Style::Small, tokens.soft, more);
        });
        if open {
            let outline: Rgb = tokens.line;
            let node = column(space::L).framed(tokens.outline).pad(space::L);
            let paint = (
                node,
                BackgroundColor(tokens.card.into()),
                BorderColor::all(Color::from(outline)),
            );
            ui.node(paint, |ui| {
                ui.path(Style::Small, file.file.clone());
                if file.places.len() > 1 {
                    ui.text(Style::Label, file.what.clone());
                }
                mistakes(ui, file);
            });
        }
    });
}

/// A row that is as wide as the page.
fn bar(outline: f32) -> Node {
    Node {
        min_height: px(44),
        ..row(space::L)
            .full()
            .outlined(outline)
            .inset(space::L, space::M)
            .corners(CARD_RADIUS)
            .one_line()
    }
}

fn words(ui: &mut Ui<'_, '_>, name: &str, about: &str) {
    let node = filling(space::XS);
    ui.node(node, |ui| {
        ui.path(Style::Label, name);
        ui.path(Style::Small, about);
    });
}
