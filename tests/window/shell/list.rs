//! The list of scenarios: what can be played, what has to be mended, how well it went, what can be gone on with.

use super::*;
use two_hats::session::{Intent, ScenarioVersion, Session, Start};

#[test]
fn a_card_begins_its_scenario_by_every_hand() {
    let (folder, _file) = library();
    let hands: [fn(&mut Play); 3] = [
        |play| play.click("scenario small"),
        |play| play.tab_to("scenario small"),
        // What lies in folders comes first.
        |play| play.key(KeyCode::Digit1),
    ];
    for hand in hands {
        let mut play = with_library(folder.path(), None);
        picker(&mut play);
        assert!(
            play.focused().starts_with("The Small Bakery"),
            "{}",
            play.focused()
        );
        hand(&mut play);
        assert_eq!(play.screen(), Screen::Briefing);
        let view = play.game().view().expect("a game has begun");
        assert_eq!(view.briefing.scenario, "small");
    }
}

#[test]
fn a_card_says_what_there_is_to_know() {
    let (folder, _file) = library();
    let mut play = with_library(folder.path(), None);
    picker(&mut play);
    for word in [
        "The Small Bakery",
        "Two bakers, one oven",
        "Team lead",
        "minutes in a room, up to 6 crises",
    ] {
        assert!(play.shows(word), "{word}: {:?}", play.texts());
    }
    let says = play
        .controls()
        .into_iter()
        .find(|(_, id, _)| id == "scenario small")
        .expect("there is a card")
        .2;
    for word in [
        "The Small Bakery",
        "Team lead",
        "minutes in a room",
        "Not finished yet",
        "Key: 1",
    ] {
        assert!(says.contains(word), "{word}: {says}");
    }
    play.key(KeyCode::KeyB);
    assert_eq!(play.screen(), Screen::Title);
}

#[test]
fn a_role_filters_and_shows_that_it_does() {
    let (folder, _file) = library();
    let mut play = with_library(folder.path(), None);
    picker(&mut play);
    let cards = |play: &mut Play| {
        let controls = play.controls();
        let mut ids: Vec<String> = controls.into_iter().map(|(_, id, _)| id).collect();
        ids.retain(|id| id.starts_with("scenario "));
        ids
    };
    let all = cards(&mut play);
    assert!(all.len() > 1, "{all:?}");
    play.tab_to("role TeamLead");
    let some = cards(&mut play);
    assert!(
        some.len() < all.len() && some.contains(&"scenario small".to_owned()),
        "{some:?}"
    );
    assert!(
        play.focused().contains("Team lead"),
        "the focus stays: {}",
        play.focused()
    );
    let world = play.app.world_mut();
    let on: Vec<String> = world
        .query::<&bevy::a11y::AccessibilityNode>()
        .iter(world)
        .filter(|node| node.toggled() == Some(accesskit::Toggled::True))
        .map(|node| node.label().unwrap_or_default().to_owned())
        .collect();
    assert_eq!(on.len(), 1, "{on:?}");
    play.click("Every role");
    assert_eq!(cards(&mut play), all);
}

#[test]
fn what_is_broken_is_listed_with_its_line_and_its_remedy() {
    let (folder, file) = library();
    let at = SMALL.find("situation: Acute").unwrap();
    let line = SMALL[..at].lines().count();
    fs::write(
        &file,
        SMALL.replacen("situation: Acute", "situation: Acuet", 1),
    )
    .unwrap();
    let mut play = with_library(folder.path(), None);
    picker(&mut play);
    assert!(!play.has("scenario small"));
    let place = format!("Line {line}");
    assert!(play.shows(&place), "{:?}", play.texts());
    assert!(!play.shows("column"), "the rest is shown on demand");
    let id = format!("broken {}", file.display());
    play.tab_to(&id);
    assert!(
        play.shows(&format!("{place}, column")),
        "{:?}",
        play.texts()
    );
    assert!(play.shows("Acute"), "what to write: {:?}", play.texts());
    play.sound("a broken file");
    play.click(&id);
    assert!(!play.shows("column"));
    // The list notices that it was mended.
    fs::write(&file, SMALL).unwrap();
    play.until("the mended scenario", |play| play.has("scenario small"));
    assert!(!play.has(&id));
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let (folder, _file) = library();
    let gone = folder.path().join("gone");
    let mut play = with_library(&gone, None);
    picker(&mut play);
    assert!(play.shows("There is no such folder"), "{:?}", play.texts());
    assert!(play.has("scenario two-basements"), "the rest can be played");
}

