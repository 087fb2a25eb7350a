//! Cuts the text into tokens, and reports what is wrong with single tokens, foremost where strings end.

use super::layout::{ends_value, line_end, reach, trimmed_end};
use super::literal::char_literal;
use super::messages;
use super::quotes::{self, Trouble, is_typographic};
use super::token::{Form, Shape, Token, TokenKind, continues_name, starts_name};
use crate::content::diagnostic::Diagnostic;

pub(super) struct Lexed {
    pub(super) tokens: Vec<Token>,
    pub(super) problems: Vec<Diagnostic>,
    /// The end of a string could only be guessed.
    pub(super) lost: bool,
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
    /// Whether a token was already found on the current line.
    line_used: bool,
    line_start: usize,
    indent: usize,
    odd_space_seen: bool,
    out: Lexed,
}

/// The tokens of `text`, in order and without gaps other than space, comments and headers.
pub(super) fn lex(text: &str) -> Lexed {
    let mut lexer = Lexer {
        text,
        at: if text.starts_with('\u{feff}') { 3 } else { 0 },
        line_used: false,
        line_start: 0,
        indent: 0,
        odd_space_seen: false,
        out: Lexed {
            tokens: Vec::with_capacity(text.len() / 8),
            problems: Vec::new(),
            lost: false,
        },
    };
    while let Some(c) = lexer.peek(0) {
        lexer.next(c);
    }
    lexer.out
}

