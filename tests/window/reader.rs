//! What assistive technology gets: names, a tree in the order of the page, and what has happened after the focus has moved.

use accesskit::Role;
use bevy::a11y::{AccessibilityNode, AccessibilityRequested};
use bevy::input_focus::InputFocus;
use bevy::prelude::*;
use two_hats::app::kit::{FocusId, OnActivate};
use two_hats::app::play::game::GameAction;
use two_hats::app::screens::nav::{Navigate, Overlay, Screen};
use two_hats::app::screens::page::PageRoot;

use crate::hand::{Play, Setup};

/// Somebody listens.
fn listened() -> Play {
    Play::built(Setup::default(), |app| {
        app.world().resource::<AccessibilityRequested>().set(true);
    })
}

/// Every page that is walked through in these tests.
fn pages(play: &mut Play, look: impl Fn(&mut Play, &str)) {
    look(play, "title");
    for overlay in [Overlay::Settings, Overlay::Help, Overlay::Pause] {
        play.send(Navigate::Push(overlay));
        look(play, &format!("{overlay:?}"));
        play.send(Navigate::Pop);
    }
    play.send(GameAction::New("two-basements".to_owned()));
    look(play, "briefing");
    play.send(GameAction::Begin);
    look(play, "crisis");
    play.key(KeyCode::Digit1);
    look(play, "picked");
    play.key(KeyCode::Digit1);
    look(play, "outcome");
    play.send(Navigate::Open(Screen::RoomSetup));
    look(play, "setup");
}

/// The nodes under a root that are heard, in the order in which they are read: depth, role, name as platforms take it.
fn read(play: &mut Play) -> Vec<(usize, Role, String)> {
    let world = play.app.world_mut();
    let mut roots = world.query_filtered::<Entity, With<PageRoot>>();
    let root = roots.single(world).expect("there is one page");
    let mut found = Vec::new();
    let mut waiting = vec![(root, 0)];
    while let Some((entity, depth)) = waiting.pop() {
        let node = world
            .get::<AccessibilityNode>(entity)
            .expect("every node has its place in the tree");
        if node.is_hidden() {
            continue;
        }
        let name = match node.role() {
            Role::Label => node.value(),
            _ => node.label(),
        };
        found.push((depth, node.role(), name.unwrap_or_default().to_owned()));
        if let Some(children) = world.get::<Children>(entity) {
            // Spans of a text are no nodes of their own.
            let nodes = children.iter().filter(|e| world.get::<Node>(*e).is_some());
            waiting.extend(nodes.map(|e| (e, depth + 1)).rev());
        }
    }
    found
}

#[test]
fn everything_that_is_read_has_its_name_and_stands_in_the_order_of_the_page() {
    let mut play = listened();
    play.frames(2);
    pages(&mut play, |play, page| {
        let read = read(play);
        let (_, role, title) = read.first().expect("the page itself");
        assert!(*role == Role::Main && !title.is_empty(), "{page}");
        for (_, role, name) in &read {
            let nameless = matches!(role, Role::GenericContainer | Role::ScrollView);
            assert!(
                nameless || !name.trim().is_empty(),
                "{page}: a {role:?} without a name"
            );
        }
    });
    play.send(GameAction::New("two-basements".to_owned()));
    play.send(GameAction::Begin);
    let crisis = match play.game().view().map(|view| view.stage.clone()) {
        Some(two_hats::session::Stage::Crisis(crisis)) => crisis,
        other => panic!("no crisis: {other:?}"),
    };
    let read = read(&mut play);
    let place = |words: &str| {
        read.iter()
            .position(|(_, _, name)| name.starts_with(words))
            .unwrap_or_else(|| panic!("{words} is not read: {read:#?}"))
    };
    let mut wanted = vec![place(&crisis.title), place("People: ")];
    wanted.extend(crisis.responses.iter().map(|r| place(&r.text)));
    assert!(wanted.is_sorted(), "{wanted:?} in {read:#?}");
}

#[test]
fn a_control_is_read_once() {
    let mut play = listened();
    play.frames(2);
    pages(&mut play, |play, page| {
        let world = play.app.world_mut();
        let mut controls = world.query_filtered::<Entity, With<OnActivate>>();
        let controls: Vec<Entity> = controls.iter(world).collect();
        assert!(!controls.is_empty(), "{page}");
        for control in controls {
            let mut waiting: Vec<Entity> = world
                .get::<Children>(control)
                .map(|children| children.iter().collect())
                .unwrap_or_default();
            while let Some(entity) = waiting.pop() {
                // What is a control of its own says what it is.
                if world.get::<FocusId>(entity).is_some() {
                    continue;
                }
                if let Some(node) = world.get::<AccessibilityNode>(entity) {
                    if node.is_hidden() {
                        continue;
                    }
                    let heard = !matches!(node.role(), Role::GenericContainer);
                    assert!(!heard, "{page}: {:?} is read in a control", node.label());
                }
                if let Some(children) = world.get::<Children>(entity) {
                    waiting.extend(children.iter());
                }
            }
        }
    });
}

#[test]
fn what_came_of_a_decision_is_said_after_the_focus_has_moved() {
    let mut play = listened();
    play.send(GameAction::New("two-basements".to_owned()));
    play.send(GameAction::Begin);
    play.key(KeyCode::Digit1);
    let before = play.app.world().resource::<InputFocus>().get();
    let said = play.said().len();
    let world = play.app.world_mut();
    world.write_message(GameAction::Confirm);
    let mut moved_at = None;
    let mut said_at = None;
    for frame in 0..6 {
        play.frames(1);
        let focus = play.app.world().resource::<InputFocus>().get();
        if moved_at.is_none() && focus != before && focus.is_some() {
            moved_at = Some(frame);
        }
        if said_at.is_none() && play.said().len() > said {
            said_at = Some(frame);
        }
    }
    let (moved, said) = (
        moved_at.expect("the focus moves"),
        said_at.expect("it is said"),
    );
    assert!(
        moved < said,
        "the focus in frame {moved}, the words in frame {said}"
    );
}
