//! What is set and typed, and what is kept.

use super::*;
use bevy::settings::SettingsPlugin;
use two_hats::app::data::settings::{FOLDER, SETTINGS};
use two_hats::app::kit::Drafts;

fn draft(play: &Play) -> String {
    play.app.world().resource::<Drafts>().get(FOLDER).to_owned()
}

/// The settings with the focus in the field for a folder.
fn typing() -> Play {
    let mut play = Play::new();
    play.send(Navigate::Push(Overlay::Settings));
    play.click(FOLDER);
    let focus = play.app.world().resource::<InputFocus>().get().unwrap();
    assert!(play.app.world().get::<EditableText>(focus).is_some());
    play
}

#[test]
fn a_folder_is_typed_in_and_added_by_enter_or_by_its_button() {
    let (folder, _file) = library();
    let path = folder.path().display().to_string();
    let hands: [fn(&mut Play); 3] = [
        |play| play.key(KeyCode::Enter),
        |play| play.click("Add"),
        |play| play.tab_to("Add"),
    ];
    for hand in hands {
        let mut play = typing();
        play.type_text(&path);
        assert_eq!(draft(&play), path);
        hand(&mut play);
        play.frames(2);
        assert_eq!(settings(&play).folders, std::slice::from_ref(&path));
        assert_eq!(draft(&play), "", "the field is free for the next one");
        assert!(play.shows(&path));
        assert!(
            play.said().iter().any(|s| s.contains("one scenario")),
            "{:?}",
            play.said()
        );
        play.sound("a folder in the settings");
        picker(&mut play);
        assert!(play.has("scenario small"));
        play.send(Navigate::Push(Overlay::Settings));
        play.click(&format!("remove {path}"));
        assert_eq!(settings(&play).folders, Vec::<String>::new());
        play.send(Navigate::Pop);
        play.until("the shorter list", |play| !play.has("scenario small"));
    }
}

#[test]
fn a_folder_that_is_not_there_is_not_added_and_can_be_corrected() {
    let mut play = typing();
    play.type_text("/no/such/folder");
    play.key(KeyCode::Enter);
    play.frames(2);
    assert!(settings(&play).folders.is_empty());
    assert!(
        play.shows("There is no folder /no/such/folder"),
        "{:?}",
        play.texts()
    );
    assert_eq!(draft(&play), "/no/such/folder", "it can be corrected");
    assert!(play.said().iter().any(|s| s.contains("There is no folder")));
    play.sound("a folder that is not there");
}

#[test]
fn letters_are_text_while_a_line_is_typed() {
    let mut play = typing();
    let before = settings(&play);
    // All of these are keys of the page.
    play.type_text("pdhm?+-");
    for key in [KeyCode::KeyP, KeyCode::KeyD, KeyCode::KeyM, KeyCode::Equal] {
        play.key(key);
    }
    assert_eq!(settings(&play), before);
    assert_eq!(overlay(&play), Some(Overlay::Settings));
    assert_eq!(draft(&play), "pdhm?+-");
    let role = play
        .access()
        .into_iter()
        .find(|(role, _)| *role == accesskit::Role::TextInput);
    assert_eq!(
        role.map(|(_, label)| label),
        Some("Path of a folder with scenarios".to_owned())
    );
    // What is typed outlives a page that is drawn again.
    play.send(PreferenceAction::Theme(Theme::Dusk));
    assert_eq!(draft(&play), "pdhm?+-");
    play.click(FOLDER);
    play.type_text("x");
    assert_eq!(draft(&play), "pdhm?+-x");
    play.key(KeyCode::Escape);
    assert_eq!(overlay(&play), None, "Esc leaves");
}

/// One test of this binary, in a process of its own with its own folder for settings: the environment of this one is not touched.
fn alone(test: &str, config: &Path) {
    let done = std::process::Command::new(std::env::current_exe().unwrap())
        .args(["--exact", test, "--ignored"])
        .env("XDG_CONFIG_HOME", config)
        .env("HOME", config)
        .env("APPDATA", config)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&done.stdout);
    assert!(done.status.success(), "{said}");
    assert!(said.contains("1 passed"), "{test} was not run: {said}");
}

fn with_settings() -> Play {
    Play::built(Setup::default(), |app| {
        app.register_type::<Settings>()
            .add_plugins(SettingsPlugin::new(SETTINGS));
    })
}

#[test]
fn settings_survive_a_restart() {
    let config = tempfile::tempdir().unwrap();
    alone("shell::kept::first_start", config.path());
    alone("shell::kept::second_start", config.path());
}

#[test]
#[ignore = "run by settings_survive_a_restart, with a folder of its own"]
fn first_start() {
    let mut play = with_settings();
    assert_eq!(settings(&play).theme, Theme::Paper);
    play.send(Navigate::Push(Overlay::Settings));
    play.key(KeyCode::KeyD);
    play.click("150 %");
    let file = two_hats::app::data::settings::settings_file().unwrap();
    assert!(
        play.shows(&file.display().to_string()),
        "{:?}",
        play.texts()
    );
    // Not a moment later: the program may be ended now.
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.contains("150"), "{text}");
}

#[test]
#[ignore = "run by settings_survive_a_restart, after first_start"]
fn second_start() {
    let play = with_settings();
    assert_eq!(settings(&play).theme, Theme::Dusk);
    assert_eq!(settings(&play).text_percent, 150);
    assert!((play.app.world().resource::<RemSize>().0 - 30.0).abs() < 0.1);
}
