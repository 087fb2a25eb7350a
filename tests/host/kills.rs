//! The program is killed while people vote: what a phone was told is counted is there when the room is opened again.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use serde_json::json;

use super::{Host, Page, at_step};

/// How often it is killed: a few times here, 200 times in `.ci/long`.
fn kills() -> u32 {
    let asked = std::env::var("TWO_HATS_KILLS").ok();
    asked.and_then(|kills| kills.parse().ok()).unwrap_or(4)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn votes_that_were_acked_outlive_a_kill() {
    const PHONES: usize = 6;
    let mut host = Host::new(&["--no-discussion"]);
    let address = host.address().to_owned();
    let mut console = Page::hello(&address, "console", &host.enter("console")).await;
    let console_token = host.enter("console");
    console.next().await;
    let tokens: Vec<(u32, String)> = (0..PHONES).map(|_| host.join()).collect();
    for kill in 0..kills() {
        let counted = Arc::new(AtomicUsize::new(0));
        let mut voters = Vec::new();
        for (number, (_, token)) in tokens.iter().enumerate() {
            let (address, token, counted) = (address.clone(), token.clone(), counted.clone());
            voters.push(tokio::spawn(async move {
                let mut page = Page::hello(&address, "seat", &token).await;
                page.until(at_step("vote")).await;
                let mut acked = (0, String::new());
                let mut sent = 0_usize;
                loop {
                    let response = ["split", "speech", "wait"][(number + sent) % 3];
                    sent += 1;
                    let answer = page
                        .ask(json!({"vote": {"crisis": "oven", "round": 1, "response": response}}))
                        .await;
                    match answer["type"].as_str() {
                        Some("ack") => {
                            if acked.0 == 0 {
                                counted.fetch_add(1, Ordering::Relaxed);
                            }
                            acked = (page.cid, response.to_owned());
                        }
                        Some("closed") => return (acked, page.cid),
                        _ => panic!("{answer}"),
                    }
                }
            }));
        }
        // As soon as all of them vote, and then at another place of a commit each time.
        while counted.load(Ordering::Relaxed) < PHONES {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        tokio::time::sleep(Duration::from_millis(u64::from(kill * 37 % 100))).await;
        host = tokio::task::spawn_blocking(|| host.killed_and_reopened())
            .await
            .unwrap();
        assert_eq!(host.address(), address);
        for (voter, (seat, token)) in voters.into_iter().zip(&tokens) {
            let ((cid, response), sent) = voter.await.unwrap();
            assert!(cid > 0, "seat {seat} voted");
            let page = Page::hello(&address, "seat", token).await;
            let found = page.state["you"]["cid"].as_u64().unwrap();
            assert_eq!(page.state["you"]["seat"], *seat);
            assert!(
                found >= cid && found <= sent,
                "acked {cid}, sent {sent}, found {found}"
            );
            if found == cid {
                assert_eq!(page.state["you"]["vote"], response);
            }
        }
        let console = Page::hello(&address, "console", &console_token).await;
        let rows = console.state["state"]["tallies"][0]["rows"]
            .as_array()
            .unwrap()
            .clone();
        let counted: u64 = rows.iter().map(|row| row["phones"].as_u64().unwrap()).sum();
        assert_eq!(counted, PHONES as u64, "each is counted once");
    }
}
