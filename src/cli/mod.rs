//! The command line: subcommands and exit codes.

mod bar;
mod calibrate;
mod check;
mod collect;
#[cfg(feature = "host")]
mod crowd;
mod debrief;
mod error;
mod export;
mod forget;
mod graph;
mod handout;
#[cfg(feature = "host")]
mod host;
mod list;
mod load;
mod new;
mod play;
mod print;
mod quiz;
mod reading;
mod replay;
mod resume;
mod saves;
mod sensitivity;
mod shell;
mod simulate;
mod text;
mod version;
mod watch;
#[cfg(feature = "app")]
mod window;
mod write;

use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

pub use error::CliError;

/// Lead, manage, or both: a crisis simulator.
#[derive(Debug, Parser)]
#[command(
    name = "two-hats",
    version,
    about,
    after_help = "Example: two-hats play two-basements"
)]
pub struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
}

/// What can be done.
#[derive(Debug, Subcommand)]
enum Command {
    /// Play a scenario.
    #[command(after_help = "Example: two-hats play two-basements --seed 7")]
    Play(play::Args),
    /// List the scenarios: for whom, how long, what to know beforehand.
    #[command(after_help = "Example: two-hats list --library my-scenarios")]
    List(list::Args),
    /// Go on from a save.
    #[command(after_help = "Example: two-hats resume --text")]
    Resume(resume::Args),
    /// List the saves.
    #[command(after_help = "Example: two-hats saves")]
    Saves(saves::Args),
    /// Find every problem of scenario files.
    #[command(after_help = "Example: two-hats check scenarios --format json")]
    Check(check::Args),
    /// Draw a scenario: its crises, conditions, consequences and endings.
    #[command(after_help = "Example: two-hats graph two-basements -o two-basements.svg")]
    Graph(graph::Args),
    /// Write the facilitator's guide to a scenario, to be printed.
    #[command(after_help = "Example: two-hats guide two-basements -o guide.html")]
    Guide(handout::GuideArgs),
    /// Write ballot cards, briefs, the cast and a commitment sheet, to be printed and cut.
    #[command(after_help = "Example: two-hats cards two-basements -o cards.html")]
    Cards(handout::CardsArgs),
    /// Write what a reader may see of a scenario, or keep what a reader made of it.
    #[command(after_help = "Example: two-hats reading two-basements --kind hats -o sheet.md")]
    Reading(reading::Args),
    /// Ask five short situations before a game or a session, and five others after it.
    #[command(after_help = "Example: two-hats quiz --form a")]
    Quiz(quiz::Args),
    /// Let bots play a scenario many times.
    #[command(
        after_help = "Example: two-hats simulate two-basements --runs 10000 --player random --format csv -o runs.csv"
    )]
    Simulate(simulate::Args),
    /// Hold the rulebook to published findings.
    #[command(after_help = "Example: two-hats calibrate --format markdown")]
    Calibrate(calibrate::Args),
    /// Turn every constant of the rulebook, and see what it moves.
    #[command(
        after_help = "Example: two-hats sensitivity two-basements second-kettle --format csv > changes.csv"
    )]
    Sensitivity(sensitivity::Args),
    /// Play a save back and verify it.
    #[command(after_help = "Example: two-hats replay my-game.twohats")]
    Replay(replay::Args),
    /// List what people wrote into a save, or remove it.
    #[command(after_help = "Example: two-hats forget my-game.twohats --all")]
    Forget(forget::Args),
    /// Write the debrief of a playthrough.
    #[command(after_help = "Example: two-hats debrief my-game.twohats -o debrief.html")]
    Debrief(debrief::Args),
    /// Put many saves into one table.
    #[command(after_help = "Example: two-hats collect saves/ -o all.parquet")]
    Collect(collect::Args),
    /// Bring simulated phones to a room: a rehearsal, or a test of the network.
    #[cfg(feature = "host")]
    #[command(after_help = "Example: two-hats crowd http://192.168.1.10:8080/7KQ4M2 --people 30")]
    Crowd(crowd::Args),
    /// Open a room for phones.
    #[cfg(feature = "host")]
    #[command(after_help = "Example: two-hats host two-basements --crises 6")]
    Host(host::Args),
    /// Write what a room with phones did: votes, predictions, hats, tables, commitments.
    #[command(after_help = "Example: two-hats export room.twohats votes -o votes.parquet")]
    Export(export::Args),
    /// Begin a new scenario.
    #[command(after_help = "Example: two-hats new harbour-strike")]
    New(new::Args),
    /// Print shell completions.
    #[command(
        after_help = "Example: two-hats completions bash > ~/.local/share/bash-completion/completions/two-hats"
    )]
    Completions(shell::CompletionArgs),
    /// Draw every screen into a folder.
    #[cfg(feature = "app")]
    #[command(hide = true)]
    Capture(window::CaptureArgs),
    /// Print the manual page.
    #[command(after_help = "Example: two-hats man > two-hats.1")]
    Man(shell::ManArgs),
}

