//! Plays of the room: a facilitator at the keys or with a pointer, a projector, a second window.

use bevy::a11y::AccessibilityNode;
use bevy::camera::{NormalizedRenderTarget, RenderTarget};
use bevy::input_focus::InputFocus;
use bevy::picking::pointer::{Location, PointerAction, PointerButton, PointerId, PointerInput};
use bevy::prelude::*;
use bevy::ui::UiGlobalTransform;
use bevy::window::WindowRef;
use bevy::winit::WinitSettings;
use two_hats::app::kit::FocusId;
use two_hats::app::play::room::{Number, Room, RoomAction};
use two_hats::app::play::saves::OpenSave;
use two_hats::app::screens::nav::Screen;
use two_hats::app::screens::page::PageRoot;
use two_hats::app::screens::room::presenter::PresenterRoot;
use two_hats::session::workshop::{
    AskedView, By, PresenterView, RevealView, RoomIntent, RoomStage, RoomStep, Verdict, Way,
};

use crate::hand::{Play, Setup};

const SCENARIO: &str = "two-basements";

fn view(play: &Play) -> PresenterView {
    let room = play.app.world().resource::<Room>();
    room.view().expect("there is a workshop").clone()
}

fn asked(play: &Play) -> AskedView {
    match view(play).projector.stage {
        RoomStage::Asked(asked) => *asked,
        other => panic!("no crisis asks: {other:?}"),
    }
}

fn reveal(play: &Play) -> RevealView {
    match view(play).projector.stage {
        RoomStage::Reveal(reveal) => *reveal,
        other => panic!("nothing is revealed: {other:?}"),
    }
}

fn step(play: &Play) -> &'static str {
    match view(play).projector.stage {
        RoomStage::Briefing => "briefing",
        RoomStage::Asked(asked) => match asked.step {
            RoomStep::Discuss => "discuss",
            RoomStep::Predict => "predict",
            RoomStep::Hands => "hands",
            RoomStep::Tie => "tie",
            _ => "other",
        },
        RoomStage::Reveal(_) => "reveal",
        RoomStage::Over(_) => "over",
    }
}

/// The words in a page: the projector's, or the presenter's.
pub(crate) fn words<Root: Component>(play: &mut Play) -> String {
    let world = play.app.world_mut();
    let root = world
        .query_filtered::<Entity, With<Root>>()
        .iter(world)
        .next();
    let Some(root) = root else {
        return String::new();
    };
    let mut children = world.query::<&Children>();
    let mut texts = world.query::<&Text>();
    let mut waiting = vec![root];
    let mut found = Vec::new();
    while let Some(entity) = waiting.pop() {
        if let Ok(text) = texts.get(world, entity) {
            found.push(text.0.clone());
        }
        if let Ok(inside) = children.get(world, entity) {
            waiting.extend(inside.iter());
        }
    }
    found.reverse();
    found.join("\n")
}

fn projector(play: &mut Play) -> String {
    words::<PageRoot>(play)
}

fn presenter(play: &mut Play) -> String {
    words::<PresenterRoot>(play)
}

/// The page of a reveal that tells how the room voted.
fn votes(play: &mut Play) -> String {
    play.send(RoomAction::Part(2));
    projector(play)
}

/// Moves the focus by Tab until it is on something that is called so.
fn tab_on(play: &mut Play, label: &str) {
    for _ in 0..100 {
        if play.focused().starts_with(label) {
            return;
        }
        play.key(KeyCode::Tab);
    }
    panic!(
        "Tab never comes to {label:?}; it is on {:?}",
        play.focused()
    );
}

/// A workshop of four crises in a room of twenty, at its briefing.
fn begun(setup: Setup) -> Play {
    let mut play = Play::with(setup);
    play.send(bevy_go(Screen::RoomSetup));
    play.send(RoomAction::Scenario(SCENARIO.to_owned()));
    play.send(RoomAction::Set(Number::Crises, 4));
    play.send(RoomAction::Set(Number::Size, 20));
    play.send(RoomAction::Set(Number::Talk, 2));
    play.send(RoomAction::Start);
    assert_eq!(play.screen(), Screen::Room);
    play
}

fn bevy_go(screen: Screen) -> two_hats::app::screens::nav::Navigate {
    two_hats::app::screens::nav::Navigate::Open(screen)
}

/// The same, at the discussion of the first crisis.
fn discussing(setup: Setup) -> Play {
    let mut play = begun(setup);
    play.key(KeyCode::Enter);
    assert_eq!(step(&play), "discuss");
    play
}

/// What the first meter of this name on the wall says.
fn header(play: &mut Play, name: &str) -> f64 {
    let world = play.app.world_mut();
    let mut all = world.query::<&AccessibilityNode>();
    all.iter(world)
        .filter(|node| node.role() == accesskit::Role::Meter && node.label() == Some(name))
        .find_map(|node| node.numeric_value())
        .expect("the wall shows every meter")
}

