//! `two-hats host`.

use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::mpsc;

use super::load::note_ambiguity;
use super::play::{library, save_path};
use super::print::{Carries, print_as, tell};
use super::{CliError, print};
use crate::content::Library;
use crate::content::library::rulebook;
use crate::host::{Addresses, HostError, Options, code, names_of, open};
use crate::session::live::{Live, Names, RoomOpened, Steps};
use crate::session::{AnswerOrder, ScenarioVersion, Start, drawn_seed};

/// How it is told where the room is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// For people, with the code to scan.
    Human,
    /// One line of JSON.
    Json,
}

/// In which order answers are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
enum Order {
    /// Drawn by the seed.
    #[default]
    Seed,
    /// As in the scenario's file.
    File,
}

/// Arguments of `two-hats host`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Id of a scenario, or the path of its folder or file.
    #[arg(required_unless_present = "resume")]
    scenario: Option<String>,
    /// Open the room of this save again: it stands where it stood, and phones find their seats.
    #[arg(long, value_name = "SAVE", conflicts_with_all = ["scenario", "seed", "crises", "rulebook", "save", "tables", "minutes", "names", "choose_table", "questions", "order"])]
    resume: Option<PathBuf>,
    /// The address to listen at; without, that of the likeliest network card, or with --resume the one of last time.
    #[arg(long, value_name = "ADDRESS")]
    bind: Option<IpAddr>,
    /// The port; without, the first that is free from 8080 on, or with --resume the one of last time. 0 takes any that is free.
    #[arg(long, value_name = "N")]
    port: Option<u16>,
    /// Save in this new file, not in the folder for saves.
    #[arg(long, value_name = "FILE")]
    save: Option<PathBuf>,
    /// How many tables: each plays the same seed, and decides for itself.
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..=200))]
    tables: u16,
    /// People choose their table; else they are dealt one.
    #[arg(long)]
    choose_table: bool,
    /// Ask everybody for a name; with a file (one name a line), everybody picks one of these. Without it seats have numbers.
    #[arg(long, value_name = "FILE", num_args = 0..=1)]
    names: Option<Option<PathBuf>>,
    /// Ask short questions on phones before the first crisis and after the last.
    #[arg(long)]
    questions: bool,
    /// Minutes of discussion for each crisis.
    #[arg(long, value_name = "N", default_value_t = 6, value_parser = clap::value_parser!(u16).range(1..=60))]
    minutes: u16,
    /// After the vote, talk and vote again.
    #[arg(long)]
    again: bool,
    /// No discussion before the vote.
    #[arg(long)]
    no_discussion: bool,
    /// No predictions.
    #[arg(long)]
    no_prediction: bool,
    /// Nobody names hats.
    #[arg(long)]
    no_hats: bool,
    /// Show answers in the order of the scenario's file; without, the seed draws it, alike for all tables.
    #[arg(long, value_enum, default_value_t)]
    order: Order,
    /// The seed of the luck.
    #[arg(long, value_name = "NUMBER")]
    seed: Option<u64>,
    /// Stop after so many answered crises; without, all that come are played.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    crises: Option<u16>,
    /// Id of a rulebook, or the path of its file.
    #[arg(long, value_name = "FILE", default_value = "standard")]
    rulebook: String,
    /// A folder with further scenarios; can be given more than once.
    #[arg(long, value_name = "DIR")]
    library: Vec<PathBuf>,
    /// Serve without asking or drawing anything: say where the room is, and serve until Ctrl-C.
    #[arg(long)]
    headless: bool,
    /// How to say where the room is; with --headless, one line of JSON unless said otherwise.
    #[arg(long, value_enum)]
    format: Option<Format>,
}

/// Runs the command: serves until Ctrl-C.
///
/// # Errors
/// Whatever the user has to know.
pub(super) fn run(args: &Args) -> Result<ExitCode, CliError> {
    let library = library(&args.library)?;
    // Before anything is opened, so that nothing is left open.
    let (stop, stopped) = mpsc::channel();
    let handler = ctrlc::set_handler(move || {
        // Whoever asks twice is answered once.
        let _ = stop.send(());
    });
    handler.map_err(|error| CliError::new(error.to_string(), "", "start the program again"))?;
    let live = match &args.resume {
        Some(save) => Live::resume(save, &library, ScenarioVersion::Newest, now())?,
        None => start(args, &library)?,
    };
    let save = live.session().save().map(PathBuf::from);
    let options = Options {
        bind: args.bind,
        port: args.port,
        library,
    };
    let room = open(live, options).map_err(|error| unopened(&error, save.as_ref()))?;
    let format = args.format.unwrap_or(if args.headless {
        Format::Json
    } else {
        Format::Human
    });
    let said = say(room.addresses(), save, format);
    if said.is_ok() {
        // Nobody can stop what has no handler; there is one.
        let _ = stopped.recv();
    }
    room.close();
    said
}

