//! Any bytes as a scenario: the checker must not panic, and what it finds no error in must load and be playable.

#![no_main]

use libfuzzer_sys::fuzz_target;
use two_hats::content::Source;
use two_hats::content::check::check;
use two_hats::engine::{Game, Next, Rulebook, Silent, State};

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let checked = check(text);
    let source = Source {
        name: "fuzz.ron".to_owned(),
        path: None,
        text: text.to_owned(),
    };
    assert_eq!(checked.has_errors(), source.scenario().is_err());
    let Some(story) = checked.story else {
        return;
    };
    let game = Game::new(story.scenario().clone(), Rulebook::plain());
    let mut state = State::new(story.scenario());
    let mut next = game.begin(&mut state, data.len() as u64, &mut Silent);
    for turn in 0..16 {
        let Next::Asks(_) = next else {
            break;
        };
        let open: Vec<_> = game.open_responses(&state).collect();
        let choice = data.get(turn).copied().unwrap_or_default();
        next = game
            .decide(&mut state, open[usize::from(choice) % open.len()], &mut Silent)
            .expect("it is open");
    }
});
