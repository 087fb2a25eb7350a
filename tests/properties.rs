//! Whatever is done to a scenario file, the checker does not panic, both readers read the same, and what it finds no error in can be played.

use proptest::prelude::*;
use two_hats::content::check::{check, check_play, check_rulebook, read_carefully};
use two_hats::content::raw::RawScenario;
use two_hats::content::report::{Lines, Look, human};
use two_hats::content::{Source, options};
use two_hats::engine::{Game, Next, Rulebook, Silent, State};

const WHOLE: &str = include_str!("fixtures/whole.ron");
const STARTER: &str = include_str!("../assets/starter/scenario.ron");
const PLAY: &str = include_str!("fixtures/plays/mended.ron");

/// What people leave behind in files, and what a merge, an editor or a hasty hand makes of them.
const SCRAPS: [&str; 32] = [
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
];

#[derive(Debug, Clone)]
enum Edit {
    Delete(usize, usize),
    Insert(usize, usize),
    Copy(usize, usize, usize),
    /// Puts a whole line in another place.
    Line(usize, usize),
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
        Edit::Number(at, number) => {
            let digits: Vec<(usize, &str)> =
                text.match_indices(|c: char| c.is_ascii_digit()).collect();
            if let Some(&(from, _)) = digits.get(at % digits.len().max(1)) {
                text.replace_range(from..=from, &number.to_string());
            }
        }
    }
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
        .from_str(text.trim_start_matches('\u{feff}'))
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
        let text = edited(include_str!("../assets/rulebooks/plain.ron"), &edits);
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
}
