//! Any bytes as a list of what a facilitator asks for, on a disk that is full now and then: nothing panics, the projector can always be
//! drawn, and a workshop that was closed stands where it stood.

#![no_main]

#[path = "../disk.rs"]
mod disk;

use std::sync::LazyLock;

use disk::{Scratch, length, with_limit};
use libfuzzer_sys::fuzz_target;
use serde_json::{Value, json};
use two_hats::content::library::rulebook;
use two_hats::content::{Library, Source, Story};
use two_hats::engine::Rulebook;
use two_hats::session::workshop::{Room, RoomIntent, Workshop};
use two_hats::session::{ScenarioVersion, Start};

static SCENARIO: LazyLock<(Source, Story)> = LazyLock::new(disk::scenario);
static RULES: LazyLock<(Source, Rulebook)> =
    LazyLock::new(|| rulebook("plain").expect("it is built in"));
static SCRATCH: LazyLock<Scratch> = LazyLock::new(|| Scratch::new("room"));

fuzz_target!(|data: &[u8]| {
    let file = SCRATCH.file();
    SCRATCH.clear();
    let mut bytes = data.iter().copied();
    let mut byte = || bytes.next();
    let (Some(seed), Some(size)) = (byte(), byte()) else {
        return;
    };
    let start = Start {
        scenario: SCENARIO.clone(),
        rulebook: RULES.clone(),
        seed: u64::from(seed),
        crises: (size > 200).then(|| u16::from(size) - 200),
        save: Some(file.clone()),
    };
    let Ok(room) = Room::new(u16::from(size % 50) + 1, 5) else {
        return;
    };
    let mut workshop = Workshop::start(start, room).expect("an empty folder takes a save");
    let (mut now, mut full) = (0_i64, false);
    while let Some(kind) = byte() {
        let (a, b) = (byte().unwrap_or(0), byte().unwrap_or(0));
        now += i64::from(b) * 100;
        let Some(intent) = intent(kind, a, b) else {
            continue;
        };
        // Some of the time the disk takes a few blocks more, or none.
        let limit = (kind >= 0xc0).then(|| length(&file) + u64::from(a % 8) * 512);
        full |= limit.is_some();
        let done = with_limit(limit, || workshop.submit(&intent, now));
        if done.is_err() && limit.is_some() && !file.exists() {
            return;
        }
        let _ = (workshop.projector(now), workshop.presenter(now));
    }
    let (step, turns) = (workshop.step(), workshop.session().view().turn);
    drop(workshop);
    let again = Workshop::resume(&file, &Library::default(), ScenarioVersion::Stored);
    let again = again.expect("what could be played can be gone on with");
    // What an error of the disk has left undecided is for the tests of saves.
    if !full {
        assert_eq!((again.step(), again.session().view().turn), (step, turns));
    }
    drop(again);
    SCRATCH.clear();
});

/// What three bytes ask for. Written as the journal writes it, so that further kinds are easily added.
fn intent(kind: u8, a: u8, b: u8) -> Option<RoomIntent> {
    let raw = SCENARIO.1.raw();
    let crisis = &raw.crises[usize::from(a) % raw.crises.len()];
    let response = &crisis.responses[usize::from(b) % crisis.responses.len()];
    let (crisis, response) = (&crisis.id, &response.id);
    let way = ["up", "down", "same"][usize::from(a) % 3];
    let meter = ["morale", "stability", "results", "nothing"][usize::from(b) % 4];
    let open = ["discuss", "predict", "hands"][usize::from(a) % 3];
    let value: Value = match kind % 17 {
        0 => json!("start_timer"),
        1 => json!("pause_timer"),
        2 => json!("add_minute"),
        3 => json!({ "open": open }),
        4 => json!({ "predict": { "crisis": crisis, "meter": meter, "way": way, "hands": b } }),
        5 => json!({ "predict": { "crisis": crisis, "meter": meter, "way": way, "hands": null } }),
        6 => json!({ "skip_prediction": { "crisis": crisis } }),
        7 => json!({ "hands": { "crisis": crisis, "response": response, "hands": a } }),
        8 => json!({ "choose": { "crisis": crisis, "response": response } }),
        9 => json!({ "reveal": { "crisis": crisis } }),
        10 => json!({ "break_tie": { "crisis": crisis, "response": response } }),
        11 => json!("next"),
        12 => json!({ "step_back": { "turn": a } }),
        13 => json!(if a % 2 == 0 { "pause" } else { "go_on" }),
        14 => json!({ "plan": plan(a, b) }),
        15 => json!({ "black": { "on": a % 2 == 0 } }),
        _ => json!({ "resize": { "size": u16::from(a) * 3 } }),
    };
    serde_json::from_value(value).ok()
}

/// A change of the plan.
fn plan(a: u8, b: u8) -> Value {
    let crises = &SCENARIO.1.raw().crises;
    let crisis = &crises[usize::from(b) % crises.len()].id;
    match a % 4 {
        0 => json!({ "length": { "crises": b % 9 } }),
        1 => json!({ "skip": { "crisis": crisis } }),
        2 => json!({ "unskip": { "crisis": crisis } }),
        _ => json!({ "hold_off": { "on": b % 2 == 0 } }),
    }
}