/// The arguments of the process. What looks like a negative number is taken for a value, so that it can be said what is wrong with it.
fn parsed() -> Result<Cli, clap::Error> {
    let mut command = Cli::command();
    command.build();
    let names: Vec<String> = command
        .get_subcommands()
        .map(|sub| sub.get_name().to_owned())
        .collect();
    for name in names {
        command = command.mut_subcommand(name, |sub| {
            sub.mut_args(|arg| {
                let numbers = arg.get_action().takes_values() && !arg.is_positional();
                arg.allow_negative_numbers(numbers)
            })
        });
    }
    Cli::from_arg_matches_mut(&mut command.try_get_matches()?)
}

/// Runs the program with the arguments of the process.
#[must_use]
pub fn main() -> ExitCode {
    let cli = match parsed() {
        Ok(cli) => cli,
        Err(error) if error.kind() == ErrorKind::DisplayVersion => {
            let short = !std::env::args_os().any(|arg| arg == "--version");
            return version::version(short).unwrap_or_else(|error| error.report());
        }
        Err(error) => return print::clap(&error),
    };
    let result = match cli.command {
        None => play::run(&play::Args::default()),
        Some(Command::Play(args)) => play::run(&args),
        Some(Command::List(args)) => list::run(&args),
        Some(Command::Resume(args)) => resume::run(&args),
        Some(Command::Saves(args)) => saves::run(&args),
        Some(Command::Check(args)) => check::run(&args),
        Some(Command::Graph(args)) => graph::run(&args),
        Some(Command::Guide(args)) => handout::guide_command(&args),
        Some(Command::Cards(args)) => handout::cards_command(&args),
        Some(Command::Reading(args)) => reading::run(&args),
        Some(Command::Quiz(args)) => quiz::run(&args),
        Some(Command::Simulate(args)) => simulate::run(&args),
        Some(Command::Calibrate(args)) => calibrate::run(&args),
        Some(Command::Sensitivity(args)) => sensitivity::run(&args),
        Some(Command::Replay(args)) => replay::run(&args),
        Some(Command::Forget(args)) => forget::run(&args),
        Some(Command::Debrief(args)) => debrief::run(&args),
        Some(Command::Collect(args)) => collect::run(&args),
        #[cfg(feature = "host")]
        Some(Command::Crowd(args)) => crowd::run(&args),
        #[cfg(feature = "host")]
        Some(Command::Host(args)) => host::run(&args),
        Some(Command::Export(args)) => export::run(&args),
        Some(Command::New(args)) => new::run(&args),
        Some(Command::Completions(args)) => shell::completions(&args),
        #[cfg(feature = "app")]
        Some(Command::Capture(args)) => window::capture(&args),
        Some(Command::Man(args)) => shell::man(&args),
    };
    result.unwrap_or_else(|error| error.report())
}