/// Plays a game of the small scenario to its end, beside the window. Gives its grade.
fn finished(file: &Path, save: &Path, seed: u64, position: usize) -> i32 {
    let library = two_hats::content::Library::default();
    let mut session = Session::start(Start {
        scenario: library.scenario(&file.display().to_string()).unwrap(),
        rulebook: two_hats::content::library::rulebook("standard").unwrap(),
        seed,
        crises: None,
        save: Some(save.to_owned()),
    })
    .unwrap();
    loop {
        match session.view().stage {
            Stage::End(end) => return end.grade,
            Stage::Crisis(crisis) => {
                let response = crisis.responses[position % crisis.responses.len()]
                    .id
                    .clone();
                session
                    .submit(&Intent::Choose {
                        crisis: crisis.id,
                        response,
                    })
                    .unwrap();
            }
        }
    }
}

#[test]
fn the_best_so_far_is_counted_over_finished_games() {
    let (folder, file) = library();
    let saves = tempfile::tempdir().unwrap();
    let grades: Vec<i32> = (0..3)
        .map(|n| {
            finished(
                &file,
                &saves.path().join(format!("{n}.twohats")),
                n as u64,
                n,
            )
        })
        .collect();
    let best = grades.iter().max().unwrap();
    let mut play = with_library(folder.path(), Some(saves.path().to_owned()));
    picker(&mut play);
    let line = format!("Best grade {best} in 3 games");
    assert!(play.shows(&line), "{line}: {:?}", play.texts());
    assert!(!play.has("unfinished"), "nothing can be gone on with");
}

#[test]
fn a_game_from_the_list_goes_on_at_the_very_decision() {
    let (folder, file) = library();
    let saves = tempfile::tempdir().unwrap();
    let mut play = with_library(folder.path(), Some(saves.path().to_owned()));
    begin(&mut play, &file);
    answer(&mut play);
    answer(&mut play);
    let (at, view) = (crisis(&play), play.game().view().cloned());
    drop(play);
    fs::write(saves.path().join("not-a-save.twohats"), "something else").unwrap();
    let hands: [fn(&mut Play); 2] = [
        |play| {
            play.key(KeyCode::KeyG);
            play.key(KeyCode::Enter);
        },
        |play| {
            play.click("unfinished");
            play.click("Go on with The Small Bakery");
        },
    ];
    for hand in hands {
        let mut play = with_library(folder.path(), Some(saves.path().to_owned()));
        picker(&mut play);
        hand(&mut play);
        assert_eq!(crisis(&play), at);
        assert_eq!(play.screen(), Screen::Crisis);
        let now = play.game().view().cloned();
        assert_eq!(
            now.map(|v| (v.turn, v.meters)),
            view.clone().map(|v| (v.turn, v.meters))
        );
    }
    let mut play = with_library(folder.path(), Some(saves.path().to_owned()));
    picker(&mut play);
    play.key(KeyCode::KeyG);
    assert!(play.shows("Crisis 3"), "{:?}", play.texts());
    assert!(play.shows("not a save of Two Hats"), "{:?}", play.texts());
    play.sound("games to go on with");
    play.key(KeyCode::KeyB);
    assert!(play.has("scenario small"), "back to the scenarios");
}

#[test]
fn a_save_that_the_scenario_has_left_behind_goes_on_with_its_copy() {
    let (folder, file) = library();
    let saves = tempfile::tempdir().unwrap();
    let mut play = with_library(folder.path(), Some(saves.path().to_owned()));
    begin(&mut play, &file);
    answer(&mut play);
    let at = crisis(&play);
    drop(play);
    fs::write(&file, SMALL.replacen("id: \"split\"", "id: \"divide\"", 1)).unwrap();
    for hand in [
        (|play| play.key(KeyCode::KeyG)) as fn(&mut Play),
        |play| play.click("Go on with the copy"),
        |play| play.tab_to("Go on with the copy"),
    ] {
        let mut play = with_library(folder.path(), Some(saves.path().to_owned()));
        play.click("Continue");
        assert_eq!(overlay(&play), Some(Overlay::Notice));
        assert!(play.shows("oven/split"), "{:?}", play.texts());
        play.sound("misfit");
        hand(&mut play);
        assert_eq!(crisis(&play), at);
        assert_eq!(play.screen(), Screen::Crisis);
    }
    let save = fs::read_dir(saves.path())
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    let library = two_hats::content::Library::default();
    assert!(
        Session::resume(&save, &library, ScenarioVersion::Newest).is_err(),
        "the save was not touched"
    );
}

#[test]
fn a_part_can_be_asked_for_from_elsewhere() {
    let mut play = Play::new();
    play.send(PickerAction::Show(Part::Unfinished));
    picker(&mut play);
    assert!(play.shows("no game to go on with"), "{:?}", play.texts());
    play.sound("no games");
}
