//! One problem drawn for people: the line itself with a caret, what is wrong, and what to write instead.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::{Lines, shortened};
use crate::content::diagnostic::{Diagnostic, Severity};

/// Bytes of a line beyond which only [`AROUND`] of it is drawn.
const LONG: usize = 2_000;
/// Characters of a long line that are drawn before and after a mark.
const AROUND: usize = 100;
/// Bytes between two marks beyond which they are drawn apart.
const APART: usize = 20_000;
/// Other places that are drawn at most.
const RELATED: usize = 8;

/// How problems are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// With colours, for a terminal.
    pub colour: bool,
    /// Columns that a line of the drawing may have.
    pub width: usize,
}

/// A place with the words beside it.
struct Mark<'a> {
    kind: AnnotationKind,
    span: Range<usize>,
    label: &'a str,
}

/// One problem: what is wrong, its code, the line with a caret and what it says, related places, and what to write.
///
/// `name` is what the file is called. What is drawn has a bounded length, whatever the file is like.
#[must_use]
pub fn human(name: &str, lines: &Lines<'_>, problem: &Diagnostic, look: Look) -> String {
    let mark = |kind, span, label| Mark {
        kind,
        span: lines.mark(span),
        label,
    };
    let label = shortened(&problem.label);
    let mut marks = vec![mark(AnnotationKind::Primary, &problem.span, &*label)];
    for (span, label) in problem.related.iter().take(RELATED) {
        marks.push(mark(AnnotationKind::Context, span, label));
    }
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    // Help stands indented and after a word; the renderer does not break lines itself.
    let indent = 10 + lines.count().ilog10() as usize;
    let help = problem
        .help
        .as_ref()
        .map(|help| textwrap::fill(&shortened(help), look.width.saturating_sub(indent).max(20)));
    let title = format!("{}[{}]: ", "warning", problem.code).len();
    let message = textwrap::fill(
        &shortened(&problem.message),
        look.width.saturating_sub(title).max(30),
    );
    let mut group = Group::with_title(level.primary_title(message.as_str()).id(problem.code));
    let extent = extent(lines, &marks);
    let long = |mark: &Mark<'_>| {
        let line = lines.line_of(mark.span.start);
        lines.end(line) - lines.start(line) > LONG
    };
    if extent.len() > APART || marks.iter().any(long) {
        for mark in &marks {
            let at = lines.position(mark.span.start);
            group = group
                .element(Origin::path(name).line(at.line).char_column(at.column))
                .element(excerpt(lines, mark));
        }
    } else {
        group = group.element(whole_lines(name, lines, &marks, extent));
    }
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

/// The lines from the first mark to the last.
fn extent(lines: &Lines<'_>, marks: &[Mark<'_>]) -> Range<usize> {
    let first = marks.iter().map(|mark| mark.span.start).min();
    let last = marks.iter().map(|mark| mark.span.end).max();
    // What annotate-snippets does with a byte order mark or a line end of Windows is then the same as without.
    let from = match lines.start(lines.line_of(first.unwrap_or(0))) {
        0 if lines.text.starts_with('\u{feff}') => '\u{feff}'.len_utf8(),
        start => start,
    };
    from..lines.end(lines.line_of(last.unwrap_or(0))).max(from)
}

/// All marks in one drawing. The renderer reads only these lines, so that a long file costs no more than a short one.
fn whole_lines<'a>(
    name: &'a str,
    lines: &Lines<'a>,
    marks: &[Mark<'a>],
    extent: Range<usize>,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let from = extent.start;
    let source = lines.text.get(extent).unwrap_or_default();
    let mut snippet = Snippet::source(source)
        .path(name)
        .line_start(lines.line_of(from) + 1)
        .fold(true);
    for mark in marks {
        let span = mark.span.start.saturating_sub(from)..mark.span.end.saturating_sub(from);
        let label = (!mark.label.is_empty()).then_some(mark.label);
        snippet = snippet.annotation(mark.kind.span(span).label(label));
    }
    snippet
}

/// One mark with a part of its line.
fn excerpt<'a>(
    lines: &Lines<'a>,
    mark: &Mark<'a>,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let line = lines.line_of(mark.span.start);
    let part = lines.around(&mark.span, AROUND);
    let before = if part.start > lines.start(line) + '\u{feff}'.len_utf8() {
        "…"
    } else {
        ""
    };
    let after = if part.end < lines.end(line) {
        "…"
    } else {
        ""
    };
    let text = lines.text.get(part.clone()).unwrap_or_default();
    let from = before.len() + mark.span.start - part.start;
    let span = from..from + mark.span.len();
    let label = (!mark.label.is_empty()).then_some(mark.label);
    Snippet::source(format!("{before}{text}{after}"))
        .line_start(line + 1)
        .annotation(mark.kind.span(span).label(label))
}

#[cfg(test)]
mod tests {
    use super::super::Lines;
    use super::{Look, human};
    use crate::content::diagnostic::Diagnostic;

    const LOOK: Look = Look {
        colour: false,
        width: 80,
    };

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

    #[test]
    fn long_lines_are_drawn_around_the_mark_and_keep_their_columns() {
        let text = format!("(\n{}here, {}", "x, ".repeat(20_000), "y, ".repeat(20_000));
        let at = text.find("here").unwrap();
        let problem = Diagnostic::error("bad-number", at..at + 4, "no")
            .label("this")
            .related(4..5, "there")
            .help("write less");
        let drawn = human("x.ron", &Lines::new(&text), &problem, LOOK);
        assert!(drawn.contains("x.ron:2:60001"), "{drawn}");
        assert!(drawn.contains("x.ron:2:3"), "{drawn}");
        assert!(
            drawn.contains("there") && drawn.contains("^^^^ this"),
            "{drawn}"
        );
        assert!(drawn.contains("write less"), "{drawn}");
        assert!(drawn.len() < 1_500, "{} bytes", drawn.len());
    }

    #[test]
    fn what_is_far_away_is_drawn_apart() {
        let text = format!("(first\n{}second)", "line\n".repeat(20_000));
        let at = text.find("second").unwrap();
        let problem = Diagnostic::error("duplicate-field", at..at + 6, "no").related(1..6, "there");
        let drawn = human("x.ron", &Lines::new(&text), &problem, LOOK);
        assert!(
            drawn.contains("x.ron:20002:1") && drawn.contains("x.ron:1:2"),
            "{drawn}"
        );
        assert!(drawn.contains("----- there"), "{drawn}");
        assert!(drawn.len() < 1_000, "{drawn}");
    }
}
