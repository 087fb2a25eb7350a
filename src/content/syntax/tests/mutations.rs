//! Whatever is in a file, reading it ends, and what it gives fits the file.

use std::ops::Range;

use proptest::prelude::*;
use proptest::sample::Index;

use super::super::lexer::lex;
use super::{VALID, parse, summary};

/// Fails unless every place is within the text, on the borders of characters, and problems are no more than two for a token.
fn assert_sound(text: &str) {
    let parsed = parse(text);
    let fits = |span: &Range<usize>| span.start <= span.end && text.get(span.clone()).is_some();
    for problem in &parsed.problems {
        assert!(fits(&problem.span), "{problem:?} in {text:?}");
        assert!(
            problem.related.iter().all(|(span, _)| fits(span)),
            "{problem:?} in {text:?}"
        );
        assert!(!problem.message.contains('\u{0}') || text.contains('\u{0}'));
    }
    for node in parsed.tree.nodes() {
        assert!(fits(&node.span), "{node:?} in {text:?}");
    }
    let lexed = lex(text);
    let escapes = text.matches('\\').count();
    let bound = 2 * lexed.tokens.len() + lexed.problems.into_parts().0.len() + escapes + 1;
    assert!(
        parsed.problems.len() <= bound,
        "{} problems in {text:?}",
        parsed.problems.len()
    );
}

fn boundary(text: &str, index: &Index) -> usize {
    text.floor_char_boundary(index.index(text.len() + 1))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn any_text_is_survived(text in any::<String>()) {
        assert_sound(&text);
    }

    #[test]
    fn any_soup_of_tokens_is_survived(
        parts in prop::collection::vec(prop::sample::select(vec![
            "(", ")", "[", "]", "{", "}", ",", ";", ":", "=", "=>", "\"", "'", "“", "”", "’", "r#", "r\"", "b'", "#", "#![",
            "\\", "/", "/*", "*/", "//", "\n", " ", "\t", "name", "Name", "true", "1", "-", "1.5e", "0x", "\u{a0}", "é", "\r\n",
        ]), 0..80)
    ) {
        assert_sound(&parts.concat());
    }

    #[test]
    fn any_changes_to_a_valid_file_are_survived(
        changes in prop::collection::vec((any::<Index>(), 0_usize..40, "[(){}\\[\\]\",:=a \n“”'\\\\/*]{0,4}"), 1..6)
    ) {
        let mut text = VALID.to_owned();
        for (place, length, new) in &changes {
            let from = boundary(&text, place);
            let to = text.ceil_char_boundary((from + length).min(text.len()));
            text.replace_range(from..to, new);
        }
        assert_sound(&text);
    }
}

#[test]
fn losing_any_one_bracket_is_one_problem() {
    let mut failures = Vec::new();
    for at in brackets_outside_strings(VALID) {
        let mut text = VALID.to_owned();
        text.remove(at);
        let found = summary(&text, &parse(&text));
        if found.len() != 1 {
            let start = text.floor_char_boundary(at - 20);
            failures.push(format!("{:?} at {at}: {found:?}", &VALID[start..at + 1]));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn doubling_any_one_bracket_is_one_problem() {
    let mut failures = Vec::new();
    for at in brackets_outside_strings(VALID) {
        let mut text = VALID.to_owned();
        let bracket = VALID[at..].chars().next().unwrap();
        if !matches!(bracket, ')' | ']') {
            continue;
        }
        text.insert(at, bracket);
        let found = summary(&text, &parse(&text));
        if found.len() != 1 {
            let start = text.floor_char_boundary(at - 20);
            failures.push(format!("{:?} at {at}: {found:?}", &VALID[start..at + 1]));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// Where the brackets of the file's structure stand, those that open or close the whole file left out.
fn brackets_outside_strings(text: &str) -> Vec<usize> {
    let body = text.find("format").unwrap();
    let mut quoted = false;
    let mut places = Vec::new();
    for (at, c) in text.char_indices() {
        let escaped = text[..at].ends_with('\\');
        match c {
            '"' if !escaped => quoted = !quoted,
            '(' | ')' | '[' | ']' if !quoted && at > body && at + 2 < text.len() => places.push(at),
            _ => {}
        }
    }
    places
}
