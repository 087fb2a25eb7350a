//! `two-hats quiz`: two short forms, one before a game or a session and one after, scored apart from it.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::CliError;
use super::print::print;
use super::text;
use crate::content::Source;
use crate::content::quiz::{FormId, Kept, MOST, Score, When, quiz};
use crate::debrief::BeforeAfter;
use crate::output::whole::{Existing, write_whole};
use crate::session::data_folder;

/// Arguments of `two-hats quiz`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The form to begin with: A, or B. The other one is asked afterwards.
    #[arg(long, value_enum, ignore_case = true)]
    form: Option<FormName>,
    /// Who answers: a number or a name, under which the second form finds the first.
    #[arg(long, value_name = "WHO", default_value = "me")]
    person: String,
    /// Keep the answers in this file, a table with a line for each form; without, in the folder for everything that the program keeps.
    #[arg(long, value_name = "FILE")]
    keep: Option<PathBuf>,
    /// Ask nothing: print what the answers in FILE come to, each person's and the mean change.
    #[arg(long, conflicts_with = "form")]
    results: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum FormName {
    /// The first.
    A,
    /// The second.
    B,
}

/// Runs the command.
///
/// # Errors
/// Whatever the user has to know.
pub(super) fn run(args: &Args) -> Result<ExitCode, CliError> {
    let file = match &args.keep {
        Some(file) => file.clone(),
        None => data_folder()
            .ok_or_else(no_place)?
            .join("before-and-after.csv"),
    };
    let mut kept = if file.exists() {
        answers(&file)?
    } else {
        Vec::new()
    };
    let wanted = args.form.map(|form| match form {
        FormName::A => FormId::A,
        FormName::B => FormId::B,
    });
    let person = args.person.trim();
    if args.results {
        return results(&kept);
    }
    let Some((when, form)) = quiz().next(&kept, person, wanted) else {
        return Err(CliError::new(
            format!("\"{person}\" has answered both forms"),
            file.display().to_string(),
            "see them with --results; give --person or --keep to ask somebody else",
        ));
    };
    if when == When::After && wanted.is_some_and(|wanted| wanted != form.id) {
        return Err(CliError::new(
            format!("\"{person}\" answered this form before"),
            file.display().to_string(),
            format!(
                "ask the other one afterwards: --form {}",
                form.id.name().to_lowercase()
            ),
        ));
    }
    let Some(answers) = text::asked(form)? else {
        return print(ExitCode::SUCCESS, |out| {
            writeln!(out, "\nLeft. Nothing is kept.")
        });
    };
    let score = form.score(&answers);
    kept.push(Kept {
        person: person.to_owned(),
        when,
        form: form.id,
        answers,
    });
    keep(&file, &kept)?;
    print(ExitCode::SUCCESS, |out| {
        writeln!(out, "\n{}", said(when, score))?;
        if when == When::Before {
            writeln!(
                out,
                "Afterwards, ask the other form: two-hats quiz{}",
                again(args)
            )?;
        } else {
            writeln!(out)?;
            for form in FormId::ALL.map(|id| quiz().form(id)) {
                for (number, situation) in (1..).zip(&form.situations) {
                    writeln!(out, "{}{number}  {}", form.id.name(), situation.key)?;
                }
            }
            let own: Vec<Kept> = kept.into_iter().filter(|k| k.person == person).collect();
            if let Some(found) = BeforeAfter::of(&Kept::pairs(&own).points) {
                writeln!(out, "\n{}\n{}", found.said(), found.limits())?;
            }
        }
        writeln!(out, "Kept in {}", file.display())
    })
}

/// The answers in a file.
///
/// # Errors
/// If it cannot be read, or is no such table.
pub(super) fn answers(file: &Path) -> Result<Vec<Kept>, CliError> {
    Kept::read(&Source::read(file)?.text).map_err(|mistake| {
        CliError::new(
            format!("this is no table of answers: {mistake}"),
            file.display().to_string(),
            "docs/workshop.md shows one under \"Before and after\"",
        )
    })
}

fn keep(file: &Path, kept: &[Kept]) -> Result<(), CliError> {
    if let Some(folder) = file.parent()
        && !folder.as_os_str().is_empty()
    {
        // A folder that cannot be made is told by the file that cannot be written into it.
        let _ = std::fs::create_dir_all(folder);
    }
    Ok(write_whole(
        file,
        Kept::table(kept).as_bytes(),
        Existing::Replace,
    )?)
}

fn said(when: When, score: Score) -> String {
    format!(
        "{} of {MOST} points {}: the job was right {} of 5 times, the reason {} of 5.",
        score.points(),
        when.name(),
        score.jobs,
        score.reasons
    )
}

/// How the second form is asked for with the same answers.
fn again(args: &Args) -> String {
    let mut out = String::new();
    if args.person != "me" {
        out += &format!(" --person {}", args.person);
    }
    if let Some(file) = &args.keep {
        out += &format!(" --keep {}", file.display());
    }
    out
}

fn results(kept: &[Kept]) -> Result<ExitCode, CliError> {
    let pairs = Kept::pairs(kept);
    print(ExitCode::SUCCESS, |out| {
        for one in kept {
            let (when, form) = (one.when.name(), one.form.name());
            writeln!(
                out,
                "{}, form {form}, {when}: {} of {MOST}",
                one.person,
                one.points()
            )?;
        }
        match BeforeAfter::of(&pairs.points) {
            Some(found) => writeln!(out, "{}\n{}", found.said(), found.limits())?,
            None => writeln!(
                out,
                "Nobody has answered one form before and the other one after."
            )?,
        }
        match pairs.left_out {
            0 => Ok(()),
            n => writeln!(out, "Left out, with one form or the same one twice: {n}."),
        }
    })
}

fn no_place() -> CliError {
    CliError::new(
        "there is no folder to keep answers in",
        "",
        "name a file: --keep FILE",
    )
}
