//! Texts by people: beside the chain, and gone when they are removed.

use std::fs;

use two_hats::session::{Event, Journal, Noted, read};

use super::rewrite::plainly;
use super::{ok, out, play, refused, saved};

fn holds(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|window| window == what)
}

#[test]
fn what_is_removed_is_in_no_byte_of_the_file() {
    let (home, file) = saved("1\n1\n");
    let (mut journal, _) = Journal::open(&file).unwrap();
    let texts = [
        "Wilhelmina says she will ask before she promises.".to_owned(),
        // Longer than a page of the database.
        "A long answer by Ludovico. ".repeat(400),
    ];
    let mut batch = journal.batch().unwrap();
    let salts = [journal.salt().unwrap(), journal.salt().unwrap()];
    assert_ne!(salts[0], salts[1]);
    let named: Vec<_> = texts
        .iter()
        .zip(salts)
        .map(|(text, salt)| batch.personal(salt, text))
        .collect();
    for named in &named {
        let noted = Noted {
            decision: None,
            intent: serde_json::json!({ "commit": { "who": named } }),
            state: serde_json::Value::Null,
        };
        batch.push(0, Event::from(noted));
    }
    journal.append(batch).unwrap();
    drop(journal);

    let bytes = fs::read(&file).unwrap();
    for (salt, word) in salts.iter().zip(["Wilhelmina", "by Ludovico"]) {
        assert!(holds(&bytes, salt) && holds(&bytes, word.as_bytes()));
    }
    let record = read(&file).unwrap();
    for (named, text) in named.iter().zip(&texts) {
        assert_eq!(record.personal(named), Some(&**text));
    }
    let path = file.to_str().unwrap();
    let chain = record.head.clone();
    assert!(!out(&play(home.path(), &["replay", path], "")).contains("removed"));

    let (mut journal, _) = Journal::open(&file).unwrap();
    journal.remove(&[1], 5).unwrap();
    // The next one does not get the number of the one that is gone.
    journal.remove(&[2], 6).unwrap();
    let mut batch = journal.batch().unwrap();
    assert_eq!(batch.personal(salts[0], "later").personal, 3);
    drop(journal);
    let bytes = fs::read(&file).unwrap();
    for (salt, word) in salts.iter().zip(["Wilhelmina", "by Ludovico"]) {
        assert!(!holds(&bytes, salt) && !holds(&bytes, word.as_bytes()));
    }
    let record = read(&file).unwrap();
    assert_eq!((record.personal(&named[0]), record.removed), (None, 2));
    // The chain has only grown: everything else can still be proved.
    assert_ne!(record.head, chain);
    let said = out(&play(home.path(), &["replay", path], ""));
    assert!(said.contains("2 texts by people were removed."), "{said}");
    ok(&play(home.path(), &["resume", "--text", path], "1\n"));
}

#[test]
fn a_command_lists_what_people_wrote_and_removes_it() {
    let (home, file) = saved("1\n1\n");
    let path = file.to_str().unwrap();
    let forget = |more: &[&str]| play(home.path(), &[&["forget", path], more].concat(), "");
    assert!(out(&forget(&[])).contains("no texts by people"));
    let (mut journal, _) = Journal::open(&file).unwrap();
    let mut batch = journal.batch().unwrap();
    for text in ["Wilhelmina", "Ludovico", "Ottilie"] {
        let named = batch.personal(journal.salt().unwrap(), text);
        let noted = Noted {
            decision: None,
            intent: serde_json::json!({ "who": named }),
            state: serde_json::Value::Null,
        };
        batch.push(0, Event::from(noted));
    }
    journal.append(batch).unwrap();
    drop(journal);
    let listed = out(&forget(&[]));
    assert!(listed.contains("   2  Ludovico\n"), "{listed}");
    refused(&forget(&["2", "9"]), &["no text 9"]);
    assert!(
        out(&forget(&[])).contains("Ludovico"),
        "nothing is done by half"
    );
    assert!(out(&forget(&["2"])).contains("Removed: 1 text."));
    let bytes = fs::read(&file).unwrap();
    assert!(!holds(&bytes, b"Ludovico") && holds(&bytes, b"Ottilie"));
    assert!(out(&forget(&["--all"])).contains("Removed: 2 texts."));
    let bytes = fs::read(&file).unwrap();
    assert!(!holds(&bytes, b"Wilhelmina") && !holds(&bytes, b"Ottilie"));
    assert!(
        out(&play(home.path(), &["replay", path], "")).contains("3 texts by people were removed.")
    );
}

#[test]
fn a_text_that_was_changed_or_only_dropped_is_noticed() {
    for sql in [
        "UPDATE personal SET content = 'Adam'",
        "UPDATE personal SET salt = x'00'",
        "DELETE FROM personal",
    ] {
        let (home, file) = saved("1\n");
        let (mut journal, _) = Journal::open(&file).unwrap();
        let mut batch = journal.batch().unwrap();
        let who = batch.personal(journal.salt().unwrap(), "Ada");
        let noted = Noted {
            decision: None,
            intent: serde_json::json!([who]),
            state: serde_json::Value::Null,
        };
        batch.push(0, noted);
        journal.append(batch).unwrap();
        drop(journal);
        plainly(&file, sql);
        let path = file.to_str().unwrap();
        refused(
            &play(home.path(), &["replay", path], ""),
            &["damaged", "text 1"],
        );
    }
}
