//! `two-hats sensitivity`, small: no constant may become a new knife edge.

use std::process::{Command, Output};

fn sensitivity(more: &[&str]) -> Output {
    let few = [
        "sensitivity",
        "two-basements",
        "--people",
        "0",
        "--runs",
        "40",
    ];
    let bots = ["random", "lead", "manage", "both", "wait", "alternate"];
    let bots = bots.iter().flat_map(|bot| ["--bot", bot]);
    Command::new(env!("CARGO_BIN_EXE_two-hats"))
        .args(few)
        .args(bots)
        .args(more)
        .output()
        .expect("the program starts")
}

#[test]
fn there_is_no_new_knife_edge_and_every_constant_is_turned() {
    let output = sensitivity(&["--format", "json"]);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let edges = report["verdict"]["edges"].as_array().expect("a list");
    let new: Vec<_> = edges.iter().filter(|edge| edge["known"] == false).collect();
    assert!(output.status.success(), "new knife edges: {new:#?}");
    assert!(report["verdict"]["turned"].as_u64().is_some_and(|n| n > 80));
    let changes = report["changes"].as_array().expect("a list");
    let moved = |change: &&serde_json::Value| {
        let number = |name: &str| change[name].as_f64().expect("a number");
        (number("after") - number("before")).abs() > 0.0
    };
    assert!(
        changes.iter().filter(moved).count() > 200,
        "constants matter"
    );
}

#[test]
fn every_change_is_a_line_of_csv_and_mistakes_are_explained() {
    let output = sensitivity(&["--factor", "1.5", "--threads", "1", "--format", "csv"]);
    let lines = String::from_utf8_lossy(&output.stdout);
    let head = "constant,from,to,scenario,kind,what,before,after";
    assert_eq!(lines.lines().next(), Some(head));
    assert!(lines.contains(",two-basements,grade,random,"));
    let refused = sensitivity(&["--factor", "1"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("from more than 1 to 10"));
}
