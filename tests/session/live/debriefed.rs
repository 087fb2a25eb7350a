//! The end of a room: three acts on the wall, the better road on each phone, and what observers wrote.

use two_hats::session::live::{Command, Reply, Who};

use super::{Room, only_votes, opened};

/// Two tables of two at the end of two crises, which answered the first one differently.
fn played(path: Option<&std::path::Path>) -> Room {
    let mut room = Room::new(only_votes(2), 5, path);
    // Seat 5 sits at the first table.
    room.console(Command::Observe { seat: 5, on: true });
    room.console(Command::Plan(two_hats::session::PlanChange::Length {
        crises: Some(2),
    }));
    room.next();
    for (seat, response) in [(1, "split"), (3, "split"), (2, "wait"), (4, "wait")] {
        assert_eq!(room.vote(seat, response), Reply::Done);
    }
    let watched = [
        Command::Tick {
            crisis: "oven".to_owned(),
            met: vec![0],
        },
        Command::Note {
            crisis: "oven".to_owned(),
            text: "Hildegard was not asked.".to_owned(),
        },
    ];
    for command in watched {
        assert_eq!(room.ask(Who::Seat(5), command), Reply::Done);
    }
    room.next();
    room.next();
    for seat in 1..=4 {
        let first = room.seat(seat)["crisis"]["responses"][0]["id"].clone();
        assert_eq!(room.vote(seat, first.as_str().unwrap()), Reply::Done);
    }
    room.next();
    assert!(room.live.to_reckon().is_none(), "the game is not over yet");
    room.next();
    room
}

#[test]
fn at_the_end_the_wall_tells_it_in_three_acts_and_phones_show_the_better_road() {
    let mut room = played(None);
    assert!(room.wall()["acts"].is_null() && room.own(1)["turns"][0]["better"].is_null());
    let reckoning = room.live.to_reckon().unwrap();
    room.live.give_reckoned(reckoning.run(100));
    assert!(room.live.to_reckon().is_none(), "once is enough");
    let acts = room.wall()["acts"].clone();
    assert_eq!(acts["table"], 1);
    assert_eq!(acts["story"].as_array().unwrap().len(), 2);
    assert_eq!(acts["story"][0]["hat"], "Manage");
    assert_eq!(acts["parted"]["turn"], 1);
    let answers = acts["parted"]["answers"].as_array().unwrap();
    let tables: Vec<String> = answers.iter().map(|a| a["tables"].to_string()).collect();
    assert_eq!(tables, ["[1]", "[2]"]);
    let said = |at: usize| answers[at]["said"].as_str().unwrap().to_owned();
    assert_eq!(said(0), "", "its own answer is compared with nothing");
    assert!(said(1).starts_with("Under the same luck"), "{}", said(1));
    for (seat, title) in [(1, "The oven"), (2, "The oven")] {
        let turn = room.own(seat)["turns"][0].clone();
        assert_eq!(turn["title"], title);
        let taken = turn["better"]["text"] == turn["table"];
        assert_eq!(turn["better"]["taken"], taken, "{turn}");
    }
    let grades = |table: usize| room.wall()["tables"][table]["road"][1]["grade"].clone();
    let last = |table: usize| room.wall()["tables"][table]["grade"].clone();
    assert_eq!([grades(0), grades(1)], [last(0), last(1)]);

    // The console turns the page.
    assert_eq!(room.wall()["act"], 1);
    room.console(Command::ShowAct { act: 3 });
    assert_eq!(room.wall()["act"], 3);
    let none = room.ask(Who::Device(1), Command::ShowAct { act: 4 });
    assert!(matches!(none, Reply::Refused(_)));
    // Every phone has the story of its own table, and the wall tells that of the table that the console names.
    let did = |seat: u32| room.seat(seat)["story"][0]["did"].clone();
    let (first, second) = (did(1), did(2));
    assert_ne!(first, second, "the tables parted in the first crisis");
    assert_eq!(acts["story"][0]["did"], first);
    let before = room.wall();
    room.console(Command::ShowTable { table: 2 });
    let wall = room.wall();
    assert_eq!(wall["acts"]["table"], 2);
    assert_eq!(wall["acts"]["story"][0]["did"], second);
    assert_eq!(wall["end"]["grade"], wall["tables"][1]["grade"]);
    assert_ne!(wall["meters"], before["meters"]);
    let answers = wall["acts"]["parted"]["answers"].as_array().unwrap();
    let said = answers.iter().map(|answer| answer["said"] != "");
    assert_eq!(said.collect::<Vec<_>>(), [true, false], "{answers:?}");
    for table in [0, 2, 3] {
        let none = room.ask(Who::Device(1), Command::ShowTable { table });
        assert!(matches!(none, Reply::Refused(_)), "{table}");
    }
    // What is taken back is told no longer.
    room.console(Command::StepBack { turn: 2 });
    assert!(room.wall()["acts"].is_null());
}

#[test]
fn the_console_says_where_many_voted_otherwise() {
    let mut room = Room::new(opened(1), 5, None);
    room.next();
    room.next();
    for (seat, response) in [(1, "split"), (2, "split"), (3, "split"), (4, "wait")] {
        assert_eq!(room.vote(seat, response), Reply::Done);
    }
    room.console(Command::Reveal { number: 1 });
    assert_eq!(room.all()[1]["split"], serde_json::json!([]));
    room.console(Command::StepBack { turn: 1 });
    room.vote(5, "wait");
    room.console(Command::Reveal { number: 1 });
    assert_eq!(room.all()[1]["split"], serde_json::json!([1]));
    room.next();
    assert_eq!(room.all()[1]["split"], serde_json::json!([]));
}

#[test]
fn what_observers_saw_is_in_the_debrief_of_their_table_and_in_an_export() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("room.twohats");
    let mut room = played(Some(&path));
    let whole = Command::Note {
        crisis: String::new(),
        text: "They listened late.".to_owned(),
    };
    assert_eq!(room.ask(Who::Seat(5), whole), Reply::Done);
    drop(room);
    let save = path.to_str().unwrap();
    let json = folder.path().join("told.json");
    let told = |table: &str| {
        let file = json.to_str().unwrap();
        let args = [
            "debrief", save, "--lucks", "2", "--force", "--table", table, "-o", file,
        ];
        let (code, _, said) = super::after::run(&args);
        assert_eq!(code, 0, "{said}");
        std::fs::read_to_string(&json).unwrap()
    };
    let first = told("1");
    for words in [
        "Hildegard was not asked.",
        "They listened late.",
        "\"observers\": 1",
    ] {
        assert!(first.contains(words), "{words}");
    }
    assert!(!told("2").contains("Hildegard"));
    let (_, page, _) = super::after::run(&["debrief", save, "--lucks", "2"]);
    assert!(!page.is_empty());
    let (code, rows, said) = super::after::run(&["export", save, "observations"]);
    assert_eq!(code, 0, "{said}");
    let rows: Vec<&str> = rows.lines().collect();
    assert_eq!(
        rows,
        [
            "seat,name,table,crisis,kind,text",
            "5,,1,oven,met,Who took the oven on?",
            "5,,1,,note,They listened late.",
            "5,,1,oven,note,Hildegard was not asked.",
        ]
    );
    let (code, ..) = super::after::run(&["forget", save, "--seat", "5"]);
    assert_eq!(code, 0);
    let bytes = std::fs::read(&path).unwrap();
    let held = |word: &[u8]| bytes.windows(word.len()).any(|window| window == word);
    assert!(!held(b"Hildegard") && !held(b"listened late"));
}
