//! Back a decision, in another window, after an edit, and saves of an earlier format.

use super::*;
use crate::session::PlanChange;
use crate::session::{Intent, Save, SaveStatus, Stage, verify};

/// Two crises, the first with hands and a prediction.
fn two_crises(path: &Path) -> Workshop {
    let mut room = begin(Some(path), None, 30);
    ask(&mut room, RoomIntent::Next);
    ask(&mut room, RoomIntent::Open(Open::Predict));
    ask(&mut room, predict("morale", Way::Up, None));
    ask(&mut room, RoomIntent::Open(Open::Hands));
    ask(&mut room, hands("oven", "speech", 14));
    ask(&mut room, hands("oven", "split", 3));
    ask(&mut room, reveal("oven"));
    ask(&mut room, RoomIntent::Next);
    ask(&mut room, choose("starter", "write"));
    room
}

#[test]
fn a_decision_that_is_taken_back_stays_in_the_journal() {
    let (_folder, path) = folder();
    let mut room = two_crises(&path);
    let after = room.session().playthrough().fingerprint();
    let shown = revealed(&room);
    ask(&mut room, RoomIntent::StepBack { turn: 2 });
    assert_eq!(asked(&room).crisis.id, "starter");
    // Choosing the same meets the same luck.
    ask(&mut room, choose("starter", "write"));
    assert_eq!(room.session().playthrough().fingerprint(), after);
    assert_eq!(revealed(&room), shown);
    // Two back: the first crisis stands with the hands that were counted for it.
    ask(&mut room, RoomIntent::StepBack { turn: 2 });
    ask(&mut room, RoomIntent::StepBack { turn: 1 });
    let view = asked(&room);
    assert_eq!((view.step, &*view.crisis.id), (RoomStep::Hands, "oven"));
    assert_eq!(view.hands, [Some(3), Some(14), None]);
    assert_eq!(view.predictions.len(), 1);
    ask(&mut room, hands("oven", "split", 15));
    ask(&mut room, reveal("oven"));
    assert_eq!(revealed(&room).turn.response.id, "split");
    drop(room);

    let record = read(&path).unwrap();
    let names = |of: &[crate::session::AcceptedDecision]| {
        let names = of.iter().map(|d| format!("{} {}", d.turn, d.response));
        names.collect::<Vec<_>>()
    };
    assert_eq!(names(&record.decisions), ["1 split"]);
    assert_eq!(
        names(&record.taken_back),
        ["1 speech", "2 write", "2 write"]
    );
    assert_eq!(verify(&record, &path).unwrap().first_fault(), None);
    let [Some(round)] = &rounds(&record)[..] else {
        panic!("{:?}", rounds(&record));
    };
    assert_eq!(
        (round.by, round.hands[0].1, round.hands[1].1),
        (By::Hands, 15, 14)
    );
    let db = rusqlite::Connection::open(&path).unwrap();
    for table in ["decisions", "taken_back", "notes"] {
        assert!(
            db.execute(&format!("DELETE FROM {table}"), []).is_err(),
            "{table}"
        );
    }
}

#[test]
fn a_plain_game_goes_on_from_a_workshop_and_back() {
    let (_folder, path) = folder();
    let mut room = two_crises(&path);
    ask(&mut room, RoomIntent::StepBack { turn: 2 });
    drop(room);
    let mut plain = Session::resume(&path, &Library::default(), ScenarioVersion::Newest).unwrap();
    for (crisis, response) in [("starter", "promise"), ("burnt", "say")] {
        let intent = Intent::Choose {
            crisis: crisis.to_owned(),
            response: response.to_owned(),
        };
        plain.submit(&intent).unwrap();
    }
    drop(plain);
    let room = resume(&path);
    assert_eq!(
        (asked(&room).step, &*asked(&room).crisis.id),
        (RoomStep::Discuss, "rota")
    );
    assert!(room.rounds()[0].is_some() && room.rounds()[1].is_none());
    drop(room);
    let Save {
        status: SaveStatus::Open(record),
        ..
    } = Save::look(&path)
    else {
        panic!("not open");
    };
    assert_eq!(record.meta.room.map(Room::size), Some(30));
    assert_eq!(record.decisions.len(), 3);
}

#[test]
fn a_save_without_a_room_is_no_workshop() {
    let (_folder, path) = folder();
    let source = Source::read(Path::new(SMALL)).unwrap();
    let start = Start {
        scenario: (source.clone(), source.scenario().unwrap()),
        rulebook: rulebook("standard").unwrap(),
        seed: 5,
        crises: Some(2),
        save: Some(path.clone()),
    };
    drop(Session::start(start).unwrap());
    let opened = Workshop::resume(&path, &Library::default(), ScenarioVersion::Newest);
    assert!(matches!(opened, Err(SessionError::NoRoom(_))));
}