#[test]
fn a_whole_workshop_is_led_by_keys_alone() {
    let mut play = Play::new();
    play.key(KeyCode::KeyW);
    assert_eq!(play.screen(), Screen::RoomSetup);
    tab_on(&mut play, "Crises");
    play.type_text("4");
    tab_on(&mut play, "People in the room");
    play.type_text("24");
    tab_on(&mut play, "Minutes to discuss");
    play.type_text("2");
    play.sound("setup");
    play.key(KeyCode::KeyB);
    assert_eq!(play.screen(), Screen::Room);
    assert_eq!(view(&play).projector.room, 24);
    assert_eq!(view(&play).projector.crises, Some(4));
    play.key(KeyCode::Enter);
    for crisis in 1..=4 {
        assert_eq!(
            (step(&play), view(&play).projector.number),
            ("discuss", crisis)
        );
        play.sound("discuss");
        play.key(KeyCode::KeyT);
        assert!(asked(&play).timer.running);
        play.key(KeyCode::KeyT);
        assert!(!asked(&play).timer.running);
        // The answers have a page of their own, below the same countdown.
        let answer = asked(&play).crisis.responses[0].text.clone();
        assert!(!projector(&mut play).contains(&answer));
        // On goes by whatever a hand or a clicker presses: the dark button has the focus, and the key of a clicker.
        let onward = [
            KeyCode::Space,
            KeyCode::Enter,
            KeyCode::PageDown,
            KeyCode::KeyA,
        ];
        play.key(onward[usize::from(crisis) - 1]);
        assert!(projector(&mut play).contains(&answer));
        play.sound("answers");
        play.key(KeyCode::KeyH);
        assert_eq!(step(&play), "hands");
        play.sound("hands");
        // The first number has the focus; Tab goes on to the next.
        play.type_text("9");
        play.key(KeyCode::Tab);
        assert!(
            play.focused().starts_with("Hands for response 2"),
            "{}",
            play.focused()
        );
        play.type_text("13");
        assert!(projector(&mut play).contains("22 of 24"));
        assert!(projector(&mut play).contains("2 not counted"));
        // The room predicts for the answer that it has given.
        play.key(KeyCode::KeyP);
        assert_eq!(step(&play), "predict");
        play.sound("predict");
        let given = asked(&play).crisis.responses[1].text.clone();
        assert!(projector(&mut play).contains(&given));
        tab_on(&mut play, "Stability falls");
        play.key(KeyCode::Enter);
        assert_eq!(asked(&play).predictions.len(), 1);
        play.key(KeyCode::KeyR);
        assert_eq!(step(&play), "reveal");
        play.sound("the card");
        let turn = reveal(&play).turn;
        assert!(projector(&mut play).contains(&turn.hat.name));
        // The wall has not told yet how the meters moved.
        for moved in &turn.aftermath.meters {
            assert_eq!(header(&mut play, &moved.name), f64::from(moved.before));
        }
        play.key(KeyCode::Enter);
        play.sound("what moved");
        for moved in &turn.aftermath.meters {
            assert_eq!(header(&mut play, &moved.name), f64::from(moved.after));
        }
        assert!(projector(&mut play).contains("What moved"));
        play.key(KeyCode::Enter);
        play.sound("how the room voted");
        let split = reveal(&play).split;
        assert_eq!((split[0].hands, split[1].hands), (9, 13));
        assert!(split[1].chosen);
        assert!(projector(&mut play).contains("13 of 22"));
        play.key(KeyCode::Enter);
    }
    assert_eq!(step(&play), "over");
    play.sound("over");
    play.key(KeyCode::KeyD);
    assert_eq!(play.screen(), Screen::Debrief);
    let seen = play.game().view().expect("the debrief has a game").clone();
    assert_eq!(seen.turn, 4);
    play.until("the debrief", |play| {
        let debriefing = play
            .app
            .world()
            .resource::<two_hats::app::play::debriefing::Debriefing>();
        debriefing.debrief().is_some()
    });
    let debriefing = play
        .app
        .world()
        .resource::<two_hats::app::play::debriefing::Debriefing>();
    let debrief = debriefing.debrief().expect("it is there").clone();
    assert!(debrief.turns.iter().all(|turn| turn.room.is_some()));
}

