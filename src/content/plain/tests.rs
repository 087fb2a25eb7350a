//! What conditions read like.

use super::*;
use crate::content::raw::{RawCrisis, RawMember, RawMeter, RawResponse, RawValue};

fn scenario() -> RawScenario {
    RawScenario {
        team: vec![RawMember {
            id: "ines".to_owned(),
            name: "Inês Duarte".to_owned(),
            ..RawMember::default()
        }],
        meters: vec![RawMeter {
            id: "cash".to_owned(),
            name: "Cash".to_owned(),
            ..RawMeter::default()
        }],
        values: vec![RawValue {
            id: "doubt".to_owned(),
            text: "In doubt, it stays down here.".to_owned(),
        }],
        crises: vec![RawCrisis {
            id: "pager-storm".to_owned(),
            title: "The pager storm".to_owned(),
            responses: vec![RawResponse {
                promises: vec![RawPromise {
                    id: "friday".to_owned(),
                    text: "Nobody rings {ines} on a Friday.".to_owned(),
                    ..RawPromise::default()
                }],
                ..RawResponse::default()
            }],
            ..RawCrisis::default()
        }],
        ..RawScenario::default()
    }
}

fn words(text: &str) -> String {
    let condition: RawCondition = crate::content::options()
        .from_str(text)
        .expect("the test writes conditions that can be read");
    condition_words(&scenario(), &condition)
}

#[test]
fn conditions_read_like_sentences() {
    for (condition, expected) in [
        ("Always", "always"),
        (r#"AtLeast(what: "trust", value: 56)"#, "trust ≥ 56"),
        (
            r#"AtMost(what: "ines.energy", value: 40)"#,
            "Inês’s energy ≤ 40",
        ),
        (r#"AtLeast(what: "cash", value: 1)"#, "cash ≥ 1"),
        (r#"AtLeast(what: "led", value: 3)"#, "turns led ≥ 3"),
        (
            r#"Chose("pager-storm/war-room")"#,
            "you chose “war room” in “The pager storm”",
        ),
        (
            r#"Happened("pager-storm/war-room/loud")"#,
            "“war room” in “The pager storm” ended in “loud”",
        ),
        (r#"Saw("pager-storm")"#, "“The pager storm” has come"),
        (
            r#"Breached("doubt")"#,
            "“In doubt, it stays down here” stands breached",
        ),
        (
            r#"Kept("friday")"#,
            "you kept your promise “Nobody rings Inês on a Friday”",
        ),
        (r#"Collapsed("morale")"#, "morale fell to 0"),
        (r#"Flag("no-such")"#, "“no-such” is noted"),
    ] {
        assert_eq!(words(condition), expected);
    }
}

#[test]
fn contraries_are_said_directly() {
    for (condition, expected) in [
        (r#"Not(Left("ines"))"#, "Inês is still there"),
        (r#"Not(AtLeast(what: "trust", value: 5))"#, "trust < 5"),
        (r#"Not(Not(Flag("a")))"#, "“a” is noted"),
        (
            r#"Not(Any([Flag("a"), Left("ines")]))"#,
            "“a” is not noted and Inês is still there",
        ),
        (
            r#"Not(All([Flag("a"), Flag("b")]))"#,
            "“a” is not noted or “b” is not noted",
        ),
        ("Not(All([]))", "never"),
        ("Any([])", "never"),
    ] {
        assert_eq!(words(condition), expected);
    }
}

#[test]
fn brackets_stand_only_where_and_meets_or() {
    assert_eq!(
        words(r#"All([Flag("a"), Any([Flag("b"), Flag("c")])])"#),
        "“a” is noted and (“b” is noted or “c” is noted)"
    );
    assert_eq!(
        words(r#"All([Flag("a"), All([Flag("b"), Flag("c")])])"#),
        "“a” is noted and “b” is noted and “c” is noted"
    );
    assert_eq!(words(r#"Any([Flag("a")])"#), "“a” is noted");
}

#[test]
fn texts_are_cut_between_words() {
    assert_eq!(shortened("short", 10), "short");
    assert_eq!(shortened("one two three, four", 16), "one two three…");
    assert_eq!(shortened("abcdefghijkl", 5), "abcd…");
}
