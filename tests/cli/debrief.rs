//! Debriefs as users get them: by the command, and in a browser.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use two_hats::content::Library;
use two_hats::content::library::rulebook;
use two_hats::session::{Intent, Session, Start};

const PLAY: &str = r#"(
    format: 1,
    title: "Everything that can go wrong in a bakery",
    seed: 4,
    decisions: ["oven/speech", "starter/promise", "burnt/sell", "loaf/refund", "rota/all", "wedding/alone"],
    expect: (),
)"#;

fn small() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/small")
}

fn two_hats(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_two-hats"))
        .current_dir(folder)
        .env("TWO_HATS_DATA", folder.join("data"))
        .args(args)
        .output()
        .expect("two-hats runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

/// A folder with a recorded play in it.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("play.ron"), PLAY).expect("room for a play");
    folder
}

fn write(folder: &Path, name: &str) -> String {
    let small = small().display().to_string();
    let args = [
        "debrief",
        "play.ron",
        "--scenario",
        &small,
        "--lucks",
        "50",
        "-o",
        name,
    ];
    let out = two_hats(folder, &args);
    assert!(out.status.success(), "{}", text(&out.stderr));
    assert!(out.stdout.is_empty(), "nothing on stdout beside a file");
    fs::read_to_string(folder.join(name)).expect("it was written")
}

#[test]
fn answers_before_and_after_are_asked_kept_and_told_in_the_debrief() {
    use std::io::Write;
    use std::process::Stdio;

    let folder = folder();
    let ask = |person: &str, lines: &str| {
        let mut child = Command::new(env!("CARGO_BIN_EXE_two-hats"))
            .current_dir(folder.path())
            .args(["quiz", "--keep", "room.csv", "--person", person])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("two-hats runs");
        let mut stdin = child.stdin.take().expect("it is piped");
        stdin.write_all(lines.as_bytes()).expect("it is read");
        drop(stdin);
        text(&child.wait_with_output().expect("it ends").stdout)
    };
    let said = ask("1", "2\na\n1\nb\n3\nc\n4\nd\n1\na\n");
    assert!(said.contains("points before"), "{said}");
    assert!(
        !said.contains("settled at nine"),
        "no key before the second form"
    );
    let left = ask("2", "2\na\n");
    assert!(left.contains("Nothing is kept."), "{left}");
    let said = ask("1", "manage b\nlead a\nleave c\nmanage d\nboth c\n");
    assert!(said.contains("10 of 10 points after"), "{said}");
    assert!(said.contains("settled at nine"), "the key of both forms");
    let results = two_hats(folder.path(), &["quiz", "--results", "--keep", "room.csv"]);
    let results = text(&results.stdout);
    assert!(results.contains("1, form B, after: 10 of 10"), "{results}");
    assert!(results.contains("No interval is given for fewer than 5 people."));
    let again = two_hats(
        folder.path(),
        &["quiz", "--person", "1", "--keep", "room.csv"],
    );
    assert_eq!(again.status.code(), Some(2), "there is no third form");

    let mut table = fs::read_to_string(folder.path().join("room.csv")).expect("it is kept");
    for person in 2..=6 {
        table += &format!(
            "{person},before,A,lead,lead,lead,lead,lead\n{person},after,B,lead,lead,lead,leave\n"
        );
    }
    fs::write(folder.path().join("room.csv"), &table).expect("room for it");
    let small = small().display().to_string();
    let debrief = |name: &str| {
        let args = [
            "debrief",
            "play.ron",
            "--scenario",
            &small,
            "--lucks",
            "2",
            "--quiz",
            "room.csv",
            "-o",
            name,
        ];
        let out = two_hats(folder.path(), &args);
        assert!(out.status.success(), "{}", text(&out.stderr));
        fs::read_to_string(folder.path().join(name)).expect("it was written")
    };
    let data: serde_json::Value = serde_json::from_str(&debrief("d.json")).expect("JSON");
    assert_eq!(data["before_after"]["people"], 6);
    assert!(data["before_after"]["interval"].is_array());
    for name in ["d.html", "d.txt"] {
        let page = debrief(name).replace('\n', " ");
        assert!(page.contains("6 people answered both forms"), "{name}");
        assert!(
            page.contains("equally hard"),
            "{name}: what it does not show"
        );
    }
    fs::write(folder.path().join("room.csv"), "who\n").expect("room for it");
    let args = [
        "debrief",
        "play.ron",
        "--scenario",
        &small,
        "--quiz",
        "room.csv",
    ];
    let refused = two_hats(folder.path(), &args);
    assert_eq!(refused.status.code(), Some(2));
    assert!(text(&refused.stderr).contains("no table of answers: line 1"));
}

#[test]
fn the_ending_of_the_file_chooses_the_form() {
    let folder = folder();
    let page = write(folder.path(), "d.html");
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("The Small Bakery"));
    let table = write(folder.path(), "d.csv");
    assert!(table.starts_with("turn,crisis,number,change,wanted,cause,cause_text"));
    let data: serde_json::Value =
        serde_json::from_str(&write(folder.path(), "d.json")).expect("JSON");
    assert_eq!(data["played"]["scenario"], "small");
    assert_eq!(data["turns"].as_array().map(Vec::len), Some(6));
    assert!(write(folder.path(), "d.txt").contains("A plan"));
    // The same decisions give the same page, whenever and wherever it is made.
    assert_eq!(page, write(folder.path(), "again.html"));
}

