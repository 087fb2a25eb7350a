//! The binary as scripts and people use it: exit codes, JSON, new scenarios, completions and the manual page.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use super::{stderr, stdout, two_hats};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A scenario in a folder of its own, with a part of it replaced.
fn scenario(folder: &Path, id: &str, from: &str, to: &str) {
    let starter = include_str!("../../assets/starter/scenario.ron");
    assert!(starter.contains(from));
    fs::create_dir_all(folder.join(id)).unwrap();
    let text = starter
        .replacen(from, to, 1)
        .replacen("\"starter\"", &format!("\"{id}\""), 1);
    fs::write(folder.join(id).join("scenario.ron"), text).unwrap();
}

#[test]
fn a_new_scenario_is_clean_and_never_written_over() {
    let here = tempfile::tempdir().unwrap();
    let made = two_hats(here.path(), &["new", "Harbour Strike"]);
    assert_eq!(made.status.code(), Some(0), "{}", stderr(&made));
    let file = here.path().join("Harbour Strike/scenario.ron");
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.contains("id: \"harbour-strike\"") && text.contains("title: \"Harbour Strike\""));
    let checked = two_hats(here.path(), &["check", "Harbour Strike"]);
    assert_eq!(checked.status.code(), Some(0), "{}", stdout(&checked));
    assert_eq!(stdout(&checked), "2 files: nothing to mend\n");

    fs::write(&file, "mine").unwrap();
    let again = two_hats(here.path(), &["new", "Harbour Strike"]);
    assert_eq!(again.status.code(), Some(2));
    assert!(stderr(&again).contains("nothing was written"));
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
}

#[test]
fn new_scenarios_get_an_id_whatever_their_name_is_written_in() {
    let here = tempfile::tempdir().unwrap();
    for (name, id, title) in [
        ("Łódź", "lodz", "Łódź"),
        ("Кризис", "krizis", "Кризис"),
        ("007", "scenario-007", "007"),
        ("…", "scenario", "…"),
    ] {
        let made = two_hats(here.path(), &["new", name]);
        assert_eq!(made.status.code(), Some(0), "{}", stderr(&made));
        assert!(
            stderr(&made).contains(&format!("Its id is {id}:")),
            "{}",
            stderr(&made)
        );
        let text = fs::read_to_string(here.path().join(name).join("scenario.ron")).unwrap();
        assert!(text.contains(&format!("id: \"{id}\"")), "{name}");
        assert!(text.contains(&format!("title: \"{title}\"")), "{name}");
        let checked = two_hats(here.path(), &["check", name]);
        assert_eq!(checked.status.code(), Some(0), "{}", stdout(&checked));
    }
    let long = two_hats(here.path(), &["new", &"long".repeat(100)]);
    assert_eq!(long.status.code(), Some(2));
    assert!(stderr(&long).contains("shorter name"), "{}", stderr(&long));
}

#[test]
fn what_is_said_of_a_file_is_bounded_whatever_is_in_it() {
    let here = tempfile::tempdir().unwrap();
    let outcomes: Vec<String> = (0..5_000)
        .map(|i| format!("(text: \"t{i}\", effects: [Morale(200)])"))
        .collect();
    let starter = include_str!("../../assets/starter/scenario.ron");
    let outcomes = format!("outcomes: [{}, ", outcomes.join(", "));
    for (name, text) in [
        ("brackets.ron", ")".repeat(29_000)),
        ("quotes.ron", "\"x ".repeat(1_000)),
        ("commas.ron", ",:".repeat(10_000)),
        ("deep.ron", "([{a:".repeat(6_000)),
        ("lines.ron", "(a: [1 2}\n".repeat(3_000)),
        ("names.ron", format!("({}: 1)", "name".repeat(9_000))),
        (
            "outcomes.ron",
            starter.replacen("outcomes: [", &outcomes, 1),
        ),
    ] {
        fs::write(here.path().join(name), &text).unwrap();
        let checked = two_hats(here.path(), &["check", name]);
        assert_eq!(checked.status.code(), Some(1), "{name}");
        let human = stdout(&checked);
        assert!(human.len() < 400_000, "{name}: {} bytes", human.len());
        let told = human.matches("[outcome").count() + human.matches("error[").count();
        assert!(told <= 100, "{name}: {told} problems");
        let checked = two_hats(here.path(), &["check", name, "--format", "json"]);
        let whole: Value = serde_json::from_slice(&checked.stdout).unwrap();
        let problems = whole["problems"].as_array().unwrap().len() as u64;
        let all = whole["errors"].as_u64().unwrap() + whole["warnings"].as_u64().unwrap();
        assert_eq!(
            problems + whole["left_out"].as_u64().unwrap(),
            all,
            "{name}"
        );
        assert!(problems <= 100, "{name}");
        if all > 100 {
            let more = format!("{name}: and ");
            assert!(
                human.contains(&more),
                "{name}: {}",
                &human[human.len() - 200..]
            );
        }
    }
    let many = stdout(&two_hats(here.path(), &["check", "brackets.ron"]));
    assert!(
        many.contains("brackets.ron: and 28,900 more\n"),
        "{}",
        &many[many.len() - 200..]
    );
}

