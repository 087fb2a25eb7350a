//! A problem in what a file says, at a place given by names: the checker turns the place into a line and column.

use std::ops::Range;

use super::diagnostic::Severity;

/// One step on the way from a file's root to a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    /// Into a field.
    Field(&'static str),
    /// Into an item of a list.
    Index(usize),
    /// Into the one value that a word wraps, as in `Flag("x")`.
    Inside,
}

/// The way to a value, as a list that lives on the stack while files are walked: nothing is allocated unless a problem is found.
#[derive(Debug, Clone, Copy)]
pub struct At<'a> {
    parent: Option<&'a At<'a>>,
    step: Option<Step>,
}

impl<'a> At<'a> {
    /// The root of the file.
    pub const ROOT: At<'static> = At {
        parent: None,
        step: None,
    };

    /// Into a field.
    #[must_use]
    pub const fn field(&'a self, name: &'static str) -> Self {
        self.then(Step::Field(name))
    }

    /// Into an item.
    #[must_use]
    pub const fn index(&'a self, position: usize) -> Self {
        self.then(Step::Index(position))
    }

    /// Into the wrapped value.
    #[must_use]
    pub const fn inside(&'a self) -> Self {
        self.then(Step::Inside)
    }

    const fn then(&'a self, step: Step) -> Self {
        At {
            parent: Some(self),
            step: Some(step),
        }
    }

    /// The steps from the root.
    #[must_use]
    pub fn steps(&self) -> Vec<Step> {
        let mut steps = Vec::new();
        let mut here = Some(self);
        while let Some(at) = here {
            steps.extend(at.step);
            here = at.parent;
        }
        steps.reverse();
        steps
    }
}

/// A problem in what a file says.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Stable name of the kind of problem.
    pub code: &'static str,
    /// Error or warning.
    pub severity: Severity,
    /// Where.
    pub place: Vec<Step>,
    /// What is wrong, one sentence without a full stop.
    pub message: String,
    /// A few words beside the caret; may be empty.
    pub label: String,
    /// What to write instead.
    pub help: Option<String>,
    /// Other places that matter.
    pub related: Vec<(Vec<Step>, String)>,
    /// The part of the text at the place that is meant; without, or if it is not there, all of it.
    pub part: Option<String>,
    /// Where exactly in the file, if that is known better than by names.
    pub span: Option<Range<usize>>,
    /// Other places that are known so.
    pub related_spans: Vec<(Range<usize>, String)>,
}

impl Finding {
    /// An error.
    pub fn error(code: &'static str, at: &At<'_>, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Error, at.steps(), message.into())
    }

    /// A warning.
    pub fn warning(code: &'static str, at: &At<'_>, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Warning, at.steps(), message.into())
    }

    fn new(code: &'static str, severity: Severity, place: Vec<Step>, message: String) -> Self {
        Self {
            code,
            severity,
            place,
            message,
            label: String::new(),
            help: None,
            related: Vec::new(),
            part: None,
            span: None,
            related_spans: Vec::new(),
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

    /// Points at a part of a text instead of all of it.
    #[must_use]
    pub fn part(mut self, part: impl Into<String>) -> Self {
        self.part = Some(part.into());
        self
    }

    /// Adds another place that matters.
    #[must_use]
    pub fn related(mut self, at: &At<'_>, label: impl Into<String>) -> Self {
        self.related.push((at.steps(), label.into()));
        self
    }
}

/// Bytes of a name that is compared with others.
const LONGEST_NAME: usize = 100;

/// The known name that is nearest to a misspelt one, if one is near enough to be meant.
#[must_use]
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // Comparing takes the time of both lengths, and nobody misspells a paragraph.
    if name.len() > LONGEST_NAME {
        return None;
    }
    let lower = name.to_lowercase();
    known
        .into_iter()
        .filter(|k| k.len() <= LONGEST_NAME)
        .map(|k| (strsim::jaro_winkler(&lower, &k.to_lowercase()), k))
        .filter(|(likeness, _)| *likeness > 0.75)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, k)| k)
}
