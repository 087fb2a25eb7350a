//! Saves that somebody else made: what they name is not trusted, and nothing in them makes us wait.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::rewrite::{events, plainly};
use super::{SMALL, err, listing, ok, out, play, refused, saved, status_of};

/// Runs the program, and ends it if it waits for something: that alone is what this clock is for.
#[cfg(unix)]
fn at_once(home: &Path, command: &str) -> std::process::Output {
    let mut child = Command::new("sh")
        .env("TWO_HATS_DATA", home)
        .args(["-c", command, env!("CARGO_BIN_EXE_two-hats")])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let began = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if began.elapsed() > Duration::from_mins(1) {
            child.kill().unwrap();
            panic!("waits: {command}");
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    child.wait_with_output().unwrap()
}

/// Lets a save name another file as its scenario.
fn name_scenario(file: &Path, path: &str) {
    events(file, |kind, body| {
        if kind == "edition" {
            body["scenario"]["origin"] = serde_json::json!({ "file": path });
        }
    });
}

#[cfg(unix)]
#[test]
fn what_a_save_names_is_opened_only_if_it_is_a_file() {
    let (home, file) = saved("1\n");
    let pipe = home.path().join("pipe.ron");
    assert!(
        Command::new("mkfifo")
            .arg(&pipe)
            .status()
            .unwrap()
            .success()
    );
    let large = home.path().join("large.ron");
    fs::File::create(&large).unwrap().set_len(1 << 40).unwrap();
    let path = file.display();
    for named in [
        pipe.to_str().unwrap(),
        large.to_str().unwrap(),
        "/dev/zero",
        "/proc/kmsg",
        "/",
    ] {
        name_scenario(&file, named);
        let output = at_once(
            home.path(),
            &format!("\"$0\" resume --text {path} </dev/null"),
        );
        ok(&output);
        let said = out(&output);
        assert!(
            said.contains("goes on with the copy in the save"),
            "{named}: {said}"
        );
    }
}

#[cfg(unix)]
#[test]
fn a_path_on_another_machine_is_opened_only_when_asked() {
    let (home, file) = saved("1\n");
    let folder = home.path().join("share");
    fs::create_dir(&folder).unwrap();
    let scenario = folder.join("scenario.ron");
    let text = fs::read_to_string(SMALL).unwrap();
    fs::write(
        &scenario,
        text.replace("The teacher lays", "The mayor lays"),
    )
    .unwrap();
    let path = file.to_str().unwrap();
    // Two slashes may mean another machine, as two backslashes do on Windows.
    name_scenario(&file, &format!("/{}", scenario.display()));
    let said = out(&play(home.path(), &["resume", "--text", path], ""));
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("is on another computer"), "{said}");
    assert!(!said.contains("edited since"), "{said}");
    let asked = format!("/{}", folder.display());
    let args = ["resume", "--text", path, "--library", &asked];
    let said = out(&play(home.path(), &args, ""));
    assert!(said.contains("has been edited since"), "{said}");
    name_scenario(&file, "\\\\server\\share\\scenario.ron");
    let said = out(&play(home.path(), &["resume", "--text", path], ""));
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("is on another computer"), "{said}");
}

#[test]
fn another_scenario_in_the_place_of_the_first_is_not_played() {
    let (home, file) = saved("1\n");
    let other = home.path().join("scenario.ron");
    let text = fs::read_to_string(SMALL).unwrap();
    fs::write(&other, text.replace("id: \"small\"", "id: \"other\"")).unwrap();
    name_scenario(&file, other.to_str().unwrap());
    let args = ["resume", "--text", file.to_str().unwrap()];
    let said = out(&play(home.path(), &args, ""));
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        said.contains("Another scenario, \"other\", is now in the place of"),
        "{said}"
    );
    assert!(!said.contains("edited since"), "{said}");
}

#[test]
fn a_schema_that_is_not_ours_is_refused_before_anything_is_asked() {
    const ENDLESS: &str = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)
        SELECT x AS seq, x AS at, 'note' AS kind, '{}' AS body, x'' AS hash FROM n";
    for sql in [
        format!("DROP TABLE events; CREATE VIEW events AS {ENDLESS}"),
        "DROP TABLE texts; CREATE TABLE texts (text INTEGER PRIMARY KEY, content TEXT, more INT AS (1)) STRICT".to_owned(),
        "CREATE TABLE more (a)".to_owned(),
        "CREATE INDEX by_kind ON events (kind)".to_owned(),
        "CREATE TRIGGER t AFTER INSERT ON events BEGIN SELECT 1; END".to_owned(),
        "DROP TRIGGER events_hold".to_owned(),
        "DROP TABLE personal".to_owned(),
    ] {
        let (home, file) = saved("1\n");
        let db = rusqlite::Connection::open(&file).unwrap();
        db.execute_batch(&sql).unwrap();
        drop(db);
        let path = file.to_str().unwrap();
        for args in [&["replay", path][..], &["resume", "--text", path]] {
            refused(&play(home.path(), args, "1\n"), &["damaged", "its tables are not those"]);
        }
        assert_eq!(status_of(&listing(home.path()), "game.twohats"), "corrupt");
    }
}

