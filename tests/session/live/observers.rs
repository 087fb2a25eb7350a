//! Seats that watch.

use two_hats::content::Library;
use two_hats::session::live::{Command, Live, LiveRefused, Reply, Who};
use two_hats::session::{ScenarioVersion, read};

use super::{Room, all, opened};

fn watched(path: Option<&std::path::Path>) -> Room {
    let mut room = Room::new(opened(1), 3, path);
    room.console(Command::Observe { seat: 3, on: true });
    room.next();
    room.next();
    room
}

fn tick(met: &[u16]) -> Command {
    Command::Tick {
        crisis: "oven".to_owned(),
        met: met.to_vec(),
    }
}

fn note(crisis: &str, text: &str) -> Command {
    Command::Note {
        crisis: crisis.to_owned(),
        text: text.to_owned(),
    }
}

#[test]
fn who_watches_counts_nowhere_and_votes_on_nothing() {
    let mut room = watched(None);
    assert_eq!(room.wall()["room"]["people"], 2);
    assert_eq!(room.wall()["room"]["observers"], 1);
    assert_eq!(room.wall()["tables"][0]["people"], 2);
    assert_eq!(
        room.vote(3, "split"),
        Reply::Refused(LiveRefused::NotAllowed)
    );
    assert_eq!(room.vote(1, "split"), Reply::Done);
    let not = Reply::Refused(LiveRefused::NotAllowed);
    assert_eq!(room.ask(Who::Seat(1), tick(&[0])), not);
    assert_eq!(room.ask(Who::Seat(1), note("oven", "x")), not);
    // A vote that was given before is not left behind.
    assert_eq!(room.vote(2, "speech"), Reply::Done);
    room.console(Command::Observe { seat: 2, on: true });
    room.console(Command::Reveal { number: 1 });
    assert_eq!(room.seat(1)["reveal"]["response"], "split");
    room.console(Command::Observe { seat: 2, on: false });
    assert_eq!(room.wall()["room"]["people"], 2);
}

#[test]
fn who_watches_ticks_what_the_crisis_asks_for_and_writes_notes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("room.twohats");
    let mut room = watched(Some(&path));
    let expected = room.own(3)["observer"]["expectations"].clone();
    assert_eq!(expected[0]["text"], "Who took the oven on?");
    assert_eq!(expected[0]["met"], false);
    assert!(room.own(1)["observer"].is_null());
    assert_eq!(room.ask(Who::Seat(3), tick(&[0])), Reply::Done);
    let unknown = Reply::Refused(LiveRefused::Unknown("expectation"));
    assert_eq!(room.ask(Who::Seat(3), tick(&[0, 99])), unknown);
    let first = note("oven", "They never asked Hildegard.");
    assert_eq!(room.ask(Who::Seat(3), first), Reply::Done);
    let starter = note("starter", "too early");
    assert_eq!(
        room.ask(Who::Seat(3), starter),
        Reply::Refused(LiveRefused::OtherCrisis)
    );
    assert_eq!(room.own(3)["observer"]["expectations"][0]["met"], true);
    assert_eq!(
        room.own(3)["observer"]["note"],
        "They never asked Hildegard."
    );
    room.vote(1, "split");
    room.console(Command::Reveal { number: 1 });
    room.next();
    // A note that comes late belongs to the crisis that it was written on.
    let late = note("oven", "They asked Hildegard late.");
    assert_eq!(room.ask(Who::Seat(3), late), Reply::Done);
    assert!(
        room.own(3)["observer"]["note"].is_null(),
        "another crisis, another note"
    );
    assert_eq!(room.own(3)["observer"]["notes"], 1);
    let before = room.all();
    drop(room);
    let record = read(&path).unwrap();
    for entry in &record.entries {
        assert!(!entry.event.body().contains("Hildegard"));
    }
    let again = Live::resume(&path, &Library::default(), ScenarioVersion::Stored, 9).unwrap();
    assert_eq!(all(&again), before);
}
