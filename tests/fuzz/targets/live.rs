//! Any bytes as what phones and consoles ask of a room, on a disk that is full now and then: nothing panics, every screen can be drawn, and
//! a room that was closed stands where it stood.

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
use two_hats::session::live::{
    Access, Around, Command, Live, Names, Presence, Request, RoomOpened, Steps, Who,
};
use two_hats::session::{ScenarioVersion, Start};

static SCENARIO: LazyLock<(Source, Story)> = LazyLock::new(disk::scenario);
static RULES: LazyLock<(Source, Rulebook)> =
    LazyLock::new(|| rulebook("plain").expect("it is built in"));
static SCRATCH: LazyLock<Scratch> = LazyLock::new(|| Scratch::new("live"));

fuzz_target!(|data: &[u8]| {
    let file = SCRATCH.file();
    SCRATCH.clear();
    let mut bytes = data.iter().copied();
    let mut byte = || bytes.next();
    let (Some(seed), Some(tables), Some(steps)) = (byte(), byte(), byte()) else {
        return;
    };
    let start = Start {
        scenario: SCENARIO.clone(),
        rulebook: RULES.clone(),
        seed: u64::from(seed),
        crises: None,
        save: Some(file.clone()),
    };
    let opened = RoomOpened {
        tables: 1 + u16::from(tables % 3),
        names: Names::None,
        choose: tables >= 128,
        minutes: 5,
        steps: Steps {
            discuss: steps & 1 > 0,
            again: steps & 2 > 0,
            predict: steps & 4 > 0,
            name_hat: steps & 8 > 0,
        },
    };
    let mut live = Live::start(start, opened, "7KQ4M2", 0).expect("an empty folder takes a save");
    let (mut now, mut full, mut cid) = (0_i64, false, 0_u64);
    let mut batch = Vec::new();
    while let Some(kind) = byte() {
        let (a, b) = (byte().unwrap_or(0), byte().unwrap_or(0));
        now += i64::from(b) * 100;
        // Now and then the same number again.
        cid += u64::from(a % 16 > 0);
        let epoch = live.epoch().saturating_sub(u32::from(b % 32 == 31));
        batch.extend(request(&live, kind, a, b, cid, epoch));
        if kind < 64 && batch.len() < 8 {
            continue;
        }
        let limit = (kind >= 0xe0).then(|| length(&file) + u64::from(a % 8) * 512);
        full |= limit.is_some();
        let done = with_limit(limit, || live.submit(&batch, now, "NEWCDE"));
        batch.clear();
        let _ = draw(&live, now);
        if done.is_err() {
            assert!(limit.is_some(), "the disk was well: {done:?}");
            if !live.is_sure() {
                return;
            }
        }
    }
    let was = draw(&live, now);
    drop(live);
    let again = Live::resume(&file, &Library::default(), ScenarioVersion::Stored, now);
    let again = again.expect("what could be played can be gone on with");
    // What an error of the disk has left undecided is for the tests of saves.
    if !full {
        assert_eq!(draw(&again, now), was);
    }
    drop(again);
    SCRATCH.clear();
});

/// Everything that anybody sees.
fn draw(live: &Live, now: i64) -> Value {
    let around = Around {
        here: 0,
        presence: &|_| Presence::Gone,
        claims: &[],
        problems: Vec::new(),
    };
    let seats = live.seats().into_iter().map(|seat| {
        let sees = live.sees_as(seat).map(|sees| live.seat_view(sees, now));
        json!([sees, live.own_view(seat, false)])
    });
    json!([
        seats.collect::<Vec<_>>(),
        live.wall_view(0, now),
        live.console_view(&around, now),
        live.seq(),
        live.epoch()
    ])
}

