//! How saves are known, and their tables in each format.

/// Marks the file as ours: "2hat".
pub(super) const APPLICATION: i32 = 0x3268_6174;
/// The newest format of saves that this program reads, and the only one that it writes.
pub(super) const FORMAT: i32 = 3;

/// The tables of the newest format. `docs/saves.md` describes them.
pub(super) const TABLES: &str = "
    CREATE TABLE events (
        seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, kind TEXT NOT NULL, body TEXT NOT NULL, hash BLOB NOT NULL
    ) STRICT;
    CREATE TRIGGER events_stay BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'events are only appended'); END;
    CREATE TRIGGER events_hold BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'events are only appended'); END;
    CREATE TABLE texts (text INTEGER PRIMARY KEY, content TEXT NOT NULL) STRICT;
    CREATE TRIGGER texts_stay BEFORE DELETE ON texts BEGIN SELECT RAISE(ABORT, 'texts are only appended'); END;
    CREATE TRIGGER texts_hold BEFORE UPDATE ON texts BEGIN SELECT RAISE(ABORT, 'texts are only appended'); END;
    CREATE TABLE personal (personal INTEGER PRIMARY KEY, salt BLOB NOT NULL, content TEXT NOT NULL) STRICT;
    CREATE TRIGGER personal_hold BEFORE UPDATE ON personal BEGIN SELECT RAISE(ABORT, 'this is only added or removed'); END;
";

/// The tables of format 1, word for word.
pub(super) const TABLES_1: &str = "
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

/// The tables of format 2, word for word: short games, and workshops.
pub(super) const TABLES_2: &str = "
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
