//! Nothing that can be chosen is ever out of sight, whatever the crisis, the window and the size of text.

use std::collections::BTreeSet;
use std::path::PathBuf;

use bevy::prelude::KeyCode;
use two_hats::app::screens::nav::Screen;
use two_hats::content::Library;

use super::{DIGITS, SCENARIOS, acting, answers_in_sight, begun, crisis};
use crate::blank::blank;
use crate::hand::{Play, Setup};

/// Plays on, and looks at the answers of every crisis. `strategy` says which answers are given.
fn looked_at(setup: Setup, scenario: &str, strategy: usize, seen: &mut BTreeSet<String>) {
    let name = format!(
        "{}x{} at {} %",
        setup.width, setup.height, setup.text_percent
    );
    let mut play = begun(setup, scenario);
    not_blank(&mut play, &name);
    play.key(KeyCode::Enter);
    for turn in 0..40 {
        if play.screen() != Screen::Crisis {
            break;
        }
        let at = crisis(&play);
        answers_in_sight(&mut play);
        due_in_words(&mut play, &name);
        edge_in_words(&mut play, &name);
        faces_with_reasons(&mut play, &name);
        play.sound(&format!("{}, {name}", at.title));
        seen.insert(at.id.clone());
        let position = acting(&mut play, turn * 3 + strategy);
        play.key(DIGITS[position]);
        answers_in_sight(&mut play);
        play.key(DIGITS[position]);
        assert_eq!(play.screen(), Screen::Outcome, "{}: {name}", at.title);
        not_blank(&mut play, &name);
        changes_with_reasons(&mut play, &name);
        play.key(KeyCode::Enter);
    }
}

/// A meter that is near its end says so, at whatever size.
fn edge_in_words(play: &mut Play, name: &str) {
    let view = play.game().view().expect("a game").clone();
    let low = |m: &two_hats::session::MeterView| m.ends && m.value < 30;
    let low: Vec<_> = view.meters.iter().filter(|m| low(m)).collect();
    let said = play.shows("at 0 the game ends");
    assert_eq!(said, !low.is_empty(), "{name}: {low:?}");
    for meter in low {
        let here = format!("{} {}", meter.name, meter.value);
        assert!(play.shows(&here), "{name}: {here}: {:#?}", play.texts());
    }
}

/// Whose face is otherwise than after the last answer is said to look so in this scene, where names are shown; and a screen reader hears it
/// also where only faces are.
fn faces_with_reasons(play: &mut Play, name: &str) {
    let view = play.game().view().expect("a game").clone();
    let heard = play.access();
    for member in view.team.iter().filter(|m| m.present) {
        assert_eq!(member.looks != member.mood, !member.why.is_empty());
        let label = format!("{}, {} {}", member.short, member.looks.word(), member.why);
        let label = label.trim_end();
        let found = heard.iter().any(|(_, said)| said.starts_with(label));
        assert!(
            found || name.ends_with("at 150 %"),
            "{name}: {label}: {heard:#?}"
        );
    }
}

/// Whose face an answer changed has a reason on the page, and a screen reader hears the same.
fn changes_with_reasons(play: &mut Play, name: &str) {
    let last = play.game().view().and_then(|view| view.last.clone());
    let page = crate::room::words::<two_hats::app::screens::page::PageRoot>(play);
    let heard = play.access();
    for change in last.expect("an answer was given").moods {
        assert!(!change.why.is_empty(), "{name}: {change:?}");
        assert!(page.contains(&change.why), "{name}: {change:?}: {page}");
        let said = heard.iter().any(|(_, said)| {
            said.starts_with(&format!("{} looks", change.name)) && said.ends_with(&change.why)
        });
        assert!(said, "{name}: {change:?}: {heard:#?}");
    }
}

/// What was promised is there in its own words when it is due, at the size of text that most play with.
fn due_in_words(play: &mut Play, name: &str) {
    if !name.ends_with("at 100 %") {
        return;
    }
    let view = play.game().view().expect("a game").clone();
    let page = crate::room::words::<two_hats::app::screens::page::PageRoot>(play);
    for open in view.promises.iter().filter(|open| open.due <= view.turn) {
        assert!(page.contains(&open.text), "{name}: {}: {page}", open.text);
    }
}

/// Nobody scrolls through a page of nothing.
fn not_blank(play: &mut Play, name: &str) {
    let found = blank(play);
    let screen = play.screen();
    assert!(found.is_empty(), "{screen:?}, {name}: {}", found.join("; "));
}

/// Every scenario that is built in, played in several ways at one size.
fn every_crisis(width: u32, height: u32, text_percent: u32) {
    let library = Library::new(Vec::new());
    for scenario in SCENARIOS {
        let (_, story) = library.scenario(scenario).expect("it ships");
        let mut seen = BTreeSet::new();
        for strategy in 0..3 {
            let setup = Setup {
                width,
                height,
                text_percent,
                seed: 11 + strategy as u64,
                ..Setup::default()
            };
            looked_at(setup, scenario, strategy, &mut seen);
        }
        let all = story.raw().crises.len();
        assert!(
            seen.len() * 4 >= all * 3,
            "{scenario}: only {} of {all} crises came",
            seen.len()
        );
    }
}

#[test]
fn answers_are_in_sight_on_a_laptop() {
    every_crisis(1280, 720, 100);
}

#[test]
fn answers_are_in_sight_in_a_small_window_with_large_text() {
    every_crisis(1024, 640, 150);
}

#[test]
fn five_long_answers_are_in_sight_at_every_size() {
    let fixtures = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    for (width, height, text_percent) in [
        (1024, 640, 150),
        (1366, 768, 150),
        (1280, 720, 200),
        (1920, 1080, 125),
        (3840, 2160, 100),
    ] {
        let setup = Setup {
            width,
            height,
            text_percent,
            folders: vec![fixtures.clone()],
            ..Setup::default()
        };
        looked_at(setup, "crowded", 0, &mut BTreeSet::new());
    }
}

#[test]
fn a_key_does_nothing_for_an_answer_that_is_not_on_the_screen() {
    let setup = Setup {
        width: 320,
        height: 240,
        text_percent: 200,
        ..Setup::default()
    };
    let mut play = begun(setup, "two-basements");
    play.key(KeyCode::Enter);
    let at = crisis(&play);
    let mut unseen = 0;
    for (key, response) in DIGITS.iter().zip(&at.responses) {
        let id = format!("answer/{}", response.id);
        let (whole, none) = (play.in_sight(&id), play.out_of_sight(&id));
        play.key(*key);
        let picked = play.game().picked() == Some(&*response.id);
        assert!(picked || !whole, "{}", response.text);
        assert!(!picked || !none, "{}", response.text);
        unseen += usize::from(none);
    }
    assert!(unseen > 0, "such a window cannot show them all");
}
