//! Where scenarios and rulebooks come from: the program itself, and folders and files that somebody names.

use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};
use sha2::{Digest, Sha256};

use super::check::{check, check_rulebook};
use super::compile::compile;
use super::diagnostic::{Diagnostic, Severity};
use super::finding::nearest;
use super::raw::RawScenario;
use super::story::Story;
use crate::engine::Rulebook;

static SCENARIOS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/scenarios");
static RULEBOOKS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets/rulebooks");

/// Why something could not be loaded.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// There is no scenario or rulebook of this name.
    #[error("there is no {what} \"{name}\"")]
    Unknown {
        /// Scenario or rulebook.
        what: &'static str,
        /// What was asked for.
        name: String,
        /// What there is.
        known: Vec<String>,
    },
    /// A file could not be read.
    #[error("{path} could not be read: {source}")]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The file has mistakes.
    #[error("{} has mistakes", .file.name)]
    Broken {
        /// The file.
        file: Box<Source>,
        /// All of them.
        diagnostics: Vec<Diagnostic>,
    },
}

/// The text of one file and where it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// What it is called in messages: a path, or `scenarios/ID/scenario.ron` for what is built in.
    pub name: String,
    /// The file, if it is one.
    pub path: Option<PathBuf>,
    /// The text.
    pub text: String,
}

impl Source {
    /// Reads a file.
    ///
    /// # Errors
    /// If the file cannot be read or is not UTF-8.
    pub fn read(path: &Path) -> Result<Self, LoadError> {
        let text = std::fs::read_to_string(path).map_err(|source| LoadError::Read {
            path: path.to_owned(),
            source,
        })?;
        Ok(Self {
            name: path.display().to_string(),
            path: Some(path.to_owned()),
            text,
        })
    }

    /// SHA-256 of the text in hexadecimal, with line ends and byte order mark put aside: a save names what it was played with.
    #[must_use]
    pub fn hash(&self) -> String {
        let mut hasher = Sha256::new();
        for line in self.text.trim_start_matches('\u{feff}').lines() {
            hasher.update(line.as_bytes());
            hasher.update(b"\n");
        }
        let digest: [u8; 32] = hasher.finalize().into();
        digest.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// The scenario in this file, by the fast reader; the careful one only if something is wrong.
    ///
    /// # Errors
    /// All mistakes of the file.
    pub fn scenario(&self) -> Result<Story, LoadError> {
        let text = self.text.trim_start_matches('\u{feff}');
        let failed = match super::options().from_str::<RawScenario>(text) {
            Ok(raw) => match compile(raw).story {
                Some(story) => return Ok(story),
                None => None,
            },
            Err(error) => Some(error),
        };
        let mut diagnostics: Vec<Diagnostic> = check(&self.text)
            .diagnostics
            .into_iter()
            .filter(|d| d.severity == Severity::Error)
            .collect();
        if diagnostics.is_empty() {
            diagnostics.extend(failed.map(|error| ron_diagnostic(&self.text, &error)));
        }
        Err(LoadError::Broken {
            file: Box::new(self.clone()),
            diagnostics,
        })
    }

    /// The rulebook in this file.
    ///
    /// # Errors
    /// The mistakes of the file.
    pub fn rulebook(&self) -> Result<Rulebook, LoadError> {
        let (diagnostics, rulebook) = check_rulebook(&self.text);
        rulebook.ok_or_else(|| LoadError::Broken {
            file: Box::new(self.clone()),
            diagnostics,
        })
    }

    /// The plays of the scenario in this file: the `.ron` files in the folder `plays` beside it, in the order of their names.
    ///
    /// # Errors
    /// If one of them cannot be read.
    pub fn plays(&self) -> Result<Vec<Self>, LoadError> {
        let Some(path) = &self.path else {
            return Ok(self.built_in_plays());
        };
        let folder = path.parent().unwrap_or(Path::new("")).join("plays");
        ron_files(&folder)
            .iter()
            .map(|file| Self::read(file))
            .collect()
    }

    fn built_in_plays(&self) -> Vec<Self> {
        let folder = Path::new(&self.name).parent().and_then(Path::file_name);
        let plays = folder.and_then(|id| SCENARIOS.get_dir(Path::new(id).join("plays")));
        let mut plays: Vec<Self> = plays
            .into_iter()
            .flat_map(Dir::files)
            .filter_map(|file| {
                Some(Self {
                    name: format!("scenarios/{}", file.path().display()),
                    path: None,
                    text: file.contents_utf8()?.to_owned(),
                })
            })
            .collect();
        plays.sort_by(|a, b| a.name.cmp(&b.name));
        plays
    }
}

/// What serde says about a file that the careful reader found nothing in.
pub(super) fn ron_diagnostic(text: &str, error: &ron::error::SpannedError) -> Diagnostic {
    let without_mark = text.trim_start_matches('\u{feff}');
    let mark = text.len() - without_mark.len();
    let text = without_mark;
    let offset = |position: ron::error::Position| {
        let line: usize = text
            .split_inclusive('\n')
            .take(position.line.saturating_sub(1))
            .map(str::len)
            .sum();
        let column = text[line..]
            .chars()
            .take(position.col.saturating_sub(1))
            .map(char::len_utf8)
            .sum::<usize>();
        mark + (line + column).min(text.len())
    };
    let span = offset(error.span.start)..offset(error.span.end);
    match &error.code {
        ron::Error::NoSuchStructField {
            expected, found, ..
        } => {
            let help = match nearest(found, expected.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("known are: {}", expected.join(", ")),
            };
            Diagnostic::error(
                "unknown-field",
                span,
                format!("there is no field `{found}` here"),
            )
            .help(help)
        }
        ron::Error::MissingStructField { field, .. } => Diagnostic::error(
            "missing-field",
            span,
            format!("the field `{field}` is missing in this bracket"),
        )
        .help(format!("add `{field}: …`")),
        other => Diagnostic::error("cannot-be-read", span, other.to_string()),
    }
}

/// All scenarios that can be chosen: those built in, and those of further folders.
#[derive(Debug, Clone, Default)]
pub struct Library {
    folders: Vec<PathBuf>,
}

impl Library {
    /// The scenarios that are built in, and those in `folders`, whose ids win.
    #[must_use]
    pub const fn new(folders: Vec<PathBuf>) -> Self {
        Self { folders }
    }

