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
        &["--format", "csv", "--by", "member"],
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
    assert!(refused(&turns).contains("not of turns or members"));
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
fn a_workbook_is_the_same_file_with_any_number_of_threads_and_holds_no_formula() {
    let folder = tempfile::tempdir().expect("a folder");
    let bytes = |threads| {
        let file = folder.path().join(threads).with_extension("xlsx");
        let name = file.to_string_lossy();
        let args = ["--runs", "60", "--tag", "=1+1", "--threads", threads];
        printed(&with(&[&args[..], &["-o", &name]].concat()));
        std::fs::read(&file).expect("it is written")
    };
    let one = bytes("1");
    assert!(one.starts_with(b"PK") && one.len() > 5_000);
    assert_eq!(one, bytes("3"));
    let nameless = refused(&with(&["--format", "xlsx"]));
    assert!(nameless.contains("add -o FILE.xlsx"), "{nameless}");
    let many = path_of(&folder, "many.xlsx");
    let many = refused(&with(&["--runs", "66667", "-o", &many]));
    assert!(many.contains("200000 rows"), "{many}");
    assert_eq!(
        std::fs::read_dir(folder.path()).expect("a folder").count(),
        2
    );
}

fn path_of(folder: &tempfile::TempDir, name: &str) -> String {
    folder.path().join(name).to_string_lossy().into_owned()
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
    let cases: [(&[&str], &[&str]); 16] = [
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
        (&[SCENARIO, "--by", "turn"], &["only CSV, Parquet"]),
        (&[SCENARIO, "--by", "member"], &["only CSV, Parquet"]),
        (&[SCENARIO, "--set", "trst=1"], &["did you mean trust?"]),
        (
            &[SCENARIO, "--set", "trust=1", "--set", "trust=2"],
            &["set twice"],
        ),
        (
            &[SCENARIO, "--player", "mixed:0.5,0.5,0.5,0.5"],
            &["one together"],
        ),
        (&[SCENARIO, "--people", "/nowhere.ron"], &["cannot be read"]),
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
    let mut kinds = vec!["csv", "csv-turns", "xlsx", "xlsx-turns"];
    if cfg!(feature = "parquet") {
        kinds.extend(["parquet", "parquet-turns"]);
    }
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    // Such a tag is a number, and then a formula, for whoever guesses types.
    let runs = ["--runs", "400", "--seed", "3", "--tag", "007"];
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

/// The rows of a table, each as names and cells.
fn table(bytes: &[u8]) -> Vec<std::collections::HashMap<String, String>> {
    let rows = cells(bytes);
    let head = &rows[0];
    let row = |row: &Vec<String>| head.iter().cloned().zip(row.iter().cloned()).collect();
    rows[1..].iter().map(row).collect()
}

#[test]
fn every_row_says_where_it_comes_from() {
    let args = ["--runs", "2", "--format", "csv", "--tag", "spring 007"];
    let rows = table(&printed(&with(&args)));
    let json: serde_json::Value = {
        let args = ["--runs", "2", "--format", "json", "--tag", "spring 007"];
        serde_json::from_slice(&printed(&with(&args))).expect("one object")
    };
    for row in &rows {
        assert_eq!(row["tag"], "spring 007");
        assert_eq!(row["version"], env!("CARGO_PKG_VERSION"));
        for hash in ["scenario_hash", "rulebook_hash"] {
            let whole = json[hash].as_str().expect("a hash");
            assert_eq!((row[hash].len(), whole.len()), (16, 64));
            assert!(whole.starts_with(&row[hash]));
        }
    }
    assert_eq!(json["tag"], "spring 007");
    assert_eq!(json["seeds"]["from"], "1", "seeds are text");
}

#[test]
fn people_of_a_file_and_of_a_population_play() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("people.ron");
    let people = r#"(format: 1, people: [
        (name: "waits when acute", habits: (manage: 1), in_situation: (acute: (wait: 1))),
        (name: "reader", habits: (wait: 1), reads: 100),
    ])"#;
    std::fs::write(&file, people).expect("it is written");
    let file = file.to_string_lossy().into_owned();
    let more = ["--population", "3", "--runs", "4", "--format", "csv"];
    let args = [&["simulate", SCENARIO, "--people", &file][..], &more].concat();
    let rows = table(&printed(&args));
    let mut names: Vec<&str> = rows.iter().map(|row| row["player"].as_str()).collect();
    names.dedup();
    let expected = [
        "waits when acute",
        "reader",
        "person-1",
        "person-2",
        "person-3",
    ];
    assert_eq!(names, expected);
    let share = |name: &str, hat: &str| -> f64 {
        let of = rows.iter().filter(|row| row["player"] == name);
        of.map(|row| row[hat].parse::<f64>().expect("a number"))
            .sum()
    };
    assert!(share("waits when acute", "share_wait") > 0.0);
    assert!(share("reader", "share_wait") < share("reader", "share_lead"));
}

