//! As much on every page as a scenario allows, at every size.

use std::path::PathBuf;

use bevy::prelude::KeyCode;
use two_hats::app::screens::nav::Screen;
use two_hats::content::Library;

use super::{DIGITS, after_the_choice, before_the_choice, begun, crisis};
use crate::hand::Setup;

fn fixtures() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

#[test]
fn the_crowded_scenario_is_as_full_as_it_claims() {
    let library = Library::new(vec![fixtures()]);
    let (_, story) = library.scenario("crowded").expect("it is valid");
    let raw = story.raw();
    assert_eq!((raw.team.len(), raw.meters.len()), (8, 2));
    for crisis in &raw.crises {
        assert_eq!(crisis.responses.len(), 5);
        for response in &crisis.responses {
            let words = response.text.split_whitespace().count();
            assert!((35..=50).contains(&words), "{words}: {}", response.text);
        }
    }
}

fn full_pages_hold(width: u32, height: u32) {
    for text_percent in [100, 150, 200] {
        let setup = Setup {
            text_percent,
            width,
            height,
            folders: vec![fixtures()],
            ..Setup::default()
        };
        let name = format!("{width}x{height} at {text_percent} %");
        let mut play = begun(setup, "crowded");
        play.sound(&format!("briefing, {name}"));
        play.key(KeyCode::Enter);
        // Promises, breaches and consequences come from the answers that are given.
        for position in [3, 2, 0] {
            if play.screen() != Screen::Crisis {
                break;
            }
            let title = crisis(&play).title;
            before_the_choice(&mut play);
            play.sound(&format!("{title}, {name}"));
            play.key(DIGITS[position]);
            play.sound(&format!("{title}, picked, {name}"));
            for overlay in [KeyCode::KeyT, KeyCode::KeyN] {
                play.key(overlay);
                play.sound(&format!("{overlay:?}, {name}"));
                play.key(overlay);
            }
            play.key(DIGITS[position]);
            assert_eq!(play.screen(), Screen::Outcome);
            after_the_choice(&mut play);
            play.sound(&format!("what came of {title}, {name}"));
            play.key(KeyCode::Enter);
        }
    }
}

#[test]
fn full_pages_hold_on_a_laptop() {
    full_pages_hold(1280, 720);
}

#[test]
fn full_pages_hold_in_a_small_window() {
    full_pages_hold(1024, 640);
}

#[test]
fn full_pages_hold_on_a_large_screen() {
    full_pages_hold(3840, 2160);
}
