//! Lines and columns of a text, found without walking through it every time.

use std::ops::Range;

use serde::Serialize;

/// Columns that a caret covers at most: a whole paragraph underlined says no more than its beginning does.
const WIDEST_MARK: usize = 48;
/// Bytes from one counted place to the next.
const STRIDE: usize = 1024;

/// Lines and columns of a text.
#[derive(Debug)]
pub struct Lines<'a> {
    pub(super) text: &'a str,
    starts: Vec<usize>,
    /// How many characters begin before every [`STRIDE`]th byte, so that the columns of a very long line cost little.
    counted: Vec<usize>,
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
        let mut counted = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut characters = 0;
        for (at, c) in text.char_indices() {
            while counted.len() * STRIDE <= at {
                counted.push(characters);
            }
            characters += usize::from(counts(c));
        }
        Self {
            text,
            starts,
            counted,
        }
    }

    /// The position of a byte; bytes after the end are taken as the end, bytes inside a character as its beginning.
    #[must_use]
    pub fn position(&self, byte: usize) -> Position {
        let byte = self.text.floor_char_boundary(byte);
        let line = self.line_of(byte);
        Position {
            line: line + 1,
            column: self.characters_before(byte) - self.characters_before(self.start(line)) + 1,
        }
    }

    /// How many characters begin before a byte.
    fn characters_before(&self, byte: usize) -> usize {
        let (stride, before) = match (byte / STRIDE).min(self.counted.len().saturating_sub(1)) {
            0 => (0, 0),
            stride => (stride, self.counted.get(stride).copied().unwrap_or(0)),
        };
        let from = self.text.ceil_char_boundary(stride * STRIDE).min(byte);
        let rest = self.text.get(from..byte).unwrap_or_default();
        before + rest.chars().filter(|c| counts(*c)).count()
    }

    /// How many lines there are.
    pub(super) fn count(&self) -> usize {
        self.starts.len()
    }

    /// The line that a byte stands in, from 0.
    pub(super) fn line_of(&self, byte: usize) -> usize {
        self.starts
            .partition_point(|&start| start <= byte)
            .saturating_sub(1)
    }

    /// Where a line begins.
    pub(super) fn start(&self, line: usize) -> usize {
        self.starts.get(line).copied().unwrap_or(self.text.len())
    }

    /// Where a line ends, without its line end.
    pub(super) fn end(&self, line: usize) -> usize {
        let whole = self.text.get(self.start(line)..self.start(line + 1));
        self.start(line) + whole.map_or(0, |l| l.trim_end_matches(['\n', '\r']).len())
    }

    /// A span as it is marked: on one line, and no wider than [`WIDEST_MARK`].
    pub(super) fn mark(&self, span: &Range<usize>) -> Range<usize> {
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

    /// So many characters of the same line before and after a span.
    pub(super) fn around(&self, span: &Range<usize>, characters: usize) -> Range<usize> {
        let line = self.line_of(span.start);
        let start = match self.start(line) {
            0 if self.text.starts_with('\u{feff}') => '\u{feff}'.len_utf8(),
            start => start,
        };
        let before = self.text.get(start..span.start).unwrap_or_default();
        let after = self
            .text
            .get(span.end..self.end(line).max(span.end))
            .unwrap_or_default();
        let from = before.char_indices().rev().take(characters).last();
        let to = after.char_indices().nth(characters);
        start + from.map_or(before.len(), |(at, _)| at)
            ..span.end + to.map_or(after.len(), |(at, _)| at)
    }
}

/// Whether an editor counts it as a column.
fn counts(c: char) -> bool {
    c != '\u{feff}'
}

#[cfg(test)]
mod tests {
    use super::{Lines, Position};

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
    fn columns_of_long_lines_are_counted_alike() {
        let text = format!("é\n{}\u{feff}x", "aé東".repeat(2_000));
        let lines = Lines::new(&text);
        let slowly = |byte: usize| {
            let before = &text[3..text.floor_char_boundary(byte)];
            before.chars().filter(|c| *c != '\u{feff}').count() + 1
        };
        for byte in (3..=text.len()).step_by(7).chain([text.len()]) {
            assert_eq!(lines.position(byte).column, slowly(byte), "byte {byte}");
        }
    }

    #[test]
    fn what_stands_around_a_place_stays_on_its_line() {
        let text = "ab\ncdeéfgh\nij";
        let lines = Lines::new(text);
        let at = text.find('é').unwrap();
        let around = |n| &text[lines.around(&(at..at + 2), n)];
        assert_eq!(around(0), "é");
        assert_eq!(around(2), "deéfg");
        assert_eq!(around(9), "cdeéfgh");
    }
}
