//! `capture` writes its pictures as everything else is written: what is there stays, and a picture is whole or not there.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

const MINE: &str = "paper-title.png";

fn run(mut command: Command, folder: &Path, more: &[&str]) -> Output {
    command
        .args(["capture", "--only", "title"])
        .args(more)
        .arg(folder)
        .stdin(Stdio::null());
    command.output().unwrap()
}

fn capture(folder: &Path, more: &[&str]) -> Output {
    run(Command::new(env!("CARGO_BIN_EXE_two-hats")), folder, more)
}

fn names(folder: &Path) -> Vec<String> {
    let files = fs::read_dir(folder).unwrap();
    let names = files.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn pictures_that_are_there_stay_unless_they_may_be_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let mine = folder.path().join(MINE);
    fs::write(&mine, "mine").unwrap();
    let refused = capture(folder.path(), &[]);
    assert_eq!(refused.status.code(), Some(2), "{refused:?}");
    assert!(said(&refused).contains("--force"), "{}", said(&refused));
    assert_eq!(fs::read(&mine).unwrap(), b"mine");
    assert_eq!(names(folder.path()), [MINE]);

    let made = capture(folder.path(), &["--force"]);
    if said(&made).contains("driver") {
        let what = "nothing draws here: pictures are not tested";
        assert!(std::env::var_os("TWO_HATS_NO_SKIPS").is_none(), "{what}");
        let _ = writeln!(std::io::stderr(), "skipped: {what}");
        return;
    }
    assert_eq!(made.status.code(), Some(0), "{made:?}");
    // Three sizes in three themes, and one with text as large as it may be; nothing but titles.
    let names = names(folder.path());
    assert_eq!(names.len(), 10, "{names:?}");
    assert!(names.iter().all(|name| name.ends_with("title.png")));
    for name in names {
        let bytes = fs::read(folder.path().join(&name)).unwrap();
        assert!(bytes.starts_with(b"\x89PNG") && bytes.ends_with(b"IEND\xAE\x42\x60\x82"));
    }

    // No file may grow over a kilobyte: writing fails half way, as on a full disk.
    let line = "trap '' XFSZ; ulimit -f 1; exec \"$0\" \"$@\"";
    for (before, more) in [(None, &[][..]), (Some("mine"), &["--force"][..])] {
        let folder = tempfile::tempdir().unwrap();
        let mine = folder.path().join(MINE);
        if let Some(before) = before {
            fs::write(&mine, before).unwrap();
        }
        let mut command = Command::new("bash");
        command.args(["-c", line, env!("CARGO_BIN_EXE_two-hats")]);
        let failed = run(command, folder.path(), more);
        assert_eq!(failed.status.code(), Some(2), "{failed:?}");
        let says = said(&failed);
        assert!(says.contains("could not be written"), "{says}");
        let left: &[&str] = if before.is_some() { &[MINE] } else { &[] };
        assert_eq!(self::names(folder.path()), left);
        if let Some(before) = before {
            assert_eq!(fs::read(&mine).unwrap(), before.as_bytes());
        }
    }
}
