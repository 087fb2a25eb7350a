//! Changing what is set: at once, and for good.

use std::path::Path;

use bevy::prelude::*;
use bevy::settings::SaveSettingsSync;

use crate::app::data::settings::{Settings, Theme, folder};
use crate::app::kit::Announcer;
use crate::app::step::Step;
use crate::content::library::scenario_files;

/// Changes a setting.
#[derive(Message, Debug, Clone, PartialEq, Eq)]
pub enum PreferenceAction {
    /// The colours.
    Theme(Theme),
    /// Size of text, in per cent.
    Text(u32),
    /// Whether nothing moves.
    ReducedMotion(bool),
    /// Whether the game fills the screen.
    Fullscreen(bool),
    /// The other of the two.
    ToggleFullscreen,
    /// Whether players are asked to name the hat.
    NameHats(bool),
    /// Whether the notes in the margin of the first crisis have been read.
    NotesRead(bool),
    /// Adds a folder with scenarios: a path, as it was typed.
    AddFolder(String),
    /// Takes a folder off the list.
    RemoveFolder(String),
}

/// Why the folder that was typed in was not added.
#[derive(Resource, Debug, Default)]
pub struct FolderTrouble(pub Option<String>);

fn change(
    mut actions: MessageReader<PreferenceAction>,
    mut settings: ResMut<Settings>,
    mut trouble: ResMut<FolderTrouble>,
    mut announcer: ResMut<Announcer>,
    mut commands: Commands,
) {
    for action in actions.read() {
        match action {
            PreferenceAction::Theme(theme) => settings.theme = *theme,
            PreferenceAction::Text(percent) => settings.text_percent = (*percent).clamp(100, 200),
            PreferenceAction::ReducedMotion(on) => settings.reduced_motion = *on,
            PreferenceAction::Fullscreen(on) => settings.fullscreen = *on,
            PreferenceAction::ToggleFullscreen => settings.fullscreen = !settings.fullscreen,
            PreferenceAction::NameHats(on) => settings.name_hats = *on,
            PreferenceAction::NotesRead(read) => settings.notes_read = *read,
            PreferenceAction::AddFolder(typed) => {
                trouble.0 = match add(typed, &mut settings) {
                    Ok(added) => {
                        announcer.say(added);
                        None
                    }
                    Err(why) => {
                        announcer.say(why.clone());
                        Some(why)
                    }
                };
            }
            PreferenceAction::RemoveFolder(folder) => {
                settings.folders.retain(|f| f != folder);
                announcer.say(format!("{folder} is off the list."));
            }
        }
        // At once: the program may rest, or be ended, the next moment.
        commands.queue(SaveSettingsSync::IfChanged);
    }
}

/// Puts a folder on the list, if there is one. Returns what there is to say about it.
fn add(typed: &str, settings: &mut Settings) -> Result<String, String> {
    let folder = folder(typed)?;
    let added = match scenario_files(Path::new(&folder)).len() {
        0 => format!("{folder} is on the list. There is no scenario in it yet."),
        1 => format!("{folder} is on the list, with one scenario."),
        n => format!("{folder} is on the list, with {n} scenarios."),
    };
    if !settings.folders.contains(&folder) {
        settings.folders.push(folder);
    }
    Ok(added)
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<FolderTrouble>()
        .add_message::<PreferenceAction>()
        .add_systems(Update, change.in_set(Step::Act));
}
