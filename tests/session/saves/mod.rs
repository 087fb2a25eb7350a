//! Saves in bad company: damaged, foreign, locked, read-only, on a full disk, and of scenarios that were edited.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail like tests")]

mod edits;
mod formats;
mod personal;
mod places;
mod plans;
mod rewrite;
mod rooms;
mod strangers;

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

const SMALL: &str = "tests/fixtures/small/scenario.ron";

fn program(home: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_two-hats"));
    command.env("TWO_HATS_DATA", home);
    command
}

fn with_input(mut command: Command, input: &str) -> Output {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // The program may end before it has read everything.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

fn play(home: &Path, args: &[&str], input: &str) -> Output {
    let mut command = program(home);
    command.args(args);
    with_input(command, input)
}

fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn ok(output: &Output) {
    assert!(output.status.success(), "{}\n{}", out(output), err(output));
}

/// Exit code 2, nothing but these words on stderr, in the three lines of an error.
fn refused(output: &Output, words: &[&str]) {
    let said = err(output);
    assert_eq!(output.status.code(), Some(2), "{said}");
    for word in words {
        assert!(said.contains(word), "{word} is not in {said}");
    }
    assert!(
        said.starts_with("error: ") && said.contains(" help: "),
        "{said}"
    );
    assert!(!said.contains("panicked"), "{said}");
}

/// A home with a save in it, after these answers.
fn saved(answers: &str) -> (TempDir, PathBuf) {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("saves/game.twohats");
    fs::create_dir(home.path().join("saves")).unwrap();
    let args = [
        "play",
        "--text",
        SMALL,
        "--seed",
        "4",
        "--save",
        file.to_str().unwrap(),
    ];
    ok(&play(home.path(), &args, answers));
    (home, file)
}

fn listing(home: &Path) -> Vec<Value> {
    let output = play(home, &["saves", "--format", "json"], "");
    ok(&output);
    serde_json::from_slice(&output.stdout).unwrap()
}

fn status_of(list: &[Value], name: &str) -> String {
    let found = list
        .iter()
        .find(|save| save["path"].as_str().unwrap().ends_with(name));
    found.unwrap_or_else(|| panic!("{name} in {list:?}"))["status"]
        .as_str()
        .unwrap()
        .to_owned()
}

fn contents(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut all: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.clone(), fs::read(&path).unwrap_or_default()))
        .collect();
    all.sort();
    all
}

#[test]
fn bad_files_are_named_and_not_touched() {
    let (home, good) = saved("1\n1\n");
    let folder = good.parent().unwrap();
    let bytes = fs::read(&good).unwrap();
    let with = |name: &str, bytes: &[u8]| fs::write(folder.join(name), bytes).unwrap();
    with("empty.twohats", b"");
    with(
        "foreign.twohats",
        b"Dear diary, today the oven was cold. "
            .repeat(40)
            .as_slice(),
    );
    let mut newer = bytes.clone();
    newer[60..64].copy_from_slice(&7_i32.to_be_bytes());
    with("newer.twohats", &newer);
    let mut garbage = bytes.clone();
    garbage[4096..20_480].fill(0x5a);
    with("garbage.twohats", &garbage);
    with("short.twohats", &bytes[..bytes.len() / 2]);
    with("header.twohats", &bytes[..80]);
    let other = folder.join("database.twohats");
    rusqlite::Connection::open(&other)
        .unwrap()
        .execute_batch("CREATE TABLE decisions (a); PRAGMA user_version = 1;")
        .unwrap();
    fs::create_dir(folder.join("folder.twohats")).unwrap();
    let before = contents(folder);

    let list = listing(home.path());
    for (name, status) in [
        ("game.twohats", "open"),
        ("empty.twohats", "empty"),
        ("foreign.twohats", "foreign"),
        ("newer.twohats", "newer"),
        ("garbage.twohats", "corrupt"),
        ("short.twohats", "corrupt"),
        ("header.twohats", "corrupt"),
        ("database.twohats", "foreign"),
        ("folder.twohats", "unreadable"),
    ] {
        assert_eq!(status_of(&list, name), status, "{name}");
    }
    let human = out(&play(home.path(), &["saves"], ""));
    assert!(
        human.contains("The Small Bakery (small), seed 4\n    at crisis 3, grade "),
        "{human}"
    );
    assert!(human.contains("not a save of Two Hats"), "{human}");
    for (name, word) in [
        ("empty.twohats", "is empty"),
        ("foreign.twohats", "not a save of Two Hats"),
        ("newer.twohats", "newer version"),
        ("garbage.twohats", "damaged"),
        ("short.twohats", "damaged"),
        ("database.twohats", "not a save of Two Hats"),
        ("folder.twohats", "cannot be read"),
        ("nothing.twohats", "no save here"),
    ] {
        let path = folder.join(name);
        let path = path.to_str().unwrap();
        for command in [&["resume", "--text"][..], &["replay"]] {
            let args = [command, &[path]].concat();
            refused(&play(home.path(), &args, "1\n"), &[word, path]);
        }
    }
    assert_eq!(contents(folder), before);
}

