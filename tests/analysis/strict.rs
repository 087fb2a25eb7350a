//! `two-hats check --strict` from outside: the table, the JSON, silencing, and what it costs nobody who did not ask.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

fn two_hats(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_two-hats"))
        .args(args)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("it runs")
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("text")
}

fn json(args: &[&str]) -> Value {
    serde_json::from_slice(&two_hats(args).stdout).expect("one object")
}

/// A copy of the fixture with entries added to its `silence`.
fn silenced(folder: &Path, entries: &str) -> String {
    let text =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/whole.ron"));
    let text = text.expect("the fixture");
    assert!(text.contains("silence: ["));
    let path = folder.join("whole.ron");
    fs::write(
        &path,
        text.replace("silence: [", &format!("silence: [{entries}")),
    )
    .expect("written");
    path.display().to_string()
}

#[test]
fn strict_adds_figures_with_thresholds_and_playthroughs_that_show_them() {
    let whole = json(&[
        "check",
        "--strict",
        "--runs",
        "300",
        "--format",
        "json",
        "tests/fixtures/whole.ron",
    ]);
    let measured = whole["measured"].as_array().expect("a list");
    assert_eq!(measured.len(), 1);
    let figures = measured[0]["figures"].as_array().expect("figures");
    assert!(figures.len() > 15, "{figures:#?}");
    for figure in figures {
        let fields = [
            "code",
            "what",
            "value",
            "unit",
            "least",
            "most",
            "uncertain",
            "case",
            "passes",
        ];
        for field in fields {
            assert!(figure.get(field).is_some(), "{field} of {figure}");
        }
    }
    let seen = measured[0]["seen"].as_array().expect("what was seen");
    assert!(
        seen.iter()
            .any(|s| s["verdict"] == "seen" && s["case"]["seed"].is_u64())
    );
    assert!(
        whole["coverage"]["practices"]
            .as_array()
            .is_some_and(|p| p.len() == 6)
    );
    // The fixture is short: that it takes too little time is said with its line.
    let problems = whole["problems"].as_array().expect("problems");
    let minutes = problems.iter().find(|p| p["code"] == "measured-minutes");
    let minutes = minutes.expect("too short");
    assert!(minutes["line"].as_u64().is_some_and(|line| line > 1));
    assert!(
        minutes["message"]
            .as_str()
            .is_some_and(|m| m.contains("wanted"))
    );
}

#[test]
fn without_strict_nothing_is_played_and_one_scenario_has_no_coverage() {
    let plain = two_hats(&["check", "tests/fixtures/whole.ron"]);
    assert_eq!(stdout(&plain), "1 file: nothing to mend (1 silenced)\n");
    let whole = json(&["check", "--format", "json", "tests/fixtures/whole.ron"]);
    assert!(whole.get("measured").is_none() && whole.get("coverage").is_none());
    let runs = two_hats(&["check", "--runs", "10", "tests/fixtures/whole.ron"]);
    assert_eq!(runs.status.code(), Some(2), "--runs needs --strict");
}

#[test]
fn a_library_ends_with_what_it_exercises() {
    let library = stdout(&two_hats(&["check", "scenarios"]));
    let block: Vec<&str> = library.lines().rev().take(40).collect();
    assert!(
        block.iter().any(|l| l.starts_with("the framework in ")),
        "{library}"
    );
    assert!(
        block.iter().any(|l| l.contains("practices: 6 of 6")),
        "{library}"
    );
    let whole = json(&["check", "scenarios", "--format", "json"]);
    let coverage = &whole["coverage"];
    assert!(coverage["scenarios"].as_u64().is_some_and(|n| n > 1));
    for list in ["practices", "skills", "tensions", "ideas"] {
        let list = coverage[list].as_array().expect("a list");
        assert!(
            list.iter()
                .all(|c| c["id"].is_string() && c["times"].is_u64())
        );
    }
}

#[test]
fn measured_warnings_are_silenced_in_the_file_and_idle_entries_are_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let entries = r#"(code: "measured-minutes", reason: "a fixture"), (code: "measured-wait", at: "NOWHERE", reason: "x"),"#;
    let path = silenced(folder.path(), &entries.replace("NOWHERE", "whole"));
    let args = [
        "check", "--strict", "--runs", "300", "--format", "json", &path,
    ];
    let whole = json(&args);
    let problems = whole["problems"].as_array().expect("problems");
    let minutes: Vec<&Value> = problems
        .iter()
        .filter(|p| p["code"] == "measured-minutes")
        .collect();
    assert!(!minutes.is_empty() && minutes.iter().all(|p| p["silenced"] == true));
    assert!(minutes.iter().all(|p| p["reason"] == "a fixture"));

    let path = silenced(
        folder.path(),
        r#"(code: "measured-nothing", reason: "left over"),"#,
    );
    let idle = |args: &[&str]| {
        let whole = json(args);
        let problems = whole["problems"].as_array().cloned().unwrap_or_default();
        problems
            .iter()
            .any(|p| p["code"] == "silence-without-warning")
    };
    assert!(
        !idle(&["check", "--format", "json", &path]),
        "nobody looked"
    );
    assert!(idle(&[
        "check", "--strict", "--runs", "300", "--format", "json", &path
    ]));
}

