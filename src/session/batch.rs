//! Events that are appended together, and the texts that lie beside them.

use std::collections::BTreeMap;

use super::chain::{Hash, link, of_text};
use super::event::{EditionUsed, Event, Personal, TextUsed};
use super::record::{Edition, Text};

/// Bytes of a salt.
pub(super) const SALT: usize = 16;

/// Events that are appended together: all of them, or none.
#[derive(Debug, Clone)]
pub struct Batch {
    first: u64,
    pub(super) events: Vec<(i64, Event)>,
    /// New rows of the table `texts`.
    pub(super) texts: Vec<(i64, String)>,
    /// New rows of the table `personal`.
    pub(super) personal: Vec<(i64, Vec<u8>, String)>,
    /// Where texts lie, by their hash.
    known: BTreeMap<String, i64>,
    next_personal: i64,
}

impl Batch {
    /// Nothing yet; the first event gets this number. Texts that the save holds already are known by their hash.
    pub(super) const fn at(first: u64, known: BTreeMap<String, i64>, next_personal: i64) -> Self {
        Self {
            first,
            events: Vec::new(),
            texts: Vec::new(),
            personal: Vec::new(),
            known,
            next_personal,
        }
    }

    /// The number of the first event.
    #[must_use]
    pub const fn first(&self) -> u64 {
        self.first
    }

    /// Adds an event, which happened at this time (milliseconds since 1970, UTC). Gives the number that it will have.
    pub fn push(&mut self, at: i64, event: impl Into<Event>) -> u64 {
        self.events.push((at, event.into()));
        self.first + self.events.len() as u64 - 1
    }

    /// Adds the event of an edition, and those of its texts that the save does not hold yet.
    pub fn edition(&mut self, at: i64, edition: &Edition) -> u64 {
        let used = EditionUsed {
            program: edition.program.clone(),
            scenario: self.text(&edition.scenario),
            rulebook: self.text(&edition.rulebook),
        };
        self.push(at, used)
    }

    /// Puts a text by a person beside the chain, with random bytes as its salt: the body of an event of this batch holds what this gives.
    pub fn personal(&mut self, salt: [u8; SALT], text: &str) -> Personal {
        let personal = self.next_personal;
        self.next_personal += 1;
        self.personal
            .push((personal, salt.to_vec(), text.to_owned()));
        Personal {
            personal,
            sha256: of_text(&salt, text),
        }
    }

    fn text(&mut self, text: &Text) -> TextUsed {
        let sha256 = of_text(&[], &text.text);
        let next = self.known.values().max().map_or(1, |last| last + 1);
        let row = *self.known.entry(sha256.clone()).or_insert_with(|| {
            self.texts.push((next, text.text.clone()));
            next
        });
        TextUsed {
            name: text.name.clone(),
            origin: text.origin.clone(),
            text: row,
            sha256,
        }
    }

    /// The hash of its last event, after this one.
    pub(super) fn head(&self, before: &Hash) -> Hash {
        let events = (self.first..).zip(&self.events);
        events.fold(*before, |head, (seq, (at, event))| {
            link(&head, seq, *at, event.kind(), &event.body())
        })
    }

    /// What is known once it is kept: where texts lie, and the next number of a personal one.
    pub(super) fn into_known(self) -> (BTreeMap<String, i64>, i64) {
        (self.known, self.next_personal)
    }
}
