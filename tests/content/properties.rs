//! Whatever is done to a scenario file, the checker does not panic, both readers read the same, and what it finds no error in can be played.

use proptest::prelude::*;
use two_hats::content::check::{check, check_play, check_rulebook, read_carefully};
use two_hats::content::raw::RawScenario;
use two_hats::content::report::{Lines, Look, human};
use two_hats::content::text::without_mark;
use two_hats::content::{Source, options};
use two_hats::engine::{Game, Next, Rulebook, Silent, State};

const WHOLE: &str = include_str!("../fixtures/whole.ron");
const STARTER: &str = include_str!("../../assets/starter/scenario.ron");
const PLAY: &str = include_str!("../fixtures/plays/mended.ron");

/// What people leave behind in files, and what a merge, an editor or a hasty hand makes of them.
const SCRAPS: [&str; 42] = [
    "\"",
    "“",
    "”",
    "'",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    ";",
    "=",
    "-",
    ".",
    "0",
    "99999999999",
    "-1",
    "1.5",
    "//",
    "/*",
    "*/",
    "\\",
    "\n",
    "\r\n",
    "\t",
    "\u{feff}",
    "\u{a0}",
    "Not(",
    "id: \"\",",
    "ä",
    "\r",
    "\u{feff}\u{feff}",
    "\u{2028}",
    "\u{85}",
    "\u{0}",
    "r#\"",
    "\"#",
    "r#",
    "#![enable(implicit_some)]",
    "None",
];

#[derive(Debug, Clone)]
enum Edit {
    Delete(usize, usize),
    Insert(usize, usize),
    Copy(usize, usize, usize),
    /// Puts a whole line in another place.
    Line(usize, usize),
    /// Breaks the line before or after a sign of the structure.
    Break(usize, bool),
    /// Takes a sign of the structure out, and breaks the line there.
    Instead(usize),
    /// Changes a number.
    Number(usize, i64),
}

fn edit() -> impl Strategy<Value = Edit> {
    let at = 0..100_000_usize;
    prop_oneof![
        (at.clone(), 1..60_usize).prop_map(|(a, n)| Edit::Delete(a, n)),
        (at.clone(), 0..SCRAPS.len()).prop_map(|(a, s)| Edit::Insert(a, s)),
        (at.clone(), 1..80_usize, at.clone()).prop_map(|(a, n, b)| Edit::Copy(a, n, b)),
        (at.clone(), at.clone()).prop_map(|(a, b)| Edit::Line(a, b)),
        (at.clone(), any::<bool>()).prop_map(|(a, after)| Edit::Break(a, after)),
        at.clone().prop_map(Edit::Instead),
        (at, prop_oneof![-200..200_i64, any::<i64>()]).prop_map(|(a, n)| Edit::Number(a, n)),
    ]
}

fn apply(text: &mut String, edit: &Edit) {
    let place = |text: &str, at: usize| text.floor_char_boundary(at % (text.len() + 1));
    match *edit {
        Edit::Delete(at, len) => {
            let from = place(text, at);
            let to = text
                .floor_char_boundary((from + len).min(text.len()))
                .max(from);
            text.replace_range(from..to, "");
        }
        Edit::Insert(at, scrap) => text.insert_str(place(text, at), SCRAPS[scrap]),
        Edit::Copy(at, len, to) => {
            let from = place(text, at);
            let end = text
                .floor_char_boundary((from + len).min(text.len()))
                .max(from);
            let copy = text[from..end].to_owned();
            text.insert_str(place(text, to), &copy);
        }
        Edit::Line(from, to) => {
            let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
            if lines.is_empty() {
                return;
            }
            let line = lines.remove(from % lines.len());
            lines.insert(to % (lines.len() + 1), line);
            *text = lines.concat();
        }
        Edit::Break(at, after) => {
            let signs = signs(text);
            let sign = signs[at % signs.len().max(1)..].first();
            text.insert(sign.map_or(0, |sign| sign + usize::from(after)), '\n');
        }
        Edit::Instead(at) => {
            let signs = signs(text);
            if let Some(&sign) = signs[at % signs.len().max(1)..].first() {
                text.replace_range(sign..=sign, "\n");
            }
        }
        Edit::Number(at, number) => {
            let digits: Vec<(usize, &str)> =
                text.match_indices(|c: char| c.is_ascii_digit()).collect();
            if let Some(&(from, _)) = digits.get(at % digits.len().max(1)) {
                text.replace_range(from..=from, &number.to_string());
            }
        }
    }
}

/// Where the signs of the structure stand.
fn signs(text: &str) -> Vec<usize> {
    let is_sign = |c: char| "()[]{},:\"".contains(c);
    text.match_indices(is_sign).map(|(at, _)| at).collect()
}

fn edited(text: &str, edits: &[Edit]) -> String {
    let mut text = text.to_owned();
    for edit in edits {
        apply(&mut text, edit);
    }
    text
}

