//! A disk that fails, a port that is taken, a second host: said in words, and nothing is acked that is not kept.

use std::process::Stdio;

use serde_json::json;

use super::{Host, Page, SMALL, at_step, command, vote};

fn refused(args: &[&str]) -> String {
    let home = tempfile::tempdir().unwrap();
    let output = command(home.path())
        .arg("host")
        .args(args)
        .args(["--headless", "--bind", "127.0.0.1"])
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    assert!(output.stdout.is_empty(), "{output:?}");
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn a_port_that_is_taken_and_a_save_that_is_open_are_said() {
    let host = Host::new(&[]);
    let port = host.address().rsplit_once(':').unwrap().1.to_owned();
    let said = refused(&[SMALL, "--port", &port]);
    assert!(
        said.contains(&format!("port {port} is taken")) && said.contains("help:"),
        "{said}"
    );
    let save = host.save();
    let save = save.to_str().unwrap();
    let said = refused(&["--resume", save, "--port", "0"]);
    assert!(said.contains("open") && said.contains(save), "{said}");
    let said = refused(&[SMALL, "--save", save, "--port", "0"]);
    assert!(said.contains(save), "{said}");
    assert_eq!(host.join().0, 1, "the first goes on");
}

#[test]
fn an_address_that_is_not_ours_is_said() {
    let home = tempfile::tempdir().unwrap();
    let output = command(home.path())
        .args([
            "host",
            SMALL,
            "--headless",
            "--bind",
            "203.0.113.7",
            "--port",
            "0",
        ])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("cannot be reached at 203.0.113.7"), "{said}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_acked_once_the_save_is_gone() {
    let host = Host::new(&["--no-discussion"]);
    let address = host.address().to_owned();
    let mut console = Page::hello(&address, "console", &host.enter("console")).await;
    let (_, token) = host.join();
    let mut phone = Page::hello(&address, "seat", &token).await;
    console.next().await;
    phone.until(at_step("vote")).await;
    assert_eq!(phone.ask(vote("split")).await["type"], "ack");
    let kept = std::fs::read(host.save()).unwrap();
    std::fs::remove_file(host.save()).unwrap();
    for response in ["speech", "wait"] {
        let answer = phone.ask(vote(response)).await;
        assert_eq!(answer["reason"], "not_saved", "{answer}");
    }
    console
        .until(|state| state["state"]["problems"].to_string().contains("save"))
        .await;
    let (status, body) = host.post("/join", &json!({"code": host.code()}));
    assert_eq!((status, &body["reason"]), (503, &json!("not_saved")));
    // Put back where it was, it is opened again, and goes on from what was acked.
    let back = host.save().with_extension("back");
    std::fs::write(&back, kept).unwrap();
    std::fs::rename(&back, host.save()).unwrap();
    phone.until(|state| state["you"]["vote"] == "split").await;
    for _ in 0..20 {
        tokio::time::sleep(std::time::Duration::from_millis(500)).await;
        if phone.ask(vote("wait")).await["type"] == "ack" {
            return;
        }
    }
    panic!("the host does not go on");
}
