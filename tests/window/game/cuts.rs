//! A designed short version, chosen in the briefing.

use crate::game::begun;
use crate::hand::Setup;
use two_hats::app::play::game::GameAction;
use two_hats::app::screens::nav::Screen;

#[test]
fn a_cut_is_chosen_before_the_first_answer_and_the_whole_story_again() {
    let mut play = begun(Setup::default(), "two-basements");
    let cut = play.game().cuts()[0].clone();
    assert!(!cut.chosen && cut.crises < usize::from(play.game().about()));
    play.click(&format!("cut {}", cut.id));
    assert_eq!(play.screen(), Screen::Briefing, "it can still be changed");
    assert!(play.game().cuts()[0].chosen);
    play.sound("a cut that is chosen");
    play.click("The whole story");
    assert!(!play.game().cuts()[0].chosen);
    play.click(&format!("cut {}", cut.id));
    play.send(GameAction::Begin);
    play.key(bevy::prelude::KeyCode::Digit1);
    play.key(bevy::prelude::KeyCode::Digit1);
    assert!(play.game().cuts().is_empty(), "something was decided");
}
