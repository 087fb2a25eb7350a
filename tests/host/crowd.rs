//! Simulated phones play a whole room, and measure it.

use std::process::{Command, Stdio};

use serde_json::Value;

use super::{Host, Page};

#[tokio::test(flavor = "multi_thread")]
async fn a_crowd_plays_a_room_to_its_end_and_measures_it() {
    const PEOPLE: u64 = 25;
    let host = Host::new(&["--no-discussion"]);
    let address = host.address().to_owned();
    let mut console = Page::hello(&address, "console", &host.enter("console")).await;
    let join = host.said["join"].as_str().unwrap();
    let crowd = Command::new(env!("CARGO_BIN_EXE_two-hats"))
        .args(["crowd", join, "--people", &PEOPLE.to_string()])
        .args(["--pace", "burst", "--drop", "60", "--joining", "0"])
        .args(["--seconds", "120", "--format", "json"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let table = |state: &Value| state["state"]["wall"]["tables"][0].clone();
    console
        .until(|state| table(state)["people"] == PEOPLE)
        .await;
    let mut answered = 0;
    loop {
        let step = console.state["state"]["wall"]["step"]["step"].clone();
        match step.as_str().unwrap() {
            "over" => break,
            // A speaker is drawn, and is one of the crowd.
            "tie" => {
                console
                    .until(|s| s["state"]["wall"]["step"]["step"] != "tie")
                    .await;
            }
            step => {
                if matches!(step, "vote" | "predict" | "name_hat") {
                    // Some may be asleep: most are waited for.
                    console
                        .until(|s| table(s)["done"].as_u64() >= Some(PEOPLE / 2))
                        .await;
                    answered += PEOPLE / 2;
                }
                console.next().await;
            }
        }
    }
    let output = tokio::task::spawn_blocking(move || crowd.wait_with_output()).await;
    let output = output.unwrap().unwrap();
    let figures: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(figures["joined"], PEOPLE, "{figures}");
    assert!(
        answered > 0 && figures["acked"].as_u64() >= Some(answered),
        "{figures}"
    );
    let times = &figures["vote_to_ack"];
    assert_eq!(times["count"], figures["acked"]);
    assert!(times["p50"].as_f64() > Some(0.0) && times["p50"].as_f64() <= times["p99"].as_f64());
    assert!(
        figures["first_to_last_sight"]["count"].as_u64() > Some(3),
        "{figures}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_crowd_picks_free_names_of_a_list_and_says_when_none_is_left() {
    const NAMES: [&str; 6] = ["Ana", "Bo", "Cleo", "Dan", "Eda", "Fay"];
    let folder = tempfile::tempdir().unwrap();
    let list = folder.path().join("names.txt");
    std::fs::write(&list, NAMES.join("\n")).unwrap();
    let host = Host::new(&["--names", list.to_str().unwrap()]);
    let mut console = Page::hello(host.address(), "console", &host.enter("console")).await;
    let join = host.said["join"].as_str().unwrap();
    // More come than there are names, all at once.
    let crowd = Command::new(env!("CARGO_BIN_EXE_two-hats"))
        .args(["crowd", join, "--people", "8", "--pace", "burst"])
        .args(["--joining", "0", "--seconds", "3", "--format", "json"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let seats = |state: &Value| {
        state["state"]["seats"]
            .as_array()
            .cloned()
            .unwrap_or_default()
    };
    console
        .until(|state| seats(state).len() == NAMES.len())
        .await;
    let mut names: Vec<String> = seats(&console.state)
        .iter()
        .map(|seat| seat["name"].as_str().unwrap().to_owned())
        .collect();
    names.sort();
    assert_eq!(names, NAMES);
    let output = tokio::task::spawn_blocking(move || crowd.wait_with_output()).await;
    let output = output.unwrap().unwrap();
    let figures: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(figures["joined"], NAMES.len(), "{figures}");
    // Who comes later finds every name taken.
    let late = Command::new(env!("CARGO_BIN_EXE_two-hats"))
        .args(["crowd", join, "--people", "1", "--joining", "0"])
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&late.stderr).into_owned();
    assert!(said.contains("has a seat already"), "{said}");
}

#[test]
fn a_crowd_that_nobody_lets_in_says_so() {
    let crowd = |address: &str| {
        let output = Command::new(env!("CARGO_BIN_EXE_two-hats"))
            .args(["crowd", address, "--people", "2", "--joining", "0"])
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        (output.status.code(), said)
    };
    let host = Host::new(&[]);
    let (code, said) = crowd(&format!("http://{}/AAAAAA", host.address()));
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("nobody could join"), "{said}");
    let (code, said) = crowd("two hats");
    assert!(
        code == Some(2) && said.contains("no address of a room"),
        "{said}"
    );
}
