//! One pass over the tokens that pairs brackets and notes what must change so that all of them pair.

use super::{Action, Doubts, Fix};
use crate::content::syntax::token::{Shape, Token, TokenKind};

pub(super) struct Outcome {
    pub(super) fixes: Vec<Fix>,
    /// For every opening bracket the index of the token that closes it; 0 if none does.
    pub(super) closer_of: Vec<usize>,
    /// The first bracket of the file that was opened outside all others.
    pub(super) outermost: Option<usize>,
}

/// A bracket that is open, and what stood in it so far.
#[derive(Clone, Copy)]
pub(super) struct Frame {
    pub(super) shape: Shape,
    pub(super) opener: usize,
    /// The name of its first field, not counting those in brackets within it.
    pub(super) first_field: Option<usize>,
    /// The value of its latest field.
    pub(super) field_value: Option<usize>,
    /// What followed that value without being a field.
    pub(super) odd_item: Option<usize>,
    /// The name of a field that stands where a value belongs, as in `start: morale: 58`.
    pub(super) nested_field: Option<usize>,
}

pub(super) struct Pass<'a> {
    pub(super) tokens: &'a [Token],
    pub(super) doubts: Option<&'a Doubts>,
    pub(super) stack: Vec<Frame>,
    /// The name of the first field outside all brackets.
    pub(super) loose_field: Option<usize>,
    /// The opening bracket of the pair that was closed last.
    pub(super) last_pair: Option<usize>,
    pub(super) out: Outcome,
}

pub(super) fn run(tokens: &[Token], doubts: Option<&Doubts>) -> Outcome {
    let mut pass = Pass {
        tokens,
        doubts,
        stack: Vec::new(),
        loose_field: None,
        last_pair: None,
        out: Outcome {
            fixes: Vec::new(),
            closer_of: vec![0; tokens.len()],
            outermost: None,
        },
    };
    for (at, token) in tokens.iter().enumerate() {
        pass.close_by_indent(at, token);
        pass.note_content(at, token);
        match token.kind {
            TokenKind::Open(shape) => pass.open(at, shape),
            TokenKind::Close(shape) => pass.close(at, shape),
            _ => {}
        }
    }
    while pass
        .stack
        .pop()
        .map(|frame| pass.insert_close(tokens.len(), frame))
        .is_some()
    {}
    pass.out
}

impl Pass<'_> {
    fn open(&mut self, at: usize, shape: Shape) {
        if self.stack.is_empty() {
            self.out.outermost.get_or_insert(at);
        }
        self.stack.push(Frame {
            shape,
            opener: at,
            first_field: None,
            field_value: None,
            odd_item: None,
            nested_field: None,
        });
    }

    pub(super) fn fix(&mut self, at: usize, action: Action) {
        self.out.fixes.push(Fix { at, action });
    }

    pub(super) fn insert_close(&mut self, at: usize, frame: Frame) {
        let (shape, opener) = (frame.shape, frame.opener);
        // Fields cannot be in a list, nor plain values among fields: it must have ended before the first of them.
        let at = match (shape, frame.first_field, frame.odd_item) {
            (Shape::Square, Some(field), _) if field > opener + 1 => field,
            (Shape::Round, Some(_), Some(item)) => item,
            _ => at,
        };
        // A comma before the place belongs after the bracket, unless nothing follows it.
        let before_comma = at.checked_sub(1).filter(|before| {
            let comma = |token: &Token| token.kind == TokenKind::Comma;
            self.tokens.get(at).is_some_and(|token| !comma(token))
                && self.tokens.get(*before).is_some_and(comma)
        });
        let at = before_comma.unwrap_or(at);
        self.fix(at, Action::Close { shape, opener });
    }

    /// Closes brackets in doubt that a line no further indented than theirs must be outside of.
    fn close_by_indent(&mut self, at: usize, token: &Token) {
        let Some(doubts) = self.doubts.filter(|_| token.first) else {
            return;
        };
        let closes = matches!(token.kind, TokenKind::Close(_));
        while let Some(frame) = self.stack.last().copied().filter(|_| self.stack.len() > 1) {
            let doubted = doubts.openers.get(frame.opener) == Some(&true);
            let (Some(opener), Some(inside)) = (
                self.tokens.get(frame.opener),
                self.tokens.get(frame.opener + 1),
            ) else {
                return;
            };
            let content_indented = !inside.first || inside.indent > opener.indent;
            let outside =
                token.indent < opener.indent || (!closes && token.indent == opener.indent);
            if !doubted || !content_indented || !outside || frame.opener + 1 == at {
                return;
            }
            self.stack.pop();
            self.insert_close(at, frame);
        }
    }

    fn note_content(&mut self, at: usize, token: &Token) {
        let before = at.checked_sub(1).and_then(|before| self.tokens.get(before));
        if token.is_colon() && before.is_some_and(Token::is_word) {
            match self.stack.last_mut() {
                Some(frame) => {
                    if frame.field_value == Some(at - 1) {
                        frame.nested_field = Some(at - 1);
                    }
                    frame.first_field.get_or_insert(at - 1);
                    frame.field_value = Some(at + 1);
                    frame.odd_item = None;
                }
                None => {
                    self.loose_field.get_or_insert(at - 1);
                }
            }
        } else if before.is_some_and(|before| before.kind == TokenKind::Comma)
            && !matches!(token.kind, TokenKind::Close(_) | TokenKind::Comma)
            && !self.tokens.get(at + 1).is_some_and(Token::is_colon)
            && let Some(frame) = self.stack.last_mut()
        {
            frame.odd_item = frame.odd_item.or(frame.field_value.map(|_| at));
        }
    }

    pub(super) fn close(&mut self, at: usize, shape: Shape) {
        if self
            .doubts
            .is_some_and(|doubts| doubts.closers.get(at) == Some(&true))
        {
            return self.drop_or_open(at, shape);
        }
        match self.stack.last() {
            Some(frame) if frame.shape == shape => {
                if let Some(closer) = self.out.closer_of.get_mut(frame.opener) {
                    *closer = at;
                }
                self.last_pair = Some(frame.opener);
                self.stack.pop();
            }
            _ => self.mistaken_close(at, shape),
        }
    }
}
