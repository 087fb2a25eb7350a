//! What players set once: text size, theme, motion, where further scenarios are. Kept in the platform's folder for settings.

use std::path::PathBuf;

use bevy::prelude::*;
use bevy::settings::{ReflectSettingsGroup, SaveSettingsDeferred, SettingsGroup};

use super::Step;
use super::action::Action;
use super::nav::Nav;
use super::theme::Theme;

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
    /// Takes a folder off the list.
    RemoveFolder(String),
}

fn change(
    mut actions: MessageReader<Action>,
    mut settings: ResMut<Settings>,
    mut nav: ResMut<Nav>,
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
                if !settings.folders.contains(folder) {
                    settings.folders.push(folder.clone());
                }
            }
            SettingAction::RemoveFolder(folder) => settings.folders.retain(|f| f != folder),
        }
        nav.redraw();
        commands.queue(SaveSettingsDeferred::default());
    }
}

pub(super) fn plugin(app: &mut App) {
    app.register_type::<Settings>()
        .init_resource::<Settings>()
        .add_systems(Update, change.in_set(Step::Act));
}

#[cfg(test)]
mod tests {
    use super::Settings;

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
