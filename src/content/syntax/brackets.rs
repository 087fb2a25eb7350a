//! Makes the brackets pair up: finds the missing, the superfluous and the mistaken ones, by kind and by indentation.
//!
//! One pass goes by the kinds of the brackets alone. If it finds mistakes, a second one also goes by the indentation of
//! lines the first left in doubt; the pass with fewer mistakes is right, and of equals the second.

mod mistaken;
mod pass;
mod rebuild;

use super::token::{Shape, Token, TokenKind};
use crate::content::diagnostic::Problems;

/// Tokens whose brackets pair up.
pub(super) struct Repaired {
    pub(super) tokens: Vec<Token>,
    /// For every opening bracket the index of its closing one; 0 for other tokens.
    pub(super) partner: Vec<usize>,
    /// Several brackets were still open at the end: most likely the file is not complete.
    pub(super) lost: bool,
}

/// One change that brackets need.
#[derive(Debug, Clone, Copy)]
struct Fix {
    /// The index of the token that is changed, or before which one is inserted.
    at: usize,
    action: Action,
}

#[derive(Debug, Clone, Copy)]
enum Action {
    /// Insert a closing bracket for the one at `opener`.
    Close { shape: Shape, opener: usize },
    /// Insert an opening bracket for the one at `closer`.
    Open { shape: Shape, closer: usize },
    /// Leave the bracket out.
    Drop,
    /// Make it a bracket of this kind, as `partner` is.
    Reshape { shape: Shape, partner: usize },
}

/// What the first pass leaves in doubt, by token index.
struct Doubts {
    /// Opening brackets whose closing one is missing or oddly placed.
    openers: Vec<bool>,
    /// Closing brackets that most likely close nothing.
    closers: Vec<bool>,
}

pub(super) fn repair(text: &str, tokens: Vec<Token>, problems: &mut Problems) -> Repaired {
    let by_kind = pass::run(&tokens, None);
    let fixes = if by_kind.fixes.is_empty() {
        by_kind.fixes
    } else {
        let doubts = doubts(&tokens, &by_kind);
        let by_indent = pass::run(&tokens, Some(&doubts)).fixes;
        if by_indent.len() <= by_kind.fixes.len() {
            by_indent
        } else {
            by_kind.fixes
        }
    };
    rebuild::apply(text, tokens, fixes, problems)
}

fn doubts(tokens: &[Token], pass: &pass::Outcome) -> Doubts {
    let last_drop = pass
        .fixes
        .iter()
        .filter(|fix| matches!(fix.action, Action::Drop | Action::Open { .. }))
        .map(|fix| fix.at)
        .max()
        .unwrap_or(0);
    let mut doubts = Doubts {
        openers: vec![false; tokens.len()],
        closers: vec![false; tokens.len()],
    };
    for (at, token) in tokens.iter().enumerate() {
        if !matches!(token.kind, TokenKind::Open(_)) {
            continue;
        }
        let close = pass.closer_of.get(at).copied().unwrap_or(0);
        let closer = tokens.get(close).filter(|_| close > 0);
        let starts_block = tokens.get(at + 1).is_some_and(|next| next.first);
        let odd = closer.is_none_or(|closer| {
            if closer.first {
                closer.indent != token.indent
            } else {
                starts_block
            }
        });
        if let Some(doubt) = doubts.openers.get_mut(at) {
            *doubt = odd;
        }
        let comma_follows = tokens
            .get(close + 1)
            .is_some_and(|next| next.kind == TokenKind::Comma);
        let ends_file_early = pass.outermost == Some(at) && comma_follows;
        if let Some(doubt) = doubts.closers.get_mut(close).filter(|_| close > 0) {
            *doubt = close < last_drop && (odd || ends_file_early);
        }
    }
    doubts
}
