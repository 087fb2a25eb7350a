#!/usr/bin/env bash
# Bet: when csv's Writer::serialize returns an error, nothing of that row is written, and the next row is written as if it had not been.
# What happens: the fields before the mistake stay in the writer, without an end of line. The next good row is appended to
#   them: refused as too long, and so is every row after it, while the pieces pile up and reach the file as one long line without an end.
#   With `flexible(true)` nothing is refused: the next row is written, shifted to the right by the pieces, with Ok(()).
# Why it matters: a long export that counts or logs a bad row and goes on loses everything after it, or gets a row that
#   starts with another row's id. Who stops at the error and closes the writer has the half row in the file.
# Versions: csv 1.4.0, serde 1.0.
# Do instead: make rows infallible before they reach the writer; or write each row through a writer of its own into memory and copy it out
#   when it is whole; or end the export at the first error and delete the file.
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
csv = "=1.4.0"
serde = { version = "=1.0.229", features = ["derive"] }
[workspace]
TOML
cat > src/main.rs <<'RS'
use serde::{Serialize, Serializer, ser::Error};

#[derive(Serialize)]
struct Row {
    id: &'static str,
    turn: u32,
    #[serde(serialize_with = "finite")]
    grade: f64,
}

/// A check that many programs have: no NaN in a table.
fn finite<S: Serializer>(grade: &f64, to: S) -> Result<S::Ok, S::Error> {
    if grade.is_finite() { to.serialize_f64(*grade) } else { Err(Error::custom("the grade is not a number")) }
}

fn export(flexible: bool) -> (Vec<bool>, String) {
    let mut writer = csv::WriterBuilder::new().flexible(flexible).from_writer(vec![]);
    let rows = [("a", 50.0), ("b", f64::NAN), ("c", 61.5), ("d", 70.0)];
    let went = rows.iter().enumerate().map(|(turn, &(id, grade))| {
        let went = writer.serialize(Row { id, turn: turn as u32 + 1, grade });
        println!("  row {id}: {}", went.as_ref().map_or_else(ToString::to_string, |()| "ok".into()));
        went.is_ok()
    });
    let went = went.collect();
    (went, String::from_utf8(writer.into_inner().expect("memory")).expect("text"))
}

fn main() {
    println!("csv 1.4.0; row b has no grade");
    let (strict, strict_file) = export(false);
    println!("{strict_file}\n\nwith flexible(true)");
    let (flexible, flexible_file) = export(true);
    print!("{flexible_file}");
    let right = strict == [true, false, false, false]
        && strict_file == "id,turn,grade\na,1,50.0\nb,2,c,3,61.5,d,4,70.0"
        && flexible == [true, false, true, true]
        && flexible_file == "id,turn,grade\na,1,50.0\nb,2,c,3,61.5\nd,4,70.0\n";
    std::process::exit(i32::from(!right));
}
RS
CARGO_TARGET_DIR=${FINDINGS_TARGET:-$tmp/target} cargo run --quiet
echo "As described: half a row stays in the writer and joins the next one."
