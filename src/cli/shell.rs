//! `two-hats completions` and `two-hats man`: made from the same definitions as the commands.

use std::process::ExitCode;

use clap::CommandFactory;

use super::{Cli, CliError};

/// Arguments of `two-hats completions`.
#[derive(Debug, clap::Args)]
pub(super) struct CompletionArgs {
    /// The shell.
    shell: clap_complete::Shell,
}

/// Arguments of `two-hats man`.
#[derive(Debug, clap::Args)]
pub(super) struct ManArgs {}

/// Prints completions.
///
/// # Errors
/// None so far.
pub(super) fn completions(args: &CompletionArgs) -> Result<ExitCode, CliError> {
    clap_complete::generate(
        args.shell,
        &mut Cli::command(),
        "two-hats",
        &mut std::io::stdout(),
    );
    Ok(ExitCode::SUCCESS)
}

/// Prints the manual page.
///
/// # Errors
/// If it cannot be written.
pub(super) fn man(_args: &ManArgs) -> Result<ExitCode, CliError> {
    clap_mangen::Man::new(Cli::command())
        .render(&mut std::io::stdout())
        .map_err(|error| {
            CliError::new(
                format!("the manual page could not be printed: {error}"),
                "",
                "",
            )
        })?;
    Ok(ExitCode::SUCCESS)
}
