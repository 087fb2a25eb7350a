//! Which other scenarios there are beside each that is checked: those checked with it, those of the library, and those built in.

use std::path::PathBuf;

use super::files::Unit;
use crate::content::check::Other;
use crate::content::library::is_same;
use crate::content::{Library, Source};

/// Everything that can be chosen, what is checked first.
pub(super) struct Others {
    known: Vec<Known>,
}

struct Known {
    /// The position of what is checked.
    unit: Option<usize>,
    source: Source,
    other: Other,
}

impl Others {
    pub(super) fn of(units: &[Unit], folders: &[PathBuf]) -> Self {
        let mut known: Vec<Known> = Vec::new();
        let mut add = |unit: Option<usize>, source: &Source| {
            let twice =
                |known: &Known| known.source.name == source.name || is_same(&known.source, source);
            let Some((id, line)) = source.id_and_line() else {
                return;
            };
            if unit.is_none() && known.iter().any(twice) {
                return;
            }
            known.push(Known {
                unit,
                source: source.clone(),
                other: Other {
                    id,
                    place: format!("{}:{line}", source.name),
                    built_in: source.path.is_none(),
                },
            });
        };
        for (position, unit) in units.iter().enumerate() {
            if let Unit::Scenario(source, _) = unit {
                add(Some(position), source);
            }
        }
        for source in Library::new(folders.to_vec()).sources() {
            add(None, &source);
        }
        Self { known }
    }

    /// Those beside one that is checked. Of two that are checked together, the first is beside the second only: said once is enough.
    pub(super) fn beside(&self, unit: usize) -> Vec<Other> {
        let Some(own) = self.known.iter().find(|known| known.unit == Some(unit)) else {
            return Vec::new();
        };
        self.known
            .iter()
            .filter(|known| known.unit.is_none_or(|other| other < unit))
            .filter(|known| !is_same(&known.source, &own.source))
            // What is built in, word for word, hides nothing.
            .filter(|known| !known.other.built_in || known.source.text != own.source.text)
            .map(|known| known.other.clone())
            .collect()
    }
}
