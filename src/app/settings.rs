//! What players set once: text size, theme, motion, where further scenarios are. Kept in the platform's folder for settings.

use std::path::{Path, PathBuf};

use bevy::prelude::*;
use bevy::settings::{ReflectSettingsGroup, SaveSettingsDeferred, SettingsGroup};

use super::Step;
use super::action::Action;
use super::input::Announcer;
use super::nav::Nav;
use super::theme::{Drafts, Theme};
use crate::content::library::scenario_files;

/// The name of the program's folder for settings.
pub const SETTINGS: &str = "two-hats";

/// What players set once.
#[derive(Resource, SettingsGroup, Reflect, Debug, Clone, PartialEq, Eq)]
#[reflect(Resource, SettingsGroup, Default)]
#[settings_group(group = "game")]
pub struct Settings {
    /// The colours.
    pub theme: Theme,
    /// Size of text, in per cent: 100 to 200.
    pub text_percent: u32,
    /// Nothing moves.
    pub reduced_motion: bool,
    /// Over the whole screen.
    pub fullscreen: bool,
    /// Folders with further scenarios.
    pub folders: Vec<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: Theme::Paper,
            text_percent: 100,
            reduced_motion: false,
            fullscreen: false,
            folders: Vec::new(),
        }
    }
}

/// The sizes of text that are offered, in per cent.
pub const TEXT_SIZES: [u32; 5] = [100, 125, 150, 175, 200];

impl Settings {
    /// Size of text as a factor, whatever somebody wrote into the file.
    #[must_use]
    pub fn text_scale(&self) -> f32 {
        self.text_percent.clamp(100, 200) as f32 / 100.0
    }

    /// The folders with further scenarios.
    #[must_use]
    pub fn library(&self) -> Vec<PathBuf> {
        self.folders.iter().map(PathBuf::from).collect()
    }
}

/// Changes a setting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SettingAction {
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
    /// Adds a folder with scenarios.
    AddFolder(String),
    /// Adds the folder that was typed into the field [`FOLDER`].
    AddTyped,
    /// Takes a folder off the list.
    RemoveFolder(String),
}

/// The field for a further folder.
pub const FOLDER: &str = "folder";

/// Why the folder that was typed in was not added.
#[derive(Resource, Debug, Default)]
pub struct FolderTrouble(pub Option<String>);

fn change(
    mut actions: MessageReader<Action>,
    mut settings: ResMut<Settings>,
    mut nav: ResMut<Nav>,
    mut drafts: ResMut<Drafts>,
    mut trouble: ResMut<FolderTrouble>,
    mut announcer: ResMut<Announcer>,
    mut commands: Commands,
) {
    for action in actions.read() {
        let Action::Setting(setting) = action else {
            continue;
        };
        match setting {
            SettingAction::Theme(theme) => settings.theme = *theme,
            SettingAction::Text(percent) => settings.text_percent = (*percent).clamp(100, 200),
            SettingAction::ReducedMotion(on) => settings.reduced_motion = *on,
            SettingAction::Fullscreen(on) => settings.fullscreen = *on,
            SettingAction::ToggleFullscreen => settings.fullscreen = !settings.fullscreen,
            SettingAction::AddFolder(folder) => {
                add(folder, &mut settings, &mut trouble, &mut announcer);
            }
            SettingAction::AddTyped => {
                if add(
                    drafts.get(FOLDER),
                    &mut settings,
                    &mut trouble,
                    &mut announcer,
                ) {
                    drafts.clear(FOLDER);
                }
            }
            SettingAction::RemoveFolder(folder) => {
                settings.folders.retain(|f| f != folder);
                announcer.say(format!("{folder} is off the list."));
            }
        }
        nav.redraw();
        commands.queue(SaveSettingsDeferred::default());
    }
}

/// Puts a folder on the list, if there is one. Gives whether it did.
fn add(
    typed: &str,
    settings: &mut Settings,
    trouble: &mut FolderTrouble,
    announcer: &mut Announcer,
) -> bool {
    match folder(typed) {
        Ok(folder) => {
            trouble.0 = None;
            announcer.say(match scenario_files(Path::new(&folder)).len() {
                0 => format!("{folder} is on the list. There is no scenario in it yet."),
                1 => format!("{folder} is on the list, with one scenario."),
                n => format!("{folder} is on the list, with {n} scenarios."),
            });
            if !settings.folders.contains(&folder) {
                settings.folders.push(folder);
            }
            true
        }
        Err(why) => {
            announcer.say(why.clone());
            trouble.0 = Some(why);
            false
        }
    }
}

/// The folder that somebody means: as a file manager or a terminal writes it, and wherever the program was started.
fn folder(typed: &str) -> Result<String, String> {
    let typed = typed.trim().trim_matches(['"', '\'']);
    let typed = typed.strip_prefix("file://").unwrap_or(typed);
    if typed.is_empty() {
        return Err("Type or paste the path of a folder first.".to_owned());
    }
    let path = match (typed.strip_prefix("~/"), std::env::home_dir()) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => PathBuf::from(typed),
    };
    let path = std::path::absolute(&path).unwrap_or(path);
    if path.is_dir() {
        Ok(path.display().to_string())
    } else if path.is_file() {
        Err(format!(
            "{} is a file. Name the folder that it is in.",
            path.display()
        ))
    } else {
        Err(format!(
            "There is no folder {}. Look at the spelling, and whether its disk is there.",
            path.display()
        ))
    }
}

/// The file that the settings are kept in; nothing on a system that has no place for them.
#[must_use]
pub fn settings_file() -> Option<PathBuf> {
    let folder = bevy::platform::dirs::preferences_dir()?;
    Some(folder.join(SETTINGS).join("settings.toml"))
}

pub(super) fn plugin(app: &mut App) {
    app.register_type::<Settings>()
        .init_resource::<Settings>()
        .init_resource::<FolderTrouble>()
        .add_systems(Update, change.in_set(Step::Act));
}

#[cfg(test)]
mod tests {
    use super::{Settings, folder};

    #[test]
    fn a_folder_is_found_however_it_is_written_and_a_missing_one_is_named() {
        let here = std::env::current_dir().unwrap().join("scenarios");
        let here = here.display().to_string();
        for typed in [
            "scenarios",
            "  scenarios/ ",
            "\"scenarios\"",
            &here,
            &format!("file://{here}"),
        ] {
            assert_eq!(
                folder(typed).unwrap().trim_end_matches('/'),
                here,
                "{typed}"
            );
        }
        assert!(
            folder("no/such/place")
                .unwrap_err()
                .contains("no/such/place")
        );
        assert!(folder("Cargo.toml").unwrap_err().contains("is a file"));
        assert!(folder("  ").is_err());
    }

    #[test]
    fn a_size_out_of_range_is_brought_back() {
        for (written, used) in [(0, 1.0), (100, 1.0), (150, 1.5), (9000, 2.0)] {
            let settings = Settings {
                text_percent: written,
                ..Settings::default()
            };
            assert!((settings.text_scale() - used).abs() < 1e-6, "{written}");
        }
    }
}
