//! What the reader promises: valid files as RON reads them, and one problem for one mistake, where the mistake is.

mod agreement;
mod mistakes;
mod mutations;
mod strings;

use std::fmt::Write as _;

use super::{Kind, NodeId, Parsed, Step, Tree, parse};

/// A file in the shape of a scenario, without a mistake.
const VALID: &str = include_str!("tests/valid.ron");

/// The tree's values in one line, without places.
fn render(tree: &Tree) -> String {
    let mut out = String::new();
    if let Some(root) = tree.root() {
        render_node(tree, root, &mut out);
    }
    out
}

fn render_node(tree: &Tree, id: NodeId, out: &mut String) {
    let node = tree.get(id).unwrap();
    let all = |items: &[NodeId], out: &mut String| {
        for item in items {
            render_node(tree, *item, out);
            out.push(',');
        }
    };
    match &node.kind {
        Kind::List(items) => {
            out.push('[');
            all(items, out);
            out.push(']');
        }
        Kind::Tuple { name, items } => {
            write!(out, "{}(", name.as_ref().map_or("", |name| &name.0)).unwrap();
            all(items, out);
            out.push(')');
        }
        Kind::Fields { name, fields } => {
            write!(out, "{}(", name.as_ref().map_or("", |name| &name.0)).unwrap();
            for field in fields {
                write!(out, "{}:", field.name).unwrap();
                render_node(tree, field.value, out);
                out.push(',');
            }
            out.push(')');
        }
        Kind::Map(entries) => {
            out.push('{');
            for (key, value) in entries {
                render_node(tree, *key, out);
                out.push(':');
                render_node(tree, *value, out);
                out.push(',');
            }
            out.push('}');
        }
        plain => write!(out, "{plain:?}").unwrap(),
    }
}

/// `line:column code` of every problem, both counted from 1, columns in characters.
fn summary(text: &str, parsed: &Parsed) -> Vec<String> {
    parsed
        .problems
        .iter()
        .map(|problem| format!("{} {}", place(text, problem.span.start), problem.code))
        .collect()
}

fn place(text: &str, at: usize) -> String {
    let before = &text[..at];
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
    format!("{line}:{column}")
}

#[test]
fn a_valid_file_has_no_problems_and_every_value_is_found() {
    let parsed = parse(VALID);
    assert_eq!(summary(VALID, &parsed), Vec::<String>::new());
    assert!(!parsed.structure_lost);
    let field = |name: &'static str| Step::Field(name.into());
    let path = [
        field("crises"),
        Step::Index(1),
        field("responses"),
        Step::Index(0),
        field("outcomes"),
        Step::Index(0),
        field("effects"),
        Step::Index(0),
        Step::Inside,
    ];
    let found = parsed.tree.find(&path).unwrap();
    assert_eq!(found.kind, Kind::Int(4));
    assert_eq!(&VALID[found.span.clone()], "4");

    let gone = [field("start"), field("courage"), Step::Index(3)];
    assert!(parsed.tree.find(&gone).is_none());
    let nearest = parsed.tree.nearest(&gone).unwrap();
    assert!(VALID[nearest.span.clone()].starts_with("(morale: 58"));
}

#[test]
fn windows_line_ends_tabs_and_a_byte_order_mark_change_nothing() {
    let lines = VALID.replace("    ", "\t").replace('\n', "\r\n");
    let parsed = parse(&format!("\u{feff}{lines}"));
    assert_eq!(parsed.problems, []);
    let values = render(&parsed.tree)
        .replace("\\r", "")
        .replace("\\t", "    ");
    assert_eq!(values, render(&parse(VALID).tree));
}

#[test]
fn a_file_without_values_says_so() {
    for text in ["", "  \n", "// nothing yet\n", "\u{feff}"] {
        let parsed = parse(text);
        assert_eq!(summary(text, &parsed), ["1:1 empty-file"], "{text:?}");
        assert!(parsed.tree.root().is_none());
    }
}
