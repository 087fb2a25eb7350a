//! What a closing bracket means that does not close the bracket open at its place.

use super::Action;
use super::pass::Pass;
use crate::content::syntax::token::{Shape, Token, TokenKind};

/// How many tokens ahead a mistake is judged by what would follow from it.
const FORESIGHT: usize = 2_000;
/// How many open brackets are taken into account for that.
const DEPTH: usize = 64;
/// After so many mistakes in a file the rest is judged without foresight.
const PATIENCE: usize = 100;

impl Pass<'_> {
    /// Decides what a closing bracket means that does not fit the open one: whatever lets the most that follows fit.
    pub(super) fn mistaken_close(&mut self, at: usize, shape: Shape) {
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
    pub(super) fn drop_or_open(&mut self, at: usize, shape: Shape) {
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
