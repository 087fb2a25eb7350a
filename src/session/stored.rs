//! Reading saves: nothing here changes a byte of a save, or beside it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, OptionalExtension};

use super::record::{Decision, Edition, Meta, Note, Origin, Record, Text};
use super::save_error::SaveError;
use super::workshop::Room;

/// Marks the file as ours: "2hat".
pub(super) const APPLICATION: i32 = 0x3268_6174;
/// The newest format of saves that this program reads and writes.
pub(super) const FORMAT: i32 = 2;
/// The last format without short games and workshops.
const PLAIN: i32 = 1;
/// How long to wait for whoever looks at the save for a moment, such as a listing.
const PATIENCE: Duration = Duration::from_millis(300);

/// Reads a save without changing a byte of it or beside it.
///
/// # Errors
/// If it is no save, is damaged, is open elsewhere, or cannot be read.
pub fn read(path: &Path) -> Result<Record, SaveError> {
    look_at_header(path)?;
    let db = connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    read_all(&db, path).map(|(record, _)| record)
}

/// A save that this process has open. POSIX drops all locks that a process has on a file as soon as it closes any handle of that
/// file, so that reading such a file beside the database would open it to other processes.
#[derive(Debug)]
pub(super) struct Held(PathBuf);

impl Held {
    fn all() -> MutexGuard<'static, BTreeSet<PathBuf>> {
        static ALL: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());
        ALL.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn name(path: &Path) -> PathBuf {
        path.canonicalize().unwrap_or_else(|_| path.to_owned())
    }

    pub(super) fn new(path: &Path) -> Self {
        let name = Self::name(path);
        Self::all().insert(name.clone());
        Self(name)
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        Self::all().remove(&self.0);
    }
}

/// What the first bytes say, before the database is asked, which would take an empty file for an empty database.
pub(super) fn look_at_header(path: &Path) -> Result<(), SaveError> {
    use std::io::Read;
    if Held::all().contains(&Held::name(path)) {
        return Err(SaveError::Locked(path.to_owned()));
    }
    let owned = || path.to_owned();
    let failed = |error: std::io::Error| match SaveError::of_file(path, &error) {
        SaveError::NoFolder(_) => SaveError::Missing(owned()),
        SaveError::ReadOnly(_) => SaveError::Unreadable(owned(), error.to_string()),
        other => other,
    };
    let mut header = Vec::new();
    std::fs::File::open(path)
        .and_then(|file| file.take(100).read_to_end(&mut header))
        .map_err(failed)?;
    if header.is_empty() {
        return Err(SaveError::Empty(owned()));
    }
    let number = |at: usize| {
        let bytes = header.get(at..at + 4)?;
        Some(i32::from_be_bytes(bytes.try_into().ok()?))
    };
    // Offsets of the SQLite file format: user_version at 60, application_id at 68.
    if !header.starts_with(b"SQLite format 3\0") || number(68) != Some(APPLICATION) {
        return Err(SaveError::Foreign(owned()));
    }
    match number(60) {
        Some(format) if format > FORMAT => Err(SaveError::Newer(owned(), format)),
        _ => Ok(()),
    }
}

pub(super) fn connect(path: &Path, access: OpenFlags) -> Result<Connection, SaveError> {
    let flags = access | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(path, flags);
    let db = db.map_err(|error| SaveError::of(path, &error))?;
    db.busy_timeout(PATIENCE)
        .map_err(|error| SaveError::of(path, &error))?;
    Ok(db)
}

