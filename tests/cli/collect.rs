//! `two-hats collect`: one table over many saves.

use std::collections::HashMap;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

const SMALL: &str = "tests/fixtures/small/scenario.ron";

fn two_hats(args: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_two-hats"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    // The program may end before it has read everything.
    let _ = child
        .stdin
        .take()
        .expect("stdin is piped")
        .write_all(input.as_bytes());
    child.wait_with_output().expect("it ends")
}

/// A save after as many first answers as wanted.
fn save(folder: &Path, name: &str, seed: &str, answers: usize) -> String {
    let file = folder.join(name).to_string_lossy().into_owned();
    let args = ["play", "--text", SMALL, "--seed", seed, "--save", &file];
    let output = two_hats(&args, &"1\n".repeat(answers));
    assert!(output.status.success(), "{output:?}");
    file
}

fn rows(text: &str) -> Vec<HashMap<String, String>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader
        .deserialize()
        .map(|row| row.expect("a row has all cells"))
        .collect()
}

#[test]
fn every_decision_of_every_save_is_a_row_with_its_start_and_its_time() {
    let folder = tempfile::tempdir().expect("a folder");
    let one = save(folder.path(), "one.twohats", "18446744073709551615", 9);
    save(folder.path(), "two.twohats", "7", 9);
    let output = two_hats(&["collect", &folder.path().to_string_lossy()], "");
    assert!(output.status.success(), "{output:?}");
    let table = rows(&String::from_utf8_lossy(&output.stdout));
    let of = |name: &str| -> Vec<&HashMap<String, String>> {
        table.iter().filter(|row| row["save"] == name).collect()
    };
    assert_eq!(of("one").len() + of("two").len(), table.len());
    for name in ["one", "two"] {
        let rows = of(name);
        assert!(rows.len() > 1, "{name}");
        for (turn, row) in rows.iter().enumerate() {
            assert_eq!(row["turn"], turn.to_string());
            assert_eq!(row["scenario"], "small");
            assert_eq!(row["version"], env!("CARGO_PKG_VERSION"));
            assert_eq!(row["scenario_hash"].len(), 16);
            let started = turn == 0;
            for cell in [
                "crisis",
                "crisis_title",
                "response",
                "hat",
                "decided",
                "as_saved",
            ] {
                assert_eq!(row[cell].is_empty(), started, "{cell} of turn {turn}");
            }
            if !started {
                assert_eq!(row["as_saved"], "1");
                assert!(row["decided"].ends_with('Z') && row["decided"] >= row["began"]);
                assert!(row["seconds"].parse::<f64>().expect("seconds") >= 0.0);
            }
            let morale: f64 = row["morale"].parse().expect("points");
            assert!((0.0..=100.0).contains(&morale));
        }
    }
    assert_eq!(of("one")[0]["seed"], "18446744073709551615");

    // The grade of the last row is that of the listing.
    let listed = two_hats(&["replay", &one, "--format", "json"], "");
    let listed: serde_json::Value = serde_json::from_slice(&listed.stdout).expect("JSON");
    let last = of("one").len() - 1;
    assert_eq!(listed["decisions"].as_array().map(Vec::len), Some(last));
}

#[test]
fn a_tag_goes_from_the_game_through_its_save_into_the_table() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder
        .path()
        .join("game.twohats")
        .to_string_lossy()
        .into_owned();
    let args = ["play", "--text", SMALL, "--save", &file, "--tag", "007"];
    let played = two_hats(&args, "1\n1\n");
    assert!(played.status.success(), "{played:?}");
    // Going on keeps it.
    assert!(
        two_hats(&["resume", "--text", &file], "1\n")
            .status
            .success()
    );
    let table = || {
        rows(&String::from_utf8_lossy(
            &two_hats(&["collect", &file], "").stdout,
        ))
    };
    let tagged = table();
    assert!(tagged.len() > 2 && tagged.iter().all(|row| row["tag"] == "007"));
    assert!(two_hats(&["replay", &file], "").status.success());
    // It may name a person, so it goes as other texts by people do.
    assert!(two_hats(&["forget", &file, "--all"], "").status.success());
    assert!(table().iter().all(|row| row["tag"].is_empty()));
}

#[test]
fn a_workbook_holds_the_same_table_with_its_types() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let game = path("007.twohats");
    let args = ["play", "--text", SMALL, "--save", &game, "--tag", "=1+1"];
    assert!(two_hats(&args, "1\n1\n").status.success());
    for file in ["all.xlsx", "all.csv"] {
        let output = two_hats(&["collect", &game, "-o", &path(file)], "");
        assert!(output.status.success(), "{output:?}");
    }
    let python = std::env::var_os("TWO_HATS_PYTHON").unwrap_or_else(|| "python3".into());
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/python/read_collected.py");
    let output = Command::new(python)
        .arg(script)
        .args([path("all.xlsx"), path("all.csv")])
        .output();
    let skipped = |what: &str| {
        assert!(std::env::var_os("TWO_HATS_NO_SKIPS").is_none(), "{what}");
        let _ = writeln!(std::io::stderr().lock(), "\nSKIPPED: {what}");
    };
    let Ok(output) = output else {
        return skipped("the workbook was not read back, there is no python3");
    };
    let said = String::from_utf8_lossy(&output.stderr);
    match output.status.code() {
        Some(0) => {}
        Some(77) => skipped(said.trim()),
        _ => panic!("{said}"),
    }
}

#[test]
fn files_are_written_whole_and_mistakes_explained() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let game = save(folder.path(), "game.twohats", "3", 3);
    let output = two_hats(&["collect", &game, "-o", &path("all.csv")], "");
    assert!(output.status.success(), "{output:?}");
    let printed = two_hats(&["collect", &game], "");
    assert_eq!(
        std::fs::read(path("all.csv")).expect("it is written"),
        printed.stdout
    );
    if cfg!(feature = "parquet") {
        let output = two_hats(&["collect", &game, "-o", &path("all.parquet")], "");
        assert!(output.status.success(), "{output:?}");
        let bytes = std::fs::read(path("all.parquet")).expect("it is written");
        assert!(bytes.starts_with(b"PAR1") && bytes.ends_with(b"PAR1"));
    }
    std::fs::create_dir(path("empty")).expect("a folder");
    for (args, word) in [
        (
            vec![game.clone(), "-o".to_owned(), path("all.txt")],
            ".csv, .parquet or .xlsx",
        ),
        (vec![path("none.twohats")], "none.twohats"),
        (vec![path("empty")], "no saves"),
    ] {
        let args: Vec<&str> = ["collect"]
            .into_iter()
            .chain(args.iter().map(String::as_str))
            .collect();
        let output = two_hats(&args, "");
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains(word), "{said}");
    }
}
