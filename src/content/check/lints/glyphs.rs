//! Characters that the fonts of the program do not have.

use std::collections::{BTreeSet, HashSet};

use crate::content::finding::{At, Finding};
use crate::content::syntax::{Kind, Tree};

/// What the shipped fonts have, made by the build script: ranges that include both ends.
mod table {
    include!(concat!(env!("OUT_DIR"), "/glyphs.rs"));
}

/// Characters that are named at most.
const NAMED: usize = 8;
/// Places that are shown at most.
const PLACES: usize = 4;

/// Adds one warning for the whole file: a text in another script has such characters everywhere. Every text is looked at, whatever field it
/// stands in, because what is no text for people (ids, words of the game) is plain ASCII.
pub(crate) fn lint_glyphs(tree: &Tree, findings: &mut Vec<Finding>) {
    let titles: HashSet<_> = tree
        .nodes()
        .filter_map(|node| match &node.kind {
            Kind::Fields { fields, .. } => Some(fields),
            _ => None,
        })
        .flatten()
        .filter(|field| field.name == "title")
        .filter_map(|field| tree.get(field.value))
        .map(|node| node.span.start)
        .collect();
    let mut missing: BTreeSet<char> = BTreeSet::new();
    let (mut texts, mut places) = (0, Vec::new());
    for node in tree.nodes() {
        let Kind::Str(text) = &node.kind else {
            continue;
        };
        if text.is_ascii() {
            continue;
        }
        let title = titles.contains(&node.span.start);
        let lacks = |c: &char| {
            !is_invisible(*c) && !(has(table::TEXTS, *c) && (!title || has(table::TITLES, *c)))
        };
        let before = missing.len();
        let mut here = text.chars().filter(lacks).peekable();
        if here.peek().is_none() {
            continue;
        }
        missing.extend(here);
        texts += 1;
        if places.len() < PLACES && (places.is_empty() || missing.len() > before) {
            places.push(node.span.clone());
        }
    }
    places.sort_unstable_by_key(|span| span.start);
    let mut places = places.into_iter();
    let Some(first) = places.next() else {
        return;
    };
    let named: Vec<String> = missing.iter().take(NAMED).map(|c| name(*c)).collect();
    let more = match missing.len() - named.len() {
        0 => String::new(),
        1 => " and one more character".to_owned(),
        more => format!(" and {more} more characters"),
    };
    let texts = match texts {
        1 => "one text".to_owned(),
        n => format!("{n} texts"),
    };
    let mut finding = Finding::warning(
        "not-in-fonts",
        &At::ROOT,
        format!("the fonts of the game have no {}{more}: see {texts}", named.join(", ")),
    )
    .label("such characters stand here")
    .help("the window shows them with a font of the computer, if it has one, and as empty boxes if not: look at it on the computer that will be used, or write them otherwise");
    finding.span = Some(first);
    finding.related_spans = places.map(|span| (span, "and here".to_owned())).collect();
    findings.push(finding);
}

/// The character as it is, with its number: whoever reads the message may not see it either.
fn name(c: char) -> String {
    format!("{c} (U+{:04X})", u32::from(c))
}

fn has(font: &[(u32, u32)], c: char) -> bool {
    let c = u32::from(c);
    let after = font.partition_point(|(first, _)| *first <= c);
    after > 0 && font.get(after - 1).is_some_and(|(_, last)| c <= *last)
}

/// Whether a character has nothing to be drawn: spaces, controls, joiners, marks of direction, variants.
fn is_invisible(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(
            c,
            '\u{ad}'
                | '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{2064}'
                | '\u{2066}'..='\u{2069}'
                | '\u{fe00}'..='\u{fe0f}'
                | '\u{feff}'
        )
}

#[cfg(test)]
mod tests {
    use super::{has, table};

    #[test]
    fn the_shipped_fonts_have_what_european_texts_need_and_no_more() {
        for font in [table::TITLES, table::TEXTS] {
            for c in "aZ09éßŁıș„“”‘’–—…€ΩЖ".chars() {
                assert!(has(font, c), "{c}");
            }
            for c in "日アע\u{915}🙂".chars() {
                assert!(!has(font, c), "{c}");
            }
        }
    }
}