#[test]
fn without_a_file_there_is_a_summary() {
    let folder = folder();
    let small = small().display().to_string();
    let args = ["debrief", "play.ron", "--scenario", &small, "--lucks", "50"];
    let out = two_hats(folder.path(), &args);
    let summary = text(&out.stdout);
    assert!(out.status.success() && out.stderr.is_empty());
    assert!(summary.contains("Moments worth discussing"), "{summary}");
    assert!(summary.lines().all(|line| line.chars().count() <= 80));
}

#[test]
fn a_play_beside_its_scenario_finds_it() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("plays")).expect("a folder");
    fs::copy(
        small().join("scenario.ron"),
        folder.path().join("scenario.ron"),
    )
    .expect("a copy");
    fs::write(folder.path().join("plays/hard.ron"), PLAY).expect("a play");
    let out = two_hats(
        folder.path(),
        &["debrief", "plays/hard.ron", "--lucks", "10"],
    );
    assert!(out.status.success(), "{}", text(&out.stderr));
}

#[test]
fn a_save_gives_what_its_play_gives() {
    let folder = folder();
    let save = folder.path().join("bakery.twohats");
    let library = Library::default();
    let small = small().display().to_string();
    let mut session = Session::start(Start {
        scenario: library.scenario(&small).expect("the scenario"),
        rulebook: rulebook("standard").expect("the rulebook"),
        seed: 4,
        crises: None,
        save: Some(save.clone()),
    })
    .expect("a new save");
    for (crisis, response) in PLAY.split('"').filter_map(|word| word.split_once('/')) {
        let intent = Intent::Choose {
            crisis: crisis.to_owned(),
            response: response.to_owned(),
        };
        session.submit(&intent).expect("it is open");
    }
    drop(session);
    let args = [
        "debrief",
        "bakery.twohats",
        "--lucks",
        "50",
        "-o",
        "save.json",
    ];
    let out = two_hats(folder.path(), &args);
    assert!(out.status.success(), "{}", text(&out.stderr));
    let of_save = fs::read_to_string(folder.path().join("save.json")).expect("it was written");
    assert_eq!(of_save, write(folder.path(), "play.json"));
}

