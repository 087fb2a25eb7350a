//! A tolerant reader of RON text: keeps where everything stands, and finds every mistake of a file in one run.
//!
//! Text becomes tokens (`lexer`, with `texts` and `quotes` deciding where a doubtful string ends), the brackets are made to pair up
//! (`brackets`), and the balanced tokens become a tree (`parse`). No input makes it panic or run for long.

mod brackets;
mod fields;
mod items;
mod layout;
mod lexer;
mod literal;
mod messages;
mod parse;
mod quotes;
mod texts;
mod token;
mod tree;

#[cfg(test)]
mod tests;

pub use tree::{Field, Kind, Name, Node, NodeId, Step, Tree};

use super::diagnostic::Diagnostic;

/// What was read from one file: the tree, and every syntax mistake found on the way.
#[derive(Debug, Clone)]
pub struct Parsed {
    /// The values as far as they could be read; where one could not, its node is [`Kind::Missing`].
    pub tree: Tree,
    /// The mistakes, in the order of their places in the text.
    pub problems: Vec<Diagnostic>,
    /// Mistakes beside those.
    pub more: usize,
    /// An unclosed string or bracket could not be repaired: problems the caller finds after it may not be real.
    pub structure_lost: bool,
}

/// Reads `text`, accepting what RON accepts; spans are byte offsets into `text` exactly as given.
///
/// A byte order mark at the start, Windows line ends and tabs are fine. Ranges, byte strings and integers beyond `i64`
/// are RON, but no scenario has a use for them: each is a problem.
pub fn parse(text: &str) -> Parsed {
    let lexed = lexer::lex(text);
    let mut problems = lexed.problems;
    let repaired = brackets::repair(text, lexed.tokens, &mut problems);
    let tree = parse::build(text, &repaired, &mut problems);
    let (mut problems, more) = problems.into_parts();
    problems.sort_by_key(|problem| (problem.span.start, problem.span.end));
    Parsed {
        tree,
        problems,
        more,
        structure_lost: lexed.lost || repaired.lost,
    }
}
