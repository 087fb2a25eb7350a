//! Leaving, going on, and what happens when nothing can be written.

use bevy::prelude::KeyCode;
use two_hats::app::play::game::GameAction;
use two_hats::app::play::saves::OpenSave;
use two_hats::app::screens::nav::{Overlay, Screen};

use super::{DIGITS, acting, begun, crisis};
use crate::hand::{Play, Setup};

fn decide(play: &mut Play, position: usize) {
    play.key(DIGITS[position]);
    play.key(KeyCode::Enter);
    assert_eq!(play.screen(), Screen::Outcome, "{:#?}", play.texts());
    play.key(KeyCode::Enter);
}

#[test]
fn a_game_goes_on_from_the_very_decision() {
    let folder = tempfile::tempdir().expect("a folder");
    let setup = Setup {
        saves: Some(folder.path().to_owned()),
        ..Setup::default()
    };
    let mut play = begun(setup.clone(), "second-kettle");
    play.key(KeyCode::Enter);
    for turn in 0..3 {
        let position = acting(&mut play, turn);
        decide(&mut play, position);
    }
    // Something is picked, and not given.
    play.key(KeyCode::Digit2);
    let before = play.game().view().cloned().expect("a game is on");
    play.send(GameAction::Leave);
    assert_eq!(play.screen(), Screen::Title);
    drop(play);
    let mut play = Play::with(setup);
    play.click("Continue");
    assert_eq!(play.screen(), Screen::Crisis);
    let after = play.game().view().cloned().expect("a game is on");
    assert_eq!(before, after);
    assert_eq!(play.game().picked(), None);
    assert!(play.shows(&crisis(&play).title));
    let position = acting(&mut play, 1);
    decide(&mut play, position);
    assert_eq!(play.game().view().expect("a game is on").turn, 5);
}

#[test]
fn a_place_that_takes_no_saves_is_said_and_nothing_begins() {
    let folder = tempfile::tempdir().expect("a folder");
    let taken = folder.path().join("taken");
    std::fs::write(&taken, "a file").expect("a file");
    let mut play = Play::with(Setup {
        saves: Some(taken),
        ..Setup::default()
    });
    play.send(GameAction::New("second-kettle".to_owned()));
    assert_eq!(play.overlay(), Some(Overlay::Notice));
    assert!(play.notice().contains("taken"), "{}", play.notice());
    assert!(play.game().view().is_none());
}

#[test]
fn a_decision_that_cannot_be_saved_is_said_and_can_be_given_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let setup = Setup {
        saves: Some(folder.path().to_owned()),
        ..Setup::default()
    };
    let mut play = begun(setup, "second-kettle");
    play.key(KeyCode::Enter);
    decide(&mut play, 0);
    play.send(GameAction::Leave);
    play.send(OpenSave::latest());
    assert_eq!(play.screen(), Screen::Crisis);
    // Where the database keeps what it is about to change, something is in the way: as good as a folder that takes nothing, and
    // it stops root too.
    let save = play
        .app
        .world_mut()
        .resource_mut::<two_hats::app::play::game::Game>()
        .session()
        .and_then(|session| session.save().map(std::path::Path::to_owned))
        .expect("the game is saved");
    let mut way = save.into_os_string();
    way.push("-journal");
    std::fs::create_dir(&way).expect("a folder in the way");
    let before = play.game().view().cloned();
    play.key(KeyCode::Digit2);
    play.key(KeyCode::Enter);
    assert_eq!(
        play.overlay(),
        Some(Overlay::Notice),
        "{:#?}",
        play.screen()
    );
    let notice = play.notice();
    assert!(notice.contains("Nothing has changed"), "{notice}");
    assert_eq!(play.game().view().cloned(), before);
    std::fs::remove_dir(&way).expect("the way is free");
    play.key(KeyCode::Escape);
    assert_eq!(play.screen(), Screen::Crisis);
    // Whatever the save could be told meanwhile: from the title it goes on, and takes the decision.
    play.send(GameAction::Leave);
    play.send(OpenSave::latest());
    assert_eq!(play.screen(), Screen::Crisis);
    assert_eq!(play.game().view().cloned(), before);
    play.key(KeyCode::Digit2);
    play.key(KeyCode::Enter);
    assert_eq!(play.screen(), Screen::Outcome);
}