#[test]
fn a_whole_workshop_is_led_by_pointer_alone() {
    let mut play = Play::new();
    play.click("Workshop");
    while play
        .app
        .world()
        .resource::<two_hats::app::play::room::Setup>()
        .crises()
        > 4
    {
        play.click("Fewer: Crises");
    }
    while play
        .app
        .world()
        .resource::<two_hats::app::play::room::Setup>()
        .crises()
        < 4
    {
        play.click("More: Crises");
    }
    play.click("Begin the workshop");
    play.click("To the first crisis");
    for crisis in 1..=4 {
        assert_eq!(
            (step(&play), view(&play).projector.number),
            ("discuss", crisis)
        );
        play.click("Start the timer");
        assert!(asked(&play).timer.running);
        play.click("One minute more");
        play.click("The answers");
        play.click("Hands");
        if crisis % 2 == 0 {
            let id = asked(&play).crisis.responses[0].id.clone();
            play.click(&format!("choose {id}"));
            // The room predicts for an answer that it knows.
            assert_eq!(step(&play), "predict");
            assert!(projector(&mut play).contains("without counting"));
            play.click("Stability falls");
            play.click("Reveal");
            assert_eq!(reveal(&play).by, By::Group);
            assert_eq!(reveal(&play).predictions.len(), 1);
            assert!(votes(&mut play).contains("without counting"));
        } else {
            play.click("More: Hands for response 2");
            play.click("More: Hands for response 2");
            play.click("More: Hands for response 1");
            play.click("Predict");
            play.click("Morale rises");
            play.click("Reveal");
            assert_eq!(reveal(&play).by, By::Hands);
        }
        assert_eq!(step(&play), "reveal");
        for _ in 0..3 {
            if step(&play) == "reveal" {
                play.click("next");
            }
        }
    }
    assert_eq!(step(&play), "over");
    play.click("Debrief");
    assert_eq!(play.screen(), Screen::Debrief);
}

#[test]
fn a_tie_offers_only_the_tied_ones_and_the_reveal_says_who_broke_it() {
    let mut play = discussing(Setup::default());
    play.key(KeyCode::KeyH);
    play.type_text("7");
    play.key(KeyCode::Tab);
    play.type_text("7");
    play.key(KeyCode::Tab);
    play.type_text("3");
    play.key(KeyCode::KeyR);
    assert_eq!(step(&play), "tie");
    play.sound("tie");
    let responses = asked(&play).crisis.responses;
    let page = projector(&mut play);
    assert!(page.contains(&responses[0].text) && page.contains(&responses[1].text));
    assert!(!page.contains(&responses[2].text), "the third is not tied");
    play.key(KeyCode::Digit3);
    assert_eq!(step(&play), "tie", "the third cannot be given");
    play.key(KeyCode::Digit2);
    let reveal = reveal(&play);
    assert_eq!(reveal.by, By::Facilitator);
    assert_eq!(reveal.turn.response.id, responses[1].id);
    let page = votes(&mut play);
    assert!(page.contains("A tie, broken by the facilitator"));
    assert!(page.contains("1 and 2 were tied"));
}

#[test]
fn predictions_by_hands_are_right_half_right_or_wrong_in_words() {
    let mut play = discussing(Setup::default());
    let crisis = asked(&play).crisis.id;
    play.key(KeyCode::KeyH);
    play.key(KeyCode::KeyP);
    tab_on(&mut play, "Count hands");
    play.key(KeyCode::Enter);
    tab_on(&mut play, "Morale rises, hands");
    play.type_text("2");
    assert!(projector(&mut play).contains("2 of 20 counted, 18 not counted"));
    for meter in ["morale", "stability", "results"] {
        for way in [Way::Up, Way::Down, Way::Same] {
            play.send(RoomAction::Do(RoomIntent::Predict {
                crisis: crisis.clone(),
                meter: meter.to_owned(),
                way,
                hands: Some(1),
            }));
        }
    }
    play.sound("predictions by hands");
    let response = asked(&play).crisis.responses[0].id.clone();
    play.send(RoomAction::Do(RoomIntent::Choose { crisis, response }));
    let reveal = reveal(&play);
    let page = votes(&mut play);
    // Reckoned here from the meters alone.
    let by = |meter: &str| {
        let moved = &reveal.turn.aftermath.meters;
        let found = moved.iter().find(|m| m.id == meter);
        found.map_or(0, |m| m.after - m.before)
    };
    let most = reveal
        .turn
        .aftermath
        .meters
        .iter()
        .max_by_key(|m| (m.after - m.before).abs())
        .expect("there are meters");
    assert_ne!(by(&most.id), 0, "something moves in this crisis");
    let (way, against) = if by(&most.id) > 0 {
        ("rises", "falls")
    } else {
        ("falls", "rises")
    };
    assert!(
        page.contains(&format!("{} {way} (1): right", most.name)),
        "{page}"
    );
    assert!(page.contains(&format!("{} {against} (1): half right", most.name)));
    assert!(page.contains("stays the same (1): wrong"));
    for verdict in [Verdict::Right, Verdict::Half, Verdict::Wrong] {
        assert!(reveal.predictions.iter().any(|p| p.verdict == verdict));
    }
}

