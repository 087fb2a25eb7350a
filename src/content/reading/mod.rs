//! Readings: what somebody made of a scenario's texts who saw nothing else of it. They are data, kept beside the scenario with a hash of the
//! texts that were read, so that `check --strict` can count them and say when they are about an older text.

mod answers;
mod sheet;

use serde::{Deserialize, Serialize};

pub use answers::BadAnswers;
pub use sheet::Sheet;

use super::text::{read_text, ron_files};
use super::{Source, Story};

/// What a reader is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Kind {
    /// Which hat each answer wears, from scene, signals and answers.
    Hats,
    /// Which answers they would give, the best first, from scene, signals and answers.
    Picks,
    /// Which answer was given, and what happened, from the outcomes and the answers.
    Outcomes,
}

impl Kind {
    /// As it is written in commands and names of files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Hats => "hats",
            Self::Picks => "picks",
            Self::Outcomes => "outcomes",
        }
    }
}

/// One reader's answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reading {
    /// The version of the format: 1.
    pub format: u32,
    /// Id of the scenario.
    pub scenario: String,
    /// What was asked.
    pub kind: Kind,
    /// SHA-256 of the texts that were read, in hexadecimal, in the order of the file.
    pub texts: String,
    /// By what the order of the sheet was drawn.
    pub seed: u64,
    /// Who read, in words.
    pub reader: String,
    /// The answers.
    pub answers: Vec<Answer>,
}

/// One answer of a reader.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// What it is about: `crisis/response` for hats, `crisis` for picks, `crisis/response/2` for the second outcome of a response.
    pub of: String,
    /// A hat; ids of responses, the best first; or the id of the response that was given.
    pub said: String,
    /// What happened, in the reader's words; outcomes only.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub told: String,
}

/// Why a file of readings is of no use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadReading {
    /// The file.
    pub file: String,
    /// What is wrong.
    pub what: String,
}

impl Reading {
    /// Whether it is about the texts as they are now.
    #[must_use]
    pub fn is_current(&self, story: &Story) -> bool {
        self.scenario == story.raw().id && self.texts == Sheet::hash(story, self.kind)
    }

    /// Reads one from a text.
    ///
    /// # Errors
    /// In words, if it is none, or of a format that is not known.
    pub fn parse(text: &str) -> Result<Self, String> {
        let reading: Self = super::options()
            .from_str(text)
            .map_err(|error| error.to_string())?;
        if reading.format == 1 {
            Ok(reading)
        } else {
            Err(format!(
                "it has format {}, and this program reads format 1",
                reading.format
            ))
        }
    }

    /// As a file.
    #[must_use]
    pub fn to_ron(&self) -> String {
        let style = ron::ser::PrettyConfig::new().depth_limit(2);
        let text = ron::ser::to_string_pretty(self, style).unwrap_or_default();
        format!("// What a reader made of the sheet alone: docs/measured.md.\n{text}\n")
    }
}

impl Source {
    /// The readings of the scenario in this file: the `.ron` files in the folder `readings` beside it, in the order of their names. What is
    /// built in has none.
    #[must_use]
    pub fn readings(&self) -> (Vec<Reading>, Vec<BadReading>) {
        let folder = self.path.as_deref().and_then(std::path::Path::parent);
        let Some(folder) = folder else {
            return (Vec::new(), Vec::new());
        };
        let mut bad = Vec::new();
        let mut good = Vec::new();
        for file in ron_files(&folder.join("readings")) {
            let read = match read_text(&file) {
                Ok(text) => Reading::parse(&text),
                Err(_) => Err("it could not be read".to_owned()),
            };
            match read {
                Ok(reading) => good.push(reading),
                Err(what) => bad.push(BadReading {
                    file: file.display().to_string(),
                    what,
                }),
            }
        }
        (good, bad)
    }
}

#[cfg(test)]
mod tests;
