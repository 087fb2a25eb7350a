//! The settings: how it looks, whether it moves, where further scenarios are, where things are kept.

use bevy::prelude::*;

use super::sheet::{Head, sheet};
use crate::app::data::settings::{FOLDER, Settings, TEXT_SIZES, Theme, folder, settings_file};
use crate::app::data::sources::Sources;
use crate::app::kit::{
    Arrange, Button, Drafts, Field, GlobalKey, Style, Ui, column, panes, row, space,
};
use crate::app::play::preferences::{FolderTrouble, PreferenceAction};
use crate::app::screens::nav::{Overlay, Seen};
use crate::app::screens::page::Page;
use crate::app::step::Step;

fn draw(
    mut page: Page,
    settings: Res<Settings>,
    sources: Res<Sources>,
    trouble: Res<FolderTrouble>,
) {
    page.draw("settings", "Settings", |ui| {
        sheet(ui, Head::laid("Settings"), 52.0, |ui| {
            setting(ui, "Colours", "", |ui| themes(ui, settings.theme));
            setting(ui, "Size of text", "", |ui| sizes(ui, settings.text_percent));
            setting(ui, "Motion", "Bars fill and cards turn, or simply stand there.", |ui| {
                let on = settings.reduced_motion;
                ui.button(
                    Button::new("Reduce motion", PreferenceAction::ReducedMotion(!on))
                        .key(KeyCode::KeyM, "M")
                        .toggled(on),
                );
            });
            let about = "Before a card turns: which hat did that answer wear?";
            setting(ui, "Name the hat", about, |ui| {
                let on = settings.name_hats;
                ui.button(
                    Button::new("Ask me", PreferenceAction::NameHats(!on))
                        .key(KeyCode::KeyA, "A")
                        .toggled(on),
                );
            });
            setting(ui, "Window", "", |ui| {
                ui.button(
                    Button::new("Fill the screen", PreferenceAction::ToggleFullscreen)
                        .key(KeyCode::F11, "F11")
                        .toggled(settings.fullscreen),
                );
            });
            setting(
                ui,
                "Further scenarios",
                "Folders that hold scenarios of your own, or of somebody who sent you one. Type or paste a path.",
                |ui| folders(ui, &settings, &sources, trouble.0.as_deref()),
            );
            setting(ui, "Where things are kept", "Nothing leaves this computer.", |ui| {
                let here = |path: Option<String>| {
                    path.unwrap_or_else(|| "nowhere: this user has no home folder".to_owned())
                };
                let saves = sources.saves_folder().map(|p| p.display().to_string());
                let file = settings_file().map(|p| p.display().to_string());
                ui.text(Style::Plain, format!("Saves: {}", here(saves)));
                ui.text(Style::Plain, format!("Settings: {}", here(file)));
            });
        });
    });
}

/// A setting: its name and what it does beside what changes it, or above it where there is little room.
fn setting(ui: &mut Ui<'_, '_>, name: &str, about: &str, inside: impl FnOnce(&mut Ui<'_, '_>)) {
    let rem = ui.look.rem;
    let roomy = ui.look.roomy();
    let node = panes(roomy, space::XL, space::S).full().slim();
    ui.node(node, |ui| {
        let left = Node {
            width: if roomy { px(rem * 15.0) } else { percent(100) },
            flex_shrink: 0.0,
            padding: UiRect::top(px(if roomy { space::S } else { 0.0 })),
            ..column(space::XS)
        };
        ui.node(left, |ui| {
            ui.text(Style::Label, name);
            if !about.is_empty() {
                ui.text(Style::Small, about);
            }
        });
        let right = Node {
            width: if roomy { auto() } else { percent(100) },
            ..column(space::S).grow_beside(roomy).align_top()
        };
        ui.node(right, inside);
    });
    ui.rule();
}

/// What can be chosen from, in as many rows as it takes: of a width that is known, so that the rows are counted before what is below is placed.
fn choices(ui: &mut Ui<'_, '_>, inside: impl FnOnce(&mut Ui<'_, '_>)) {
    ui.node(row(space::S).full(), inside);
}