#[test]
fn a_step_back_asks_first_and_the_same_answer_gives_the_same_numbers() {
    let mut play = discussing(Setup::default());
    play.key(KeyCode::KeyH);
    play.type_text("5");
    play.key(KeyCode::KeyR);
    let first = reveal(&play);
    play.key(KeyCode::KeyB);
    assert!(projector(&mut play).contains("Take the last decision back?"));
    play.sound("step back");
    play.key(KeyCode::Escape);
    assert_eq!(step(&play), "reveal", "nothing was taken back");
    assert!(!projector(&mut play).contains("Take the last decision back?"));
    play.key(KeyCode::KeyB);
    play.key(KeyCode::KeyY);
    assert_eq!(step(&play), "hands");
    assert_eq!(asked(&play).hands[0], Some(5), "the hands are as they were");
    play.key(KeyCode::KeyR);
    let again = reveal(&play);
    assert_eq!(again.turn, first.turn);
}

#[test]
fn a_workshop_that_was_killed_stands_at_the_very_step_with_its_hands() {
    let folder = tempfile::tempdir().expect("a folder");
    let setup = Setup {
        saves: Some(folder.path().to_owned()),
        ..Setup::default()
    };
    let mut play = discussing(setup.clone());
    play.key(KeyCode::KeyH);
    play.key(KeyCode::KeyP);
    play.click("Results falls");
    play.key(KeyCode::KeyH);
    play.type_text("1");
    play.type_text("2");
    let before = view(&play);
    drop(play);
    let mut play = Play::with(setup.clone());
    play.key(KeyCode::KeyC);
    play.frames(3);
    assert_eq!(play.screen(), Screen::Room);
    assert_eq!(step(&play), "hands");
    assert_eq!(view(&play), before);
    assert!(projector(&mut play).contains("12 of 20"));
    drop(play);
    // From the page that sets workshops up, too.
    let mut play = Play::with(setup);
    play.key(KeyCode::KeyW);
    play.click("go on 0");
    assert_eq!(view(&play), before);
    // A resume by its file goes the same way.
    play.send(RoomAction::Leave);
    assert_eq!(play.screen(), Screen::Title);
    let file = std::fs::read_dir(folder.path())
        .expect("the folder is there")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .find(|path| path.extension().is_some_and(|e| e == "twohats"))
        .expect("there is a save");
    play.send(OpenSave::file(file));
    play.frames(3);
    assert_eq!(view(&play), before);
}

#[test]
fn the_timer_counts_with_the_time_and_does_nothing_when_it_is_up() {
    let mut play = discussing(Setup::default());
    assert!(projector(&mut play).contains("02:00"));
    let idle = WinitSettings::desktop_app();
    play.app.insert_resource(idle.clone());
    let wait = |play: &Play| play.app.world().resource::<WinitSettings>().focused_mode;
    play.key(KeyCode::KeyT);
    let running = wait(&play);
    assert_ne!(running, idle.focused_mode, "it wakes for every second");
    // Twenty frames are a second.
    for _ in 0..30 * 20 {
        play.frames(1);
        assert_eq!(
            wait(&play),
            running,
            "a wait that changes would never let the window sleep"
        );
    }
    let page = projector(&mut play);
    assert!(
        page.contains("01:30") || page.contains("01:29"),
        "half a minute has passed: {page}"
    );
    play.key(KeyCode::KeyT);
    let rests = projector(&mut play);
    play.frames(10 * 20);
    let line = |page: &str| {
        page.lines()
            .find(|l| l.starts_with("01:"))
            .map(str::to_owned)
    };
    assert_eq!(line(&projector(&mut play)), line(&rests), "it rests");
    assert_eq!(wait(&play), idle.focused_mode);
    play.key(KeyCode::KeyT);
    play.frames(91 * 20);
    let page = projector(&mut play);
    assert!(
        page.contains("00:00") && page.contains("The time is up"),
        "{page}"
    );
    assert_eq!(step(&play), "discuss", "nothing happens by itself");
    assert!(
        play.said()
            .iter()
            .any(|said| said.contains("The time is up"))
    );
    play.sound("time is up");
    play.key(KeyCode::Equal);
    let page = projector(&mut play);
    assert!(!page.contains("The time is up"), "{page}");
}

