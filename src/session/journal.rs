//! The save on disk: one SQLite file a playthrough, to which accepted decisions are appended.
//!
//! A rollback journal and not a write-ahead log: after every commit the one file holds everything, so that it can be copied from a
//! machine that was switched off, and it can be listed without writing a byte beside it. With `synchronous = EXTRA` a commit has
//! reached the disk, the end of its journal too, before it returns.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags, TransactionBehavior, params};

use super::record::{Decision, Edition, Meta, Note, Origin, Record, Text};
use super::save_error::SaveError;
use super::stored::{APPLICATION, FORMAT, Held, connect, look_at_header, read_all};

const TABLES: &str = "
    CREATE TABLE meta (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        format INTEGER NOT NULL, program TEXT NOT NULL, scenario TEXT NOT NULL, title TEXT NOT NULL,
        seed TEXT NOT NULL, created INTEGER NOT NULL, crises INTEGER
    ) STRICT;
    CREATE TABLE editions (
        edition INTEGER PRIMARY KEY, program TEXT NOT NULL,
        scenario_name TEXT NOT NULL, scenario_built_in INTEGER NOT NULL, scenario_origin TEXT NOT NULL,
        scenario_hash TEXT NOT NULL, scenario_text TEXT NOT NULL,
        rulebook_name TEXT NOT NULL, rulebook_built_in INTEGER NOT NULL, rulebook_origin TEXT NOT NULL,
        rulebook_hash TEXT NOT NULL, rulebook_text TEXT NOT NULL
    ) STRICT;
    CREATE TABLE decisions (
        seq INTEGER PRIMARY KEY, turn INTEGER NOT NULL, crisis TEXT NOT NULL, response TEXT NOT NULL,
        fingerprint TEXT NOT NULL, grade INTEGER NOT NULL, ending TEXT, edition INTEGER NOT NULL REFERENCES editions,
        at INTEGER NOT NULL
    ) STRICT;
    CREATE TRIGGER decisions_stay BEFORE DELETE ON decisions BEGIN SELECT RAISE(ABORT, 'decisions are only appended'); END;
    CREATE TRIGGER decisions_hold BEFORE UPDATE ON decisions BEGIN SELECT RAISE(ABORT, 'decisions are only appended'); END;
    CREATE TABLE taken_back (decision INTEGER PRIMARY KEY REFERENCES decisions, at INTEGER NOT NULL) STRICT;
    CREATE TRIGGER taken_back_stay BEFORE DELETE ON taken_back BEGIN SELECT RAISE(ABORT, 'this is only appended'); END;
    CREATE TRIGGER taken_back_hold BEFORE UPDATE ON taken_back BEGIN SELECT RAISE(ABORT, 'this is only appended'); END;
    CREATE TABLE room (
        one INTEGER PRIMARY KEY CHECK (one = 1), size INTEGER NOT NULL, minutes INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE notes (
        seq INTEGER PRIMARY KEY, decision INTEGER REFERENCES decisions, intent TEXT NOT NULL, state TEXT NOT NULL,
        at INTEGER NOT NULL
    ) STRICT;
    CREATE TRIGGER notes_stay BEFORE DELETE ON notes BEGIN SELECT RAISE(ABORT, 'notes are only appended'); END;
    CREATE TRIGGER notes_hold BEFORE UPDATE ON notes BEGIN SELECT RAISE(ABORT, 'notes are only appended'); END;
";

/// A save that is open for writing; nobody else can open it meanwhile.
#[derive(Debug)]
pub struct Journal {
    db: Connection,
    path: PathBuf,
    // Dropped after the connection.
    _held: Held,
    /// Decisions that were ever taken.
    decisions: i64,
    /// The numbers of those that count.
    counts: Vec<i64>,
    editions: usize,
}

impl Journal {
    /// Makes a new save.
    ///
    /// # Errors
    /// If there is a file already, or it cannot be written.
    pub fn create(path: &Path, meta: &Meta, edition: &Edition) -> Result<Self, SaveError> {
        // Claims the name, and never opens what somebody else has made.
        std::fs::File::create_new(path).map_err(|error| SaveError::of_file(path, &error))?;
        // Filled under another name and moved as a whole: a save is empty or complete, whenever the power fails.
        let mut unfinished = path.as_os_str().to_owned();
        unfinished.push(".new");
        let unfinished = PathBuf::from(unfinished);
        let made = fill(&unfinished, meta, edition)
            .and_then(|()| settle(&unfinished, path))
            .and_then(|()| Self::open(path));
        if made.is_err() {
            // Our own files, which hold nothing yet. What cannot even be removed is listed as empty.
            let _ = std::fs::remove_file(&unfinished);
            let _ = std::fs::remove_file(path);
        }
        made.map(|(journal, _)| journal)
    }

    /// Opens a save for going on from it.
    ///
    /// # Errors
    /// If it is no save, is damaged, is open elsewhere, or cannot be written.
    pub fn open(path: &Path) -> Result<(Self, Record), SaveError> {
        look_at_header(path)?;
        let mut db = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        let writable = db.is_readonly("main").map(|read_only| !read_only);
        if !writable.map_err(|error| SaveError::of(path, &error))? {
            return Err(SaveError::ReadOnly(path.to_owned()));
        }
        hold(&mut db).map_err(|error| SaveError::of(path, &error))?;
        let (record, counts) = read_all(&db, path)?;
        let journal = Self {
            db,
            path: path.to_owned(),
            _held: Held::new(path),
            decisions: (record.decisions.len() + record.taken_back.len()) as i64,
            counts,
            editions: record.editions.len(),
        };
        Ok((journal, record))
    }

    /// Appends a decision, before it the edition that it begins, if it does, and after it the note of the workshop in which it was
    /// taken, if it was. When this returns, all are on the disk.
    ///
    /// # Errors
    /// If they could not be written: then none is in the save, and everything before is.
    pub fn append(
        &mut self,
        decision: &Decision,
        edition: Option<&Edition>,
        note: Option<&Note>,
    ) -> Result<(), SaveError> {
        let seq = self.decisions + 1;
        let failed = |error| SaveError::of(&self.path, &error);
        let tx = self.db.transaction().map_err(failed)?;
        if let Some(edition) = edition {
            insert_edition(&tx, self.editions, edition).map_err(failed)?;
        }
        tx.execute(
            "INSERT INTO decisions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            params![
                seq,
                decision.turn,
                decision.crisis,
                decision.response,
                format!("{:016x}", decision.fingerprint),
                decision.grade,
                decision.ending,
                decision.edition as i64,
                decision.at,
            ],
        )
        .map_err(failed)?;
        if let Some(note) = note {
            insert_note(&tx, Some(seq), note).map_err(failed)?;
        }
        tx.commit().map_err(failed)?;
        self.decisions = seq;
        self.counts.push(seq);
        self.editions += usize::from(edition.is_some());
        Ok(())
    }

    /// Appends a note of a workshop, and says that it takes the last decision back, if it does. When this returns, both are on the disk.
    ///
    /// # Errors
    /// If they could not be written: then neither is in the save, and everything before is.
    pub fn note(&mut self, note: &Note, takes_back: bool) -> Result<(), SaveError> {
        let failed = |error| SaveError::of(&self.path, &error);
        let tx = self.db.transaction().map_err(failed)?;
        let back = self.counts.last().filter(|_| takes_back);
        if let Some(seq) = back {
            tx.execute(
                "INSERT INTO taken_back VALUES (?, ?)",
                params![seq, note.at],
            )
            .map_err(failed)?;
        }
        insert_note(&tx, None, note).map_err(failed)?;
        tx.commit().map_err(failed)?;
        if takes_back {
            self.counts.pop();
        }
        Ok(())
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// How many editions it holds.
    #[must_use]
    pub const fn editions(&self) -> usize {
        self.editions
    }
}

/// Writes a new save; what an earlier attempt left under this name is replaced.
fn fill(path: &Path, meta: &Meta, edition: &Edition) -> Result<(), SaveError> {
    let failed = |error| SaveError::of(path, &error);
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            return Err(SaveError::of_file(path, &error));
        }
        _ => {}
    }
    let create = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
    let mut db = connect(path, create)?;
    hold(&mut db).map_err(failed)?;
    let tx = db.transaction().map_err(failed)?;
    tx.pragma_update(None, "application_id", APPLICATION)
        .and_then(|()| tx.pragma_update(None, "user_version", FORMAT))
        .and_then(|()| tx.execute_batch(TABLES))
        .and_then(|()| {
            tx.execute(
                "INSERT INTO meta VALUES (1, ?, ?, ?, ?, ?, ?, ?)",
                params![
                    FORMAT,
                    meta.program,
                    meta.scenario,
                    meta.title,
                    meta.seed.to_string(),
                    meta.created,
                    meta.crises,
                ],
            )
        })
        .and_then(|_| match meta.room {
            Some(room) => tx.execute(
                "INSERT INTO room VALUES (1, ?, ?)",
                params![room.size(), room.minutes()],
            ),
            None => Ok(0),
        })
        .and_then(|_| insert_edition(&tx, 0, edition))
        .map_err(failed)?;
    tx.commit().map_err(failed)?;
    db.close().map_err(|(_, error)| failed(error))
}

