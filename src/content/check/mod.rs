//! The checker: everything that is wrong or doubtful in a file, in one run, with its place.

mod lints;
mod play;
mod rulebook;
mod silence;

pub use lints::Possible;
pub use play::check_play;
pub use rulebook::check_rulebook;

use std::ops::Range;

use super::compile::{Compiled, compile};
use super::diagnostic::{Diagnostic, Severity};
use super::finding::{Finding, Step};
use super::raw::RawScenario;
use super::shape::{Reader, Shaped};
use super::story::Story;
use super::syntax::{self, Tree};

/// What came of checking one scenario file.
#[derive(Debug)]
pub struct Checked {
    /// Everything that is wrong or doubtful, in the order of the file.
    pub diagnostics: Vec<Diagnostic>,
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
    check_and_measure(text, None)
}

/// Looks at a story in ways that the checker does not know of, and says what it found. Not asked for what cannot be played.
pub type Measure<'a> = &'a mut dyn FnMut(&Story) -> Vec<Finding>;

/// Checks the text of a scenario file, with findings of others among its own: placed, sorted and silenced alike.
#[must_use]
pub fn check_and_measure(text: &str, measure: Option<Measure<'_>>) -> Checked {
    let measured = measure.is_some();
    let read = read::<RawScenario>(text);
    let mut diagnostics = read.problems;
    if read.structure_lost || read.tree.root().is_none() {
        // What follows a bracket that was never closed means nothing.
        finish(&mut diagnostics);
        return Checked {
            diagnostics,
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
    }
    if let (Some(measure), Some(story)) = (measure, &story) {
        findings.extend(measure(story));
    }

    // What is too deep to be read is also too deep to be played: once is enough.
    if diagnostics.iter().any(|d| d.code == "too-deep") {
        findings.retain(|f| f.code != "too-deep");
    }
    let places = Places {
        text,
        tree: &read.tree,
        missing: &read.missing,
        tainted: spans(&diagnostics),
    };
    let (kept, silenced) = silence.apply(findings, readable && story.is_some(), measured);
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
    missing: Vec<(Range<usize>, &'static str)>,
    structure_lost: bool,
}

fn read<T: Shaped + Default>(text: &str) -> Read<T> {
    let parsed = syntax::parse(text);
    let mut reader = Reader::new(&parsed.tree, spans(&parsed.problems));
    let raw = parsed
        .tree
        .root()
        .map_or_else(T::default, |root| T::read(&mut reader, root));
    let missing = std::mem::take(&mut reader.missing);
    let shape = std::mem::take(&mut reader.problems);
    let mut problems = parsed.problems;
    let syntax = spans(&problems);
    // Where a value could not be read, one message is enough.
    problems.extend(
        shape
            .into_iter()
            .filter(|d| !parsed.structure_lost && !syntax.contains(&d.span)),
    );
    Read {
        raw,
        tree: parsed.tree,
        problems,
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

/// From names to places.
struct Places<'a> {
    text: &'a str,
    tree: &'a Tree,
    missing: &'a [(Range<usize>, &'static str)],
    tainted: Vec<Range<usize>>,
}

impl Places<'_> {
    /// The finding with its place, unless it only repeats that something could not be read.
    fn diagnostic(&self, finding: Finding) -> Option<Diagnostic> {
        let places =
            std::iter::once(&finding.place).chain(finding.related.iter().map(|(place, _)| place));
        if places.into_iter().any(|place| self.is_tainted(place)) {
            return None;
        }
        Some(Diagnostic {
            code: finding.code,
            severity: finding.severity,
            span: self.narrowed(self.span(&finding.place), finding.part.as_deref()),
            message: finding.message,
            label: finding.label,
            help: finding.help,
            related: finding
                .related
                .iter()
                .map(|(place, label)| (self.span(place), label.clone()))
                .collect(),
        })
    }

    /// A part of what stands at a place, where it is written as it reads.
    fn narrowed(&self, span: Range<usize>, part: Option<&str>) -> Range<usize> {
        let text = self.text.get(span.clone()).unwrap_or_default();
        match part.and_then(|part| Some((text.find(part)?, part.len()))) {
            Some((at, len)) => span.start + at..span.start + at + len,
            None => span,
        }
    }

    /// Whether what stands here, or is missing here, has been reported already.
    fn is_tainted(&self, place: &[Step]) -> bool {
        let path = path(place);
        let Some(node) = self.tree.nearest(&path) else {
            return false;
        };
        if self.tree.find(&path).is_some() {
            return self.tainted.iter().any(|span| {
                *span == node.span
                    || (node.span.start <= span.start
                        && span.end <= node.span.end
                        && place.len() > 1
                        && is_value(node))
            });
        }
        place.iter().any(|step| {
            matches!(step, Step::Field(name) if self.missing.iter().any(|(span, field)| *span == node.span && field == name))
        }) || self.tainted.contains(&node.span)
    }

    /// The place of a value; of a long one, its opening bracket or its id.
    fn span(&self, place: &[Step]) -> Range<usize> {
        let path = path(place);
        let Some(node) = self.tree.nearest(&path) else {
            return 0..0;
        };
        if is_value(node) {
            return node.span.clone();
        }
        if let syntax::Kind::Fields { fields, .. } = &node.kind
            && let Some(id) = fields.iter().find(|f| f.name == "id")
            && let Some(id) = self.tree.get(id.value)
        {
            return id.span.clone();
        }
        match &node.kind {
            syntax::Kind::Tuple {
                name: Some((_, name)),
                ..
            }
            | syntax::Kind::Fields {
                name: Some((_, name)),
                ..
            } => name.clone(),
            _ => node.span.start..(node.span.start + 1).min(node.span.end),
        }
    }
}

/// Whether a node is a single value and not a bracket with others in it.
const fn is_value(node: &syntax::Node) -> bool {
    !matches!(
        node.kind,
        syntax::Kind::List(_)
            | syntax::Kind::Tuple { .. }
            | syntax::Kind::Fields { .. }
            | syntax::Kind::Map(_)
    )
}

fn path(place: &[Step]) -> Vec<syntax::Step> {
    place
        .iter()
        .map(|step| match step {
            Step::Field(name) => syntax::Step::Field((*name).into()),
            Step::Index(position) => syntax::Step::Index(*position),
            Step::Inside => syntax::Step::Inside,
        })
        .collect()
}
