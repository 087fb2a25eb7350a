//! Whole rooms, from the briefing to the page of one's own.

use two_hats::content::Library;
use two_hats::engine::Hat;
use two_hats::session::live::{Ballot, Command, Live, LiveRefused, LiveStep, Reply, Steps, Who};
use two_hats::session::workshop::Way;
use two_hats::session::{PlanChange, ScenarioVersion, read, verify};

use super::{Room, opened};

#[test]
fn a_room_votes_predicts_names_hats_and_sees_what_came_of_it() {
    let mut room = Room::new(opened(1), 5, None);
    assert_eq!(room.step(), LiveStep::Briefing);
    room.next();
    assert_eq!(room.step(), LiveStep::Discuss);
    room.console(Command::StartTimer {});
    room.next();
    for (seat, response) in [(1, "split"), (2, "speech"), (3, "split"), (2, "split")] {
        assert_eq!(room.vote(seat, response), Reply::Done);
    }
    let count = |response: &str, ballot, count| Command::Count {
        table: 1,
        crisis: "oven".to_owned(),
        response: response.to_owned(),
        ballot,
        count,
    };
    room.console(count("wait", Ballot::Hands, 7));
    room.console(count("wait", Ballot::Hands, 1));
    room.console(count("wait", Ballot::Cards, 1));
    assert_eq!(room.wall()["tables"][0]["done"], 3);
    assert_eq!(room.own(2)["vote"], "split", "the last vote counts");
    room.next();
    assert_eq!(
        room.vote(4, "wait"),
        Reply::Refused(LiveRefused::Closed),
        "the round is closed"
    );
    let predict = Command::Predict {
        crisis: "oven".to_owned(),
        meter: "stability".to_owned(),
        way: Way::Up,
    };
    assert_eq!(room.ask(Who::Seat(1), predict), Reply::Done);
    room.next();
    let hat = |hat| Command::NameHat {
        crisis: "oven".to_owned(),
        hat,
    };
    assert_eq!(room.ask(Who::Seat(1), hat(Hat::Manage)), Reply::Done);
    assert_eq!(room.ask(Who::Seat(2), hat(Hat::Lead)), Reply::Done);
    room.next();

    let view = room.seat(1);
    let reveal = &view["reveal"];
    assert_eq!(reveal["response"], "split");
    assert_eq!(reveal["by"], "votes");
    let rows = reveal["rounds"][0].as_array().unwrap();
    let row = |id: &str| rows.iter().find(|row| row["response"] == id).unwrap();
    assert_eq!(row("split")["phones"], 3);
    assert_eq!([&row("wait")["hands"], &row("wait")["cards"]], [&1, &1]);
    assert_eq!(row("split")["percent"], 60);
    assert_eq!(reveal["hats"]["named"], 2);
    assert_eq!(reveal["hats"]["right"], 1);
    assert_eq!(reveal["predictions"][0]["people"], 1);
    assert_eq!(room.own(1)["hat_was"]["hat"], "Manage");
    assert!(!room.own(1)["verdict"].is_null());
    room.next();
    assert_eq!(room.wall()["step"]["number"], 2);
    assert!(
        room.own(1)["vote"].is_null(),
        "another crisis, another vote"
    );
}

#[test]
fn talking_keeps_both_rounds_and_a_first_vote_stands_until_it_is_changed() {
    let steps = Steps {
        again: true,
        predict: false,
        name_hat: false,
        ..Steps::default()
    };
    let mut room = Room::new(
        two_hats::session::live::RoomOpened { steps, ..opened(1) },
        3,
        None,
    );
    room.next();
    room.next();
    for (seat, response) in [(1, "split"), (2, "speech"), (3, "speech")] {
        assert_eq!(room.vote(seat, response), Reply::Done);
    }
    room.next();
    assert_eq!(room.step(), LiveStep::Talk);
    room.next();
    assert_eq!(room.vote(2, "split"), Reply::Done);
    room.next();
    let view = room.seat(1);
    let phones = |round: usize, id: &str| {
        let rows = view["reveal"]["rounds"][round].as_array().unwrap();
        rows.iter().find(|row| row["response"] == id).unwrap()["phones"].clone()
    };
    assert_eq!(phones(0, "speech"), 2);
    assert_eq!(phones(1, "split"), 2);
    assert_eq!(view["reveal"]["response"], "split");
    assert_eq!(room.own(2)["first"], "speech");
    assert_eq!(room.own(2)["vote"], "split");
}

#[test]
fn the_speaker_that_was_drawn_breaks_a_tie_and_nobody_else() {
    let mut room = Room::new(opened(1), 2, None);
    room.next();
    room.next();
    room.vote(1, "split");
    room.vote(2, "speech");
    room.console(Command::Reveal { number: 1 });
    assert_eq!(room.step(), LiveStep::Tie);
    let tie = room.wall()["tie"].clone();
    assert_eq!(tie["responses"].as_array().unwrap().len(), 2);
    let speaker = tie["speaker"].as_u64().unwrap() as u32;
    let breaks = |response: &str| Command::BreakTie {
        crisis: "oven".to_owned(),
        response: response.to_owned(),
    };
    let other = 3 - speaker;
    assert_eq!(
        room.ask(Who::Seat(other), breaks("split")),
        Reply::Refused(LiveRefused::NotAllowed)
    );
    assert!(matches!(
        room.ask(Who::Seat(speaker), breaks("wait")),
        Reply::Refused(LiveRefused::NotOffered(_))
    ));
    assert_eq!(room.ask(Who::Seat(speaker), breaks("speech")), Reply::Done);
    assert_eq!(room.ask(Who::Seat(speaker), breaks("speech")), Reply::Again);
    assert_eq!(room.seat(1)["reveal"]["by"], "speaker");
    assert_eq!(room.seat(1)["reveal"]["response"], "speech");
}

