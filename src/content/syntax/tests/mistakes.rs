//! Single mistakes put into a valid file: each gives one problem, in the right place, and the rest is still read.

use super::{VALID, parse, place, render, summary};

/// How much of the tree a mistake may cost.
#[derive(PartialEq)]
enum Rest {
    /// Every value is read as if there were no mistake.
    Whole,
    /// What stands around the mistake differs; the parts before and after it are read.
    Around,
}
use Rest::{Around, Whole};

/// Puts `wrong` in place of the only `right` in the valid file; `¦` in `wrong` marks where the problem must point.
fn check(code: &str, right: &str, wrong: &str, rest: Rest) -> Result<(), String> {
    assert_eq!(VALID.matches(right).count(), 1, "not unique: {right:?}");
    let marked = VALID.replacen(right, wrong, 1);
    let at = marked.find('¦').expect("a mark");
    let text = marked.replace('¦', "");
    let parsed = parse(&text);
    let found = summary(&text, &parsed);
    let expected = format!("{} {code}", place(&text, at));
    let mut complaints = Vec::new();
    if found != [expected.as_str()] {
        complaints.push(format!("expected {expected}, found {found:?}"));
    }
    for problem in &parsed.problems {
        if problem.message.is_empty() || problem.label.is_empty() || problem.help.is_none() {
            complaints.push(format!("{} lacks words", problem.code));
        }
    }
    let values = render(&parsed.tree);
    let whole = render(&parse(VALID).tree);
    if rest == Whole && values != whole {
        complaints.push(format!("values differ:\n  {values}\n  {whole}"));
    }
    let parts = [
        r#"format:Int(1)"#,
        r#"endings:[(id:Str("held")"#,
        r#"id:Str("lost"),when:Word("Always")"#,
    ];
    for part in parts.iter().filter(|part| !values.contains(**part)) {
        complaints.push(format!("lost {part}:\n  {values}"));
    }
    if complaints.is_empty() {
        return Ok(());
    }
    Err(format!(
        "\n{right:?} -> {wrong:?}: {}",
        complaints.join("\n")
    ))
}

fn check_all(cases: Vec<(&str, &str, &str, Rest)>) {
    let failures: Vec<String> = cases
        .into_iter()
        .filter_map(|(code, right, wrong, rest)| check(code, right, wrong, rest).err())
        .collect();
    assert!(
        failures.is_empty(),
        "{} failed:{}",
        failures.len(),
        failures.concat()
    );
}

