//! The save on disk: one SQLite file a playthrough, to which events are appended.
//!
//! A rollback journal and not a write-ahead log: after every commit the one file holds everything, so that it can be copied from a
//! machine that was switched off, and it can be listed without writing a byte beside it. With `synchronous = EXTRA` a commit has
//! reached the disk, the end of its journal too, before it returns.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags};

use super::batch::{Batch, SALT};
use super::event::{Begun, Event, RoomSize};
use super::fold::{Tail, fold};
use super::place::{put_new, put_over, second_name};
use super::record::{Edition, Meta, Record};
use super::save_error::SaveError;
use super::schema::FORMAT;
use super::store::{EventStore, Store, hold, image};
use super::stored::{
    BESIDE, Held, beside, connect, contents, look_at_header, read, to_be_played_back,
};

/// A save that is open for writing; nobody else can open it meanwhile.
#[derive(Debug)]
pub struct Journal {
    /// Nothing after an error that left nobody sure of what was written.
    store: Option<Store>,
    path: PathBuf,
    // Dropped after the store.
    _held: Held,
    tail: Tail,
}

impl Journal {
    /// Makes a new save.
    ///
    /// # Errors
    /// If there is a file already, or one that belongs to another save beside it, or it cannot be written.
    pub fn create(path: &Path, meta: &Meta, edition: &Edition) -> Result<Self, SaveError> {
        Self::create_with(path, meta, edition, Vec::new())
    }

    /// The same with events that are in it from the beginning.
    pub(super) fn create_with(
        path: &Path,
        meta: &Meta,
        edition: &Edition,
        events: Vec<Event>,
    ) -> Result<Self, SaveError> {
        if path.symlink_metadata().is_ok() {
            let path = path.to_owned();
            return Err(if path.is_dir() {
                SaveError::Folder(path)
            } else {
                SaveError::Exists(path)
            });
        }
        for end in BESIDE {
            let stray = beside(path, end);
            if stray.symlink_metadata().is_ok() {
                return Err(SaveError::Leftover(path.to_owned(), stray));
            }
        }
        let mut batch = Batch::at(1, std::collections::BTreeMap::new(), 1);
        batch.push(meta.created, begun(meta));
        batch.edition(meta.created, edition);
        for event in events {
            batch.push(meta.created, event);
        }
        let bytes = image(&batch).map_err(|error| SaveError::of(path, &error))?;
        put_new(path, &bytes).map_err(|error| SaveError::of_file(path, &error))?;
        let made = Self::open(path).and_then(|(journal, record)| {
            if record.meta == *meta && record.editions == [edition.clone()] {
                Ok(journal)
            } else {
                let why = "what was read back is not what was written";
                Err(SaveError::Corrupt(path.to_owned(), why.to_owned()))
            }
        });
        if made.is_err() {
            // Our own file, in which nothing has been played. What cannot even be removed is listed.
            let _ = std::fs::remove_file(path);
        }
        made
    }

    /// Opens a save for going on from it. One of an older format is replaced by one of the newest, and kept under a name of its own
    /// beside it.
    ///
    /// # Errors
    /// If it is no save, is damaged, is open elsewhere, or cannot be written.
    pub fn open(path: &Path) -> Result<(Self, Record), SaveError> {
        let format = look_at_header(path)?;
        look_at_journal(path)?;
        if format < FORMAT {
            renew(path)?;
        }
        let (store, contents) = Store::open(path)?;
        let broken = |why| SaveError::Corrupt(path.to_owned(), why);
        let (record, tail) = fold(contents).map_err(broken)?;
        let journal = Self {
            store: Some(store),
            path: path.to_owned(),
            _held: Held::new(path),
            tail,
        };
        Ok((journal, record))
    }

    /// Events that are to be appended next.
    ///
    /// # Errors
    /// If an earlier error left nobody sure of what is in the save.
    pub fn batch(&self) -> Result<Batch, SaveError> {
        let next = self.sure()?.next();
        let known = self.tail.texts.clone();
        Ok(Batch::at(next, known, self.tail.next_personal))
    }

    /// Appends events, all or none. When this returns, they are on the disk.
    ///
    /// # Errors
    /// If they could not be written: then none of them is in the save, and everything before is. [`SaveError::Unsure`] if nobody knows:
    /// then nothing more is written, and only opening the save again tells.
    pub fn append(&mut self, batch: Batch) -> Result<(), SaveError> {
        self.sure()?;
        if let Some(mut store) = self.store.take() {
            let wanted = batch.head(&store.head());
            let before = store.head();
            match store.append(batch.first(), &batch) {
                Ok(()) => self.store = Some(store),
                Err(error) => {
                    // Closed first: what a broken connection holds back must not be taken for what is on the disk.
                    drop(store);
                    let store = self.again(&error)?;
                    let found = store.head();
                    self.store = Some(store);
                    if found == before {
                        return Err(error);
                    }
                    if found != wanted {
                        self.store = None;
                        return Err(self.unsure(&error));
                    }
                }
            }
        }
        self.tail.follow(batch);
        Ok(())
    }

    /// Random bytes for a text by a person.
    ///
    /// # Errors
    /// If there are none to be had.
    pub fn salt(&self) -> Result<[u8; SALT], SaveError> {
        let drawn = Connection::open_in_memory()
            .and_then(|db| db.query_row("SELECT randomblob(?)", [SALT as i64], |row| row.get(0)));
        drawn.map_err(|error| SaveError::of(&self.path, &error))
    }

