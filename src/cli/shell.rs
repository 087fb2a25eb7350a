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
pub(super) struct ManArgs {
    /// The page of one command; without it the page of the program, which names them all.
    command: Option<String>,
}

/// Prints completions.
///
/// # Errors
/// If they cannot be written.
pub(super) fn completions(args: &CompletionArgs) -> Result<ExitCode, CliError> {
    let mut text = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "two-hats", &mut text);
    print(ExitCode::SUCCESS, |out| out.write_all(&text))
}

/// Prints a manual page.
///
/// # Errors
/// If it cannot be written, or no command is called so.
pub(super) fn man(args: &ManArgs) -> Result<ExitCode, CliError> {
    let mut program = Cli::command();
    // Gives every command its whole name, `two-hats play`.
    program.build();
    let page = match &args.command {
        None => program,
        Some(name) => {
            let listed = program.get_subcommands().filter(|sub| !sub.is_hide_set());
            let known: Vec<&str> = listed.map(clap::Command::get_name).collect();
            let Some(sub) = program.find_subcommand(name) else {
                return Err(CliError::new(
                    format!("there is no command {name:?}"),
                    "two-hats man",
                    format!("the commands are {}", known.join(", ")),
                ));
            };
            let whole = format!("two-hats-{}", sub.get_name());
            sub.clone()
                .display_name(whole)
                .version(env!("CARGO_PKG_VERSION"))
        }
    };
    let page = clap_mangen::Man::new(page);
    print(ExitCode::SUCCESS, |mut out| page.render(&mut out))
}
