//! Files that the program writes: whole or not there, and never in the place of somebody else's unasked.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "helpers of tests fail like tests")]

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

/// Commands that write a file, without `-o FILE`.
const WRITERS: [(&str, &str); 9] = [
    ("a.svg", "graph tests/fixtures/small --runs 10"),
    ("a.md", "graph tests/fixtures/small --runs 10"),
    ("a.csv", "simulate tests/fixtures/small --runs 300"),
    ("a.json", "simulate tests/fixtures/small --runs 10"),
    ("a.html", "debrief SAVE --lucks 2"),
    ("b.csv", "debrief SAVE --lucks 2"),
    ("guide.html", "guide tests/fixtures/small --script"),
    ("cards.html", "cards tests/fixtures/small"),
    ("b.json", "debrief SAVE --lucks 2"),
];

/// A save of a game.
fn save(folder: &Path) -> String {
    let path = folder.join("game.twohats");
    let mut command = Command::new(env!("CARGO_BIN_EXE_two-hats"));
    command
        .args([
            "play",
            "tests/fixtures/small",
            "--text",
            "--seed",
            "4",
            "--save",
        ])
        .arg(&path)
        .stdin(Stdio::piped())
        .stdout(Stdio::null());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(b"1\n1\n").unwrap();
    assert!(child.wait().unwrap().success());
    path.display().to_string()
}

fn two_hats(args: &[String]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_two-hats"));
    command.args(args).stdin(Stdio::null()).output().unwrap()
}

/// The same, where no file may grow over a kilobyte: writing fails half way, as on a full disk.
fn without_room(args: &[String]) -> Output {
    let line = "trap '' XFSZ; ulimit -f 1; exec \"$0\" \"$@\"";
    let mut command = Command::new("bash");
    command
        .args(["-c", line, env!("CARGO_BIN_EXE_two-hats")])
        .args(args)
        .stdin(Stdio::null());
    command.output().unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

fn written_to(line: &str, path: &Path, more: &[&str]) -> Vec<String> {
    let mut args: Vec<String> = line.split(' ').map(str::to_owned).collect();
    args.extend(["-o".to_owned(), path.display().to_string()]);
    args.extend(more.iter().map(|&word| word.to_owned()));
    args
}

#[test]
fn a_file_that_is_there_stays_unless_it_may_be_replaced() {
    let home = tempfile::tempdir().unwrap();
    let save = save(home.path());
    for (name, line) in WRITERS {
        let line = &line.replace("SAVE", &save);
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        fs::write(&path, "mine").unwrap();
        fs::write(folder.path().join(format!("{name}.part")), "mine, too").unwrap();
        let before = names(folder.path());

        let refused = two_hats(&written_to(line, &path, &[]));
        assert_eq!(refused.status.code(), Some(2), "{line}: {refused:?}");
        let says = String::from_utf8_lossy(&refused.stderr);
        assert!(says.contains("--force"), "{line}: {says}");
        assert_eq!(fs::read(&path).unwrap(), b"mine", "{line}");

        let replaced = two_hats(&written_to(line, &path, &["--force"]));
        assert_eq!(replaced.status.code(), Some(0), "{line}: {replaced:?}");
        assert!(fs::read(&path).unwrap().len() > 1024, "{line}");
        assert_eq!(names(folder.path()), before, "{line}");
        let part = fs::read(folder.path().join(format!("{name}.part")));
        assert_eq!(part.unwrap(), b"mine, too", "{line}");
    }
}

#[test]
fn without_room_nothing_is_left_and_nothing_lost() {
    let home = tempfile::tempdir().unwrap();
    let save = save(home.path());
    for (name, line) in WRITERS {
        let line = &line.replace("SAVE", &save);
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        let failed = without_room(&written_to(line, &path, &[]));
        assert_eq!(failed.status.code(), Some(2), "{line}: {failed:?}");
        let says = String::from_utf8_lossy(&failed.stderr);
        assert!(says.contains("could not be written"), "{line}: {says}");
        assert!(names(folder.path()).is_empty(), "{line}");

        fs::write(&path, "mine").unwrap();
        let failed = without_room(&written_to(line, &path, &["--force"]));
        assert_eq!(failed.status.code(), Some(2), "{line}: {failed:?}");
        assert_eq!(fs::read(&path).unwrap(), b"mine", "{line}");
        assert_eq!(names(folder.path()), [name], "{line}");
    }
}

#[test]
fn a_new_scenario_is_whole_or_can_be_begun_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("harbour-strike");
    let args = ["new".to_owned(), path.display().to_string()];
    let failed = without_room(&args);
    assert_eq!(failed.status.code(), Some(2), "{failed:?}");
    assert!(names(folder.path()).is_empty());
    let made = two_hats(&args);
    assert_eq!(made.status.code(), Some(0), "{made:?}");
    assert_eq!(names(&path), ["plays", "scenario.ron"]);
    let again = two_hats(&args);
    assert_eq!(again.status.code(), Some(2), "{again:?}");
    assert_eq!(names(folder.path()), ["harbour-strike"]);
}

#[test]
fn rows_of_two_simulations_never_mix() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("rows.csv");
    let line = |seed: u32| {
        format!("simulate tests/fixtures/small --player random --runs 1500 --seed {seed}")
    };
    let alone = [1, 50_000].map(|seed| {
        let path = folder.path().join(format!("{seed}.csv"));
        let found = two_hats(&written_to(&line(seed), &path, &[]));
        assert_eq!(found.status.code(), Some(0), "{found:?}");
        fs::read(path).unwrap()
    });
    let mut together = [1, 50_000].map(|seed| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_two-hats"));
        let args = written_to(&line(seed), &path, &["--force"]);
        command.args(args).stdin(Stdio::null()).spawn().unwrap()
    });
    for child in &mut together {
        assert!(child.wait().unwrap().success());
    }
    assert!(
        alone.contains(&fs::read(&path).unwrap()),
        "rows of one only"
    );
    assert_eq!(names(folder.path()), ["1.csv", "50000.csv", "rows.csv"]);
}

#[test]
fn a_simulation_that_is_ended_leaves_nothing() {
    for signal in ["-INT", "-TERM", "-HUP"] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("rows.csv");
        let line = "simulate two-basements --runs 100000000";
        let mut command = Command::new(env!("CARGO_BIN_EXE_two-hats"));
        let mut child = command
            .args(written_to(line, &path, &[]))
            .stdin(Stdio::null())
            .spawn()
            .unwrap();
        let patience = Instant::now() + Duration::from_secs(60);
        while names(folder.path()).is_empty() {
            assert!(Instant::now() < patience, "it begins to write");
            std::thread::sleep(Duration::from_millis(5));
        }
        let id = child.id().to_string();
        assert!(
            Command::new("kill")
                .args([signal, &id])
                .status()
                .unwrap()
                .success()
        );
        let code = child.wait().unwrap().code();
        assert_eq!(code, Some(130), "{signal}");
        assert!(names(folder.path()).is_empty(), "{signal}");
    }
}

#[test]
fn pipes_and_devices_are_written_to_as_they_are() {
    let line = "graph tests/fixtures/small --runs 10 --format svg";
    let found = two_hats(&written_to(line, Path::new("/dev/stdout"), &[]));
    assert_eq!(found.status.code(), Some(0), "{found:?}");
    assert!(found.stdout.starts_with(b"<svg"));
}
