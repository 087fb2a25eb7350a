//! The words of the text: what a token is and where it stands.

use std::ops::Range;

/// The three kinds of brackets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Round,
    Square,
    Curly,
}

/// How the inside of a string is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Backslashes introduce escapes.
    Escaped,
    /// Every character stands for itself.
    Verbatim,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TokenKind {
    Open(Shape),
    Close(Shape),
    Comma,
    Semicolon,
    Colon,
    /// `=`, `==`, `=>` or `:=`.
    Equals,
    /// A name; one that is not `clean` has `-` or `'` in it.
    Word {
        clean: bool,
    },
    /// `r#name`.
    RawWord,
    /// A string; its inside runs from `from` to `to`.
    Text {
        form: Form,
        from: usize,
        to: usize,
    },
    /// A character in single quotes.
    Char,
    Number,
    /// A run of characters that mean nothing here.
    Junk,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    pub(super) kind: TokenKind,
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether it is the first token of its line.
    pub(super) first: bool,
    /// How far the line it stands on is indented, in columns.
    pub(super) indent: usize,
}

impl Token {
    pub(super) fn span(&self) -> Range<usize> {
        self.start..self.end
    }

    /// The place right after it.
    pub(super) fn after(&self) -> Range<usize> {
        self.end..self.end
    }

    pub(super) fn is_word(&self) -> bool {
        matches!(self.kind, TokenKind::Word { .. } | TokenKind::RawWord)
    }

    pub(super) fn is_text(&self) -> bool {
        matches!(self.kind, TokenKind::Text { .. })
    }

    /// A colon, or what was written for one.
    pub(super) fn is_colon(&self) -> bool {
        matches!(self.kind, TokenKind::Colon | TokenKind::Equals)
    }
}

impl Shape {
    pub(super) fn opening(self) -> &'static str {
        match self {
            Self::Round => "(",
            Self::Square => "[",
            Self::Curly => "{",
        }
    }

    pub(super) fn closing(self) -> &'static str {
        match self {
            Self::Round => ")",
            Self::Square => "]",
            Self::Curly => "}",
        }
    }

    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Round => "round",
            Self::Square => "square",
            Self::Curly => "curly",
        }
    }
}

/// Whether a name may start with `c`.
pub(super) fn starts_name(c: char) -> bool {
    c == '_' || c.is_alphabetic()
}

/// Whether a name may go on with `c`.
pub(super) fn continues_name(c: char) -> bool {
    c == '_' || c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c)
}

/// What RON takes for space, other than line feeds.
pub(super) fn is_space(c: char) -> bool {
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

/// The same within a line.
pub(super) fn is_blank(c: char) -> bool {
    c != '\r' && is_space(c)
}
