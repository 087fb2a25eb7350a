//! A scenario that is edited while it is played.

use super::*;

fn telling(play: &Play) -> String {
    let told = play.app.world().resource::<LastEdit>();
    told.report().map_or_else(String::new, |t| t.text.clone())
}

fn title(play: &Play) -> String {
    match play.game().view().map(|view| &view.stage) {
        Some(Stage::Crisis(crisis)) => crisis.title.clone(),
        _ => String::new(),
    }
}

/// A game of the small scenario at its second crisis, picked and not given.
fn at_the_second_crisis() -> (tempfile::TempDir, PathBuf, Play) {
    let (folder, file) = library();
    let mut play = with_library(folder.path(), None);
    begin(&mut play, &file);
    answer(&mut play);
    assert_eq!(title(&play), "The starter");
    play.send(GameAction::Pick("write".to_owned()));
    (folder, file, play)
}

#[test]
fn a_good_edit_is_taken_over_without_losing_the_play() {
    let (_folder, file, mut play) = at_the_second_crisis();
    let meters = play.game().view().unwrap().meters.clone();
    fs::write(&file, SMALL.replace("The starter", "The sourdough")).unwrap();
    play.until("the edit", |play| title(play) == "The sourdough");
    assert_eq!(play.screen(), Screen::Crisis);
    assert_eq!(
        play.game().picked(),
        Some("write"),
        "what is picked stays so"
    );
    assert_eq!(play.game().view().unwrap().meters, meters);
    assert_eq!(play.game().view().unwrap().turn, 2);
    play.frames(3);
    assert!(
        play.said().iter().any(|said| said.contains("Reloaded")),
        "{:?}",
        play.said()
    );
    play.frames(3);
    assert!(play.shows("Reloaded"), "{:?}", play.texts());
    play.sound("a bar about an edit");
    play.key(KeyCode::F8);
    assert!(!play.shows("Reloaded"));
    // A response that is gone is no longer picked.
    let edit = SMALL.replace("id: \"write\"", "id: \"write-down\"");
    fs::write(&file, edit).unwrap();
    play.until("the second edit", |play| telling(play).contains("Reloaded"));
    assert_eq!(play.game().picked(), None);
    // Editors put a new file in the place of the old one.
    let beside = file.with_extension("tmp");
    fs::write(&beside, SMALL.replace("The starter", "The mother")).unwrap();
    fs::rename(&beside, &file).unwrap();
    play.until("the third edit", |play| title(play) == "The mother");
}

#[test]
fn a_broken_edit_keeps_the_last_good_text_and_shows_its_mistakes_on_demand() {
    let (_folder, file, mut play) = at_the_second_crisis();
    let broken = SMALL.replace("The starter", "The sourdough").replacen(
        "situation: Growth",
        "situation: Grwoth",
        1,
    );
    let line = SMALL[..SMALL.find("situation: Growth").unwrap()]
        .lines()
        .count();
    fs::write(&file, &broken).unwrap();
    play.until("what is told", |play| !telling(play).is_empty());
    assert!(
        telling(&play).contains(&format!("Line {line}")),
        "{}",
        telling(&play)
    );
    assert_eq!(title(&play), "The starter");
    assert_eq!(overlay(&play), None, "the game is not taken away");
    assert_eq!(play.game().picked(), Some("write"));
    play.frames(3);
    play.sound("a bar about a broken edit");
    for hand in [
        (|play| play.key(KeyCode::F7)) as fn(&mut Play),
        |play| play.click("Show the mistakes"),
        |play| play.tab_to("Show the mistakes"),
    ] {
        hand(&mut play);
        assert_eq!(overlay(&play), Some(Overlay::Notice));
        assert!(
            play.shows(&format!("Line {line}, column")),
            "{:?}",
            play.texts()
        );
        play.sound("the mistakes of an edit");
        play.key(KeyCode::Escape);
        assert_eq!(overlay(&play), None);
    }
    // The game goes on, and what is mended is told once more.
    fs::write(&file, SMALL).unwrap();
    play.until("the mended text", |play| telling(play).is_empty());
    fs::write(&file, &broken).unwrap();
    play.until("what is told again", |play| !telling(play).is_empty());
    play.frames(2);
    play.click("Take off");
    assert_eq!(telling(&play), "");
    play.send(GameAction::Confirm);
    assert_eq!(play.screen(), Screen::Outcome);
}

#[test]
fn an_edit_that_a_decision_does_not_fit_is_told_and_left() {
    let (_folder, file, mut play) = at_the_second_crisis();
    fs::write(&file, SMALL.replacen("id: \"split\"", "id: \"divide\"", 1)).unwrap();
    play.until("what is told", |play| {
        telling(play).contains("does not fit")
    });
    assert!(telling(&play).contains("oven/split"), "{}", telling(&play));
    assert_eq!(title(&play), "The starter");
    fs::write(&file, SMALL.replacen("id: \"small\"", "id: \"other\"", 1)).unwrap();
    play.until("the other scenario", |play| {
        telling(play).contains("\"other\"")
    });
    fs::remove_file(&file).unwrap();
    play.until("the missing file", |play| {
        telling(play).contains("cannot be read")
    });
    assert_eq!(title(&play), "The starter");
    play.send(GameAction::Leave);
    play.frames(3);
    assert_eq!(telling(&play), "", "it belongs to the game that was left");
}
