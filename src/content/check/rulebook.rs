//! Checks a rulebook file. Its types are the engine's own, which keep no places: the careful reader finds what it can, and serde the rest.

use crate::content::compile::FORMAT;
use crate::content::diagnostic::Diagnostic;
use crate::content::source::ron_diagnostic;
use crate::content::syntax::{self, Kind, Step, Tree};
use crate::content::text::without_mark;
use crate::engine::Rulebook;

/// Checks the text of a rulebook; the rulebook comes back if nothing is wrong.
#[must_use]
pub fn check_rulebook(text: &str) -> (Vec<Diagnostic>, Option<Rulebook>) {
    let (problems, _, rulebook) = check_rulebook_counting(text);
    (problems, rulebook)
}

/// The same, and how many errors there are beside those.
#[must_use]
pub fn check_rulebook_counting(text: &str) -> (Vec<Diagnostic>, usize, Option<Rulebook>) {
    let parsed = syntax::parse(text);
    if !parsed.problems.is_empty() {
        return (parsed.problems, parsed.more, None);
    }
    let (problems, rulebook) = well_written(text, &parsed.tree);
    (problems, 0, rulebook)
}

/// What is wrong with a rulebook whose syntax is right.
fn well_written(text: &str, tree: &Tree) -> (Vec<Diagnostic>, Option<Rulebook>) {
    let decimals: Vec<Diagnostic> = tree
        .nodes()
        .filter_map(|node| match &node.kind {
            Kind::Decimal(written) => Some(
                Diagnostic::error(
                    "decimal-number",
                    node.span.clone(),
                    format!("{written} is a decimal, and rulebooks count in thousandths"),
                )
                .help("write a whole number: 1000 is one point, or a factor of one"),
            ),
            _ => None,
        })
        .collect();
    if !decimals.is_empty() {
        return (decimals, None);
    }
    let read = crate::content::options().from_str::<Rulebook>(without_mark(text));
    let rulebook = match read {
        Ok(rulebook) => rulebook,
        Err(error) => return (vec![ron_diagnostic(text, &error)], None),
    };
    if rulebook.format != FORMAT {
        let wrong = Diagnostic::error(
            "unknown-format",
            place(tree, "format"),
            format!(
                "this rulebook has format {}, and this program reads format {FORMAT}",
                rulebook.format
            ),
        )
        .help(format!(
            "write `format: {FORMAT}`, or get a newer version of the program"
        ));
        return (vec![wrong], None);
    }
    if let Err(bad) = rulebook.verify() {
        let in_rules = format!("rules.{}", bad.field);
        let path = if bad.field.contains('.') {
            &in_rules
        } else {
            bad.field
        };
        let wrong = Diagnostic::error("out-of-range", place(tree, path), bad.to_string())
            .help(format!("write {}", bad.value.clamp(bad.min, bad.max)));
        return (vec![wrong], None);
    }
    (Vec::new(), Some(rulebook))
}

/// Where the value stands that these names, with dots between them, lead to, or the nearest around it.
fn place(tree: &Tree, names: &str) -> std::ops::Range<usize> {
    let path: Vec<Step> = names
        .split('.')
        .map(|name| Step::Field(name.to_owned().into()))
        .collect();
    tree.nearest(&path).map_or(0..0, |node| match node.kind {
        Kind::Int(_) => node.span.clone(),
        _ => node.span.start..(node.span.start + 1).min(node.span.end),
    })
}
