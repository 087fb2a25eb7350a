//! Your games: what was played, over several games, and two of them side by side.

use bevy::prelude::KeyCode;
use two_hats::app::data::sources::Sources;
use two_hats::app::play::game::GameAction;
use two_hats::app::play::games::{Games, GamesAction};
use two_hats::app::screens::nav::{Navigate, Screen};
use two_hats::content::Library;
use two_hats::content::library::rulebook;
use two_hats::session::{Commitment, Intent, Session, Stage, Start};

use crate::hand::{Play, Setup};

/// Answers so many crises of a new game, each time with the answer at this place, and leaves it.
fn played(play: &mut Play, crises: usize, place: usize) {
    play.app.world_mut().resource_mut::<Sources>().seed = Some(7);
    play.send(GameAction::New("two-basements".to_owned()));
    play.frames(2);
    play.send(GameAction::Begin);
    for _ in 0..crises {
        let view = play.game().view().expect("a game").clone();
        let Stage::Crisis(crisis) = view.stage else {
            panic!("the game is over");
        };
        let answer = &crisis.responses[place % crisis.responses.len()];
        play.send(GameAction::Pick(answer.id.clone()));
        play.send(GameAction::Confirm);
        play.send(GameAction::Next);
        play.frames(2);
    }
    play.send(GameAction::Leave);
    play.frames(2);
}

#[test]
fn games_stand_below_each_other_and_two_beside_each_other() {
    let mut play = Play::with(Setup::default());
    play.key(KeyCode::KeyY);
    assert_eq!(play.screen(), Screen::Games);
    assert!(play.shows("Nothing has been played yet"));
    play.sound("no games");
    play.key(KeyCode::Escape);
    assert_eq!(play.overlay(), None, "Esc goes back");
    assert_eq!(play.screen(), Screen::Title);
    played(&mut play, 3, 0);
    played(&mut play, 2, 1);
    play.send(Navigate::Open(Screen::Games));
    play.frames(2);
    assert!(play.shows("over 2 games"), "{:?}", play.texts());
    play.sound("two games");
    let games = play.app.world().resource::<Games>();
    let turns: Vec<usize> = games.played().iter().map(|g| g.past.turns.len()).collect();
    assert_eq!(turns, [2, 3], "the last played first");
    let files: Vec<_> = games.played().iter().map(|g| g.file.clone()).collect();
    let answers = |game: usize| {
        let games = play.app.world().resource::<Games>();
        games.played()[game].past.turns[0].text.clone()
    };
    let (late, early) = (answers(0), answers(1));
    assert_ne!(late, early);
    for file in &files {
        play.send(GamesAction::Beside(file.clone()));
    }
    play.frames(2);
    assert!(
        play.shows(&late) && play.shows(&early),
        "{:?}",
        play.texts()
    );
    assert!(play.shows("Both met the same luck"), "{:?}", play.texts());
    assert!(play.shows("It did not come."), "the third crisis of one");
    play.sound("side by side");
    play.send(GamesAction::Beside(files[0].clone()));
    play.frames(2);
    assert!(!play.shows("Both met the same luck"));
    // A game that is open is gone on with from here.
    play.click("Go on: ");
    assert_eq!(play.screen(), Screen::Crisis);
}

#[test]
fn the_player_says_whether_a_habit_was_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let library = Library::new(Vec::new());
    let mut session = Session::start(Start {
        scenario: library.scenario("two-basements").expect("it ships"),
        rulebook: rulebook("standard").expect("it ships"),
        seed: 7,
        crises: Some(2),
        save: Some(folder.path().join("two-basements-1.twohats")),
    })
    .expect("it begins");
    let Stage::Crisis(crisis) = session.view().stage else {
        panic!("a crisis is asked");
    };
    let choose = Intent::Choose {
        crisis: crisis.id.clone(),
        response: crisis.responses[0].id.clone(),
    };
    session.submit(&choose).expect("it is open");
    let meant = Commitment {
        habit: "Book an hour to think.".to_owned(),
        by: None,
        asks: String::new(),
    };
    session.commit(Some(meant)).expect("it is saved");
    drop(session);
    let mut play = Play::with(Setup {
        saves: Some(folder.path().to_owned()),
        ..Setup::default()
    });
    play.key(KeyCode::KeyY);
    assert!(play.shows("You meant to: Book an hour to think"));
    assert!(play.shows("Of 1 habit that you meant to begin, 0 kept."));
    play.sound("a commitment");
    play.click("Kept: ");
    assert!(play.shows("Of 1 habit that you meant to begin, 1 kept."));
    play.click("Not kept: ");
    let games = play.app.world().resource::<Games>();
    let meant = games.played()[0].past.meant.clone().expect("it is there");
    assert_eq!(meant.kept, Some(false), "the last word counts");
}
