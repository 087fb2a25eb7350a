//! An hour with two hundred phones that come and go: memory stays, and nobody loses a seat. Long: `.ci/long soak`.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use serde_json::json;
use two_hats::host::crowd::{Crowd, Pace, Place};

use super::slow::resident;
use super::{Host, Page};

const PEOPLE: u32 = 200;
/// Memory is looked at this often.
const LOOK: Duration = Duration::from_secs(10);

/// The step at hand, and whatever leads on from it: from a reveal, back to the vote, so that the room never ends.
async fn lead(console: &mut Page) {
    let wall = console.state["state"]["wall"].clone();
    let (step, number) = (&wall["step"]["step"], &wall["step"]["number"]);
    let command = match step.as_str().unwrap() {
        "reveal" => json!({"step_back": {"turn": number}}),
        "tie" => {
            let (crisis, response) = (&wall["crisis"]["id"], &wall["tie"]["responses"][0]);
            json!({"choose": {"table": 1, "crisis": crisis, "response": response}})
        }
        _ => json!({"next": {"from": step, "number": number}}),
    };
    let answer = console.ask(command).await;
    // Between the state and the command the speaker may have broken the tie.
    assert!(
        matches!(answer["type"].as_str(), Some("ack" | "refused")),
        "{answer}"
    );
}

/// The middle one.
fn middle(samples: &[u64]) -> u64 {
    let mut all = samples.to_vec();
    all.sort_unstable();
    all[all.len() / 2]
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "takes as long as TWO_HATS_SOAK says: run by .ci/long soak"]
async fn two_hundred_phones_come_and_go() {
    let minutes = std::env::var("TWO_HATS_SOAK").ok();
    let minutes: f64 = minutes.and_then(|m| m.parse().ok()).unwrap_or(60.0);
    let host = Host::new(&["--no-discussion"]);
    let address = host.address().to_owned();
    let device = host.enter("console");
    let mut console = Page::hello(&address, "console", &device).await;
    let until = Duration::from_secs_f64(minutes * 60.0);
    let crowd = Crowd {
        place: Place {
            host: address.clone(),
            code: host.code().to_owned(),
        },
        people: PEOPLE,
        pace: Pace::Quick,
        // Every phone sleeps about once in two minutes.
        naps: 30.0,
        joining: 5_000,
        seed: 1,
        until: Some(until),
    };
    let stop = Arc::new(AtomicBool::new(false));
    let stops = Arc::clone(&stop);
    let going = tokio::task::spawn_blocking(move || crowd.run(&stops));
    let (begin, mut looked, mut led) = (Instant::now(), Instant::now(), Instant::now());
    let mut samples = Vec::new();
    while begin.elapsed() + LOOK < until {
        // States come all the time; what is shown is read, or the host would let this console go.
        let _ = tokio::time::timeout(Duration::from_millis(500), console.hear()).await;
        if led.elapsed() > Duration::from_secs(6) {
            led = Instant::now();
            lead(&mut console).await;
        }
        if looked.elapsed() > LOOK {
            looked = Instant::now();
            samples.push(resident(&host).unwrap());
        }
    }
    console.say(&json!({"type": "state"})).await;
    while console.hear().await["type"] != "state" {}
    let people = console.state["state"]["wall"]["room"]["people"].clone();
    let figures = going.await.unwrap().unwrap();
    stop.store(true, Ordering::Relaxed);
    // The first quarter warms up.
    let settled = &samples[samples.len() / 4..];
    let (early, late) = settled.split_at(settled.len() / 2);
    let quarter = early.len() / 2;
    let (before, after) = (
        middle(&early[..=quarter]),
        middle(&late[late.len() - 1 - quarter..]),
    );
    let growth = after as f64 / before as f64 - 1.0;
    println!(
        "soak: {minutes} minutes, {} naps, {} answers counted, {before} KiB then {after} KiB: {:+.1} %",
        figures.naps,
        figures.acked,
        growth * 100.0
    );
    assert_eq!(
        (figures.joined, people),
        (PEOPLE, json!(PEOPLE)),
        "nobody lost a seat"
    );
    assert!(figures.naps > 0 && figures.back.is_some_and(|back| back.count > 0));
    assert!(growth <= 0.05, "{samples:?}");
}
