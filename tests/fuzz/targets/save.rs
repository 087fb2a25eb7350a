//! Any bytes as a save, and any events as what was appended to one with an honest chain: reading, verifying and resuming it end with an error
//! or a game, never with a panic.

#![no_main]

#[path = "../disk.rs"]
mod disk;

use std::path::Path;
use std::sync::LazyLock;

use disk::Scratch;
use libfuzzer_sys::fuzz_target;
use serde_json::json;
use two_hats::content::Library;
use two_hats::content::library::rulebook;
use two_hats::session::live::{Access, Live, Names, Request, RoomOpened, Steps, Who};
use two_hats::session::workshop::{Room, Workshop};
use two_hats::session::{Event, Journal, Save, ScenarioVersion, Session, Start, read, verify};

static SCRATCH: LazyLock<Scratch> = LazyLock::new(|| Scratch::new("save"));

/// A game, a workshop and a room with phones, just begun.
static BEGUN: LazyLock<[Vec<u8>; 3]> = LazyLock::new(|| {
    let file = SCRATCH.file();
    let start = || {
        SCRATCH.clear();
        Start {
            scenario: disk::scenario(),
            rulebook: rulebook("plain").expect("it is built in"),
            seed: 4,
            crises: None,
            save: Some(file.clone()),
        }
    };
    let bytes = || std::fs::read(&file).expect("it was just written");
    drop(Session::start(start()).expect("a game begins"));
    let game = bytes();
    let room = Room::new(12, 5).expect("a room has people");
    drop(Workshop::start(start(), room).expect("a workshop begins"));
    let workshop = bytes();
    let opened = RoomOpened {
        tables: 2,
        names: Names::None,
        choose: true,
        minutes: 5,
        steps: Steps::default(),
    };
    drop(Live::start(start(), opened, "7KQ4M2", 0).expect("a room opens"));
    [game, workshop, bytes()]
});

/// Saves to begin from, and the events of a crisis with phones, into the folder of seeds.
fn seeds() {
    let Ok(folder) = std::env::var("TWO_HATS_FUZZ_SEEDS") else {
        return;
    };
    let folder = Path::new(&folder);
    let write = |name: &str, bytes: &[u8]| {
        std::fs::write(folder.join(name), bytes).expect("the folder can be written to");
    };
    for (which, begun) in BEGUN.iter().enumerate() {
        write(&format!("begun-{which}"), begun);
    }
    let file = SCRATCH.file();
    SCRATCH.clear();
    std::fs::write(&file, &BEGUN[2]).expect("the folder can be written to");
    let live = Live::resume(&file, &Library::default(), ScenarioVersion::Stored, 0);
    let mut live = live.expect("it was just begun");
    let sha256 = |of: &str| of.to_owned();
    let access = Access::Console;
    let mut requests = vec![Request::Enter { access, sha256: sha256("console") }];
    for seat in 1..=3 {
        requests.push(Request::Join { name: None, sha256: format!("seat {seat}") });
    }
    live.submit(&requests, 0, "NEWCDE").expect("there is room");
    let mut cid = 0;
    let mut asked = |live: &mut Live, who: Who, command: serde_json::Value| {
        cid += 1;
        // In the briefing nothing is asked.
        let Ok(command) = serde_json::from_value(command) else {
            return;
        };
        let epoch = live.epoch();
        let _ = live.submit(&[Request::Do { who, cid, epoch, command }], 1_000, "NEWCDE");
    };
    for round in 0..8 {
        let wall = serde_json::to_value(live.wall_view(0, 0)).expect("it has no maps");
        let crisis = &wall["crisis"]["id"];
        for seat in 1..=3 {
            let response = &wall["crisis"]["responses"][usize::from(round > 4)]["id"];
            let vote = json!({"vote": {"crisis": crisis, "round": 1, "response": response}});
            asked(&mut live, Who::Seat(seat), vote);
            asked(&mut live, Who::Seat(seat), json!({"predict": {"crisis": crisis, "meter": "morale", "way": "up"}}));
            asked(&mut live, Who::Seat(seat), json!({"name_hat": {"crisis": crisis, "hat": "Lead"}}));
        }
        let step = &wall["step"];
        let next = json!({"next": {"from": step["step"], "number": step["number"]}});
        asked(&mut live, Who::Device(1), next);
    }
    asked(&mut live, Who::Device(1), json!({"step_back": {"turn": 1}}));
    drop(live);
    let record = read(&file).expect("it was just written");
    let lines: Vec<String> = record.entries.iter().skip(4).map(|entry| format!("{} {}", entry.event.kind(), entry.event.body())).collect();
    for (which, name) in ["game", "workshop", "room"].into_iter().enumerate() {
        write(name, format!("{}{}", which as u8 as char, lines.join("\n")).as_bytes());
    }
    write("played", &std::fs::read(&file).expect("it is there"));
    SCRATCH.clear();
}

fuzz_target!(init: seeds(), |data: &[u8]| {
    let file = SCRATCH.file();
    SCRATCH.clear();
    if data.starts_with(b"SQLite") {
        open(&file, data);
    } else if let Some((&which, events)) = data.split_first() {
        let begun = &BEGUN[usize::from(which) % 3];
        std::fs::write(&file, begun).expect("the folder can be written to");
        let events = String::from_utf8_lossy(events);
        // One event a line: its kind, and its body.
        let events = events.lines().filter_map(|line| {
            let (kind, body) = line.split_once(' ')?;
            Event::read(kind, body).ok()
        });
        let (mut journal, _) = Journal::open(&file).expect("it was just begun");
        let mut batch = journal.batch().expect("nothing has failed");
        for event in events {
            batch.push(1_000, event);
        }
        journal.append(batch).expect("there is room");
        drop(journal);
        let bytes = std::fs::read(&file).expect("it is there");
        open(&file, &bytes);
    }
    SCRATCH.clear();
});

/// Opens a save in every way there is.
fn open(file: &Path, data: &[u8]) {
    let library = Library::default();
    let again = || std::fs::write(file, data).expect("the folder can be written to");
    again();
    if let Ok(record) = read(file) {
        let _ = verify(&record, file);
    }
    let _ = Save::look(file).can_go_on();
    if let Ok(session) = Session::resume(file, &library, ScenarioVersion::Stored) {
        let _ = session.view();
    }
    again();
    if let Ok(workshop) = Workshop::resume(file, &library, ScenarioVersion::Stored) {
        let _ = (workshop.projector(0), workshop.presenter(0));
    }
    again();
    if let Ok(live) = Live::resume(file, &library, ScenarioVersion::Stored, 0) {
        let _ = live.wall_view(0, 0);
        for seat in live.seats() {
            let _ = live.own_view(seat, false);
        }
    }
}
