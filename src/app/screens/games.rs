//! Your games: what was played, the hats that were worn in it, and two games side by side.

mod beside;

use bevy::prelude::*;

use super::nav::{Navigate, Screen, shows};
use super::page::Page;
use super::parts::{body, hat_icons};
use crate::app::data::sources::Sources;
use crate::app::kit::{
    Arrange, Bar, Button, Style, Ui, announce_label, beside, column, filling, panes, row, space,
};
use crate::app::play::games::{Games, GamesAction, MOST, Played};
use crate::app::play::saves::OpenSave;
use crate::app::step::Step;
use crate::content::phrases;
use crate::engine::Hat;
use crate::session::{Meaning, hats_worn};

fn draw(mut page: Page, games: Res<Games>) {
    page.draw("games", "Your games", |ui| {
        body(ui, "games", |ui| {
            ui.text(Style::Title, "Your games");
            if games.played().is_empty() {
                ui.text(
                    Style::Plain,
                    "Nothing has been played yet. Every game that you begin stands here, whether it is over or not.",
                );
                return;
            }
            match games.beside()[..] {
                [first, second] => beside::draw(ui, first, second),
                [_] => {
                    ui.text(Style::Soft, "Pick a second one to see both side by side.");
                }
                _ => worn(ui, &games),
            }
            ui.column(space::M, |ui| {
                for (at, game) in games.played().iter().enumerate() {
                    one(ui, game, games.is_beside(&game.file), at == 0);
                }
            });
            if games.played().len() == MOST {
                ui.text(
                    Style::Soft,
                    format!("The {MOST} games that were played last; `two-hats saves` lists all."),
                );
            }
        });
        ui.rule();
        let node = row(space::S).inset(space::XL, space::S).firm();
        ui.node(node, |ui| {
            ui.spring();
            ui.button(
                Button::new("Back", Navigate::Open(Screen::Title))
                    .key(KeyCode::KeyB, "B")
                    .key(KeyCode::Escape, "")
                    .icon("left"),
            );
        });
    });
}

/// Which hats were worn in all of them, and how often they were told apart.
fn worn(ui: &mut Ui<'_, '_>, games: &Games) {
    let played = games.played();
    let worn = hats_worn(played.iter().map(|game| &game.past));
    let all = worn.iter().sum::<usize>().max(1);
    let t = ui.look.tokens;
    ui.column(space::S, |ui| {
        let over = match played.len() {
            1 => "one game".to_owned(),
            many => format!("{many} games"),
        };
        ui.text(Style::Head, format!("The hats that you wore, over {over}"));
        for (hat, times) in Hat::ALL.into_iter().zip(worn) {
            let (name, _) = phrases::hat(hat);
            let share = times as f32 * 100.0 / all as f32;
            let says = format!("{name}: {times} of {all} answers");
            let line = (
                beside(space::M),
                announce_label(accesskit::Role::ListItem, says),
            );
            ui.node(line, |ui| {
                let label = row(space::S).wide(ui.look.rem * 12.0);
                ui.node(label, |ui| {
                    hat_icons(ui, hat, 1.2);
                    ui.mute(Style::Plain, t.ink, name);
                });
                ui.node(filling(0.0), |ui| {
                    ui.bar(Bar::at(share), super::parts::hat_ink(&t, hat), 14.0);
                });
                let number = Node::default().wide(ui.look.rem * 3.0).to_end();
                ui.node(number, |ui| {
                    ui.mute(Style::Label, t.ink, times.to_string());
                });
            });
        }
        let (right, named) = played.iter().fold((0, 0), |(right, named), game| {
            let (r, n) = game.past.named;
            (right + r, named + n)
        });
        let meant: Vec<_> = played
            .iter()
            .filter_map(|game| game.past.meant.as_ref())
            .collect();
        if !meant.is_empty() {
            let kept = meant.iter().filter(|m| m.kept == Some(true)).count();
            let habits = match meant.len() {
                1 => "1 habit".to_owned(),
                many => format!("{many} habits"),
            };
            ui.text(
                Style::Plain,
                format!("Of {habits} that you meant to begin, {kept} kept."),
            );
        }
        if named > 0 {
            ui.text(
                Style::Plain,
                format!("You named {named} of them before they were seen, {right} rightly."),
            );
        }
    });
}

