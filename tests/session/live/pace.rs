//! Tables at their own pace up to a barrier.

use two_hats::content::Library;
use two_hats::session::ScenarioVersion;
use two_hats::session::live::{Command, Live, LiveRefused, LiveStep, Reply, Who};

use super::{Room, all, only_votes};

/// Two tables of two (seats 1 and 3, 2 and 4), at the vote on the first crisis, at their own pace until the second reveal.
fn apart(path: Option<&std::path::Path>) -> Room {
    let mut room = Room::new(only_votes(2), 4, path);
    room.console(Command::SetPace { until: Some(2) });
    room.next();
    assert_eq!(room.step(), LiveStep::Vote);
    room
}

fn go(room: &mut Room, seat: u32) -> Reply {
    let step = room.seat(seat)["step"].clone();
    let go = Command::GoOn {
        from: serde_json::from_value(step["step"].clone()).unwrap(),
        number: step["number"].as_u64().unwrap() as u16,
    };
    room.ask(Who::Seat(seat), go)
}

fn step(room: &Room, seat: u32) -> String {
    let step = room.seat(seat)["step"].clone();
    format!("{} {}", step["number"], step["step"].as_str().unwrap())
}

#[test]
fn a_table_goes_on_by_itself_until_the_barrier_and_waits_there() {
    let mut room = apart(None);
    assert_eq!(room.seat(1)["table"]["may_go"], false);
    assert!(
        matches!(go(&mut room, 1), Reply::Refused(LiveRefused::NotNow(_))),
        "nobody has voted"
    );
    assert_eq!(room.vote(1, "split"), Reply::Done);
    assert_eq!(
        room.seat(1)["table"]["may_go"],
        true,
        "half of the table has voted"
    );
    assert_eq!(room.seat(2)["table"]["may_go"], false);
    assert_eq!(go(&mut room, 3), Reply::Done);
    assert_eq!(step(&room, 1), "1 reveal");
    assert_eq!(step(&room, 2), "1 vote", "the other table is where it was");
    assert_eq!(go(&mut room, 1), Reply::Done);
    assert_eq!(step(&room, 1), "2 vote");
    // Somebody who pressed at the same time moves nothing further.
    let late = Command::GoOn {
        from: LiveStep::Reveal,
        number: 1,
    };
    assert_eq!(room.ask(Who::Seat(3), late), Reply::Older);
    let crisis = room.seat(1)["crisis"]["responses"][0]["id"].clone();
    assert_eq!(room.vote(1, crisis.as_str().unwrap()), Reply::Done);
    assert_eq!(go(&mut room, 1), Reply::Done);
    assert_eq!(step(&room, 1), "2 reveal");
    assert!(
        matches!(go(&mut room, 1), Reply::Refused(LiveRefused::NotNow(_))),
        "the barrier"
    );
    assert_eq!(
        room.wall()["room"]["pace"],
        serde_json::json!({"until": 2, "through": 1, "going": 1})
    );
    // The console brings the last ones on, step by step, and nobody else.
    room.vote(2, "wait");
    room.next();
    assert_eq!(
        (step(&room, 1), step(&room, 2)),
        ("2 reveal".into(), "1 reveal".into())
    );
    room.next();
    assert_eq!(
        (step(&room, 1), step(&room, 2)),
        ("2 reveal".into(), "2 vote".into())
    );
    let crisis = room.seat(2)["crisis"]["responses"][0]["id"].clone();
    room.vote(2, crisis.as_str().unwrap());
    room.next();
    assert!(
        room.wall()["room"]["pace"].is_null(),
        "all are through: in step again"
    );
    room.next();
    assert_eq!(
        (step(&room, 1), step(&room, 2)),
        ("3 vote".into(), "3 vote".into())
    );
    assert!(matches!(
        go(&mut room, 1),
        Reply::Refused(LiveRefused::NotNow(_))
    ));
}

#[test]
fn while_tables_are_apart_the_wall_shows_who_is_through_and_nothing_that_lies_ahead() {
    let mut room = apart(None);
    room.vote(1, "split");
    go(&mut room, 1);
    let wall = room.wall();
    assert_eq!(wall["tables"][0]["step"], "reveal");
    assert_eq!(wall["tables"][0]["number"], 1);
    let text = wall.to_string();
    for ahead in [
        "Give Ada the burner",
        "The burner coughs",
        "The oven",
        "\"Manage\"",
        "\"percent\"",
    ] {
        assert!(!text.contains(ahead), "{ahead}: {text}");
    }
    assert!(wall["crisis"].is_null() && wall["reveal"].is_null());
    assert_eq!(wall["tables"][0]["road"], serde_json::json!([]));
    let console = room.all()[1].to_string();
    assert!(
        console.contains("Give Ada the burner"),
        "the console sees it"
    );
    room.vote(2, "wait");
    room.next();
    let road = room.wall()["tables"][0]["road"].clone();
    assert_eq!(
        road[0]["hat"], "Manage",
        "what all have behind them may be shown: {road}"
    );
}

#[test]
fn what_arrives_at_one_table_stays_when_another_goes_on() {
    use two_hats::content::raw::InjectKind;
    let mut room = apart(None);
    let inject = |table, text: &str| Command::Inject {
        id: None,
        kind: InjectKind::Mail,
        from: "The Hill".to_owned(),
        text: text.to_owned(),
        table,
    };
    room.console(inject(Some(2), "For two."));
    room.console(inject(None, "For all."));
    room.vote(1, "split");
    go(&mut room, 1);
    go(&mut room, 1);
    assert_eq!(room.seat(1)["injects"], serde_json::json!([]));
    assert_eq!(room.seat(2)["injects"].as_array().unwrap().len(), 2);
}

#[test]
fn tables_apart_stand_where_they_stood_when_the_room_is_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("room.twohats");
    let mut room = apart(Some(&path));
    room.vote(1, "split");
    go(&mut room, 1);
    go(&mut room, 1);
    room.console(Command::SetPace { until: None });
    room.console(Command::SetPace { until: Some(3) });
    let before = room.all();
    drop(room);
    let again = Live::resume(&path, &Library::default(), ScenarioVersion::Stored, 9).unwrap();
    assert_eq!(all(&again), before);
}
