//! The debrief as a file: beside the user's documents, and never over another file.

use std::path::{Path, PathBuf};

use bevy::prelude::*;

use crate::debrief::Debrief;
use crate::output::whole::{Existing, WriteError, write_whole};

/// Names that are tried before it is given up.
const NAMES: u32 = 1000;

/// What is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A page to read and to print.
    Html,
    /// The ledger as a table.
    Csv,
    /// Everything, for programs.
    Json,
}

impl Form {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Html, Self::Csv, Self::Json];

    /// How the name of such a file ends.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }

    fn text(self, debrief: &Debrief) -> String {
        match self {
            Self::Html => debrief.html(),
            Self::Csv => debrief.csv(),
            Self::Json => debrief.json(),
        }
    }
}

/// The folder that debriefs are written into; the platform's folder for documents, if nothing is given.
#[derive(Resource, Debug, Clone, Default)]
pub struct ExportFolder(pub Option<PathBuf>);

impl ExportFolder {
    /// The folder: the one that was given, the user's documents, or the one beside the saves.
    fn choose(&self, beside: Option<&Path>) -> Option<PathBuf> {
        let documents = || {
            directories::UserDirs::new()
                .and_then(|dirs| dirs.document_dir().map(Path::to_owned))
                .filter(|folder| folder.is_dir())
        };
        self.0
            .clone()
            .or_else(documents)
            .or_else(|| beside.map(Path::to_owned))
    }
}

/// Writes a debrief. Returns the file.
///
/// # Errors
/// What went wrong and what to do, in sentences.
pub(super) fn write(
    debrief: &Debrief,
    form: Form,
    folder: &ExportFolder,
    beside: Option<&Path>,
) -> Result<PathBuf, String> {
    let folder = folder
        .choose(beside)
        .ok_or("There is no folder to write to: this user has no home. Set TWO_HATS_DATA to a folder, and try again.")?;
    let stem = stem(debrief, jiff::Zoned::now().date());
    let text = form.text(debrief);
    for number in 1..=NAMES {
        let path = folder.join(name(&stem, number, form));
        match write_whole(&path, text.as_bytes(), Existing::Keep) {
            Ok(()) => return Ok(path),
            Err(WriteError::Exists(_)) => {}
            Err(error) => {
                return Err(format!(
                    "The debrief could not be written: {error}. {} To do: {}.",
                    path.display(),
                    error.help()
                ));
            }
        }
    }
    Err(format!(
        "There are {NAMES} debriefs of this game already. {} Move some of them away, and try again.",
        folder.display()
    ))
}

/// What the file is called, without number and ending.
fn stem(debrief: &Debrief, day: jiff::civil::Date) -> String {
    let scenario: String = debrief
        .played
        .scenario
        .chars()
        .map(|c| {
            if c.is_alphanumeric() || c == '-' {
                c
            } else {
                '-'
            }
        })
        .collect();
    // A grade is never negative; the sign of the typographers has no place in a file's name.
    let grade = debrief.scores.grade.whole().replace('−', "-");
    format!("{scenario}-{day}-grade{grade}")
}

fn name(stem: &str, number: u32, form: Form) -> String {
    match number {
        1 => format!("{stem}.{}", form.ending()),
        n => format!("{stem}-{n}.{}", form.ending()),
    }
}

#[cfg(test)]
mod tests {
    use super::{Form, name};

    #[test]
    fn the_second_file_gets_a_number() {
        assert_eq!(
            name("a-2026-11-21-grade61", 1, Form::Html),
            "a-2026-11-21-grade61.html"
        );
        assert_eq!(
            name("a-2026-11-21-grade61", 2, Form::Csv),
            "a-2026-11-21-grade61-2.csv"
        );
    }
}
