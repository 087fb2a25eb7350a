//! Kills placed after the n-th write or sync, most of them in the middle of a commit, and what becomes of the journal that is left.

use std::fs;
use std::path::{Path, PathBuf};

use two_hats::session::{SaveError, read};

use super::command::{SMALL, program};
use super::{Fault, lines, mended, words};

fn folder() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let inside = folder.path().canonicalize().unwrap();
    (folder, inside)
}

/// A game that is killed after the n-th call. Gives the ids of the answers whose results were shown, and whether there was such a call.
fn killed(file: &Path, seed: &str, call: &'static str, at: usize) -> (Vec<String>, bool) {
    let save = file.to_str().unwrap();
    let args = ["play", "--text", SMALL, "--seed", seed, "--save", save];
    let mode = "kill";
    let fault = Fault { call, at, mode };
    let folder = file.parent().unwrap();
    let output = program(&args, "1\n2\n1\n1\n1\n1\n", folder, Some(fault));
    let shown = lines(&output)
        .iter()
        .filter_map(|line| {
            let line = line.strip_prefix("What came of crisis ").or_else(|| {
                let at = line.find("What came of crisis ")?;
                Some(&line[at + "What came of crisis ".len()..])
            })?;
            Some(line.split(['[', ']']).nth(1)?.to_owned())
        })
        .collect();
    (shown, words(&output).contains("fault\n"))
}

/// Whether a commit was cut off: a journal lies there that is to be played back.
fn hot(file: &Path) -> bool {
    fs::read(journal(file)).is_ok_and(|bytes| bytes.first().is_some_and(|&first| first != 0))
}

fn journal(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push("-journal");
    PathBuf::from(name)
}

#[test]
fn a_hundred_kills_between_writes_lose_nothing() {
    let (mut kills, mut within) = (0, 0);
    for (call, seed) in [("write", "4"), ("sync", "4"), ("write", "9"), ("sync", "9")] {
        for at in 1..=60 {
            let (_folder, folder) = folder();
            let file = folder.join("game.twohats");
            let (shown, struck) = killed(&file, seed, call, at);
            if !struck {
                break;
            }
            kills += 1;
            // As long as there is one, a save is being written or has been.
            let writing = journal(&file).exists();
            let names: Vec<_> = fs::read_dir(&folder)
                .unwrap()
                .map(|entry| entry.unwrap().file_name().into_string().unwrap())
                .filter(|name| !name.starts_with("game.twohats"))
                .collect();
            assert!(names.is_empty(), "{names:?}");
            let Some(record) = mended(&file) else {
                assert!(shown.is_empty(), "{call} {at}");
                continue;
            };
            let kept: Vec<_> = record.decisions.iter().map(|d| &*d.response).collect();
            assert!(kept.len() <= shown.len() + 1, "{call} {at}");
            assert_eq!(kept[..shown.len()], shown, "{call} {at}");
            // Not kept: the program wrote and had not come to the end of it.
            within += usize::from(writing && kept.len() == shown.len());
        }
    }
    println!("{kills} kills, {within} between the first write of a commit and its end");
    assert!(kills >= 100 && within * 2 >= kills, "{within} of {kills}");
}

/// A save in the middle of a commit, with its journal.
fn cut_off() -> (tempfile::TempDir, PathBuf) {
    for at in 8..40 {
        let (folder, inside) = folder();
        let file = inside.join("game.twohats");
        killed(&file, "4", "sync", at);
        if hot(&file) {
            return (folder, file);
        }
    }
    panic!("no kill fell within a commit");
}

#[test]
fn a_journal_without_its_save_is_not_played_into_the_next_one() {
    let (_folder, file) = cut_off();
    fs::remove_file(&file).unwrap();
    let left = fs::read(journal(&file)).unwrap();
    let folder = file.parent().unwrap();
    let save = file.to_str().unwrap();
    let args = ["play", "--text", SMALL, "--save", save];
    let output = program(&args, "1\n", folder, None);
    assert_eq!(output.status.code(), Some(2));
    let said = words(&output);
    for word in [
        "game.twohats-journal",
        "belongs to another file",
        "both, or neither",
    ] {
        assert!(said.contains(word), "{word}: {said}");
    }
    assert!(matches!(read(&file), Err(SaveError::Missing(_))));
    assert_eq!(fs::read(journal(&file)).unwrap(), left);
}

#[test]
fn a_save_that_was_copied_over_another_is_not_mixed_with_its_journal() {
    let (_folder, file) = cut_off();
    let folder = file.parent().unwrap();
    let (save, other) = (file.to_str().unwrap(), folder.join("other.twohats"));
    let args = ["play", "--text", SMALL, "--seed", "9", "--save"];
    let args = [&args[..], &[other.to_str().unwrap()]].concat();
    assert!(
        program(&args, "2\n1\n1\n2\n", folder, None)
            .status
            .success()
    );
    let whole = fs::read(&other).unwrap();
    fs::copy(&other, &file).unwrap();
    let left = fs::read(journal(&file)).unwrap();
    let output = program(&["resume", "--text", save], "1\n", folder, None);
    assert_eq!(output.status.code(), Some(2), "{}", words(&output));
    assert!(
        words(&output).contains("both, or neither"),
        "{}",
        words(&output)
    );
    assert_eq!(fs::read(&file).unwrap(), whole);
    assert_eq!(fs::read(journal(&file)).unwrap(), left);
    // As it says: with that file away, all is well.
    fs::rename(journal(&file), folder.join("away")).unwrap();
    let output = program(&["resume", "--text", save], "1\n", folder, None);
    assert!(output.status.success(), "{}", words(&output));
}

#[test]
fn a_save_and_its_journal_can_be_copied_together() {
    let (_folder, file) = cut_off();
    let (_elsewhere, elsewhere) = folder();
    let copy = elsewhere.join("game.twohats");
    fs::copy(&file, &copy).unwrap();
    fs::copy(journal(&file), journal(&copy)).unwrap();
    let before = mended(&file).unwrap();
    assert_eq!(mended(&copy).unwrap(), before);
}
