//! Places that cannot hold a save: missing, taken, read-only, full.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::{SMALL, err, ok, out, play, refused, saved, with_input};

#[test]
fn places_that_cannot_hold_a_save_are_named() {
    let home = tempfile::tempdir().unwrap();
    let at = |file: &Path| {
        let args = ["play", "--text", SMALL, "--save", file.to_str().unwrap()];
        play(home.path(), &args, "1\n")
    };
    refused(
        &at(&home.path().join("no/such/a.twohats")),
        &["folder", "does not exist", "no/such"],
    );
    let taken = home.path().join("taken.twohats");
    fs::write(&taken, "mine").unwrap();
    refused(&at(&taken), &["a file here already", "taken.twohats"]);
    assert_eq!(fs::read(&taken).unwrap(), b"mine");
    refused(&at(home.path()), &["this is a folder", "name a file in it"]);
    // A file where the folder for everything should be.
    refused(
        &play(&taken, &["play", "--text", SMALL], "1\n"),
        &["folder"],
    );
}

#[test]
fn what_is_left_of_another_save_is_named_listed_and_cleared() {
    let (home, file) = saved("1\n");
    let folder = file.parent().unwrap();
    let with = |name: &str, bytes: &[u8]| fs::write(folder.join(name), bytes).unwrap();
    with("a.twohats-journal", b"");
    with("b.twohats-journal", &[0; 512]);
    with("c.twohats-journal", b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7");
    with("d.twohats-wal", b"something");
    with("empty.twohats", b"");
    with(".two-hats-x.part", b"half");
    // None of these is ours.
    with("game.twohats-journal", b"");
    with("letter.txt-journal", b"");
    with("letter.txt", b"");
    for name in ["a", "b", "c", "d"] {
        let save = folder.join(format!("{name}.twohats"));
        let args = ["play", "--text", SMALL, "--save", save.to_str().unwrap()];
        refused(
            &play(home.path(), &args, "1\n"),
            &[&format!("{name}.twohats-"), "both, or neither"],
        );
        assert!(!save.exists());
    }
    let list = super::listing(home.path());
    let orphans: Vec<_> = list.iter().filter(|s| s["status"] == "orphan").collect();
    let of = |empty: bool| {
        let some = orphans.iter().filter(|o| o["empty"] == empty);
        let names: Vec<_> = some
            .map(|o| Path::new(o["path"].as_str().unwrap()).file_name().unwrap())
            .collect();
        names
    };
    assert_eq!(
        of(true),
        [".two-hats-x.part", "a.twohats-journal", "b.twohats-journal"]
    );
    assert_eq!(of(false), ["c.twohats-journal", "d.twohats-wal"]);
    let said = out(&play(home.path(), &["saves"], ""));
    assert!(said.contains("two-hats saves --clear"), "{said}");
    let said = out(&play(home.path(), &["saves", "--clear"], ""));
    assert_eq!(said.matches("Removed: ").count(), 4, "{said}");
    let mut left: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    left.sort();
    assert_eq!(
        left,
        [
            "c.twohats-journal",
            "d.twohats-wal",
            "game.twohats",
            "game.twohats-journal",
            "letter.txt",
            "letter.txt-journal"
        ]
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_read_only_folder_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let (home, file) = saved("1\n1\n");
    let mode = |path: &Path, mode| {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    };
    let folder = file.parent().unwrap();
    mode(&file, 0o444);
    mode(folder, 0o555);
    mode(home.path(), 0o755);
    // Root may write anywhere, and has to become somebody else.
    let root = fs::write(folder.join("probe"), "").is_ok();
    let copy = home.path().join("two-hats");
    let scenario = home.path().join("scenario.ron");
    fs::copy(env!("CARGO_BIN_EXE_two-hats"), &copy).unwrap();
    fs::copy(SMALL, &scenario).unwrap();
    mode(&scenario, 0o444);
    let as_user = |args: &[&str]| {
        let mut command = if root {
            let mut command = Command::new("setpriv");
            command
                .args(["--reuid=65534", "--regid=65534", "--clear-groups"])
                .arg(&copy);
            command
        } else {
            Command::new(&copy)
        };
        command.env("TWO_HATS_DATA", home.path()).args(args);
        with_input(command, "1\n")
    };
    refused(
        &as_user(&["play", "--text", scenario.to_str().unwrap()]),
        &["read-only", "saves", "TWO_HATS_DATA"],
    );
    refused(
        &as_user(&["resume", "--text", file.to_str().unwrap()]),
        &["read-only", "game.twohats"],
    );
    // Looking is allowed.
    let listed = as_user(&["saves"]);
    assert!(
        out(&listed).contains("at crisis 3"),
        "{}{}",
        out(&listed),
        err(&listed)
    );
    ok(&as_user(&["replay", file.to_str().unwrap()]));
    mode(folder, 0o755);
}

#[cfg(unix)]
#[test]
fn a_full_disk_takes_nothing_that_was_saved() {
    let mut full = 0;
    // From a limit that lets nothing be written, past those that cut a write in the middle, to one that is large enough.
    for blocks in [0, 1, 2, 4, 8, 12, 16, 20, 24, 32, 36, 40, 44, 46, 48, 400] {
        let (home, file) = saved("1\n1\n");
        let script = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"");
        let mut command = Command::new("sh");
        command
            .env("TWO_HATS_DATA", home.path())
            .args([
                "-c",
                &script,
                env!("CARGO_BIN_EXE_two-hats"),
                "resume",
                "--text",
            ])
            .arg(&file);
        let output = with_input(command, "sell\nown\n");
        // Resuming tells once more what came of the last decision.
        let told = out(&output).matches("What came of crisis").count();
        let shown = told - 1;
        if !output.status.success() {
            full += 1;
            refused(
                &output,
                &["could not be saved", "game.twohats", "make some room"],
            );
        }
        // Whether or not a write was cut off: going on puts it right.
        let after = play(
            home.path(),
            &["resume", "--text", file.to_str().unwrap()],
            "",
        );
        ok(&after);
        let record = two_hats::session::read(&file).unwrap();
        assert_eq!(record.decisions.len(), 2 + shown, "{blocks}");
        assert!(
            out(&after).contains(&format!("Crisis {}", 3 + shown)),
            "{}",
            out(&after)
        );
        ok(&play(home.path(), &["replay", file.to_str().unwrap()], ""));
    }
    assert!((4..16).contains(&full), "{full}");
}
