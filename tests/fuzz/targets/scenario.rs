//! Any text as a scenario: nothing panics, both readers read the same, what the checker finds no error in loads and can be played.

#![no_main]

use libfuzzer_sys::{Corpus, fuzz_target};
use two_hats::content::check::{Checked, check, read_carefully};
use two_hats::content::raw::RawScenario;
use two_hats::content::text::without_mark;
use two_hats::content::{Source, Story, options};
use two_hats::engine::{Game, Next, Rulebook, Silent, State};

fuzz_target!(|data: &[u8]| -> Corpus {
    let Ok(text) = std::str::from_utf8(data) else {
        return Corpus::Reject;
    };
    let checked = check(text);
    planted(&checked);
    let source = Source {
        name: "fuzz.ron".to_owned(),
        path: None,
        text: text.to_owned(),
    };
    let _ = (source.id(), source.hash());
    let loaded = source.scenario();
    assert_eq!(
        checked.has_errors(),
        loaded.is_err(),
        "the checker says {:?}, loading says {:?}",
        checked.diagnostics,
        loaded.err()
    );
    let Some(story) = checked.story else {
        return Corpus::Keep;
    };
    let quick: RawScenario = options().from_str(without_mark(text)).expect("it has been loaded");
    assert_eq!(quick, read_carefully(text));
    play(&story, data);
    Corpus::Keep
});

fn play(story: &Story, choices: &[u8]) {
    let game = Game::new(story.scenario().clone(), Rulebook::plain());
    let mut state = State::new(story.scenario());
    let mut next = game.begin(&mut state, choices.len() as u64, &mut Silent);
    for turn in 0..16 {
        let Next::Asks(_) = next else {
            break;
        };
        let open: Vec<_> = game.open_responses(&state).collect();
        let choice = choices.get(turn).copied().unwrap_or_default();
        next = game
            .decide(&mut state, open[usize::from(choice) % open.len()], &mut Silent)
            .expect("it is open");
    }
}

/// In a build of its own: a fault that only a text with two different mistakes comes to, which no seed has. The first is a step that coverage rewards.
#[cfg(feature = "planted")]
fn planted(checked: &Checked) {
    let has = |code| checked.diagnostics.iter().any(|d| d.code == code);
    if has("semicolon-for-comma") {
        assert!(!has("hash-comment"), "the planted fault was found");
    }
}

#[cfg(not(feature = "planted"))]
const fn planted(_: &Checked) {}
