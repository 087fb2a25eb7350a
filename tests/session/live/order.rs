//! Answers have one order: on phones, on the wall, on the console, at every table, and in a save that is opened again.

use serde_json::Value;
use two_hats::content::Library;
use two_hats::session::live::{Command, Live, LiveStep, Steps};
use two_hats::session::{AnswerOrder, ScenarioVersion, Start};

use super::{Room, SMALL, opened, scenario, start};

const FILE: [&str; 3] = ["split", "speech", "wait"];

fn ids(responses: &Value, name: &str) -> Vec<String> {
    let id = |response: &Value| response[name].as_str().expect("an id").to_owned();
    let list = responses.as_array().expect("a list");
    list.iter().map(id).collect()
}

/// A room of two tables whose seed shows the first crisis otherwise than the file does.
fn room(save: Option<&std::path::Path>) -> Room {
    for seed in 0..50 {
        let start = Start {
            seed,
            ..start(scenario(SMALL), save.map(Into::into))
        };
        let mut room = Room::begun(start, opened(2), 6);
        room.next();
        if ids(&room.wall()["crisis"]["responses"], "id") != FILE {
            return room;
        }
        if let Some(save) = save {
            drop(room);
            std::fs::remove_file(save).expect("it is there");
        }
    }
    panic!("no seed shuffles");
}

#[test]
fn everybody_sees_the_order_that_the_seed_draws() {
    let mut room = room(None);
    let wall = ids(&room.wall()["crisis"]["responses"], "id");
    for seat in 1..=6 {
        assert_eq!(ids(&room.seat(seat)["crisis"]["responses"], "id"), wall);
    }
    room.next();
    for seat in 1..=6 {
        room.vote(seat, "speech");
    }
    while room.step() != LiveStep::Reveal {
        room.next();
    }
    let view = room.wall();
    assert_eq!(ids(&view["crisis"]["responses"], "id"), wall);
    assert_eq!(ids(&view["reveal"]["rounds"][0], "response"), wall);
}

#[test]
fn a_room_that_chose_the_order_of_the_file_keeps_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let save = folder.path().join("room.twohats");
    let mut room = room(Some(&save));
    room.live
        .order_answers(AnswerOrder::File, 5)
        .expect("it is saved");
    let seen = |live: &Live| {
        let wall = serde_json::to_value(live.wall_view(0, 9)).expect("plain data");
        ids(&wall["crisis"]["responses"], "id")
    };
    assert_eq!(seen(&room.live), FILE);
    room.console(Command::SetSteps(Steps {
        again: true,
        ..Steps::default()
    }));
    assert_eq!(seen(&room.live), FILE);
    drop(room);
    let live =
        Live::resume(&save, &Library::default(), ScenarioVersion::Newest, 9).expect("it opens");
    assert_eq!(seen(&live), FILE);
}
