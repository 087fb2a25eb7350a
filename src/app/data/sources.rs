//! Where the game takes its things from: scenarios, rules, saves.

use std::path::PathBuf;

use bevy::prelude::*;

use crate::app::data::settings::Settings;
use crate::content::Library;
use crate::session::{Save, saves, saves_folder};

/// Where the game takes its things from; given once, when the program starts.
#[derive(Resource, Debug, Clone)]
pub struct Sources {
    /// Folders with further scenarios, beside those of the settings.
    pub folders: Vec<PathBuf>,
    /// Id or path of the rulebook.
    pub rulebook: String,
    /// The seed of the next new game, if it is to be a certain one.
    pub seed: Option<u64>,
    /// The save of the next new game, if it is to be a certain one.
    pub save: Option<PathBuf>,
    /// After how many crises the next new game is over, if it does not play all that come.
    pub crises: Option<u16>,
    /// The folder for saves; the platform's, if nothing is given.
    pub saves: Option<PathBuf>,
}

impl Default for Sources {
    fn default() -> Self {
        Self {
            folders: Vec::new(),
            rulebook: "standard".to_owned(),
            seed: None,
            save: None,
            crises: None,
            saves: None,
        }
    }
}

impl Sources {
    /// The scenarios that are built in, and those of the folders given when the program started and in the settings.
    #[must_use]
    pub fn library(&self, settings: &Settings) -> Library {
        Library::new(self.library_folders(settings))
    }

    /// The folders with further scenarios.
    #[must_use]
    pub fn library_folders(&self, settings: &Settings) -> Vec<PathBuf> {
        let mut folders = self.folders.clone();
        folders.extend(settings.library());
        folders
    }

    /// The folder for saves.
    #[must_use]
    pub fn saves_folder(&self) -> Option<PathBuf> {
        self.saves.clone().or_else(saves_folder)
    }

    /// The save to go on from: the one that was played last and is not over, a workshop too.
    #[must_use]
    pub fn latest(&self) -> Option<Save> {
        self.saves().into_iter().find(Save::can_go_on)
    }

    /// All saves, the last played first; none if they cannot be listed.
    #[must_use]
    pub fn saves(&self) -> Vec<Save> {
        self.saves_folder()
            .and_then(|folder| saves(&folder).ok())
            .unwrap_or_default()
    }
}
