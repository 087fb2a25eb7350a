//! Values of strings, characters and numbers, and strings whose end is in doubt.

use super::{Kind, parse, render, summary};

fn only(text: &str) -> Kind {
    let parsed = parse(text);
    assert_eq!(summary(text, &parsed), Vec::<String>::new(), "{text}");
    let root = parsed.tree.root().and_then(|root| parsed.tree.get(root));
    root.unwrap().kind.clone()
}

#[test]
fn escapes_stand_for_their_characters() {
    let text = r#""a\n\t\"\\\'\0\u{1F600}\x41\xc3\xa9 \
        b""#;
    assert_eq!(only(text), Kind::Str("a\n\t\"\\'\0😀Aé b".into()));
    assert_eq!(
        only(r####"r##"a\n"#b"##"####),
        Kind::Str(r##"a\n"#b"##.into())
    );
    assert_eq!(only(r"'\''"), Kind::Char('\''));
    assert_eq!(only("'ß'"), Kind::Char('ß'));
}

#[test]
fn numbers_are_whole_or_kept_as_written() {
    for (text, value) in [
        ("1_000", 1000),
        ("-0x1F", -31),
        ("0b101", 5),
        ("0o17", 15),
        ("+7", 7),
        ("12i32", 12),
        ("-9223372036854775808", i64::MIN),
    ] {
        assert_eq!(only(text), Kind::Int(value), "{text}");
    }
    for text in [
        "1.5", "-.5", "2e3", "1.", "inf", "-inf", "NaN", "1.5f32", "1_0.2_5",
    ] {
        assert_eq!(only(text), Kind::Decimal(text.into()), "{text}");
    }
}

#[test]
fn names_units_and_options() {
    assert_eq!(only("()"), Kind::Unit);
    assert_eq!(only("r#type"), Kind::Word("type".into()));
    assert_eq!(only("None"), Kind::Word("None".into()));
    assert_eq!(
        render(&parse("Some((1, \"a\",))").tree),
        r#"Some((Int(1),Str("a"),),)"#
    );
    assert_eq!(render(&parse("Empty()").tree), "Empty()");
    assert_eq!(
        render(&parse("{\"a\": 1, B: {}}").tree),
        r#"{Str("a"):Int(1),Word("B"):{},}"#
    );
}

#[test]
fn prose_that_looks_like_structure_stays_prose() {
    for text in [
        "(a: \"Agenda:\n  start: (9:00)\n  end: 12\", b: 1)",
        "(a: \"one\n),\n]\", b: 1)",
        "(a: \"x, name: y\", b: \"“quoted” ‘words’\")",
        "[\"say 'no'\", \"don’t\", r\"c:\\dir\"]",
        "(a: \"\n  first line\n\", b: \"// no comment /* at all\")",
        "[\"a\na:\"\n]",
        "(a: \"x\n y:\" // \"\n, b: \"z\")",
        "(a: \"\", b: \",\", c: \":\", d: \")\")",
    ] {
        assert_eq!(summary(text, &parse(text)), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn an_unclosed_text_over_lines_ends_before_the_next_field() {
    let text = "(\n    scene: \"One.\n        Two.\n    next: 3,\n)";
    let parsed = parse(text);
    assert_eq!(summary(text, &parsed), ["2:12 unclosed-string"]);
    assert!(render(&parsed.tree).contains("next:Int(3)"));
    assert!(!parsed.structure_lost);
}

#[test]
fn a_text_whose_end_nobody_can_tell_loses_the_structure() {
    let text = "(scene: \"One.\n Two words.\n And more of them";
    assert!(parse(text).structure_lost);
}

#[test]
fn an_unclosed_text_is_found_before_a_text_that_starts_with_a_line_break() {
    let text = "(\n  title: \"One,\n  scene: \"\n    Two.\",\n)";
    let parsed = parse(text);
    assert_eq!(summary(text, &parsed), ["2:10 unclosed-string"]);
    assert_eq!(
        render(&parsed.tree),
        r#"(title:Str("One"),scene:Str("\n    Two."),)"#
    );
}
