//! Where a string ends, also when its closing quotation mark is missing, of the wrong kind, or one of several.

use super::layout::{
    before_field, begins_item, ends_value, ends_value_surely, first_structural_line, line_end,
    opens_value, reach, trimmed_end,
};
use crate::content::text::without_mark;

/// What is wrong with a string.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trouble {
    /// It has no closing mark. `lost`: and its end could only be guessed.
    Unclosed { lost: bool },
    /// There are quotation marks inside it, the first one here.
    MarkInside(usize),
    /// A typographic mark here closes it.
    TypographicClose(usize),
    /// One quotation mark too many, here.
    ExtraMark(usize),
}

/// Where a string ends: its inside from `from` to `to`, the text goes on at `end`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ending {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) end: usize,
    pub(super) trouble: Option<Trouble>,
}

impl Ending {
    fn closed(from: usize, mark: usize) -> Self {
        Self {
            from,
            to: mark,
            end: mark + 1,
            trouble: None,
        }
    }

    fn trouble(mut self, trouble: Trouble) -> Self {
        self.trouble = Some(trouble);
        self
    }
}

/// How many more strings of a file may be looked at closely; beyond, the first closing mark ends a string.
///
/// Keeps the time for files with quotation marks everywhere within bounds.
pub(super) struct Patience(usize);

impl Patience {
    /// None for what RON reads as it stands: there, every string ends where it seems to.
    pub(super) fn with(text: &str) -> Self {
        let whole = ron::from_str::<serde::de::IgnoredAny>(without_mark(text)).is_ok();
        Self(if whole { 0 } else { 2_000 })
    }

    /// Whether there is some left; there is less then.
    pub(super) fn take(&mut self) -> bool {
        let left = self.0 > 0;
        self.0 = self.0.saturating_sub(1);
        left
    }
}

/// The end of the string whose `"` stands at `open`.
pub(super) fn straight(text: &str, open: usize, patience: &mut Patience) -> Ending {
    let from = open + 1;
    match next_mark(text, from) {
        Some(mark) if ends_value(text, mark + 1) && !text[from..mark].contains('\n') => {
            Ending::closed(from, mark)
        }
        Some(mark) if !patience.take() => Ending::closed(from, mark),
        Some(mark) => {
            let own_end = line_end(text, from);
            if text[from..mark].contains('\n') {
                over_lines(text, from, mark, own_end)
            } else {
                on_one_line(text, from, mark, own_end)
            }
        }
        None => {
            let own_end = line_end(text, from);
            let limit = reach(text, from);
            unclosed(text, from, first_structural_line(text, own_end, limit))
        }
    }
}

fn on_one_line(text: &str, from: usize, mark: usize, own_end: usize) -> Ending {
    let closed = Ending::closed(from, mark);
    let next = text[mark + 1..].chars().next().unwrap_or('\n');
    // The mark that opened the string counts as well.
    let odd = count_marks(text, from, own_end).is_multiple_of(2);
    if odd {
        if next == '"' && ends_value(text, mark + 2) {
            let mut ending = closed.trouble(Trouble::ExtraMark(mark + 1));
            ending.end = mark + 2;
            return ending;
        }
        if mark == from
            && !next.is_whitespace()
            && let Some(close) = next_mark(text, mark + 1).filter(|close| *close < own_end)
        {
            return Ending::closed(mark + 1, close).trouble(Trouble::ExtraMark(mark));
        }
        if !next.is_whitespace() && opens_value(text, from, mark) {
            return unclosed_before(text, from, mark);
        }
    }
    if begins_item(text, mark + 1) {
        return closed;
    }
    match later_mark(text, mark + 1, own_end) {
        Some(close) => Ending::closed(from, close).trouble(Trouble::MarkInside(mark)),
        None => closed,
    }
}

fn over_lines(text: &str, from: usize, mark: usize, own_end: usize) -> Ending {
    let closed = Ending::closed(from, mark);
    let mark_line = text[..mark]
        .rfind('\n')
        .map_or(from, |newline| (newline + 1).max(from));
    let mark_line_end = line_end(text, mark);
    let at_line_end = text[mark + 1..mark_line_end].trim().is_empty();
    // `name: "` at a line's end opens a text, if the next mark rather closes one.
    let opens_field = at_line_end
        && text[mark_line..mark].trim_end().ends_with(':')
        && next_mark(text, mark + 1)
            .is_some_and(|next| ends_value(text, next + 1) && !opens_value(text, mark + 1, next));
    if ends_value(text, mark + 1) && !opens_field {
        return closed;
    }
    if let Some(line) = first_structural_line(text, own_end, mark_line_end) {
        return unclosed(text, from, Some(line));
    }
    let before = text[from..mark_line].trim_end();
    let starts_line = text[mark_line..mark].trim().is_empty();
    if starts_line
        && before.ends_with([',', ')', ']'])
        && count_marks(text, mark_line, mark_line_end).is_multiple_of(2)
    {
        return unclosed(text, from, Some(mark_line));
    }
    if begins_item(text, mark + 1) {
        return closed;
    }
    let limit =
        first_structural_line(text, mark_line_end, reach(text, mark)).unwrap_or(reach(text, mark));
    match later_mark(text, mark + 1, limit) {
        Some(close) => Ending::closed(from, close).trouble(Trouble::MarkInside(mark)),
        None => closed,
    }
}