    /// Removes texts by people from the save, with their salts, and overwrites their bytes. The events that name them stay, and one more
    /// says that each was removed.
    ///
    /// # Errors
    /// If they could not be removed.
    pub fn remove(&mut self, personal: &[i64], at: i64) -> Result<(), SaveError> {
        self.sure()?;
        match &mut self.store {
            Some(store) => store.remove(personal, at),
            None => Ok(()),
        }
    }

    /// What is in the save now, read through this very journal: nobody else may read it meanwhile, not even this program.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn record(&self) -> Result<Record, SaveError> {
        let contents = self.sure()?.contents()?;
        let broken = |why| SaveError::Corrupt(self.path.clone(), why);
        fold(contents).map(|(record, _)| record).map_err(broken)
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// How many editions it holds.
    #[must_use]
    pub const fn editions(&self) -> usize {
        self.tail.editions
    }

    /// `seq` of the last decision that counts.
    #[must_use]
    pub fn last_decision(&self) -> Option<u64> {
        self.tail.counts.last().copied()
    }

    fn sure(&self) -> Result<&Store, SaveError> {
        let gone = || SaveError::Unsure(self.path.clone(), "it was closed".to_owned());
        self.store.as_ref().ok_or_else(gone)
    }

    /// Opens the save again after an error.
    fn again(&self, error: &SaveError) -> Result<Store, SaveError> {
        match Store::open(&self.path) {
            Ok((store, _)) => Ok(store),
            Err(_) => Err(self.unsure(error)),
        }
    }

    fn unsure(&self, error: &SaveError) -> SaveError {
        SaveError::Unsure(self.path.clone(), error.to_string())
    }
}

fn begun(meta: &Meta) -> Begun {
    Begun {
        program: meta.program.clone(),
        scenario: meta.scenario.clone(),
        title: meta.title.clone(),
        seed: meta.seed.to_string(),
        crises: meta.crises,
        from: meta.from.clone(),
        room: meta.room.map(|room| RoomSize {
            size: room.size(),
            minutes: room.minutes(),
        }),
    }
}

/// Whether the journal beside a save belongs to it, if one is to be played back: it would be played into any file of this name. Tried on
/// a copy, because afterwards it is too late.
fn look_at_journal(path: &Path) -> Result<(), SaveError> {
    let journal = beside(path, "-journal");
    if !to_be_played_back(&journal) {
        return Ok(());
    }
    match read(path) {
        Err(SaveError::CutOff(_)) => {}
        other => return other.map(|_| ()),
    }
    let at = |error: std::io::Error| SaveError::of_file(path, &error);
    let folder = tempfile::tempdir().map_err(at)?;
    let copy = folder.path().join("copy");
    std::fs::copy(path, &copy).map_err(at)?;
    let look = |access| {
        connect(&copy, access)
            .and_then(|db| contents(&db, &copy))
            .ok()
            .filter(|contents| fold(contents.clone()).is_ok())
    };
    let alone = look(OpenFlags::SQLITE_OPEN_READ_ONLY);
    std::fs::copy(&journal, beside(&copy, "-journal")).map_err(at)?;
    let together = look(OpenFlags::SQLITE_OPEN_READ_WRITE);
    // Whoever was cut off had begun to write, or had written all: what is played back is whole, and no other game than what is there.
    let belongs = together.is_some_and(|together| {
        alone.is_none_or(|alone| alone.entries.starts_with(&together.entries))
    });
    if belongs {
        Ok(())
    } else {
        Err(SaveError::Leftover(path.to_owned(), journal))
    }
}

/// Puts a save of the newest format in the place of an older one, which gets a second name first: at no moment is there no save.
fn renew(path: &Path) -> Result<(), SaveError> {
    let at = |error: std::io::Error| SaveError::of_file(path, &error);
    let mut db = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    // While this is held, nobody else writes to it.
    hold(&mut db, path)?;
    let format: i32 = db
        .query_row("PRAGMA user_version", [], |row| row.get(0))
        .map_err(|error| SaveError::of(path, &error))?;
    let old = contents(&db, path)?;
    let mut batch = Batch::at(1, std::collections::BTreeMap::new(), 1);
    batch.texts = old.texts.clone().into_iter().collect();
    for entry in &old.entries {
        batch.push(entry.at, entry.event.clone());
    }
    let bytes = image(&batch).map_err(|error| SaveError::of(path, &error))?;
    let kept = (1..100).find_map(|n| {
        let end = match n {
            1 => format!(".format-{format}"),
            _ => format!(".format-{format}-{n}"),
        };
        let kept = beside(path, &end);
        match second_name(path, &kept) {
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => None,
            other => Some(other),
        }
    });
    let too_many = || std::io::Error::from(std::io::ErrorKind::AlreadyExists);
    kept.unwrap_or_else(|| Err(too_many())).map_err(at)?;
    let (told, _) = fold(old).map_err(|why| SaveError::Corrupt(path.to_owned(), why))?;
    drop(db);
    put_over(path, &bytes).map_err(at)?;
    if read(path)? == told {
        Ok(())
    } else {
        let why = "what was read back is not what was written";
        Err(SaveError::Corrupt(path.to_owned(), why.to_owned()))
    }
}
