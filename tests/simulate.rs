//! `two-hats simulate` as its users meet it.

use std::path::Path;
use std::process::{Command, Output};

fn two_hats(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_two-hats"))
        .args(args)
        .output()
        .expect("the program starts")
}

/// What a successful command prints.
fn printed(args: &[&str]) -> Vec<u8> {
    let output = two_hats(args);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{args:?}: {errors}");
    assert_eq!(errors, "", "{args:?}");
    output.stdout
}

/// What a command that could not run says.
fn refused(args: &[&str]) -> String {
    let output = two_hats(args);
    assert_eq!(output.status.code(), Some(2), "{args:?}");
    assert!(output.stdout.is_empty(), "{args:?}");
    String::from_utf8(output.stderr).expect("messages are UTF-8")
}

const SCENARIO: &str = "two-basements";
const FEW: [&str; 8] = [
    "simulate",
    SCENARIO,
    "--player",
    "random",
    "--player",
    "wait",
    "--player",
    "alternate",
];

fn with<'a>(more: &[&'a str]) -> Vec<&'a str> {
    FEW.into_iter().chain(more.iter().copied()).collect()
}

#[test]
fn any_number_of_threads_gives_the_same_bytes() {
    for format in [
        &["--format", "json"][..],
        &["--format", "csv"],
        &["--format", "csv", "--by", "turn"],
    ] {
        let bytes = |threads| {
            let args = [
                &["--runs", "700", "--seed", "7", "--threads", threads],
                format,
            ]
            .concat();
            printed(&with(&args))
        };
        let one = bytes("1");
        assert!(one.len() > 1000);
        assert_eq!(one, bytes("2"), "{format:?}");
        assert_eq!(one, bytes("5"), "{format:?}");
    }
}

/// Lines of CSV, cell by cell; no cell here holds a comma.
fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
    let text = String::from_utf8_lossy(bytes);
    let cells = |line: &str| line.split(',').map(str::to_owned).collect();
    text.lines().map(cells).collect()
}

#[test]
fn decision_quality_is_a_further_column_and_tells_good_play_from_bad() {
    let args = |more: &[&'static str]| {
        let players = ["--player", "informed", "--player", "wait", "--runs", "6"];
        let all = [&["simulate", SCENARIO][..], &players, more].concat();
        printed(&all)
    };
    let quality = ["--quality", "12", "--format", "csv", "--threads"];
    let rows = args(&[&quality[..], &["1"]].concat());
    assert_eq!(rows, args(&[&quality[..], &["3"]].concat()), "threads");

    let (rows, plain) = (cells(&rows), cells(&args(&["--format", "csv"])));
    assert_eq!(rows[0].last().map(String::as_str), Some("decision_quality"));
    assert!(!plain[0].contains(&"decision_quality".to_owned()));
    let others: Vec<&[String]> = rows.iter().map(|row| &row[..row.len() - 1]).collect();
    assert_eq!(others, plain, "the other columns stay as they are");

    let mean = |player: &str| {
        let of = rows.iter().filter(|row| row[2] == player);
        let of: Vec<f64> = of
            .map(|row| row[row.len() - 1].parse().expect("a number"))
            .collect();
        assert_eq!(of.len(), 6);
        assert!(of.iter().all(|q| (0.0..=100.0).contains(q)), "{of:?}");
        of.iter().sum::<f64>() / 6.0
    };
    assert!(mean("informed") > 70.0, "{}", mean("informed"));
    assert!(mean("wait") < 50.0, "{}", mean("wait"));
}

#[test]
fn decision_quality_is_summed_up_where_it_was_asked_for() {
    let json = |more: &[&'static str]| -> serde_json::Value {
        let few = ["simulate", SCENARIO, "--player", "both", "--runs", "3"];
        let all = [&few[..], &["--format", "json"], more].concat();
        serde_json::from_slice(&printed(&all)).expect("one object")
    };
    let quality = &json(&["--quality", "8"])["players"][0]["decision_quality"];
    assert_eq!(quality["count"], 3);
    assert!(quality["mean"].as_f64().is_some_and(|mean| mean > 0.0));
    assert!(json(&[])["players"][0].get("decision_quality").is_none());
    let turns = with(&["--quality", "--by", "turn", "--format", "csv"]);
    assert!(refused(&turns).contains("not of turns"));
    assert!(refused(&with(&["--quality", "1"])).contains("from 2 to 10000"));
}

#[cfg(feature = "parquet")]
#[test]
fn parquet_is_the_same_file_with_any_number_of_threads() {
    let folder = tempfile::tempdir().expect("a folder");
    let bytes = |threads| {
        let file = folder.path().join(threads).with_extension("parquet");
        let name = file.to_string_lossy();
        printed(&with(&["--runs", "700", "--threads", threads, "-o", &name]));
        std::fs::read(&file).expect("it is written")
    };
    let one = bytes("1");
    assert!(one.starts_with(b"PAR1") && one.len() > 10_000);
    assert_eq!(one, bytes("2"));
    assert_eq!(one, bytes("5"));
}

#[test]
fn parts_put_together_are_the_whole() {
    let csv = |seeds| printed(&with(&["--format", "csv", "--seeds", seeds]));
    let lines = |bytes: Vec<u8>| -> Vec<String> {
        let text = String::from_utf8(bytes).expect("UTF-8");
        text.lines().map(str::to_owned).collect()
    };
    let (mut whole, first, second) = (
        lines(csv("0..60")),
        lines(csv("0..25")),
        lines(csv("25..60")),
    );
    assert_eq!(first[0], second[0]);
    let mut parts: Vec<String> = first
        .into_iter()
        .chain(second.into_iter().skip(1))
        .collect();
    whole.sort();
    parts.sort();
    assert_eq!(whole, parts);
}