/// How a game stands, in a few words.
fn stands(game: &Played) -> String {
    let past = &game.past;
    let how = match &past.ending {
        Some(ending) => format!("ended: {ending}"),
        None => format!("open at crisis {}", past.turns.len() + 1),
    };
    let whom = if past.room { "a workshop, " } else { "" };
    format!("{whom}{how}, played {}", game.when)
}

fn one(ui: &mut Ui<'_, '_>, game: &Played, beside: bool, first: bool) {
    let t = ui.look.tokens;
    let past = &game.past;
    let name = game.file.display();
    let node = (
        panes(ui.look.roomy(), space::L, space::S)
            .framed(t.outline)
            .pad(space::M)
            .align_middle()
            .firm(),
        BackgroundColor(t.card.into()),
        BorderColor::all(Color::from(if beside { t.ink } else { t.line })),
    );
    let roomy = ui.look.roomy();
    ui.node(node, |ui| {
        let words = if roomy {
            filling(space::XS)
        } else {
            column(space::XS)
        };
        ui.node(words, |ui| {
            ui.path(Style::Label, past.title.clone());
            ui.path(Style::Small, stands(game));
            hats(ui, past.turns.iter().map(|turn| turn.hat));
            if let Some(meant) = &past.meant {
                meaning(ui, game, meant);
            }
        });
        ui.row(space::S, |ui| {
            let label = if past.ending.is_some() {
                "Debrief"
            } else {
                "Go on"
            };
            let open = Button::new(label, OpenSave::file(&game.file))
                .id(format!("open {name}"))
                .says(format!("{label}: {}, {}", past.title, stands(game)))
                .icon("play");
            ui.button(if first { open.first() } else { open });
            ui.button(
                Button::new("Side by side", GamesAction::Beside(game.file.clone()))
                    .id(format!("beside {name}"))
                    .says(format!("Side by side with another: {}", past.title))
                    .toggled(beside),
            );
        });
    });
}

/// What was meant after a game, and whether it was kept: only the player can say.
fn meaning(ui: &mut Ui<'_, '_>, game: &Played, meant: &Meaning) {
    let by = meant
        .by
        .as_ref()
        .map_or_else(String::new, |by| format!(", by {by}"));
    ui.text(
        Style::Plain,
        format!("You meant to: {}{by}", meant.habit.trim_end_matches('.')),
    );
    ui.row(space::S, |ui| {
        for (label, kept) in [("Kept", true), ("Not kept", false)] {
            let says = GamesAction::Kept(game.file.clone(), kept);
            ui.button(
                Button::new(label, says)
                    .id(format!("{label} {}", game.file.display()))
                    .says(format!("{label}: {}", meant.habit))
                    .toggled(meant.kept == Some(kept)),
            );
        }
    });
}

/// Hats in the order in which they were worn.
fn hats(ui: &mut Ui<'_, '_>, worn: impl Iterator<Item = Hat>) {
    let all: Vec<Hat> = worn.collect();
    let names: Vec<&str> = all.iter().map(|&hat| phrases::hat(hat).0).collect();
    let says = format!("The hats, in order: {}", names.join(", "));
    let node = row(space::S);
    ui.node((node, announce_label(accesskit::Role::Label, says)), |ui| {
        for hat in all {
            hat_icons(ui, hat, 0.9);
        }
    });
}

fn look_up(sources: Res<Sources>, mut games: ResMut<Games>) {
    games.look_up(&sources);
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(OnEnter(Screen::Games), look_up)
        .add_systems(
            Update,
            draw.in_set(Step::Draw)
                .run_if(shows::<Games>(Screen::Games)),
        );
}
