//! `two-hats resume`.

use std::path::PathBuf;
use std::process::ExitCode;

use super::play::{library, no_folder};
use super::{CliError, text};
use crate::session::{ScenarioVersion, Session, saves, saves_folder};

/// Arguments of `two-hats resume`.
#[derive(Debug, Default, clap::Args)]
pub(super) struct Args {
    /// The save; without, the one that was played last and is not over.
    file: Option<PathBuf>,
    /// Play in the terminal.
    #[arg(long)]
    text: bool,
    /// Go on with the copy of the scenario in the save, whatever has become of the scenario.
    #[arg(long)]
    stored: bool,
    /// A folder with further scenarios; can be given more than once.
    #[arg(long, value_name = "DIR")]
    library: Vec<PathBuf>,
}

/// Runs the command.
///
/// # Errors
/// Whatever the user has to know.
pub(super) fn run(args: &Args) -> Result<ExitCode, CliError> {
    let library = library(&args.library)?;
    #[cfg(feature = "app")]
    if !args.text {
        let options = crate::app::Options {
            sources: crate::app::data::sources::Sources {
                folders: args.library.clone(),
                ..Default::default()
            },
            first: None,
        };
        let options = options.resume(args.file.clone(), args.stored);
        if let Some(code) = super::window::open(options) {
            return Ok(code);
        }
    }
    let file = match &args.file {
        Some(file) => file.clone(),
        None => latest()?,
    };
    let texts = if args.stored {
        ScenarioVersion::Stored
    } else {
        ScenarioVersion::Newest
    };
    let mut session = Session::resume(&file, &library, texts)?;
    text::play(&mut session, text::Opening::Resumed)
}

fn latest() -> Result<PathBuf, CliError> {
    let folder = saves_folder().ok_or_else(no_folder)?;
    let found = saves(&folder)?;
    found
        .into_iter()
        .find(crate::session::Save::can_go_on)
        .map(|save| save.path)
        .ok_or_else(|| {
            CliError::new(
                "there is no game to go on from",
                folder.display().to_string(),
                "begin one with `two-hats play`, or name a save",
            )
        })
}