#[test]
fn the_timer_rests_in_the_pause_and_when_one_leaves() {
    let mut play = discussing(Setup::default());
    play.key(KeyCode::KeyT);
    assert!(asked(&play).timer.running);
    play.key(KeyCode::Escape);
    play.frames(3);
    let left = |play: &Play| {
        let clock = play.app.world().resource::<Room>();
        let timer = clock.view().expect("a workshop").projector.stage.clone();
        let RoomStage::Asked(asked) = timer else {
            panic!("a crisis is asked");
        };
        (asked.timer.running, asked.timer.left)
    };
    let (running, before) = left(&play);
    assert!(!running, "the pause lies on the wall");
    play.frames(10 * 20);
    play.key(KeyCode::Escape);
    play.frames(3);
    let (running, after) = left(&play);
    assert!(running, "it runs on");
    assert!(before - after < 2_000, "{before} {after}");
    // Who leaves finds it at rest again.
    play.send(RoomAction::Leave);
    play.frames(3);
    play.send(OpenSave::latest());
    play.frames(3);
    assert!(!asked(&play).timer.running);
}

#[test]
fn what_was_said_of_the_presenters_window_goes_with_it() {
    let mut play = discussing(Setup::default());
    play.key(KeyCode::F2);
    play.frames(3);
    play.key(KeyCode::KeyN);
    let words = "The notes are in the presenter’s window.";
    assert!(projector(&mut play).contains(words));
    play.key(KeyCode::F2);
    play.frames(3);
    assert!(!projector(&mut play).contains(words));
}

#[test]
fn a_black_screen_hides_everything_and_a_break_most() {
    let mut play = discussing(Setup::default());
    let title = asked(&play).crisis.title;
    play.key(KeyCode::Period);
    assert_eq!(projector(&mut play).trim(), "");
    play.sound("black");
    play.click("Show the session");
    assert!(projector(&mut play).contains(&title));
    play.key(KeyCode::KeyT);
    play.key(KeyCode::KeyK);
    assert!(view(&play).projector.paused);
    let page = projector(&mut play);
    assert!(page.contains("A short break") && !page.contains(&title));
    play.sound("break");
    play.key(KeyCode::KeyK);
    assert!(asked(&play).timer.running, "the timer runs again");
}

/// What only the presenter may see before the reveal.
fn secrets(play: &Play) -> Vec<String> {
    let notes = view(play).notes.expect("there are notes");
    let mut secrets: Vec<String> = notes
        .responses
        .iter()
        .flat_map(|response| [response.insight.clone(), response.hat.name.clone()])
        .collect();
    secrets.extend(notes.discuss);
    secrets.extend(notes.listen);
    secrets.retain(|secret| !secret.is_empty());
    secrets
}

#[test]
fn the_presenter_sees_what_the_room_must_not() {
    let mut play = discussing(Setup::default());
    play.key(KeyCode::F2);
    play.frames(4);
    for key in [KeyCode::KeyD, KeyCode::KeyP, KeyCode::KeyH] {
        play.key(key);
        let page = projector(&mut play);
        let beside = presenter(&mut play);
        let secrets = secrets(&play);
        assert!(secrets.len() > 4);
        for secret in secrets {
            assert!(
                !page.lines().any(|line| line == secret),
                "{secret} is seen by the room"
            );
            assert!(beside.contains(&secret), "{secret} is not beside");
        }
        play.sound("with the presenter's window");
        presenter_sound(&mut play);
    }
    // Typed here, seen there.
    play.type_text("6");
    assert!(presenter(&mut play).contains("6 of 20"));
    // Clicked there, seen here.
    presenter_click(&mut play, "presenter/hands");
    // It may be the very number that was being typed there: here it is typed anew.
    play.type_text("8");
    assert!(projector(&mut play).contains("8 of 20"));
    let focus = play.app.world().resource::<InputFocus>().get();
    let id = focus.and_then(|e| play.app.world().get::<FocusId>(e));
    assert!(
        id.is_some_and(|id| id.0.starts_with("presenter/")),
        "{id:?}"
    );
    presenter_click(&mut play, "presenter/Reveal");
    assert_eq!(step(&play), "reveal");
    presenter_sound(&mut play);
    play.key(KeyCode::KeyN);
    assert!(projector(&mut play).contains("The notes are in the presenter’s window"));
    play.key(KeyCode::F2);
    play.frames(3);
    assert_eq!(presenter(&mut play), "");
    assert!(
        projector(&mut play).contains("What moved"),
        "the session goes on"
    );
    play.key(KeyCode::KeyN);
    assert!(projector(&mut play).contains("The room will see the notes"));
    play.sound("may the notes be seen");
    play.key(KeyCode::KeyY);
    let insight = view(&play).notes.expect("notes").responses[0]
        .insight
        .clone();
    assert!(projector(&mut play).contains(&insight));
    play.sound("notes");
    play.key(KeyCode::Escape);
    assert!(!projector(&mut play).contains(&insight));
}

