#!/usr/bin/env bash
# Bet: times that rusqlite stores for jiff (feature `jiff`) are RFC 3339 in UTC, so ORDER BY, max() and >= work on them, and chrono's
#   (feature `chrono`) can stand beside them.
# What happens: jiff prints no fraction for a whole second, and "Z" sorts after ".": 09:00:00.25, 09:00:00.5, then 09:00:00. max() of the
#   three is the earliest, and `at >= 09:00:00Z` leaves out the two that are later. chrono's text has a space and +00:00: it sorts right among
#   itself, and every jiff time of the day is "later" than every chrono time of that day.
# Why it matters: a journal, a list of saves or "the latest entry" in an application file is read back in another order than it
#   was written, only within one second, only for entries on the whole second: one in a thousand with milliseconds.
#   Files of text with one jiff time a line, sorted by text, have it too.
# Versions: rusqlite 0.41.0 (bundled SQLite), jiff 0.2.43, chrono 0.4.
# Do instead: store whole milliseconds or microseconds as INTEGER (what this program does); or print with a fixed
#   number of digits ("%Y-%m-%dT%H:%M:%S%.6fZ" by strftime); order a journal by its sequence number, never by its clock.
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
chrono = "=0.4.45"
jiff = "=0.2.43"
rusqlite = { version = "=0.41.0", features = ["bundled", "chrono", "jiff"] }
[workspace]
TOML
cat > src/main.rs <<'RS'
use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection, Result, params};

fn main() -> Result<()> {
    println!("rusqlite 0.41.0, SQLite {}, jiff 0.2.43", rusqlite::version());
    let start: Timestamp = "2026-01-01T09:00:00Z".parse().expect("a time");
    let db = Connection::open_in_memory()?;
    db.execute_batch("CREATE TABLE jiff (n, at TEXT); CREATE TABLE chrono (n, at TEXT)")?;
    for (n, ms) in [(1, 0), (2, 250), (3, 500), (4, 1000)] {
        let time = start + SignedDuration::from_millis(ms);
        db.execute("INSERT INTO jiff VALUES (?1, ?2)", params![n, time])?;
        let same = chrono::DateTime::from_timestamp_millis(time.as_millisecond()).expect("a time");
        db.execute("INSERT INTO chrono VALUES (?1, ?2)", params![n, same])?;
    }
    let text = |sql: &str| -> Result<String> { db.query_row(sql, [], |row| row.get(0)) };
    let order = |table: &str| text(&format!("SELECT group_concat(n || ' ' || at, ', ') FROM (SELECT * FROM {table} ORDER BY at)"));
    let (jiff, chrono) = (order("jiff")?, order("chrono")?);
    println!("jiff by time: {jiff}\nchrono by time: {chrono}");
    let latest = text("SELECT max(at) FROM jiff WHERE n <= 3")?;
    let since: i64 = db.query_row("SELECT count(*) FROM jiff WHERE n <= 3 AND at >= ?1", [start], |row| row.get(0))?;
    println!("the latest of the first three: {latest}; of those at or after 09:00:00Z: {since} of 3");
    let mixed: i64 = db.query_row("SELECT count(*) FROM jiff, chrono WHERE jiff.at <= chrono.at", [], |row| row.get(0))?;
    println!("pairs in which the jiff time is not later than the chrono time, by text: {mixed} of 16 (10 in truth)");
    let digits = |text: &str| text.split(", ").filter_map(|entry| entry.chars().next()).collect::<String>();
    let right = digits(&jiff) == "2314" && digits(&chrono) == "1234" && latest == "2026-01-01T09:00:00Z" && since == 1 && mixed == 0;
    std::process::exit(i32::from(!right));
}
RS
CARGO_TARGET_DIR=${FINDINGS_TARGET:-$tmp/target} cargo run --quiet
echo "As described: jiff's text does not sort by time within a second."
