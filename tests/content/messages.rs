//! What is said of wrong command lines and files: what, where, what to do, and nothing untrue.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail like tests")]

use std::path::Path;
use std::process::{Command, Stdio};

fn said(home: &Path, args: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_two-hats"))
        .args(args)
        .env("TWO_HATS_DATA", home)
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2), "{args:?}: {output:?}");
    assert!(output.stdout.is_empty(), "{args:?}");
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn what_is_said_is_so_and_tells_what_to_do() {
    let home = tempfile::tempdir().unwrap();
    let small = "tests/fixtures/small";
    let save = home.path().join("game.twohats");
    let save = save.display().to_string();
    let played = Command::new(env!("CARGO_BIN_EXE_two-hats"))
        .args(["play", small, "--text", "--seed", "4", "--save", &save])
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert!(played.status.success());
    let bytes = std::fs::read(&save).unwrap();
    let cut = |to: usize| {
        let path = home.path().join(format!("cut-{to}.twohats"));
        std::fs::write(&path, &bytes[..to]).unwrap();
        path.display().to_string()
    };
    let (half, head) = (cut(bytes.len() / 2), cut(30));
    let long = "a".repeat(300);
    for (args, says, never) in [
        (
            vec!["play", small, "--seed", "-1"],
            &["--seed does not take \"-1\"", "not below 0"][..],
            "-- -1",
        ),
        (
            vec!["play", small, "--sed", "1"],
            &["--sed", "--seed"],
            "does not take",
        ),
        (
            vec!["play", small, "--seed", "99999999999999999999"],
            &["18446744073709551615"],
            "target type",
        ),
        (
            vec!["play", small, "--crises", "0"],
            &["from 1 to 65535"],
            "..",
        ),
        (
            vec!["simulate", small, "--runs", "many"],
            &["--runs does not take", "whole number"],
            "digit found",
        ),
        (
            vec!["simulate", small, "--seeds", "-1..4"],
            &["no range of seeds", "0..1000"],
            "unexpected",
        ),
        (
            vec!["replay", &half],
            &["this save is damaged", "missing", "copy"],
            "disk is full",
        ),
        (
            vec!["resume", &half, "--text"],
            &["this save is damaged", "missing", "copy"],
            "disk is full",
        ),
        (vec!["replay", &head], &["not a save"], "disk is full"),
        (vec!["replay", &long], &["name is too long"], "os error"),
        (vec!["replay", small], &["a folder"], "os error"),
        (
            vec!["play", small, "--text", "--save", &long],
            &["name is too long"],
            "os error",
        ),
        (vec!["new", &long], &["name is too long"], "os error"),
        (vec!["new", ".."], &["does not end in a name"], "\"\""),
    ] {
        let told = said(home.path(), &args);
        for word in says {
            assert!(told.contains(word), "{args:?}: no {word:?} in\n{told}");
        }
        assert!(!told.contains(never), "{args:?}: {never:?} in\n{told}");
    }
}