#[test]
fn closing_the_presenters_window_closes_nothing_else() {
    let mut play = discussing(Setup::default());
    play.key(KeyCode::F2);
    play.frames(3);
    let window = second_window(&mut play);
    play.app.world_mut().despawn(window);
    play.frames(4);
    assert_eq!(step(&play), "discuss");
    assert_eq!(presenter(&mut play), "");
    let resting = |play: &mut Play| {
        let world = play.app.world_mut();
        let mut cameras = world.query::<&Camera>();
        cameras.iter(world).filter(|c| !c.is_active).count()
    };
    assert_eq!(
        resting(&mut play),
        1,
        "nothing is drawn for a window that is gone"
    );
    play.key(KeyCode::F2);
    play.frames(3);
    assert!(!presenter(&mut play).is_empty(), "it opens again");
    assert_eq!(resting(&mut play), 0);
    presenter_sound(&mut play);
    // Whoever leaves the workshop needs no presenter's window.
    play.send(RoomAction::Leave);
    play.frames(2);
    assert_eq!(presenter(&mut play), "");
}

#[test]
fn more_hands_than_people_cannot_be_typed() {
    let mut play = discussing(Setup::default());
    play.key(KeyCode::KeyH);
    play.type_text("15");
    play.key(KeyCode::Tab);
    play.type_text("6");
    assert_eq!(asked(&play).counted, 15);
    assert!(play.shows("at most 5"));
    play.sound("too many hands");
    play.type_text("5");
    assert_eq!(asked(&play).counted, 20);
    play.key(KeyCode::Backspace);
    assert_eq!(asked(&play).counted, 15);
    play.key(KeyCode::Equal);
    assert_eq!(asked(&play).counted, 16);
    play.key(KeyCode::Minus);
    assert_eq!(asked(&play).counted, 15);
    // With no hands at all nothing can be revealed, and the page says why.
    let mut play = discussing(Setup::default());
    play.key(KeyCode::KeyH);
    play.key(KeyCode::KeyR);
    assert_eq!(step(&play), "hands");
    assert!(projector(&mut play).contains("No hands have been counted"));
    play.sound("no hands");
}

#[test]
fn every_step_holds_with_large_text() {
    for (width, height, text_percent) in [(1280, 720, 200), (1024, 768, 150), (640, 400, 200)] {
        let at = |name: &str| format!("{name} at {width}x{height}, {text_percent} %");
        let setup = Setup {
            width,
            height,
            text_percent,
            ..Setup::default()
        };
        let mut play = Play::with(setup.clone());
        play.key(KeyCode::KeyW);
        play.sound(&at("setup"));
        let mut play = begun(setup);
        play.sound(&at("briefing"));
        play.key(KeyCode::Enter);
        play.sound(&at("discuss"));
        play.key(KeyCode::KeyA);
        play.sound(&at("answers"));
        play.key(KeyCode::KeyH);
        play.key(KeyCode::KeyP);
        play.sound(&at("predict"));
        play.send(RoomAction::CountPredictions(true));
        play.sound(&at("predict by hands"));
        play.key(KeyCode::KeyH);
        play.sound(&at("hands"));
        tab_on(&mut play, "Hands for response 1");
        play.type_text("4");
        play.key(KeyCode::Tab);
        play.type_text("4");
        play.key(KeyCode::KeyR);
        play.sound(&at("tie"));
        play.key(KeyCode::Digit1);
        assert_eq!(step(&play), "reveal");
        for part in 0..3 {
            play.send(RoomAction::Part(part));
            play.sound(&at(&format!("page {part} of the reveal")));
        }
        play.key(KeyCode::F2);
        play.frames(3);
        presenter_sound(&mut play);
    }
}

fn second_window(play: &mut Play) -> Entity {
    let world = play.app.world_mut();
    world
        .query_filtered::<Entity, (With<Window>, Without<bevy::window::PrimaryWindow>)>()
        .single(world)
        .expect("there is a second window")
}

/// Clicks on a control in the presenter's window.
pub(crate) fn presenter_click(play: &mut Play, id: &str) {
    let mut at = None;
    // A page may be drawn anew while it scrolls.
    for _ in 0..20 {
        let world = play.app.world_mut();
        // The uppermost of them: a query has no order that anybody could rely on.
        let (entity, place) = world
            .query::<(Entity, &FocusId, &UiGlobalTransform)>()
            .iter(world)
            .filter(|(_, known, _)| known.0.starts_with(id))
            .min_by(|a, b| a.2.translation.y.total_cmp(&b.2.translation.y))
            .map(|(entity, _, place)| (entity, place.translation))
            .unwrap_or_else(|| panic!("there is no {id}"));
        // The last line of the window is the bar of its buttons.
        let in_sight = (0.0..700.0).contains(&place.y);
        if in_sight && at == Some(place) {
            break;
        }
        at = Some(place);
        world.trigger(bevy::ui_widgets::ScrollIntoView { entity });
        play.frames(2);
    }
    let at = at.expect("it has a place");
    let window = second_window(play);
    let target: NormalizedRenderTarget = RenderTarget::Window(WindowRef::Entity(window))
        .normalize(None)
        .expect("the window is there");
    for action in [
        PointerAction::Move { delta: Vec2::ONE },
        PointerAction::Press(PointerButton::Primary),
        PointerAction::Release(PointerButton::Primary),
    ] {
        let location = Location {
            target: target.clone(),
            position: at,
        };
        let world = play.app.world_mut();
        world.write_message(PointerInput::new(PointerId::Mouse, location, action));
        play.app.update();
    }
    play.frames(2);
}