/// Everything, and the numbers of the decisions that count.
pub(super) fn read_all(db: &Connection, path: &Path) -> Result<(Record, Vec<i64>), SaveError> {
    let failed = |error| SaveError::of(path, &error);
    let broken = |why: &str| SaveError::Corrupt(path.to_owned(), why.to_owned());
    let health: String = db
        .query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))
        .map_err(failed)?;
    if health != "ok" {
        return Err(broken(&health));
    }
    let format: i32 = db
        .query_row("PRAGMA user_version", [], |row| row.get(0))
        .map_err(failed)?;
    let plain = format <= PLAIN;
    let crises = if plain { "NULL" } else { "crises" };
    let (meta, seed) = db
        .query_row(
            &format!("SELECT program, scenario, title, created, {crises}, seed FROM meta"),
            [],
            |row| {
                let meta = Meta {
                    program: row.get(0)?,
                    scenario: row.get(1)?,
                    title: row.get(2)?,
                    created: row.get(3)?,
                    crises: row.get(4)?,
                    room: None,
                    seed: 0,
                };
                Ok((meta, row.get::<_, String>(5)?))
            },
        )
        .optional()
        .map_err(failed)?
        .ok_or_else(|| broken("it does not say what was played"))?;
    let seed = seed.parse().map_err(|_| broken("its seed is no number"))?;
    let editions = read_editions(db).map_err(failed)?;
    if editions.is_empty() {
        return Err(broken("the scenario that was played is missing"));
    }
    let decisions = read_decisions(db).map_err(failed)?;
    for (position, (seq, decision)) in (1..).zip(&decisions) {
        if *seq != position || decision.edition >= editions.len() {
            return Err(broken(&format!("decision {position} is missing")));
        }
    }
    let (room, taken_back, notes) = if plain {
        (None, BTreeSet::new(), Vec::new())
    } else {
        let taken_back = read_taken_back(db).map_err(failed)?;
        (
            read_room(db).map_err(failed)?,
            taken_back,
            read_notes(db).map_err(failed)?,
        )
    };
    let room = match room {
        Some((size, minutes)) => {
            let room = Room::new(size, minutes);
            Some(room.map_err(|error| broken(&error.to_string()))?)
        }
        None => None,
    };
    let (back, kept): (Vec<_>, Vec<_>) = decisions
        .into_iter()
        .partition(|(seq, _)| taken_back.contains(seq));
    let notes = notes
        .into_iter()
        .map(|(decision, note)| Note {
            decision: decision.and_then(|d| kept.iter().position(|(seq, _)| *seq == d)),
            ..note
        })
        .collect();
    let (counts, decisions): (Vec<i64>, Vec<Decision>) = kept.into_iter().unzip();
    let record = Record {
        meta: Meta { seed, room, ..meta },
        editions,
        decisions,
        taken_back: back.into_iter().map(|(_, d)| d).collect(),
        notes,
    };
    Ok((record, counts))
}

fn read_taken_back(db: &Connection) -> rusqlite::Result<BTreeSet<i64>> {
    let mut rows = db.prepare("SELECT decision FROM taken_back")?;
    rows.query_map([], |row| row.get(0))?.collect()
}

fn read_room(db: &Connection) -> rusqlite::Result<Option<(u16, u16)>> {
    db.query_row("SELECT size, minutes FROM room", [], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })
    .optional()
}

/// With the number of the decision that came of each.
fn read_notes(db: &Connection) -> rusqlite::Result<Vec<(Option<i64>, Note)>> {
    let mut rows = db.prepare("SELECT decision, intent, state, at FROM notes ORDER BY seq")?;
    rows.query_map([], |row| {
        let note = Note {
            decision: None,
            intent: row.get(1)?,
            state: row.get(2)?,
            at: row.get(3)?,
        };
        Ok((row.get(0)?, note))
    })?
    .collect()
}

fn read_editions(db: &Connection) -> rusqlite::Result<Vec<Edition>> {
    let mut rows = db.prepare("SELECT * FROM editions ORDER BY edition")?;
    let text = |row: &rusqlite::Row<'_>, from: usize| {
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
    rows.query_map([], |row| {
        Ok(Edition {
            program: row.get(1)?,
            scenario: text(row, 2)?,
            rulebook: text(row, 7)?,
        })
    })?
    .collect()
}

fn read_decisions(db: &Connection) -> rusqlite::Result<Vec<(i64, Decision)>> {
    let mut rows = db.prepare(
        "SELECT seq, turn, crisis, response, fingerprint, grade, ending, edition, at FROM decisions ORDER BY seq",
    )?;
    rows.query_map([], |row| {
        let fingerprint: String = row.get(4)?;
        let decision = Decision {
            turn: row.get(1)?,
            crisis: row.get(2)?,
            response: row.get(3)?,
            // What is no number matches no state: the replay says where.
            fingerprint: u64::from_str_radix(&fingerprint, 16).unwrap_or_default(),
            grade: row.get(5)?,
            ending: row.get(6)?,
            edition: row.get::<_, i64>(7)? as usize,
            at: row.get(8)?,
        };
        Ok((row.get(0)?, decision))
    })?
    .collect()
}
