#!/usr/bin/env bash
# Bet: in Yarn Spinner for Rust `and` binds closer than `or`, as in any common language, and whole numbers that fit into its variables stay what they are.
# What happens: and, or and xor bind alike and go from left to right: `$told or $late and $kim` is `($told or $late) and $kim`, false where only $told is true.
#   Numbers are 32-bit floats: 16777216 + 1 is 16777216, 123456789 is said as 123456790, and 123456789 equals 123456791. No warning of either.
# Why it matters: a condition that lists ways to get somewhere, the last with a detail, asks the detail of all of them, and the scene does not come.
#   Sums of money in cents, seeds and ids of a game stop counting.
# Versions: yarnspinner 0.9.0.
# Do instead: brackets wherever and meets or; money in thousands, ids and seeds as texts or outside the story.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
mkdir src
cat > Cargo.toml <<'TOML'
[package]
name = "finding"
version = "0.0.0"
edition = "2024"
[dependencies]
yarnspinner = { version = "=0.9.0", default-features = false }
[profile.dev]
debug = false
[workspace]
TOML
cat > src/main.rs <<'RS'
use std::collections::HashMap;
use yarnspinner::compiler::{Compiler, File};
use yarnspinner::runtime::{Dialogue, DialogueEvent, MemoryVariableStorage, StringTableTextProvider};

/// What a story of one node says first.
fn said(body: &str) -> String {
    let source = format!("title: Start\n---\n{body}\n===\n");
    let compiled = Compiler::new().add_file(File { file_name: "story.yarn".into(), source }).compile().expect("a valid story");
    let mut texts = StringTableTextProvider::new();
    texts.extend_base_language(compiled.string_table.iter().map(|(id, line)| (id.clone(), line.text.clone())).collect::<HashMap<_, _>>());
    let mut story = Dialogue::new(Box::new(MemoryVariableStorage::new()), Box::new(texts));
    story.add_program(compiled.program.expect("a program"));
    story.set_node("Start").expect("a node");
    loop {
        for event in story.continue_().expect("a story that goes on") {
            match event {
                DialogueEvent::Line(line) => return line.text,
                DialogueEvent::DialogueComplete => return "(nothing)".into(),
                _ => {}
            }
        }
    }
}

fn main() {
    println!("yarnspinner 0.9.0");
    let told = |condition: &str| {
        format!("<<declare $told = true>>\n<<declare $late = false>>\n<<declare $kim = false>>\n<<if {condition}>>\nshown\n<<else>>\nnot shown\n<<endif>>")
    };
    let seen = [
        ("$told or $late and $kim, where only $told is true", told("$told or $late and $kim"), "not shown"),
        ("$told or ($late and $kim)", told("$told or ($late and $kim)"), "shown"),
        ("$late and $kim or $told", told("$late and $kim or $told"), "shown"),
        ("true || false && false", "{true || false && false}".into(), "false"),
        ("true xor true and false", "{true xor true and false}".into(), "false"),
        ("16777216 and 1 added", "<<declare $cents = 16777216>>\n<<set $cents += 1>>\n{$cents}".into(), "16777216"),
        ("123456789", "{123456789}".into(), "123456790"),
        ("123456789 == 123456791", "{123456789 == 123456791}".into(), "true"),
    ];
    let mut right = true;
    for (what, story, expected) in &seen {
        let said = said(story);
        println!("{what}: {said}");
        right &= said == *expected;
    }
    std::process::exit(i32::from(!right));
}
RS
CARGO_TARGET_DIR=${FINDINGS_TARGET:-$tmp/target} cargo run --quiet
echo "As described: or and and go from left to right, and whole numbers are rounded."
