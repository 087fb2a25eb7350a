//! The save on disk: one SQLite file a playthrough, to which accepted decisions are appended.
//!
//! A rollback journal and not a write-ahead log: after every commit the one file holds everything, so that it can be copied from a
//! machine that was switched off, and it can be listed without writing a byte beside it. With `synchronous = EXTRA` a commit has
//! reached the disk, the end of its journal too, before it returns.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, OptionalExtension, TransactionBehavior, params};

use super::record::{Decision, Edition, Meta, Origin, Record, Text};
use super::save_error::SaveError;

/// Marks the file as ours: "2hat".
const APPLICATION: i32 = 0x3268_6174;
/// The newest format of saves that this program reads and writes.
pub(super) const FORMAT: i32 = 1;
/// How long to wait for whoever looks at the save for a moment, such as a listing.
const PATIENCE: Duration = Duration::from_millis(300);

const TABLES: &str = "
    CREATE TABLE meta (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        format INTEGER NOT NULL, program TEXT NOT NULL, scenario TEXT NOT NULL, title TEXT NOT NULL,
        seed TEXT NOT NULL, created INTEGER NOT NULL
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
";

/// A save that is open for writing; nobody else can open it meanwhile.
#[derive(Debug)]
pub struct Journal {
    db: Connection,
    path: PathBuf,
    // Dropped after the connection.
    _held: Held,
    decisions: usize,
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
        let record = read_all(&db, path)?;
        let journal = Self {
            db,
            path: path.to_owned(),
            _held: Held::new(path),
            decisions: record.decisions.len(),
            editions: record.editions.len(),
        };
        Ok((journal, record))
    }

    /// Appends a decision, and before it the edition that it begins, if it does. When this returns, both are on the disk.
    ///
    /// # Errors
    /// If they could not be written: then neither is in the save, and everything before is.
    pub fn append(
        &mut self,
        decision: &Decision,
        edition: Option<&Edition>,
    ) -> Result<(), SaveError> {
        let failed = |error| SaveError::of(&self.path, &error);
        let tx = self.db.transaction().map_err(failed)?;
        if let Some(edition) = edition {
            insert_edition(&tx, self.editions, edition).map_err(failed)?;
        }
        tx.execute(
            "INSERT INTO decisions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            params![
                self.decisions as i64 + 1,
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
        tx.commit().map_err(failed)?;
        self.decisions += 1;
        self.editions += usize::from(edition.is_some());
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

/// Reads a save without changing a byte of it or beside it.
///
/// # Errors
/// If it is no save, is damaged, is open elsewhere, or cannot be read.
pub fn read(path: &Path) -> Result<Record, SaveError> {
    look_at_header(path)?;
    let db = connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    read_all(&db, path)
}

/// A save that this process has open. POSIX drops all locks that a process has on a file as soon as it closes any handle of that
/// file, so that reading such a file beside the database would open it to other processes.
#[derive(Debug)]
struct Held(PathBuf);

impl Held {
    fn all() -> MutexGuard<'static, BTreeSet<PathBuf>> {
        static ALL: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());
        ALL.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn name(path: &Path) -> PathBuf {
        path.canonicalize().unwrap_or_else(|_| path.to_owned())
    }

    fn new(path: &Path) -> Self {
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
fn look_at_header(path: &Path) -> Result<(), SaveError> {
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

fn connect(path: &Path, access: OpenFlags) -> Result<Connection, SaveError> {
    let flags = access | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(path, flags);
    let db = db.map_err(|error| SaveError::of(path, &error))?;
    db.busy_timeout(PATIENCE)
        .map_err(|error| SaveError::of(path, &error))?;
    Ok(db)
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
                "INSERT INTO meta VALUES (1, ?, ?, ?, ?, ?, ?)",
                params![
                    FORMAT,
                    meta.program,
                    meta.scenario,
                    meta.title,
                    meta.seed.to_string(),
                    meta.created
                ],
            )
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

fn read_all(db: &Connection, path: &Path) -> Result<Record, SaveError> {
    let failed = |error| SaveError::of(path, &error);
    let broken = |why: &str| SaveError::Corrupt(path.to_owned(), why.to_owned());
    let health: String = db
        .query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))
        .map_err(failed)?;
    if health != "ok" {
        return Err(broken(&health));
    }
    let (meta, seed) = db
        .query_row(
            "SELECT program, scenario, title, created, seed FROM meta",
            [],
            |row| {
                let meta = Meta {
                    program: row.get(0)?,
                    scenario: row.get(1)?,
                    title: row.get(2)?,
                    created: row.get(3)?,
                    seed: 0,
                };
                Ok((meta, row.get::<_, String>(4)?))
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
    Ok(Record {
        meta: Meta { seed, ..meta },
        editions,
        decisions: decisions.into_iter().map(|(_, d)| d).collect(),
    })
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