/// What is printed from one save to the next.
fn until_checked(lines: &mut impl Iterator<Item = String>) -> Vec<String> {
    let mut printed = Vec::new();
    for line in lines {
        if line.starts_with("checked at") {
            return printed;
        }
        printed.push(line);
    }
    panic!("it ended: {printed:#?}");
}

#[test]
fn watching_lays_every_figure_beside_what_it_was_before_the_save() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = silenced(folder.path(), "");
    let first = fs::read_to_string(&path).expect("it is there");
    let strict = ["check", "--strict", "--runs", "300", &path];
    let mut child = Command::new(env!("CARGO_BIN_EXE_two-hats"))
        .args(strict)
        .arg("--watch")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program runs");
    let out = child.stdout.take().expect("it is piped");
    let mut lines = BufReader::new(out).lines().map_while(Result::ok);
    let alone = until_checked(&mut lines);
    assert!(
        alone.iter().any(|l| l.ends_with(": what plays show")),
        "{alone:#?}"
    );
    assert!(!alone.iter().any(|l| l.contains('→')), "{alone:#?}");

    // A comment moves nothing.
    fs::write(&path, format!("// Begun.\n{first}")).expect("written");
    let same = until_checked(&mut lines);
    assert!(
        same.iter().any(|l| l.ends_with(": no figure has moved")),
        "{same:#?}"
    );

    // Words that take half an hour to read, and a crisis that costs what nobody has.
    let words = format!("briefing: \"{}", "word ".repeat(4000));
    let edited = first.replacen("briefing: \"", &words, 1).replacen(
        "effects: [Stability(-2)]",
        "effects: [Stability(-2), Morale(-40)]",
        1,
    );
    assert_ne!(edited, first);
    fs::write(&path, &edited).expect("written");
    let moved = until_checked(&mut lines);
    let row = |what: &str| moved.iter().find(|l| l.contains(what)).expect("its row");
    assert!(row("playing time alone").contains('→'), "{moved:#?}");
    assert!(
        moved.iter().any(|l| l.contains("▼") || l.contains("▲")),
        "{moved:#?}"
    );
    assert!(
        moved.iter().any(|l| l.contains("figures have moved, ")),
        "{moved:#?}"
    );

    // Whoever checks the file for the first time reads the same figures.
    let what = |line: &String| line.chars().skip(8).take(58).collect::<String>();
    let told: Vec<String> = moved.iter().map(what).collect();
    let fresh = stdout(&two_hats(&strict));
    let table = fresh
        .lines()
        .skip_while(|l| !l.ends_with(": what plays show"));
    let table = table.skip(1).take_while(|l| !l.is_empty());
    let rows: Vec<String> = table.map(|l| what(&l.to_owned())).collect();
    assert!(
        rows.len() > 20 && rows.iter().all(|row| told.contains(row)),
        "{rows:#?}"
    );
    child.kill().expect("it ends");
    child.wait().expect("it ended");
}

/// Everything that is shipped holds what authors are asked to hold, and nothing of it is silenced.
#[test]
fn the_shipped_scenarios_pass() {
    let output = two_hats(&["check", "--strict", "scenarios", "--format", "json"]);
    let whole: Value = serde_json::from_slice(&output.stdout).expect("one object");
    assert_eq!(output.status.code(), Some(0), "{:#}", whole["problems"]);
    let problems = whole["problems"].as_array().expect("problems");
    let measured = problems.iter().filter(|p| {
        let code = p["code"].as_str().unwrap_or_default();
        // What is silenced has its reason, and is told all the same.
        code.starts_with("measured-") && p["reason"].is_null()
    });
    assert_eq!(measured.count(), 0, "{problems:#?}");
    let scenarios = whole["measured"].as_array().expect("a list");
    let folders = std::fs::read_dir("scenarios").expect("it is there");
    assert_eq!(scenarios.len(), folders.count());
    for scenario in scenarios {
        let figures = scenario["figures"].as_array().expect("figures");
        // A figure without a threshold passes because it says nothing; there must be many that could have failed.
        let held = figures
            .iter()
            .filter(|f| !f["least"].is_null() || !f["most"].is_null());
        assert!(held.count() > 15, "{figures:#?}");
        let silenced = |code: &Value| {
            let file = scenario["file"].as_str().unwrap_or_default();
            let here = problems.iter().filter(|p| p["file"] == file);
            here.filter(|p| !p["reason"].is_null())
                .any(|p| p["code"] == *code)
        };
        for figure in figures {
            let passes = figure["passes"] == true || silenced(&figure["code"]);
            assert!(passes, "{figure:#}");
        }
    }
}
