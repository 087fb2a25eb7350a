//! `scripted:FILE`: gives the responses of a list; where the list is silent, the first open one.

use std::path::Path;

use super::{BotError, nearest};
use crate::analysis::{Bot, Decision};
use crate::content::raw::RawPlay;
use crate::content::{Story, options};
use crate::engine::ResponseIx;

/// Follows a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scripted {
    /// The response to each crisis, by its place in the file.
    responses: Vec<Option<ResponseIx>>,
}

impl Bot for Scripted {
    fn choose(&self, decision: &Decision<'_>) -> ResponseIx {
        let crisis = decision.state.crisis();
        crisis
            .and_then(|crisis| self.responses.get(crisis.at()).copied().flatten())
            .filter(|response| decision.open.contains(response))
            .unwrap_or_else(|| decision.pick(0))
    }
}

/// The longest list that is read, in bytes.
const LARGEST: u64 = 16 << 20;

/// The text of an ordinary file. What is no file may have no end.
fn listed(path: &Path) -> std::io::Result<String> {
    use std::io::Read;
    let meta = std::fs::metadata(path)?;
    if !meta.is_file() || meta.len() > LARGEST {
        let why = "it is no ordinary file of at most 16 MB";
        return Err(std::io::Error::other(why));
    }
    let mut text = String::new();
    std::fs::File::open(path)?
        .take(LARGEST)
        .read_to_string(&mut text)?;
    Ok(text)
}

impl Scripted {
    /// Reads a list from a file: a play (`.ron`), or lines of `crisis/response` with `#` before remarks.
    ///
    /// # Errors
    /// If the file cannot be read, or names a crisis or response that the scenario has not.
    pub fn read(path: &Path, story: &Story) -> Result<Self, BotError> {
        let place = path.display().to_string();
        let text = listed(path).map_err(|error| {
            BotError::new(
                format!("the list of responses could not be read: {error}"),
                &place,
                "write scripted: and the path of a play or of a list of crisis/response",
            )
        })?;
        let play = path
            .extension()
            .is_some_and(|e| e.eq_ignore_ascii_case("ron"));
        Self::parse(&text, play, &place, story)
    }

    /// Reads a list from a text. `place` is what the file is called in messages.
    ///
    /// # Errors
    /// If the text is no play, or names a crisis or response that the scenario has not.
    pub fn parse(text: &str, play: bool, place: &str, story: &Story) -> Result<Self, BotError> {
        let text = text.trim_start_matches('\u{feff}');
        let mut scripted = Self {
            responses: vec![None; story.raw().crises.len()],
        };
        if play {
            let play: RawPlay = options().from_str(text).map_err(|error| {
                BotError::new(
                    format!("this is no play: {}", error.code),
                    format!("{place}:{}:{}", error.span.start.line, error.span.start.col),
                    "see the plays that come with the scenarios",
                )
            })?;
            for (number, line) in (1..).zip(&play.decisions) {
                scripted.add(line, &format!("{place}, decision {number}"), story)?;
            }
        } else {
            for (number, line) in (1..).zip(text.lines()) {
                let line = line.split('#').next().unwrap_or_default().trim();
                if !line.is_empty() {
                    scripted.add(line, &format!("{place}:{number}"), story)?;
                }
            }
        }
        Ok(scripted)
    }

    fn add(&mut self, line: &str, place: &str, story: &Story) -> Result<(), BotError> {
        let Some((crisis, response)) = line.split_once('/') else {
            return Err(BotError::new(
                format!("\"{line}\" names no response"),
                place,
                "write the crisis, a slash and the response, as in pager-storm/war-room",
            ));
        };
        let Some(ix) = story.find_crisis(crisis) else {
            let known = story.raw().crises.iter().map(|c| c.id.as_str());
            return Err(BotError::new(
                format!("this scenario has no crisis \"{crisis}\""),
                place,
                nearest(crisis, known),
            ));
        };
        let Some(found) = story.find_response(crisis, response) else {
            let known = story.crisis(ix).responses.iter().map(|r| r.id.as_str());
            return Err(BotError::new(
                format!("the crisis \"{crisis}\" has no response \"{response}\""),
                place,
                nearest(response, known),
            ));
        };
        match self.responses.get_mut(ix.at()) {
            Some(slot @ None) => *slot = Some(found),
            _ => {
                return Err(BotError::new(
                    format!("the crisis \"{crisis}\" is answered twice"),
                    place,
                    "a crisis comes at most once: keep one of the two",
                ));
            }
        }
        Ok(())
    }
}
