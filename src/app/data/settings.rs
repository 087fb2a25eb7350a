//! What players set once: text size, theme, motion, where further scenarios are. Kept in the platform's folder for settings.

use std::path::PathBuf;

use bevy::prelude::*;
use bevy::settings::{ReflectSettingsGroup, SettingsGroup};

/// The name of the program's folder for settings.
pub const SETTINGS: &str = "two-hats";

/// Which colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Reflect)]
pub enum Theme {
    /// Ink on warm paper.
    #[default]
    Paper,
    /// Dark, for a dark room.
    Dusk,
    /// Black, white and one yellow.
    HighContrast,
}

impl Theme {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Paper, Self::Dusk, Self::HighContrast];

    /// What players call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Paper => "Paper",
            Self::Dusk => "Dusk",
            Self::HighContrast => "High contrast",
        }
    }
}

/// What players set once.
#[derive(Resource, SettingsGroup, Reflect, Debug, Clone, PartialEq, Eq)]
#[reflect(Resource, SettingsGroup, Default)]
#[settings_group(group = "game")]
pub struct Settings {
    /// The colours.
    pub theme: Theme,
    /// Size of text, in per cent: 100 to 200.
    pub text_percent: u32,
    /// Whether motion is reduced: nothing moves.
    pub reduced_motion: bool,
    /// Over the whole screen.
    pub fullscreen: bool,
    /// Folders with further scenarios.
    pub folders: Vec<String>,
    /// Whether a player is asked, before the card turns, which hat the answer wore.
    pub name_hats: bool,
    /// The notes in the margin of the first crisis have been read, or skipped.
    pub notes_read: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: Theme::Paper,
            text_percent: 100,
            reduced_motion: false,
            fullscreen: false,
            folders: Vec::new(),
            name_hats: true,
            notes_read: false,
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

/// The field for a further folder.
pub const FOLDER: &str = "folder";

/// The folder that somebody means: as a file manager or a terminal writes it, and wherever the program was started.
///
/// # Errors
/// Why there is none, in a sentence.
pub fn folder(typed: &str) -> Result<String, String> {
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
    app.register_type::<Settings>().init_resource::<Settings>();
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
