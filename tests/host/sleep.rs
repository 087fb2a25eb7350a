//! A laptop that sleeps: the host stands still for a while, and then goes on as if it had only been slow.

use std::time::Duration;

use serde_json::json;

use super::{Host, Page, at_step, vote};

fn signal(host: &Host, name: &str) {
    let pid = host.child.id().to_string();
    let sent = std::process::Command::new("kill")
        .args([name, &pid])
        .status();
    assert!(sent.unwrap().success());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn a_host_that_stood_still_answers_what_was_asked_meanwhile() {
    let host = Host::new(&["--minutes", "9"]);
    let address = host.address().to_owned();
    let device = host.enter("console");
    let mut console = Page::hello(&address, "console", &device).await;
    let (_, token) = host.join();
    let mut phone = Page::hello(&address, "seat", &token).await;
    console.next().await;
    assert_eq!(console.ask(json!({"start_timer": {}})).await["type"], "ack");
    phone
        .until(|state| !state["state"]["room"]["timer"]["until"].is_null())
        .await;
    let until = phone.state["state"]["room"]["timer"]["until"].clone();

    signal(&host, "-STOP");
    phone.say(&json!({"type": "here"})).await;
    phone.cid += 1;
    let cid = phone.cid;
    let late = json!({"commit": {"text": "Ask first."}});
    phone
        .say(&json!({"type": "do", "cid": cid, "epoch": 0, "command": late}))
        .await;
    // Longer than any of the host's own patience: for a hello, for a head, for a page that does not read.
    let (slow, raw) = (address.clone(), json!({"code": host.code()}).to_string());
    let joining = tokio::task::spawn_blocking(move || {
        use std::io::{Read, Write};
        let mut stream = std::net::TcpStream::connect(&slow).unwrap();
        let length = raw.len();
        let head = format!(
            "POST /join HTTP/1.1\r\nHost: {slow}\r\nContent-Type: application/json\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{raw}"
        );
        stream.write_all(head.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    });
    tokio::time::sleep(Duration::from_secs(7)).await;
    signal(&host, "-CONT");

    let joined = joining.await.unwrap();
    assert!(joined.starts_with("HTTP/1.1 200"), "{joined}");
    let mut heard = Vec::new();
    while heard.len() < 2 {
        let message = phone.hear().await;
        assert_ne!(
            message["type"], "closed",
            "nobody is let go for the host's own sleep"
        );
        if message["type"] == "here" || message["cid"] == cid {
            heard.push(message["type"].clone());
        }
    }
    assert_eq!(heard, ["here", "ack"]);
    phone.say(&json!({"type": "state"})).await;
    phone.hear().await;
    assert_eq!(
        phone.state["state"]["room"]["timer"]["until"], until,
        "the end of the discussion stands"
    );
    console.next().await;
    phone.until(at_step("vote")).await;
    assert_eq!(phone.ask(vote("split")).await["result"], "done");
}
