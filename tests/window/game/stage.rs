//! The first crisis of a new player, naming the hat, the reveal as a scene, and changing the course.

use bevy::prelude::{App, KeyCode};
use two_hats::app::data::settings::Settings;
use two_hats::app::kit::Curtain;
use two_hats::app::screens::nav::{Overlay, Screen};

use super::{begun, crisis, last};
use crate::hand::Setup;

fn settings(app: &App) -> &Settings {
    app.world().resource::<Settings>()
}

#[test]
fn three_notes_are_shown_once_and_can_be_skipped() {
    let new = || Setup {
        new_player: true,
        ..Setup::default()
    };
    let mut play = begun(new(), "two-basements");
    play.key(KeyCode::Enter);
    for number in 1..=3 {
        assert!(
            play.shows(&format!("{number} of 3.")),
            "{:#?}",
            play.texts()
        );
        play.sound("a note in the margin");
        play.key(KeyCode::KeyM);
    }
    assert!(!play.has("note") && settings(&play.app).notes_read);
    let mut play = begun(new(), "two-basements");
    play.key(KeyCode::Enter);
    play.key(KeyCode::KeyX);
    assert!(!play.has("note") && settings(&play.app).notes_read);
}

#[test]
fn the_hat_is_named_before_it_is_seen() {
    let setup = Setup {
        new_player: true,
        ..Setup::default()
    };
    let mut play = begun(setup, "two-basements");
    play.key(KeyCode::Enter);
    play.key(KeyCode::Digit1);
    play.key(KeyCode::Enter);
    assert!(play.shows("Which hat did you just wear?"));
    let turn = last(&play);
    let said = play.said().join("\n");
    assert!(!said.contains(&turn.hat.about), "{said}");
    play.sound("which hat");
    play.key(KeyCode::KeyL);
    assert!(
        play.shows("You said the leader’s hat"),
        "{:#?}",
        play.texts()
    );
    assert!(play.said().join("\n").contains(&turn.hat.about));
    play.key(KeyCode::Enter);
    assert_eq!(play.screen(), Screen::Crisis);
}

#[test]
fn any_key_shows_the_whole_scene_and_does_nothing_else() {
    let setup = Setup {
        reduced_motion: false,
        ..Setup::default()
    };
    let mut play = begun(setup, "two-basements");
    play.key(KeyCode::Enter);
    play.key(KeyCode::Digit1);
    play.key(KeyCode::Enter);
    assert_eq!(play.screen(), Screen::Outcome);
    let outcome = last(&play).outcome;
    let playing = |app: &App| app.world().resource::<Curtain>().playing();
    assert!(playing(&play.app) && !play.shows(&outcome));
    play.key(KeyCode::Enter);
    assert_eq!(play.screen(), Screen::Outcome, "it only shows the rest");
    assert!(!playing(&play.app) && play.shows(&outcome));
    play.sound("the scene at its end");
    play.key(KeyCode::Enter);
    assert_eq!(play.screen(), Screen::Crisis);
}

#[test]
fn a_scene_ends_by_itself_within_four_seconds() {
    let setup = Setup {
        reduced_motion: false,
        ..Setup::default()
    };
    let mut play = begun(setup, "two-basements");
    play.key(KeyCode::Enter);
    play.key(KeyCode::Digit1);
    play.key(KeyCode::Enter);
    // Frames of 50 milliseconds.
    play.frames(80);
    assert!(!play.app.world().resource::<Curtain>().playing());
    assert!(play.shows(&last(&play).outcome));
}

#[test]
fn the_course_is_changed_from_the_pause() {
    let mut play = begun(Setup::default(), "two-basements");
    play.key(KeyCode::Enter);
    let first = crisis(&play).id;
    play.key(KeyCode::Digit1);
    play.key(KeyCode::Digit1);
    play.key(KeyCode::Enter);
    let second = crisis(&play).id;
    assert_ne!(first, second);
    let open = |play: &mut crate::hand::Play| {
        play.key(KeyCode::Escape);
        play.key(KeyCode::KeyC);
        assert_eq!(play.overlay(), Some(Overlay::Plan));
        play.sound("change the course");
    };
    open(&mut play);
    play.key(KeyCode::KeyU);
    assert_eq!(play.screen(), Screen::Crisis);
    assert_eq!(crisis(&play).id, first, "the first crisis is asked again");
    open(&mut play);
    play.key(KeyCode::KeyK);
    assert_ne!(crisis(&play).id, first, "it is skipped");
    open(&mut play);
    play.key(KeyCode::Minus);
    let limit = play.game().view().and_then(|view| view.crises);
    assert!(limit.is_some());
    open(&mut play);
    play.key(KeyCode::KeyH);
    assert!(play.game().view().is_some_and(|view| view.held_off));
}
