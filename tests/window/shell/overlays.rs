//! Every control of every overlay, by every hand and at every size.

use super::*;
use bevy::prelude::{Last, MessageReader, ResMut, Resource};

/// What a control is called, the key that does it, and what has to be so afterwards.
type Control = (&'static str, Option<KeyCode>, fn(&Play) -> bool);

/// Uses every control by pointer, by Tab and by its key, each time from the same beginning.
fn by_every_hand(open: impl Fn() -> Play, controls: &[Control]) {
    for (label, key, done) in controls {
        let mut play = open();
        play.click(label);
        assert!(done(&play), "{label} by pointer");
        let mut play = open();
        play.tab_to(label);
        assert!(done(&play), "{label} by Tab");
        if let Some(key) = key {
            let mut play = open();
            play.key(*key);
            assert!(done(&play), "{label} by {key:?}");
        }
    }
}

fn laid(overlay: Overlay) -> Play {
    let mut play = Play::new();
    play.send(Navigate::Push(overlay));
    play
}

/// Whether the program was left.
#[derive(Resource, Default)]
struct Left(bool);

fn has_quit(play: &Play) -> bool {
    play.app.world().resource::<Left>().0
}

#[test]
fn the_settings_by_every_hand() {
    by_every_hand(
        || laid(Overlay::Settings),
        &[
            ("Dusk", Some(KeyCode::KeyD), |p| {
                settings(p).theme == Theme::Dusk
            }),
            ("High contrast", Some(KeyCode::KeyH), |p| {
                settings(p).theme == Theme::HighContrast
            }),
            ("Paper", Some(KeyCode::KeyP), |p| {
                settings(p).theme == Theme::Paper
            }),
            ("125 %", Some(KeyCode::Equal), |p| {
                settings(p).text_percent == 125
            }),
            ("200 %", None, |p| settings(p).text_percent == 200),
            ("Reduce motion", Some(KeyCode::KeyM), |p| {
                !settings(p).reduced_motion
            }),
            ("Fill the screen", Some(KeyCode::F11), |p| {
                settings(p).fullscreen
            }),
            ("Close", Some(KeyCode::Escape), |p| overlay(p).is_none()),
        ],
    );
}

#[test]
fn the_pause_by_every_hand() {
    let open = || {
        let mut play = Play::built(Setup::default(), |app| {
            app.init_resource::<Left>().add_systems(
                Last,
                |mut exit: MessageReader<AppExit>, mut left: ResMut<Left>| {
                    left.0 |= exit.read().next().is_some();
                },
            );
        });
        play.send(GameAction::New("two-basements".to_owned()));
        play.send(Navigate::Push(Overlay::Pause));
        play
    };
    by_every_hand(
        open,
        &[
            ("Go on", Some(KeyCode::Escape), |p| overlay(p).is_none()),
            ("The team", Some(KeyCode::KeyT), |p| {
                overlay(p) == Some(Overlay::Team)
            }),
            ("Notes for the facilitator", Some(KeyCode::KeyN), |p| {
                overlay(p) == Some(Overlay::Notes)
            }),
            ("Help", Some(KeyCode::F1), |p| {
                overlay(p) == Some(Overlay::Help)
            }),
            ("Settings", Some(KeyCode::KeyS), |p| {
                overlay(p) == Some(Overlay::Settings)
            }),
            ("Back to the title", Some(KeyCode::KeyB), |p| {
                p.screen() == Screen::Title && p.game().view().is_none()
            }),
            ("Quit", Some(KeyCode::KeyQ), has_quit),
        ],
    );
    let mut play = open();
    assert!(play.shows("Seed 7"), "{:?}", play.texts());
    assert!(play.shows("Two Basements"));
    assert!(play.focused().starts_with("Go on"));
    play.sound("pause");
}

#[test]
fn a_pause_without_a_game_offers_nothing_of_a_game() {
    let mut play = laid(Overlay::Pause);
    for control in ["Go on", "Help", "Settings", "Quit"] {
        assert!(play.has(control), "{control}");
    }
    for control in ["The team", "Notes for the facilitator", "Back to the title"] {
        assert!(!play.has(control), "{control}");
    }
    assert!(!play.shows("Seed"));
    play.sound("pause on the title");
}

#[test]
fn the_help_says_what_things_are_and_scrolls() {
    let mut play = laid(Overlay::Help);
    for word in [
        "Lead",
        "Manage",
        "Both",
        "Morale",
        "Stability",
        "Results",
        "Acute",
        "Upheaval",
        "Steady",
        "Growth",
        "Luck",
        "not an assessment of a person",
        env!("CARGO_PKG_VERSION"),
        "Open Peeps",
    ] {
        assert!(play.shows(word), "{word}");
    }
    play.sound("help");
    let before = play.texts();
    play.key(KeyCode::PageDown);
    let place = |play: &mut Play| {
        let world = play.app.world_mut();
        let mut query = world.query::<&bevy::prelude::ScrollPosition>();
        query.iter(world).map(|at| at.0.y).fold(0.0_f32, f32::max)
    };
    assert!(place(&mut play) > 100.0, "it scrolls by key");
    assert_eq!(before.len(), play.texts().len());
    by_every_hand(
        || laid(Overlay::Help),
        &[("Close", Some(KeyCode::Escape), |p| overlay(p).is_none())],
    );
}

#[test]
fn a_notice_is_read_and_taken_off() {
    by_every_hand(
        || {
            let mut play = Play::new();
            play.send(Notice::new("The first.\n\nThe second."));
            assert!(play.shows("The first.") && play.shows("The second."));
            assert!(play.focused().starts_with("Understood"));
            play.sound("notice");
            play
        },
        &[("Understood", Some(KeyCode::Escape), |p| {
            overlay(p).is_none()
        })],
    );
}

#[test]
fn what_is_set_is_drawn_at_once() {
    let mut play = laid(Overlay::Settings);
    let ground = |play: &mut Play| {
        let world = play.app.world_mut();
        let mut query = world.query_filtered::<&BackgroundColor, With<PageRoot>>();
        query.single(world).expect("there is one page").0
    };
    let rem = |play: &Play| play.app.world().resource::<RemSize>().0;
    let size = |play: &mut Play| {
        let world = play.app.world_mut();
        let mut query = world.query::<(&Text, &TextFont, &bevy::ui::ComputedNode)>();
        query
            .iter(world)
            .find(|(text, ..)| text.0 == "Colours")
            .map(|(_, _, node)| node.size().y)
            .expect("the text is there")
    };
    let (paper, small) = (ground(&mut play), size(&mut play));
    assert!((rem(&play) - 20.0).abs() < 0.1);
    play.key(KeyCode::KeyD);
    assert_ne!(ground(&mut play), paper);
    assert_eq!(ground(&mut play), tokens(Theme::Dusk).bg.into());
    play.click("200 %");
    assert!((rem(&play) - 40.0).abs() < 0.1);
    assert!(size(&mut play) > small * 1.8, "{}", size(&mut play));
    // The focus stays on what was used.
    play.key(KeyCode::Minus);
    assert_eq!(settings(&play).text_percent, 175);
}

#[test]
fn every_page_holds_at_every_size() {
    let (folder, file) = library();
    fs::write(
        folder.path().join("a-file-with-a-rather-long-name-and-a-mistake.ron"),
        "(\n    format: 1,\n    idd: \"x\",\n    tittle: \"An unreasonably long line that has to be cut somewhere before it leaves the page to the right\",\n)",
    )
    .unwrap();
    for (width, height, text_percent) in [
        (1280, 720, 100),
        (1280, 720, 200),
        (1024, 768, 150),
        (640, 400, 200),
    ] {
        let name = |page: &str| format!("{page} in {width}x{height} at {text_percent} %");
        let mut play = Play::with(Setup {
            text_percent,
            width,
            height,
            folders: vec![folder.path().to_owned()],
            ..Setup::default()
        });
        play.sound(&name("title"));
        picker(&mut play);
        play.sound(&name("picker"));
        let broken = play
            .controls()
            .into_iter()
            .find(|(_, id, _)| id.starts_with("broken"))
            .expect("the broken file is listed")
            .1;
        play.click(&broken);
        assert!(play.shows("Line 3"), "{:?}", play.texts());
        play.sound(&name("picker with mistakes"));
        begin(&mut play, &file);
        answer(&mut play);
        play.send(GameAction::Leave);
        play.sound(&name("title with a game"));
        picker(&mut play);
        play.until("the game to go on with", |play| play.has("unfinished"));
        play.click("unfinished");
        play.sound(&name("unfinished games"));
        for overlay in [Overlay::Pause, Overlay::Settings, Overlay::Help] {
            play.send(Navigate::Push(overlay));
            play.sound(&name(&format!("{overlay:?}")));
            play.send(Navigate::Pop);
        }
    }
}

#[test]
fn f11_fills_the_screen_from_anywhere() {
    let mut play = Play::new();
    play.key(KeyCode::F11);
    assert!(settings(&play).fullscreen);
    play.key(KeyCode::F11);
    assert!(!settings(&play).fullscreen);
}