fn themes(ui: &mut Ui<'_, '_>, now: Theme) {
    choices(ui, |ui| {
        for (theme, key, hint) in [
            (Theme::Paper, KeyCode::KeyP, "P"),
            (Theme::Dusk, KeyCode::KeyD, "D"),
            (Theme::HighContrast, KeyCode::KeyH, "H"),
        ] {
            let button = Button::new(theme.name(), PreferenceAction::Theme(theme))
                .key(key, hint)
                .toggled(theme == now);
            ui.button(if theme == now { button.first() } else { button });
        }
    });
}

fn sizes(ui: &mut Ui<'_, '_>, now: u32) {
    let larger = TEXT_SIZES.iter().find(|size| **size > now);
    let smaller = TEXT_SIZES.iter().rev().find(|size| **size < now);
    choices(ui, |ui| {
        for size in &TEXT_SIZES {
            let mut button = Button::new(format!("{size} %"), PreferenceAction::Text(*size))
                .says(format!("Text at {size} per cent"))
                .toggled(*size == now);
            if Some(size) == larger {
                button = button.key(KeyCode::Equal, "+");
            }
            if Some(size) == smaller {
                button = button.key(KeyCode::Minus, "−");
            }
            ui.button(button);
        }
    });
}

fn folders(ui: &mut Ui<'_, '_>, settings: &Settings, sources: &Sources, trouble: Option<&str>) {
    for folder in &sources.folders {
        ui.text(
            Style::Soft,
            format!("{} (given when the game was started)", folder.display()),
        );
    }
    for folder in &settings.folders {
        let line = row(space::M).full();
        ui.node(line, |ui| {
            let words = column(0.0).grow_from(ui.look.rem * 10.0);
            ui.node(words, |ui| {
                ui.path(Style::Plain, folder);
            });
            ui.button(
                Button::new("Remove", PreferenceAction::RemoveFolder(folder.clone()))
                    .says(format!("Remove {folder} from the list"))
                    .icon("minus")
                    .id(format!("remove {folder}")),
            );
        });
    }
    let line = row(space::M).full();
    ui.node(line, |ui| {
        ui.field(Field {
            id: FOLDER,
            label: "Path of a folder with scenarios".to_owned(),
            sends: AddTyped.into(),
            first: false,
            most: None,
        });
        ui.button(
            Button::new("Add", AddTyped)
                .says("Add this folder")
                .icon("plus"),
        );
    });
    if let Some(trouble) = trouble {
        let tint = ui.look.tokens.lead;
        let line = row(space::S).full().one_line();
        ui.node(line, |ui| {
            ui.icon("cross", 1.0, tint);
            let words = column(0.0).grow();
            ui.node(words, |ui| {
                ui.path(Style::Plain, trouble);
            });
        });
    }
}

/// Adds the folder that was typed.
#[derive(Message, Debug, Clone, Copy)]
struct AddTyped;

/// What was typed is kept for as long as it has to be corrected.
fn add_typed(
    mut asked: MessageReader<AddTyped>,
    mut drafts: ResMut<Drafts>,
    mut out: MessageWriter<PreferenceAction>,
) {
    for AddTyped in asked.read() {
        let typed = drafts.get(FOLDER).to_owned();
        if folder(&typed).is_ok() {
            drafts.clear(FOLDER);
        }
        out.write(PreferenceAction::AddFolder(typed));
    }
}

fn fill_screen(mut keys: MessageReader<GlobalKey>, mut out: MessageWriter<PreferenceAction>) {
    for key in keys.read() {
        if *key == GlobalKey::Fullscreen {
            out.write(PreferenceAction::ToggleFullscreen);
        }
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_message::<AddTyped>().add_systems(
        Update,
        (
            (add_typed, fill_screen).before(Step::Act),
            draw.in_set(Step::Draw).run_if(
                |seen: Seen, settings: Res<Settings>, trouble: Res<FolderTrouble>| {
                    seen.overlay(Overlay::Settings)
                        && (seen.is_changed() | settings.is_changed() | trouble.is_changed())
                },
            ),
        ),
    );
}
