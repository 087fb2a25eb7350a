//! Saves of formats 1 and 2, told as the events of format 3. They are read as long as there are any, and never written.

use std::collections::BTreeMap;
use std::iter::{Enumerate, Peekable};
use std::path::Path;
use std::vec::IntoIter;

use rusqlite::{Connection, OptionalExtension, Row};

use super::batch::Batch;
use super::chain;
use super::event::{Begun, DecisionTaken, Noted, Origin, RoomSize, StoredEvent, TakenBack};
use super::fold::Contents;
use super::record::{Edition, Text};
use super::save_error::SaveError;
use super::schema::FORMAT;
use super::stored::all;
use crate::content::Source;

/// Everything that lies in such a save. Its decisions, notes and what was taken back lie in tables of their own: the order between them is
/// that of their numbers, and a decision is taken back before the next one that counts.
pub(super) fn contents(db: &Connection, format: i32, path: &Path) -> Result<Contents, SaveError> {
    let failed = |error| SaveError::of(path, &error);
    let broken = |why: String| SaveError::Corrupt(path.to_owned(), why);
    let plain = format == 1;
    let room = if plain {
        None
    } else {
        room(db).map_err(failed)?
    };
    let (begun, created) = begun(db, plain, room)
        .map_err(failed)?
        .ok_or_else(|| broken("it does not say what was played".to_owned()))?;
    let editions = all(db, "SELECT * FROM editions ORDER BY edition", path, edition)?;
    let decisions = all(db, DECISIONS, path, decision)?;
    let (back, notes) = if plain {
        (BTreeMap::new(), Vec::new())
    } else {
        let back = all(db, "SELECT decision, at FROM taken_back", path, |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
        (BTreeMap::from_iter(back), all(db, NOTES, path, note)?)
    };
    let mut batch = Batch::at(1, BTreeMap::new(), 1);
    batch.push(created, begun);
    let mut telling = Telling {
        batch,
        editions: editions.into_iter().enumerate().peekable(),
        decisions: decisions.into_iter().peekable(),
        back,
        counts: Vec::new(),
        seqs: BTreeMap::new(),
    };
    let told = telling.editions(created, 0).and_then(|()| {
        for note in notes {
            telling.note(note)?;
        }
        telling.decisions(i64::MAX)?;
        telling.take_back(None);
        let end = telling.batch.events.last().map_or(created, |(at, _)| *at);
        telling.editions(end, usize::MAX)
    });
    told.map_err(broken)?;
    match telling.back.is_empty() {
        true => Ok(telling.contents()),
        false => Err(broken("what was taken back does not count".to_owned())),
    }
}

type OldDecision = (i64, i64, DecisionTaken);
type OldNote = (Option<i64>, i64, String, String);

struct Telling {
    batch: Batch,
    editions: Peekable<Enumerate<IntoIter<Edition>>>,
    decisions: Peekable<IntoIter<OldDecision>>,
    /// Decisions that were taken back, and when.
    back: BTreeMap<i64, i64>,
    /// The numbers of the decisions that count so far.
    counts: Vec<i64>,
    /// From the number of a decision to its event.
    seqs: BTreeMap<i64, u64>,
}

impl Telling {
    /// The editions up to this one.
    fn editions(&mut self, at: i64, upto: usize) -> Result<(), String> {
        while let Some((_, edition)) = self.editions.next_if(|(number, _)| *number <= upto) {
            for text in [&edition.scenario, &edition.rulebook] {
                let source = Source {
                    name: text.name.clone(),
                    path: None,
                    text: text.text.clone(),
                };
                if source.hash() != text.hash {
                    return Err(format!("its copy of {} has been changed", text.name));
                }
            }
            self.batch.edition(at, &edition);
        }
        Ok(())
    }

    /// The decisions up to this number.
    fn decisions(&mut self, upto: i64) -> Result<(), String> {
        while let Some((number, at, taken)) = self.decisions.next_if(|(n, ..)| *n <= upto) {
            let next = self.seqs.len() as i64 + 1;
            if number != next {
                return Err(format!("decision {next} is missing"));
            }
            self.editions(at, taken.edition)?;
            self.take_back(self.back.contains_key(&number).then_some(at));
            self.seqs.insert(number, self.batch.push(at, taken));
            self.counts.push(number);
        }
        Ok(())
    }

    fn note(&mut self, (number, at, intent, state): OldNote) -> Result<(), String> {
        let json = |text: &str| {
            serde_json::from_str(text).map_err(|error| format!("a note cannot be read ({error})"))
        };
        let decision = match number {
            Some(number) => {
                self.decisions(number)?;
                let seq = self.seqs.get(&number).copied();
                Some(seq.ok_or_else(|| format!("decision {number} is missing"))?)
            }
            None => {
                self.take_back(Some(at));
                None
            }
        };
        let noted = Noted {
            decision,
            intent: json(&intent)?,
            state: json(&state)?,
        };
        self.batch.push(at, noted);
        Ok(())
    }

    /// Takes back the last decisions that were taken back, up to this time if there is one.
    fn take_back(&mut self, upto: Option<i64>) {
        while let Some(last) = self.counts.last() {
            let back = self.back.get(last).copied();
            let Some(at) = back.filter(|&at| upto.is_none_or(|upto| at <= upto)) else {
                return;
            };
            let decision = self.seqs.get(last).copied().unwrap_or_default();
            self.back.remove(last);
            self.counts.pop();
            self.batch.push(at, TakenBack { decision });
        }
    }

    fn contents(self) -> Contents {
        let head = self.batch.head(&chain::beginning(FORMAT));
        let entries = (self.batch.first()..).zip(self.batch.events);
        Contents {
            entries: entries
                .map(|(seq, (at, event))| StoredEvent { seq, at, event })
                .collect(),
            texts: BTreeMap::from_iter(self.batch.texts),
            personal: BTreeMap::new(),
            head,
        }
    }
}

/// With the time when it was begun.
fn begun(
    db: &Connection,
    plain: bool,
    room: Option<RoomSize>,
) -> rusqlite::Result<Option<(Begun, i64)>> {
    let crises = if plain { "NULL" } else { "crises" };
    let sql = format!("SELECT program, scenario, title, seed, created, {crises} FROM meta");
    db.query_row(&sql, [], |row| {
        let begun = Begun {
            program: row.get(0)?,
            scenario: row.get(1)?,
            title: row.get(2)?,
            seed: row.get(3)?,
            crises: row.get(5)?,
            from: None,
            room,
        };
        Ok((begun, row.get(4)?))
    })
    .optional()
}

fn room(db: &Connection) -> rusqlite::Result<Option<RoomSize>> {
    db.query_row("SELECT size, minutes FROM room", [], |row| {
        Ok(RoomSize {
            size: row.get(0)?,
            minutes: row.get(1)?,
        })
    })
    .optional()
}

fn edition(row: &Row<'_>) -> rusqlite::Result<Edition> {
    let text = |from: usize| {
        let origin = row.get(from + 2)?;
        Ok::<_, rusqlite::Error>(Text {
            name: row.get(from)?,
            origin: if row.get(from + 1)? {
                Origin::BuiltIn(origin)
            } else {
                Origin::File(origin)
            },
            hash: row.get(from + 3)?,
            text: row.get(from + 4)?,
        })
    };
    Ok(Edition {
        program: row.get(1)?,
        scenario: text(2)?,
        rulebook: text(7)?,
    })
}

const DECISIONS: &str = "SELECT seq, turn, crisis, response, fingerprint, grade, ending, edition, at FROM decisions ORDER BY seq";

/// With its number and its time.
fn decision(row: &Row<'_>) -> rusqlite::Result<OldDecision> {
    let taken = DecisionTaken {
        turn: row.get(1)?,
        crisis: row.get(2)?,
        response: row.get(3)?,
        fingerprint: row.get(4)?,
        grade: row.get(5)?,
        ending: row.get(6)?,
        // What is no position is no edition either: `fold` says so.
        edition: usize::try_from(row.get::<_, i64>(7)?).unwrap_or(usize::MAX),
    };
    Ok((row.get(0)?, row.get(8)?, taken))
}

const NOTES: &str = "SELECT decision, intent, state, at FROM notes ORDER BY seq";

/// The number of the decision that came of it, its time, intent and state.
fn note(row: &Row<'_>) -> rusqlite::Result<OldNote> {
    Ok((row.get(0)?, row.get(3)?, row.get(1)?, row.get(2)?))
}
