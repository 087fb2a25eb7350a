//! The recorded plays of the shipped scenarios: what must come out comes out, and every number along the way is what it was.

use std::fmt::Write as _;

use crate::support::standard;
use two_hats::content::raw::RawPlay;
use two_hats::content::{Library, options, plays};
use two_hats::engine::{Game, Ledger, State};

/// A change of the rulebook or of a scenario changes these fingerprints, and whoever makes it accepts the new ones knowingly; nothing else may.
#[test]
fn recorded_plays_come_out_as_recorded_to_the_last_number() {
    let mut golden = String::new();
    let mut scenarios = 0;
    for source in Library::default().sources() {
        let story = source.scenario().expect("a shipped scenario loads");
        let game = Game::new(story.scenario().clone(), standard());
        let recorded = source.plays().expect("the plays can be read");
        assert!(
            recorded.len() >= 6,
            "{} has {} plays",
            source.name,
            recorded.len()
        );
        scenarios += 1;
        for file in recorded {
            let play: RawPlay = options()
                .from_str(&file.text)
                .expect("a shipped play is sound");
            assert_eq!(play.rulebook, "standard", "{}", file.name);
            let played = plays::run(&story, game.rulebook(), &play).expect("every decision fits");
            let differences = plays::differences(&play.expect, &played);
            assert!(differences.is_empty(), "{}: {differences:#?}", file.name);

            let mut state = State::new(game.scenario());
            let mut ledger = Ledger::default();
            game.begin(&mut state, play.seed, &mut ledger);
            for name in &play.decisions {
                let response = plays::find(&story, name).expect("it was found before");
                game.decide(&mut state, response, &mut ledger)
                    .expect("it was open before");
            }
            let name = file.name.rsplit("scenarios/").next().unwrap_or(&file.name);
            let grade = f64::from(game.grade(&state)) / 1000.0;
            let _ = writeln!(
                golden,
                "{name}: state {:016x}, ledger {:016x} of {} entries, grade {grade:.3}",
                state.fingerprint(),
                ledger.fingerprint(),
                ledger.entries().len(),
            );
        }
    }
    assert!(scenarios >= 3);
    insta::assert_snapshot!(golden);
}
