//! A disk that is full, or may not be written to any more, while a room is open: phones are told to wait, nothing is acked, what was saved is
//! not touched, and when there is room again, it goes on.

use std::path::Path;

use serde_json::{Value, json};

use super::shim::shim;
use super::{Host, Page, SMALL, at_step, command, vote};

/// A room on a disk that fails as long as the file `trouble` lies beside its folder.
fn on_a_bad_disk(mode: &str, folder: &Path) -> Host {
    let saves = folder.join("saves");
    std::fs::create_dir(&saves).unwrap();
    let mut run = command(folder);
    run.args([
        "host",
        SMALL,
        "--seed",
        "4",
        "--crises",
        "4",
        "--port",
        "0",
        "--no-discussion",
    ])
    .arg("--save")
    .arg(saves.join("room.twohats"))
    .env("LD_PRELOAD", shim())
    .env("FAULT_FOLDER", &saves)
    .env("FAULT_MODE", mode)
    .env("FAULT_WHILE", folder.join("trouble"));
    Host::run(run)
}

async fn votes_until_acked(phone: &mut Page, response: &str) -> Value {
    for _ in 0..40 {
        let answer = phone.ask(vote(response)).await;
        if answer["type"] == "ack" {
            return answer;
        }
        assert_eq!(answer["reason"], "not_saved", "{answer}");
        tokio::time::sleep(std::time::Duration::from_millis(250)).await;
    }
    panic!("the host does not go on");
}

async fn waits_and_goes_on(mode: &str, words: &str) {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path().canonicalize().unwrap();
    let host = on_a_bad_disk(mode, &folder);
    let address = host.address().to_owned();
    let device = host.enter("console");
    let mut console = Page::hello(&address, "console", &device).await;
    let (_, token) = host.join();
    let mut phone = Page::hello(&address, "seat", &token).await;
    console.next().await;
    phone.until(at_step("vote")).await;
    assert_eq!(phone.ask(vote("split")).await["type"], "ack");
    let kept = std::fs::read(host.save()).unwrap();

    let trouble = folder.join("trouble");
    std::fs::write(&trouble, "").unwrap();
    for response in ["speech", "wait", "speech"] {
        let answer = phone.ask(vote(response)).await;
        assert_eq!(answer["reason"], "not_saved", "{mode}: {answer}");
    }
    let (status, body) = host.post("/join", &json!({"code": host.code()}));
    assert_eq!(
        (status, &body["reason"]),
        (503, &json!("not_saved")),
        "{mode}"
    );
    let answer = console.ask(json!({"pause": {"on": true}})).await;
    assert_eq!(answer["reason"], "not_saved", "{mode}: {answer}");
    console
        .until(|state| state["state"]["problems"].to_string().contains(words))
        .await;
    let still = Page::hello(&address, "seat", &token).await;
    assert_eq!(
        still.state["you"]["vote"], "split",
        "{mode}: shown is what counts"
    );
    assert_eq!(
        std::fs::read(host.save()).unwrap(),
        kept,
        "{mode}: nothing was touched"
    );
    let record = host.record();

    std::fs::remove_file(&trouble).unwrap();
    let answer = votes_until_acked(&mut phone, "wait").await;
    assert_eq!(answer["result"], "done");
    console
        .until(|state| {
            state["state"]["problems"]
                .as_array()
                .is_some_and(Vec::is_empty)
        })
        .await;
    assert_eq!(host.join().0, 2, "the one that was refused has no seat");
    let now = host.record();
    assert!(now.entries.starts_with(&record.entries));
    let more: Vec<&str> = now.entries[record.entries.len()..]
        .iter()
        .map(|e| e.event.kind())
        .collect();
    assert_eq!(more, ["vote", "seat-joined"], "{mode}: only what was acked");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_a_full_disk_phones_wait_and_the_old_log_is_untouched() {
    waits_and_goes_on("full", "full").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_a_disk_that_may_not_be_written_to_phones_wait_and_the_old_log_is_untouched() {
    waits_and_goes_on("readonly", "saved").await;
}
