//! Which files are checked, and as what.

use std::path::{Path, PathBuf};

use crate::cli::CliError;
use crate::cli::load::note_ambiguity;
use crate::content::library::{built_in, ron_files, scenario_files};
use crate::content::{Library, LoadError, Source};

/// What is checked together.
pub(super) enum Unit {
    /// A scenario and its plays.
    Scenario(Source, Vec<Source>),
    /// A single play, and its scenario if it is where it should be.
    Play(Source, Option<Source>),
    /// A rulebook.
    Rulebook(Source),
}

/// What there is to check.
#[derive(Default)]
pub(super) struct Found {
    pub(super) units: Vec<Unit>,
    /// Files that could not be read; the others are checked all the same.
    pub(super) unreadable: Vec<CliError>,
}

impl Found {
    fn keep<T>(&mut self, read: Result<T, LoadError>) -> Option<T> {
        read.map_err(|error| self.unreadable.push(CliError::from(error)))
            .ok()
    }

    fn scenario(&mut self, source: Source, with_plays: bool) {
        let plays = if with_plays {
            let plays = source.plays();
            self.keep(plays).unwrap_or_default()
        } else {
            Vec::new()
        };
        self.units.push(Unit::Scenario(source, plays));
    }

    fn file(&mut self, path: &Path) {
        let Some(source) = self.keep(Source::read(path)) else {
            return;
        };
        let folder = path.parent().and_then(Path::file_name);
        if path
            .components()
            .any(|part| part.as_os_str() == "rulebooks")
        {
            self.units.push(Unit::Rulebook(source));
        } else if folder.is_some_and(|name| name == "plays") {
            let beside = path.parent().and_then(Path::parent);
            let scenario = beside.map(|folder| folder.join("scenario.ron"));
            let scenario = scenario.and_then(|path| Source::read(&path).ok());
            self.units.push(Unit::Play(source, scenario));
        } else {
            self.scenario(source, false);
        }
    }

    /// What is in a folder, added to what there is already.
    fn all_of(&mut self, folder: &Path) -> Result<(), CliError> {
        let mut inside = Self::default();
        inside.folder(folder)?;
        self.units.extend(inside.units);
        self.unreadable.extend(inside.unreadable);
        Ok(())
    }

    fn folder(&mut self, folder: &Path) -> Result<(), CliError> {
        let named = |name: &str| folder.file_name().is_some_and(|n| n == name);
        if named("plays")
            || folder
                .components()
                .any(|part| part.as_os_str() == "rulebooks")
        {
            for file in ron_files(folder) {
                self.file(&file);
            }
        } else {
            for file in scenario_files(folder) {
                if file.file_name().is_some_and(|name| name == "scenario.ron") {
                    if let Some(source) = self.keep(Source::read(&file)) {
                        self.scenario(source, true);
                    }
                } else {
                    self.file(&file);
                }
            }
        }
        if self.units.is_empty() && self.unreadable.is_empty() {
            return Err(CliError::new(
                "there is nothing to check in this folder",
                folder.display().to_string(),
                "name a folder with a scenario.ron in it, or a folder of such folders",
            ));
        }
        Ok(())
    }
}

/// Finds what there is to check. `libraries` are folders in which ids are looked up, and which are checked if no path is named.
///
/// # Errors
/// If a path does not exist, or there is nothing to check.
pub(super) fn find(paths: &[PathBuf], libraries: &[PathBuf]) -> Result<Found, CliError> {
    let mut found = Found::default();
    if paths.is_empty() {
        let here = PathBuf::from("scenarios");
        let mut folders = libraries.to_vec();
        if folders.is_empty() && here.is_dir() {
            folders.push(here);
        }
        for folder in &folders {
            if !folder.is_dir() {
                return Err(no_such(folder));
            }
            found.all_of(folder)?;
        }
        if folders.is_empty() {
            built_in().for_each(|source| found.scenario(source, true));
        }
        return Ok(found);
    }
    let library = Library::new(libraries.to_vec());
    for path in paths {
        if path.is_dir() {
            note_ambiguity(&library, &path.display().to_string());
            found.all_of(path)?;
        } else if path.exists() {
            found.file(path);
        } else if path.components().count() == 1 && path.extension().is_none() {
            found.scenario(library.with_id(&path.display().to_string())?, true);
        } else {
            return Err(no_such(path));
        }
    }
    Ok(found)
}

fn no_such(path: &Path) -> CliError {
    CliError::new(
        "there is no such file or folder",
        path.display().to_string(),
        "check the spelling; paths start where the command runs",
    )
}
