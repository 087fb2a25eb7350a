//! The keys, and what things mean.

use bevy::prelude::*;

use super::sheet::{Head, section, sheet};
use crate::app::kit::{Arrange, Rgb, Style, Ui, beside_top, column, filling, panes, row, space};
use crate::app::screens::nav::{Overlay, lies};
use crate::app::screens::page::Page;
use crate::app::step::Step;
use crate::content::{framework, phrases};
use crate::engine::{Hat, Situation};

/// Keys by group: which, and what they do. `docs/playing.md` has the same list.
pub(crate) const KEYS: [(&str, &[(&str, &str)]); 5] = [
    (
        "Anywhere",
        &[
            ("Tab, arrows", "move from one thing to the next"),
            ("Enter, space", "use it"),
            ("Page up, down", "scroll"),
            ("Esc", "pause, or put away what lies on top"),
            ("? or F1", "this page"),
            ("F11", "fill the screen"),
        ],
    ),
    (
        "In a crisis",
        &[
            ("1 to 5", "pick a response; again to give it"),
            ("Enter", "give the one that is picked"),
            ("T", "the team, closer"),
            ("N", "notes for the facilitator"),
        ],
    ),
    (
        "In the list of scenarios",
        &[
            ("1 to 9", "begin one"),
            ("G", "games to go on with"),
            ("B", "back"),
        ],
    ),
    (
        "In the settings",
        &[
            ("P, D, H", "paper, dusk, high contrast"),
            ("+ and −", "larger and smaller text"),
            ("M", "reduce motion"),
        ],
    ),
    (
        "While you write a scenario and play it",
        &[
            ("F6", "strict figures, and what a save changed"),
            ("F7, F8", "the mistakes of a save; the bar off"),
        ],
    ),
];

fn draw(mut page: Page) {
    page.draw("help", "Help", |ui| {
        sheet(ui, Head::laid("Help"), 60.0, |ui| {
            let roomy = ui.look.roomy();
            let node = panes(roomy, space::XXL + space::L, space::XL).full().slim();
            let side = |share: f32| Node {
                flex_grow: share,
                flex_shrink: 1.0,
                flex_basis: if roomy { px(0) } else { auto() },
                ..column(space::XL)
            };
            ui.node(node, |ui| {
                ui.node(side(6.0), meanings);
                ui.node(side(5.0), |ui| {
                    keys(ui);
                    about(ui);
                });
            });
        });
    });
}

fn meanings(ui: &mut Ui<'_, '_>) {
    let t = ui.look.tokens;
    section(ui, "Two hats", |ui| {
        ui.text(
            Style::Plain,
            "Every response wears a hat, shown once you have chosen. Which one serves depends on the moment and on your team.",
        );
        for (hat, icon, tint) in [
            (Hat::Lead, "lead", t.lead),
            (Hat::Manage, "manage", t.manage),
            (Hat::Both, "both", t.ink),
            (Hat::Wait, "wait", t.wait),
        ] {
            let (name, about) = phrases::hat(hat);
            entry(ui, icon, tint, name, about);
        }
    });
    section(ui, "Three meters", |ui| {
        for (id, tint, name, about) in [
            (
                "morale",
                t.morale,
                "Morale",
                "whether people want to be here",
            ),
            (
                "stability",
                t.stability,
                "Stability",
                "whether tomorrow looks like today",
            ),
            (
                "results",
                t.results,
                "Results",
                "whether the work gets done",
            ),
        ] {
            entry(ui, id, tint, name, about);
        }
        ui.text(
            Style::Plain,
            "Each goes from 0 to 100. One that reaches 0 ends the game. Below a meter that moved stands what you decided, what the crisis took and the next greatest reasons; W shows every one.",
        );
    });
    section(ui, "Four situations", |ui| {
        for situation in &framework().raw.situations {
            let icon = match situation.id {
                Situation::Acute => "acute",
                Situation::Upheaval => "upheaval",
                Situation::Steady => "steady",
                Situation::Growth => "growth",
            };
            entry(ui, icon, t.ink, &situation.name, &situation.about);
        }
    });
    section(ui, "Luck", |ui| {
        ui.text(
            Style::Plain,
            "A good answer can end badly, and a poor one well. How lucky a crisis is depends on the seed alone, never on your answer: with the \
             same seed, the same answers give the same game. The debrief tells decision from luck, and shows the roads not taken under yours.",
        );
    });
}

/// Something with its icon, its name and what it is.
fn entry(ui: &mut Ui<'_, '_>, icon: &'static str, tint: Rgb, name: &str, about: &str) {
    let node = beside_top(space::M).slim();
    ui.node(node, |ui| {
        ui.icon(icon, 1.5, tint);
        let words = filling(0.0);
        ui.node(words, |ui| {
            ui.text(Style::Label, name);
            ui.text(Style::Soft, about);
        });
    });
}

fn keys(ui: &mut Ui<'_, '_>) {
    let rem = ui.look.rem;
    section(ui, "Keys", |ui| {
        ui.text(
            Style::Plain,
            "A key that does something is written beside it. A mouse or a controller does everything too.",
        );
        for (group, keys) in KEYS {
            ui.column(space::XS, |ui| {
                ui.text(Style::Label, group);
                for (key, does) in keys {
                    let line = row(space::M).align_top().one_line();
                    ui.node(line, |ui| {
                        let narrow = Node::default().wide(rem * 8.0).slim();
                        ui.node(narrow, |ui| {
                            ui.text(Style::Plain, *key);
                        });
                        let rest = Node::default().grow().slim();
                        ui.node(rest, |ui| {
                            ui.text(Style::Soft, *does);
                        });
                    });
                }
            });
        }
    });
}

fn about(ui: &mut Ui<'_, '_>) {
    section(ui, "About", |ui| {
        ui.text(
            Style::Plain,
            "Two Hats is a model of how teams ordinarily react. It is not an assessment of a person, and nothing you do in it leaves this computer.",
        );
        ui.text(
            Style::Small,
            format!(
                "Version {}. Faces: Open Peeps by Pablo Stanley (CC0), in the edition of DiceBear. Typefaces: Vollkorn by Friedrich Althausen and \
                 IBM Plex Sans by IBM (OFL). Made with Bevy.",
                env!("CARGO_PKG_VERSION")
            ),
        );
    });
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, draw.in_set(Step::Draw).run_if(lies(Overlay::Help)));
}
