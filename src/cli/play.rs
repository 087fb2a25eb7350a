//! `two-hats play`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::load::note_ambiguity;
use super::{CliError, text};
use crate::content::library::rulebook;
use crate::content::{Library, Source, Story};
use crate::session::{
    Intent, Pace, PlanChange, Session, Start, SubmitError, drawn_seed, new_save_path, saves_folder,
};

/// Arguments of `two-hats play`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Id of a scenario, or the path of its folder or file; without, there is a list to choose from.
    scenario: Option<String>,
    /// The seed of the luck: the same seed and the same answers give the same game.
    #[arg(long, value_name = "NUMBER")]
    seed: Option<u64>,
    /// Stop after so many answered crises, as if no further one were left; without, all that come are played.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    crises: Option<u16>,
    /// Play a designed short version of the scenario, by its id.
    #[arg(long, value_name = "ID", conflicts_with_all = ["crises", "from"])]
    cut: Option<String>,
    /// Begin from a turn of this save: what was decided before is taken over into a new save, with the same scenario and luck.
    #[arg(long, value_name = "SAVE", requires = "turn", conflicts_with_all = ["scenario", "seed", "rulebook"])]
    from: Option<PathBuf>,
    /// The turn of that save to begin with, from 1.
    #[arg(long, value_name = "K", requires = "from", value_parser = clap::value_parser!(u16).range(1..))]
    turn: Option<u16>,
    /// A label without a meaning to the program: kept in the save, where `forget` can remove it, and shown by `collect`.
    #[arg(long, value_name = "TEXT", conflicts_with = "from")]
    tag: Option<String>,
    /// Play in the terminal.
    #[arg(long)]
    text: bool,
    /// Id of a rulebook, or the path of its file.
    #[arg(long, value_name = "FILE", default_value = "standard")]
    rulebook: String,
    /// Save in this new file, not in the folder for saves.
    #[arg(long, value_name = "FILE")]
    save: Option<PathBuf>,
    /// A folder with further scenarios; can be given more than once.
    #[arg(long, value_name = "DIR")]
    library: Vec<PathBuf>,
    /// Whether `play` was written: without a command, the game opens with its title.
    #[cfg(feature = "app")]
    #[arg(skip = true)]
    command: bool,
}

impl Default for Args {
    fn default() -> Self {
        Self {
            scenario: None,
            seed: None,
            crises: None,
            cut: None,
            from: None,
            turn: None,
            tag: None,
            text: false,
            rulebook: "standard".to_owned(),
            save: None,
            library: Vec::new(),
            #[cfg(feature = "app")]
            command: false,
        }
    }
}

/// Runs the command.
///
/// # Errors
/// Whatever the user has to know.
pub(super) fn run(args: &Args) -> Result<ExitCode, CliError> {
    let library = library(&args.library)?;
    if let (Some(from), Some(turn)) = (&args.from, args.turn) {
        return branch(args, from, turn);
    }
    // Where something is planned, the window goes on from the save that holds the plan.
    #[cfg(feature = "app")]
    if args.crises.is_none()
        && args.cut.is_none()
        && args.tag.is_none()
        && let Some(code) = in_window(args, &library)?
    {
        return Ok(code);
    }
    let scenario = match &args.scenario {
        Some(name) => {
            note_ambiguity(&library, name);
            library.scenario(name)?
        }
        None => match choose(&library)? {
            Some(scenario) => scenario,
            None => return Ok(ExitCode::SUCCESS),
        },
    };
    let rulebook = rulebook(&args.rulebook)?;
    let save = save_path(args.save.as_deref(), &scenario.1.raw().id)?;
    if let Some(cut) = &args.cut {
        known_cut(&scenario.1, cut)?;
    }
    let seed = args.seed.unwrap_or_else(drawn_seed);
    let mut session = Session::start(Start {
        scenario,
        rulebook,
        seed,
        crises: args.crises,
        save: Some(save),
    })?;
    if let Some(tag) = &args.tag {
        session.tag(tag)?;
    }
    if let Some(cut) = &args.cut {
        let cut = Intent::Plan(PlanChange::Cut { cut: cut.clone() });
        if let Err(SubmitError::Save(error)) = session.submit(&cut) {
            return Err(error.into());
        }
    }
    play_on(args, session, text::Opening::New)
}

/// Says which cuts there are, if this is none of them: before a save is made.
pub(super) fn known_cut(story: &Story, cut: &str) -> Result<(), CliError> {
    if story.find_cut(cut).is_some() {
        return Ok(());
    }
    let known: Vec<&str> = story.raw().cuts.iter().map(|cut| &*cut.id).collect();
    Err(CliError::new(
        format!("there is no cut \"{cut}\""),
        story.raw().id.clone(),
        match known.as_slice() {
            [] => "this scenario has none; play it without `--cut`".to_owned(),
            known => format!("known are: {}", known.join(", ")),
        },
    ))
}

