//! Scenarios that were edited, broken or removed under a save.

use std::fs;
use std::path::PathBuf;

use tempfile::TempDir;

use super::{SMALL, ok, out, play, refused};

/// A home with a scenario of its own, three answers into it.
fn edited(edit: impl FnOnce(String) -> String) -> (TempDir, PathBuf, PathBuf) {
    let home = tempfile::tempdir().unwrap();
    let scenario = home.path().join("scenario.ron");
    let text = fs::read_to_string(SMALL).unwrap();
    fs::write(&scenario, &text).unwrap();
    let file = home.path().join("game.twohats");
    let args = [
        "play",
        "--text",
        scenario.to_str().unwrap(),
        "--seed",
        "4",
        "--save",
        file.to_str().unwrap(),
    ];
    ok(&play(home.path(), &args, "speech\npromise\nsell\n"));
    let changed = edit(text.clone());
    assert_ne!(changed, text);
    fs::write(&scenario, changed).unwrap();
    (home, file, scenario)
}

#[test]
fn a_save_outlives_an_edit_that_fits() {
    let (home, file, _) = edited(|text| {
        text.replace(
            "effects: [Breach(\"honest\"), Results(6)]",
            "effects: [Breach(\"honest\"), Results(9)]",
        )
        .replace("The teacher lays", "The mayor lays")
    });
    let path = file.to_str().unwrap();
    let resumed = play(home.path(), &["resume", "--text", path], "own\n");
    ok(&resumed);
    let text = out(&resumed);
    assert!(
        text.contains("The scenario has been edited since; numbers were recomputed."),
        "{text}"
    );
    assert!(text.contains("The mayor lays"), "{text}");
    // Said once: now the save holds both editions, and each decision is verified with its own.
    let resumed = out(&play(home.path(), &["resume", "--text", path], "sunday\n"));
    assert!(!resumed.contains("edited"), "{resumed}");
    let replayed = play(home.path(), &["replay", path], "");
    ok(&replayed);
    assert!(
        out(&replayed).contains("5 decisions, each as it was saved."),
        "{}",
        out(&replayed)
    );
    let record = two_hats::session::read(&file).unwrap();
    assert_eq!(record.editions.len(), 2);
    let editions: Vec<_> = record.decisions.iter().map(|d| d.edition).collect();
    assert_eq!(editions, [0, 0, 0, 1, 1]);
}

#[test]
fn an_edit_that_does_not_fit_is_said_exactly() {
    for (from, to, words) in [
        (
            "(id: \"promise\", hat: Both",
            "(id: \"vow\", hat: Both",
            &[
                "turn 2",
                "starter/promise",
                "no response \"promise\" any more",
            ][..],
        ),
        (
            "id: \"burnt\", title",
            "id: \"black\", title",
            &["turn 3", "burnt/sell", "no crisis \"burnt\" any more"],
        ),
        (
            "(id: \"sell\", hat: Manage,",
            "(id: \"sell\", when: Flag(\"no-such\"), hat: Manage,",
            &["turn 3", "burnt/sell", "not open"],
        ),
        (
            "id: \"starter\", title: \"The starter\",",
            "id: \"starter\", title: \"The starter\", after: \"burnt\",",
            &["turn 2", "starter/promise", "\"burnt\" comes now"],
        ),
    ] {
        let (home, file, scenario) = edited(|text| {
            text.replace(from, to)
                .replace("flags: [\"starter", "flags: [\"no-such\", \"starter")
        });
        let path = file.to_str().unwrap();
        let before = fs::read(&file).unwrap();
        let refusal = play(home.path(), &["resume", "--text", path], "1\n");
        refused(&refusal, words);
        refused(&refusal, &["--stored", path, scenario.to_str().unwrap()]);
        assert_eq!(fs::read(&file).unwrap(), before);
        // The copy in the save still plays.
        ok(&play(
            home.path(),
            &["resume", "--text", path, "--stored"],
            "own\n1\n1\n",
        ));
        ok(&play(home.path(), &["replay", path], ""));
    }
}

#[test]
fn a_scenario_that_is_gone_or_broken_is_played_from_the_copy() {
    let (home, file, scenario) = edited(|text| text + "// changed");
    let path = file.to_str().unwrap();
    fs::write(&scenario, "(format: 1, id: ").unwrap();
    let broken = play(home.path(), &["resume", "--text", path], "own\n");
    ok(&broken);
    assert!(
        out(&broken).contains("has mistakes now"),
        "{}",
        out(&broken)
    );
    fs::remove_file(&scenario).unwrap();
    let gone = play(home.path(), &["resume", "--text", path], "1\n1\n");
    ok(&gone);
    assert!(out(&gone).contains("copy in the save"), "{}", out(&gone));
    assert!(out(&gone).contains("The end: "));
    ok(&play(home.path(), &["replay", path], ""));
}
