//! Cuts the text into tokens, and reports what is wrong with single tokens, foremost where strings end.

use super::messages;
use super::quotes::{Patience, is_typographic};
use super::token::{Shape, Token, TokenKind, continues_name, is_space, starts_name};
use crate::content::diagnostic::Problems;

/// How many times the end of something without an end is searched for.
pub(super) const ENDLESS_SEARCHES: usize = 20;

pub(super) struct Lexed {
    pub(super) tokens: Vec<Token>,
    pub(super) problems: Problems,
    /// The end of a string could only be guessed.
    pub(super) lost: bool,
}

pub(super) struct Lexer<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
    /// Whether a token was already found on the current line.
    pub(super) line_used: bool,
    pub(super) line_start: usize,
    indent: usize,
    odd_space_seen: bool,
    pub(super) patience: Patience,
    /// How many comments, raw strings and headers without an end were found: looking for one more takes the whole file.
    pub(super) endless: usize,
    pub(super) out: Lexed,
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
        patience: Patience::with(text),
        endless: 0,
        out: Lexed {
            tokens: Vec::with_capacity(text.len() / 8),
            problems: Problems::default(),
            lost: false,
        },
    };
    while let Some(c) = lexer.peek(0) {
        lexer.next(c);
    }
    lexer.out
}

impl Lexer<'_> {
    pub(super) fn rest(&self) -> &str {
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
    pub(super) fn push(&mut self, kind: TokenKind, length: usize) {
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
        let searched = self.endless < ENDLESS_SEARCHES;
        while let Some(found) = self.text[at..].find(['/', '*']).filter(|_| searched) {
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
        self.endless += 1;
        // Take the first end there is, unless it is that of another comment: then this one was meant for its line.
        let after = &self.text[self.at + 2..];
        let end = searched.then(|| after.find("*/")).flatten();
        match end.filter(|end| !after[..*end].contains("/*")) {
            Some(end) => self.at += end + 4,
            None => self.skip_line(),
        }
    }

    /// `#![…]` headers are passed over; any other `#` was meant to start a comment.
    fn hash(&mut self) {
        let possible = self.out.tokens.is_empty() && self.endless < ENDLESS_SEARCHES;
        let start = self.rest().strip_prefix('#').filter(|_| possible);
        let header = start.and_then(|rest| {
            let rest = rest.trim_start().strip_prefix('!')?.trim_start();
            rest.starts_with('[')
                .then(|| rest.find(']'))
                .flatten()
                .map(|end| self.text.len() - rest.len() + end + 1)
        });
        if let Some(end) = header {
            return self.at = end;
        }
        self.endless += 1;
        let span = self.at..self.at + 1;
        self.out.problems.push(messages::hash_comment(span));
        self.skip_line();
    }

    fn word(&mut self, c: char) {
        if (c == 'r' || c == 'b') && self.prefixed(c).is_some() {
            return;
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
