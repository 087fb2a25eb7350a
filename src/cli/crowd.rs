//! `two-hats crowd`.

use std::io::{self, Write};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use super::CliError;
use super::print::{Carries, print, print_as, tell};
use crate::host::crowd::{Crowd, CrowdError, Figures, Pace, Place, Times};
use crate::session::live::{Direction, LiveStep};

/// Letters of a line of directions.
const WIDTH: usize = 88;

/// How quickly simulated people answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum PaceName {
    /// As people in a room do: 4 to 40 seconds.
    People,
    /// Within 4 seconds.
    Quick,
    /// All at once, for measuring.
    Burst,
}

/// How it is told what was measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// For people.
    Human,
    /// One object of JSON.
    Json,
}

/// Arguments of `two-hats crowd`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// What the wall shows, such as `http://192.168.1.10:8080/7KQ4M2`.
    address: String,
    /// How many phones come.
    #[arg(long, value_name = "N", default_value_t = 30, value_parser = clap::value_parser!(u32).range(1..=5000))]
    people: u32,
    /// How quickly they answer.
    #[arg(long, value_enum, default_value = "people")]
    pace: PaceName,
    /// How often each phone falls asleep, in times an hour; it comes back after 2 to 30 seconds.
    #[arg(long, value_name = "TIMES", default_value_t = 4.0)]
    drop: f64,
    /// Seconds over which they join.
    #[arg(long, value_name = "SECONDS", default_value_t = 10)]
    joining: u64,
    /// What their choices are drawn by.
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    seed: u64,
    /// Leave after so many seconds; without, when the game is over.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    seconds: Option<u64>,
    /// Say at each step what to do and what to say to the room: a rehearsal of ten minutes for a facilitator's first time.
    #[arg(long)]
    directions: bool,
    /// How to say what was measured.
    #[arg(long, value_enum, default_value = "human")]
    format: Format,
}

/// Runs the command: plays along until the game is over, the time is up, or Ctrl-C.
///
/// # Errors
/// Whatever the user has to know.
pub(super) fn run(args: &Args) -> Result<ExitCode, CliError> {
    let place = Place::parse(&args.address).map_err(|error| not_there(&error))?;
    if !(0.0..=3600.0).contains(&args.drop) {
        return Err(CliError::new(
            "a phone falls asleep between 0 and 3600 times an hour",
            format!("--drop {}", args.drop),
            "ask for a number in between; 0 keeps all awake",
        ));
    }
    let stop = Arc::new(AtomicBool::new(false));
    let asked = Arc::clone(&stop);
    ctrlc::set_handler(move || asked.store(true, Ordering::Relaxed))
        .map_err(|error| CliError::new(error.to_string(), "", "start the program again"))?;
    if args.format == Format::Human {
        tell(&format!(
            "{} simulated phones go to {}, code {}. Ctrl-C takes them away.",
            args.people, place.host, place.code
        ));
    }
    let crowd = Crowd {
        place,
        people: args.people,
        pace: match args.pace {
            PaceName::People => Pace::People,
            PaceName::Quick => Pace::Quick,
            PaceName::Burst => Pace::Burst,
        },
        naps: args.drop,
        joining: args.joining.saturating_mul(1000),
        seed: args.seed,
        until: args.seconds.map(Duration::from_secs),
    };
    let directed = args.directions;
    let figures = crowd
        .run_telling(&stop, |step, crisis| {
            if directed {
                direct(step, crisis);
            }
        })
        .map_err(|error| not_there(&error))?;
    match args.format {
        Format::Json => print_as(Carries::Json, ExitCode::SUCCESS, |out| {
            serde_json::to_writer(&mut *out, &figures)?;
            writeln!(out)
        }),
        Format::Human => print(ExitCode::SUCCESS, |out| human(&figures, out)),
    }
}

/// Says what to do at a step, beside what the crowd does.
fn direct(step: LiveStep, crisis: u64) {
    let crisis = u16::try_from(crisis).unwrap_or(u16::MAX);
    let Some(said) = Direction::at(step, crisis) else {
        return;
    };
    let head = match step {
        LiveStep::Briefing | LiveStep::Over => String::new(),
        _ => format!("Crisis {crisis}. "),
    };
    let wrapped = |first: &str, text: &str| {
        let options = textwrap::Options::new(WIDTH)
            .initial_indent(first)
            .subsequent_indent("    ");
        textwrap::fill(text, options)
    };
    tell(&format!("\n{}", wrapped(&head, said.act)));
    tell(&wrapped("    Say: ", &format!("“{}”", said.say)));
}

fn human(figures: &Figures, out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "{} of {} phones were in, for {:.0} seconds. {} answers counted, {} came too late, {} naps.",
        figures.joined, figures.people, figures.seconds, figures.acked, figures.late, figures.naps
    )?;
    let mut row = |what: &str, times: Option<Times>| match times {
        Some(t) => writeln!(
            out,
            "  {what:<46} half within {:>6.1} ms, 99 of 100 within {:>6.1} ms, all within {:>6.1} ms",
            t.p50, t.p99, t.longest
        ),
        None => writeln!(out, "  {what:<46} –"),
    };
    row("from asking for a seat to having it", figures.joining)?;
    row(
        "from an answer to its being on the host's disk",
        figures.vote_to_ack,
    )?;
    row(
        "from the first phone that sees a step to the last",
        figures.first_to_last_sight,
    )?;
    row(
        "from waking up to seeing where the room stands",
        figures.back,
    )?;
    if let Some(seconds) = figures.own_processor {
        writeln!(out, "  processor time of the crowd itself: {seconds:.1} s")?;
    }
    Ok(())
}

fn not_there(error: &CrowdError) -> CliError {
    let help = match error {
        CrowdError::Address(_) => {
            "write what the wall shows: http://, the address with its port, a slash, and the six letters and digits of the code"
        }
        CrowdError::Unreachable { .. } => {
            "look whether the room is open, and whether this computer is in the same network"
        }
        CrowdError::Refused(_) => "look at the code on the wall, and whether the room is locked",
    };
    CliError::new(error.to_string(), "", help)
}
