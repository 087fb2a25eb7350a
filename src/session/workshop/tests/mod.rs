//! Workshops of the small scenario: a whole session, what is refused, and that what is opened again stands where it stood.

mod again;
mod answer;
mod anything;
mod refusals;

use std::path::{Path, PathBuf};

use super::*;
use crate::content::library::rulebook;
use crate::session::read;

const SMALL: &str = "tests/fixtures/small/scenario.ron";
const SECOND: i64 = 1000;

fn begin(save: Option<&Path>, crises: Option<u16>, size: u16) -> Workshop {
    let source = Source::read(Path::new(SMALL)).unwrap();
    let start = Start {
        scenario: (source.clone(), source.scenario().unwrap()),
        rulebook: rulebook("standard").unwrap(),
        seed: 5,
        crises,
        save: save.map(Path::to_owned),
    };
    let mut room = Workshop::start(start, Room::new(size, 3).unwrap()).unwrap();
    room.order_answers(AnswerOrder::File).unwrap();
    room
}

fn resume(path: &Path) -> Workshop {
    Workshop::resume(path, &Library::default(), ScenarioVersion::Newest).unwrap()
}

fn folder() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("room.twohats");
    (folder, path)
}

fn ask(workshop: &mut Workshop, intent: RoomIntent) {
    workshop.submit(&intent, 0).unwrap();
}

fn asked(workshop: &Workshop) -> AskedView {
    match workshop.projector(0).stage {
        RoomStage::Asked(asked) => *asked,
        other => panic!("{other:?}"),
    }
}

fn revealed(workshop: &Workshop) -> RevealView {
    match workshop.projector(0).stage {
        RoomStage::Reveal(reveal) => *reveal,
        other => panic!("{other:?}"),
    }
}

fn hands(crisis: &str, response: &str, hands: u16) -> RoomIntent {
    RoomIntent::Hands {
        crisis: crisis.to_owned(),
        response: response.to_owned(),
        hands,
    }
}

fn choose(crisis: &str, response: &str) -> RoomIntent {
    RoomIntent::Choose {
        crisis: crisis.to_owned(),
        response: response.to_owned(),
    }
}

fn predict(meter: &str, way: Way, hands: Option<u16>) -> RoomIntent {
    RoomIntent::Predict {
        crisis: "oven".to_owned(),
        meter: meter.to_owned(),
        way,
        hands,
    }
}

fn reveal(crisis: &str) -> RoomIntent {
    RoomIntent::Reveal {
        crisis: crisis.to_owned(),
    }
}

#[test]
fn a_crisis_from_the_briefing_to_the_reveal() {
    let mut room = begin(None, Some(2), 30);
    assert_eq!(room.projector(0).stage, RoomStage::Briefing);
    assert_eq!(room.presenter(0).notes, None);
    ask(&mut room, RoomIntent::Next);
    let view = room.projector(0);
    assert_eq!((view.number, view.crises, view.room), (1, Some(2), 30));
    let seen = serde_json::to_string(&view).unwrap();
    for hidden in ["Manage", "\"hat", "Who took the oven on?", "PeopleProcess"] {
        assert!(!seen.contains(hidden), "{hidden} in {seen}");
    }
    let notes = room.presenter(0).notes.unwrap();
    assert_eq!(notes.discuss, ["Who took the oven on?"]);
    assert_eq!(notes.tensions[0].id, "PeopleProcess");
    assert_eq!(notes.responses[1].hat.name, "Lead");
    assert_eq!(notes.responses[1].practices.len(), 2);

    ask(&mut room, RoomIntent::Open(Open::Predict));
    ask(&mut room, predict("morale", Way::Up, Some(20)));
    ask(&mut room, predict("morale", Way::Up, Some(12)));
    ask(&mut room, predict("flour", Way::Down, Some(3)));
    ask(&mut room, predict("flour", Way::Up, Some(3)));
    ask(&mut room, predict("flour", Way::Up, Some(0)));
    ask(&mut room, RoomIntent::Open(Open::Hands));
    ask(&mut room, hands("oven", "split", 20));
    ask(&mut room, hands("oven", "split", 10));
    ask(&mut room, hands("oven", "speech", 14));
    let view = asked(&room);
    assert_eq!(view.hands, [Some(10), Some(14), None]);
    assert_eq!((view.counted, view.predictions.len()), (24, 2));
    let meters = room.projector(0).meters;
    ask(&mut room, reveal("oven"));
    assert_eq!(room.step(), RoomStep::Reveal);
    let seen = revealed(&room);
    let split: Vec<_> = seen
        .split
        .iter()
        .map(|s| (s.hands, s.percent, s.chosen))
        .collect();
    assert_eq!(split, [(10, 42, false), (14, 58, true), (0, 0, false)]);
    assert_eq!((seen.by, seen.tied.len(), seen.last), (By::Hands, 0, false));
    assert_eq!(seen.turn.response.id, "speech");
    assert_eq!(seen.turn.hat.name, "Lead");
    // What moved most, by the meters on the screen before and now.
    let now = room.projector(0).meters;
    let moves: Vec<(String, i32)> = meters
        .iter()
        .zip(&now)
        .map(|(before, now)| (now.id.clone(), now.value - before.value))
        .collect();
    let most = moves.iter().map(|(_, by)| by.abs()).max().unwrap();
    assert!(most > 0 && !seen.moved.is_empty());
    for (id, by) in &moves {
        let found = seen.moved.iter().find(|m| m.meter == *id);
        assert_eq!(
            found.map(|m| m.by),
            (by.abs() == most).then_some(*by),
            "{id}"
        );
    }
    assert_eq!(seen.predictions.len(), 2);
    assert_eq!(seen.predictions[0].prediction.hands, Some(12));
    assert!(seen.predictions[0].leading && !seen.predictions[1].leading);

    // The next crisis has arrived already, but only the next step shows it; then the limit ends the game.
    let text = serde_json::to_string(&room.presenter(0)).unwrap();
    assert!(!text.contains("The starter"), "{text}");
    ask(&mut room, RoomIntent::Next);
    assert_eq!(asked(&room).crisis.id, "starter");
    ask(&mut room, choose("starter", "write"));
    let seen = revealed(&room);
    assert_eq!((seen.by, seen.counted, seen.last), (By::Group, 0, true));
    ask(&mut room, RoomIntent::Next);
    let RoomStage::Over(end) = room.projector(0).stage else {
        panic!("not over");
    };
    assert_eq!(end.turns, 2);
    assert_eq!(room.rounds().len(), 2);
}

