//! The real program in a real window, on a virtual screen: played by key presses, killed, and gone on with.

#![cfg(all(target_os = "linux", feature = "app"))]
#![expect(clippy::unwrap_used, reason = "helpers of tests fail like tests")]

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use two_hats::session::saves;

/// How long anything may take on a slow machine.
const PATIENCE: Duration = Duration::from_secs(90);

/// Ends what was started, whatever becomes of the test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn there(program: &str) -> bool {
    let asked = Command::new("sh")
        .args(["-c", &format!("command -v {program}")])
        .stdout(Stdio::null())
        .status();
    asked.is_ok_and(|status| status.success())
}

/// A virtual screen and its name; nothing, said past the capture of tests' output, where there is none to be had.
fn screen() -> Option<(Running, String)> {
    if !(there("Xvfb") && there("xdotool")) {
        let what = "Xvfb or xdotool is missing: the window is not tested";
        assert!(std::env::var_os("TWO_HATS_NO_SKIPS").is_none(), "{what}");
        let _ = writeln!(std::io::stderr(), "skipped: {what}");
        return None;
    }
    // It picks a number that is free, and says which.
    let mut server = Command::new("Xvfb")
        .args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            "1280x720x24",
            "-nolisten",
            "tcp",
        ])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut number = String::new();
    BufReader::new(server.stdout.take().unwrap())
        .read_line(&mut number)
        .unwrap();
    Some((Running(server), format!(":{}", number.trim())))
}

fn open(display: &str, home: &Path, args: &[&str]) -> Running {
    let child = Command::new(env!("CARGO_BIN_EXE_two-hats"))
        .args(args)
        .env("DISPLAY", display)
        .env_remove("WAYLAND_DISPLAY")
        .env("TWO_HATS_DATA", home)
        .env("XDG_CONFIG_HOME", home.join("config"))
        .env("XDG_RUNTIME_DIR", home)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    Running(child)
}

fn hand(display: &str, args: &[&str]) -> bool {
    Command::new("xdotool")
        .args(args)
        .env("DISPLAY", display)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// Decisions in the save that was played last.
fn decisions(home: &Path) -> usize {
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

fn wait_for_window(display: &str, program: &mut Running) {
    let begun = Instant::now();
    // Where no window manager does it, the window is given the keyboard by hand.
    let window = [
        "search",
        "--onlyvisible",
        "--name",
        "Two Hats",
        "windowfocus",
    ];
    while !hand(display, &window) {
        assert!(begun.elapsed() < PATIENCE, "no window came");
        assert!(
            program.0.try_wait().unwrap().is_none(),
            "the program has ended by itself"
        );
        std::thread::sleep(Duration::from_millis(200));
    }
}

#[test]
fn the_window_is_played_by_keys_killed_and_gone_on_with() {
    let Some((_server, display)) = screen() else {
        return;
    };
    let home = tempfile::tempdir().unwrap();
    let args = ["play", "two-basements", "--seed", "7"];
    let mut program = open(&display, home.path(), &args);
    wait_for_window(&display, &mut program);
    // Begin; pick the first response; give it.
    press_until(
        &display,
        home.path(),
        &mut program,
        &["Return", "1", "Return"],
        1,
    );
    program.0.kill().unwrap();
    program.0.wait().unwrap();
    assert_eq!(
        decisions(home.path()),
        1,
        "the decision outlives the program"
    );

    let mut again = open(&display, home.path(), &[]);
    wait_for_window(&display, &mut again);
    // Continue, on the title; then the second crisis.
    press_until(&display, home.path(), &mut again, &["c", "2", "Return"], 2);
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
