//! Every command with streams that are closed, full, or read by nobody: no panics, and exit codes that tell.
//!
//! The list of commands is clap's own, so that a new one is tested by itself.

#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "helpers of tests fail like tests")]

use std::cell::Cell;
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use clap::CommandFactory;
use two_hats::cli::Cli;

/// Something that a command is asked to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Case {
    /// Its work.
    Work,
    Help,
    /// What it cannot do.
    Mistake,
}

/// What becomes of a stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stream {
    /// It is read.
    Read,
    /// Nobody reads on, as behind `head`.
    Left,
    /// Its disk is full.
    Full,
    /// It is closed from the start.
    Closed,
}

struct World {
    folder: tempfile::TempDir,
    names: Cell<u32>,
}

impl World {
    fn new() -> Self {
        let world = Self {
            folder: tempfile::tempdir().unwrap(),
            names: Cell::new(0),
        };
        let save = world.save();
        let played = world.run(
            &[
                "play",
                "tests/fixtures/small",
                "--text",
                "--seed",
                "4",
                "--save",
                &save,
            ],
            Stream::Read,
            Stream::Read,
        );
        assert_eq!(played.status.code(), Some(0), "{played:?}");
        world
    }

    fn save(&self) -> String {
        self.folder
            .path()
            .join("game.twohats")
            .display()
            .to_string()
    }

    /// A name that nothing has yet.
    fn name(&self) -> String {
        self.names.set(self.names.get() + 1);
        let name = format!("name-{}", self.names.get());
        self.folder.path().join(name).display().to_string()
    }

    /// How a command is asked to do its work, quickly and with something to print.
    fn work(&self, command: &str) -> Option<Vec<String>> {
        let text = match command {
            "play" => "play tests/fixtures/small --text --seed 4",
            "list" => "list",
            "resume" => &format!("resume {} --text", self.save()),
            "saves" => "saves",
            "check" => "check tests/fixtures/small",
            "graph" => "graph tests/fixtures/small --runs 10",
            "simulate" => "simulate tests/fixtures/small --runs 10 --format csv",
            "calibrate" => "calibrate --quick --seeds 1 --people 10 --threads 1",
            "sensitivity" => {
                "sensitivity tests/fixtures/small --runs 2 --people 0 --bot random --threads 1"
            }
            "collect" => &format!("collect {}", self.save()),
            "replay" => &format!("replay {}", self.save()),
            "debrief" => &format!("debrief {} --lucks 2", self.save()),
            "guide" => "guide tests/fixtures/small --script",
            "cards" => "cards tests/fixtures/small",
            "quiz" => "quiz --form a",
            "reading" => "reading tests/fixtures/small --kind hats",
            "new" => &format!("new {}", self.name()),
            "forget" => &format!("forget {}", self.save()),
            "completions" => "completions bash",
            "man" => "man",
            // Pictures take a driver and a minute, and are printed nowhere; a room is served until it is stopped (tests/host looks at what is
            // said); an export needs the save of a room (tests/session/live/after.rs tries it).
            "capture" | "host" | "crowd" | "export" => return None,
            other => panic!("say in this list how `two-hats {other}` is asked to do its work"),
        };
        Some(text.split(' ').map(str::to_owned).collect())
    }

    fn args(&self, command: &str, case: Case) -> Option<Vec<String>> {
        let two = |argument: &str| Some(vec![command.to_owned(), argument.to_owned()]);
        match case {
            Case::Work => self.work(command),
            Case::Help => two("--help"),
            Case::Mistake => two("--no-such-flag"),
        }
    }

    fn run(&self, args: &[impl AsRef<str>], stdout: Stream, stderr: Stream) -> Output {
        let program = env!("CARGO_BIN_EXE_two-hats");
        let close = |stream: Stream, sign: &'static str| match stream {
            Stream::Closed => sign,
            _ => "",
        };
        // Only a shell can start a program with a stream closed.
        let line = format!(
            "exec \"$0\" \"$@\" {} {}",
            close(stdout, ">&-"),
            close(stderr, "2>&-")
        );
        let mut command = Command::new("sh");
        command
            .args(["-c", &line, program])
            .args(args.iter().map(AsRef::as_ref))
            .env("TWO_HATS_DATA", self.folder.path())
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .stdin(Stdio::null())
            .stdout(stdio(stdout))
            .stderr(stdio(stderr));
        command.output().unwrap()
    }
}

fn stdio(stream: Stream) -> Stdio {
    match stream {
        Stream::Read => Stdio::piped(),
        Stream::Left => std::io::pipe().unwrap().1.into(),
        Stream::Full => File::options()
            .write(true)
            .open("/dev/full")
            .unwrap()
            .into(),
        Stream::Closed => Stdio::null(),
    }
}