#[test]
fn a_folder_of_scenarios_is_checked_in_one_run() {
    let here = tempfile::tempdir().unwrap();
    let library = here.path().join("scenarios");
    scenario(&library, "good", "minutes: 20", "minutes: 25");
    scenario(&library, "loud", "Order(4)", "Order(40)");
    scenario(&library, "broken", "severity: 60", "severity: 600");
    let checked = two_hats(here.path(), &["check"]);
    assert_eq!(checked.status.code(), Some(1));
    let out = stdout(&checked);
    assert!(
        out.contains("error[out-of-range]") && out.contains("warning[large-effect]"),
        "{out}"
    );
    assert!(out.ends_with("3 files: 1 error, 1 warning\n"), "{out}");
    assert!(
        !out.contains('\u{1b}'),
        "no colours where it is not a terminal"
    );
    assert_eq!(stderr(&checked), "");
    let one = two_hats(
        here.path(),
        &["check", "scenarios/good", "scenarios/loud/scenario.ron"],
    );
    assert_eq!(
        one.status.code(),
        Some(1),
        "a warning alone is a problem, too"
    );
    let by_id = two_hats(here.path(), &["check", "--library", "scenarios", "good"]);
    assert_eq!(by_id.status.code(), Some(0), "{}", stderr(&by_id));
}

#[test]
fn json_has_every_field_and_nothing_else_is_printed() {
    let here = tempfile::tempdir().unwrap();
    scenario(
        here.path(),
        "loud",
        "title: \"A new scenario\"",
        "title: \"Ä\", minuts: 5",
    );
    let checked = two_hats(here.path(), &["check", "loud", "--format", "json"]);
    assert_eq!(checked.status.code(), Some(1));
    let whole: Value = serde_json::from_slice(&checked.stdout).unwrap();
    assert_eq!(whole["format"], 1);
    assert_eq!(
        (&whole["errors"], &whole["warnings"], &whole["silenced"]),
        (&1.into(), &0.into(), &0.into())
    );
    let problem = &whole["problems"][0];
    let text = fs::read_to_string(here.path().join("loud/scenario.ron")).unwrap();
    let at = text.find("minuts").unwrap();
    let line = text[..at].matches('\n').count() + 1;
    assert_eq!(problem["file"], whole["files"][0]);
    assert_eq!(problem["code"], "unknown-field");
    assert_eq!(problem["severity"], "error");
    assert_eq!(problem["line"], line);
    assert_eq!(problem["column"], "    title: \"Ä\", m".chars().count());
    assert_eq!(problem["span"]["start"], at);
    assert_eq!(problem["span"]["end"], at + "minuts".len());
    assert_eq!(problem["help"], "did you mean `minutes`?");
    assert_eq!(
        (&problem["silenced"], &problem["reason"]),
        (&false.into(), &Value::Null)
    );
    assert!(problem["related"].as_array().unwrap().is_empty());
}

#[test]
fn silenced_warnings_count_as_nothing_and_are_told_with_their_reason() {
    let here = tempfile::tempdir().unwrap();
    scenario(here.path(), "quiet", "Order(4)", "Order(40)");
    let file = here.path().join("quiet/scenario.ron");
    let text = fs::read_to_string(&file).unwrap();
    let entry =
        "silence: [(code: \"large-effect\", at: \"forty-bikes/list\", reason: \"a long day\")]";
    fs::write(&file, text.replace("silence: []", entry)).unwrap();
    let checked = two_hats(here.path(), &["check", "quiet"]);
    assert_eq!(checked.status.code(), Some(0), "{}", stdout(&checked));
    assert_eq!(stdout(&checked), "1 file: nothing to mend (1 silenced)\n");
    let checked = two_hats(here.path(), &["check", "quiet", "--format=json"]);
    let whole: Value = serde_json::from_slice(&checked.stdout).unwrap();
    assert_eq!(whole["problems"][0]["reason"], "a long day");
    assert_eq!(whole["silenced"], 1);
}