#[test]
fn an_edit_is_taken_over_while_it_is_played() {
    let (_folder, path) = folder();
    let mut room = two_crises(&path);
    ask(&mut room, RoomIntent::Next);
    ask(&mut room, RoomIntent::Open(Open::Hands));
    ask(&mut room, hands("burnt", "sell", 12));
    let source = Source::read(Path::new(SMALL)).unwrap();
    let edit = |from: &str, to: &str| {
        let text = source.text.replace(from, to);
        assert_ne!(text, source.text);
        Source {
            text,
            ..source.clone()
        }
    };
    assert!(!room.reload(&source).unwrap());
    let before = room.presenter(0);
    for (broken, word) in [
        (edit("crises: [", "crises: [["), "mistakes"),
        (edit("id: \"small\"", "id: \"other\""), "is being played"),
        (
            edit("(id: \"write\"", "(id: \"note\""),
            "no response \"write\" any more",
        ),
    ] {
        let error = room.reload(&broken).unwrap_err();
        assert!(error.to_string().contains(word), "{error}");
        if let ReloadError::Broken(error) = error {
            let crate::content::LoadError::Broken { diagnostics, .. } = *error else {
                panic!("{error}");
            };
            assert!(!diagnostics.is_empty());
        }
        assert_eq!(room.presenter(0), before);
    }
    // A new text, and a response fewer: the hands that fit stay.
    let edited = edit(
        "They look well from above.",
        "They look splendid from above.",
    );
    assert!(room.reload(&edited).unwrap());
    assert!(asked(&room).crisis.scene.contains("splendid"));
    assert_eq!(
        (asked(&room).step, asked(&room).counted),
        (RoomStep::Hands, 12)
    );
    assert_eq!(room.projector(0).notices.len(), 1);
    ask(&mut room, reveal("burnt"));
    drop(room);
    let record = read(&path).unwrap();
    let editions: Vec<_> = record.decisions.iter().map(|d| d.edition).collect();
    assert_eq!((record.editions.len(), editions), (2, vec![0, 0, 1]));
    assert_eq!(verify(&record, &path).unwrap().first_fault(), None);
}

#[test]
fn a_short_game_ends_as_if_no_crisis_were_left() {
    let source = Source::read(Path::new(SMALL)).unwrap();
    let begin = |crises| {
        let start = Start {
            scenario: (source.clone(), source.scenario().unwrap()),
            rulebook: rulebook("standard").unwrap(),
            seed: 5,
            crises,
            save: None,
        };
        Session::start(start).unwrap()
    };
    let (mut short, mut whole) = (begin(Some(3)), begin(None));
    for (crisis, response) in [("oven", "split"), ("starter", "write"), ("burnt", "sell")] {
        let intent = Intent::Choose {
            crisis: crisis.to_owned(),
            response: response.to_owned(),
        };
        assert_eq!(
            short.playthrough().fingerprint(),
            whole.playthrough().fingerprint()
        );
        short.submit(&intent).unwrap();
        whole.submit(&intent).unwrap();
    }
    let view = short.view();
    let Stage::End(end) = view.stage else {
        panic!("not over");
    };
    assert_eq!((end.turns, view.crises), (3, Some(3)));
    assert!(matches!(whole.view().stage, Stage::Crisis(_)));
    // The breach that nobody owned is reckoned up, as at every end.
    let calls = short.playthrough().ledger().entries_of(3);
    let whole = whole.playthrough().ledger().entries_of(3);
    assert!(calls.count() > whole.count());
    // Roads not taken end at the same limit.
    let play = short.playthrough();
    let decisions: Vec<_> = play.decisions().collect();
    let effort = crate::analysis::roads::Effort::quiet(10);
    let roads = crate::analysis::roads::roads(play.game(), 5, &decisions, effort).unwrap();
    assert!(roads.finished);
    for fork in &roads.decisions {
        for road in &fork.roads {
            assert_eq!(road.same_luck.turns, 3);
        }
    }
}

/// The plan changes, and the room follows: at a crisis, at a reveal and after the end.
#[test]
fn the_plan_changes_while_the_room_plays() {
    let (_folder, path) = folder();
    let mut room = begin(Some(&path), Some(1), 20);
    let plan = RoomIntent::Plan;
    let length = |crises| plan(PlanChange::Length { crises });
    let skip = |crisis: &str| {
        plan(PlanChange::Skip {
            crisis: crisis.to_owned(),
        })
    };
    // Nothing is asked in the briefing.
    assert!(room.submit(&skip("oven"), 0).is_err());
    ask(&mut room, RoomIntent::Next);
    ask(&mut room, RoomIntent::Open(Open::Hands));
    ask(&mut room, hands("oven", "split", 7));
    ask(&mut room, skip("oven"));
    assert_eq!(
        (&*asked(&room).crisis.id, room.step()),
        ("starter", RoomStep::Discuss)
    );
    assert_eq!(asked(&room).counted, 0);
    drop(room);
    let mut room = resume(&path);
    assert_eq!(asked(&room).crisis.id, "starter");
    ask(&mut room, choose("starter", "write"));
    assert!(revealed(&room).last);
    ask(&mut room, length(Some(2)));
    assert!(
        !revealed(&room).last,
        "the reveal stays, and is not the last one"
    );
    ask(&mut room, length(Some(1)));
    ask(&mut room, RoomIntent::Next);
    assert_eq!(room.step(), RoomStep::Over);
    ask(&mut room, length(None));
    assert_eq!(asked(&room).crisis.id, "burnt");
    ask(&mut room, length(Some(1)));
    assert_eq!(
        room.step(),
        RoomStep::Over,
        "as many as were answered end it now"
    );
    drop(room);
    let mut room = resume(&path);
    assert_eq!(room.step(), RoomStep::Over);
    ask(&mut room, RoomIntent::StepBack { turn: 1 });
    assert_eq!(asked(&room).crisis.id, "starter");
    drop(room);
    let verified = crate::session::verify(&read(&path).unwrap(), &path).unwrap();
    assert_eq!(verified.first_fault(), None);
    assert_eq!(verified.plans.len(), 5);
}
