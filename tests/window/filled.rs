//! The wall of a room is filled: text is as large as its page allows, and nothing of a page has to be scrolled to.

use std::net::{IpAddr, Ipv4Addr};

use bevy::prelude::*;
use bevy::text::FontSize;
use two_hats::app::kit::ScrollKey;
use two_hats::app::play::phones::PhonesAction;
use two_hats::app::play::room::{Number, Room, RoomAction};
use two_hats::app::screens::nav::{Navigate, Screen};
use two_hats::session::live::{Command, LiveStep};
use two_hats::session::workshop::RoomStage;

use crate::hand::{Play, Setup};
use crate::phones::{console, until_seen, until_step, wall};

/// How many times plain text as it was set the text that begins so is high.
fn height(play: &mut Play, begins: &str) -> f32 {
    let world = play.app.world_mut();
    let mut texts = world.query::<(&Text, &TextFont)>();
    let found = texts
        .iter(world)
        .find(|(text, _)| text.0.starts_with(begins));
    let (_, font) = found.unwrap_or_else(|| panic!("{begins:?} is not on the page"));
    match font.font_size {
        FontSize::Rem(size) => size,
        other => panic!("{other:?}"),
    }
}

/// What scrolls on the page of the wall holds all that is in it.
fn holds(play: &mut Play) -> bool {
    play.frames(2);
    let world = play.app.world_mut();
    let mut areas = world.query_filtered::<&ComputedNode, With<ScrollKey>>();
    let fits = |node: &ComputedNode| node.content_size().y <= node.size().y + 1.5;
    let mut found = areas.iter(world).peekable();
    found.peek().is_some() && found.all(fits)
}

fn answers(play: &Play) -> Vec<String> {
    let room = play.app.world().resource::<Room>();
    match &room.view().expect("a workshop").projector.stage {
        RoomStage::Asked(asked) => {
            let texts = asked.crisis.responses.iter().map(|r| r.text.clone());
            texts.collect()
        }
        other => panic!("no crisis asks: {other:?}"),
    }
}

#[test]
fn scene_answers_and_hands_are_as_large_as_the_wall_allows() {
    let mut play = Play::new();
    play.send(Navigate::Open(Screen::RoomSetup));
    play.send(RoomAction::Scenario("two-basements".to_owned()));
    play.send(RoomAction::Start);
    play.key(KeyCode::Enter);
    let scene = "The eleven trays";
    assert!(height(&mut play, scene) >= 1.0 && holds(&mut play));
    play.key(KeyCode::KeyA);
    let first = answers(&play)[0].clone();
    assert!(height(&mut play, &first) > 1.15 && holds(&mut play));
    play.key(KeyCode::KeyH);
    let typed = height(&mut play, &first);
    assert!(typed >= 1.0 && holds(&mut play));
    // Without the numbers, which are typed in beside it, there is more room.
    play.key(KeyCode::F2);
    play.frames(3);
    let alone = height(&mut play, &first);
    assert!(alone > typed, "{alone}, {typed}");
    // Whatever has been given up comes back with the room for it.
    play.key(KeyCode::F2);
    play.frames(3);
    assert_eq!(height(&mut play, &first), typed);
    // Where text is large already, it stays as it was set.
    let mut small = Play::with(Setup {
        width: 1024,
        height: 640,
        text_percent: 150,
        ..Setup::default()
    });
    small.send(Navigate::Open(Screen::RoomSetup));
    small.send(RoomAction::Scenario("two-basements".to_owned()));
    small.send(RoomAction::Start);
    small.key(KeyCode::Enter);
    assert_eq!(height(&mut small, scene), 1.0);
}

#[test]
fn the_acts_of_a_room_with_five_crises_need_no_scrolling() {
    let mut play = Play::new();
    play.send(Navigate::Open(Screen::RoomSetup));
    play.send(RoomAction::Scenario("two-basements".to_owned()));
    play.send(RoomAction::Set(Number::Crises, 5));
    play.send(PhonesAction::Choose(true));
    play.send(PhonesAction::Card(IpAddr::V4(Ipv4Addr::LOCALHOST)));
    play.send(PhonesAction::Start);
    until_seen(&mut play);
    for _ in 0..5 {
        play.key(KeyCode::KeyG);
        until_step(&mut play, LiveStep::Discuss);
        assert!(holds(&mut play));
        let asked = console(&play).wall.crisis.expect("a crisis");
        play.send(PhonesAction::Ask(Command::Choose {
            table: 1,
            crisis: asked.id.clone(),
            response: asked.responses[0].id.clone(),
        }));
        until_step(&mut play, LiveStep::Reveal);
        assert!(holds(&mut play));
    }
    play.key(KeyCode::KeyG);
    until_step(&mut play, LiveStep::Over);
    play.until("the reckoning", |play| console(play).wall.acts.is_some());
    play.frames(4);
    let acts = console(&play).wall.acts.unwrap();
    assert_eq!(acts.story.len(), 5);
    let page = wall(&mut play);
    for card in &acts.story {
        assert!(page.contains(&card.title), "{}: {page}", card.title);
    }
    assert!(page.contains(&console(&play).wall.end.unwrap().title));
    for act in 1..=3 {
        assert!(holds(&mut play), "act {act}");
        play.sound(&format!("act {act}"));
        play.key(KeyCode::KeyX);
        play.frames(4);
    }
}
