//! The title by every hand.

use bevy::prelude::KeyCode;
use two_hats::app::play::game::GameAction;
use two_hats::app::screens::nav::Screen;

use crate::hand::{Play, Setup};

#[test]
fn the_title_offers_what_there_is_and_starts_with_the_focus_on_play() {
    let mut play = Play::new();
    assert!(play.shows("Two Hats"));
    for control in ["Play", "Workshop", "Settings", "Help", "Quit"] {
        assert!(play.has(control), "{control}");
    }
    assert!(!play.has("Continue"), "there is nothing to go on from");
    assert!(play.focused().starts_with("Play"), "{}", play.focused());
    play.sound("title");
}

#[test]
fn every_hand_opens_the_list_of_scenarios() {
    let hands: [fn(&mut Play); 4] = [
        |play| play.key(KeyCode::Enter),
        |play| play.key(KeyCode::KeyP),
        |play| play.click("Play"),
        |play| play.tab_to("Play"),
    ];
    for hand in hands {
        let mut play = Play::new();
        hand(&mut play);
        assert_eq!(play.screen(), Screen::Picker);
    }
}

#[test]
fn the_title_holds_at_every_size() {
    for (width, height) in [(1280, 720), (1024, 640), (3840, 2160), (640, 400)] {
        for text_percent in [100, 150, 200] {
            let mut play = Play::with(Setup {
                text_percent,
                width,
                height,
                ..Setup::default()
            });
            play.sound(&format!("{width}x{height} at {text_percent} %"));
        }
    }
}

#[test]
fn esc_goes_back_from_the_pages_under_the_title_and_the_dark_button_has_the_focus() {
    let mut play = Play::new();
    for (key, page) in [
        (KeyCode::KeyP, Screen::Picker),
        (KeyCode::KeyY, Screen::Games),
        (KeyCode::KeyW, Screen::RoomSetup),
    ] {
        play.key(key);
        assert_eq!(play.screen(), page);
        play.key(KeyCode::Escape);
        assert_eq!((play.screen(), play.overlay()), (Screen::Title, None));
    }
    play.send(GameAction::New("two-basements".to_owned()));
    play.send(GameAction::Begin);
    play.send(GameAction::Leave);
    play.frames(3);
    play.tab_to("Play");
    play.frames(2);
    play.key(KeyCode::Escape);
    play.frames(2);
    assert_eq!(play.screen(), Screen::Title);
    assert!(play.focused().starts_with("Continue"), "{}", play.focused());
}

#[test]
fn a_number_brings_a_scenario_into_sight_and_then_begins_it() {
    let mut play = Play::new();
    play.key(KeyCode::KeyP);
    play.until("the list", |play| {
        play.has("Back") && play.controls().len() > 8
    });
    // Once as it comes, and once from where it has the focus already.
    for _ in 0..2 {
        play.key(KeyCode::End);
        play.frames(4);
        play.key(KeyCode::Digit2);
        play.frames(4);
        assert_eq!(play.screen(), Screen::Picker, "it was out of sight");
    }
    play.key(KeyCode::Digit2);
    play.frames(4);
    assert_eq!(play.screen(), Screen::Briefing);
}
