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
