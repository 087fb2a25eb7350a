//! A list of names to pick from, and what a room keeps for the day that it is opened again.

use two_hats::content::Library;
use two_hats::session::live::{
    Command, Live, LiveRefused, Reply, Request, Who, kept_codes, people_texts,
};
use two_hats::session::{Journal, ScenarioVersion, read};

use super::{Room, opened};

fn join(name: Option<&str>, sha256: &str) -> Request {
    Request::Join {
        name: name.map(str::to_owned),
        sha256: sha256.to_owned(),
    }
}

/// Something that stands for the hash of a token.
fn hex(name: &str) -> String {
    name.bytes().map(|byte| format!("{byte:02x}")).collect()
}

fn joined(live: &mut Live, name: &str) -> Reply {
    let request = join(Some(name), &hex(name));
    live.submit(&[request], 0, "").unwrap().remove(0)
}

fn list() -> Vec<String> {
    ["Ana", "Jiayi", "Marek"].map(str::to_owned).to_vec()
}

#[test]
fn people_pick_from_the_list_and_nobody_takes_a_neighbours_name() {
    let mut room = Room::new(opened(1), 0, None);
    room.live.list_names(&list(), 0).unwrap();
    let taken = Reply::Refused(LiveRefused::NameTaken);
    assert_eq!(joined(&mut room.live, "Jiayi"), Reply::Seat(1));
    assert_eq!(joined(&mut room.live, "Jiayi"), taken);
    let strange = joined(&mut room.live, "Zoe");
    assert_eq!(
        strange,
        Reply::Refused(LiveRefused::Unknown("name in the list"))
    );
    let none = room.live.submit(&[join(None, "x")], 0, "").unwrap();
    assert!(matches!(none[0], Reply::Refused(LiveRefused::BadText(_))));
    assert_eq!(joined(&mut room.live, "Ana"), Reply::Seat(2));
    assert_eq!(room.own(1)["name"], "Jiayi");
    let seats: Vec<Option<u32>> = room.live.door().list.iter().map(|l| l.seat).collect();
    assert_eq!(seats, [Some(2), Some(1), None]);

    // Another one of the list, but not a neighbour's; what was left is free.
    let rename = |name: &str| Command::Rename {
        name: name.to_owned(),
    };
    assert_eq!(room.ask(Who::Seat(2), rename("Jiayi")), taken);
    assert_eq!(room.ask(Who::Seat(2), rename("Marek")), Reply::Done);
    assert_eq!(joined(&mut room.live, "Ana"), Reply::Seat(3));
    // Whoever is taken out of the room leaves the name behind.
    room.console(Command::RemoveSeat { seat: 1 });
    let request = join(Some("Jiayi"), "another");
    let back = room.live.submit(&[request], 0, "").unwrap();
    assert_eq!(back, [Reply::Seat(4)]);
}

#[test]
fn names_of_a_list_lie_outside_the_chain_and_can_be_removed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("room.twohats");
    let mut room = Room::new(opened(1), 0, Some(&path));
    room.live.list_names(&list(), 0).unwrap();
    assert_eq!(joined(&mut room.live, "Jiayi"), Reply::Seat(1));
    drop(room);
    let record = read(&path).unwrap();
    for entry in &record.entries {
        let body = entry.event.body();
        assert!(!body.contains("Jiayi") && !body.contains("Marek"), "{body}");
    }
    let texts = people_texts(&record);
    assert_eq!(
        texts.len(),
        1,
        "the name that was picked belongs to its seat"
    );
    assert_eq!(record.personal(&texts[0].1), Some("Jiayi"));
    let (mut journal, _) = Journal::open(&path).unwrap();
    journal.remove(&[texts[0].1.personal], 0).unwrap();
    drop(journal);
    let live = Live::resume(&path, &Library::default(), ScenarioVersion::Stored, 9).unwrap();
    let own = live.own_view(1, false).unwrap();
    assert_eq!(own.name, "Seat 1");
    let left: Vec<String> = live.door().list.into_iter().map(|l| l.name).collect();
    assert_eq!(left, ["Ana", "Marek"]);
}

#[test]
fn codes_and_place_outlive_the_program_and_stand_in_no_event() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("room.twohats");
    let mut room = Room::new(opened(1), 1, Some(&path));
    assert_eq!(room.live.codes(), None);
    let at = ("192.168.1.5", 8080);
    let codes = ("CONSOLE234", "WALL5678");
    room.live.keep_served(codes, at, 0).unwrap();
    let seq = room.live.seq();
    room.live.keep_served(codes, at, 0).unwrap();
    assert_eq!(room.live.seq(), seq, "what is kept is not kept twice");
    drop(room);
    let live = Live::resume(&path, &Library::default(), ScenarioVersion::Stored, 9).unwrap();
    assert_eq!(live.codes(), Some(codes));
    assert_eq!(live.served(), Some(at));
    drop(live);
    let record = read(&path).unwrap();
    for entry in &record.entries {
        assert!(!entry.event.body().contains("CONSOLE234"));
    }
    // Removed, they let nobody in any more: others are drawn.
    let numbers: Vec<i64> = kept_codes(&record).iter().map(|c| c.personal).collect();
    let (mut journal, _) = Journal::open(&path).unwrap();
    journal.remove(&numbers, 0).unwrap();
    drop(journal);
    let live = Live::resume(&path, &Library::default(), ScenarioVersion::Stored, 9).unwrap();
    assert_eq!(live.codes(), None);
}
