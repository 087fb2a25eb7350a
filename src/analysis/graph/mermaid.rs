//! The graph for Mermaid: the same crises, endings and connections as a flowchart, without the small print.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::model::{Card, Graph, Kind, Links, Rows};
use super::style;

/// The graph as a Mermaid flowchart. Every card is one node; links between the same two cards are one edge.
#[must_use]
pub fn mermaid(graph: &Graph) -> String {
    let mut out = String::from("flowchart TD\n");
    for (position, card) in graph.cards.iter().enumerate() {
        node(&mut out, position, card);
    }
    order(&mut out, graph);
    links(&mut out, graph);
    for (token, colour) in [
        ("well", "#2F62A8"),
        ("mixed", "#8A5A00"),
        ("badly", "#A8336B"),
        ("soft", "#575B64"),
    ] {
        let _ = writeln!(out, "    classDef {token} stroke:{colour},stroke-width:3px");
    }
    out.push_str("    classDef maybe stroke-dasharray:6 4\n");
    out
}

fn node(out: &mut String, position: usize, card: &Card) {
    let share = card.share.map_or(String::new(), |s| format!("<br/>{s} %"));
    let title = quoted(&card.title);
    let line = match card.kind {
        Kind::Start => format!("(\"{title}\")"),
        Kind::Crisis {
            situation,
            severity,
            conditional,
        } => {
            let hats: Vec<String> = card
                .rows
                .iter()
                .filter_map(|row| match row.kind {
                    Rows::Response(hat) => Some(format!(
                        "{} {} {} %",
                        style::letter(hat),
                        quoted(&row.head),
                        row.share.unwrap_or(0)
                    )),
                    _ => None,
                })
                .collect();
            let class = if conditional { ":::maybe" } else { "" };
            format!(
                "[\"<b>{title}</b><br/>{}, severity {severity}{share}<br/>{}\"]{class}",
                situation.name(),
                hats.join("<br/>")
            )
        }
        Kind::Ending(grade) => {
            let (token, words) = style::grade(grade);
            format!("([\"<b>{title}</b>{share}<br/>{words}\"]):::{token}")
        }
    };
    let _ = writeln!(out, "    n{position}{line}");
}

/// The order of the file: from each crisis to the next, and past those that may not come.
fn order(out: &mut String, graph: &Graph) {
    let crises: Vec<(usize, bool)> = graph
        .cards
        .iter()
        .enumerate()
        .filter_map(|(at, card)| match card.kind {
            Kind::Start => Some((at, false)),
            Kind::Crisis { conditional, .. } => Some((at, conditional)),
            Kind::Ending(_) => None,
        })
        .collect();
    for pair in crises.windows(2) {
        if let [(from, _), (to, _)] = pair {
            let _ = writeln!(out, "    n{from} --> n{to}");
        }
    }
    for (at, window) in crises.windows(2).enumerate() {
        let [(from, _), (_, true)] = window else {
            continue;
        };
        // The next crisis that comes to everybody.
        let past = crises
            .iter()
            .skip(at + 2)
            .find(|(_, conditional)| !conditional);
        if let Some((to, _)) = past {
            let _ = writeln!(out, "    n{from} --> n{to}");
        }
    }
    let Some((last, _)) = crises.last() else {
        return;
    };
    for (at, card) in graph.cards.iter().enumerate() {
        if matches!(card.kind, Kind::Ending(_)) {
            let _ = writeln!(out, "    n{last} --> n{at}");
        }
    }
}

fn links(out: &mut String, graph: &Graph) {
    let mut drawn = BTreeSet::new();
    for link in &graph.links {
        let (from, to) = (link.from.card, link.to.card);
        if !drawn.insert((from, to, link.kind, link.label.clone())) {
            continue;
        }
        let label = quoted(&link.label);
        let arrow = match link.kind {
            Links::Gate => format!("== \"{label}\" ==>"),
            Links::Closes => format!("-. \"{label}\" .-x"),
            Links::Remembered => "-.->".to_owned(),
            Links::Later | Links::Promise => format!("-. \"{label}\" .->"),
        };
        // Remembered lines bear no label, so one between two cards is enough.
        if link.kind == Links::Remembered && !drawn.insert((from, to, link.kind, String::new())) {
            continue;
        }
        let _ = writeln!(out, "    n{from} {arrow} n{to}");
    }
}

/// A text inside the quotes of a label: Mermaid's own marks and HTML's become entities.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '"' => out.push_str("#quot;"),
            '#' => out.push_str("#35;"),
            '&' => out.push_str("#amp;"),
            '<' => out.push_str("#lt;"),
            '>' => out.push_str("#gt;"),
            '`' => out.push_str("#96;"),
            '\\' => out.push_str("#92;"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
