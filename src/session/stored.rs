//! Reading saves, whoever made them: nothing here changes a byte of a save, or beside it, and nothing in a save makes us wait.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags};

use super::chain::{self, Hash};
use super::event::{BadEvent, Event, StoredEvent};
use super::fold::{Contents, fold};
use super::older;
use super::record::Record;
use super::save_error::SaveError;
use super::schema::{APPLICATION, FORMAT, TABLES, TABLES_1, TABLES_2};

/// How long to wait for whoever looks at the save for a moment, such as a listing.
const PATIENCE: Duration = Duration::from_millis(300);

/// No game comes near these.
const LARGEST_FILE: u64 = 256 << 20;
const LARGEST_TEXT: i32 = 16 << 20;
pub(super) const MOST_ROWS: usize = 1_000_000;
/// Steps of the database's own machine for one statement, in thousands: some seconds.
const MOST_STEPS: u32 = 50_000;

/// Reads a save without changing a byte of it or beside it.
///
/// # Errors
/// If it is no save, is damaged, is open elsewhere, or cannot be read.
pub fn read(path: &Path) -> Result<Record, SaveError> {
    look_at_header(path)?;
    let db = connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let contents = contents(&db, path)?;
    let (record, _) = fold(contents).map_err(|why| SaveError::Corrupt(path.to_owned(), why))?;
    Ok(record)
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

/// What the first bytes say, before the database is asked, which would take an empty file for an empty database. Gives the format.
pub(super) fn look_at_header(path: &Path) -> Result<i32, SaveError> {
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
    // Whoever opens a pipe waits for its other end.
    let meta = std::fs::metadata(path).map_err(failed)?;
    if !meta.is_file() {
        let what = if meta.is_dir() { "a folder" } else { "no file" };
        return Err(SaveError::Unreadable(owned(), format!("it is {what}")));
    }
    if meta.len() > LARGEST_FILE {
        return Err(SaveError::TooLarge(owned()));
    }
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
    // Offsets of the SQLite file format: versions for writing and reading at 18, user_version at 60, application_id at 68.
    if !header.starts_with(b"SQLite format 3\0") || number(68) != Some(APPLICATION) {
        return Err(SaveError::Foreign(owned()));
    }
    // A write-ahead log would be read, and made, even by readers.
    if header.get(18..20) != Some(&[1, 1]) {
        let why = "its first bytes ask for a kind of log that saves do not have";
        return Err(SaveError::Corrupt(owned(), why.to_owned()));
    }
    for end in ["-wal", "-shm"] {
        let stray = beside(path, end);
        if stray.symlink_metadata().is_ok() {
            return Err(SaveError::Leftover(owned(), stray));
        }
    }
    let journal = beside(path, "-journal");
    if journal.symlink_metadata().is_ok_and(|meta| !meta.is_file()) {
        return Err(SaveError::Leftover(owned(), journal));
    }
    known(number(60).unwrap_or_default(), path)
}

/// Whether a journal holds what is to be played back into its file. While a save is open, one with zeros at its beginning lies beside it.
pub(super) fn to_be_played_back(journal: &Path) -> bool {
    use std::io::Read;
    let mut first = [0];
    let regular = journal.symlink_metadata().is_ok_and(|meta| meta.is_file());
    regular
        && std::fs::File::open(journal)
            .and_then(|mut file| file.read_exact(&mut first))
            .is_ok_and(|()| first != [0])
}

/// The format, if this program knows it.
fn known(format: i32, path: &Path) -> Result<i32, SaveError> {
    match format {
        1..=FORMAT => Ok(format),
        newer if newer > FORMAT => Err(SaveError::Newer(path.to_owned(), newer)),
        _ => {
            let why = format!("its format has the number {format}, and the first one has 1");
            Err(SaveError::Corrupt(path.to_owned(), why))
        }
    }
}

/// How the names of the database's own files end.
pub(super) const BESIDE: [&str; 3] = ["-journal", "-wal", "-shm"];

/// The name of a file of the database beside a save.
pub(super) fn beside(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    PathBuf::from(name)
}

/// Opens a database that a stranger may have made.
pub(super) fn connect(path: &Path, access: OpenFlags) -> Result<Connection, SaveError> {
    let flags = access | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let failed = |error| SaveError::of(path, &error);
    let mut db = Connection::open_with_flags(path, flags).map_err(failed)?;
    db.busy_timeout(PATIENCE).map_err(failed)?;
    let settings = [
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DML, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DDL, false),
    ];
    for (setting, on) in settings {
        db.set_db_config(setting, on).map_err(failed)?;
    }
    // A character of JSON can take two bytes, and there are fields around a text.
    db.set_limit(Limit::SQLITE_LIMIT_LENGTH, LARGEST_TEXT + (1 << 16))
        .map_err(failed)?;
    db.pragma_update(None, "cell_size_check", true)
        .map_err(failed)?;
    let mut steps = 0_u32;
    let too_many = move || {
        steps = steps.saturating_add(1);
        steps > MOST_STEPS
    };
    db.progress_handler(1000, Some(too_many)).map_err(failed)?;
    Ok(db)
}

