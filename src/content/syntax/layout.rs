//! What the shape of the text around a place tells: whether a value can end there, whether a line starts a field.

use super::token::{continues_name, is_blank, starts_name};

/// How far the search for the real end of a doubtful string looks, in bytes.
const REACH: usize = 8_192;

/// The place up to which doubts about a string at `from` are settled.
pub(super) fn reach(text: &str, from: usize) -> usize {
    text.floor_char_boundary(from.saturating_add(REACH))
}

/// Where the line of `at` ends, before its line break; of a very long line, as far as [`reach`] goes.
pub(super) fn line_end(text: &str, at: usize) -> usize {
    let limit = reach(text, at);
    let end = text[at..limit].find('\n').map_or(limit, |found| at + found);
    if end > at && text[..end].ends_with('\r') {
        end - 1
    } else {
        end
    }
}

/// Whether what follows at `at` can follow a complete value: a separator, a bracket, a comment, or the line's end.
pub(super) fn ends_value(text: &str, at: usize) -> bool {
    let rest = text[at..].trim_start_matches(is_blank);
    rest.is_empty()
        || rest.starts_with([',', ')', ']', '}', ':', ';', '=', '\n', '\r'])
        || rest.starts_with("//")
        || rest.starts_with("/*")
}

/// The same, but a comma counts only if the next item or the line's end follows it, so that commas in prose do not.
pub(super) fn ends_value_surely(text: &str, at: usize) -> bool {
    let rest = text[at..].trim_start_matches(is_blank);
    match rest.strip_prefix(',') {
        Some(rest) => {
            let rest = rest.trim_start_matches(is_blank);
            rest.is_empty()
                || rest.starts_with(['"', '(', '[', ')', ']', '}', '\n', '\r'])
                || rest.starts_with("//")
                || name_with_colon(rest).is_some()
        }
        None => ends_value(text, at) && !rest.starts_with([':', '=']),
    }
}

/// Whether the next item of a bracket begins at `at`, only the comma before it having been left out.
pub(super) fn begins_item(text: &str, at: usize) -> bool {
    let rest = text[at..].trim_start_matches(is_blank);
    rest.starts_with(['"', '(', '[']) || name_with_colon(rest).is_some()
}

/// Whether a quotation mark at `mark`, in a string that starts at `from`, stands where a value would begin.
pub(super) fn opens_value(text: &str, from: usize, mark: usize) -> bool {
    let before = text[from..mark].trim_end();
    before.ends_with(['(', '[', '{', ','])
        || before
            .strip_suffix(':')
            .is_some_and(|name| name.ends_with(continues_name))
}

/// What follows `name:` if `text` starts with that.
fn name_with_colon(text: &str) -> Option<&str> {
    let (name, rest) = split_name(text)?;
    let rest = rest.trim_start_matches(is_blank);
    (!name.is_empty())
        .then_some(rest)
        .and_then(|rest| rest.strip_prefix(':'))
}

fn split_name(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|c| !continues_name(c)).unwrap_or(text.len());
    text.starts_with(starts_name)
        .then(|| text.split_at_checked(end))
        .flatten()
}

/// Whether `line` can only be structure, not prose: `name: value`, an opening bracket and that, or closing brackets.
fn is_structural(line: &str) -> bool {
    let line = line.trim();
    if line.starts_with([')', ']', '}']) {
        return line
            .split("//")
            .next()
            .is_some_and(|code| code.chars().all(|c| ")]},; \t".contains(c)));
    }
    if matches!(line, "(" | "[") {
        return true;
    }
    let content = line.trim_start_matches(['(', '[', ' ', '\t']);
    if !content.starts_with(|c: char| c == '_' || c.is_lowercase()) {
        return false;
    }
    let Some(value) = name_with_colon(content) else {
        return false;
    };
    let value = value.trim_start();
    value.is_empty()
        || value.starts_with(['"', '(', '[', '{', '-', '“', '„', '«'])
        || value.starts_with(|c: char| c.is_ascii_digit() || c.is_uppercase())
        || ["true", "false", "r\"", "r#"]
            .iter()
            .any(|start| value.starts_with(start))
}

/// Where the first structural line begins, of the lines that start after `from` and before `to`.
pub(super) fn first_structural_line(text: &str, from: usize, to: usize) -> Option<usize> {
    let mut at = from + text[from..].find('\n')? + 1;
    while at < to {
        let end = text[at..].find('\n').map_or(text.len(), |found| at + found);
        if is_structural(&text[at..end]) {
            return Some(at);
        }
        at = end + 1;
    }
    None
}

/// Where a `, name: ` in `inside` begins, if there is one: a string that holds it most likely ended there.
pub(super) fn before_field(inside: &str) -> Option<usize> {
    inside.match_indices(',').map(|(at, _)| at).find(|at| {
        let rest = inside[at + 1..].trim_start();
        let rest = rest.trim_start_matches(['(', ' ']);
        rest.starts_with(|c: char| c == '_' || c.is_lowercase())
            && name_with_colon(rest).is_some_and(|value| value.starts_with([' ', '(', '[', '"']))
    })
}

/// The end of `from..to` without the comma, the space and the closing brackets of others at its end.
pub(super) fn trimmed_end(text: &str, from: usize, to: usize) -> usize {
    let mut inside = &text[from..to];
    let count = |bracket: char| inside.matches(bracket).count();
    let mut surplus_round = count(')').saturating_sub(count('('));
    let mut surplus_square = count(']').saturating_sub(count('['));
    loop {
        inside = inside.trim_end().trim_end_matches([',', ';']).trim_end();
        let surplus = match inside.chars().next_back() {
            Some(')') => &mut surplus_round,
            Some(']') => &mut surplus_square,
            _ => return from + inside.len(),
        };
        if *surplus == 0 {
            return from + inside.len();
        }
        *surplus -= 1;
        inside = &inside[..inside.len() - 1];
    }
}
