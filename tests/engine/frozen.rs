//! The scenarios and rulebooks under `benches/frozen/`: a save that holds one of these rulebooks replays to the last number, whatever rules are added.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use two_hats::analysis::bots::{self, Setting};
use two_hats::analysis::play;
use two_hats::content::raw::RawPlay;
use two_hats::content::story::Story;
use two_hats::content::{Library, Source, options, plays};
use two_hats::engine::{Game, Ledger, Rulebook, Silent, Slot, State};

const SCENARIOS: [&str; 3] = ["more-frames-than-thumbs", "second-kettle", "two-basements"];

fn frozen(path: &str) -> (PathBuf, String) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("benches/frozen")
        .join(path);
    let text = std::fs::read_to_string(&path).expect("a frozen file is there");
    (path, text)
}

fn rulebook(id: &str) -> Rulebook {
    let (_, text) = frozen(&format!("rulebooks/{id}.ron"));
    options()
        .from_str(&text)
        .expect("a frozen rulebook is sound")
}

fn story(id: &str) -> Story {
    let (path, text) = frozen(&format!("scenarios/{id}/scenario.ron"));
    let source = Source {
        name: id.to_owned(),
        path: Some(path),
        text,
    };
    source.scenario().expect("a frozen scenario is sound")
}

/// But for the collapse of `two-basements/manage-only`, which the end rule brought, these are the fingerprints of commit `fe5be23`.
#[test]
fn frozen_plays_come_out_as_they_did_to_the_last_number() {
    let mut golden = String::new();
    for id in SCENARIOS {
        let story = story(id);
        let game = Game::new(story.scenario().clone(), rulebook("standard"));
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("benches/frozen/scenarios")
            .join(id)
            .join("plays");
        let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
            .expect("the folder is there")
            .map(|entry| entry.expect("it can be read").path())
            .collect();
        files.sort();
        for path in files {
            let text = std::fs::read_to_string(&path).expect("it can be read");
            let recorded: RawPlay = options().from_str(&text).expect("a frozen play is sound");
            let mut state = State::new(game.scenario());
            let mut ledger = Ledger::default();
            game.begin(&mut state, recorded.seed, &mut ledger);
            for name in &recorded.decisions {
                let response = plays::find(&story, name).expect("it is in the scenario");
                game.decide(&mut state, response, &mut ledger)
                    .expect("it is open");
            }
            let _ = writeln!(
                golden,
                "{id}/{}: state {:016x}, ledger {:016x} of {} entries, grade {:.3}",
                path.file_stem().unwrap_or_default().display(),
                state.fingerprint(),
                ledger.fingerprint(),
                ledger.entries().len(),
                f64::from(game.grade(&state)) / 1000.0,
            );
        }
    }
    insta::assert_snapshot!(golden);
}

#[test]
fn a_meter_at_0_is_a_collapse_and_holding_on_is_never_graded_below_it() {
    let story = story("two-basements");
    let rulebook = rulebook("standard");
    let game = Game::new(story.scenario().clone(), rulebook.clone());
    let setting = Setting {
        story: &story,
        rulebook: &rulebook,
        library: &Library::default(),
    };
    let mut state = State::new(game.scenario());
    let mut fallen = 0;
    for name in ["random", "manage"] {
        let player = bots::named(name, &setting).expect("a known player");
        for seed in 0..400 {
            let played = play(&game, &*player, seed, &mut state, &mut Silent);
            let on_the_floor = [Slot::MORALE, Slot::STABILITY, Slot::RESULTS]
                .iter()
                .any(|&meter| state.value(meter) == 0);
            assert_eq!(on_the_floor, state.collapsed().is_some(), "{name} {seed}");
            assert!(played.grade > 0, "{name} {seed}");
            fallen += u32::from(on_the_floor);
        }
    }
    assert!(fallen > 20, "{fallen} collapses show little");
    let random = bots::named("random", &setting).expect("a known player");
    let played = play(&game, &*random, 232, &mut state, &mut Silent);
    assert_eq!(state.collapsed(), Some(Slot::STABILITY));
    assert_ne!(story.ending(played.ending).id, "still-here");
}
