//! Opening the game in its window, or saying why it plays in the terminal.

use std::path::PathBuf;
use std::process::ExitCode;

use super::{CliError, print};
use crate::app::{Options, run};

/// Opens the window. `None` if there is none to be had, which has been said.
pub(super) fn open(options: Options) -> Option<ExitCode> {
    match run(options) {
        Ok(exit) if exit.is_success() => Some(ExitCode::SUCCESS),
        Ok(_) => Some(ExitCode::FAILURE),
        Err(why) => {
            print::tell(&format!("No window: {why}. Playing in the terminal."));
            None
        }
    }
}

/// Arguments of `two-hats capture`.
#[derive(Debug, clap::Args)]
pub(super) struct CaptureArgs {
    /// The folder for the pictures.
    folder: PathBuf,
}

/// Runs `two-hats capture`.
///
/// # Errors
/// If pictures cannot be made, or one shows nothing.
pub(super) fn capture(args: &CaptureArgs) -> Result<ExitCode, CliError> {
    let made = crate::app::capture(&args.folder).map_err(|error| {
        CliError::new(
            error.to_string(),
            args.folder.display().to_string(),
            "look whether there is a Vulkan or OpenGL driver (Mesa's llvmpipe will do) and whether the folder can be written to",
        )
    })?;
    print::tell(&format!(
        "{} pictures in {}",
        made.len(),
        args.folder.display()
    ));
    Ok(ExitCode::SUCCESS)
}