/// What three bytes ask for. Written as pages write it.
fn request(live: &Live, kind: u8, a: u8, b: u8, cid: u64, epoch: u32) -> Option<Request> {
    let sha256 = format!("{a:02x}{b:02x}");
    match kind % 64 {
        0..=5 => return Some(Request::Join { name: None, sha256 }),
        6 => return Some(Request::Enter { access: Access::Console, sha256 }),
        7 => return Some(Request::Enter { access: Access::Wall, sha256 }),
        8 => return Some(Request::Hand { seat: u32::from(a % 8), sha256 }),
        _ => {}
    }
    let wall = serde_json::to_value(live.wall_view(0, 0)).ok()?;
    let raw = SCENARIO.1.raw();
    let asked = wall["crisis"]["id"].as_str();
    let crisis = raw.crises.iter().find(|crisis| Some(&*crisis.id) == asked);
    let crisis = crisis.unwrap_or(&raw.crises[usize::from(b) % raw.crises.len()]);
    let response = &crisis.responses[usize::from(b) % crisis.responses.len()].id;
    let (crisis, table) = (&crisis.id, u16::from(a % 4));
    let (step, number) = (&wall["step"]["step"], &wall["step"]["number"]);
    let round = wall["step"]["round"].as_u64().unwrap_or(1) + u64::from(a % 32 == 31);
    let steps = ["discuss", "vote", "talk", "vote_again", "predict", "name_hat", "reveal", "over"];
    let on = b % 2 == 0;
    let one_of = |all: &[&'static str]| all[usize::from(b) % all.len()];
    let command = match kind % 64 {
        9..=24 => json!({"vote": {"crisis": crisis, "round": round, "response": response}}),
        25..=27 => json!({"predict": {"crisis": crisis, "meter": one_of(&["morale", "flour", "none"]), "way": "up"}}),
        28..=30 => json!({"name_hat": {"crisis": crisis, "hat": one_of(&["Lead", "Manage", "Both", "Wait"])}}),
        31 => json!({"break_tie": {"crisis": crisis, "response": response}}),
        32 => json!({"choose_table": {"table": table}}),
        33 => json!({"commit": {"text": one_of(&["", "Ask first.", "\u{202e}x"])}}),
        34..=44 => json!({"next": {"from": step, "number": number}}),
        45..=46 => json!({"open": {"step": one_of(&steps)}}),
        47..=48 => json!({"reveal": {"number": number}}),
        49 => json!({one_of(&["start_timer", "pause_timer", "add_minute"]): {}}),
        50 => json!({"count": {"table": table, "crisis": crisis, "response": response, "ballot": if on { "hands" } else { "cards" }, "count": a}}),
        51..=52 => json!({"choose": {"table": table, "crisis": crisis, "response": response}}),
        53..=54 => json!({"step_back": {"turn": b % 8}}),
        55 => json!({"plan": plan(a, b, crisis)}),
        56 => json!({"set_steps": {"discuss": on, "again": a % 2 == 0, "predict": a % 3 == 0, "name_hat": a % 5 == 0}}),
        57 => json!({"pause": {"on": on}}),
        58 => json!({"black": {"on": on}}),
        59 => json!({"lock": {"on": on && a < 64}}),
        60 => json!({"remove_seat": {"seat": a % 8}}),
        61 => json!({"move_seat": {"seat": a % 8, "table": table}}),
        62 => json!({"inject": {"id": null, "kind": "Mail", "from": "x", "text": "y", "table": null}}),
        _ => json!({"rename": {"name": "Ana"}}),
    };
    let command: Command = serde_json::from_value(command).ok()?;
    let of_people = command.access().iter().any(|access| matches!(access, Access::Seat | Access::Observer));
    let who = if of_people { Who::Seat(1 + u32::from(a % 8)) } else { Who::Device(1 + u32::from(a % 3)) };
    Some(Request::Do { who, cid, epoch, command })
}

/// A change of the plan.
fn plan(a: u8, b: u8, crisis: &str) -> Value {
    match a % 4 {
        0 => json!({"length": {"crises": b % 9}}),
        1 => json!({"skip": {"crisis": crisis}}),
        2 => json!({"unskip": {"crisis": crisis}}),
        _ => json!({"hold_off": {"on": b % 2 == 0}}),
    }
}
