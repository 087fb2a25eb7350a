//! `two-hats --version`: which program this is, what is built into it, and what it would draw with.

use std::process::ExitCode;

use super::CliError;
use super::print::print;

/// Prints the version; the short one is a single line.
///
/// # Errors
/// If it cannot be written.
pub(super) fn version(short: bool) -> Result<ExitCode, CliError> {
    let mut text = format!("two-hats {}", env!("CARGO_PKG_VERSION"));
    let commit = env!("TWO_HATS_COMMIT");
    if !short {
        if !commit.is_empty() {
            text.push_str(&format!(" ({commit})"));
        }
        text.push_str(&format!("\nfeatures: {}\n", features().join(", ")));
        text.push_str(&format!("drivers: {}", drivers()));
    }
    text.push('\n');
    print(ExitCode::SUCCESS, |out| out.write_all(text.as_bytes()))
}

/// The features that it was built with, as they are called in `Cargo.toml`.
fn features() -> Vec<&'static str> {
    let all = [
        (cfg!(feature = "app"), "app"),
        (cfg!(feature = "gamepad"), "gamepad"),
        (cfg!(feature = "host"), "host"),
        (cfg!(feature = "parquet"), "parquet"),
        (cfg!(feature = "wayland"), "wayland"),
    ];
    let mut names: Vec<&str> = all.iter().filter(|one| one.0).map(|one| one.1).collect();
    if names.is_empty() {
        names.push("none");
    }
    names
}

#[cfg(feature = "app")]
fn drivers() -> String {
    let found = crate::app::drivers();
    if found.is_empty() {
        return "none found (without one the game plays in the terminal)".to_owned();
    }
    found.join("\n         ")
}

#[cfg(not(feature = "app"))]
fn drivers() -> String {
    "none needed (built without the window)".to_owned()
}