#[test]
fn slips_are_named_with_what_to_do() {
    let folder = folder();
    let small = small().display().to_string();
    let play = PLAY.replace("\"starter/promise\", ", "");
    fs::write(folder.path().join("short.ron"), play).expect("a play");
    fs::write(
        folder.path().join("odd.ron"),
        PLAY.replace("oven/speech", "oven/dance"),
    )
    .expect("a play");
    fs::write(folder.path().join("broken.ron"), "(format: 1, nonsense").expect("a play");
    for (args, what) in [
        (vec!["debrief", "play.ron"], "name its scenario"),
        (
            vec!["debrief", "short.ron", "--scenario", &small],
            "decision 2, \"burnt/sell\", does not fit",
        ),
        (
            vec!["debrief", "odd.ron", "--scenario", &small],
            "\"oven/dance\", names no response",
        ),
        (
            vec!["debrief", "broken.ron", "--scenario", &small],
            "no recorded play",
        ),
        (
            vec!["debrief", "play.ron", "--scenario", &small, "-o", "d.docx"],
            ".html, .csv, .json or .txt",
        ),
        (
            vec![
                "debrief",
                "play.ron",
                "--scenario",
                &small,
                "-o",
                "nowhere/d.html",
            ],
            "the folder for this file does not exist",
        ),
        (vec!["debrief", "gone.twohats"], "gone.twohats"),
        (
            vec!["debrief", "play.ron", "--scenario", &small, "--lucks", "0"],
            "--lucks",
        ),
    ] {
        let out = two_hats(folder.path(), &args);
        let said = text(&out.stderr);
        assert_eq!(out.status.code(), Some(2), "{args:?}: {said}");
        assert!(said.contains(what), "{args:?}: {said}");
        assert!(out.stdout.is_empty());
    }
}

/// Chromium's DOM of a page and what it logged; nothing if it is not installed.
fn browse(folder: &Path, page: &str, width: u32) -> Option<(String, String)> {
    let profile = tempfile::tempdir().expect("a folder");
    let browser = ["chromium", "chromium-browser", "google-chrome"]
        .into_iter()
        .find(|name| Command::new(name).arg("--version").output().is_ok());
    let Some(browser) = browser else {
        eprintln!(
            "SKIPPED, SKIPPED, SKIPPED: no Chromium here, so no page was opened (Debian: apt-get install chromium)"
        );
        return None;
    };
    let out = Command::new(browser)
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
        ])
        .args([
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ])
        .args(["--enable-logging=stderr", "--dump-dom"])
        .arg(format!("--user-data-dir={}", profile.path().display()))
        .arg(format!("--window-size={width},900"))
        .arg(format!("file://{}", folder.join(page).display()))
        .output()
        .expect("Chromium runs");
    Some((
        text(&out.stdout),
        String::from_utf8_lossy(&out.stderr).into_owned(),
    ))
}

#[test]
fn a_browser_opens_the_page_without_a_complaint() {
    let folder = folder();
    let page = write(folder.path(), "d.html");
    let Some((dom, log)) = browse(folder.path(), "d.html", 1280) else {
        return;
    };
    assert!(!log.contains("CONSOLE"), "{log}");
    for part in [
        "The Small Bakery",
        "Moments worth discussing",
        "We say it when it burns.",
        "A free Sunday for Ada.",
        "not an assessment",
    ] {
        assert!(dom.contains(part), "{part}");
    }
    // The parser kept every element where it was written.
    for tag in ["<section", "<svg", "<table", "<details", "<polyline", "<li"] {
        assert_eq!(dom.matches(tag).count(), page.matches(tag).count(), "{tag}");
    }
    // A page that does ask for something is complained about: the check can fail.
    let asks = page.replace(
        "<main>",
        "<main><img src=\"https://example.invalid/x.png\">",
    );
    fs::write(folder.path().join("asks.html"), asks).expect("room");
    let (_, log) = browse(folder.path(), "asks.html", 1280).expect("it ran before");
    assert!(
        log.contains("CONSOLE") && log.contains("Content Security Policy"),
        "{log}"
    );
}

#[test]
fn the_page_fits_a_laptop_and_a_phone() {
    let folder = folder();
    let page = write(folder.path(), "d.html");
    // The real page allows no scripts; this copy measures itself.
    let start = page.find("<meta http-equiv").expect("a policy");
    let end = start + page[start..].find('>').expect("its end") + 1;
    let probe = "<script>document.querySelectorAll('details').forEach(d => d.open = true);\
                 document.body.dataset.over = document.documentElement.scrollWidth - document.documentElement.clientWidth</script></body>";
    let measured = format!("{}{}", &page[..start], &page[end..]).replace("</body>", probe);
    fs::write(folder.path().join("measured.html"), measured).expect("room");
    for width in [1280, 500] {
        let Some((dom, _)) = browse(folder.path(), "measured.html", width) else {
            return;
        };
        assert!(
            dom.contains("data-over=\"0\""),
            "{width} wide: {:?}",
            dom.split("data-over=").nth(1).map(|s| &s[..8])
        );
    }
}
