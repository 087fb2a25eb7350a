//! The program itself, with a failing disk: it plays on, or ends with code 2 and the three lines of an error that are true.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use two_hats::session::{SaveError, read};

use super::{Fault, lines, mended, words};

pub(crate) const SMALL: &str = "tests/fixtures/small/scenario.ron";
const SHOWN: &str = "What came of crisis";

/// Plays the program with one fault, or none.
pub(crate) fn program(args: &[&str], answers: &str, folder: &Path, fault: Option<Fault>) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_two-hats"));
    command
        .args(args)
        .env("TWO_HATS_DATA", folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    if let Some(fault) = fault {
        fault.put_on(&mut command, folder);
    }
    let mut child = command.spawn().unwrap();
    let _ = child.stdin.take().unwrap().write_all(answers.as_bytes());
    child.wait_with_output().unwrap()
}

#[test]
fn the_program_says_what_is_so() {
    let mut ended = 0;
    for mode in ["once", "ever"] {
        for at in (1..=29).step_by(4) {
            let folder = tempfile::tempdir().unwrap();
            let folder = folder.path().canonicalize().unwrap();
            let file = folder.join("game.twohats");
            let save = file.to_str().unwrap();
            let fault = Fault {
                call: "sync",
                at,
                mode,
            };
            let args = ["play", "--text", SMALL, "--seed", "4", "--save", save];
            let output = program(&args, "1\n2\n1\n1\n1\n1\n", &folder, Some(fault));
            let said = words(&output);
            let shown = lines(&output)
                .iter()
                .filter(|line| line.contains(SHOWN))
                .count();
            let about = format!("{fault:?}: {shown} shown\n{said}");
            match output.status.code() {
                Some(0) => {}
                Some(2) => {
                    ended += 1;
                    assert!(
                        said.contains("error: ") && said.contains(" help: "),
                        "{about}"
                    );
                }
                other => panic!("{other:?} {about}"),
            }
            let Some(record) = mended(&file) else {
                assert_eq!(shown, 0, "{about}");
                continue;
            };
            let kept = record.decisions.len();
            let unsure = said.contains("nobody knows whether this was saved");
            assert!(
                kept == shown || (unsure && kept == shown + 1),
                "{kept} {about}"
            );
            assert!(!unsure || said.contains("two-hats resume"), "{about}");
            let replayed = program(&["replay", save], "", &folder, None);
            assert!(replayed.status.success(), "{about}");
            let next = program(&["resume", "--text", save], "1\n", &folder, None);
            assert!(next.status.success(), "{about}{}", words(&next));
        }
    }
    assert!(ended >= 3, "{ended}");
}

#[test]
fn what_could_not_be_begun_leaves_nothing() {
    for call in ["write", "sync", "open"] {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().canonicalize().unwrap();
        let file = folder.join("game.twohats");
        let fault = Fault {
            call,
            at: 1,
            mode: "ever",
        };
        let save = file.to_str().unwrap();
        let args = ["play", "--text", SMALL, "--save", save];
        let output = program(&args, "1\n", &folder, Some(fault));
        assert!(words(&output).contains("error: "), "{}", words(&output));
        assert!(matches!(read(&file), Err(SaveError::Missing(_))), "{call}");
        assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 0, "{call}");
    }
}