fn start(args: &Args, library: &Library) -> Result<Live, CliError> {
    let name = args.scenario.as_deref().unwrap_or_default();
    note_ambiguity(library, name);
    let list = match &args.names {
        Some(Some(file)) => Some(names_in(file)?),
        _ => None,
    };
    let scenario = library.scenario(name)?;
    let rulebook = rulebook(&args.rulebook)?;
    let save = save_path(args.save.as_deref(), &scenario.1.raw().id)?;
    let seed = args.seed;
    let start = Start {
        scenario,
        rulebook,
        seed: seed.unwrap_or_else(drawn_seed),
        crises: args.crises,
        save: Some(save),
    };
    let opened = RoomOpened {
        tables: args.tables,
        names: match args.names {
            Some(None) => Names::Ask,
            Some(Some(_)) | None => Names::None,
        },
        choose: args.choose_table,
        minutes: args.minutes,
        steps: Steps {
            discuss: !args.no_discussion,
            again: args.again,
            predict: !args.no_prediction,
            name_hat: !args.no_hats,
        },
    };
    let code = code::draw(6);
    let code = code.map_err(|error| CliError::new(error.to_string(), "", ""))?;
    let mut live = Live::start(start, opened, &code, now())?;
    if args.order == Order::File {
        live.order_answers(AnswerOrder::File, now())?;
    }
    if let Some(list) = list {
        live.list_names(&list, now())?;
    }
    if args.questions {
        live.ask_questions(now())?;
    }
    Ok(live)
}

/// The names in a file, one a line.
fn names_in(file: &Path) -> Result<Vec<String>, CliError> {
    let place = file.display().to_string();
    let unread = |error: std::io::Error| {
        let help = "give a text file with one name a line; `--names` alone, behind the scenario, asks for names";
        CliError::new(error.to_string(), place.clone(), help)
    };
    let text = std::fs::read_to_string(file).map_err(unread)?;
    names_of(&text).map_err(|error| CliError::new(error.to_string(), place.clone(), ""))
}

/// One line of JSON: where the room is, and its save.
#[derive(Debug, serde::Serialize)]
struct Said<'a> {
    #[serde(flatten)]
    addresses: &'a Addresses,
    save: Option<PathBuf>,
}

fn say(addresses: &Addresses, save: Option<PathBuf>, format: Format) -> Result<ExitCode, CliError> {
    match format {
        Format::Json => print_as(Carries::Json, ExitCode::SUCCESS, |out| {
            serde_json::to_writer(&mut *out, &Said { addresses, save })?;
            writeln!(out)
        }),
        Format::Human => {
            let printed = print::print(ExitCode::SUCCESS, |out| {
                for line in half_blocks(&code::rows(&addresses.join)) {
                    writeln!(out, "{line}")?;
                }
                writeln!(
                    out,
                    "Phones:      http://{}   code {}",
                    addresses.address, addresses.code
                )?;
                writeln!(out, "Facilitator: {}", addresses.console)?;
                writeln!(out, "Wall:        {}", addresses.wall)?;
                if let Some(save) = &save {
                    writeln!(out, "Save:        {}", save.display())?;
                }
                for line in &addresses.preflight {
                    writeln!(out, "- {line}")?;
                }
                Ok(())
            });
            tell(
                "The room is open. Ctrl-C closes it; phones wait, and `two-hats host --resume SAVE` opens it again.",
            );
            printed
        }
    }
}

/// A code for scanning in a terminal: two modules in a character, with the quiet zone, dark on light whatever the terminal's colours.
fn half_blocks(rows: &[String]) -> Vec<String> {
    let width = rows.len() + 2 * code::QUIET;
    let dark = |x: usize, y: usize| {
        let row = y.checked_sub(code::QUIET).and_then(|y| rows.get(y));
        let module = row.zip(x.checked_sub(code::QUIET));
        module.is_some_and(|(row, x)| row.as_bytes().get(x) == Some(&b'1'))
    };
    (0..width)
        .step_by(2)
        .map(|y| {
            let line: String = (0..width)
                .map(|x| match (dark(x, y), dark(x, y + 1)) {
                    (true, true) => ' ',
                    (true, false) => '▄',
                    (false, true) => '▀',
                    (false, false) => '█',
                })
                .collect();
            line
        })
        .collect()
}

fn unopened(error: &HostError, save: Option<&PathBuf>) -> CliError {
    let place = save.map(|save| save.display().to_string());
    let help = match error {
        HostError::PortTaken(_) => {
            "is a room open already? Close it, or give another with --port; the save is kept: `two-hats host --resume SAVE`"
        }
        HostError::Address(..) => "leave --bind out, or give one of this computer's own addresses",
        HostError::System(_) | HostError::NoSave => "start the program again",
    };
    CliError::new(error.to_string(), place.unwrap_or_default(), help)
}

fn now() -> i64 {
    jiff::Timestamp::now().as_millisecond()
}
