//! The game as somebody plays it in a terminal: every key, leaving, going on, the end.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "helpers of tests fail like tests")]

use std::path::{Path, PathBuf};
use std::process::Command;

use rexpect::session::{PtySession, spawn_command};

fn terminal(home: &Path, args: &[&str], colour: bool) -> PtySession {
    let mut command = Command::new(env!("CARGO_BIN_EXE_two-hats"));
    command
        .env("TWO_HATS_DATA", home)
        .env("TERM", "xterm-256color")
        .args(args);
    if colour {
        command.env_remove("NO_COLOR");
    } else {
        command.env("NO_COLOR", "1");
    }
    spawn_command(command, Some(20_000)).unwrap()
}

/// What a command prints.
fn run(home: &Path, args: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_two-hats"));
    let output = command.env("TWO_HATS_DATA", home).args(args).output();
    let output = output.unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// The saves of a home.
fn saves(home: &Path) -> Vec<PathBuf> {
    let found = std::fs::read_dir(home.join("saves")).unwrap();
    let paths = found.map(|entry| entry.unwrap().path());
    let mut paths: Vec<_> = paths
        .filter(|p| p.extension().is_some_and(|e| e == "twohats"))
        .collect();
    paths.sort();
    paths
}

/// Types a line at the prompt, and waits for what it brings. Gives what was printed before that.
fn at_prompt(game: &mut PtySession, line: &str, brings: &str) -> String {
    let mut before = game.exp_string("> ").unwrap();
    game.send_line(line).unwrap();
    before.push_str(&game.exp_string(brings).unwrap());
    before
}

#[test]
fn a_whole_game_with_every_key() {
    let home = tempfile::tempdir().unwrap();
    let args = ["play", "tests/fixtures/small", "--seed", "4", "--text"];
    let mut game = terminal(home.path(), &args, false);
    let opening = game.exp_string("Your team").unwrap();
    assert!(opening.contains("The Small Bakery"), "{opening}");
    assert!(opening.contains("Seed:     4"), "{opening}");
    let first = at_prompt(&mut game, "?", "How to play");
    assert!(
        first.contains("Crisis 1, Monday") && first.contains(" 3  "),
        "{first}"
    );
    // Neither a hat nor an id before the choice: a name could give something away.
    for word in ["Hat:", "Lead,", "Manage,", "[speech]", "\u{1b}"] {
        assert!(!first.contains(word), "{word} in {first}");
    }
    let help = at_prompt(&mut game, "s", "Ada Brandt, Baker: looks ");
    assert!(
        help.contains("Keys") && help.contains("how willing people are"),
        "{help}"
    );
    let team = at_prompt(&mut game, "m", "Stability [");
    assert!(
        team.contains("Open promises") && team.contains("None."),
        "{team}"
    );
    at_prompt(&mut game, "", "> ");
    game.send_line("what now?").unwrap();
    game.exp_string("A number from 1 to 3 answers the crisis.")
        .unwrap();
    let outcome = at_prompt(&mut game, "speech", "Crisis 2");
    // What a terminal sends is read here byte by byte.
    assert!(outcome.contains("Hat: Lead, the leader"), "{outcome}");
    assert!(outcome.contains("how it turned out"), "{outcome}");
    let outcome = at_prompt(&mut game, "Promise", "Crisis 3");
    assert!(
        outcome.contains("Promised to Ada, due by crisis 5"),
        "{outcome}"
    );
    at_prompt(
        &mut game,
        "s",
        "To Ada: A free Sunday for Ada. (due in 2 crises, number 5)",
    );
    at_prompt(&mut game, "q", "two-hats resume ");
    game.exp_eof().unwrap();

    let mut game = terminal(home.path(), &["resume", "--text"], true);
    let opening = game.exp_string("Crisis 3").unwrap();
    assert!(opening.contains("\u{1b}["), "{opening}");
    // Whoever comes back is told again what came of the last decision.
    for said in ["What came of crisis 2", "Promised to Ada, due by crisis 5"] {
        assert!(opening.contains(said), "{said} in {opening}");
    }
    let outcome = at_prompt(&mut game, "sell", "Crisis 4");
    assert!(outcome.contains("Because of crisis 1, "), "{outcome}");
    at_prompt(&mut game, "own", "Crisis 5");
    let kept = at_prompt(&mut game, "sunday", "Crisis 6");
    assert!(kept.contains("Promise to Ada kept"), "{kept}");
    let end = at_prompt(&mut game, "together", "Saved in:");
    for said in [
        "The end: ",
        "Where this game lies",
        "Fit:",
        "Hats worn: ",
        "Kept:",
        "--seed 4",
    ] {
        assert!(end.contains(said), "{said} in {end}");
    }
    // More can be done after the end; Enter leaves.
    at_prompt(
        &mut game,
        "skip",
        "The game is over: there is no crisis to skip.",
    );
    at_prompt(&mut game, "I book an hour to think.", "By when?");
    at_prompt(&mut game, "yesterday", "no day from today on");
    game.exp_string("By when?").unwrap();
    at_prompt(&mut game, "7", "Who will ask you");
    let kept = at_prompt(&mut game, "Ruth", "Who asks: Ruth.");
    assert!(kept.contains("it is due in 7 days"), "{kept}");
    game.exp_string("> ").unwrap();
    game.send_line("").unwrap();
    game.exp_eof().unwrap();
    let listed = run(home.path(), &["saves"]);
    assert!(
        listed.contains("meant to begin: I book an hour to think. By "),
        "{listed}"
    );
    // The figures are those of the debrief, to the last word.
    let save = saves(home.path()).pop().unwrap();
    let debrief = run(home.path(), &["debrief", save.to_str().unwrap()]);
    assert!(debrief.contains("I book an hour to think."), "{debrief}");
    for begins in ["Decision quality is ", "Your decisions ", "Luck "] {
        let line = |text: &str| {
            let mut lines = text.lines().map(str::trim_end);
            lines.find(|l| l.starts_with(begins)).map(str::to_owned)
        };
        let shown = line(&end);
        assert!(shown.is_some(), "{begins} in {end}");
        assert_eq!(shown, line(&debrief));
    }
}

#[test]
fn the_end_of_input_leaves_like_q() {
    let home = tempfile::tempdir().unwrap();
    let mut game = terminal(
        home.path(),
        &["play", "--text", "tests/fixtures/small"],
        false,
    );
    at_prompt(&mut game, "1", "Crisis 2");
    game.exp_string("> ").unwrap();
    game.send_control('d').unwrap();
    game.exp_string("two-hats resume ").unwrap();
    game.exp_eof().unwrap();
    let mut again = terminal(home.path(), &["resume", "--text"], false);
    again.exp_string("Crisis 2").unwrap();
    at_prompt(&mut again, "q", "two-hats resume ");
}

#[test]
fn without_a_scenario_there_is_a_list() {
    let home = tempfile::tempdir().unwrap();
    let library = home.path().join("library");
    std::fs::create_dir_all(library.join("small")).unwrap();
    std::fs::create_dir_all(library.join("broken")).unwrap();
    let small = std::fs::read_to_string("tests/fixtures/small/scenario.ron").unwrap();
    // An id of its own: of two files with one id the first counts, broken or not.
    let broken = small[..small.len() / 2].replacen("\"small\"", "\"cut-off\"", 1);
    std::fs::write(library.join("broken/scenario.ron"), broken).unwrap();
    std::fs::write(library.join("small/scenario.ron"), small).unwrap();
    let args = ["play", "--text", "--library", library.to_str().unwrap()];
    let mut game = terminal(home.path(), &args, false);
    let list = at_prompt(&mut game, "nonsense", "A number from 1 to");
    // Where a line breaks depends on the length of the path.
    let words: Vec<&str> = list.split_whitespace().collect();
    assert!(
        words.join(" ").contains("brackets are not closed"),
        "{list}"
    );
    assert!(list.contains("  2  The Small Bakery (small)."), "{list}");
    at_prompt(&mut game, "2", "Crisis 1");
    at_prompt(&mut game, "q", "two-hats resume ");
    // A broken one is listed, and says what is wrong.
    let mut game = terminal(home.path(), &args, false);
    at_prompt(&mut game, "1", "two-hats check");
}

#[test]
fn a_full_disk_is_said_and_the_game_stays_where_it_was() {
    let home = tempfile::tempdir().unwrap();
    let mut game = terminal(
        home.path(),
        &["play", "--text", "tests/fixtures/small"],
        false,
    );
    at_prompt(&mut game, "2", "Crisis 2");
    at_prompt(&mut game, "q", "two-hats resume ");
    game.exp_eof().unwrap();
    let mut command = Command::new("sh");
    command
        .env("TWO_HATS_DATA", home.path())
        .env("NO_COLOR", "1")
        .args(["-c", "trap '' XFSZ; ulimit -f 4; exec \"$0\" resume"])
        .arg(env!("CARGO_BIN_EXE_two-hats"));
    let mut game = spawn_command(command, Some(20_000)).unwrap();
    for _ in 0..2 {
        at_prompt(&mut game, "1", "Error: the decision could not be saved");
        game.exp_string("make some room on this disk").unwrap();
    }
    at_prompt(&mut game, "s", "Ada Brandt");
    at_prompt(&mut game, "q", "two-hats resume ");
    game.exp_eof().unwrap();
    let mut game = terminal(home.path(), &["resume", "--text"], false);
    at_prompt(&mut game, "1", "What came of crisis 2");
}

#[test]
fn a_game_is_undone_skipped_and_lengthened_at_the_prompt() {
    let home = tempfile::tempdir().unwrap();
    let args = [
        "play",
        "tests/fixtures/small",
        "--seed",
        "4",
        "--text",
        "--crises",
        "1",
    ];
    let mut game = terminal(home.path(), &args, false);
    at_prompt(&mut game, "u", "There is nothing to take back yet.");
    at_prompt(&mut game, "2", "Enter leaves. If there is more time");
    let again = at_prompt(&mut game, "u", "Crisis 1 of 1");
    assert!(again.contains("The last answer is taken back."), "{again}");
    at_prompt(&mut game, "2", "Enter leaves.");
    let longer = at_prompt(&mut game, "crises 3", "Crisis 2 of 3");
    assert!(longer.contains("Planned:  3 crises"), "{longer}");
    let skipped = at_prompt(&mut game, "skip", "The burnt batch");
    assert!(skipped.contains("Skipped:  The starter"), "{skipped}");
    at_prompt(&mut game, "crises 0", "A number from 1 to");
    at_prompt(&mut game, "q", "two-hats resume ");
    game.exp_eof().unwrap();
    let mut game = terminal(home.path(), &["resume", "--text"], false);
    let opening = game.exp_string("Crisis 2 of 3").unwrap();
    assert!(opening.contains("Skipped:  The starter"), "{opening}");
    let asked = at_prompt(&mut game, "u", "Crisis 2 of 3");
    assert!(asked.contains("asked after all"), "{asked}");
    at_prompt(&mut game, "?", "If the plan changes");
    at_prompt(&mut game, "q", "two-hats resume ");
}
