//! What goes wrong for users: one line what, one line where, one line what to do.

use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::print;
use crate::content::LoadError;
use crate::content::finding::nearest;
use crate::content::report::Lines;
use crate::content::text::help_for;
use crate::output::harmless::line;
use crate::output::whole::said;

/// An error that a user can act on. Printed on stderr as up to three lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CliError {
    /// What went wrong.
    pub what: String,
    /// Where; may be empty.
    pub place: String,
    /// What to do; may be empty.
    pub help: String,
    /// The exit code: 1 for problems found, 2 where the command could not run.
    pub code: u8,
}

impl CliError {
    /// An error of a command that could not run.
    pub fn new(what: impl Into<String>, place: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            place: place.into(),
            help: help.into(),
            code: 2,
        }
    }

    /// Prints it, and gives its exit code.
    #[must_use]
    pub fn report(&self) -> ExitCode {
        print::tell(&format!("error: {}", line(&self.what)));
        if !self.place.is_empty() {
            print::tell(&format!("   at: {}", line(&self.place)));
        }
        if !self.help.is_empty() {
            print::tell(&format!(" help: {}", line(&self.help)));
        }
        ExitCode::from(self.code)
    }
}

impl CliError {
    /// A value on the command line that its flag does not take, in plain words; nothing for other mistakes, which clap tells well.
    pub(super) fn of_value(error: &clap::Error) -> Option<Self> {
        use std::num::{IntErrorKind, ParseIntError};

        let text = |kind| match error.get(kind) {
            Some(ContextValue::String(text)) if !text.is_empty() => Some(text.clone()),
            _ => None,
        };
        if error.kind() != ErrorKind::ValueValidation {
            return None;
        }
        let (flag, value) = (
            text(ContextKind::InvalidArg)?,
            text(ContextKind::InvalidValue)?,
        );
        let source = std::error::Error::source(error)?;
        let said = source.to_string();
        let help = match source
            .downcast_ref::<ParseIntError>()
            .map(ParseIntError::kind)
        {
            Some(IntErrorKind::PosOverflow) => {
                format!("write a smaller number: the largest is {}", u64::MAX)
            }
            Some(_) => "write a whole number, not below 0".to_owned(),
            None => match said.split_once(" is not in ") {
                Some((_, range)) => match range.split_once("..=") {
                    Some((from, to)) => format!("write a whole number from {from} to {to}"),
                    None => format!("write a whole number in {range}"),
                },
                None if said == "invalid digit found in string" => {
                    "write a whole number, not below 0".to_owned()
                }
                None if said.starts_with("number too") => "write a smaller number".to_owned(),
                None => said,
            },
        };
        let name = flag.split(' ').next().unwrap_or_default().to_owned();
        Some(Self::new(
            format!("{name} does not take \"{value}\""),
            flag,
            help,
        ))
    }
}

impl From<LoadError> for CliError {
    fn from(error: LoadError) -> Self {
        let what = error.to_string();
        match error {
            LoadError::Unknown { name, known, .. } => {
                let help = match nearest(&name, known.iter().map(String::as_str)) {
                    Some(near) => format!("did you mean \"{near}\"?"),
                    None => format!("known are: {}", known.join(", ")),
                };
                Self::new(what, "", help)
            }
            LoadError::Read { path, source } => Self::new(
                format!("this file could not be read: {}", said(&source)),
                path.display().to_string(),
                help_for(&source),
            ),
            LoadError::Unfit { path, what, help } => {
                Self::new(what, path.display().to_string(), help)
            }
            LoadError::Broken { file, diagnostics } => {
                let lines = Lines::new(&file.text);
                let first = diagnostics.first();
                let place = first.map_or_else(
                    || file.name.clone(),
                    |d| {
                        let at = lines.position(d.span.start);
                        format!("{}:{}:{}", file.name, at.line, at.column)
                    },
                );
                let what = first.map_or(what, |d| match diagnostics.len() {
                    1 => d.message.clone(),
                    n => format!("{} (the first of {n} mistakes)", d.message),
                });
                let help = format!("run `two-hats check {}` to see every mistake", file.name);
                Self::new(what, place, help)
            }
        }
    }
}
