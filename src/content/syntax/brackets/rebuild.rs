//! Carries out the changes that make brackets pair, and reports each.

use std::ops::Range;

use super::{Action, Fix, Repaired};
use crate::content::diagnostic::Problems;
use crate::content::syntax::messages;
use crate::content::syntax::token::{Shape, Token, TokenKind};

/// The tokens after `fixes`, with one problem for each, or for several missing brackets at one place.
pub(super) fn apply(
    text: &str,
    tokens: Vec<Token>,
    mut fixes: Vec<Fix>,
    problems: &mut Problems,
) -> Repaired {
    let at_end = fixes
        .iter()
        .filter(|fix| fix.at == tokens.len() && matches!(fix.action, Action::Close { .. }));
    let lost = at_end.count() > 1;
    let tokens = if fixes.is_empty() {
        tokens
    } else {
        fixes.sort_by_key(|fix| fix.at);
        report(text, &tokens, &fixes, problems);
        rebuild(&tokens, &fixes)
    };
    Repaired {
        partner: partners(&tokens),
        tokens,
        lost,
    }
}

fn report(text: &str, tokens: &[Token], fixes: &[Fix], problems: &mut Problems) {
    let span = |at: usize| tokens.get(at).map_or(text.len()..text.len(), Token::span);
    for group in fixes.chunk_by(|a, b| {
        let close = |fix: &Fix| matches!(fix.action, Action::Close { .. });
        a.at == b.at && close(a) && close(b)
    }) {
        let Some(fix) = group.first() else {
            continue;
        };
        let problem = match fix.action {
            Action::Close { .. } => {
                let openers: Vec<_> = group
                    .iter()
                    .filter_map(|fix| match fix.action {
                        Action::Close { shape, opener } => {
                            Some((shape, span(opener), owner(text, tokens, opener)))
                        }
                        _ => None,
                    })
                    .collect();
                messages::missing_closers(end_before(tokens, fix.at), &openers)
            }
            Action::Open { shape, closer } => {
                let place = match tokens.get(fix.at) {
                    // A list on lines of its own opens after the colon before them.
                    Some(token) if token.first && shape == Shape::Square => {
                        end_before(tokens, fix.at)
                    }
                    _ => span(fix.at).start,
                };
                messages::missing_opener(place, shape, Some(span(closer)))
            }
            Action::Drop => match tokens.get(fix.at).map(|token| token.kind) {
                Some(TokenKind::Close(shape)) => messages::extra_bracket(span(fix.at), shape),
                _ => continue,
            },
            Action::Reshape { shape, partner } => {
                let opens = partner > fix.at;
                let meant = if opens {
                    shape.opening()
                } else {
                    shape.closing()
                };
                messages::wrong_bracket(span(fix.at), shape, meant, span(partner))
            }
        };
        problems.push(problem);
    }
}

/// The end of the token before `at`, where something missing is pointed at.
fn end_before(tokens: &[Token], at: usize) -> usize {
    at.checked_sub(1)
        .and_then(|before| tokens.get(before))
        .map_or(0, |token| token.end)
}

/// The name of the field whose value starts with the bracket at `opener`.
fn owner<'a>(text: &'a str, tokens: &[Token], opener: usize) -> Option<&'a str> {
    let colon = tokens.get(opener.checked_sub(1)?)?;
    let name = tokens.get(opener.checked_sub(2)?)?;
    (colon.is_colon() && name.is_word())
        .then(|| text.get(name.span()))
        .flatten()
}

fn rebuild(tokens: &[Token], fixes: &[Fix]) -> Vec<Token> {
    let mut out = Vec::with_capacity(tokens.len() + fixes.len());
    let mut fixes = fixes.iter().peekable();
    let mut dropped = false;
    for at in 0..=tokens.len() {
        let mut token = tokens.get(at).copied();
        let mut closed = false;
        while let Some(fix) = fixes.next_if(|fix| fix.at == at) {
            let place = end_before(tokens, at);
            match fix.action {
                Action::Close { shape, .. } => {
                    closed = true;
                    out.push(inserted(TokenKind::Close(shape), place..place));
                }
                Action::Open { shape, .. } => {
                    let place = token.map_or(place, |token| token.start);
                    out.push(inserted(TokenKind::Open(shape), place..place));
                }
                Action::Drop => token = None,
                Action::Reshape { shape, partner } => {
                    if let Some(token) = &mut token {
                        token.kind = bracket(shape, partner > at);
                    }
                }
            }
        }
        let Some(token) = token else {
            dropped = true;
            continue;
        };
        // The comma after a bracket that is left out goes with it if there is one before it.
        let comma_before = out.last().is_some_and(|before: &Token| {
            matches!(before.kind, TokenKind::Comma | TokenKind::Open(_))
        });
        if std::mem::take(&mut dropped) && comma_before && token.kind == TokenKind::Comma {
            continue;
        }
        if closed
            && !matches!(
                token.kind,
                TokenKind::Comma | TokenKind::Semicolon | TokenKind::Close(_)
            )
        {
            let place = end_before(tokens, at);
            out.push(inserted(TokenKind::Comma, place..place));
        }
        out.push(token);
    }
    out
}

fn bracket(shape: Shape, opens: bool) -> TokenKind {
    if opens {
        TokenKind::Open(shape)
    } else {
        TokenKind::Close(shape)
    }
}

fn inserted(kind: TokenKind, place: Range<usize>) -> Token {
    Token {
        kind,
        start: place.start,
        end: place.end,
        first: false,
        indent: 0,
    }
}

fn partners(tokens: &[Token]) -> Vec<usize> {
    let mut partner = vec![0; tokens.len()];
    let mut open = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        match token.kind {
            TokenKind::Open(_) => open.push(at),
            TokenKind::Close(_) => {
                if let Some(entry) = open.pop().and_then(|opener: usize| partner.get_mut(opener)) {
                    *entry = at;
                }
            }
            _ => {}
        }
    }
    partner
}