#[test]
fn an_experiment_is_one_table_with_a_codebook_beside_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let experiment = r#"(format: 1, factors: [
        (name: "trust", levels: ["30", "70"]),
        (name: "members.to_team", levels: ["0", "250", "500"]),
    ], bots: ["random", "lead"], seeds: (0, 5))"#;
    std::fs::write(path("experiment.ron"), experiment).expect("it is written");
    let run = |threads: &str| {
        printed(&[
            "simulate",
            SCENARIO,
            "--experiment",
            &path("experiment.ron"),
            "--by",
            "turn",
            "--threads",
            threads,
            "--force",
            "-o",
            &path("rows.csv"),
        ]);
        std::fs::read(path("rows.csv")).expect("it is written")
    };
    let bytes = run("1");
    assert_eq!(bytes, run("3"));
    let rows = table(&bytes);
    let starts: Vec<_> = rows.iter().filter(|row| row["turn"] == "0").collect();
    assert_eq!(starts.len(), 2 * 3 * 2 * 5);
    for row in &starts {
        let trust: f64 = row["trust"].parse().expect("a number");
        let set: f64 = row["set_trust"].parse().expect("a number");
        assert!((trust - set).abs() < 1e-9, "the start is what was set");
        assert!(["0", "250", "500"].contains(&row["set_members_to_team"].as_str()));
        assert!(row["crisis"].is_empty() && row["hat"].is_empty());
    }
    let book = std::fs::read(path("datapackage.json")).expect("it is written");
    let book: serde_json::Value = serde_json::from_slice(&book).expect("JSON");
    let fields = book["resources"][0]["schema"]["fields"].as_array();
    let fields: Vec<&str> = fields
        .expect("fields")
        .iter()
        .map(|field| {
            assert!(
                field["description"].as_str().is_some_and(|d| d.len() > 5),
                "{field}"
            );
            field["name"].as_str().expect("a name")
        })
        .collect();
    assert_eq!(
        fields,
        cells(&bytes)[0],
        "the codebook has the columns, in order"
    );
    assert_eq!(book["resources"][0]["path"], "rows.csv");
}

#[test]
fn lists_are_called_by_their_name_and_never_by_their_path() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("my-list.txt");
    std::fs::write(&file, "# nothing\n").expect("it is written");
    let bot = format!("scripted:{}", file.display());
    let args = [
        "simulate", SCENARIO, "--bot", &bot, "--runs", "1", "--format", "csv",
    ];
    assert_eq!(table(&printed(&args))[0]["player"], "scripted:my-list");
}

#[test]
fn a_spreadsheet_gets_what_its_system_expects() {
    let output = |locale: &str| {
        let output = Command::new(env!("CARGO_BIN_EXE_two-hats"))
            .args(with(&["--runs", "1", "--format", "csv", "--for", "excel"]))
            .env_remove("LC_ALL")
            .env_remove("LC_NUMERIC")
            .env("LANG", locale)
            .output()
            .expect("the program starts");
        assert!(output.status.success());
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    let (german, english) = (output("de_DE.UTF-8"), output("en_GB.UTF-8"));
    assert!(german.starts_with("\u{feff}scenario;rulebook;player;"));
    assert!(english.starts_with("\u{feff}scenario,rulebook,player,"));
    let grade = |text: &str, separator: char| {
        let lines: Vec<Vec<String>> = text
            .lines()
            .map(|line| line.split(separator).map(str::to_owned).collect())
            .collect();
        let at = lines[0]
            .iter()
            .position(|name| name == "grade")
            .expect("a column");
        lines[1][at].clone()
    };
    assert_eq!(grade(&german, ';').replace(',', "."), grade(&english, ','));
    assert!(grade(&german, ';').contains(','));
    assert!(english.contains("\"=\"\"1\"\"\""), "seeds stay text");
    assert!(refused(&with(&["--for", "excel"])).contains("only CSV"));
}

/// Rows that are hard to read: a first bot that never wears a hat, a tag like a number, seeds near 2^64.
#[cfg(feature = "parquet")]
#[test]
fn the_lines_of_the_page_about_exports_read_what_was_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    for file in ["rows.csv", "rows.parquet"] {
        printed(&[
            "simulate",
            // Under these rules whoever waits has lost before a crisis comes that cannot be waited out, so that the first rows have no fit.
            "benches/frozen/scenarios/two-basements",
            "--rulebook",
            "first",
            "--bot",
            "wait",
            "--bot",
            "random",
            "--tag",
            "007",
            "--seeds",
            "18446744073709551400..18446744073709551615",
            "-o",
            &path(file),
        ]);
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let python = std::env::var_os("TWO_HATS_PYTHON").unwrap_or_else(|| "python3".into());
    let output = Command::new(python)
        .arg(root.join("tests/python/read_exports.py"))
        .arg(root.join("docs/exports.md"))
        .args([path("rows.csv"), path("rows.parquet")])
        .output();
    let Ok(output) = output else {
        skipped("exports were not read back, there is no python3");
        return;
    };
    let said = String::from_utf8_lossy(&output.stderr);
    match output.status.code() {
        Some(0) => {}
        Some(77) => skipped(&format!("exports were not read back: {}", said.trim())),
        _ => panic!("{said}"),
    }
}

/// A worker of a cluster is killed while it plays; what comes out is the table of one process, to the byte.
#[cfg(target_os = "linux")]
#[test]
fn a_cluster_that_loses_a_worker_writes_the_table_of_one_process() {
    let folder = tempfile::tempdir().expect("a folder");
    let python = std::env::var_os("TWO_HATS_PYTHON").unwrap_or_else(|| "python3".into());
    let output = Command::new(python)
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/python/cluster.py"))
        .args([env!("CARGO_BIN_EXE_two-hats"), SCENARIO])
        .arg(folder.path())
        .output();
    let Ok(output) = output else {
        skipped("no cluster was tried, there is no python3");
        return;
    };
    let said = String::from_utf8_lossy(&output.stderr);
    match output.status.code() {
        Some(0) => {}
        Some(77) => skipped(&format!("no cluster was tried: {}", said.trim())),
        _ => panic!("{said}"),
    }
}