fn whole_is_consistent(text: &str) {
    let checked = check(text);
    let lines = Lines::new(text);
    for problem in &checked.diagnostics {
        let look = Look {
            colour: false,
            width: 80,
        };
        let drawn = human("x.ron", &lines, problem, look);
        assert!(drawn.contains(problem.code));
        assert!(problem.span.start <= problem.span.end && problem.span.end <= text.len());
    }
    let source = Source {
        name: "x.ron".to_owned(),
        path: None,
        text: text.to_owned(),
    };
    let loaded = source.scenario();
    assert_eq!(
        checked.has_errors(),
        loaded.is_err(),
        "the checker says {:?}, loading says {:?}",
        checked.diagnostics,
        loaded.err()
    );
    if checked.has_errors() {
        return;
    }
    let quick: RawScenario = options()
        .from_str(without_mark(text))
        .expect("it has just been loaded");
    assert_eq!(quick, read_carefully(text));
    let story = checked.story.expect("there are no errors");
    let game = Game::new(story.scenario().clone(), Rulebook::plain());
    for seed in 0..3_u64 {
        let mut state = State::new(story.scenario());
        let mut next = game.begin(&mut state, seed, &mut Silent);
        let mut turn = seed as usize;
        while let Next::Asks(_) = next {
            let open: Vec<_> = game.open_responses(&state).collect();
            turn += 1;
            next = game
                .decide(&mut state, open[turn % open.len()], &mut Silent)
                .expect("it is open");
        }
    }
    let _ = check_play(PLAY, Some(&story));
}

proptest! {
    #[test]
    fn edited_scenarios(edits in prop::collection::vec(edit(), 1..4)) {
        whole_is_consistent(&edited(WHOLE, &edits));
    }

    #[test]
    fn edited_starters(edits in prop::collection::vec(edit(), 1..3)) {
        whole_is_consistent(&edited(STARTER, &edits));
    }

    #[test]
    fn edited_plays_and_rulebooks(edits in prop::collection::vec(edit(), 1..6)) {
        let text = edited(PLAY, &edits);
        let story = check(WHOLE).story.expect("the fixture is clean");
        for problem in check_play(&text, Some(&story)) {
            prop_assert!(problem.span.end <= text.len());
        }
        let text = edited(include_str!("../../assets/rulebooks/plain.ron"), &edits);
        let (problems, rulebook) = check_rulebook(&text);
        prop_assert_eq!(problems.is_empty(), rulebook.is_some());
    }

    #[test]
    fn any_text(text in "\\PC{0,200}") {
        whole_is_consistent(&text);
    }
}

#[test]
fn both_readers_read_the_same() {
    for text in [WHOLE, STARTER] {
        let quick: RawScenario = options().from_str(text).expect("the fixtures are clean");
        assert_eq!(quick, read_carefully(text));
    }
    whole_is_consistent(&WHOLE.replace('\n', "\r\n"));
    whole_is_consistent(&format!("\u{feff}{WHOLE}"));
    whole_is_consistent(&format!("\u{feff}\u{feff}{WHOLE}"));
    assert!(check(&format!("\u{feff}\u{feff}{WHOLE}")).has_errors());
}

/// A scenario with every kind of sign, short enough to be changed in every place.
const TINY: &str = "(format: 1, id: \"small\", title: \"T\", pitch: \"P\", role: TeamLead, flags: [\"f\"],\n\
    team: [(id: \"a\", name: \"A\", job: \"J\", talents: [Delegation], autonomy: High, trust: 52)],\n\
    crises: [(id: \"c\", title: \"T\", scene: \"S\", situation: Acute, when: All([Not(Flag(\"f\")), AtLeast(what: \"a.trust\", value: 1)]), responses: [\n\
        (id: \"x\", hat: Lead, practices: [SetDirection], text: \"X\", effects: [Flag(\"f\"), Morale(-3)]),\n\
        (id: \"y\", hat: Wait, text: \"Y\"),\n\
    ])],\n\
    endings: [(id: \"e\", title: \"T\", text: \"E\")])\n";

/// Words, numbers, texts and signs, each with where it stands.
fn tokens(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut tokens: Vec<std::ops::Range<usize>> = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        let length = match c {
            '"' => 2 + rest[1..].find('"').unwrap_or(0),
            c if c.is_alphanumeric() || c == '-' => rest
                .find(|c: char| !c.is_alphanumeric() && c != '_' && c != '-')
                .unwrap_or(rest.len()),
            c => c.len_utf8(),
        };
        if !c.is_whitespace() {
            tokens.push(at..at + length);
        }
        at += length;
    }
    tokens
}

#[test]
fn both_readers_agree_wherever_a_sign_is_missing_doubled_or_on_another_line() {
    assert!(!check(TINY).has_errors());
    let mut failures = Vec::new();
    for token in tokens(TINY) {
        let (before, own, after) = (
            &TINY[..token.start],
            &TINY[token.clone()],
            &TINY[token.end..],
        );
        for changed in [
            format!("{before}\n{own}{after}"),
            format!("{before}{own}\n{after}"),
            format!("{before}{after}"),
            format!("{before}\n{after}"),
            format!("{before} {after}"),
            format!("{before}{own}{own}{after}"),
            format!("{before}{own}\n{own}{after}"),
            format!("{before}// {own}{after}"),
            format!("{before}{own}\u{feff}{after}"),
            format!("{before}{own}\r{after}"),
            format!("{before}r#{own}{after}"),
            format!("{before}({own}){after}"),
            format!("{before}Some({own}){after}"),
            format!("{before}None{after}"),
            format!("{before}(){after}"),
            format!("{before}\"{own}\"{after}"),
        ] {
            let checked = check(&changed);
            let source = Source {
                name: "x.ron".to_owned(),
                path: None,
                text: changed.clone(),
            };
            if checked.has_errors() != source.scenario().is_err() {
                let found: Vec<&str> = checked.diagnostics.iter().map(|d| d.code).collect();
                failures.push(format!(
                    "{own:?} at {}: {found:?} in\n{changed}",
                    token.start
                ));
            }
        }
    }
    let some: Vec<&String> = failures.iter().take(5).collect();
    assert!(
        failures.is_empty(),
        "{} cases, such as {some:#?}",
        failures.len()
    );
}
