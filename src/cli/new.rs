//! `two-hats new`: a scenario folder to start from.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::CliError;

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
/// If something of this name exists, the name holds nothing that an id can be made of, or the files cannot be written.
pub(super) fn run(args: &Args) -> Result<ExitCode, CliError> {
    let folder = args.name.as_path();
    let name = folder
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    let id = id(&name);
    if id.is_empty() {
        return Err(CliError::new(
            format!("no id can be made of the name \"{name}\""),
            "",
            "use letters or digits, as in `two-hats new harbour-strike`",
        ));
    }
    if folder.symlink_metadata().is_ok() {
        return Err(CliError::new(
            "there is something of this name already, and nothing was written",
            folder.display().to_string(),
            "choose another name",
        ));
    }
    let scenario = SCENARIO
        .replacen("id: \"starter\"", &format!("id: \"{id}\""), 1)
        .replacen("A new scenario", &title(&name), 1);
    for (file, text) in [
        (folder.join("scenario.ron"), scenario.as_str()),
        (folder.join("plays").join("first.ron"), PLAY),
    ] {
        write(&file, text).map_err(|error| {
            CliError::new(
                format!("this file could not be written: {error}"),
                file.display().to_string(),
                "check that the folder around it exists and may be written to",
            )
        })?;
        println!("{}", file.display());
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

/// Small letters, digits and hyphens.
fn id(name: &str) -> String {
    let words = name.split(|c: char| !c.is_ascii_alphanumeric());
    let words: Vec<String> = words
        .filter(|word| !word.is_empty())
        .map(str::to_ascii_lowercase)
        .collect();
    words.join("-")
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
        assert_eq!(id("…"), "");
        assert_eq!(title("harbour-strike"), "Harbour strike");
        assert_eq!(title("a \"b\" {c}\\n"), "A b c n");
    }
}