#[test]
fn a_changed_copy_of_the_scenario_is_noticed() {
    let (home, file) = saved("1\n");
    let db = rusqlite::Connection::open(&file).unwrap();
    for table in ["events", "texts"] {
        assert!(db.execute_batch(&format!("DELETE FROM {table}")).is_err());
    }
    drop(db);
    rewrite::plainly(
        &file,
        "UPDATE texts SET content = replace(content, 'oven', 'oben')",
    );
    refused(
        &play(home.path(), &["replay", file.to_str().unwrap()], ""),
        &["damaged", "has been changed"],
    );
}

#[test]
fn a_second_window_is_turned_away() {
    let (home, file) = saved("1\n");
    let path = file.to_str().unwrap();
    let mut first = program(home.path())
        .args(["resume", "--text", path])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = first.stdin.take().unwrap();
    let mut lines = BufReader::new(first.stdout.take().unwrap()).lines();
    // From its very beginning, and after a decision.
    for (until, answer) in [("Crisis 2", "write\n"), ("What came of crisis 2", "")] {
        assert!(lines.any(|line| line.unwrap().contains(until)));
        for args in [
            &["resume", "--text", path][..],
            &["resume", "--text"],
            &["replay", path],
        ] {
            refused(
                &play(home.path(), args, "1\n"),
                &["open in another window", path],
            );
        }
        assert_eq!(status_of(&listing(home.path()), "game.twohats"), "locked");
        input.write_all(answer.as_bytes()).unwrap();
    }
    drop(input);
    assert!(lines.any(|line| line.unwrap().contains("two-hats resume")));
    first.wait().unwrap();
    assert_eq!(status_of(&listing(home.path()), "game.twohats"), "open");
    ok(&play(
        home.path(),
        &["resume", "--text", path],
        "1\n1\n1\n1\n",
    ));
    assert_eq!(status_of(&listing(home.path()), "game.twohats"), "over");
    refused(
        &play(home.path(), &["resume", "--text"], ""),
        &["no game to go on from"],
    );
    let again = play(home.path(), &["resume", "--text", path], "");
    assert!(out(&again).contains("The end: "), "{}", out(&again));
}

#[test]
fn a_replay_says_where_it_differs() {
    let (home, file) = saved("1\n1\n1\n");
    let path = file.to_str().unwrap();
    let mut decisions = 0;
    rewrite::events(&file, |kind, body| {
        decisions += usize::from(kind == "decision");
        if kind == "decision" && decisions == 2 {
            body["fingerprint"] = "00000000000000ff".into();
        }
    });
    let output = play(home.path(), &["replay", path], "");
    assert_eq!(output.status.code(), Some(1));
    assert!(
        err(&output).contains("turn 2 does not come out"),
        "{}",
        err(&output)
    );
    assert_eq!(out(&output).matches("DIFFERS").count(), 1);
    let output = play(home.path(), &["replay", path, "--format", "json"], "");
    assert_eq!(output.status.code(), Some(1));
    let value: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(
        (&value["ok"], &value["fault"]),
        (&Value::Bool(false), &Value::from(2))
    );
    assert_eq!(value["decisions"][1]["ok"], false);
    // The game can be gone on with, and says so.
    let resumed = out(&play(home.path(), &["resume", "--text", path], ""));
    assert!(
        resumed.contains("do not come out as they did from turn 2 on"),
        "{resumed}"
    );
}

#[test]
fn scripts_are_read_line_by_line() {
    let (home, _) = saved("# the first\n\nspeech\n   \n2\n");
    let list = listing(home.path());
    assert_eq!(list[0]["decisions"], 2);
    let bad = play(home.path(), &["resume", "--text"], "# next\nsell\ndance\n");
    refused(&bad, &["\"dance\"", "line 3", "own", "refund"]);
    assert!(!out(&bad).contains("> "), "{}", out(&bad));
    assert!(!out(&bad).contains('\u{1b}'));
    assert_eq!(listing(home.path())[0]["decisions"], 3);
    for line in out(&bad).lines() {
        assert!(
            line.chars().count() <= 80 || line.contains(".twohats"),
            "{line}"
        );
    }
}

#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_ends_the_game_quietly() {
    let (home, file) = saved("1\n");
    for args in [
        "resume game.twohats --text",
        "saves",
        "replay game.twohats",
        "saves --format json",
    ] {
        let script = format!(
            "yes 1 | ({} {args}; echo rc=$? >&2) | true",
            env!("CARGO_BIN_EXE_two-hats")
        );
        let output = Command::new("sh")
            .current_dir(file.parent().unwrap())
            .env("TWO_HATS_DATA", home.path())
            .args(["-c", &script])
            .output()
            .unwrap();
        let said = err(&output);
        assert_eq!(said.trim(), "rc=0", "{args}");
    }
}
