//! One pass over the tokens that pairs brackets and notes what must change so that all of them pair.

use super::{Action, Doubts, Fix};
use crate::content::syntax::token::{Shape, Token, TokenKind};

/// How many tokens ahead a mistake is judged by what would follow from it.
const FORESIGHT: usize = 2_000;
/// How many open brackets are taken into account for that.
const DEPTH: usize = 64;
/// After so many mistakes in a file the rest is judged without foresight.
const PATIENCE: usize = 100;

pub(super) struct Outcome {
    pub(super) fixes: Vec<Fix>,
    /// For every opening bracket the index of the token that closes it; 0 if none does.
    pub(super) closer_of: Vec<usize>,
    /// The first bracket of the file that was opened outside all others.
    pub(super) outermost: Option<usize>,
}

/// A bracket that is open, and what stood in it so far.
#[derive(Clone, Copy)]
struct Frame {
    shape: Shape,
    opener: usize,
    /// The name of its first field, not counting those in brackets within it.
    first_field: Option<usize>,
    /// The value of its latest field.
    field_value: Option<usize>,
    /// What followed that value without being a field.
    odd_item: Option<usize>,
    /// The name of a field that stands where a value belongs, as in `start: morale: 58`.
    nested_field: Option<usize>,
}

struct Pass<'a> {
    tokens: &'a [Token],
    doubts: Option<&'a Doubts>,
    stack: Vec<Frame>,
    /// The name of the first field outside all brackets.
    loose_field: Option<usize>,
    /// The opening bracket of the pair that was closed last.
    last_pair: Option<usize>,
    out: Outcome,
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

    fn fix(&mut self, at: usize, action: Action) {
        self.out.fixes.push(Fix { at, action });
    }

    fn insert_close(&mut self, at: usize, frame: Frame) {
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
        {
            if let Some(frame) = self.stack.last_mut() {
                frame.odd_item = frame.odd_item.or(frame.field_value.map(|_| at));
            }
        }
    }

    fn close(&mut self, at: usize, shape: Shape) {
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

    /// Decides what a closing bracket means that does not fit the open one: whatever lets the most that follows fit.
    fn mistaken_close(&mut self, at: usize, shape: Shape) {
        let shapes: Vec<Shape> = self.shapes_in_reach();
        let outer = shapes.iter().rposition(|open| *open == shape);
        let foresight = if self.out.fixes.len() < PATIENCE {
            FORESIGHT
        } else {
            0
        };
        let score = |kept: usize| {
            let stack = shapes.get(..kept).unwrap_or(&[]).to_vec();
            let cut = self.stack.len() > shapes.len();
            fit(
                stack,
                cut,
                self.tokens.get(at + 1..).unwrap_or(&[]),
                foresight,
            )
        };
        let curly = shape == Shape::Curly || shapes.last() == Some(&Shape::Curly);
        // On equal scores the greater second number wins.
        let drop = (score(shapes.len()), 1);
        let insert = outer.map(|outer| (score(outer), self.insert_rank(at, shapes.len() - outer)));
        let reshape = shapes
            .len()
            .checked_sub(1)
            .map(|kept| (score(kept), if curly { 4 } else { 0 }));
        let best = Some(drop).max(insert).max(reshape);
        if best == insert && insert.is_some() {
            let missing = shapes.len() - outer.unwrap_or(0) - 1;
            for _ in 0..missing {
                if let Some(frame) = self.stack.pop() {
                    self.insert_close(at, frame);
                }
            }
            self.close(at, shape);
        } else if best == reshape && reshape.is_some() {
            self.reshape(at, shape);
        } else {
            self.drop_or_open(at, shape);
        }
    }

    /// How likely it is, going by indentation, that the bracket at `at` closes the one `depth` brackets up.
    fn insert_rank(&self, at: usize, depth: usize) -> usize {
        let opener = self
            .stack
            .len()
            .checked_sub(depth)
            .and_then(|outer| self.tokens.get(self.stack.get(outer)?.opener));
        match (self.tokens.get(at), opener) {
            (Some(closer), Some(opener)) if closer.first => {
                if closer.indent == opener.indent {
                    3
                } else {
                    0
                }
            }
            _ => 2,
        }
    }

    fn shapes_in_reach(&self) -> Vec<Shape> {
        let skipped = self.stack.len().saturating_sub(DEPTH);
        self.stack
            .iter()
            .skip(skipped)
            .map(|frame| frame.shape)
            .collect()
    }

    /// The two brackets are a pair of different kinds; decides which of them is wrong.
    fn reshape(&mut self, at: usize, shape: Shape) {
        let Some(frame) = self.stack.pop() else {
            return;
        };
        let opener_wrong = frame.shape == Shape::Curly
            || (frame.shape == Shape::Square
                && shape == Shape::Round
                && frame.first_field.is_some());
        if opener_wrong {
            self.fix(frame.opener, Action::Reshape { shape, partner: at });
        } else {
            let (shape, partner) = (frame.shape, frame.opener);
            self.fix(at, Action::Reshape { shape, partner });
        }
    }

    /// The closing bracket has no partner: either it is one too many, or an opening one is missing.
    fn drop_or_open(&mut self, at: usize, shape: Shape) {
        match self.missing_open(at, shape) {
            Some(place) => self.fix(place, Action::Open { shape, closer: at }),
            None => self.fix(at, Action::Drop),
        }
    }

    /// Before which token the bracket that `at` closes was most likely meant to open.
    fn missing_open(&mut self, at: usize, shape: Shape) -> Option<usize> {
        let after_word = self.after_word(at).filter(|_| shape == Shape::Round);
        let tokens = self.tokens;
        let Some(frame) = self.stack.last_mut() else {
            let starts_file = self.out.outermost.is_none_or(|first| first > 0);
            return self
                .loose_field
                .take()
                .filter(|_| shape == Shape::Round && starts_file);
        };
        match (frame.shape, shape) {
            (Shape::Round, Shape::Square) => {
                if frame.field_value == Some(at) {
                    return Some(at);
                }
                let value = frame.field_value.and_then(|value| tokens.get(value))?;
                let like_item = value.first || value.is_word() || value.is_text();
                let is_list = value.kind == TokenKind::Open(Shape::Square);
                (frame.odd_item.is_some() || (like_item && !is_list)).then_some(())?;
                frame.odd_item = None;
                frame.field_value.take()
            }
            (Shape::Square, Shape::Round) => frame.first_field.take().or(after_word),
            (Shape::Round, Shape::Round) => frame.nested_field.take().or(after_word),
            _ => None,
        }
    }

    /// The place after a word that is followed by its content without a bracket, as in `Stability 6)`.
    fn after_word(&self, at: usize) -> Option<usize> {
        let word =
            |at: Option<usize>| at.filter(|at| self.tokens.get(*at).is_some_and(Token::is_word));
        let last = at.checked_sub(1)?;
        let content = match self.tokens.get(last)?.kind {
            TokenKind::Close(_) => {
                let open = self.last_pair?;
                let bare = |at: usize| {
                    self.tokens
                        .get(at)
                        .is_some_and(|token| token.is_text() || token.kind == TokenKind::Number)
                };
                if self.tokens.get(open)?.kind == TokenKind::Open(Shape::Square) {
                    open
                } else if word(Some(open + 1)).is_some() && bare(open + 2) {
                    open + 2
                } else {
                    word(open.checked_sub(1))?
                }
            }
            TokenKind::Text { .. } | TokenKind::Number | TokenKind::Word { .. } => last,
            _ => return None,
        };
        word(content.checked_sub(1)).map(|_| content)
    }
}

/// How far `tokens` can follow the open brackets `stack` without a mistake, and how few brackets then stay open.
///
/// `cut` says that there are more open brackets below those of `stack`.
fn fit(mut stack: Vec<Shape>, cut: bool, tokens: &[Token], foresight: usize) -> (usize, isize) {
    for (at, token) in tokens.iter().take(foresight).enumerate() {
        match token.kind {
            TokenKind::Open(shape) => stack.push(shape),
            TokenKind::Close(shape) => match stack.pop() {
                Some(open) if open == shape => {}
                None if cut => return (foresight, 0),
                _ => return (at, 0),
            },
            _ => {}
        }
    }
    if tokens.len() >= foresight {
        (foresight, 0)
    } else if stack.is_empty() {
        (foresight, 1)
    } else {
        let open = isize::try_from(stack.len()).unwrap_or(isize::MAX);
        (tokens.len(), -open)
    }
}