    /// The folders beside what is built in.
    #[must_use]
    pub fn folders(&self) -> &[PathBuf] {
        &self.folders
    }

    /// Every scenario file, broken ones too, in the order of their names; folders first.
    #[must_use]
    pub fn sources(&self) -> Vec<Source> {
        let mut sources: Vec<Source> = Vec::new();
        for folder in &self.folders {
            for path in scenario_files(folder) {
                sources.extend(Source::read(&path));
            }
        }
        sources.extend(built_in());
        sources
    }

    /// A scenario by its id, or by the path of its folder or file.
    ///
    /// # Errors
    /// If there is none, it cannot be read, or it has mistakes.
    pub fn scenario(&self, name: &str) -> Result<(Source, Story), LoadError> {
        let source = self.source(name)?;
        let story = source.scenario()?;
        Ok((source, story))
    }

    /// The file of a scenario by its id, or by the path of its folder or file.
    ///
    /// # Errors
    /// If there is none or it cannot be read.
    pub fn source(&self, name: &str) -> Result<Source, LoadError> {
        let path = Path::new(name);
        if path.is_dir() {
            return Source::read(&path.join("scenario.ron"));
        }
        if path.is_file() {
            return Source::read(path);
        }
        let sources = self.sources();
        let known: Vec<String> = sources.iter().map(id_of).collect();
        match known.iter().position(|id| id == name) {
            Some(position) => Ok(sources
                .into_iter()
                .nth(position)
                .expect("positions are those of the sources")),
            None => Err(LoadError::Unknown {
                what: "scenario",
                name: name.to_owned(),
                known,
            }),
        }
    }
}

/// The scenarios that are built into the program.
pub fn built_in() -> impl Iterator<Item = Source> {
    SCENARIOS.dirs().filter_map(|dir| {
        let file = dir.get_file(dir.path().join("scenario.ron"))?;
        Some(Source {
            name: format!("scenarios/{}", file.path().display()),
            path: None,
            text: file.contents_utf8()?.to_owned(),
        })
    })
}

/// A rulebook by its id, or by the path of its file.
///
/// # Errors
/// If there is none, it cannot be read, or it has mistakes.
pub fn rulebook(name: &str) -> Result<(Source, Rulebook), LoadError> {
    let path = Path::new(name);
    let source = if let Some(file) = RULEBOOKS.get_file(format!("{name}.ron")) {
        Source {
            name: format!("assets/rulebooks/{name}.ron"),
            path: None,
            text: file.contents_utf8().unwrap_or_default().to_owned(),
        }
    } else if path.is_file() {
        Source::read(path)?
    } else {
        let known = RULEBOOKS
            .files()
            .filter_map(|file| Some(file.path().file_stem()?.to_string_lossy().into_owned()))
            .collect();
        return Err(LoadError::Unknown {
            what: "rulebook",
            name: name.to_owned(),
            known,
        });
    };
    let rulebook = source.rulebook()?;
    Ok((source, rulebook))
}

/// The id of a scenario file, without reading all of it; the name of its folder if it has none.
fn id_of(source: &Source) -> String {
    let written = source.text.lines().find_map(|line| {
        let value = line
            .trim_start()
            .strip_prefix("id:")?
            .trim_start()
            .strip_prefix('"')?;
        value.split('"').next()
    });
    written.map_or_else(
        || {
            let folder = Path::new(&source.name).parent().and_then(Path::file_name);
            folder.map_or_else(String::new, |name| name.to_string_lossy().into_owned())
        },
        str::to_owned,
    )
}

/// The scenario files in a folder: `scenario.ron` in it or in its folders, and single `.ron` files.
#[must_use]
pub fn scenario_files(folder: &Path) -> Vec<PathBuf> {
    let own = folder.join("scenario.ron");
    if own.is_file() {
        return vec![own];
    }
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            let inner = path.join("scenario.ron");
            if inner.is_file() {
                Some(inner)
            } else {
                is_ron(&path).then_some(path)
            }
        })
        .collect();
    files.sort();
    files
}

/// The `.ron` files right in a folder, in the order of their names; none if there is no such folder.
#[must_use]
pub fn ron_files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()).filter(|path| is_ron(path)))
        .collect();
    files.sort();
    files
}

fn is_ron(path: &Path) -> bool {
    path.is_file() && path.extension().is_some_and(|e| e == "ron")
}
