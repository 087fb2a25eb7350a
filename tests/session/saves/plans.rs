//! The plan of a game changes while it is played: what the commands say of it.

use super::*;

/// A game of two crises, lengthened, with a crisis skipped and an answer taken back.
const LINES: &str = "split\n# more time\ncrises 3\nskip\nu\n1\nundo\n2\nskip\n1\n";

fn only_save(home: &Path) -> PathBuf {
    let found = fs::read_dir(home.join("saves")).unwrap();
    let mut paths = found.map(|entry| entry.unwrap().path());
    paths.next().unwrap()
}

#[test]
fn a_changed_course_is_in_every_listing_and_export() {
    let home = TempDir::new().unwrap();
    let args = ["play", SMALL, "--text", "--seed", "4", "--crises", "2"];
    let played = play(home.path(), &args, LINES);
    ok(&played);
    let said = out(&played);
    for line in [
        "The plan is changed.",
        "Planned:  3 crises",
        "Skipped. No turn has passed.",
        "The crisis that was skipped is asked after all.",
        "The last answer is taken back.",
        "The end: ",
    ] {
        assert!(said.contains(line), "{line} in {said}");
    }
    let save = only_save(home.path());
    let path = save.to_str().unwrap();
    let run = |args: &[&str]| {
        let found = play(home.path(), args, "");
        ok(&found);
        out(&found)
    };
    let listed: Value = serde_json::from_str(&run(&["saves", "--format", "json"])).unwrap();
    let listed = &listed[0];
    assert_eq!(listed["crises"], 3);
    assert_eq!(listed["taken_back"], 1);
    assert_eq!(listed["status"], "over");
    assert_eq!(listed["skipped"].as_array().unwrap().len(), 1);
    let replayed: Value =
        serde_json::from_str(&run(&["replay", path, "--format", "json"])).unwrap();
    assert_eq!(replayed["ok"], true);
    assert_eq!(replayed["plans"].as_array().unwrap().len(), 4);
    assert!(run(&["replay", path]).contains("4 changes of the plan."));
    let told = run(&["debrief", path, "--lucks", "2"]);
    assert!(told.contains("Changed on the way"), "{told}");
    assert!(told.contains("1 decision was taken back."), "{told}");
    for (name, wanted) in [
        ("d.html", "What was changed on the way"),
        ("d.csv", ",taken_back,"),
        ("d.json", "\"kind\": \"lengthened\""),
    ] {
        let file = home.path().join(name);
        run(&[
            "debrief",
            path,
            "--lucks",
            "2",
            "-o",
            file.to_str().unwrap(),
        ]);
        let text = fs::read_to_string(&file).unwrap();
        assert!(text.contains(wanted), "{wanted} in {text}");
    }
}

#[test]
fn a_script_is_told_what_cannot_be_done() {
    let home = TempDir::new().unwrap();
    let args = ["play", SMALL, "--text", "--seed", "4"];
    for (lines, word) in [
        ("u\n", "There is nothing to take back yet"),
        ("1\n1\ncrises 1\n", "2 crises have been answered"),
        ("hold no\n", "It is so already"),
    ] {
        let played = play(home.path(), &args, lines);
        assert_eq!(played.status.code(), Some(2), "{lines}");
        assert!(err(&played).contains(word), "{}", err(&played));
    }
}

#[test]
fn a_game_begins_from_a_turn_of_a_save() {
    let home = TempDir::new().unwrap();
    let old = home.path().join("old.twohats");
    let args = ["play", SMALL, "--text", "--seed", "4", "--save"];
    let args: Vec<&str> = args.into_iter().chain(old.to_str()).collect();
    ok(&play(home.path(), &args, "1\n1\n1\n1\n1\n1\n"));
    let old = old.to_str().unwrap();
    let from = ["play", "--from", old, "--turn", "3", "--text"];
    let played = play(home.path(), &from, "q\n");
    ok(&played);
    let said = out(&played);
    for line in [
        "Crisis 3",
        "What came of crisis 2",
        "Your team",
        "Seed:     4",
    ] {
        assert!(said.contains(line), "{line} in {said}");
    }
    let listed = out(&play(home.path(), &["saves"], ""));
    assert!(
        listed.contains("begun from crisis 3 of old.twohats"),
        "{listed}"
    );
    assert!(listed.contains("at crisis 3"), "{listed}");
    let new = only_save(home.path());
    ok(&play(home.path(), &["replay", new.to_str().unwrap()], ""));
    let late = ["play", "--from", old, "--turn", "9", "--text"];
    refused(
        &play(home.path(), &late, ""),
        &["turn 9 cannot be begun from", "give a turn from 1 to"],
    );
    let alone = play(home.path(), &["play", "--from", old], "");
    assert_eq!(alone.status.code(), Some(2));
}