#[test]
fn a_tie_is_broken_by_the_facilitator_openly() {
    let mut room = begin(None, None, 30);
    ask(&mut room, RoomIntent::Next);
    ask(&mut room, RoomIntent::Open(Open::Hands));
    for response in ["split", "wait"] {
        ask(&mut room, hands("oven", response, 9));
    }
    ask(&mut room, reveal("oven"));
    assert_eq!(
        (asked(&room).step, asked(&room).tied),
        (RoomStep::Tie, vec!["split".to_owned(), "wait".to_owned()])
    );
    let tie = |response: &str| RoomIntent::BreakTie {
        crisis: "oven".to_owned(),
        response: response.to_owned(),
    };
    let refused = room.submit(&tie("speech"), 0);
    assert!(matches!(
        refused,
        Err(RoomError::Refused(RoomRefused::NotTied { .. }))
    ));
    ask(&mut room, tie("wait"));
    let seen = revealed(&room);
    assert_eq!(
        (seen.by, &seen.tied[..]),
        (
            By::Facilitator,
            &["split".to_owned(), "wait".to_owned()][..]
        )
    );
    assert_eq!(seen.turn.response.id, "wait");
}

#[test]
fn the_timer_runs_rests_and_is_made_longer() {
    let mut room = begin(None, None, 30);
    ask(&mut room, RoomIntent::Next);
    let left = |room: &Workshop, now: i64| {
        (
            room.timer(now * SECOND).left / 1000,
            room.timer(now * SECOND).running,
        )
    };
    assert_eq!(left(&room, 500), (180, false));
    room.submit(&RoomIntent::StartTimer, 10 * SECOND).unwrap();
    assert_eq!(left(&room, 40), (150, true));
    // A clock that is set back takes nothing away, and gives nothing.
    assert_eq!(left(&room, 0), (180, true));
    room.submit(&RoomIntent::AddMinute, 40 * SECOND).unwrap();
    assert_eq!(left(&room, 50), (200, true));
    room.submit(&RoomIntent::PauseTimer, 50 * SECOND).unwrap();
    assert_eq!(left(&room, 900), (200, false));
    room.submit(&RoomIntent::StartTimer, 900 * SECOND).unwrap();
    assert_eq!(left(&room, 2000), (0, true));
    room.submit(&RoomIntent::AddMinute, 2000 * SECOND).unwrap();
    assert_eq!(left(&room, 2010), (50, true));
    // A pause of the session holds it.
    room.submit(&RoomIntent::Pause, 2010 * SECOND).unwrap();
    assert_eq!(left(&room, 5000), (50, false));
    room.submit(&RoomIntent::GoOn, 5000 * SECOND).unwrap();
    assert_eq!(left(&room, 5010), (40, true));
    room.submit(&RoomIntent::Open(Open::Predict), 5020 * SECOND)
        .unwrap();
    assert_eq!(left(&room, 9000), (30, false));
}

#[test]
fn a_group_predicts_as_one() {
    let mut room = begin(None, None, 30);
    ask(&mut room, RoomIntent::Next);
    ask(&mut room, RoomIntent::Open(Open::Predict));
    ask(&mut room, predict("morale", Way::Up, Some(12)));
    ask(&mut room, predict("results", Way::Down, None));
    let view = asked(&room).predictions;
    assert_eq!(view.len(), 1);
    assert_eq!((&*view[0].name, view[0].hands), ("Results", None));
    ask(&mut room, predict("morale", Way::Same, Some(4)));
    assert_eq!(asked(&room).predictions[0].way, Way::Same);
    let skip = RoomIntent::SkipPrediction {
        crisis: "oven".to_owned(),
    };
    ask(&mut room, skip);
    assert_eq!(asked(&room).step, RoomStep::Hands);
    assert!(asked(&room).predictions.is_empty());
}

#[test]
fn intents_are_written_as_words() {
    let text = serde_json::to_string(&hands("oven", "split", 3)).unwrap();
    assert_eq!(
        text,
        r#"{"hands":{"crisis":"oven","response":"split","hands":3}}"#
    );
    assert_eq!(
        serde_json::to_string(&RoomIntent::Open(Open::Hands)).unwrap(),
        r#"{"open":"hands"}"#
    );
    assert!(serde_json::from_str::<RoomIntent>(r#"{"step_back":{"turn":1,"far":2}}"#).is_err());
}
