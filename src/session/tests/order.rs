//! In which order answers are shown: the same wherever they are, and kept by a save.

use super::*;
use crate::session::workshop::{Open, Room, RoomIntent, RoomStage, Workshop};

fn ids(responses: &[ResponseView]) -> Vec<String> {
    responses.iter().map(|r| r.id.clone()).collect()
}

fn shown(session: &Session) -> Vec<String> {
    ids(&crisis(session).responses)
}

/// A seed that shows the first crisis otherwise than the file does.
fn shuffling() -> u64 {
    let other = |seed: &u64| shown(&start(*seed, RULES, None)) != ["split", "speech", "wait"];
    (1..50).find(other).unwrap()
}

#[test]
fn a_seed_draws_the_order_and_everybody_with_it_sees_the_same() {
    let mut orders = std::collections::BTreeSet::new();
    for seed in 0..60 {
        let order = shown(&start(seed, RULES, None));
        assert_eq!(order, shown(&start(seed, RULES, None)));
        let mut sorted = order.clone();
        sorted.sort();
        assert_eq!(sorted, ["speech", "split", "wait"], "all of them are shown");
        orders.insert(order);
    }
    assert_eq!(orders.len(), 6, "every order of three comes");
}

#[test]
fn what_is_decided_does_not_depend_on_the_order() {
    let mut by_seed = start(shuffling(), RULES, None);
    let mut by_file = start(shuffling(), RULES, None);
    by_file.order_answers(AnswerOrder::File).unwrap();
    for session in [&mut by_seed, &mut by_file] {
        choose(session, "speech");
    }
    let print = |session: &Session| session.playthrough().fingerprint();
    assert_eq!(print(&by_seed), print(&by_file));
}

#[test]
fn a_save_keeps_the_order_whatever_happens_to_the_game() {
    let folder = tempfile::tempdir().unwrap();
    let (file, other) = (
        folder.path().join("a.twohats"),
        folder.path().join("b.twohats"),
    );
    let seed = shuffling();
    let mut session = start(seed, RULES, Some(&file));
    session.order_answers(AnswerOrder::File).unwrap();
    let first = ["split", "speech", "wait"];
    assert_eq!(shown(&session), first);
    choose(&mut session, "speech");
    session.submit(&Intent::StepBack { turn: 1 }).unwrap();
    assert_eq!(shown(&session), first);
    let shorter = PlanChange::Length { crises: Some(3) };
    session.submit(&Intent::Plan(shorter)).unwrap();
    assert_eq!(shown(&session), first);
    let (source, _) = small();
    let edited = Source {
        text: source.text.replace("{ada} kicks it", "{ada} looks at it"),
        ..source
    };
    assert!(session.reload(&edited).unwrap());
    assert_eq!(shown(&session), first);
    drop(session);
    let session = Session::resume(&file, &Library::default(), ScenarioVersion::Newest).unwrap();
    assert_eq!(shown(&session), first);
    drop(session);
    let branched = Session::branch(&file, 1, None, Some(other.clone())).unwrap();
    assert_eq!(shown(&branched), first);
    drop(branched);
    let session = Session::resume(&other, &Library::default(), ScenarioVersion::Newest).unwrap();
    assert_eq!(shown(&session), first);
}

#[test]
fn a_room_sees_one_order_on_the_screen_in_the_notes_and_in_the_split() {
    let start = Start {
        scenario: small(),
        rulebook: rulebook(RULES).unwrap(),
        seed: shuffling(),
        crises: None,
        save: None,
    };
    let mut room = Workshop::start(start, Room::new(9, 3).unwrap()).unwrap();
    let mut ask = |intent: RoomIntent| {
        room.submit(&intent, 0).unwrap();
        room.presenter(0)
    };
    let asked = ask(RoomIntent::Next);
    let RoomStage::Asked(stage) = asked.projector.stage else {
        panic!("a crisis is asked");
    };
    let screen = ids(&stage.crisis.responses);
    assert_ne!(screen, ["split", "speech", "wait"]);
    let noted: Vec<String> = asked
        .notes
        .unwrap()
        .responses
        .into_iter()
        .map(|r| r.id)
        .collect();
    assert_eq!(noted, screen);
    ask(RoomIntent::Open(Open::Hands));
    for response in &screen {
        ask(RoomIntent::Hands {
            crisis: "oven".to_owned(),
            response: response.clone(),
            hands: 3,
        });
    }
    let tied = ask(RoomIntent::Reveal {
        crisis: "oven".to_owned(),
    });
    let RoomStage::Asked(stage) = tied.projector.stage else {
        panic!("a tie is to be broken");
    };
    assert_eq!(stage.tied, screen);
    let revealed = ask(RoomIntent::BreakTie {
        crisis: "oven".to_owned(),
        response: screen[1].clone(),
    });
    let RoomStage::Reveal(reveal) = revealed.projector.stage else {
        panic!("it is revealed");
    };
    let split: Vec<String> = reveal.split.into_iter().map(|s| s.response.id).collect();
    assert_eq!(split, screen);
    let noted: Vec<String> = revealed
        .notes
        .unwrap()
        .responses
        .into_iter()
        .map(|r| r.id)
        .collect();
    assert_eq!(noted, screen);
}
