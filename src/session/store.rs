//! Where events are kept: appended together at the place where the writer believes the end to be, and read from any place on.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags, TransactionBehavior, params};

use super::batch::Batch;
use super::chain::{self, Hash};
use super::event::{Removed, StoredEvent};
use super::fold::Contents;
use super::save_error::SaveError;
use super::schema::{APPLICATION, FORMAT, TABLES};
use super::stored;

/// Keeps events.
pub trait EventStore {
    /// The number that the next event gets.
    fn next(&self) -> u64;

    /// Appends events, all or none, as the numbers from `expected` on. When this returns, they are on the disk.
    ///
    /// # Errors
    /// If `expected` is not [`EventStore::next`], or they could not be written. After an error of the disk nobody knows whether they were:
    /// only a store that was opened anew does.
    fn append(&mut self, expected: u64, batch: &Batch) -> Result<(), SaveError>;

    /// The events from a number on, in order.
    ///
    /// # Errors
    /// If they cannot be read.
    fn read_from(&self, seq: u64) -> Result<Vec<StoredEvent>, SaveError>;
}

/// Which file a name stands for at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct FileId(u64, u64);

impl FileId {
    fn of(path: &Path) -> Result<Self, SaveError> {
        let found = std::fs::metadata(path).map_err(|error| SaveError::of_file(path, &error))?;
        #[cfg(unix)]
        let id = {
            use std::os::unix::fs::MetadataExt;
            Self(found.dev(), found.ino())
        };
        // Elsewhere a file that is open cannot be deleted.
        #[cfg(not(unix))]
        let id = Self(0, u64::from(found.is_file()));
        Ok(id)
    }
}

/// A save that is open for writing.
#[derive(Debug)]
pub(super) struct Store {
    db: Connection,
    path: PathBuf,
    file: FileId,
    next: u64,
    head: Hash,
}

impl Store {
    /// Takes a save of the newest format for this process alone.
    pub(super) fn open(path: &Path) -> Result<(Self, Contents), SaveError> {
        let mut db = stored::connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        hold(&mut db, path)?;
        let contents = stored::contents(&db, path)?;
        let store = Self {
            db,
            file: FileId::of(path)?,
            path: path.to_owned(),
            next: contents.entries.len() as u64 + 1,
            head: contents.head,
        };
        Ok((store, contents))
    }

    /// Everything that is in it now.
    pub(super) fn contents(&self) -> Result<Contents, SaveError> {
        stored::contents(&self.db, &self.path)
    }

    /// The hash of the last event.
    pub(super) const fn head(&self) -> Hash {
        self.head
    }

    /// Removes texts by people, and says so in the journal. Their bytes are overwritten.
    pub(super) fn remove(&mut self, personal: &[i64], at: i64) -> Result<(), SaveError> {
        let mut batch = Batch::at(self.next, BTreeMap::new(), 0);
        for &personal in personal {
            batch.push(at, Removed { personal });
        }
        let head = self.head;
        let failed = |error| SaveError::of(&self.path, &error);
        let tx = self.db.transaction().map_err(failed)?;
        for personal in personal {
            tx.execute("DELETE FROM personal WHERE personal = ?", [personal])
                .map_err(failed)?;
        }
        let head = insert(&tx, &batch, &head).map_err(failed)?;
        tx.commit().map_err(failed)?;
        self.next += batch.events.len() as u64;
        self.head = head;
        self.db.execute_batch("VACUUM").map_err(failed)
    }
}

impl EventStore for Store {
    fn next(&self) -> u64 {
        self.next
    }

    fn append(&mut self, expected: u64, batch: &Batch) -> Result<(), SaveError> {
        if expected != self.next || batch.first() != expected {
            let why = format!(
                "event {expected} was to be written, and {} is next",
                self.next
            );
            return Err(SaveError::Corrupt(self.path.clone(), why));
        }
        let head = self.head;
        let failed = |error| SaveError::of(&self.path, &error);
        let tx = self.db.transaction().map_err(failed)?;
        let head = insert(&tx, batch, &head).map_err(failed)?;
        tx.commit().map_err(failed)?;
        // A file that was deleted or replaced meanwhile takes everything that is written, and gives nothing back.
        if FileId::of(&self.path)? != self.file {
            return Err(SaveError::Missing(self.path.clone()));
        }
        self.next += batch.events.len() as u64;
        self.head = head;
        Ok(())
    }

    fn read_from(&self, seq: u64) -> Result<Vec<StoredEvent>, SaveError> {
        let entries = self.contents()?.entries;
        Ok(entries.into_iter().filter(|e| e.seq >= seq).collect())
    }
}

/// The bytes of a new save.
pub(super) fn image(batch: &Batch) -> rusqlite::Result<Vec<u8>> {
    let mut db = Connection::open_in_memory()?;
    let tx = db.transaction()?;
    tx.pragma_update(None, "application_id", APPLICATION)?;
    tx.pragma_update(None, "user_version", FORMAT)?;
    tx.execute_batch(TABLES)?;
    insert(&tx, batch, &chain::beginning(FORMAT))?;
    tx.commit()?;
    Ok(db.serialize("main")?.to_vec())
}

/// Gives the hash of the last event.
fn insert(db: &Connection, batch: &Batch, head: &Hash) -> rusqlite::Result<Hash> {
    for (text, content) in &batch.texts {
        db.execute("INSERT INTO texts VALUES (?, ?)", params![text, content])?;
    }
    for (personal, salt, content) in &batch.personal {
        db.execute(
            "INSERT INTO personal VALUES (?, ?, ?)",
            params![personal, salt, content],
        )?;
    }
    let mut head = *head;
    for (seq, (at, event)) in (batch.first()..).zip(&batch.events) {
        let (kind, body) = (event.kind(), event.body());
        head = chain::link(&head, seq, *at, kind, &body);
        db.execute(
            "INSERT INTO events VALUES (?, ?, ?, ?, ?)",
            params![seq as i64, at, kind, body, &head[..]],
        )?;
    }
    Ok(head)
}

/// Takes the save for this process alone, until the connection is closed or the process ends.
pub(super) fn hold(db: &mut Connection, path: &Path) -> Result<(), SaveError> {
    let failed = |error| SaveError::of(path, &error);
    if db.is_readonly("main").map_err(failed)? {
        return Err(SaveError::ReadOnly(path.to_owned()));
    }
    let mut take = || {
        db.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
        db.pragma_update(None, "journal_mode", "DELETE")?;
        db.pragma_update(None, "synchronous", "EXTRA")?;
        db.pragma_update(None, "secure_delete", true)?;
        db.transaction_with_behavior(TransactionBehavior::Exclusive)?
            .commit()
    };
    take().map_err(failed)
}