/// Nothing in the presenter's window leaves it sideways.
pub(crate) fn presenter_sound(play: &mut Play) {
    let world = play.app.world_mut();
    let root = world
        .query_filtered::<Entity, With<PresenterRoot>>()
        .single(world)
        .expect("the window is open");
    let (width, height) = {
        let node = world.get::<ComputedNode>(root).expect("it has a size");
        (node.size().x, node.size().y)
    };
    assert!(
        (width - 640.0).abs() < 1.0 && (height - 720.0).abs() < 1.0,
        "{width} x {height}"
    );
    let mut children = world.query::<&Children>();
    let mut nodes = world.query::<(&ComputedNode, &UiGlobalTransform, Option<&Text>)>();
    let mut waiting = vec![root];
    while let Some(entity) = waiting.pop() {
        if let Ok((node, at, text)) = nodes.get(world, entity) {
            let right = at.translation.x + node.size().x / 2.0;
            let left = at.translation.x - node.size().x / 2.0;
            assert!(
                right <= width + 1.0 && left >= -1.0,
                "{:?} leaves the window",
                text.map(|t| t.0.clone())
            );
        }
        if let Ok(inside) = children.get(world, entity) {
            waiting.extend(inside.iter());
        }
    }
}

#[test]
fn an_edit_is_taken_over_while_the_room_counts_hands() {
    const SMALL: &str = include_str!("../fixtures/small/scenario.ron");
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("small").join("scenario.ron");
    std::fs::create_dir(folder.path().join("small")).expect("a folder");
    std::fs::write(&file, SMALL).expect("a scenario");
    let mut play = Play::with(Setup {
        folders: vec![folder.path().to_owned()],
        ..Setup::default()
    });
    play.send(bevy_go(Screen::RoomSetup));
    play.send(RoomAction::Scenario(file.display().to_string()));
    play.send(RoomAction::Order(two_hats::session::AnswerOrder::File));
    play.send(RoomAction::Start);
    play.key(KeyCode::Enter);
    play.key(KeyCode::KeyH);
    play.type_text("6");
    let edited = SMALL.replacen("in half an hour", "before the bread", 1);
    assert!(edited != SMALL, "the words are in the file");
    std::fs::write(&file, edited).expect("the edit");
    play.until("the edit", |play| {
        asked(play).crisis.responses[0]
            .text
            .ends_with("before the bread.")
    });
    play.frames(3);
    let page = projector(&mut play);
    assert!(page.contains("before the bread."));
    assert!(play.shows("Reloaded"), "{:?}", play.texts());
    assert_eq!(asked(&play).hands[0], Some(6), "what was typed in stays");
    play.sound("an edit");
}

#[test]
fn the_presenter_predicts_skips_and_reads_the_answers_with_their_numbers() {
    let mut play = discussing(Setup::default());
    play.key(KeyCode::F2);
    play.frames(3);
    play.key(KeyCode::KeyP);
    presenter_click(&mut play, "presenter/morale rises");
    assert_eq!(asked(&play).predictions.len(), 1);
    presenter_sound(&mut play);
    presenter_click(&mut play, "presenter/Skip the prediction");
    assert_eq!(step(&play), "hands");
    let beside = presenter(&mut play);
    for response in asked(&play).crisis.responses {
        assert!(beside.contains(&response.text), "{}", response.text);
    }
    presenter_sound(&mut play);
    // In a break, too, the window closes and opens.
    play.key(KeyCode::KeyK);
    assert!(!presenter(&mut play).is_empty());
    play.key(KeyCode::F2);
    play.frames(3);
    assert_eq!(presenter(&mut play), "");
    play.key(KeyCode::F2);
    play.frames(3);
    assert!(!presenter(&mut play).is_empty());
}

#[test]
fn a_workshop_that_was_left_black_says_so_and_shows_the_session() {
    let folder = tempfile::tempdir().expect("a folder");
    let setup = Setup {
        saves: Some(folder.path().to_owned()),
        ..Setup::default()
    };
    let mut play = discussing(setup.clone());
    let title = asked(&play).crisis.title;
    play.key(KeyCode::Period);
    assert!(view(&play).projector.black);
    drop(play);
    let mut play = Play::with(setup);
    assert!(play.shows("a workshop, crisis 1"), "{:?}", play.texts());
    play.key(KeyCode::KeyC);
    play.frames(3);
    assert!(!view(&play).projector.black);
    let page = projector(&mut play);
    assert!(
        page.contains(&title) && page.contains("was black"),
        "{page}"
    );
}

