//! The program is killed at any moment: no decision whose result was shown is ever lost, and the game goes on to its end.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "helpers of tests fail like tests")]

use std::io::{Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use two_hats::session::{SaveError, read};

const SMALL: &str = "tests/fixtures/small/scenario.ron";
const ANSWERS: &[u8] = b"1\n1\n2\n1\n1\n1\n";
const SHOWN: &str = "What came of crisis";

fn start(home: &Path, args: &[&str]) -> Child {
    let mut child = Command::new(env!("CARGO_BIN_EXE_two-hats"))
        .env("TWO_HATS_DATA", home)
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    // A child that was killed before it read is what this is about.
    let _ = child.stdin.take().unwrap().write_all(ANSWERS);
    child
}

fn output(child: &mut Child) -> String {
    let mut bytes = Vec::new();
    child
        .stdout
        .take()
        .unwrap()
        .read_to_end(&mut bytes)
        .unwrap();
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Reads until so many results have been shown.
fn until(child: &mut Child, results: usize) -> String {
    let stdout = child.stdout.as_mut().unwrap();
    let mut bytes = Vec::new();
    let mut buffer = [0; 512];
    loop {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if text.matches(SHOWN).count() >= results {
            return text;
        }
        match stdout.read(&mut buffer).unwrap() {
            0 => return text,
            n => bytes.extend_from_slice(&buffer[..n]),
        }
    }
}

/// What was shown is in the save; from there the game goes on to its end.
fn nothing_is_lost(home: &Path, file: &Path, shown: &str) -> usize {
    let results = shown.matches(SHOWN).count();
    let saved = match read(file) {
        Ok(record) => record.decisions.len(),
        // Killed before the first crisis was shown, or within a write that going on undoes.
        Err(SaveError::Missing(_) | SaveError::Empty(_)) => {
            assert!(!shown.contains("Crisis 1"), "{shown}");
            return 0;
        }
        Err(SaveError::CutOff(_)) => results,
        Err(error) => panic!("{error} after {shown}"),
    };
    assert!(saved >= results, "{results} shown, {saved} saved");
    assert!(saved <= results + 1, "{results} shown, {saved} saved");
    let path = file.to_str().unwrap();
    for _ in 0..6 {
        let mut next = Command::new(env!("CARGO_BIN_EXE_two-hats"))
            .env("TWO_HATS_DATA", home)
            .args(["resume", "--text", path])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let _ = next.stdin.take().unwrap().write_all(b"1\n");
        let text = output(&mut next);
        assert!(next.wait().unwrap().success(), "{text}");
        if text.contains("The end: ") {
            break;
        }
    }
    let record = read(file).unwrap();
    assert!(record.ending().is_some());
    assert!(record.decisions.len() >= saved);
    let replay = Command::new(env!("CARGO_BIN_EXE_two-hats"))
        .args(["replay", path])
        .output()
        .unwrap();
    assert!(replay.status.success());
    results
}

#[test]
fn killed_at_any_moment() {
    let home = tempfile::tempdir().unwrap();
    let began = Instant::now();
    let mut whole = start(home.path(), &["play", "--text", SMALL, "--seed", "1"]);
    let text = output(&mut whole);
    assert!(
        whole.wait().unwrap().success() && text.contains("The end: "),
        "{text}"
    );
    let takes = began.elapsed();

    let mut seen = Vec::new();
    // A linear congruential generator (Knuth's MMIX) spreads the moments; the clock of the machine does the rest.
    let mut random = u64::from(std::process::id());
    for run in 0..48 {
        random = random
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let moment = Duration::from_nanos((random >> 33) % takes.as_nanos() as u64);
        let file = home.path().join(format!("{run}.twohats"));
        let seed = run.to_string();
        let save = file.to_str().unwrap();
        let mut child = start(
            home.path(),
            &["play", "--text", SMALL, "--seed", &seed, "--save", save],
        );
        std::thread::sleep(moment);
        // SIGKILL: no handler, no flush, no goodbye.
        child.kill().unwrap();
        let shown = output(&mut child);
        child.wait().unwrap();
        seen.push(nothing_is_lost(home.path(), &file, &shown));
    }
    println!("results shown before the kill: {seen:?}");
}

#[test]
fn killed_as_soon_as_a_result_is_shown() {
    let home = tempfile::tempdir().unwrap();
    for results in 1..=5 {
        let file = home.path().join(format!("{results}.twohats"));
        let save = file.to_str().unwrap();
        let mut child = start(
            home.path(),
            &["play", "--text", SMALL, "--seed", "2", "--save", save],
        );
        let mut shown = until(&mut child, results);
        child.kill().unwrap();
        shown.push_str(&output(&mut child));
        child.wait().unwrap();
        assert!(nothing_is_lost(home.path(), &file, &shown) >= results);
    }
}

#[test]
fn killed_again_and_again_while_going_on() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("a.twohats");
    let save = file.to_str().unwrap();
    let mut child = start(
        home.path(),
        &["play", "--text", SMALL, "--seed", "2", "--save", save],
    );
    let mut results = until(&mut child, 1).matches(SHOWN).count();
    child.kill().unwrap();
    results += output(&mut child).matches(SHOWN).count();
    child.wait().unwrap();
    for _ in 0..8 {
        let before = read(&file).map_or(results, |record| record.decisions.len());
        let mut child = start(home.path(), &["resume", "--text", save]);
        // Going on tells the last result once more, and then shows one of its own.
        let mut shown = until(&mut child, 2);
        child.kill().unwrap();
        shown.push_str(&output(&mut child));
        child.wait().unwrap();
        let after = read(&file).map_or(before, |record| record.decisions.len());
        let own = shown.matches(SHOWN).count().saturating_sub(1);
        assert!(after >= before + own, "{shown}");
        results = after;
    }
    assert!(read(&file).unwrap().ending().is_some());
}