#[test]
fn what_cannot_be_read_is_exit_code_2() {
    let here = tempfile::tempdir().unwrap();
    let missing = two_hats(here.path(), &["check", "no/such/folder"]);
    assert_eq!(missing.status.code(), Some(2));
    assert!(stderr(&missing).contains("no such file or folder"));
    fs::create_dir(here.path().join("empty")).unwrap();
    assert_eq!(
        two_hats(here.path(), &["check", "empty"]).status.code(),
        Some(2)
    );
    scenario(here.path(), "fine", "minutes: 20", "minutes: 21");
    let pipe = Command::new(env!("CARGO_BIN_EXE_two-hats"))
        .args(["check", "/dev/stdin"])
        .stdin(std::process::Stdio::piped())
        .output()
        .unwrap();
    if cfg!(unix) {
        assert_eq!(pipe.status.code(), Some(2));
        assert!(
            stderr(&pipe).contains("a pipe or a device"),
            "{}",
            stderr(&pipe)
        );
    }
    fs::write(here.path().join("latin.ron"), b"(title: \"\xe4\")").unwrap();
    let both = two_hats(here.path(), &["check", "latin.ron", "fine"]);
    assert_eq!(both.status.code(), Some(2));
    assert!(stderr(&both).contains("UTF-8"));
    assert!(
        stdout(&both).contains("1 file: nothing to mend"),
        "the other file is checked all the same"
    );
    let misspelt = two_hats(here.path(), &["check", "two-basemnts"]);
    assert_eq!(misspelt.status.code(), Some(2));
    assert!(
        stderr(&misspelt).contains("did you mean \"two-basements\"?"),
        "{}",
        stderr(&misspelt)
    );
}

#[test]
fn plays_and_rulebooks_are_known_by_their_folders() {
    let here = tempfile::tempdir().unwrap();
    scenario(here.path(), "one", "minutes: 20", "minutes: 22");
    let plays = here.path().join("one/plays");
    fs::create_dir(&plays).unwrap();
    let play = include_str!("../../assets/starter/plays/first.ron");
    fs::write(plays.join("first.ron"), play).unwrap();
    fs::write(
        plays.join("wrong.ron"),
        play.replace("turns: 3", "turns: 4"),
    )
    .unwrap();
    let all = two_hats(here.path(), &["check", "one"]);
    assert_eq!(all.status.code(), Some(1));
    assert!(
        stdout(&all).contains("play-went-otherwise"),
        "{}",
        stdout(&all)
    );
    assert!(stdout(&all).ends_with("3 files: 1 error\n"));
    assert_eq!(
        two_hats(here.path(), &["check", "one/plays/first.ron"])
            .status
            .code(),
        Some(0)
    );
    fs::remove_file(here.path().join("one/scenario.ron")).unwrap();
    let alone = two_hats(here.path(), &["check", "one/plays/first.ron"]);
    assert!(stdout(&alone).contains("play-without-scenario"));

    fs::create_dir(here.path().join("rulebooks")).unwrap();
    let rules = include_str!("../../assets/rulebooks/plain.ron");
    fs::write(here.path().join("rulebooks/mine.ron"), rules).unwrap();
    assert_eq!(
        two_hats(here.path(), &["check", "rulebooks"]).status.code(),
        Some(0)
    );
    fs::write(
        here.path().join("rulebooks/mine.ron"),
        rules.replace("false", "fasle"),
    )
    .unwrap();
    assert_eq!(
        two_hats(here.path(), &["check", "rulebooks/mine.ron"])
            .status
            .code(),
        Some(1)
    );
}

const COMMANDS: [&str; 8] = [
    "play",
    "resume",
    "saves",
    "check",
    "replay",
    "new",
    "completions",
    "man",
];

#[test]
fn every_command_is_in_the_completions_the_manual_and_has_an_example() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = stdout(&two_hats(root(), &["completions", shell]));
        for command in COMMANDS {
            assert!(script.contains(command), "{shell}: {command}");
        }
    }
    let manual = stdout(&two_hats(root(), &["man"]));
    for command in COMMANDS {
        assert!(
            manual.contains(&format!("two\\-hats\\-{command}")),
            "{command}\n{manual}"
        );
        let help = stdout(&two_hats(root(), &[command, "--help"]));
        assert!(
            help.contains(&format!("Example: two-hats {command}")),
            "{help}"
        );
    }
}