#[test]
fn the_last_seeds_of_all_can_be_played() {
    let csv = printed(&[
        "simulate",
        SCENARIO,
        "--player",
        "random",
        "--format",
        "csv",
        "--seeds",
        "18446744073709551613..18446744073709551615",
    ]);
    let csv = String::from_utf8(csv).expect("UTF-8");
    assert_eq!(csv.lines().count(), 3);
    assert!(csv.contains(",18446744073709551614,"));
}

#[test]
fn people_get_tables_of_80_columns() {
    let text = String::from_utf8(printed(&["simulate", SCENARIO, "--runs", "20"])).expect("UTF-8");
    for line in text.lines() {
        assert!(line.chars().count() <= 80, "{line}");
    }
    for word in [
        "random", "informed", "median", "collapse", "morale", "endings", "a second",
    ] {
        assert!(text.contains(word), "{word} is missing in\n{text}");
    }
}

#[test]
fn mistakes_are_explained() {
    let cases: [(&[&str], &[&str]); 11] = [
        (
            &["two-basement"],
            &[
                "no scenario \"two-basement\"",
                "did you mean \"two-basements\"?",
            ],
        ),
        (
            &[SCENARIO, "--player", "randon"],
            &["no bot \"randon\"", "did you mean random?"],
        ),
        (
            &[SCENARIO, "--player", "lead", "--player", "lead"],
            &["twice"],
        ),
        (&[SCENARIO, "--player", "mixed:2"], &["from 0 to 1"]),
        (
            &[SCENARIO, "--rulebook", "standart"],
            &["no rulebook", "did you mean \"standard\"?"],
        ),
        (
            &[SCENARIO, "--seeds", "5..5"],
            &["no seed from 5", "--seeds 5..5"],
        ),
        (&[SCENARIO, "--seeds", "a..5"], &["no range of seeds"]),
        (&[SCENARIO, "--runs", "0"], &["no playthrough"]),
        (
            &[SCENARIO, "--seed", "18446744073709551615"],
            &["beyond the largest"],
        ),
        (&[SCENARIO, "--by", "turn"], &["only CSV and Parquet"]),
        (&[SCENARIO, "--library", "/nowhere"], &["does not exist"]),
    ];
    for (args, words) in cases {
        let said = refused(&[&["simulate"], args].concat());
        assert!(said.starts_with("error: "), "{said}");
        for word in words {
            assert!(said.contains(word), "{args:?}: no {word} in\n{said}");
        }
    }
}

#[test]
fn a_file_that_cannot_be_written_is_an_error_and_leaves_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let said = refused(&with(&[
        "-o",
        &folder.path().join("no/such.csv").to_string_lossy(),
    ]));
    assert!(
        said.contains("the folder for this file does not exist") && said.contains("such.csv"),
        "{said}"
    );
    let said = refused(&with(&["-o", &folder.path().to_string_lossy()]));
    assert!(said.contains("this is a folder"), "{said}");
    assert_eq!(
        std::fs::read_dir(folder.path())
            .expect("it is there")
            .count(),
        0
    );
}

/// Where there is a full disk to try it on.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let said = refused(&with(&["--format", "csv", "-o", "/dev/full"]));
    assert!(said.contains("could not be written"), "{said}");
}

#[test]
fn the_files_ending_names_the_format() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("rows.csv");
    let args = with(&["--runs", "30"]);
    printed(&[&args[..], &["-o", &file.to_string_lossy()]].concat());
    let printed = printed(&[&args[..], &["--format", "csv"]].concat());
    assert_eq!(std::fs::read(&file).expect("it is written"), printed);
}

/// Says so past the capture of tests' output; where `TWO_HATS_NO_SKIPS` is set, as it should be in continuous integration, it is a failure.
fn skipped(what: &str) {
    use std::io::Write as _;
    assert!(std::env::var_os("TWO_HATS_NO_SKIPS").is_none(), "{what}");
    let _ = writeln!(std::io::stderr().lock(), "\nSKIPPED: {what}");
}

#[test]
fn other_software_reads_the_rows() {
    let mut kinds = vec!["csv", "csv-turns"];
    if cfg!(feature = "parquet") {
        kinds.extend(["parquet", "parquet-turns"]);
    }
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let runs = ["--runs", "400", "--seed", "3"];
    printed(&with(&[&runs[..], &["-o", &path("summary.json")]].concat()));
    for kind in kinds {
        let (format, by) = match kind.split_once('-') {
            Some((format, _)) => (format, "turn"),
            None => (kind, "run"),
        };
        let rows = path(kind);
        printed(&with(
            &[&runs[..], &["--format", format, "--by", by, "-o", &rows]].concat(),
        ));
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/python/read_rows.py");
        let python =
            Command::new(std::env::var_os("TWO_HATS_PYTHON").unwrap_or_else(|| "python3".into()))
                .arg(script)
                .args([kind, &rows, &path("summary.json")])
                .output();
        let Ok(output) = python else {
            skipped(&format!("{kind} was not read back, there is no python3"));
            continue;
        };
        let said = String::from_utf8_lossy(&output.stderr);
        match output.status.code() {
            Some(0) => {}
            Some(77) => skipped(&format!("{kind} was not read back: {}", said.trim())),
            _ => panic!("{kind}: {said}"),
        }
    }
}