/// Everything that lies in a save of any format that is known, if it is whole.
pub(super) fn contents(db: &Connection, path: &Path) -> Result<Contents, SaveError> {
    let failed = |error| SaveError::of(path, &error);
    let broken = |why: String| SaveError::Corrupt(path.to_owned(), why);
    let format = db.query_row("PRAGMA user_version", [], |row| row.get(0));
    let format = known(format.map_err(failed)?, path)?;
    let tables = match format {
        1 => TABLES_1,
        2 => TABLES_2,
        _ => TABLES,
    };
    // Before anything is asked that a view or a generated column could answer.
    if schema(db).map_err(failed)? != expected(tables).map_err(failed)? {
        return Err(broken(format!(
            "its tables are not those of format {format}"
        )));
    }
    let health: String = db
        .query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))
        .map_err(failed)?;
    if health != "ok" {
        return Err(broken(health));
    }
    if format < FORMAT {
        older::contents(db, format, path)
    } else {
        newest(db, path)
    }
}

type Schema = Vec<(String, String, String, Option<String>)>;

fn schema(db: &Connection) -> rusqlite::Result<Schema> {
    // In an order that `VACUUM` leaves alone.
    let sql = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name LIMIT 40";
    let mut rows = db.prepare(sql)?;
    rows.query_map([], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
    })?
    .collect()
}

/// The schema that these tables make.
fn expected(tables: &str) -> rusqlite::Result<Schema> {
    let db = Connection::open_in_memory()?;
    db.execute_batch(tables)?;
    schema(&db)
}

/// The rows of the newest format. The chain is proved before an event is believed.
fn newest(db: &Connection, path: &Path) -> Result<Contents, SaveError> {
    let failed = |error| SaveError::of(path, &error);
    let mut head: Hash = chain::beginning(FORMAT);
    let mut entries = Vec::new();
    let sql = "SELECT seq, at, kind, body, hash FROM events ORDER BY seq";
    let mut statement = db.prepare(sql).map_err(failed)?;
    let mut rows = statement.query([]).map_err(failed)?;
    while let Some(row) = rows.next().map_err(failed)? {
        let next = entries.len() as u64 + 1;
        within(entries.len(), path)?;
        let read = || {
            let hash: Vec<u8> = row.get(4)?;
            let (kind, body): (String, String) = (row.get(2)?, row.get(3)?);
            Ok((
                row.get::<_, i64>(0)?,
                row.get::<_, i64>(1)?,
                kind,
                body,
                hash,
            ))
        };
        let (seq, at, kind, body, hash) = read().map_err(failed)?;
        let broken = |why: &str| {
            let why = format!("event {next} {why}");
            Err(SaveError::Corrupt(path.to_owned(), why))
        };
        if seq != next as i64 {
            return broken("is missing");
        }
        head = chain::link(&head, next, at, &kind, &body);
        if hash != head {
            return broken("is not as it was written: the chain of the save breaks here");
        }
        let event = match Event::read(&kind, &body) {
            Ok(event) => event,
            Err(BadEvent::Kind(kind)) => return Err(SaveError::NewerKind(path.to_owned(), kind)),
            Err(BadEvent::Body(why)) => return broken(&format!("cannot be read: {why}")),
        };
        let seq = next;
        entries.push(StoredEvent { seq, at, event });
    }
    let texts = "SELECT text, content FROM texts";
    let texts: Vec<(i64, String)> = all(db, texts, path, |row| Ok((row.get(0)?, row.get(1)?)))?;
    let personal = "SELECT personal, salt, content FROM personal";
    let personal: Vec<(i64, (Vec<u8>, String))> = all(db, personal, path, |row| {
        Ok((row.get(0)?, (row.get(1)?, row.get(2)?)))
    })?;
    Ok(Contents {
        entries,
        texts: BTreeMap::from_iter(texts),
        personal: BTreeMap::from_iter(personal),
        head,
    })
}

/// All rows of a query, as long as there are not too many.
pub(super) fn all<T>(
    db: &Connection,
    sql: &str,
    path: &Path,
    read: impl Fn(&rusqlite::Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>, SaveError> {
    let failed = |error| SaveError::of(path, &error);
    let mut statement = db.prepare(sql).map_err(failed)?;
    let mut rows = statement.query([]).map_err(failed)?;
    let mut found = Vec::new();
    while let Some(row) = rows.next().map_err(failed)? {
        within(found.len(), path)?;
        found.push(read(row).map_err(failed)?);
    }
    Ok(found)
}

fn within(rows: usize, path: &Path) -> Result<(), SaveError> {
    if rows < MOST_ROWS {
        Ok(())
    } else {
        Err(SaveError::TooLarge(path.to_owned()))
    }
}