#[test]
fn bars_race_from_what_they_were_and_the_wall_has_no_numbers_to_type_while_the_presenter_has() {
    use two_hats::app::kit::{Bar, Stepper};
    let mut play = discussing(Setup {
        reduced_motion: false,
        ..Setup::default()
    });
    play.key(KeyCode::KeyH);
    play.type_text("4");
    play.frames(30);
    let crisis = asked(&play).crisis;
    let race = |play: &mut Play| {
        let world = play.app.world_mut();
        let root = world
            .query_filtered::<Entity, With<PageRoot>>()
            .single(world)
            .expect("a page");
        let mut bars = world.query::<&Bar>();
        let mut children = world.query::<&Children>();
        let mut waiting = vec![root];
        let mut found = Vec::new();
        while let Some(entity) = waiting.pop() {
            if let Ok(bar) = bars.get(world, entity) {
                found.push((bar.from, bar.to));
            }
            if let Ok(inside) = children.get(world, entity) {
                waiting.extend(inside.iter());
            }
        }
        found
    };
    play.send(RoomAction::Do(RoomIntent::Hands {
        crisis: crisis.id.clone(),
        response: crisis.responses[0].id.clone(),
        hands: 12,
    }));
    // Of a room of twenty, 4 are 20 per cent and 12 are 60.
    assert!(
        race(&mut play).contains(&(20.0, 60.0)),
        "{:?}",
        race(&mut play)
    );
    let numbers = |play: &mut Play, of: &str| {
        let world = play.app.world_mut();
        let mut all = world.query_filtered::<&FocusId, With<Stepper>>();
        let ids = all.iter(world).filter(|id| id.0.starts_with(of));
        ids.count()
    };
    let answers = crisis.responses.len();
    assert!(numbers(&mut play, "hands ") == answers && numbers(&mut play, "presenter/") == 0);
    play.key(KeyCode::F2);
    play.frames(4);
    assert_eq!(numbers(&mut play, "hands "), 0, "the wall shows the race");
    assert_eq!(numbers(&mut play, "presenter/hands "), answers);
    assert!(
        play.focused().starts_with("Hands for response 1"),
        "{}",
        play.focused()
    );
    play.key(KeyCode::Tab);
    play.type_text("3");
    assert_eq!(
        asked(&play).hands[1],
        Some(3),
        "Tab goes on in the presenter's window"
    );
}

/// What a screen reader is told of everything on the page.
fn told(play: &mut Play) -> Vec<String> {
    let world = play.app.world_mut();
    let mut nodes = world.query::<&AccessibilityNode>();
    let said = nodes.iter(world).filter_map(|node| node.label());
    said.map(str::to_owned).collect()
}

/// An answer of the first crisis that promises something.
const PROMISES: &str = "three-off";

#[test]
fn the_wall_says_how_grave_it_is_what_was_promised_by_when_and_how_everyone_looks() {
    let mut play = discussing(Setup::default());
    let mut promised = 0;
    for _ in 0..4 {
        let asked = asked(&play);
        let at_stake = &asked.at_stake;
        let said = told(&mut play);
        assert!(
            said.iter().any(|s| s.starts_with("The moment is ")),
            "{said:?}"
        );
        let page = projector(&mut play);
        assert!(!at_stake.faces.is_empty());
        for face in &at_stake.faces {
            // Where a page has no room for names, faces stand alone.
            assert!(at_stake.turn > 1 || page.contains(&face.name), "{page}");
            let looks = format!("{}, {}", face.name, face.mood.word());
            assert!(
                said.iter().any(|s| s.starts_with(&looks)),
                "{looks} in {said:?}"
            );
        }
        for open in &at_stake.promises {
            promised += 1;
            let to = open.to.as_deref().unwrap_or("the team");
            assert!(page.contains(&format!("Promised to {to}, due ")), "{page}");
            assert!(page.contains(open.text.trim_end_matches('.')), "{page}");
        }
        for clock in &at_stake.clocks {
            assert!(page.contains(clock.text.trim_end_matches('.')), "{page}");
        }
        play.sound("the wall");
        let mut responses = asked.crisis.responses.iter();
        // The first crisis has an answer that promises something.
        let promises = responses.find(|r| r.id == PROMISES);
        let response = promises.unwrap_or(&asked.crisis.responses[0]).id.clone();
        let crisis = asked.crisis.id.clone();
        play.send(RoomAction::Do(RoomIntent::Choose { crisis, response }));
        play.send(RoomAction::Do(RoomIntent::Next));
        if step(&play) != "discuss" {
            break;
        }
    }
    assert!(promised > 0, "nothing was promised");
}
