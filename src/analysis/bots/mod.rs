//! The bots, one file each.

mod alternate;
mod always;
mod blind;
mod greedy;
mod hat_table;
mod informed;
mod mixed;
mod planner;
mod random;
mod scripted;
#[cfg(test)]
mod tests;

use std::path::Path;

pub use alternate::Alternate;
pub use always::Always;
pub use blind::Blind;
pub use greedy::{Cautious, Greedy};
pub use hat_table::HatTable;
pub use informed::Informed;
pub use mixed::Mixed;
pub use planner::Planner;
pub use random::Random;
pub use scripted::Scripted;

use super::Bot;
use crate::content::{Library, Story, finding};
use crate::engine::{Hat, Rulebook};

/// Names of the bots, as they are written; capitals stand for what the user fills in.
pub const NAMES: [&str; 14] = [
    "random",
    "lead",
    "manage",
    "both",
    "wait",
    "alternate",
    "cautious",
    "greedy",
    "informed",
    "planner",
    "blind",
    "hat-table",
    "mixed:SHARE",
    "scripted:FILE",
];

/// Why there is no such bot: what, where, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{what}")]
pub struct BotError {
    /// What is wrong.
    pub what: String,
    /// Where; may be empty.
    pub place: String,
    /// What to do.
    pub help: String,
}

impl BotError {
    fn new(what: impl Into<String>, place: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            place: place.into(),
            help: help.into(),
        }
    }
}

/// What a bot may prepare itself with.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// The scenario that will be played.
    pub story: &'a Story,
    /// The rulebook.
    pub rulebook: &'a Rulebook,
    /// Other scenarios, to learn from.
    pub library: &'a Library,
}

/// A bot by its name: `mixed:0.4` leads with that probability, `scripted:FILE` follows a list.
///
/// # Errors
/// If there is no such bot, with the nearest name; if a share is none; if a list cannot be followed.
pub fn named(name: &str, setting: &Setting<'_>) -> Result<Box<dyn Bot + Send>, BotError> {
    Ok(match name.split_once(':') {
        Some(("mixed", share)) => Box::new(mixed(name, share)?),
        Some(("scripted", file)) => Box::new(Scripted::read(Path::new(file), setting.story)?),
        _ => match name {
            "random" => Box::new(Random),
            "lead" => Box::new(Always(Hat::Lead)),
            "manage" => Box::new(Always(Hat::Manage)),
            "both" => Box::new(Always(Hat::Both)),
            "wait" => Box::new(Always(Hat::Wait)),
            "alternate" => Box::new(Alternate),
            "cautious" => Box::new(Cautious),
            "greedy" => Box::new(Greedy),
            "informed" => Box::new(Informed::default()),
            "planner" => Box::new(Planner::new(setting.story, setting.rulebook)),
            "hat-table" => {
                let sources = setting.library.sources();
                let others: Vec<Story> = sources.iter().filter_map(|s| s.scenario().ok()).collect();
                Box::new(HatTable::new(setting.story, &others, setting.rulebook))
            }
            "blind" => {
                let sources = setting.library.sources();
                let others: Vec<Story> = sources.iter().filter_map(|s| s.scenario().ok()).collect();
                Box::new(Blind::new(setting.story, &others, setting.rulebook))
            }
            _ => {
                return Err(BotError::new(
                    format!("there is no bot \"{name}\""),
                    "",
                    nearest(name, NAMES),
                ));
            }
        },
    })
}

fn mixed(name: &str, shares: &str) -> Result<Mixed, BotError> {
    let bad = |what: String, help: &str| Err(BotError::new(what, name, help));
    let parts: Option<Vec<f64>> = shares
        .split(',')
        .map(|share| {
            share
                .trim()
                .parse()
                .ok()
                .filter(|s| (0.0..=1.0).contains(s))
        })
        .collect();
    match parts.as_deref() {
        Some(&[share]) => Ok(Mixed::leading(share)),
        Some(&[lead, manage, both, wait]) if (lead + manage + both + wait - 1.0).abs() < 1e-6 => {
            Ok(Mixed::of([lead, manage, both]))
        }
        Some([_, _, _, _]) => bad(
            "the four shares do not make one together".to_owned(),
            "write the shares of lead, manage, both and wait, as in mixed:0.4,0.3,0.2,0.1",
        ),
        _ => bad(
            format!("\"{shares}\" is no share of leading"),
            "write a number from 0 to 1, as in mixed:0.4, or the shares of lead, manage, both and wait, as in mixed:0.4,0.3,0.2,0.1",
        ),
    }
}

/// What to write instead of a misspelt name.
fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str> + Clone) -> String {
    match finding::nearest(name, known.clone()) {
        Some(near) => format!("did you mean {near}?"),
        None => {
            let known: Vec<&str> = known.into_iter().collect();
            format!("known are: {}", known.join(", "))
        }
    }
}
