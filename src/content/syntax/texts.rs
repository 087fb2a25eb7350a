//! The part of the lexer that reads what stands in quotation marks of any kind.

use super::layout::{ends_value, line_end, reach, trimmed_end};
use super::lexer::{ENDLESS_SEARCHES, Lexer};
use super::literal::char_literal;
use super::messages;
use super::quotes::{self, Trouble};
use super::token::{Form, TokenKind, continues_name};

impl Lexer<'_> {
    /// A raw string, a raw name or a byte string, if the `r` or `b` here starts one.
    pub(super) fn prefixed(&mut self, c: char) -> Option<()> {
        let rest = self.rest();
        let prefix = if rest.starts_with("br") { 2 } else { 1 };
        let hashes = rest[prefix..].bytes().take_while(|b| *b == b'#').count();
        let quoted = rest[prefix + hashes..].starts_with('"');
        if quoted && (hashes > 0 || c == 'r' || prefix == 2) {
            self.raw_string(prefix, hashes);
            return Some(());
        }
        if quoted || (c == 'b' && char_literal(&rest[1..]).is_some()) {
            self.out
                .problems
                .push(messages::byte_string(self.at..self.at + 1));
            self.at += 1;
            if quoted {
                self.string();
            } else {
                self.single();
            }
            return Some(());
        }
        if prefix == 1
            && c == 'r'
            && hashes == 1
            && rest[2..].starts_with(|c: char| continues_name(c))
        {
            let name = &rest[2..];
            let length = name
                .find(|c| !continues_name(c) && !matches!(c, '.' | '+' | '-'))
                .unwrap_or(name.len());
            self.push(TokenKind::RawWord, 2 + length);
            return Some(());
        }
        None
    }

    fn raw_string(&mut self, prefix: usize, hashes: usize) {
        if prefix == 2 || self.rest().starts_with('b') {
            self.out
                .problems
                .push(messages::byte_string(self.at..self.at + 1));
        }
        let from = self.at + prefix + hashes + 1;
        let close = format!("\"{}", "#".repeat(hashes));
        let searched = self.endless < ENDLESS_SEARCHES;
        let rest = Some(&self.text[from..]).filter(|_| searched);
        let found = rest
            .and_then(|rest| rest.find(&close))
            .map(|found| from + found);
        let to = found.unwrap_or_else(|| {
            let span = self.at..from;
            self.endless += 1;
            self.out
                .problems
                .push(messages::unclosed_raw_string(span, &close));
            self.out.lost |= !self.text[line_end(self.text, from)..].trim().is_empty();
            trimmed_end(self.text, from, line_end(self.text, from))
        });
        let end = found.map_or(to, |to| to + close.len());
        let form = Form::Verbatim;
        self.push_text(TokenKind::Text { form, from, to }, end);
    }

    fn push_text(&mut self, kind: TokenKind, end: usize) {
        self.push(kind, end - self.at);
        if let TokenKind::Text { from, to, .. } = kind
            && let Some(newline) = self.text[from..to].rfind('\n')
        {
            self.line_start = from + newline + 1;
        }
    }

    pub(super) fn string(&mut self) {
        if self.closes_unopened() {
            return;
        }
        let open = self.at;
        let ending = quotes::straight(self.text, open, &mut self.patience);
        let problem = ending.trouble.map(|trouble| match trouble {
            Trouble::Unclosed { lost } => {
                self.out.lost |= lost;
                messages::unclosed_string(open..open + 1, ending.to)
            }
            Trouble::MarkInside(at) => messages::quote_inside(at..at + 1),
            Trouble::TypographicClose(at) => messages::typographic_quote(at..ending.end),
            Trouble::ExtraMark(at) => messages::extra_quote(at..at + 1),
        });
        if let Some(problem) = problem {
            self.out.problems.push(problem);
        }
        let form = Form::Escaped;
        let (from, to) = (ending.from, ending.to);
        self.push_text(TokenKind::Text { form, from, to }, ending.end);
    }

    /// `title: The Friday Outage",` — the mark here ends a text that none began.
    fn closes_unopened(&mut self) -> bool {
        let joined = self.out.tokens.last().is_some_and(|last| {
            matches!(
                last.kind,
                TokenKind::Word { .. } | TokenKind::Number | TokenKind::Junk
            ) && self.line_used
                && self.text[last.end..self.at].trim().is_empty()
        });
        if !joined || !ends_value(self.text, self.at + 1) || !self.patience.take() {
            return false;
        }
        let own_end = line_end(self.text, self.at);
        let marks = quotes::count_marks(self.text, self.at, own_end.min(reach(self.text, self.at)));
        if marks.is_multiple_of(2) {
            return false;
        }
        let kept = self.before_loose_text();
        let Some(start) = self.out.tokens.get(kept).copied() else {
            return false;
        };
        self.out.tokens.truncate(kept);
        self.line_used = !start.first;
        let from = start.start;
        let (to, end) = (self.at, self.at + 1);
        self.out
            .problems
            .push(messages::unopened_string(from..from, to));
        self.at = from;
        let form = Form::Escaped;
        self.push_text(TokenKind::Text { form, from, to }, end);
        true
    }

    /// How many tokens stand before the loose words at the end of this line: those after the last colon or bracket,
    /// or, where there is neither, after the last comma.
    fn before_loose_text(&self) -> usize {
        let tokens = &self.out.tokens;
        let mut kept = tokens.len();
        let mut after_comma = None;
        while let Some(last) = kept.checked_sub(1).and_then(|at| tokens.get(at)) {
            match last.kind {
                TokenKind::Word { .. } | TokenKind::Number | TokenKind::Junk => kept -= 1,
                TokenKind::Comma if !last.first => {
                    after_comma.get_or_insert(kept);
                    kept -= 1;
                    continue;
                }
                TokenKind::Colon | TokenKind::Equals => return kept,
                _ => break,
            }
            if last.first {
                break;
            }
        }
        after_comma.unwrap_or(kept)
    }

    pub(super) fn single(&mut self) {
        if let Some((_, length)) = char_literal(self.rest()) {
            return self.push(TokenKind::Char, length);
        }
        let span = self.at..self.at + 1;
        self.out.problems.push(messages::single_quote_string(span));
        self.other_string('\'');
    }

    pub(super) fn other_string(&mut self, mark: char) {
        let ending = quotes::other(self.text, self.at, mark, &mut self.patience);
        let (form, from, to) = (Form::Escaped, ending.from, ending.to);
        self.push_text(TokenKind::Text { form, from, to }, ending.end);
    }
}