/// Begins from a turn of a save, and plays on in the window or in the terminal.
fn branch(args: &Args, from: &Path, turn: u16) -> Result<ExitCode, CliError> {
    let save = match &args.save {
        Some(file) => file.clone(),
        None => {
            let folder = saves_folder().ok_or_else(no_folder)?;
            new_save_path(&folder, &crate::session::read(from)?.meta.scenario)?
        }
    };
    let session = Session::branch(from, turn, args.crises, Some(save))?;
    play_on(args, session, text::Opening::Branched)
}

/// Plays a game that has a plan of its own, in the window from its save, or in the terminal.
fn play_on(
    args: &Args,
    mut session: Session,
    opening: text::Opening,
) -> Result<ExitCode, CliError> {
    #[cfg(not(feature = "app"))]
    let _ = args;
    #[cfg(feature = "app")]
    if !args.text
        && let Some(save) = session.save().map(PathBuf::from)
    {
        drop(session);
        let options = crate::app::Options {
            sources: crate::app::data::sources::Sources {
                folders: args.library.clone(),
                ..Default::default()
            },
            first: None,
        };
        if let Some(code) = super::window::open(options.resume(Some(save.clone()), true)) {
            return Ok(code);
        }
        session = Session::resume(
            &save,
            &library(&args.library)?,
            crate::session::ScenarioVersion::Stored,
        )?;
    }
    text::play(&mut session, opening)
}

/// Plays in the window, unless the terminal is asked for or there is no window to be had. What is wrong with the arguments is said first.
#[cfg(feature = "app")]
fn in_window(args: &Args, library: &Library) -> Result<Option<ExitCode>, CliError> {
    use crate::app::Options;
    use crate::app::data::sources::Sources;

    if args.text {
        return Ok(None);
    }
    if let Some(name) = &args.scenario {
        library.scenario(name)?;
    }
    rulebook(&args.rulebook)?;
    let sources = Sources {
        folders: args.library.clone(),
        rulebook: args.rulebook.clone(),
        seed: args.seed,
        save: args.save.clone(),
        crises: args.crises,
        saves: None,
    };
    let options = Options {
        sources,
        first: None,
    };
    let options = if args.command {
        options.play(args.scenario.clone())
    } else {
        options
    };
    Ok(super::window::open(options))
}

/// The scenarios that are built in and those of these folders, which must be there.
pub(super) fn library(folders: &[PathBuf]) -> Result<Library, CliError> {
    match folders.iter().find(|folder| !folder.is_dir()) {
        Some(missing) => Err(CliError::new(
            "the library is not a folder",
            missing.display().to_string(),
            "give `--library` a folder that holds folders with a scenario.ron each",
        )),
        None => Ok(Library::new(folders.to_vec())),
    }
}

/// The file of a new save: the one that was asked for, or a new one in the folder for saves.
pub(super) fn save_path(asked: Option<&Path>, scenario: &str) -> Result<PathBuf, CliError> {
    match asked {
        Some(file) => Ok(file.to_owned()),
        None => {
            let folder = saves_folder().ok_or_else(no_folder)?;
            Ok(new_save_path(&folder, scenario)?)
        }
    }
}

pub(super) fn no_folder() -> CliError {
    CliError::new(
        "there is no folder for saves: this user has no home",
        "",
        "set TWO_HATS_DATA to a folder, or give `--save FILE`",
    )
}

/// The only scenario, or the one that the user picks. Nothing if the user leaves.
fn choose(library: &Library) -> Result<Option<(Source, Story)>, CliError> {
    let mut found: Vec<Result<(Source, Story), CliError>> = Vec::new();
    for entry in library.entries() {
        if let Some(word) = entry.left_out() {
            super::print::tell(&format!("note: {word}"));
        }
        if entry.hidden.is_some() {
            continue;
        }
        let read = entry
            .source
            .and_then(|source| Ok((source.scenario()?, source)));
        found.push(
            read.map(|(story, source)| (source, story))
                .map_err(CliError::from),
        );
    }
    if found.len() > 1 && !text::interactive() {
        for error in found.iter().filter_map(|read| read.as_ref().err()) {
            super::print::tell(&format!(
                "note: {} cannot be played: {}",
                error.place, error.what
            ));
        }
        let ids: Vec<&str> = found
            .iter()
            .filter_map(|read| Some(&*read.as_ref().ok()?.1.raw().id))
            .collect();
        return Err(CliError::new(
            "there is more than one scenario, and nobody to ask which",
            "",
            format!("name one of {}", ids.join(", ")),
        ));
    }
    let choices: Vec<String> = found
        .iter()
        .map(|read| match read {
            Ok((_, story)) => {
                let raw = story.raw();
                let pace = Pace::of(story);
                let about = super::list::about(story, pace.minutes(pace.all()).about);
                let pitch = story.render(&raw.pitch);
                format!("{} ({}). {pitch}\n\n{about}", raw.title, raw.id)
            }
            Err(error) => format!("{}: {}", error.place, error.what),
        })
        .collect();
    let picked = match choices.len() {
        0 => {
            return Err(CliError::new(
                "there are no scenarios",
                "",
                "name the path of one, or a folder with `--library DIR`",
            ));
        }
        1 => Some(0),
        _ => text::pick("Which scenario?", &choices)?,
    };
    match picked.map(|position| found.swap_remove(position)) {
        None => Ok(None),
        Some(read) => read.map(Some),
    }
}
