//! Problems as people and programs read them: with the line itself and a caret, or as JSON.

mod draw;
mod lines;

use std::borrow::Cow;
use std::ops::Range;

use serde::Serialize;

use super::diagnostic::{Diagnostic, Severity};
pub use draw::{Look, human};
pub use lines::{Lines, Position};

/// Problems of one file that are shown at most: whoever mends these sees the next ones.
pub const MOST_SHOWN: usize = 100;
/// Characters of one message that are shown at most; files can have names of any length.
const LONGEST: usize = 400;

/// The problems of a file that are shown, in the order of the file, and how many are left out: warnings first.
#[must_use]
pub fn shown(problems: &[Diagnostic]) -> (Vec<&Diagnostic>, usize) {
    let is_error = |problem: &&Diagnostic| problem.severity == Severity::Error;
    let errors = problems.iter().filter(is_error).count();
    let mut left = [MOST_SHOWN.min(errors), MOST_SHOWN.saturating_sub(errors)];
    let shown: Vec<&Diagnostic> = problems
        .iter()
        .filter(|problem| {
            let left = &mut left[usize::from(!is_error(problem))];
            let fits = *left > 0;
            *left = left.saturating_sub(1);
            fits
        })
        .collect();
    let more = problems.len() - shown.len();
    (shown, more)
}

/// A text without what is too long to be read.
fn shortened(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => Cow::Owned(format!("{}…", &text[..end])),
        None => Cow::Borrowed(text),
    }
}

/// One problem as programs read it; `docs/diagnostics.md` describes the fields.
#[derive(Debug, Serialize)]
pub struct Machine<'a> {
    file: &'a str,
    code: &'a str,
    severity: &'static str,
    line: usize,
    column: usize,
    span: Span,
    message: Cow<'a, str>,
    label: Cow<'a, str>,
    help: Option<Cow<'a, str>>,
    related: Vec<Related<'a>>,
    silenced: bool,
    reason: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct Span {
    start: usize,
    end: usize,
}

#[derive(Debug, Serialize)]
struct Related<'a> {
    line: usize,
    column: usize,
    span: Span,
    label: &'a str,
}

impl<'a> Machine<'a> {
    /// A problem of the file called `file`; `reason` if it is silenced.
    #[must_use]
    pub fn new(
        file: &'a str,
        lines: &Lines<'_>,
        problem: &'a Diagnostic,
        reason: Option<&'a str>,
    ) -> Self {
        let Position { line, column } = lines.position(problem.span.start);
        let span = |range: &Range<usize>| Span {
            start: range.start,
            end: range.end,
        };
        Self {
            file,
            code: problem.code,
            severity: match problem.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            },
            line,
            column,
            span: span(&problem.span),
            message: shortened(&problem.message),
            label: shortened(&problem.label),
            help: problem.help.as_deref().map(shortened),
            related: problem
                .related
                .iter()
                .map(|(range, label)| {
                    let Position { line, column } = lines.position(range.start);
                    Related {
                        line,
                        column,
                        span: span(range),
                        label,
                    }
                })
                .collect(),
            silenced: reason.is_some(),
            reason,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST_SHOWN, shown};
    use crate::content::diagnostic::{Diagnostic, Severity};

    #[test]
    fn errors_are_shown_before_warnings_and_the_rest_is_counted() {
        let problem = |at: usize| match at % 3 {
            0 => Diagnostic::error("bad-number", at..at, "no"),
            _ => Diagnostic::warning("scene-length", at..at, "no"),
        };
        let problems: Vec<Diagnostic> = (0..240).map(problem).collect();
        let (some, more) = shown(&problems);
        assert_eq!((some.len(), more), (MOST_SHOWN, 140));
        let errors = some.iter().filter(|p| p.severity == Severity::Error);
        assert_eq!(errors.count(), 80);
        assert!(some.is_sorted_by_key(|p| p.span.start));
        let many: Vec<Diagnostic> = (0..600).map(problem).collect();
        let (some, more) = shown(&many);
        assert_eq!((some.len(), more), (MOST_SHOWN, 500));
        assert!(some.iter().all(|p| p.severity == Severity::Error));
        assert_eq!(shown(&problems[..9]).0.len(), 9);
    }
}
