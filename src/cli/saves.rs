//! `two-hats saves`.

use std::process::ExitCode;

use super::CliError;

/// Arguments of `two-hats saves`.
#[derive(Debug, Default, clap::Args)]
pub(super) struct Args {}

/// Runs the command.
///
/// # Errors
/// Whatever the user has to know.
pub(super) fn run(_args: &Args) -> Result<ExitCode, CliError> {
    Ok(ExitCode::SUCCESS)
}
