//! A virtual screen, the program on it, and what is seen.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How long anything may take on a slow machine.
pub(crate) const PATIENCE: Duration = Duration::from_secs(90);

/// Ends what was started, whatever becomes of the test.
pub(crate) struct Running(pub(crate) Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

pub(crate) fn there(program: &str) -> bool {
    let asked = Command::new("sh")
        .args(["-c", &format!("command -v {program}")])
        .stdout(Stdio::null())
        .status();
    asked.is_ok_and(|status| status.success())
}

/// A virtual screen.
pub(crate) struct Screen {
    _server: Running,
    /// Its name.
    pub(crate) display: String,
    /// Where its picture lies.
    folder: tempfile::TempDir,
}

/// A virtual screen; nothing, said past the capture of tests' output, where there is none to be had.
pub(crate) fn screen() -> Option<Screen> {
    if !(there("Xvfb") && there("xdotool")) {
        let what = "Xvfb or xdotool is missing: the window is not tested";
        assert!(std::env::var_os("TWO_HATS_NO_SKIPS").is_none(), "{what}");
        let _ = writeln!(std::io::stderr(), "skipped: {what}");
        return None;
    }
    let folder = tempfile::tempdir().unwrap();
    // It picks a number that is free, and says which.
    let mut server = Command::new("Xvfb")
        .args(["-displayfd", "1", "-screen", "0", "1280x720x24"])
        .args(["-nolisten", "tcp", "-fbdir"])
        .arg(folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut number = String::new();
    BufReader::new(server.stdout.take().unwrap())
        .read_line(&mut number)
        .unwrap();
    Some(Screen {
        _server: Running(server),
        display: format!(":{}", number.trim()),
        folder,
    })
}

/// What is seen on a screen: its pixels as red, green and blue.
pub(crate) struct Picture(Vec<[u8; 3]>);

impl Screen {
    /// What is seen now. The server keeps its picture in a file in the format of `xwd`.
    pub(crate) fn picture(&self) -> Picture {
        let bytes = std::fs::read(self.folder.path().join("Xvfb_screen0")).unwrap();
        let word = |at: usize| {
            let four = bytes.get(4 * at..4 * at + 4).unwrap();
            u32::from_be_bytes(four.try_into().unwrap()) as usize
        };
        let (header, height, line, colours) = (word(0), word(5), word(12), word(19));
        assert_eq!(word(11), 32, "bits of a pixel");
        let begin = header + 12 * colours;
        let pixels = bytes.get(begin..begin + height * line).unwrap();
        // Xvfb's own order of bytes is that of the machine.
        let little = word(7) == 0;
        let colour = |pixel: &[u8]| match (little, pixel) {
            (true, [blue, green, red, _]) | (false, [_, red, green, blue]) => [*red, *green, *blue],
            _ => [0; 3],
        };
        Picture(pixels.chunks_exact(4).map(colour).collect())
    }
}

impl Picture {
    /// How much of it has this colour, in per cent.
    pub(crate) fn share(&self, colour: [u8; 3]) -> usize {
        100 * self.0.iter().filter(|pixel| **pixel == colour).count() / self.0.len().max(1)
    }

    /// How many colours there are.
    pub(crate) fn colours(&self) -> usize {
        let colours: std::collections::HashSet<&[u8; 3]> = self.0.iter().collect();
        colours.len()
    }
}

/// The program on a screen, with everything of its own in a folder.
pub(crate) fn program(display: &str, home: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_two-hats"));
    command
        .args(args)
        .env("DISPLAY", display)
        .env_remove("WAYLAND_DISPLAY")
        .env("TWO_HATS_DATA", home)
        .env("XDG_CONFIG_HOME", home.join("config"))
        .env("XDG_RUNTIME_DIR", home)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

pub(crate) fn open(display: &str, home: &Path, args: &[&str]) -> Running {
    Running(program(display, home, args).spawn().unwrap())
}

pub(crate) fn hand(display: &str, args: &[&str]) -> bool {
    Command::new("xdotool")
        .args(args)
        .env("DISPLAY", display)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

pub(crate) fn wait_for_window(display: &str, program: &mut Running) {
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