#[test]
fn quotation_marks() {
    check_all(vec![
        (
            "typographic-quote",
            r#""The Friday Outage""#,
            "¦“The Friday Outage”",
            Whole,
        ),
        (
            "typographic-quote",
            r#""The Friday Outage""#,
            "¦„The Friday Outage“",
            Whole,
        ),
        (
            "typographic-quote",
            r#""The Friday Outage""#,
            "¦«The Friday Outage»",
            Whole,
        ),
        (
            "typographic-quote",
            r#""The Friday Outage""#,
            "¦‘The Friday Outage’",
            Whole,
        ),
        (
            "typographic-quote",
            r#""The Friday Outage""#,
            "¦“The Friday Outage\"",
            Whole,
        ),
        (
            "typographic-quote",
            r#""The Friday Outage""#,
            "\"The Friday Outage¦”",
            Whole,
        ),
        (
            "typographic-quote",
            r#""The Friday Outage""#,
            "¦“The Friday Outage",
            Whole,
        ),
        (
            "typographic-quote",
            r#"name: "Inês Duarte""#,
            "name: \"Inês Duarte¦”",
            Whole,
        ),
        (
            "typographic-quote",
            r#"[Stability(6), Member(who: "ines""#,
            "[Stability(6), Member(who: ¦’ines’",
            Whole,
        ),
        (
            "typographic-quote",
            r#""Forty alerts in ten minutes."#,
            "¦“Forty alerts in ten minutes.",
            Whole,
        ),
        (
            "single-quote-string",
            r#""The Friday Outage""#,
            "¦'The Friday Outage'",
            Whole,
        ),
        (
            "single-quote-string",
            r#""It gets worse.""#,
            "¦'It gets worse.'",
            Whole,
        ),
        (
            "unclosed-string",
            r#""The Friday Outage""#,
            "¦\"The Friday Outage",
            Whole,
        ),
        (
            "unclosed-string",
            r#""friday-outage""#,
            "¦\"friday-outage",
            Whole,
        ),
        (
            "unclosed-string",
            "\"Forty alerts in ten minutes.\n                {ines} has three chats open.\n                Note: nobody sleeps.\"",
            "¦\"Forty alerts in ten minutes.\n                {ines} has three chats open.\n                Note: nobody sleeps.",
            Around,
        ),
        ("unclosed-string", r#"(id: "ines""#, "(id: ¦\"ines", Whole),
        (
            "unclosed-string",
            r#"job: "Lead engineer""#,
            "job: ¦\"Lead engineer",
            Whole,
        ),
        ("unclosed-string", r#""outage""#, "¦\"outage", Whole),
        ("unclosed-string", r#""cloud""#, "¦\"cloud", Whole),
        (
            "unclosed-string",
            r#""Name one owner per symptom.""#,
            "¦\"Name one owner per symptom.",
            Whole,
        ),
        (
            "unclosed-string",
            r#""Wait (for now).""#,
            "¦\"Wait (for now).",
            Whole,
        ),
        (
            "unclosed-string",
            r#""Who did it?""#,
            "¦\"Who did it?",
            Whole,
        ),
        ("unclosed-string", r#""Monday.""#, "¦\"Monday.", Whole),
        ("unclosed-string", r#""You held""#, "¦\"You held", Whole),
        (
            "unclosed-string",
            r#"what: "stability""#,
            "what: ¦\"stability",
            Whole,
        ),
        (
            "unclosed-string",
            r##"r#"Said "done"."#"##,
            "¦r#\"Said \"done\".",
            Whole,
        ),
        (
            "unopened-string",
            r#""The Friday Outage""#,
            "¦The Friday Outage\"",
            Whole,
        ),
        (
            "unopened-string",
            r#"name: "Inês Duarte""#,
            "name: ¦Inês Duarte\"",
            Whole,
        ),
        ("unopened-string", r#""night""#, "¦night\"", Whole),
        (
            "quote-inside-text",
            r#""They breathe.""#,
            "\"They ¦\"really\" breathe.\"",
            Around,
        ),
        (
            "quote-inside-text",
            r#""They breathe.""#,
            "\"They say ¦\"yes\", then breathe.\"",
            Around,
        ),
        (
            "quote-inside-text",
            r"{ines} has three chats",
            "{ines} ¦\"has\" three chats",
            Around,
        ),
        (
            "extra-quote",
            r#""The Friday Outage""#,
            "\"The Friday Outage\"¦\"",
            Whole,
        ),
        (
            "extra-quote",
            r#""The Friday Outage""#,
            "\"¦\"The Friday Outage\"",
            Whole,
        ),
        (
            "unquoted-text",
            r#""The Friday Outage""#,
            "¦The Friday Outage",
            Whole,
        ),
        (
            "unquoted-text",
            r#""friday-outage""#,
            "¦friday-outage",
            Whole,
        ),
        ("unquoted-text", r#""Inês Duarte""#, "¦Inês Duarte", Whole),
        (
            "unquoted-text",
            r#""It gets worse.""#,
            "¦It doesn't, so far.",
            Around,
        ),
        ("bad-escape", "Who did it?", "Who did ¦\\it?", Around),
        ("bad-escape", "Who did it?", "Who ¦\\u{110000}?", Around),
        (
            "byte-string",
            r#""The Friday Outage""#,
            "¦b\"The Friday Outage\"",
            Whole,
        ),
        (
            "byte-string",
            r#""The Friday Outage""#,
            "¦br\"The Friday Outage\"",
            Whole,
        ),
    ]);
}

#[test]
fn separators() {
    check_all(vec![
        ("equals-for-colon", "format: 1", "format ¦= 1", Whole),
        ("equals-for-colon", "budget: 1200", "budget ¦=> 1200", Whole),
        ("equals-for-colon", "(morale: 58", "(morale¦=58", Whole),
        ("equals-for-colon", "Member(who: ", "Member(who¦= ", Whole),
        (
            "missing-comma",
            r#""The Friday Outage","#,
            "\"The Friday Outage\"¦",
            Whole,
        ),
        ("missing-comma", "stability: 42,", "stability: 42¦", Whole),
        ("missing-comma", "Stability(6),", "Stability(6)¦", Whole),
        ("missing-comma", "\"outage\",", "\"outage\"¦", Whole),
        ("missing-comma", "results: 55),", "results: 55)¦", Whole),
        (
            "missing-comma",
            "situation: Acute,",
            "situation: Acute¦",
            Whole,
        ),
        (
            "missing-comma",
            "role: CorporateManager,",
            "role: CorporateManager¦",
            Whole,
        ),
        ("missing-comma", "energy: 40),", "energy: 40)¦", Whole),
        (
            "missing-comma",
            "practice: [OrganiseStaff],",
            "practice: [OrganiseStaff]¦ // why",
            Whole,
        ),
        ("missing-comma", "(id: \"bo\",", "(id: \"bo\"¦", Whole),
        ("missing-colon", "title: \"The", "title¦ \"The", Whole),
        ("missing-colon", "start: (", "start¦ (", Whole),
        ("missing-colon", "(morale: 58", "(morale¦ 58", Whole),
        (
            "missing-colon",
            "talents: [ProblemSolving]",
            "talents¦ [ProblemSolving]",
            Whole,
        ),
        (
            "missing-colon",
            "role: CorporateManager",
            "role¦ CorporateManager",
            Whole,
        ),
        ("missing-colon", "crises: [", "crises¦ [", Whole),
        ("missing-colon", "(id: \"ines\"", "(id¦ \"ines\"", Whole),
        (
            "semicolon-for-comma",
            "budget: 1200,",
            "budget: 1200¦;",
            Whole,
        ),
        ("semicolon-for-comma", "\"outage\",", "\"outage\"¦;", Whole),
        ("extra-comma", "budget: 1200,", "budget: 1200,¦,", Whole),
        ("extra-comma", "\"outage\",", "\"outage\", ¦,", Whole),
        ("json-key", "title: \"The", "¦\"title\": \"The", Whole),
        ("json-key", "(id: \"ines\"", "(¦\"id\": \"ines\"", Whole),
        ("missing-value", "budget: 1200", "budget:¦", Around),
        ("missing-value", "budget: 1200,", "budget:¦", Around),
        ("missing-value", "severity: 30", "severity¦", Around),
        ("stray-text", "budget: 1200", "budget:¦: 1200", Whole),
        ("stray-text", "budget: 1200", "budget: ¦$1200", Whole),
        ("stray-text", "budget: 1200,", "budget: 1200, ¦!?,", Whole),
        (
            "stray-text",
            "budget: 1200,",
            "budget: 1200 ¦\"a\" \"b\" \"c\",",
            Whole,
        ),
        ("stray-text", "\"outage\",", "\"outage\" ¦?? !!,", Whole),
        ("hyphen-in-name", "budget: 1200", "¦bud-get: 1200", Around),
        ("bad-number", "budget: 1200", "budget: ¦1,200", Around),
        ("bad-number", "budget: 1200", "budget: ¦1200eur", Around),
        ("bad-number", "budget: 1200", "budget: ¦12..20", Around),
        (
            "bad-number",
            "budget: 1200",
            "budget: ¦99999999999999999999",
            Around,
        ),
        ("bad-number", "budget: 1200", "budget: ¦50%", Around),
        ("null-word", "budget: 1200", "budget: ¦null", Around),
        ("duplicate-field", "budget: 1200", "¦title: 1200", Around),
        (
            "hash-comment",
            "budget: 1200,",
            "budget: 1200, ¦# euros",
            Whole,
        ),
        (
            "unclosed-comment",
            "budget: 1200,",
            "budget: 1200, ¦/* euros",
            Around,
        ),
        ("odd-space", "budget: 1200,", "budget:¦\u{a0}1200,", Whole),
    ]);
}

#[test]
fn brackets() {
    check_all(vec![
        ("missing-bracket", "results: 55),", "results: 55¦,", Whole),
        ("missing-bracket", "energy: 40),", "energy: 40¦,", Whole),
        (
            "missing-bracket",
            "energy: 60),\n    ],",
            "energy: 60)¦,\n",
            Whole,
        ),
        ("missing-bracket", "energy: 60),\n", "energy: 60¦,\n", Whole),
        (
            "missing-bracket",
            "[ProblemSolving]",
            "[ProblemSolving¦",
            Around,
        ),
        (
            "missing-bracket",
            "practice: [OrganiseStaff],\n",
            "practice: [OrganiseStaff¦,\n",
            Around,
        ),
        (
            "missing-bracket",
            "\"cloud\",\n    ],",
            "\"cloud\"¦,\n",
            Whole,
        ),
        (
            "missing-bracket",
            "\"cloud\",\n    ],\n    crises",
            "\"cloud\"¦\n    crises",
            Whole,
        ),
        (
            "missing-bracket",
            "[Morale(-3)]), ],\n                ),\n            ],\n        ),",
            "[Morale(-3)]), ],\n                ),\n            ]¦,\n",
            Whole,
        ),
        (
            "missing-bracket",
            "[Morale(-3)]), ],\n                ),\n            ],",
            "[Morale(-3)]), ],\n                )¦,\n",
            Whole,
        ),
        (
            "missing-bracket",
            "[Morale(-3)]), ],\n                ),",
            "[Morale(-3)]), ]¦,\n",
            Whole,
        ),
        (
            "missing-bracket",
            "[Morale(-3)]), ],",
            "[Morale(-3)])¦,",
            Whole,
        ),
        (
            "missing-bracket",
            "[Morale(-3)]), ],",
            "[Morale(-3)]¦, ],",
            Whole,
        ),
        (
            "missing-bracket",
            "[Morale(-3)]), ],",
            "[Morale(-3)¦), ],",
            Whole,
        ),
        (
            "missing-bracket",
            "[Morale(-3)]), ],",
            "[Morale(-3¦]), ],",
            Whole,
        ),
        (
            "missing-bracket",
            "trust: -6)]), ],\n                ),",
            "trust: -6)]), ]¦,\n",
            Whole,
        ),
        (
            "missing-bracket",
            "[Morale(4)]), ],\n                ),\n            ],\n        ),\n    ],",
            "[Morale(4)]), ],\n                ),\n            ],\n        )¦,\n",
            Whole,
        ),
        (
            "missing-bracket",
            "Flag(\"x\"))]),",
            "Flag(\"x\")¦]),",
            Whole,
        ),
        (
            "missing-bracket",
            "Flag(\"x\"))]),",
            "Flag(\"x\"))¦),",
            Whole,
        ),
        (
            "missing-bracket",
            "Flag(\"x\"))]),",
            "Flag(\"x\"))]¦,",
            Around,
        ),
        (
            "missing-bracket",
            "text: \"Monday.\"),\n    ],\n)",
            "text: \"Monday.\"),\n    ],¦\n",
            Whole,
        ),
        (
            "missing-bracket",
            "text: \"Monday.\"),\n    ],\n)",
            "text: \"Monday.\")¦,\n)",
            Whole,
        ),
        (
            "missing-bracket",
            "text: \"Monday.\"),\n    ],\n)",
            "text: \"Monday.\"),¦\n",
            Whole,
        ),
        (
            "missing-bracket",
            "text: \"Monday.\"),",
            "text: \"Monday.\"¦,",
            Whole,
        ),
        ("missing-bracket", "team: [\n", "team:¦ \n", Whole),
        ("missing-bracket", "tags: [", "tags:¦ ", Whole),
        ("missing-bracket", "(id: \"bo\"", "¦id: \"bo\"", Whole),
        ("missing-bracket", "(id: \"ines\"", "¦id: \"ines\"", Whole),
        (
            "missing-bracket",
            "tests.\n(\n    format",
            "tests.\n\n    ¦format",
            Whole,
        ),
        ("extra-bracket", "results: 55),", "results: 55)¦),", Whole),
        ("extra-bracket", "energy: 40),", "energy: 40)¦),", Whole),
        (
            "extra-bracket",
            "energy: 60),\n    ],",
            "energy: 60),\n    ],\n    ¦],",
            Whole,
        ),
        (
            "extra-bracket",
            "energy: 60),\n    ],",
            "energy: 60),\n    ],\n    ¦),",
            Whole,
        ),
        (
            "extra-bracket",
            "[Morale(-3)]), ],",
            "[Morale(-3)¦)]), ],",
            Whole,
        ),
        (
            "extra-bracket",
            "[Morale(-3)]), ],",
            "[Morale(-3)]¦]), ],",
            Whole,
        ),
        (
            "extra-bracket",
            "[Morale(-3)]), ],\n                ),",
            "[Morale(-3)]), ],\n                ),\n                ¦),",
            Whole,
        ),
        (
            "extra-bracket",
            "text: \"Monday.\"),\n    ],\n)",
            "text: \"Monday.\"),\n    ],\n)\n¦)",
            Whole,
        ),
        (
            "extra-bracket",
            "text: \"Monday.\"),\n    ],\n)",
            "text: \"Monday.\"),\n    ],\n)¦]",
            Whole,
        ),
        ("wrong-bracket", "results: 55),", "results: 55¦},", Whole),
        ("wrong-bracket", "results: 55),", "results: 55¦],", Whole),
        (
            "wrong-bracket",
            "[ProblemSolving]",
            "[ProblemSolving¦)",
            Whole,
        ),
        (
            "wrong-bracket",
            "[ProblemSolving]",
            "¦{ProblemSolving}",
            Whole,
        ),
        (
            "wrong-bracket",
            "[ProblemSolving]",
            "[ProblemSolving¦}",
            Whole,
        ),
        (
            "wrong-bracket",
            "start: (morale: 58, stability: 42, results: 55)",
            "start: ¦{morale: 58, stability: 42, results: 55}",
            Whole,
        ),
        (
            "wrong-bracket",
            "start: (morale: 58, stability: 42, results: 55)",
            "start: ¦[morale: 58, stability: 42, results: 55]",
            Whole,
        ),
        ("wrong-bracket", "start: (morale", "start: ¦{morale", Whole),
        ("wrong-bracket", "start: (morale", "start: ¦[morale", Whole),
        ("wrong-bracket", "Morale(-3)", "Morale¦[-3]", Whole),
        (
            "wrong-bracket",
            "Member(who: \"ines\", trust: -6)",
            "Member¦{who: \"ines\", trust: -6}",
            Whole,
        ),
        (
            "wrong-bracket",
            "text: \"Monday.\"),\n    ],\n)",
            "text: \"Monday.\"),\n    ¦},\n)",
            Whole,
        ),
        (
            "wrong-bracket",
            "text: \"Monday.\"),\n    ],\n)",
            "text: \"Monday.\"),\n    ],\n¦}",
            Whole,
        ),
        (
            "several-values",
            "text: \"Monday.\"),\n    ],\n)",
            "text: \"Monday.\"),\n    ],\n)\n¦(id: \"more\")",
            Whole,
        ),
        (
            "stray-text",
            "text: \"Monday.\"),\n    ],\n)",
            "text: \"Monday.\"),\n    ],\n)\n¦.",
            Whole,
        ),
    ]);
}

#[test]
fn several_mistakes_are_all_reported() {
    let mut text = VALID.to_owned();
    for (right, wrong) in [
        ("format: 1,", "format = 1,"),
        ("\"The Friday Outage\",", "“The Friday Outage”"),
        ("results: 55),", "results: 55,"),
        ("\"night\"", "\"night"),
        ("energy: 60", "energy 60"),
        ("[Morale(4)]", "[Morale(4)"),
    ] {
        text = text.replacen(right, wrong, 1);
    }
    let found = summary(&text, &parse(&text));
    let expected = [
        "4:12 equals-for-colon",
        "6:12 typographic-quote",
        "6:31 missing-comma",
        "8:51 missing-bracket",
        "11:66 missing-colon",
        "16:9 unclosed-string",
        "44:85 missing-bracket",
    ];
    assert_eq!(found, expected);
}

#[test]
fn brackets_too_deep_are_one_problem() {
    let text = format!("{}1{}", "[".repeat(4_000), "]".repeat(4_000));
    assert_eq!(summary(&text, &parse(&text)), ["1:129 too-deep"]);
    let open = "(".repeat(100_000);
    let problems = parse(&open).problems;
    let codes: Vec<_> = problems.iter().map(|problem| problem.code).collect();
    assert_eq!(codes, ["too-deep", "missing-bracket"]);
}

#[test]
fn a_file_without_any_brackets_is_read_as_fields() {
    let text = "format: 1,\nid: \"a\",\n";
    let parsed = parse(text);
    assert_eq!(summary(text, &parsed), ["1:1 missing-bracket"]);
    assert_eq!(render(&parsed.tree), r#"(format:Int(1),id:Str("a"),)"#);
}
