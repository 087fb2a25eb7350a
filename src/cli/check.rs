//! `two-hats check`.

use std::process::ExitCode;

use super::CliError;

/// Arguments of `two-hats check`.
#[derive(Debug, Default, clap::Args)]
pub struct Args {}

/// Runs the command.
///
/// # Errors
/// Whatever the user has to know.
pub fn run(_args: &Args) -> Result<ExitCode, CliError> {
    Ok(ExitCode::SUCCESS)
}
