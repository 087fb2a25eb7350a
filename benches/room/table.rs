//! The table.

use std::time::Duration;

use super::rows::All;

/// The middle one of some rounds.
fn middle(rounds: &[Duration]) -> f64 {
    let mut all = rounds.to_vec();
    all.sort_unstable();
    all.get(all.len() / 2)
        .map_or(f64::NAN, |d| d.as_secs_f64() * 1000.0)
}

/// The worst of some rounds.
fn worst(rounds: &[Duration]) -> f64 {
    rounds
        .iter()
        .max()
        .map_or(f64::NAN, |d| d.as_secs_f64() * 1000.0)
}

fn holds(what: bool) -> &'static str {
    if what { "yes" } else { "**no**" }
}

/// Prints it as Markdown.
pub(super) fn print(all: &All) {
    let [ours, ws, io] = &all.of;
    let sync = all.syncs.as_secs_f64() * 1000.0;
    println!(
        "p99 in milliseconds, the middle one of the rounds (in brackets the worst); p99 of an fsync in this run: {sync:.1} ms\n"
    );
    println!("| what | ours | `ws` | Socket.IO | target | holds |\n|---|---|---|---|---|---|");
    let of = |rounds: &[Duration]| format!("{:.1} ({:.1})", middle(rounds), worst(rounds));
    let row = |what: &str, figures: [String; 3], target: String, held: bool| {
        let [a, b, c] = figures;
        println!("| {what} | {a} | {b} | {c} | {target} | {} |", holds(held));
    };

    let (a, b, c) = (middle(&ours.ack), middle(&ws.ack), middle(&io.ack));
    row(
        "500 phones vote once in 2 s, counts 10 a second: vote to ack",
        [of(&ours.ack), of(&ws.ack), of(&io.ack)],
        format!(
            "≤ {:.1} (`ws` + 2 fsyncs) and ≤ Socket.IO: {:.2} of it",
            b + 2.0 * sync,
            a / c
        ),
        a <= b + 2.0 * sync && a <= c,
    );
    let chat = middle(&io.chat);
    row(
        "the same, the others send each vote to all: vote to ack, or to the own one",
        [of(&ours.ack), of(&ws.chat), of(&io.chat)],
        format!("≤ 1/20 of Socket.IO: 1/{:.0}", chat / a),
        a <= chat / 20.0,
    );
    let (last, others) = (middle(&ours.last), middle(&ws.last));
    row(
        "500 things in 2 s that all 500 phones have to see (ours: changes of the room; the others: votes): last phone",
        [of(&ours.last), of(&ws.last), of(&io.last)],
        format!("≤ ½ of `ws`: {:.2}", last / others),
        last <= others / 2.0,
    );
    let (many, others) = (middle(&ours.many), middle(&ws.many));
    row(
        "2,000 phones vote within 5 s, servers and generator on the same two cores: vote to ack",
        [of(&ours.many), of(&ws.many), of(&io.many)],
        format!(
            "≤ 200 and ≤ {:.1} (2 × `ws` + an fsync), none lost ({})",
            2.0 * others + sync,
            ours.lost
        ),
        many <= 200.0 && many <= 2.0 * others + sync && ours.lost == 0,
    );
    let seconds = |d: Duration| format!("{:.2} s", d.as_secs_f64());
    let joined = [ours, ws, io].map(|f| f.joined.unwrap_or_default());
    row(
        "500 join within 2 s: the last is in after",
        joined.map(seconds),
        "≤ 3 s".to_owned(),
        joined[0] <= Duration::from_secs(3),
    );
    let back = [ours, ws, io].map(|f| f.back.iter().max().copied().unwrap_or_default());
    row(
        "500 come back after all connections were lost: the last is in after (the worst of three)",
        back.map(seconds),
        "≤ 3 s".to_owned(),
        back[0] <= Duration::from_secs(3),
    );
    let memory =
        |(resident, private): (f64, f64)| format!("{resident:.0} MB, private {private:.0}");
    row(
        "memory with 2,000 phones: resident",
        [ours, ws, io].map(|f| memory(f.memory)),
        "≤ 96 MB, private ≤ the resident of `ws`".to_owned(),
        ours.memory.0 <= 96.0 && ours.memory.1 <= ws.memory.0,
    );
    row(
        "processor of an idle room of 500",
        [ours, ws, io].map(|f| format!("{:.2} %", f.idle)),
        "< 1 % of a core".to_owned(),
        ours.idle < 1.0,
    );
    let shares = [ours, ws, io].map(|f| format!("{:.0} %, {:.0} %", f.generator.0, f.generator.1));
    let [a, b, c] = shares;
    println!(
        "| the generator's share of its own core in the first row, in the third | {a} | {b} | {c} | | |"
    );
}
