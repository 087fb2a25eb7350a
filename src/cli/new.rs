//! `two-hats new`: a scenario folder to start from.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use any_ascii::any_ascii;

use super::CliError;
use crate::content::check::misread;

const SCENARIO: &str = include_str!("../../assets/starter/scenario.ron");
const PLAY: &str = include_str!("../../assets/starter/plays/first.ron");

/// Arguments of `two-hats new`.
#[derive(Debug, Default, clap::Args)]
pub(super) struct Args {
    /// The folder to make; its name becomes the scenario's id and title.
    name: PathBuf,
}

/// Runs the command. Never writes over anything.
///
/// # Errors
/// If something of this name exists, or the files cannot be written.
pub(super) fn run(args: &Args) -> Result<ExitCode, CliError> {
    let folder = args.name.as_path();
    let name = folder
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    let id = id(&name);
    let title = title(&name);
    if folder.symlink_metadata().is_ok() {
        return Err(CliError::new(
            "there is something of this name already, and nothing was written",
            folder.display().to_string(),
            "choose another name",
        ));
    }
    let scenario = SCENARIO
        .replacen("id: \"starter\"", &format!("id: \"{id}\""), 1)
        .replacen(
            "A new scenario",
            if title.is_empty() {
                "A new scenario"
            } else {
                &title
            },
            1,
        );
    for (file, text) in [
        (folder.join("scenario.ron"), scenario.as_str()),
        (folder.join("plays").join("first.ron"), PLAY),
    ] {
        write(&file, text).map_err(|error| {
            CliError::new(
                format!("this file could not be written: {error}"),
                file.display().to_string(),
                match error.kind() {
                    ErrorKind::InvalidFilename => {
                        "choose a shorter name, without special characters"
                    }
                    ErrorKind::StorageFull => "make room on this disk",
                    _ => "look whether the folder around it may be written to",
                },
            )
        })?;
        println!("{}", file.display());
    }
    if !name.is_ascii() || !name.to_ascii_lowercase().contains(&id) {
        eprintln!(
            "Its id is {id}: ids have small letters, digits and hyphens only. It stands near the top of scenario.ron; change it now or never."
        );
    }
    eprintln!(
        "Next: change it, and look at it with `two-hats check {}`",
        quoted(folder)
    );
    Ok(ExitCode::SUCCESS)
}

fn write(path: &Path, text: &str) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::File::create_new(path)?.write_all(text.as_bytes())
}

/// Small letters, digits and hyphens: what the name sounds like in Latin letters. Where nothing is left, or tables would misread it, a
/// neutral word stands before it.
fn id(name: &str) -> String {
    let ascii = any_ascii(name);
    let words = ascii.split(|c: char| !c.is_ascii_alphanumeric());
    let words: Vec<String> = words
        .filter(|word| !word.is_empty())
        .map(str::to_ascii_lowercase)
        .collect();
    let id = words.join("-");
    if id.is_empty() {
        "scenario".to_owned()
    } else if misread(&id).is_some() {
        format!("scenario-{id}")
    } else {
        id
    }
}

/// The name with spaces and a capital, without what would have to be escaped in the file.
fn title(name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|c| match c {
            '-' | '_' | '"' | '\\' | '{' | '}' => ' ',
            c if c.is_control() => ' ',
            c => c,
        })
        .collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    let title = words.join(" ");
    let mut rest = title.chars();
    rest.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(rest).collect()
    })
}

fn quoted(folder: &Path) -> String {
    let folder = folder.display().to_string();
    if folder.contains(char::is_whitespace) {
        format!("\"{folder}\"")
    } else {
        folder
    }
}

#[cfg(test)]
mod tests {
    use super::{id, title};

    #[test]
    fn names_become_ids_and_titles() {
        assert_eq!(id("Harbour Strike!"), "harbour-strike");
        assert_eq!(id("Łódź"), "lodz");
        assert_eq!(id("Кризис 2"), "krizis-2");
        assert_eq!(id("Đà Nẵng"), "da-nang");
        assert_eq!(id("…"), "scenario");
        assert_eq!(id(""), "scenario");
        for odd in ["007", "NaN", "1e5", "null", "true"] {
            assert_eq!(id(odd), format!("scenario-{}", odd.to_lowercase()));
        }
        assert!(!id("東京").is_empty());
        assert_eq!(title("Łódź"), "Łódź");
        assert_eq!(title("\"\""), "");
        assert_eq!(title("harbour-strike"), "Harbour strike");
        assert_eq!(title("a \"b\" {c}\\n"), "A b c n");
    }
}
