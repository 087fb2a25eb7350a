//! A card for every scenario: who you are, what goes wrong, what it is about, how it went so far.

use bevy::prelude::*;

use crate::app::kit::{
    Arrange, Button, NUMERALS, Style, Ui, beside, beside_top, column, row, shadow, space,
};
use crate::app::play::game::GameAction;
use crate::app::play::picker::{Entry, Listing, role_name};
use crate::app::screens::sheet::grid;
use crate::content::raw::Level;
use crate::session::Mood;

/// Draws the cards of one role, or of all.
pub(super) fn draw(ui: &mut Ui<'_, '_>, listing: &Listing, role: Option<&str>) {
    let entries: Vec<&Entry> = listing
        .scenarios
        .iter()
        .filter(|entry| role.is_none_or(|role| entry.role == role))
        .collect();
    // A card as wide as the page would be a poster.
    let node = grid(ui, 20.0, entries.len().max(2));
    ui.node(node, |ui| {
        for (position, entry) in entries.iter().enumerate() {
            card(ui, entry, NUMERALS.get(position).copied(), position == 0);
        }
    });
}

fn card(ui: &mut Ui<'_, '_>, entry: &Entry, key: Option<(KeyCode, &str)>, first: bool) {
    let tokens = ui.look.tokens;
    let role = role_name(&entry.role);
    let facts = format!(
        "{}, about {} minutes in a room, up to {} crises",
        level(entry.level),
        entry.minutes,
        entry.crises
    );
    let needs = needs(entry);
    let best = best(entry);
    let about = format!("About {}.", entry.ideas.join(", "));
    let says = format!(
        "{}. {role}. {facts}. {} {about} {} {best}",
        entry.title,
        entry.pitch,
        needs.join(" ")
    );
    let mut button = Button::new(&entry.title, GameAction::New(entry.name.clone()))
        .id(format!("scenario {}", entry.id))
        .says(says);
    if let Some((key, hint)) = key {
        button = button.key(key, hint);
    }
    if first {
        button = button.first();
    }
    let node = column(space::M).framed(tokens.outline).pad(space::L);
    let paint = (
        node,
        BorderColor::all(Color::from(tokens.soft.mixed(tokens.card, 45))),
        shadow(false),
    );
    let hint = key.map(|(_, hint)| hint);
    ui.control(&button, paint, tokens.card, tokens.raised, |ui| {
        faces(ui, entry, hint);
        ui.column(space::XS, |ui| {
            ui.text(Style::Head, entry.title.clone());
            ui.row(space::S, |ui| {
                ui.icon("people", 1.0, tokens.ink);
                ui.text(Style::Label, role);
            });
        });
        ui.text(Style::Plain, entry.pitch.clone());
        // What is below stands at the foot of every card of a row.
        ui.spring();
        ui.text(Style::Small, about);
        for need in needs {
            ui.text(Style::Small, need);
        }
        ui.rule();
        let node = row(space::M).full().apart();
        ui.node(node, |ui| {
            ui.text(Style::Small, facts);
            fact(ui, "grade", &best);
        });
    });
}

/// How much a scenario asks of its players.
const fn level(level: Level) -> &'static str {
    match level {
        Level::Foundation => "Foundation",
        Level::Core => "Core",
        Level::Advanced => "Advanced",
    }
}

/// What one should know before it is chosen: of the trade, and of what it touches.
fn needs(entry: &Entry) -> Vec<String> {
    [
        ("Knowledge of the trade needed", &entry.knowledge),
        ("Before you choose", &entry.content_note),
    ]
    .into_iter()
    .filter(|(_, text)| !text.trim().is_empty())
    .map(|(head, text)| format!("{head}: {}", text.trim()))
    .collect()
}

/// The first of the team, and the numeral.
fn faces(ui: &mut Ui<'_, '_>, entry: &Entry, hint: Option<&str>) {
    let soft = ui.look.tokens.soft;
    let node = beside_top(space::S).full();
    ui.node(node, |ui| {
        let moods = [Mood::Worried, Mood::Calm, Mood::Tired];
        for (face, mood) in entry.faces.iter().zip(moods) {
            ui.face(face, mood, 3.2);
        }
        ui.spring();
        if let Some(hint) = hint {
            ui.short(Style::Small, soft, hint);
        }
    });
}

fn fact(ui: &mut Ui<'_, '_>, icon: &'static str, text: &str) {
    let soft = ui.look.tokens.soft;
    let node = beside(space::XS).slim();
    ui.node(node, |ui| {
        ui.icon(icon, 0.9, soft);
        let words = Node::default().slim();
        ui.node(words, |ui| {
            ui.text(Style::Small, text);
        });
    });
}

/// How it went so far.
fn best(entry: &Entry) -> String {
    match entry.best {
        None => "Not finished yet".to_owned(),
        Some((grade, 1)) => format!("Grade {grade} in one game"),
        Some((grade, games)) => format!("Best grade {grade} in {games} games"),
    }
}
