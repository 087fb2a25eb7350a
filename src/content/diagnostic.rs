//! One problem in a file: a stable code, where it is, what is wrong, and what to write instead.

use std::ops::Range;

/// How much a problem matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The scenario cannot be played as it is.
    Error,
    /// The scenario can be played; players or authors may be surprised. Can be silenced with a reason.
    Warning,
}

/// One problem found in one file.
///
/// The code is a stable kebab-case name such as `unknown-field`; scripts and `silence` entries rely on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Stable name of the kind of problem; every code is listed in `docs/diagnostics.md`.
    pub code: &'static str,
    /// Error or warning.
    pub severity: Severity,
    /// Byte range in the file's text that the caret points at (may be empty, at the end of a token, for something missing).
    pub span: Range<usize>,
    /// What is wrong, in plain words, one sentence without a full stop.
    pub message: String,
    /// A few words beside the caret; may be empty.
    pub label: String,
    /// What to write instead; one sentence or snippet.
    pub help: Option<String>,
    /// Other places that matter, each with a few words ("first used here").
    pub related: Vec<(Range<usize>, String)>,
}

impl Diagnostic {
    /// An error at `span`.
    pub fn error(code: &'static str, span: Range<usize>, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Error, span, message.into())
    }

    /// A warning at `span`.
    pub fn warning(code: &'static str, span: Range<usize>, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Warning, span, message.into())
    }

    fn new(code: &'static str, severity: Severity, span: Range<usize>, message: String) -> Self {
        Self {
            code,
            severity,
            span,
            message,
            label: String::new(),
            help: None,
            related: Vec::new(),
        }
    }

    /// Adds the words beside the caret.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// Adds what to write instead.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds another place that matters.
    #[must_use]
    pub fn related(mut self, span: Range<usize>, label: impl Into<String>) -> Self {
        self.related.push((span, label.into()));
        self
    }
}

/// Problems of one kind that are kept: who has more has to begin with these.
const KEPT: usize = 4_000;

/// Problems as they are found. The first few thousand are kept and the others counted, so that no file takes memory without end.
#[derive(Debug, Clone, Default)]
pub struct Problems {
    kept: Vec<Diagnostic>,
    more: usize,
    /// Code and place of the one that was found last.
    last: Option<(&'static str, Range<usize>)>,
}

impl Problems {
    /// Adds one.
    pub fn push(&mut self, problem: Diagnostic) {
        self.last = Some((problem.code, problem.span.clone()));
        if self.kept.len() < KEPT {
            self.kept.push(problem);
        } else {
            self.more += 1;
        }
    }

    /// Whether none was found.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    /// Whether the last one was this, here.
    #[must_use]
    pub fn last_was(&self, code: &str, span: &Range<usize>) -> bool {
        let last = self.last.as_ref();
        last.is_some_and(|(last, at)| *last == code && at == span)
    }

    /// The kept ones, and how many there were beside them.
    #[must_use]
    pub fn into_parts(self) -> (Vec<Diagnostic>, usize) {
        (self.kept, self.more)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_thousand_are_kept_and_the_others_counted() {
        let mut problems = Problems::default();
        for at in 0..KEPT + 7 {
            problems.push(Diagnostic::error("bad-number", at..at + 1, "no"));
        }
        assert!(problems.last_was("bad-number", &(KEPT + 6..KEPT + 7)));
        let (kept, more) = problems.into_parts();
        assert_eq!((kept.len(), more), (KEPT, 7));
        assert_eq!(kept[KEPT - 1].span.start, KEPT - 1);
    }
}