#[test]
fn what_no_game_makes_is_refused_while_it_is_read() {
    for sql in [
        "INSERT INTO personal SELECT value, x'00', 'a' FROM (
            WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n LIMIT 1000001) SELECT value FROM n)",
        "INSERT INTO texts VALUES (9, hex(zeroblob(9000000)))",
    ] {
        let (home, file) = saved("1\n");
        plainly(&file, sql);
        let path = file.to_str().unwrap();
        refused(&play(home.path(), &["replay", path], ""), &["larger than any game"]);
    }
    let (home, file) = saved("1\n");
    let all = fs::File::options().write(true).open(&file).unwrap();
    all.set_len(1 << 40).unwrap();
    let path = file.to_str().unwrap();
    refused(
        &play(home.path(), &["replay", path], ""),
        &["larger than any game"],
    );
}

#[cfg(unix)]
#[test]
fn pipes_and_logs_beside_saves_make_nobody_wait() {
    let (home, file) = saved("1\n");
    let folder = file.parent().unwrap();
    for name in ["pipe.twohats", "piped.twohats-journal"] {
        let made = Command::new("mkfifo").arg(folder.join(name)).status();
        assert!(made.unwrap().success());
    }
    fs::copy(&file, folder.join("piped.twohats")).unwrap();
    fs::copy(&file, folder.join("logged.twohats")).unwrap();
    fs::write(folder.join("logged.twohats-wal"), "").unwrap();
    // Bytes 18 and 19 ask for a write-ahead log: even reading would make files.
    let mut bytes = fs::read(&file).unwrap();
    bytes[18..20].copy_from_slice(&[2, 2]);
    fs::write(folder.join("wal.twohats"), bytes).unwrap();
    let before = fs::read_dir(folder).unwrap().count();
    let output = at_once(home.path(), "\"$0\" saves --format json");
    ok(&output);
    let list: Vec<serde_json::Value> = serde_json::from_slice(&output.stdout).unwrap();
    for (name, status) in [
        ("game.twohats", "open"),
        ("pipe.twohats", "unreadable"),
        ("piped.twohats", "corrupt"),
        ("logged.twohats", "corrupt"),
        ("wal.twohats", "corrupt"),
    ] {
        assert_eq!(status_of(&list, &format!("/{name}")), status, "{name}");
        let path = folder.join(name).display().to_string();
        let output = at_once(home.path(), &format!("\"$0\" replay {path}"));
        assert_eq!(
            output.status.success(),
            status == "open",
            "{name} {}",
            err(&output)
        );
    }
    assert_eq!(fs::read_dir(folder).unwrap().count(), before);
}

#[cfg(unix)]
#[test]
fn input_without_an_end_is_refused() {
    let (home, file) = saved("1\n");
    let path = file.display();
    let said = at_once(
        home.path(),
        &format!("yes 1 | tr -d '\\n' | \"$0\" resume --text {path}"),
    );
    assert_eq!(said.status.code(), Some(2));
    assert!(
        err(&said).contains("line 1 of standard input"),
        "{}",
        err(&said)
    );
    let said = at_once(
        home.path(),
        &format!("\"$0\" simulate {SMALL} --bot scripted:/dev/zero --runs 1"),
    );
    assert_eq!(said.status.code(), Some(2), "{}", err(&said));
    assert!(err(&said).contains("no ordinary file"), "{}", err(&said));
}

#[test]
fn a_title_cannot_steer_the_terminal() {
    let (home, file) = saved("1\n");
    events(&file, |kind, body| {
        if kind == "begun" {
            body["title"] = "Bread\u{1b}[2J\u{202e}".into();
        }
    });
    let path = file.to_str().unwrap();
    for args in [&["saves"][..], &["replay", path]] {
        let said = out(&play(home.path(), args, ""));
        assert!(
            said.contains("Bread") && !said.contains(['\u{1b}', '\u{202e}']),
            "{said:?}"
        );
    }
}
