//! `two-hats new`: a scenario folder to start from.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use any_ascii::any_ascii;

use super::CliError;
use super::print::{self, print};
use crate::content::check::misread;
use crate::output::whole::{WriteError, folder_whole, said};

const SCENARIO: &str = include_str!("../../assets/starter/scenario.ron");
const PLAY: &str = include_str!("../../assets/starter/plays/first.ron");

/// The files of a new scenario.
const FILES: [&str; 2] = ["scenario.ron", "plays/first.ron"];

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
    if name.is_empty() {
        return Err(CliError::new(
            "this path does not end in a name",
            folder.display().to_string(),
            "name a new folder, as in `two-hats new harbour-strike`",
        ));
    }
    let title = title(&name);
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
    folder_whole(folder, &[(FILES[0], &scenario), (FILES[1], PLAY)]).map_err(made)?;
    let printed = print(ExitCode::SUCCESS, |out| {
        FILES
            .iter()
            .try_for_each(|file| writeln!(out, "{}", folder.join(file).display()))
    });
    if !name.is_ascii() || !name.to_ascii_lowercase().contains(&id) {
        print::tell(&format!(
            "Its id is {id}: ids have small letters, digits and hyphens only. It stands near the top of scenario.ron; change it now or never."
        ));
    }
    print::tell(&format!(
        "Next: change it, and look at it with `two-hats check {}`",
        quoted(folder)
    ));
    printed
}

fn made(error: WriteError) -> CliError {
    match error {
        WriteError::Exists(path) => CliError::new(
            "there is something of this name already, and nothing was written",
            path.display().to_string(),
            "choose another name",
        ),
        WriteError::Failed(path, error) if error.kind() == ErrorKind::InvalidFilename => {
            CliError::new(
                format!("the folder could not be made: {}", said(&error)),
                path.display().to_string(),
                "choose a shorter name, without special characters",
            )
        }
        WriteError::Failed(path, error) => CliError::new(
            format!("the folder could not be made: {}", said(&error)),
            path.display().to_string(),
            "nothing is left of it; name a place that may be written to and has room, and try again",
        ),
        other => other.into(),
    }
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
