//! The window played by keys, killed and gone on with; and the terminal where there is no window.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use two_hats::session::saves;

use crate::display::{PATIENCE, Running, hand, open, screen, wait_for_window};

/// Decisions in the save that was played last.
pub(crate) fn decisions(home: &Path) -> usize {
    let found = saves(&home.join("saves")).unwrap_or_default();
    // While the program runs, the save is its own.
    let reads = found.iter().find_map(|save| {
        let copy = home.join("copy.twohats");
        std::fs::copy(&save.path, &copy).ok()?;
        let record = two_hats::session::read(&copy).ok()?;
        Some(record.decisions.len())
    });
    reads.unwrap_or(0)
}

/// Presses keys, one after the other, again and again until a decision more is on disk.
fn press_until(display: &str, home: &Path, program: &mut Running, keys: &[&str], wanted: usize) {
    let begun = Instant::now();
    for key in keys.iter().cycle() {
        assert!(
            begun.elapsed() < PATIENCE,
            "{wanted} decisions did not come; there are {}",
            decisions(home)
        );
        assert!(
            program.0.try_wait().unwrap().is_none(),
            "the program has ended by itself"
        );
        hand(display, &["key", key]);
        std::thread::sleep(Duration::from_millis(400));
        if decisions(home) >= wanted {
            return;
        }
    }
}

/// A game in the window with its first decision on disk: begun, the first response picked and given.
pub(crate) fn decided_once(display: &str, home: &Path) -> Running {
    let args = ["play", "two-basements", "--seed", "7"];
    let mut program = open(display, home, &args);
    wait_for_window(display, &mut program);
    press_until(display, home, &mut program, &["Return", "1", "Return"], 1);
    program
}

#[test]
fn the_window_is_played_by_keys_killed_and_gone_on_with() {
    let Some(screen) = screen() else {
        return;
    };
    let home = tempfile::tempdir().unwrap();
    let mut program = decided_once(&screen.display, home.path());
    program.0.kill().unwrap();
    program.0.wait().unwrap();
    assert_eq!(
        decisions(home.path()),
        1,
        "the decision outlives the program"
    );

    let mut again = open(&screen.display, home.path(), &[]);
    wait_for_window(&screen.display, &mut again);
    // Continue, on the title; then the second crisis.
    press_until(
        &screen.display,
        home.path(),
        &mut again,
        &["c", "2", "Return"],
        2,
    );
}

#[test]
fn without_a_screen_it_says_so_and_plays_in_the_terminal() {
    let home = tempfile::tempdir().unwrap();
    for display in [None, Some(":31999")] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_two-hats"));
        command
            .args(["play", "tests/fixtures/small", "--seed", "1"])
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .env("TWO_HATS_DATA", home.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        if let Some(display) = display {
            command.env("DISPLAY", display);
        }
        let mut child = command.spawn().unwrap();
        child
            .stdin
            .take()
            .unwrap()
            .write_all(b"1\n1\n2\n1\n1\n1\n")
            .unwrap();
        let output = child.wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        let shown = String::from_utf8_lossy(&output.stdout);
        assert!(said.contains("No window:"), "{display:?}: {said}");
        assert!(said.contains("terminal"), "{display:?}: {said}");
        assert!(!said.contains("panicked"), "{display:?}: {said}");
        assert!(
            shown.contains("What came of crisis"),
            "{display:?}: {shown}"
        );
    }
}
