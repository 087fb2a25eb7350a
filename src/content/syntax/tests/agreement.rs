//! For valid text, the tree holds what the `ron` crate reads.

use proptest::prelude::*;
use ron::Value;

use super::{Kind, NodeId, Tree, VALID, parse};

/// Whether our value and RON's are the same; structures are maps to RON, whose names it drops.
fn same(tree: &Tree, id: NodeId, value: &Value) -> bool {
    let kind = &tree.get(id).unwrap().kind;
    let all = |items: &[NodeId], values: &[Value]| {
        items.len() == values.len()
            && items
                .iter()
                .zip(values)
                .all(|(item, value)| same(tree, *item, value))
    };
    match (kind, value) {
        (Kind::Str(ours), Value::String(theirs)) => ours == theirs,
        (Kind::Char(ours), Value::Char(theirs)) => ours == theirs,
        (Kind::Bool(ours), Value::Bool(theirs)) => ours == theirs,
        (Kind::Int(ours), Value::Number(theirs)) => theirs.into_f64() == *ours as f64,
        (Kind::Decimal(ours), Value::Number(theirs)) => ours
            .parse::<f64>()
            .is_ok_and(|ours| (ours - theirs.into_f64()).abs() <= ours.abs() * 1e-6),
        (Kind::Word(word), Value::Option(None)) => word == "None",
        (Kind::Unit | Kind::Word(_), Value::Unit) => true,
        (
            Kind::Tuple {
                name: Some((name, _)),
                items,
            },
            Value::Option(Some(inner)),
        ) => name == "Some" && all(items, std::slice::from_ref(inner.as_ref())),
        (Kind::List(items) | Kind::Tuple { items, .. }, Value::Seq(values)) => all(items, values),
        (Kind::Tuple { items, .. }, Value::Unit) => items.is_empty(),
        (Kind::Tuple { items, .. }, inner) if items.len() == 1 => same(tree, items[0], inner),
        (Kind::Fields { fields, .. }, Value::Map(map)) => {
            fields.len() == map.len()
                && fields.iter().all(|field| {
                    map.iter().any(|(key, value)| {
                        *key == Value::String(field.name.clone()) && same(tree, field.value, value)
                    })
                })
        }
        (Kind::Map(entries), Value::Map(map)) => {
            entries.len() == map.len()
                && entries.iter().all(|(key, value)| {
                    map.iter().any(|(their_key, their_value)| {
                        same(tree, *key, their_key) && same(tree, *value, their_value)
                    })
                })
        }
        _ => false,
    }
}

fn assert_agrees(text: &str) {
    let theirs: Value = text
        .parse()
        .unwrap_or_else(|error| panic!("{error}: {text}"));
    let ours = parse(text);
    assert_eq!(ours.problems, [], "{text}");
    let root = ours.tree.root().unwrap();
    assert!(
        same(&ours.tree, root, &theirs),
        "{text}\n{theirs:?}\n{:?}",
        ours.tree
    );
}

fn quoted(text: &str, style: u8) -> String {
    match style {
        0 if !text.contains("\"#") && !text.ends_with('"') => format!("r#\"{text}\"#"),
        1 => format!("{text:?}"),
        // Like a person: only what must be escaped, line breaks as they are.
        _ => format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")),
    }
}

fn values() -> impl Strategy<Value = String> {
    let prose = "([A-Za-z]{1,8}[ ,.:;()='“”’\"\\\\\n-]{0,2}){0,6}";
    let leaf = prop_oneof![
        any::<i64>().prop_map(|n| n.to_string()),
        (-999_i32..999).prop_map(|n| n.to_string()),
        (0_u32..0xffff).prop_map(|n| format!("{n:#x}")),
        (-99_i32..99).prop_map(|n| format!("{n}.5")),
        any::<bool>().prop_map(|b| b.to_string()),
        Just("None".to_owned()),
        Just("()".to_owned()),
        "[A-Z][a-z]{1,6}[A-Z]?".prop_filter("a value of its own", |word| word != "Some"
            && word != "None"),
        (prose, 0_u8..3).prop_map(|(text, style)| quoted(&text, style)),
        any::<char>().prop_map(|c| format!("{:?}", c.to_string()).replace("\\u{0}", "\\0")),
        "[a-zß]".prop_map(|c| format!("'{c}'")),
    ];
    let gap = prop_oneof![
        Just(""),
        Just(" "),
        Just("\n  "),
        Just(" // x: \"y\n"),
        Just("/* ( /* \" */ */"),
        // All of these are space to RON, too.
        Just("\u{b}\u{c}"),
        Just("\u{85}\t\u{200e}\r"),
        Just("\u{200f}\u{2028}\u{2029}"),
    ];
    leaf.prop_recursive(5, 40, 6, move |inner| {
        let items = prop::collection::vec((gap.clone(), inner.clone()), 1..5);
        let named = prop::collection::btree_map("[a-z_]{1,6}", (gap.clone(), inner.clone()), 1..5);
        let entries = prop::collection::btree_map("[a-z ]{0,6}", inner.clone(), 0..4);
        prop_oneof![
            (items.clone(), any::<bool>()).prop_map(|(items, comma)| join("[", &items, comma, "]")),
            (items.clone(), any::<bool>())
                .prop_map(|(items, comma)| join("Name(", &items, comma, ")")),
            (named.clone(), any::<bool>(), any::<bool>()).prop_map(|(fields, comma, name)| {
                let fields: Vec<_> = fields
                    .into_iter()
                    .map(|(name, (gap, value))| (gap, format!("f{name}{gap}: {value}")))
                    .collect();
                join(if name { "Name (" } else { "(" }, &fields, comma, ")")
            }),
            entries.prop_map(|entries| {
                let entries: Vec<_> = entries
                    .into_iter()
                    .map(|(key, value)| (" ", format!("{key:?}: {value}")))
                    .collect();
                join("{", &entries, false, "}")
            }),
            inner.prop_map(|value| format!("Some({value})")),
        ]
    })
}

fn join(open: &str, items: &[(&str, String)], trailing: bool, close: &str) -> String {
    let inside: Vec<String> = items
        .iter()
        .map(|(gap, item)| format!("{gap}{item}{gap}"))
        .collect();
    let comma = if trailing { "," } else { "" };
    format!("{open}{}{comma}\n{close}", inside.join(","))
}

#[test]
fn the_valid_file_is_what_ron_reads() {
    assert_agrees(&VALID.replace("#![enable(implicit_some)]", ""));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn generated_values_are_what_ron_reads(text in values()) {
        assert_agrees(&text);
    }
}

#[test]
fn a_string_of_a_sound_text_ends_where_it_ends() {
    for text in [
        "(title: \"Home\"\u{c}, text: \"The fog lifts.\")",
        "[\"one\"\u{200e}\u{2028}, \"two\"]",
        "(a: \"name:\n\u{b}b: \", c: \", d: \\\"\")",
    ] {
        assert_agrees(text);
    }
}
