//! The window itself as a hand meets it: its size, what is dropped on it, closing.

use super::*;
use bevy::camera::RenderTarget;
use bevy::input::touch::{TouchInput, TouchPhase};
use bevy::picking::pointer::{Location, PointerAction, PointerButton, PointerId, PointerInput};
use bevy::prelude::{DetectChangesMut, Entity, Vec2, Window};
use bevy::ui::ComputedNode;
use bevy::window::{FileDragAndDrop, PrimaryWindow, WindowCloseRequested, WindowEvent, WindowRef};
use two_hats::app::data::sources::Sources;
use two_hats::app::kit::FocusId;
use two_hats::app::play::room::{Room, RoomAction, Setup as RoomSetup};

/// Height of a text on the screen, in pixels.
fn height(play: &mut Play, words: &str) -> f32 {
    let world = play.app.world_mut();
    let mut query = world.query::<(&Text, &ComputedNode)>();
    let found = query.iter(world).find(|(text, _)| text.0 == words);
    found.map(|(_, node)| node.size().y).expect(words)
}

fn window(play: &mut Play) -> Entity {
    let world = play.app.world_mut();
    let mut query = world.query_filtered::<Entity, With<PrimaryWindow>>();
    query.single(world).expect("there is a window")
}

fn resize(play: &mut Play, width: f32, height: f32) {
    let window = window(play);
    let mut window = play.app.world_mut().get_mut::<Window>(window).unwrap();
    window.resolution.set(width, height);
    play.frames(3);
}

#[test]
fn a_window_that_grows_enlarges_the_page_whatever_its_proportions() {
    let mut play = Play::new();
    let small = height(&mut play, "Workshop");
    for (width, high, scale) in [
        (1920.0, 1080.0, 1.5),
        (2560.0, 1440.0, 2.0),
        (1280.0, 720.0, 1.0),
        (1920.0, 1200.0, 1.5),
        (1920.0, 1080.0, 1.5),
    ] {
        resize(&mut play, width, high);
        let now = height(&mut play, "Workshop") / small;
        assert!((now - scale).abs() < 0.05, "{width} x {high}: {now}");
        play.sound(&format!("{width} x {high}"));
    }
    // As if it had been started in full screen.
    let mut play = Play::with(Setup {
        width: 1920,
        height: 1080,
        ..Setup::default()
    });
    let now = height(&mut play, "Workshop") / small;
    assert!((now - 1.5).abs() < 0.05, "{now}");
}

fn drop_on(play: &mut Play, path: &Path) {
    let window = window(play);
    play.app
        .world_mut()
        .write_message(FileDragAndDrop::DroppedFile {
            window,
            path_buf: path.to_owned(),
        });
    play.frames(4);
}

#[test]
fn what_is_dropped_on_the_window_is_opened() {
    let (folder, file) = library();
    let mut play = Play::new();
    drop_on(&mut play, folder.path());
    assert_eq!(
        settings(&play).folders,
        [folder.path().display().to_string()]
    );
    drop_on(&mut play, &file);
    assert_eq!(play.screen(), Screen::Briefing);
    play.send(GameAction::Begin);
    let before = play.game().view().cloned();
    play.send(GameAction::Leave);
    let save = fs::read_dir(play.saves())
        .unwrap()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .find(|path| path.extension().is_some_and(|e| e == "twohats"))
        .expect("the game is saved");
    drop_on(&mut play, &save);
    assert_eq!(play.game().view().cloned(), before);
    // A picture is told what it is not.
    let picture = folder.path().join("cat.png");
    fs::write(&picture, "meow").unwrap();
    drop_on(&mut play, &picture);
    assert_eq!(play.overlay(), Some(Overlay::Notice));
    assert!(play.shows("neither a scenario"), "{:?}", play.texts());
    play.sound("something dropped");
}

fn ask_to_close(play: &mut Play) {
    let window = window(play);
    play.app
        .world_mut()
        .write_message(WindowCloseRequested { window });
    play.frames(3);
}

fn windows(play: &mut Play) -> usize {
    let world = play.app.world_mut();
    world.query::<&Window>().iter(world).count()
}

#[test]
fn closing_the_window_asks_first_only_while_a_workshop_is_on() {
    let mut play = Play::new();
    play.send(Navigate::Open(Screen::RoomSetup));
    play.send(RoomAction::Start);
    ask_to_close(&mut play);
    assert_eq!(windows(&mut play), 1);
    assert_eq!(play.overlay(), Some(Overlay::Closing));
    play.sound("closing a workshop");
    play.key(KeyCode::Escape);
    assert_eq!(play.overlay(), None);
    assert!(play.app.world().resource::<Room>().view().is_some());
    ask_to_close(&mut play);
    ask_to_close(&mut play);
    assert_eq!(windows(&mut play), 0, "whoever asks twice means it");
    let mut play = Play::new();
    ask_to_close(&mut play);
    assert_eq!(windows(&mut play), 0);
}

