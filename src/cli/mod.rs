//! The command line: subcommands and exit codes.

mod calibrate;
mod check;
mod error;
mod new;
mod play;
mod replay;
mod resume;
mod saves;
mod shell;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

pub use error::CliError;

/// Lead, manage, or both: a crisis simulator.
#[derive(Debug, Parser)]
#[command(name = "two-hats", version, about)]
pub struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
}

/// What can be done.
#[derive(Debug, Subcommand)]
enum Command {
    /// Play a scenario.
    Play(play::Args),
    /// Go on from a save.
    Resume(resume::Args),
    /// List the saves.
    Saves(saves::Args),
    /// Find every problem of scenario files.
    Check(check::Args),
    /// Hold the rulebook to published findings.
    Calibrate(calibrate::Args),
    /// Play a save back and verify it.
    Replay(replay::Args),
    /// Begin a new scenario.
    New(new::Args),
    /// Print shell completions.
    Completions(shell::CompletionArgs),
    /// Print the manual page.
    Man(shell::ManArgs),
}

/// Runs the program with the arguments of the process.
#[must_use]
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let result = match cli.command {
        None => play::run(&play::Args::default()),
        Some(Command::Play(args)) => play::run(&args),
        Some(Command::Resume(args)) => resume::run(&args),
        Some(Command::Saves(args)) => saves::run(&args),
        Some(Command::Check(args)) => check::run(&args),
        Some(Command::Calibrate(args)) => calibrate::run(&args),
        Some(Command::Replay(args)) => replay::run(&args),
        Some(Command::New(args)) => new::run(&args),
        Some(Command::Completions(args)) => shell::completions(&args),
        Some(Command::Man(args)) => shell::man(&args),
    };
    result.unwrap_or_else(|error| error.report())
}
