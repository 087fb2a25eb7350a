//! Changes saves behind the program's back, by hand as `docs/saves.md` describes them: with and without a new chain.

use std::path::Path;

use rusqlite::Connection;
use serde_json::Value;
use sha2::{Digest, Sha256};

/// Runs SQL as if nothing forbade it; the schema is as before.
pub(super) fn plainly(file: &Path, sql: &str) {
    let db = Connection::open(file).unwrap();
    let mut triggers = db
        .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
        .unwrap();
    let triggers: Vec<(String, String)> = triggers
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    for (name, _) in &triggers {
        db.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
    }
    db.execute_batch(sql).unwrap();
    for (_, sql) in &triggers {
        db.execute_batch(sql).unwrap();
    }
}

/// Changes events, and makes a chain over what comes of it.
pub(super) fn events(file: &Path, mut change: impl FnMut(&str, &mut Value)) {
    let db = Connection::open(file).unwrap();
    let mut rows = db
        .prepare("SELECT seq, at, kind, body FROM events ORDER BY seq")
        .unwrap();
    let rows: Vec<(i64, i64, String, String)> = rows
        .query_map([], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?)))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    let mut hash = Sha256::digest(b"two-hats save\0\0\0\0\x03").to_vec();
    let mut sql = String::new();
    for (seq, at, kind, body) in rows {
        let mut value = serde_json::from_str(&body).unwrap();
        let before = Value::clone(&value);
        change(&kind, &mut value);
        // Only what was changed is written anew: a body is hashed as it stands, however its fields are ordered.
        let body = if value == before {
            body
        } else {
            value.to_string()
        };
        let mut bytes = hash.clone();
        bytes.extend(seq.to_be_bytes());
        bytes.extend(at.to_be_bytes());
        for text in [&kind, &body] {
            bytes.extend((text.len() as u64).to_be_bytes());
            bytes.extend(text.bytes());
        }
        hash = Sha256::digest(&bytes).to_vec();
        let hex: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
        let body = body.replace('\'', "''");
        sql += &format!("UPDATE events SET body = '{body}', hash = x'{hex}' WHERE seq = {seq};");
    }
    plainly(file, &sql);
}

/// The chain of a save, by hand; the hash of its last event, in hexadecimal.
pub(super) fn last_hash(file: &Path) -> String {
    let db = Connection::open(file).unwrap();
    let sql = "SELECT hex(hash) FROM events ORDER BY seq DESC LIMIT 1";
    let hash: String = db.query_row(sql, [], |row| row.get(0)).unwrap();
    hash.to_lowercase()
}
