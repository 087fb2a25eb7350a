//! Calls of the system that fail: every answer ends in play or in a clean exit, and nothing that was shown is untrue.
//!
//! `shim.c` stands between a program and the C library. A game or a workshop is played by this test binary itself, started once more with
//! the shim before it ([`played_with_a_fault`]), and says line by line what was accepted; the save is read without the shim afterwards.

#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "helpers of tests fail like tests")]

mod command;
mod inside;
mod kills;
mod shim;

use std::path::Path;
use std::process::{Command, Output};

use shim::shim;
use two_hats::content::Library;
use two_hats::session::{Record, SaveError, ScenarioVersion, Session, read, verify};

const CALLS: [&str; 5] = ["write", "sync", "truncate", "unlink", "open"];
const MODES: [&str; 3] = ["once", "ever", "short"];

/// One fault.
#[derive(Debug, Clone, Copy)]
struct Fault {
    call: &'static str,
    at: usize,
    mode: &'static str,
}

impl Fault {
    fn put_on(self, command: &mut Command, folder: &Path) {
        command
            .env("LD_PRELOAD", shim())
            .env("FAULT_FOLDER", folder)
            .env("FAULT_CALL", self.call)
            .env("FAULT_AT", self.at.to_string())
            .env("FAULT_MODE", self.mode);
    }
}

/// What came of a run.
#[derive(Debug, Default)]
struct Told {
    /// Whether the fault struck.
    struck: bool,
    /// Whether an error was said.
    erred: bool,
    /// Whether it was gone on from after an error.
    went_on: bool,
}

fn lines(output: &Output) -> Vec<String> {
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .map(str::to_owned)
        .collect()
}

fn words(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Plays a game or workshop with one fault, and looks at what is on the disk after it.
fn play(kind: &str, fault: Fault) -> Told {
    let folder = tempfile::tempdir().unwrap();
    // As /proc names it.
    let folder = folder.path().canonicalize().unwrap();
    let file = folder.join("game.twohats");
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .args([
            "--exact",
            "faults::inside::played_with_a_fault",
            "--ignored",
            "--nocapture",
        ])
        .env("FAULTS_PLAY", kind)
        .env("FAULTS_SAVE", &file);
    fault.put_on(&mut command, &folder);
    let output = command.output().unwrap();
    let said = words(&output);
    let about = format!("{kind} {fault:?}\n{}\n{said}", lines(&output).join("\n"));
    assert!(output.status.success(), "{about}");
    let lines = lines(&output);
    let after = |word: &str| -> Vec<String> {
        lines
            .iter()
            .filter_map(|line| Some(line.strip_prefix(word)?.to_owned()))
            .collect()
    };
    let accepted = after("accepted ");
    let unsure = !after("unsure ").is_empty();
    let not_saved = after("not saved ");
    match mended(&file) {
        None => assert!(
            accepted.is_empty() && !after("failed ").is_empty(),
            "{about}"
        ),
        Some(record) => {
            let kept = inside::kept(&record);
            // What was shown is there; and one more at most, if nobody could know.
            assert_eq!(kept[..accepted.len().min(kept.len())], accepted, "{about}");
            let more = kept.len() - accepted.len();
            assert!(more == 0 || (unsure && more == 1), "{about}\nkept {kept:?}");
            let checked = verify(&record, &file).unwrap();
            assert_eq!(checked.first_fault(), None, "{about}");
        }
    }
    Told {
        struck: said.contains("fault\n"),
        erred: unsure || !not_saved.is_empty() || !after("failed ").is_empty(),
        went_on: !not_saved.is_empty() && lines.iter().any(|line| line == "over"),
    }
}

/// The save as it can be gone on from; nothing if there is none.
fn mended(file: &Path) -> Option<Record> {
    match read(file) {
        Err(SaveError::Missing(_)) => return None,
        Ok(_) | Err(SaveError::CutOff(_)) => {}
        Err(error) => panic!("{error}"),
    }
    // Going on puts right what was cut off, in a workshop as in a game.
    drop(Session::resume(file, &Library::default(), ScenarioVersion::Stored).unwrap());
    Some(read(file).unwrap())
}

/// Every call in every mode at these places, in a game and in a workshop, until there are no more calls; a short write is the only short call.
/// Gives how many faults struck.
fn matrix(places: impl Iterator<Item = usize> + Clone) -> usize {
    let mut told = Vec::new();
    for kind in ["game", "room"] {
        for call in CALLS {
            for mode in MODES {
                if mode == "short" && call != "write" {
                    continue;
                }
                for at in places.clone() {
                    let found = play(kind, Fault { call, at, mode });
                    let struck = found.struck;
                    told.push(found);
                    if !struck {
                        break;
                    }
                }
            }
        }
    }
    let count = |what: fn(&Told) -> bool| told.iter().filter(|t| what(t)).count();
    let (struck, erred) = (count(|t| t.struck), count(|t| t.erred));
    let went_on = count(|t| t.went_on);
    println!(
        "{struck} faults struck in {} runs: {erred} were told of, {went_on} games went on to their end after one",
        told.len()
    );
    // What nobody was told of did no harm: `play` has proved that.
    assert!(erred * 3 > struck && went_on > 20);
    struck
}

#[test]
fn no_failing_call_makes_what_is_shown_untrue() {
    let struck = matrix((1..=60).step_by(3));
    assert!(struck >= 120, "{struck}");
}

/// All of it, for `.ci/long`.
#[test]
#[ignore = "takes minutes: .ci/long runs it"]
fn no_failing_call_of_the_first_sixty_makes_what_is_shown_untrue() {
    matrix(1..=60);
}