impl Lexer<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn peek(&self, skip: usize) -> Option<char> {
        self.rest().chars().nth(skip)
    }

    fn next(&mut self, c: char) {
        let kind = match c {
            '\n' => {
                self.at += 1;
                self.line_used = false;
                self.line_start = self.at;
                return;
            }
            c if is_space(c) => return self.at += c.len_utf8(),
            '\u{a0}' | '\u{feff}' | '\u{200b}' | '\u{202f}' | '\u{2007}' => {
                if !std::mem::replace(&mut self.odd_space_seen, true) {
                    let span = self.at..self.at + c.len_utf8();
                    self.out.problems.push(messages::odd_space(span));
                }
                return self.at += c.len_utf8();
            }
            '/' if self.rest().starts_with("//") => return self.skip_line(),
            '/' if self.rest().starts_with("/*") => return self.block_comment(),
            '#' => return self.hash(),
            '(' => TokenKind::Open(Shape::Round),
            '[' => TokenKind::Open(Shape::Square),
            '{' => TokenKind::Open(Shape::Curly),
            ')' => TokenKind::Close(Shape::Round),
            ']' => TokenKind::Close(Shape::Square),
            '}' => TokenKind::Close(Shape::Curly),
            ',' => TokenKind::Comma,
            ';' => TokenKind::Semicolon,
            ':' if self.rest().starts_with(":=") => return self.push(TokenKind::Equals, 2),
            ':' => TokenKind::Colon,
            '=' => {
                let long = self.rest().starts_with("=>") || self.rest().starts_with("==");
                return self.push(TokenKind::Equals, if long { 2 } else { 1 });
            }
            '"' => return self.string(),
            '\'' => return self.single(),
            c if is_typographic(c) => {
                let span = self.at..self.at + c.len_utf8();
                self.out.problems.push(messages::typographic_quote(span));
                return self.other_string(c);
            }
            c if starts_name(c) => return self.word(c),
            c if self.starts_number(c) => return self.number(),
            _ => return self.junk(),
        };
        self.push(kind, 1);
    }

    /// Adds a token that starts here and is `length` bytes long, and goes on after it.
    fn push(&mut self, kind: TokenKind, length: usize) {
        let first = !std::mem::replace(&mut self.line_used, true);
        if first {
            let margin = self.text.get(self.line_start..self.at).unwrap_or("");
            self.indent = margin.chars().map(|c| if c == '\t' { 4 } else { 1 }).sum();
        }
        let end = self.at + length;
        self.out.tokens.push(Token {
            kind,
            start: self.at,
            end,
            first,
            indent: self.indent,
        });
        self.at = end;
    }

    fn skip_line(&mut self) {
        self.at += self.rest().find('\n').unwrap_or(self.rest().len());
    }

    fn block_comment(&mut self) {
        let mut depth = 0_usize;
        let mut at = self.at;
        while let Some(found) = self.text[at..].find(['/', '*']) {
            at += found;
            let rest = &self.text[at..];
            if rest.starts_with("/*") {
                depth += 1;
                at += 2;
            } else if rest.starts_with("*/") {
                depth -= 1;
                at += 2;
                if depth == 0 {
                    return self.at = at;
                }
            } else {
                at += 1;
            }
        }
        let span = self.at..self.at + 2;
        self.out.problems.push(messages::unclosed_comment(span));
        // Take the first end there is, unless it is that of another comment: then this one was meant for its line.
        let after = &self.text[self.at + 2..];
        match after.find("*/").filter(|end| !after[..*end].contains("/*")) {
            Some(end) => self.at += end + 4,
            None => self.skip_line(),
        }
    }

    /// `#![…]` headers are passed over; any other `#` was meant to start a comment.
    fn hash(&mut self) {
        let header = self.rest().strip_prefix('#').and_then(|rest| {
            let rest = rest.trim_start().strip_prefix('!')?.trim_start();
            rest.starts_with('[')
                .then(|| rest.find(']'))
                .flatten()
                .map(|end| self.text.len() - rest.len() + end + 1)
        });
        if let Some(end) = header.filter(|_| self.out.tokens.is_empty()) {
            return self.at = end;
        }
        let span = self.at..self.at + 1;
        self.out.problems.push(messages::hash_comment(span));
        self.skip_line();
    }

    fn word(&mut self, c: char) {
        if c == 'r' || c == 'b' {
            if let Some(done) = self.prefixed(c) {
                return done;
            }
        }
        let mut length = name_length(self.rest());
        let mut clean = true;
        loop {
            let rest = &self.rest()[length..];
            let Some(tail) = rest.strip_prefix(['-', '\'', '’']) else {
                break;
            };
            let joins = tail.starts_with(starts_name);
            if !joins {
                break;
            }
            clean = false;
            length += rest.len() - tail.len() + name_length(tail);
        }
        self.push(TokenKind::Word { clean }, length);
    }

    /// A raw string, a raw name or a byte string, if the `r` or `b` here starts one.
    fn prefixed(&mut self, c: char) -> Option<()> {
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
        let found = self.text[from..].find(&close).map(|found| from + found);
        let to = found.unwrap_or_else(|| {
            let span = self.at..from;
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
        if let TokenKind::Text { from, to, .. } = kind {
            if let Some(newline) = self.text[from..to].rfind('\n') {
                self.line_start = from + newline + 1;
            }
        }
    }

    fn string(&mut self) {
        if self.closes_unopened() {
            return;
        }
        let open = self.at;
        let ending = quotes::straight(self.text, open);
        let problem = ending.trouble.map(|trouble| match trouble {
            Trouble::Unclosed { lost } => {
                self.out.lost |= lost;
                messages::unclosed_string(open..open + 1, ending.to)
            }
            Trouble::MarkInside(at) => messages::quote_inside(at..at + 1),
            Trouble::TypographicClose(at) => messages::typographic_quote(at..ending.end),
            Trouble::ExtraMark(at) => messages::extra_quote(at..at + 1),
        });
        self.out.problems.extend(problem);
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
        if !joined || !ends_value(self.text, self.at + 1) {
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

    fn single(&mut self) {
        if let Some((_, length)) = char_literal(self.rest()) {
            return self.push(TokenKind::Char, length);
        }
        let span = self.at..self.at + 1;
        self.out.problems.push(messages::single_quote_string(span));
        self.other_string('\'');
    }

    fn other_string(&mut self, mark: char) {
        let ending = quotes::other(self.text, self.at, mark);
        let (form, from, to) = (Form::Escaped, ending.from, ending.to);
        self.push_text(TokenKind::Text { form, from, to }, ending.end);
    }

    fn starts_number(&self, c: char) -> bool {
        match c {
            '+' | '-' => self.peek(1).is_some_and(|next| {
                next.is_ascii_digit()
                    || (next == '.' && self.peek(2).is_some_and(|c| c.is_ascii_digit()))
                    || matches!(name_of(&self.rest()[1..]), "inf" | "NaN")
            }),
            '.' => self.peek(1).is_some_and(|next| next.is_ascii_digit()),
            _ => c.is_ascii_digit(),
        }
    }

    fn number(&mut self) {
        let mut before = '0';
        let rest = self.rest();
        let end = rest.char_indices().skip(1).find(|(_, c)| {
            let goes_on = continues_name(*c)
                || matches!(c, '.' | '%' | '°')
                || (matches!(c, '+' | '-') && matches!(before, 'e' | 'E'));
            before = *c;
            !goes_on
        });
        let length = end.map_or(rest.len(), |(at, _)| at);
        self.push(TokenKind::Number, length);
    }

    fn junk(&mut self) {
        let rest = self.rest();
        let end = rest.char_indices().skip(1).find(|(_, c)| {
            starts_name(*c)
                || c.is_whitespace()
                || is_typographic(*c)
                || c.is_ascii_digit()
                || "()[]{},;:=\"'/#".contains(*c)
        });
        let length = end.map_or(rest.len(), |(at, _)| at);
        self.push(TokenKind::Junk, length);
    }
}

fn name_of(text: &str) -> &str {
    &text[..name_length(text)]
}

fn name_length(text: &str) -> usize {
    text.find(|c| !continues_name(c)).unwrap_or(text.len())
}

/// What RON takes for space, other than line feeds.
fn is_space(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t'
            | '\r'
            | '\u{b}'
            | '\u{c}'
            | '\u{85}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{2028}'
            | '\u{2029}'
    )
}
