//! A crisis played through the accessibility bus alone, by a client of its own: no key, no pointer.

use std::io::Write;
use std::process::{Command, Stdio};

use crate::display::{program, screen, there};

/// The system's own Python: the client's bindings belong to it.
const PYTHON: &str = "/usr/bin/python3";

fn client_is_there() -> bool {
    let asked = Command::new(PYTHON)
        .args(["-c", "import pyatspi"])
        .stderr(Stdio::null())
        .status();
    there("dbus-run-session") && asked.is_ok_and(|status| status.success())
}

fn played(late: &str) {
    let Some(screen) = screen() else { return };
    if !client_is_there() {
        let what =
            "python3-pyatspi or dbus-run-session is missing: no screen reader's client is tried";
        assert!(std::env::var_os("TWO_HATS_NO_SKIPS").is_none(), "{what}");
        let _ = writeln!(std::io::stderr(), "skipped: {what}");
        return;
    }
    let home = tempfile::tempdir().unwrap();
    let game = program(&screen.display, home.path(), &[]);
    let mut client = Command::new("dbus-run-session");
    client
        .args(["--", PYTHON, "tests/window/screen/reader.py"])
        .arg(game.get_program())
        .args(["play", "two-basements", "--seed", "7"])
        .env("TWO_HATS_LATE", late)
        // Somebody else's desktop is none of our business.
        .env_remove("AT_SPI_BUS_ADDRESS")
        .stdin(Stdio::null());
    for (name, value) in game.get_envs() {
        match value {
            Some(value) => client.env(name, value),
            None => client.env_remove(name),
        };
    }
    let output = client.output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    let steps = said.lines().filter(|line| line.starts_with("STEP"));
    println!("{}", steps.collect::<Vec<_>>().join("\n"));
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}\n{errors}");
}

#[test]
fn a_crisis_is_played_through_the_accessibility_bus_alone() {
    played("0");
}

#[test]
fn a_client_that_comes_after_the_program_finds_the_page() {
    played("12");
}