/// The end of a string without a closing mark, when `line` starts with what is surely no longer part of it.
fn unclosed(text: &str, from: usize, line: Option<usize>) -> Ending {
    let own_end = line_end(text, from);
    let limit = line.unwrap_or(own_end);
    let lost = line.is_none() && !text[own_end..].trim().is_empty();
    let inside = &text[from..own_end.min(limit).max(from)];
    let to = before_field(inside).map_or_else(|| trimmed_end(text, from, limit), |at| from + at);
    end_unclosed(text, from, to, lost)
}

/// The same for a string whose next mark, on the same line, opens the next string.
fn unclosed_before(text: &str, from: usize, mark: usize) -> Ending {
    let inside = &text[from..mark];
    let comma = before_field(inside).or_else(|| inside.rfind(','));
    let to = comma.map_or_else(|| trimmed_end(text, from, mark), |at| from + at);
    end_unclosed(text, from, to, false)
}

fn end_unclosed(text: &str, from: usize, to: usize, lost: bool) -> Ending {
    let typographic = text[from..to].char_indices().find(|(at, c)| {
        is_typographic(*c) && *at > 0 && ends_value(text, from + at + c.len_utf8())
    });
    if let Some((at, c)) = typographic {
        return Ending {
            from,
            to: from + at,
            end: from + at + c.len_utf8(),
            trouble: Some(Trouble::TypographicClose(from + at)),
        };
    }
    Ending {
        from,
        to,
        end: to,
        trouble: Some(Trouble::Unclosed { lost }),
    }
}

/// Whether `c` is a quotation mark of a word processor.
pub(super) fn is_typographic(c: char) -> bool {
    matches!(
        c,
        '“' | '”' | '„' | '‟' | '«' | '»' | '‘' | '’' | '‚' | '‹' | '›'
    )
}

/// The end of the string opened at `open` by `mark`, a typographic or single quotation mark.
pub(super) fn other(text: &str, open: usize, mark: char, patience: &mut Patience) -> Ending {
    let close_look = patience.take();
    let from = open + mark.len_utf8();
    let closes = |c: char| match mark {
        '\'' => matches!(c, '\'' | '’'),
        '‘' | '’' | '‚' | '‹' | '›' => matches!(c, '‘' | '’' | '‹' | '›' | '\''),
        _ => c == '"' || (is_typographic(c) && !matches!(c, '‘' | '’' | '‚' | '‹' | '›')),
    };
    let own_end = line_end(text, from);
    let limit = if close_look {
        let far = reach(text, from);
        first_structural_line(text, own_end, far).unwrap_or(far)
    } else {
        own_end
    };
    let mut first = None;
    for (at, c) in text[from..limit].char_indices().filter(|(_, c)| closes(*c)) {
        let at = from + at;
        if ends_value(text, at + c.len_utf8()) || !close_look {
            return close_at(from, at, c);
        }
        if at < own_end {
            first = first.or(Some((at, c)));
        }
    }
    if let Some((at, c)) = first {
        return close_at(from, at, c);
    }
    let inside = &text[from..own_end];
    let to = before_field(inside).map_or_else(|| trimmed_end(text, from, own_end), |at| from + at);
    Ending {
        from,
        to,
        end: to,
        trouble: None,
    }
}

fn close_at(from: usize, at: usize, c: char) -> Ending {
    Ending {
        from,
        to: at,
        end: at + c.len_utf8(),
        trouble: None,
    }
}

/// The next `"` at or after `from` that no backslash escapes.
pub(super) fn next_mark(text: &str, from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        let found = text.get(at..)?.find(['"', '\\'])? + at;
        if text[found..].starts_with('"') {
            return Some(found);
        }
        at = found + 1 + text[found + 1..].chars().next()?.len_utf8();
    }
}

/// The first mark in `from..limit` that surely ends a value.
fn later_mark(text: &str, from: usize, limit: usize) -> Option<usize> {
    let mut at = from;
    while let Some(mark) = next_mark(text, at).filter(|mark| *mark < limit) {
        if ends_value_surely(text, mark + 1) {
            return Some(mark);
        }
        at = mark + 1;
    }
    None
}

/// How many unescaped marks stand in `from..to`, looking no further than [`reach`].
pub(super) fn count_marks(text: &str, from: usize, to: usize) -> usize {
    let to = to.min(reach(text, from));
    let mut at = from;
    let mut count = 0;
    while let Some(mark) = next_mark(text, at).filter(|mark| *mark < to) {
        count += 1;
        at = mark + 1;
    }
    count
}
