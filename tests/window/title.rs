//! The title by every hand.

use bevy::prelude::KeyCode;
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
