//! One file's text and where it came from, and the scenario or rulebook that it holds.

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::check::{check, check_rulebook};
use super::compile::compile;
use super::diagnostic::{Diagnostic, Severity};
use super::finding::nearest;
use super::library::built_in_plays;
use super::raw::RawScenario;
use super::story::Story;
use super::syntax::{self, Kind, Step};
use super::text::{Unread, read_text, ron_files, without_mark};
use crate::engine::Rulebook;

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
    /// What is there is no text that could be read: of another encoding, too large, or no file at all.
    #[error("{what}")]
    Unfit {
        /// The file.
        path: PathBuf,
        /// What it is.
        what: String,
        /// What to do.
        help: &'static str,
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
    /// Reads a file: an ordinary one of at most 16 MB, in UTF-8.
    ///
    /// # Errors
    /// If the file cannot be read or is none of that.
    pub fn read(path: &Path) -> Result<Self, LoadError> {
        let path = path.to_owned();
        match read_text(&path) {
            Ok(text) => Ok(Self {
                name: path.display().to_string(),
                path: Some(path),
                text,
            }),
            Err(Unread::Failed(source)) => Err(LoadError::Read { path, source }),
            Err(Unread::Unfit { what, help }) => Err(LoadError::Unfit { path, what, help }),
        }
    }

    /// SHA-256 of the text in hexadecimal, with line ends and byte order mark put aside: a save names what it was played with.
    #[must_use]
    pub fn hash(&self) -> String {
        let mut hasher = Sha256::new();
        for line in self.text.trim_start_matches('\u{feff}').lines() {
            hasher.update(line.as_bytes());
            hasher.update(b"\n");
        }
        hex(&hasher.finalize())
    }

    /// The id that the file gives itself, wherever in it that stands, also if the file has mistakes elsewhere.
    #[must_use]
    pub fn id(&self) -> Option<String> {
        Some(self.id_and_line()?.0)
    }

    /// The same with the line that it stands in, from 1.
    #[must_use]
    pub fn id_and_line(&self) -> Option<(String, usize)> {
        let tree = syntax::parse(&self.text).tree;
        let node = tree.find(&[Step::Field("id".into())])?;
        match &node.kind {
            Kind::Str(id) => {
                let before = self.text.get(..node.span.start).unwrap_or_default();
                Some((id.clone(), 1 + before.matches('\n').count()))
            }
            _ => None,
        }
    }

    /// The scenario in this file, by the fast reader; the careful one only if something is wrong.
    ///
    /// # Errors
    /// All mistakes of the file.
    pub fn scenario(&self) -> Result<Story, LoadError> {
        let failed = match super::options().from_str::<RawScenario>(without_mark(&self.text)) {
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
            return Ok(built_in_plays(&self.name));
        };
        let folder = path.parent().unwrap_or(Path::new("")).join("plays");
        ron_files(&folder)
            .iter()
            .map(|file| Self::read(file))
            .collect()
    }
}

/// Bytes in hexadecimal, two digits each.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What serde says about a file that the careful reader found nothing in.
pub(super) fn ron_diagnostic(text: &str, error: &ron::error::SpannedError) -> Diagnostic {
    let mark = text.len() - without_mark(text).len();
    let text = without_mark(text);
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
