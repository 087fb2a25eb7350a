//! `two-hats completions` and `two-hats man`: made from the same definitions as the commands.

use std::process::ExitCode;

use clap::CommandFactory;

use super::print::print;
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
/// If they cannot be written.
pub(super) fn completions(args: &CompletionArgs) -> Result<ExitCode, CliError> {
    let mut text = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "two-hats", &mut text);
    print(ExitCode::SUCCESS, |out| out.write_all(&text))
}

/// Prints the manual page.
///
/// # Errors
/// If it cannot be written.
pub(super) fn man(_args: &ManArgs) -> Result<ExitCode, CliError> {
    let page = clap_mangen::Man::new(Cli::command());
    print(ExitCode::SUCCESS, |mut out| page.render(&mut out))
}