#[test]
fn every_command_survives_every_stream_and_its_exit_code_tells() {
    let world = World::new();
    let program = Cli::command();
    let commands: Vec<&str> = program
        .get_subcommands()
        .map(clap::Command::get_name)
        .collect();
    assert!(commands.len() > 10, "{commands:?}");
    let mut wrong = Vec::new();
    let mut runs = 0;
    for command in commands {
        for case in [Case::Work, Case::Help, Case::Mistake] {
            let mut run = |stdout, stderr| {
                let args = world.args(command, case)?;
                runs += 1;
                Some((world.run(&args, stdout, stderr), args.join(" ")))
            };
            let Some((usual, args)) = run(Stream::Read, Stream::Read) else {
                continue;
            };
            let code = usual.status.code();
            let ran = match case {
                Case::Mistake => code == Some(2),
                // Warnings of a scenario are code 1.
                Case::Work => matches!(code, Some(0 | 1)),
                Case::Help => code == Some(0),
            };
            assert!(ran, "{args}: {usual:?}");
            let prints = !usual.stdout.is_empty();
            assert_eq!(prints, case != Case::Mistake, "{args}: {usual:?}");
            for (stdout, stderr) in [
                (Stream::Left, Stream::Read),
                (Stream::Full, Stream::Read),
                (Stream::Closed, Stream::Read),
                (Stream::Read, Stream::Left),
                (Stream::Read, Stream::Full),
                (Stream::Read, Stream::Closed),
                (Stream::Full, Stream::Full),
                (Stream::Left, Stream::Left),
            ] {
                let Some((found, args)) = run(stdout, stderr) else {
                    continue;
                };
                // What was asked for and cannot be had is code 2; a reader that left had enough.
                let full = stdout == Stream::Full && prints;
                let expected = if full { Some(2) } else { code };
                let told = String::from_utf8_lossy(&found.stderr);
                let says = !full || stderr != Stream::Read || told.contains("the disk is full");
                if found.status.code() != expected || told.contains("panicked") || !says {
                    wrong.push(format!("`{args}` with {stdout:?}, {stderr:?}: {found:?}"));
                }
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    assert!(runs > 250, "{runs}");
}

/// A scenario whose texts try to steer what shows them.
fn steering(folder: &Path) -> PathBuf {
    let text = std::fs::read_to_string("tests/fixtures/small/scenario.ron").unwrap();
    let title = "title: \"The Small Bakery\"";
    assert!(text.contains(title));
    let text = text.replace(
        title,
        r#"title: "The \u{1b}[2J\u{1b}]0;mine\u{7}\u{9b}31m\u{202e}\u{2066}Bakery\r\u{7f}""#,
    );
    let path = folder.join("steering");
    std::fs::create_dir(&path).unwrap();
    let mut file = File::create_new(path.join("scenario.ron")).unwrap();
    file.write_all(text.as_bytes()).unwrap();
    path
}

#[test]
fn no_title_steers_a_terminal() {
    let world = World::new();
    let scenario = steering(world.folder.path());
    let scenario = scenario.display().to_string();
    let save = world.folder.path().join("saves/steering.twohats");
    std::fs::create_dir(world.folder.path().join("saves")).unwrap();
    let save = save.display().to_string();
    let lines = [
        vec!["play", &scenario, "--text", "--seed", "4", "--save", &save],
        vec!["resume", &save, "--text"],
        vec!["saves"],
        vec!["saves", "--format", "json"],
        vec!["replay", &save],
        vec!["replay", &save, "--format", "json"],
        vec!["debrief", &save, "--lucks", "2"],
        vec!["check", &scenario],
        vec!["check", &scenario, "--format", "json"],
        vec!["graph", &scenario, "--runs", "10"],
        vec!["graph", &scenario, "--runs", "10", "--format", "mermaid"],
        vec!["simulate", &scenario, "--runs", "10"],
        vec!["simulate", &scenario, "--runs", "10", "--format", "json"],
        vec!["simulate", &scenario, "--runs", "10", "--format", "csv"],
        vec!["guide", &scenario, "--script"],
        vec!["cards", &scenario],
        vec!["reading", &scenario, "--kind", "outcomes"],
        vec!["check", "no\u{1b}[2Jsuch\u{202e}.ron"],
        vec!["replay", "no\u{1b}[2Jsuch\u{202e}.twohats"],
        vec!["no\u{1b}[2Jsuch\u{202e}"],
    ];
    for args in lines {
        let found = world.run(&args, Stream::Read, Stream::Read);
        let all = [found.stdout, found.stderr].concat();
        let text = String::from_utf8(all).unwrap();
        assert!(text.len() > 20, "{args:?} says something");
        let steers = |c: char| {
            (c.is_control() && !matches!(c, '\n' | '\t'))
                || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        };
        let found = text.chars().find(|&c| steers(c));
        assert_eq!(found, None, "{args:?}: {text:?}");
    }
}
