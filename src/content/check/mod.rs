//! The checker: everything that is wrong or doubtful in a file, in one run, with its place.

mod lints;
mod play;
mod rulebook;
mod silence;
mod source_map;

pub use lints::{Other, Possible, misread};
pub use play::{check_play, check_play_counting};
pub use rulebook::{check_rulebook, check_rulebook_counting};

use std::ops::Range;

use super::compile::{Compiled, compile};
use super::decode::{FromTree, Reader};
use super::diagnostic::{Diagnostic, Severity};
use super::finding::Finding;
use super::raw::RawScenario;
use super::spans::Spans;
use super::story::Story;
use super::syntax::{self, Tree};
use silence::Looked;
use source_map::SourceMap;

/// Mistakes in the spelling of a file beyond which names and numbers are not looked at: there would be no end to what follows from them.
const TOO_MANY: usize = 1_000;

/// What came of checking one scenario file.
#[derive(Debug)]
pub struct Checked {
    /// What is wrong or doubtful, in the order of the file: of errors in spelling the first few thousand.
    pub diagnostics: Vec<Diagnostic>,
    /// Errors beside those.
    pub more: usize,
    /// Warnings that the file silences, each with its reason.
    pub silenced: Vec<(Diagnostic, String)>,
    /// The story, if there are no errors.
    pub story: Option<Story>,
}

impl Checked {
    /// Whether the scenario cannot be played as it is.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.diagnostics
            .iter()
            .any(|d| d.severity == Severity::Error)
    }
}

/// Checks the text of a scenario file. Never fails and never panics, whatever the text is.
#[must_use]
pub fn check(text: &str) -> Checked {
    check_among(text, &[], None)
}

/// Looks at a story in ways that the checker does not know of, and says what it found. Not asked for what cannot be played.
pub type Measure<'a> = &'a mut dyn FnMut(&Story) -> Vec<Finding>;

/// Checks the text of a scenario file that stands among others, with findings of others among its own: placed, sorted and silenced alike.
#[must_use]
pub fn check_among(text: &str, others: &[Other], measure: Option<Measure<'_>>) -> Checked {
    let looked = Looked {
        measured: measure.is_some(),
        among_others: !others.is_empty(),
    };
    let read = read::<RawScenario>(text);
    let (mut diagnostics, more) = (read.problems, read.more);
    if read.structure_lost || read.tree.root().is_none() || diagnostics.len() > TOO_MANY {
        // What follows a bracket that was never closed means nothing, and what is broken throughout is mended first.
        finish(&mut diagnostics);
        return Checked {
            diagnostics,
            more,
            silenced: Vec::new(),
            story: None,
        };
    }
    let raw = read.raw;
    let readable = diagnostics.is_empty();
    let silence = silence::Silence::new(&raw, readable);
    let Compiled {
        mut findings,
        story,
    } = compile(raw.clone());
    let story = story.filter(|_| readable);
    if readable {
        lints::lint(&raw, story.as_ref(), &mut findings);
        lints::lint_others(&raw.id, others, &mut findings);
        lints::lint_glyphs(&read.tree, &mut findings);
    }
    if let (Some(measure), Some(story)) = (measure, &story) {
        findings.extend(measure(story));
    }

    // What is too deep to be read is also too deep to be played: once is enough.
    if diagnostics.iter().any(|d| d.code == "too-deep") {
        findings.retain(|f| f.code != "too-deep");
    }
    let places = SourceMap::new(text, &read.tree, &read.missing, spans(&diagnostics));
    let (kept, silenced) = silence.apply(findings, readable && story.is_some(), looked);
    diagnostics.extend(
        kept.into_iter()
            .filter_map(|finding| places.diagnostic(finding)),
    );
    let silenced = silenced
        .into_iter()
        .filter_map(|(finding, reason)| Some((places.diagnostic(finding)?, reason)))
        .collect();
    finish(&mut diagnostics);
    Checked {
        diagnostics,
        more,
        silenced,
        story,
    }
}

/// The careful reader's view of a text; the fast reader's must be equal to it. For tests: nothing else needs a scenario that is not checked.
#[doc(hidden)]
#[must_use]
pub fn read_carefully(text: &str) -> RawScenario {
    read::<RawScenario>(text).raw
}

/// A file read with places.
struct Read<T> {
    raw: T,
    tree: Tree,
    problems: Vec<Diagnostic>,
    /// Problems beside those.
    more: usize,
    missing: Vec<(Range<usize>, &'static str)>,
    structure_lost: bool,
}

fn read<T: FromTree + Default>(text: &str) -> Read<T> {
    let parsed = syntax::parse(text);
    let mut reader = Reader::new(&parsed.tree, spans(&parsed.problems));
    let raw = parsed
        .tree
        .root()
        .map_or_else(T::default, |root| T::read(&mut reader, root));
    let missing = std::mem::take(&mut reader.missing);
    let (shape, more) = std::mem::take(&mut reader.problems).into_parts();
    let mut problems = parsed.problems;
    let syntax = Spans::new(spans(&problems));
    // Where a value could not be read, one message is enough.
    problems.extend(
        shape
            .into_iter()
            .filter(|d| !parsed.structure_lost && !syntax.has(&d.span)),
    );
    Read {
        raw,
        tree: parsed.tree,
        problems,
        more: more + parsed.more,
        missing,
        structure_lost: parsed.structure_lost,
    }
}

fn spans(diagnostics: &[Diagnostic]) -> Vec<Range<usize>> {
    diagnostics
        .iter()
        .filter(|d| d.severity == Severity::Error)
        .map(|d| d.span.clone())
        .collect()
}

fn finish(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by(|a, b| {
        (a.span.start, a.span.end, a.code).cmp(&(b.span.start, b.span.end, b.code))
    });
    diagnostics.dedup();
}

#[cfg(test)]
mod tests {
    use super::check;

    /// Memory and time of a file that is wrong throughout do not grow with it: most of its problems are only counted.
    #[test]
    fn of_problems_without_end_a_few_thousand_are_kept_and_all_are_counted() {
        for unit in ["a: ", "“", ")", "(idd: 1),", "\"x", "\\"] {
            let (few, many) = (check(&unit.repeat(30_000)), check(&unit.repeat(60_000)));
            assert!(many.diagnostics.len() <= 20_000, "{unit}");
            assert_eq!(few.diagnostics.len(), many.diagnostics.len(), "{unit}");
            let all = |found: &super::Checked| found.diagnostics.len() + found.more;
            assert!(all(&many) >= all(&few), "{unit}");
        }
        let many = check(&"a: ".repeat(60_000));
        assert!(many.more > 50_000, "{}", many.more);
        let crises = format!("(crises: [{}])", "(idd: 1),".repeat(60_000));
        let many = check(&crises);
        assert!(many.diagnostics.len() < 10_000 && many.more > 50_000);
    }
}
