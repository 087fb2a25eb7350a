//! What a room keeps for the day that it is opened again: its codes, where it was served, and the names to pick from.

use super::asked::QuestionsSet;
use super::kinds::{CodesKept, NamesListed, RoomServed};
use super::room::{Live, salt};
use crate::session::SaveError;
use crate::session::event::{Event, Personal};
use crate::session::record::Record;

/// A list has no more names.
pub const MOST_NAMES: usize = 2_500;

impl Live {
    /// The codes that make a device a console, and a wall; nothing where they were never kept, or were removed.
    #[must_use]
    pub fn codes(&self) -> Option<(&str, &str)> {
        let (console, wall) = &self.state.codes;
        Some((console.as_deref()?, wall.as_deref()?))
    }

    /// The address and the port that it was served at last.
    #[must_use]
    pub fn served(&self) -> Option<(&str, u16)> {
        let served = self.state.served.as_ref();
        served.map(|(address, port)| (&**address, *port))
    }

    /// Keeps the codes, and where the room is served: opened again it has the same, and pages come back by themselves. The codes lie outside
    /// the chain, so that they can be removed.
    ///
    /// # Errors
    /// If it cannot be saved.
    pub fn keep_served(
        &mut self,
        (console, wall): (&str, &str),
        (address, port): (&str, u16),
        now: i64,
    ) -> Result<(), SaveError> {
        let same = self.codes() == Some((console, wall));
        let there = self.served() == Some((address, port));
        self.write(now, |batch| {
            let mut events = Vec::new();
            if !same {
                let kept = CodesKept {
                    console: batch.personal(salt(), console),
                    wall: batch.personal(salt(), wall),
                };
                events.push(Event::from(kept));
            }
            if !there {
                let address = address.to_owned();
                events.push(RoomServed { address, port }.into());
            }
            events
        })
    }

    /// Questions are asked before the first crisis and after the last.
    ///
    /// # Errors
    /// If it cannot be saved.
    pub fn ask_questions(&mut self, now: i64) -> Result<(), SaveError> {
        self.write(now, |_| vec![QuestionsSet { on: true }.into()])
    }

    /// From now on people pick their names from this list, at most [`MOST_NAMES`]; further ones are left out.
    ///
    /// # Errors
    /// If it cannot be saved.
    pub fn list_names(&mut self, names: &[String], now: i64) -> Result<(), SaveError> {
        self.write(now, |batch| {
            let names = names.iter().take(MOST_NAMES);
            let names = names.map(|name| batch.personal(salt(), name)).collect();
            vec![NamesListed { names }.into()]
        })
    }
}

/// The codes of console and wall among the texts beside the chain, removed ones too: people did not write them.
#[must_use]
pub fn kept_codes(record: &Record) -> Vec<Personal> {
    let entries = record.entries.iter();
    entries
        .flat_map(|entry| match &entry.event {
            Event::CodesKept(kept) => vec![kept.console.clone(), kept.wall.clone()],
            _ => Vec::new(),
        })
        .collect()
}
