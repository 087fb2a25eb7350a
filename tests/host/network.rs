//! A network card that is gone for a while: nobody reaches the host, and when the card has its address again, everybody does.
//!
//! The host has a network of its own (`unshare`), and so have the simulated phones (`nsenter`); its address is taken away and given back.

use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

use serde_json::Value;

use super::{Host, SMALL};

const ADDRESS: &str = "192.168.77.1";

fn apart(words: &[&str]) -> Command {
    let mut command = Command::new("unshare");
    command.args(["--map-root-user", "--net"]).args(words);
    command
}

/// A command in the network of the host.
fn inside(host: &Host, words: &[&str]) -> Command {
    let mut command = Command::new("nsenter");
    command
        .args(["--user", "--net", "--preserve-credentials", "--target"])
        .arg(host.child.id().to_string())
        .args(words);
    command
}

fn address(host: &Host, done: &str) {
    let address = format!("{ADDRESS}/32");
    let changed = inside(host, &["ip", "address", done, &address, "dev", "lo"]).status();
    assert!(changed.unwrap().success());
}

/// Simulated phones: so many, for so many seconds.
fn phones(host: &Host, people: &str, seconds: &str) -> Child {
    let join = host.said["join"].as_str().unwrap();
    inside(host, &[env!("CARGO_BIN_EXE_two-hats"), "crowd", join])
        .args(["--people", people, "--seconds", seconds, "--joining", "1"])
        .args(["--pace", "quick", "--drop", "0", "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

fn joined(crowd: Child) -> Result<u64, String> {
    let Output { stdout, stderr, .. } = crowd.wait_with_output().unwrap();
    let said: Value = serde_json::from_slice(&stdout)
        .map_err(|_| String::from_utf8_lossy(&stderr).into_owned())?;
    Ok(said["joined"].as_u64().unwrap())
}

fn open(folder: &Path) -> Host {
    let setup = format!("ip link set lo up && ip address add {ADDRESS}/32 dev lo && exec \"$@\"");
    let mut run = apart(&["sh", "-c", &setup, "sh", env!("CARGO_BIN_EXE_two-hats")]);
    run.env("TWO_HATS_DATA", folder)
        .args(["host", SMALL, "--seed", "4", "--port", "8080", "--save"])
        .arg(folder.join("room.twohats"));
    Host::run_at(run, ADDRESS)
}

#[test]
fn a_network_card_that_is_gone_for_a_while_costs_nobody_the_room() {
    let possible = apart(&["ip", "link", "set", "lo", "up"]).output();
    if !possible.is_ok_and(|done| done.status.success()) {
        assert!(
            std::env::var_os("TWO_HATS_NO_SKIPS").is_none(),
            "no networks of one's own here"
        );
        eprintln!("skipped: this system gives no networks of one's own (unshare, ip)");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let mut host = open(&folder.path().canonicalize().unwrap());
    let stay = phones(&host, "5", "14");
    assert_eq!(joined(phones(&host, "2", "2")), Ok(2));
    address(&host, "delete");
    let lost = joined(phones(&host, "3", "3"));
    assert!(matches!(lost, Err(_) | Ok(0)), "{lost:?}");
    address(&host, "add");
    assert_eq!(
        joined(phones(&host, "2", "3")),
        Ok(2),
        "the room is there again"
    );
    assert_eq!(joined(stay), Ok(5), "whoever was in stays in");
    assert_eq!(host.child.try_wait().unwrap(), None, "the host goes on");
}