#[test]
fn tables_go_their_own_roads_under_one_luck_and_the_save_tells_all_of_them() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("room.twohats");
    let mut room = Room::new(opened(3), 6, Some(&path));
    room.next();
    room.next();
    // Seats are dealt in turn: 1 and 4 sit at the first table.
    for (seat, response) in [(1, "split"), (4, "split"), (2, "speech"), (3, "wait")] {
        assert_eq!(room.vote(seat, response), Reply::Done);
    }
    room.console(Command::Reveal { number: 1 });
    let wall = room.wall();
    let hats: Vec<&str> = (0..3)
        .map(|at| wall["tables"][at]["hat"].as_str().unwrap())
        .collect();
    assert_eq!(hats, ["Manage", "Lead", "Wait"]);
    room.next();
    room.console(Command::Choose {
        table: 2,
        crisis: room.seat(2)["crisis"]["id"].as_str().unwrap().to_owned(),
        response: "promise".to_owned(),
    });
    room.console(Command::StepBack { turn: 2 });
    assert_eq!(room.live.epoch(), 1);
    room.console(Command::Plan(PlanChange::HoldOff { on: true }));
    let before = room.all();
    drop(room);

    let record = read(&path).unwrap();
    assert_eq!(record.table_count(), 3);
    for (table, response) in [(1, "split"), (2, "speech"), (3, "wait")] {
        let record = record.of_table(table).unwrap();
        let told: Vec<&str> = record.decisions.iter().map(|d| &*d.response).collect();
        assert_eq!(told, [response]);
        let verified = verify(&record, &path).unwrap();
        assert_eq!(verified.first_fault(), None, "table {table}");
    }
    assert!(record.of_table(4).is_none());
    assert_eq!(record.of_table(2).unwrap().taken_back.len(), 1);
    let again = Live::resume(&path, &Library::default(), ScenarioVersion::Stored, 2_000).unwrap();
    assert_eq!(super::all(&again), before);
    assert_eq!(again.seat_of("token 3"), Some(3));
}

#[test]
fn a_decision_that_was_taken_back_is_asked_again_with_its_votes() {
    let mut room = Room::new(opened(1), 3, None);
    room.next();
    room.next();
    room.vote(1, "split");
    room.console(Command::Reveal { number: 1 });
    let old = room.live.epoch();
    room.console(Command::StepBack { turn: 1 });
    assert_eq!(room.step(), LiveStep::Vote);
    assert!(room.live.epoch() > old);
    assert_eq!(room.own(1)["vote"], "split");
    // What was on its way when the decision was taken back belongs to another past.
    let late = two_hats::session::live::Request::Do {
        who: Who::Seat(2),
        cid: 900,
        epoch: old,
        command: Command::Vote {
            crisis: "oven".to_owned(),
            round: 1,
            response: "wait".to_owned(),
        },
    };
    let reply = room.live.submit(&[late], 0, "").unwrap().remove(0);
    assert_eq!(reply, Reply::Refused(LiveRefused::Closed));
}

#[test]
fn whoever_leaves_or_moves_takes_an_open_vote_along_and_leaves_closed_ones() {
    let mut room = Room::new(opened(2), 4, None);
    room.next();
    room.next();
    for seat in 1..=4 {
        room.vote(seat, "split");
    }
    room.console(Command::RemoveSeat { seat: 1 });
    room.console(Command::MoveSeat { seat: 2, table: 1 });
    assert_eq!(room.wall()["tables"][0]["done"], 1);
    room.console(Command::Reveal { number: 1 });
    room.console(Command::RemoveSeat { seat: 3 });
    assert_eq!(room.seat(2)["reveal"]["rounds"][0][0]["phones"], 1);
    assert_eq!(room.live.seat_of("token 1"), None);
}

#[test]
fn a_room_that_was_played_on_as_a_plain_game_asks_the_crisis_at_hand() {
    use two_hats::session::{Intent, Session};
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("room.twohats");
    let mut room = Room::new(opened(1), 2, Some(&path));
    room.next();
    room.next();
    drop(room);
    let mut session = Session::resume(&path, &Library::default(), ScenarioVersion::Stored).unwrap();
    let choose = Intent::Choose {
        crisis: "oven".to_owned(),
        response: "split".to_owned(),
    };
    session.submit(&choose).unwrap();
    drop(session);
    let live = Live::resume(&path, &Library::default(), ScenarioVersion::Stored, 9).unwrap();
    let wall = serde_json::to_value(live.wall_view(0, 9)).unwrap();
    assert_eq!(wall["step"]["step"], "discuss");
    assert_eq!(wall["step"]["number"], 2);
}

#[test]
fn a_plain_game_is_no_room() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("game.twohats");
    let start = super::start(super::scenario(super::SMALL), Some(path.clone()));
    drop(two_hats::session::Session::start(start).unwrap());
    let error = Live::resume(&path, &Library::default(), ScenarioVersion::Stored, 0).unwrap_err();
    assert!(error.to_string().contains("workshop"), "{error}");
}