#[test]
fn a_page_of_another_game_opens_where_it_begins() {
    let at = |play: &mut Play| {
        let world = play.app.world_mut();
        let mut query = world.query::<&bevy::prelude::ScrollPosition>();
        query.iter(world).map(|at| at.0.y).fold(0.0_f32, f32::max)
    };
    let focus = |play: &mut Play| {
        let entity = play.app.world().resource::<InputFocus>().get();
        let id = entity.and_then(|e| play.app.world().get::<FocusId>(e));
        id.map(|id| id.0.clone()).unwrap_or_default()
    };
    let mut play = Play::with(Setup {
        text_percent: 200,
        ..Setup::default()
    });
    let mut first: Vec<(f32, String)> = Vec::new();
    for round in 0..2 {
        // Under one seed, so that the answers stand in one order.
        play.app.world_mut().resource_mut::<Sources>().seed = Some(7);
        play.send(GameAction::New("two-basements".to_owned()));
        let mut seen = Vec::new();
        for step in 0..3 {
            match step {
                0 => {}
                1 => play.send(GameAction::Begin),
                _ => {
                    let Some(Stage::Crisis(crisis)) = play.game().view().map(|v| &v.stage) else {
                        panic!("there is a crisis");
                    };
                    let id = crisis.responses.first().unwrap().id.clone();
                    play.send(GameAction::Pick(id));
                    play.send(GameAction::Confirm);
                }
            }
            seen.push((at(&mut play), focus(&mut play)));
            // Read to its end, and with the focus elsewhere.
            play.key(KeyCode::Tab);
            play.key(KeyCode::End);
        }
        if round == 0 {
            first = seen;
        } else {
            assert_eq!(seen, first, "as in the game before");
        }
        play.send(GameAction::Leave);
    }
    assert!(first.iter().all(|(at, _)| *at == 0.0), "{first:?}");
}

#[test]
fn a_click_that_is_over_within_one_frame_counts() {
    let mut play = Play::new();
    let position = play.middle("Settings");
    let window = window(&mut play);
    let target = RenderTarget::Window(WindowRef::Primary).normalize(Some(window));
    let target = target.expect("the window is there");
    let location = Location { target, position };
    for actions in [
        vec![PointerAction::Move { delta: Vec2::ONE }],
        vec![
            PointerAction::Press(PointerButton::Primary),
            PointerAction::Release(PointerButton::Primary),
        ],
    ] {
        for action in actions {
            let input = PointerInput::new(PointerId::Mouse, location.clone(), action);
            play.app.world_mut().write_message(input);
        }
        play.frames(1);
    }
    play.frames(3);
    assert_eq!(play.overlay(), Some(Overlay::Settings));
}

#[test]
fn a_touch_that_is_over_within_one_frame_counts() {
    let mut play = Play::new();
    let position = play.middle("Settings");
    let window = window(&mut play);
    for phase in [TouchPhase::Started, TouchPhase::Ended] {
        let touch = TouchInput {
            phase,
            position,
            window,
            force: None,
            id: 7,
        };
        let world = play.app.world_mut();
        world.write_message(WindowEvent::TouchInput(touch));
    }
    play.frames(4);
    assert_eq!(play.overlay(), Some(Overlay::Settings));
}

#[test]
fn a_click_counts_though_the_page_was_drawn_anew_while_the_button_was_down() {
    let mut play = Play::new();
    play.send(Navigate::Open(Screen::RoomSetup));
    let back = play.middle("Back");
    let begin = play.middle("Begin");
    let anew = |play: &mut Play| {
        let mut setup = play.app.world_mut().resource_mut::<RoomSetup>();
        setup.set_changed();
        play.frames(2);
    };
    // Pressed on one control and let go on another: neither is meant.
    play.press_at(begin);
    anew(&mut play);
    play.point(back, PointerAction::Move { delta: Vec2::ONE });
    play.point(back, PointerAction::Release(PointerButton::Primary));
    play.frames(2);
    assert_eq!(play.screen(), Screen::RoomSetup);
    play.press_at(back);
    anew(&mut play);
    play.point(back, PointerAction::Release(PointerButton::Primary));
    play.frames(2);
    assert_eq!(play.screen(), Screen::Title);
}
