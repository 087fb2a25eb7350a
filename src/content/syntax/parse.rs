//! Builds the tree from tokens whose brackets pair: values, lists, maps, and the file around them.

use std::ops::Range;

use super::brackets::Repaired;
use super::literal;
use super::messages;
use super::token::{Form, Shape, Token, TokenKind};
use super::tree::{Kind, Name, NodeId, Tree};
use crate::content::diagnostic::Problems;

/// How deep brackets may stand in one another, as in RON itself.
const MAX_DEPTH: usize = 128;

/// Reads ranges of tokens; each method takes the index to start at and gives the one to go on with.
pub(super) struct Builder<'a> {
    pub(super) text: &'a str,
    tokens: &'a [Token],
    partner: &'a [usize],
    pub(super) tree: Tree,
    pub(super) problems: &'a mut Problems,
    depth: usize,
    too_deep_seen: bool,
}

pub(super) fn build(text: &str, repaired: &Repaired, problems: &mut Problems) -> Tree {
    let mut builder = Builder {
        text,
        tokens: &repaired.tokens,
        partner: &repaired.partner,
        tree: Tree::default(),
        problems,
        depth: 0,
        too_deep_seen: false,
    };
    builder.file();
    builder.tree
}

impl Builder<'_> {
    fn file(&mut self) {
        let end = self.tokens.len();
        if end == 0 {
            if self.problems.is_empty() {
                self.problems.push(messages::empty_file());
            }
            return;
        }
        if self.is_field_start(0, end) {
            let span = self.span_of(0, end);
            let missing = messages::missing_opener(span.start, Shape::Round, None);
            self.problems.push(missing);
            let fields = self.fields(0, end);
            let root = self.tree.push(span, Kind::Fields { name: None, fields });
            return self.tree.set_root(root);
        }
        let start = (0..end)
            .find(|at| self.begins_value(*at, end))
            .unwrap_or(end);
        if start > 0 {
            self.stray(0, start);
        }
        if start == end {
            return;
        }
        let (root, mut at) = self.value(start, end);
        self.tree.set_root(root);
        if self.kind(at, end) == Some(TokenKind::Comma) {
            self.problems
                .push(messages::extra_comma(self.span_of(at, at + 1)));
            at += 1;
        }
        if at < end {
            let values = (at..end).any(|at| self.begins_value(at, end));
            let span = self.span_of(at, at + 1);
            self.problems.push(if values {
                messages::several_values(span)
            } else {
                messages::stray_text(span)
            });
        }
    }

    /// The token at `at`, if that is before `end`.
    pub(super) fn token(&self, at: usize, end: usize) -> Option<&Token> {
        self.tokens.get(at).filter(|_| at < end)
    }

    pub(super) fn kind(&self, at: usize, end: usize) -> Option<TokenKind> {
        self.token(at, end).map(|token| token.kind)
    }

    /// The bytes of the tokens `from..to`.
    pub(super) fn span_of(&self, from: usize, to: usize) -> Range<usize> {
        let last = to.checked_sub(1).and_then(|last| self.tokens.get(last));
        match (self.tokens.get(from), last) {
            (Some(first), Some(last)) if first.start <= last.end => first.start..last.end,
            _ => self.text.len()..self.text.len(),
        }
    }

    /// The place right after the token before `at`.
    pub(super) fn after_previous(&self, at: usize) -> Range<usize> {
        let previous = at.checked_sub(1).and_then(|at| self.tokens.get(at));
        previous.map_or(0..0, Token::after)
    }

    pub(super) fn slice(&self, span: Range<usize>) -> &str {
        self.text.get(span).unwrap_or("")
    }

    pub(super) fn stray(&mut self, from: usize, to: usize) {
        let span = self.span_of(from, to);
        self.problems.push(messages::stray_text(span));
    }

    pub(super) fn missing(&mut self, span: Range<usize>) -> NodeId {
        self.tree.push(span, Kind::Missing)
    }

    /// The index after the token at `at`, or after the bracket it opens.
    pub(super) fn skip(&self, at: usize, end: usize) -> usize {
        match self.kind(at, end) {
            Some(TokenKind::Open(_)) => self.closer(at, end) + 1,
            _ => at + 1,
        }
    }

    fn closer(&self, open: usize, end: usize) -> usize {
        let close = self.partner.get(open).copied().unwrap_or(end);
        close.clamp(open + 1, end.max(open + 1))
    }

    pub(super) fn begins_value(&self, at: usize, end: usize) -> bool {
        self.token(at, end).is_some_and(|token| {
            token.is_word()
                || token.is_text()
                || matches!(
                    token.kind,
                    TokenKind::Open(_) | TokenKind::Char | TokenKind::Number
                )
        })
    }

    /// Whether a name or quoted name and a colon, or what was written for one, stand here.
    pub(super) fn is_field_start(&self, at: usize, end: usize) -> bool {
        self.token(at, end)
            .is_some_and(|token| token.is_word() || token.is_text())
            && self.token(at + 1, end).is_some_and(Token::is_colon)
    }

    /// Reads the value at `at`; what cannot be one is passed over as [`Kind::Missing`].
    pub(super) fn value(&mut self, at: usize, end: usize) -> (NodeId, usize) {
        let Some(token) = self.token(at, end).copied() else {
            return (self.missing(self.after_previous(at)), at);
        };
        let kind = match token.kind {
            TokenKind::Open(_) => return self.bracket(None, at, end),
            TokenKind::Word { .. } | TokenKind::RawWord => {
                if let Some(named) = self.named(at, end) {
                    return named;
                }
                if let Some(loose) = self.unquoted(at, end) {
                    return loose;
                }
                self.word(&token)
            }
            TokenKind::Number => {
                if let Some(loose) = self.unquoted(at, end) {
                    return loose;
                }
                let written = self.text.get(token.span()).unwrap_or("");
                literal::number(written, token.span(), self.problems)
            }
            TokenKind::Text { form, from, to } => {
                let inside = self.text.get(from..to).unwrap_or("");
                Kind::Str(match form {
                    Form::Verbatim => inside.to_owned(),
                    Form::Escaped => literal::unescape(inside, from, self.problems),
                })
            }
            TokenKind::Char => {
                let read = literal::char_literal(self.slice(token.span()));
                read.map_or(Kind::Missing, |(c, _)| Kind::Char(c))
            }
            _ => {
                self.stray(at, at + 1);
                Kind::Missing
            }
        };
        (self.tree.push(token.span(), kind), at + 1)
    }

    fn word(&mut self, token: &Token) -> Kind {
        let written = self.text.get(token.span()).unwrap_or("");
        if token.kind == TokenKind::RawWord {
            return Kind::Word(written.trim_start_matches("r#").to_owned());
        }
        match written {
            "true" => Kind::Bool(true),
            "false" => Kind::Bool(false),
            "inf" | "NaN" | "inff32" | "inff64" | "NaNf32" | "NaNf64" => {
                Kind::Decimal(written.to_owned())
            }
            "null" | "nil" | "undefined" => {
                self.problems
                    .push(messages::null_word(token.span(), written));
                Kind::Missing
            }
            _ => Kind::Word(written.to_owned()),
        }
    }

    /// `Name(…)`, also if the brackets are of the wrong kind.
    fn named(&mut self, at: usize, end: usize) -> Option<(NodeId, usize)> {
        let name = self
            .token(at, end)
            .filter(|name| name.kind != TokenKind::Word { clean: false })?;
        let open = self.token(at + 1, end)?;
        let joined = match open.kind {
            TokenKind::Open(Shape::Round) => true,
            TokenKind::Open(_) => !open.first,
            _ => false,
        };
        if !joined {
            return None;
        }
        let word = self.slice(name.span()).trim_start_matches("r#").to_owned();
        let name = (word, name.span());
        Some(self.bracket(Some(name), at + 1, end))
    }

    /// Text of several words that someone forgot to put in quotation marks, up to the end of its line.
    fn unquoted(&mut self, at: usize, end: usize) -> Option<(NodeId, usize)> {
        let loose = |at: usize| {
            self.token(at, end).is_some_and(|token| {
                !token.first
                    && !self.is_field_start(at, end)
                    && matches!(
                        token.kind,
                        TokenKind::Word { .. } | TokenKind::Number | TokenKind::Junk
                    )
            })
        };
        let joined = self.kind(at, end) == Some(TokenKind::Word { clean: false });
        if !joined && !loose(at + 1) {
            return None;
        }
        let mut to = at + 1;
        loop {
            if loose(to) {
                to += 1;
            } else if to > at + 1 && self.kind(to, end) == Some(TokenKind::Comma) && loose(to + 1) {
                to += 2;
            } else {
                break;
            }
        }
        let span = self.span_of(at, to);
        self.problems.push(messages::unquoted_text(span.clone()));
        let text = self.slice(span.clone()).to_owned();
        Some((self.tree.push(span, Kind::Str(text)), to))
    }

    /// Reads the bracket that opens at `open`, deciding by what is in it whether it is of the right kind.
    fn bracket(&mut self, name: Option<Name>, open: usize, end: usize) -> (NodeId, usize) {
        let close = self.closer(open, end);
        let own = self.span_of(open, close + 1);
        let span = name.as_ref().map_or(own.start, |(_, span)| span.start)..own.end;
        if self.depth >= MAX_DEPTH {
            if !std::mem::replace(&mut self.too_deep_seen, true) {
                let problem = messages::too_deep(self.span_of(open, open + 1), MAX_DEPTH);
                self.problems.push(problem);
            }
            return (self.missing(span), close + 1);
        }
        let written = match self.kind(open, end) {
            Some(TokenKind::Open(shape)) => shape,
            _ => Shape::Round,
        };
        let meant = self.meant_shape(written, name.is_some(), open, close);
        if meant != written {
            let closing = self.span_of(close, close + 1);
            let pair = format!("{} … {}", meant.opening(), meant.closing());
            let problem =
                messages::wrong_bracket(self.span_of(open, open + 1), meant, &pair, closing);
            self.problems.push(problem);
        }
        self.depth += 1;
        let kind = match meant {
            Shape::Square => Kind::List(self.items(open + 1, close)),
            Shape::Curly => Kind::Map(self.entries(open + 1, close)),
            Shape::Round if close == open + 1 && name.is_none() => Kind::Unit,
            Shape::Round if self.holds_fields(open + 1, close) => {
                let fields = self.fields(open + 1, close);
                Kind::Fields { name, fields }
            }
            Shape::Round => {
                let items = self.items(open + 1, close);
                Kind::Tuple { name, items }
            }
        };
        self.depth -= 1;
        (self.tree.push(span, kind), close + 1)
    }

    /// The kind of bracket that fits what is in it.
    fn meant_shape(&self, written: Shape, named: bool, open: usize, close: usize) -> Shape {
        let first = open + 1;
        let field_first = self.is_field_start(first, close)
            && self.token(first, close).is_some_and(|token| {
                let name = self.slice(token.span());
                token.is_word() && name.starts_with(|c: char| c == '_' || c.is_lowercase())
            });
        match written {
            Shape::Square | Shape::Curly if named || field_first => Shape::Round,
            Shape::Curly if first < close && !self.holds_colon(first, close) => Shape::Square,
            _ => written,
        }
    }

    fn holds_colon(&self, mut at: usize, end: usize) -> bool {
        while let Some(token) = self.token(at, end) {
            if token.is_colon() {
                return true;
            }
            at = self.skip(at, end);
        }
        false
    }
}
