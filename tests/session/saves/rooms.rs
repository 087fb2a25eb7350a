//! Short games, and the saves of workshops on the command line.

use std::fs;
use std::path::Path;

use serde_json::Value;
use two_hats::content::Library;
use two_hats::content::library::rulebook;
use two_hats::session::Start;
use two_hats::session::workshop::{Open, Room, RoomIntent, Way, Workshop};

use super::{SMALL, listing, ok, out, play};

pub(super) fn workshop(save: &Path) -> Workshop {
    let start = Start {
        scenario: Library::default().scenario(SMALL).unwrap(),
        rulebook: rulebook("standard").unwrap(),
        seed: 4,
        crises: Some(4),
        save: Some(save.to_owned()),
    };
    let mut room = Workshop::start(start, Room::new(24, 5).unwrap()).unwrap();
    let crisis = || "oven".to_owned();
    let predict = RoomIntent::Predict {
        crisis: crisis(),
        meter: "stability".to_owned(),
        way: Way::Up,
        hands: None,
    };
    let hands = |response: &str, hands| RoomIntent::Hands {
        crisis: crisis(),
        response: response.to_owned(),
        hands,
    };
    for intent in [
        RoomIntent::Next,
        RoomIntent::Open(Open::Predict),
        predict,
        RoomIntent::Open(Open::Hands),
        hands("split", 15),
        hands("wait", 5),
        RoomIntent::Reveal { crisis: crisis() },
        RoomIntent::Next,
        RoomIntent::Choose {
            crisis: "starter".to_owned(),
            response: "promise".to_owned(),
        },
        RoomIntent::StepBack { turn: 2 },
    ] {
        room.submit(&intent, 0).unwrap();
    }
    room
}

#[test]
fn a_short_game_stops_where_it_was_to_stop() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("saves/short.twohats");
    fs::create_dir(home.path().join("saves")).unwrap();
    let path = file.to_str().unwrap();
    let args = [
        "play", SMALL, "--seed", "4", "--crises", "3", "--save", path,
    ];
    ok(&play(home.path(), &args, "1\n"));
    let list = listing(home.path());
    assert_eq!(
        (&list[0]["crises"], &list[0]["status"]),
        (&Value::from(3), &Value::from("open"))
    );
    assert_eq!(list[0]["room"], Value::Null);
    let resumed = play(home.path(), &["resume", path], "1\n1\n1\n1\n");
    ok(&resumed);
    assert!(out(&resumed).contains("The end: "), "{}", out(&resumed));
    let list = listing(home.path());
    assert_eq!(
        (&list[0]["decisions"], &list[0]["status"]),
        (&Value::from(3), &Value::from("over"))
    );
    let replayed = play(home.path(), &["replay", path], "");
    ok(&replayed);
    assert!(out(&replayed).contains("3 decisions, each as it was saved."));
    let html = home.path().join("short.json");
    let args = [
        "debrief",
        path,
        "--lucks",
        "4",
        "-o",
        html.to_str().unwrap(),
    ];
    ok(&play(home.path(), &args, ""));
    let debrief: Value = serde_json::from_str(&fs::read_to_string(&html).unwrap()).unwrap();
    assert_eq!(debrief["played"]["finished"], true);
    for turn in debrief["turns"].as_array().unwrap() {
        let from = turn["turn"].as_u64().unwrap();
        assert_eq!(turn.get("room"), None);
        for road in turn["roads"].as_array().unwrap() {
            let meters = road["same_luck_meters"].as_array().unwrap().len() as u64;
            assert_eq!(meters, 4 - from, "{road}");
        }
    }
    let refused = play(home.path(), &["play", SMALL, "--crises", "0"], "");
    assert_eq!(refused.status.code(), Some(2));
}

#[test]
fn the_save_of_a_workshop_is_listed_replayed_debriefed_and_gone_on_from() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("saves/room.twohats");
    fs::create_dir(home.path().join("saves")).unwrap();
    drop(workshop(&file));
    let path = file.to_str().unwrap();
    let list = listing(home.path());
    assert_eq!(
        (&list[0]["room"], &list[0]["decisions"]),
        (&Value::from(24), &Value::from(1))
    );
    let human = out(&play(home.path(), &["saves"], ""));
    assert!(human.contains("at crisis 2 of 4, grade "), "{human}");
    assert!(
        human.contains("a workshop with 24 people in the room"),
        "{human}"
    );
    let replayed = play(home.path(), &["replay", path], "");
    ok(&replayed);
    let said = out(&replayed);
    assert!(
        said.contains("1 decisions, each as it was saved."),
        "{said}"
    );
    assert!(said.contains("1 decision was taken back"), "{said}");
    // In the terminal it goes on as a plain game, to the same end.
    let resumed = play(home.path(), &["resume", path], "write\nsay\n1\n");
    ok(&resumed);
    let said = out(&resumed);
    assert!(
        said.contains("Only Ada knows") && said.contains("The end: "),
        "{said}"
    );
    for (name, words) in [
        (
            "room.json",
            &[
                "\"hands\": 15",
                "\"percent\": 75",
                "\"by\": \"hands\"",
                "\"way\": \"up\"",
            ][..],
        ),
        (
            "room.html",
            &[
                "How the room decided",
                "15 (75 %): <bdi>Give Ada the burner",
                "Stability up, ",
            ],
        ),
    ] {
        let written = home.path().join(name);
        let args = [
            "debrief",
            path,
            "--lucks",
            "4",
            "-o",
            written.to_str().unwrap(),
        ];
        ok(&play(home.path(), &args, ""));
        let text = fs::read_to_string(&written).unwrap();
        for word in words {
            assert!(text.contains(word), "{word} in {name}");
        }
    }
    let text = fs::read_to_string(home.path().join("room.json")).unwrap();
    let debrief: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(debrief["turns"].as_array().unwrap().len(), 4);
    assert_eq!(debrief["turns"][1].get("room"), None);
}
