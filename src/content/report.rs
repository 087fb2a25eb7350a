//! Problems as people and programs read them: with the line itself and a caret, or as JSON.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use serde::Serialize;

use super::diagnostic::{Diagnostic, Severity};

/// Columns that a caret covers at most: a whole paragraph underlined says no more than its beginning does.
const WIDEST_MARK: usize = 48;

/// Lines and columns of a text.
#[derive(Debug)]
pub struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

/// A place in a text, as editors count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Position {
    /// From 1.
    pub line: usize,
    /// From 1, in characters; a tab is one, a byte order mark is none.
    pub column: usize,
}

impl<'a> Lines<'a> {
    /// Finds the lines of a text.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        let starts = std::iter::once(0)
            .chain(text.match_indices('\n').map(|(at, _)| at + 1))
            .collect();
        Self { text, starts }
    }

    /// The position of a byte; bytes after the end are taken as the end, bytes inside a character as its beginning.
    #[must_use]
    pub fn position(&self, byte: usize) -> Position {
        let byte = self.text.floor_char_boundary(byte);
        let line = self.line_of(byte);
        let before = self.text.get(self.start(line)..byte).unwrap_or_default();
        Position {
            line: line + 1,
            column: before.chars().filter(|c| *c != '\u{feff}').count() + 1,
        }
    }

    /// The line that a byte stands in, from 0.
    fn line_of(&self, byte: usize) -> usize {
        self.starts
            .partition_point(|&start| start <= byte)
            .saturating_sub(1)
    }

    fn start(&self, line: usize) -> usize {
        self.starts.get(line).copied().unwrap_or(self.text.len())
    }

    /// Where a line ends, without its line end.
    fn end(&self, line: usize) -> usize {
        let whole = self.text.get(self.start(line)..self.start(line + 1));
        self.start(line) + whole.map_or(0, |l| l.trim_end_matches(['\n', '\r']).len())
    }

    /// A span as it is marked: on one line, and no wider than [`WIDEST_MARK`].
    fn mark(&self, span: &Range<usize>) -> Range<usize> {
        let start = self.text.floor_char_boundary(span.start);
        let start = if start == 0 && self.text.starts_with('\u{feff}') {
            '\u{feff}'.len_utf8()
        } else {
            start
        };
        let line_end = self.end(self.line_of(start));
        let end = self
            .text
            .ceil_char_boundary(span.end)
            .min(line_end)
            .max(start);
        let marked = self.text.get(start..end).unwrap_or_default();
        let wide = marked.char_indices().nth(WIDEST_MARK).map(|(at, _)| at);
        start..wide.map_or(end, |at| start + at)
    }
}

/// How problems are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// With colours, for a terminal.
    pub colour: bool,
    /// Columns that a line of the drawing may have.
    pub width: usize,
}

/// One problem: what is wrong, its code, the line with a caret and what it says, related places, and what to write.
///
/// `name` is what the file is called.
#[must_use]
pub fn human(name: &str, lines: &Lines<'_>, problem: &Diagnostic, look: Look) -> String {
    let mark = lines.mark(&problem.span);
    let mut marks = vec![(AnnotationKind::Primary, mark, problem.label.as_str())];
    for (span, label) in &problem.related {
        marks.push((AnnotationKind::Context, lines.mark(span), label));
    }
    let first = marks.iter().map(|(_, span, _)| span.start).min();
    let last = marks.iter().map(|(_, span, _)| span.end).max();
    let first_line = lines.line_of(first.unwrap_or(0));
    // The renderer reads only these lines, so that a long file costs no more than a short one. What annotate-snippets does with a byte
    // order mark or a line end of Windows is then the same as without.
    let from = match lines.start(first_line) {
        0 if lines.text.starts_with('\u{feff}') => '\u{feff}'.len_utf8(),
        start => start,
    };
    let to = lines.end(lines.line_of(last.unwrap_or(0))).max(from);
    let source = lines.text.get(from..to).unwrap_or_default();
    let mut snippet = Snippet::source(source)
        .path(name)
        .line_start(first_line + 1)
        .fold(true);
    for (kind, span, label) in marks {
        let span = span.start.saturating_sub(from)..span.end.saturating_sub(from);
        let label = (!label.is_empty()).then_some(label);
        snippet = snippet.annotation(kind.span(span).label(label));
    }
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    // Help stands indented and after a word; the renderer does not break lines itself.
    let indent = 10 + lines.starts.len().ilog10() as usize;
    let help = problem
        .help
        .as_ref()
        .map(|help| textwrap::fill(help, look.width.saturating_sub(indent).max(20)));
    let title = format!("{}[{}]: ", "warning", problem.code).len();
    let message = textwrap::fill(&problem.message, look.width.saturating_sub(title).max(30));
    let mut group: Group<'_> = level
        .primary_title(message.as_str())
        .id(problem.code)
        .element(snippet);
    if let Some(help) = &help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    let renderer = if look.colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    renderer.term_width(look.width).render(&[group])
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
    message: &'a str,
    label: &'a str,
    help: Option<&'a str>,
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
            message: &problem.message,
            label: &problem.label,
            help: problem.help.as_deref(),
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
    use super::{Lines, Look, Position, human};
    use crate::content::diagnostic::Diagnostic;

    const LOOK: Look = Look {
        colour: false,
        width: 80,
    };

    #[test]
    fn columns_count_characters() {
        let text = "\u{feff}(a: \"ä\",\r\n\tb: 1)";
        let lines = Lines::new(text);
        let at = |what: &str| lines.position(text.find(what).unwrap());
        assert_eq!(at("("), Position { line: 1, column: 1 });
        assert_eq!(at(","), Position { line: 1, column: 8 });
        assert_eq!(at("b"), Position { line: 2, column: 2 });
        assert_eq!(lines.position(1000), Position { line: 2, column: 7 });
    }

    #[test]
    fn line_ends_and_marks_do_not_move_the_caret() {
        let unix = "(\n    a: 1,\n    b: 22,\n)\n";
        let windows = format!("\u{feff}{}", unix.replace('\n', "\r\n"));
        let drawn = |text: &str| {
            let at = text.find("22").unwrap();
            let problem = Diagnostic::error("bad-number", at..at + 2, "no").label("here");
            human("x.ron", &Lines::new(text), &problem, LOOK)
        };
        assert_eq!(drawn(unix), drawn(&windows));
        assert!(drawn(unix).contains("x.ron:3:8"), "{}", drawn(unix));
    }

    #[test]
    fn any_span_can_be_drawn() {
        for text in ["", "\u{feff}", "ä", "(\r\n", "\n\n"] {
            for start in 0..6 {
                for end in start..7 {
                    let problem = Diagnostic::error("empty-file", start..end, "no")
                        .related(end..end + 1, "there");
                    let drawn = human("x.ron", &Lines::new(text), &problem, LOOK);
                    assert!(drawn.contains("x.ron:"), "{drawn}");
                }
            }
        }
    }
}