/// Moves a finished save to its name, durably where the platform can.
fn settle(from: &Path, to: &Path) -> Result<(), SaveError> {
    std::fs::rename(from, to).map_err(|error| SaveError::of_file(to, &error))?;
    #[cfg(unix)]
    if let Some(folder) = to.parent() {
        let here = Path::new(".");
        let folder = if folder.as_os_str().is_empty() {
            here
        } else {
            folder
        };
        // Some file systems cannot do this; then the name is as safe as they make it.
        let _ = std::fs::File::open(folder).and_then(|folder| folder.sync_all());
    }
    Ok(())
}

/// Takes the save for this process alone, until the connection is closed or the process ends.
fn hold(db: &mut Connection) -> rusqlite::Result<()> {
    db.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
    db.pragma_update(None, "journal_mode", "DELETE")?;
    db.pragma_update(None, "synchronous", "EXTRA")?;
    db.pragma_update(None, "foreign_keys", true)?;
    db.transaction_with_behavior(TransactionBehavior::Exclusive)?
        .commit()
}

fn insert_note(db: &Connection, decision: Option<i64>, note: &Note) -> rusqlite::Result<usize> {
    db.execute(
        "INSERT INTO notes (decision, intent, state, at) VALUES (?, ?, ?, ?)",
        params![decision, note.intent, note.state, note.at],
    )
}

fn insert_edition(db: &Connection, position: usize, edition: &Edition) -> rusqlite::Result<usize> {
    let Edition {
        scenario,
        rulebook,
        program,
    } = edition;
    let origin = |text: &Text| match &text.origin {
        Origin::File(path) => (false, path.clone()),
        Origin::BuiltIn(id) => (true, id.clone()),
    };
    let (scenario_in, scenario_origin) = origin(scenario);
    let (rulebook_in, rulebook_origin) = origin(rulebook);
    db.execute(
        "INSERT INTO editions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        params![
            position as i64,
            program,
            scenario.name,
            scenario_in,
            scenario_origin,
            scenario.hash,
            scenario.text,
            rulebook.name,
            rulebook_in,
            rulebook_origin,
            rulebook.hash,
            rulebook.text,
        ],
    )
}
