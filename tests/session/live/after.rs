//! After the room: exports, the debrief of each table, and what people wrote goes when they want it to.

use std::path::Path;
use std::process::Command as Process;

use two_hats::session::live::{Command, Names, Reply, RoomOpened, Who};
use two_hats::session::read;

use super::{Room, opened};

pub(crate) fn run(args: &[&str]) -> (i32, String, String) {
    let home = tempfile::tempdir().unwrap();
    let output = Process::new(env!("CARGO_BIN_EXE_two-hats"))
        .env("TWO_HATS_DATA", home.path())
        .args(args)
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (
        output.status.code().unwrap(),
        text(output.stdout),
        text(output.stderr),
    )
}

/// Two tables with names, one crisis played, two commitments.
fn played(path: &Path) {
    let opened = RoomOpened {
        names: Names::Ask,
        ..opened(2)
    };
    let mut room = Room::new(opened, 4, Some(path));
    room.next();
    room.next();
    for (seat, response) in [(1, "split"), (3, "speech"), (3, "split"), (2, "wait")] {
        assert_eq!(room.vote(seat, response), Reply::Done);
    }
    room.console(Command::Reveal { number: 1 });
    for (seat, text) in [
        (1, "I shall ask Hildegard first."),
        (2, "=Nothing, and Kunigunde knows."),
    ] {
        let commit = Command::Commit {
            text: text.to_owned(),
        };
        assert_eq!(room.ask(Who::Seat(seat), commit), Reply::Done);
    }
}

#[test]
fn a_room_is_exported_row_for_row_and_told_table_by_table() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("room.twohats");
    played(&path);
    let save = path.to_str().unwrap();
    let (code, votes, said) = run(&["export", save, "votes"]);
    assert_eq!(code, 0, "{said}");
    let lines: Vec<&str> = votes.lines().collect();
    assert_eq!(
        lines,
        [
            "seat,table,crisis,round,response,seconds,changed",
            "1,1,oven,1,split,0.000,0",
            "3,1,oven,1,split,0.000,1",
            "2,2,oven,1,wait,0.000,0",
        ]
    );
    let (_, tables, _) = run(&["export", save, "tables"]);
    assert!(
        tables.contains("\n1,1,oven,split,") && tables.contains("\n2,1,oven,wait,"),
        "{tables}"
    );
    let (_, list, _) = run(&["export", save, "commitments"]);
    assert!(
        list.contains("1,Name 1,I shall ask Hildegard first."),
        "{list}"
    );
    assert!(
        list.contains("'=Nothing"),
        "no spreadsheet reads it as a formula: {list}"
    );
    let ics = folder.path().join("later.ics");
    let (code, _, said) = run(&["export", save, "commitments", "-o", ics.to_str().unwrap()]);
    assert_eq!(code, 0, "{said}");
    let calendar = std::fs::read_to_string(&ics).unwrap();
    assert_eq!(calendar.matches("BEGIN:VEVENT").count(), 2, "{calendar}");
    assert!(
        calendar.contains("DTSTART;VALUE=DATE:") && calendar.contains("Hildegard"),
        "{calendar}"
    );
    for (table, words) in [
        ("1", "Give Ada the burner"),
        ("2", "Wait until the town wakes up"),
    ] {
        let (code, told, said) = run(&["debrief", save, "--lucks", "2", "--table", table]);
        assert_eq!(code, 0, "{said}");
        assert!(told.contains(words), "{told}");
    }
    let (code, _, said) = run(&["debrief", save, "--table", "3"]);
    assert_eq!(code, 2);
    assert!(said.contains("no table 3"), "{said}");
    let (code, told, _) = run(&["replay", save]);
    assert_eq!(code, 0, "{told}");
}

#[test]
fn what_is_forgotten_is_in_no_byte_of_the_file_and_the_rest_is_still_proved() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("room.twohats");
    played(&path);
    let save = path.to_str().unwrap();
    let holds = |word: &str| {
        let bytes = std::fs::read(&path).unwrap();
        bytes
            .windows(word.len())
            .any(|window| window == word.as_bytes())
    };
    assert!(holds("Hildegard") && holds("Kunigunde") && holds("Name 1"));
    let (code, _, said) = run(&["forget", save, "--seat", "1"]);
    assert_eq!(code, 0, "{said}");
    assert!(!holds("Hildegard") && !holds("Name 1"));
    assert!(holds("Kunigunde"), "only what was asked for");
    let (code, _, said) = run(&["forget", save, "--seat", "9"]);
    assert_eq!(
        (code, said.contains("seat 9 wrote nothing")),
        (2, true),
        "{said}"
    );
    let (code, ..) = run(&["forget", save, "--all"]);
    assert_eq!(code, 0);
    assert!(!holds("Kunigunde") && !holds("Name 2"));
    let (code, told, said) = run(&["replay", save]);
    assert_eq!(code, 0, "{said}");
    assert!(told.contains("removed"), "{told}");
    assert_eq!(read(&path).unwrap().removed, 6);
    let (_, list, _) = run(&["export", save, "commitments"]);
    assert_eq!(list.lines().count(), 1, "{list}");
    let (code, ..) = run(&["export", "tests/fixtures/saves/none.twohats", "votes"]);
    assert_eq!(code, 2);
}
