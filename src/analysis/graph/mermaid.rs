//! The graph for Mermaid: the same crises, endings and connections as a flowchart, without the small print.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::model::{Card, Graph, Kind, Links, Rows};
use super::style;
use crate::output::harmless::on_page;

/// So many edges does Mermaid draw, unless whoever runs it allows more; a text cannot.
pub const MOST_EDGES: usize = 500;
/// So many characters does it read.
pub const MOST_CHARACTERS: usize = 50_000;

/// A flowchart, and what of the graph it leaves out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flowchart {
    /// For Mermaid.
    pub text: String,
    /// Connections that are left out because there would be more than [`MOST_EDGES`]: those that are only remembered first.
    pub left_out: usize,
}

/// The graph as a Mermaid flowchart. Every card is one node, with its conditions; links between the same two cards are one edge.
#[must_use]
pub fn mermaid(graph: &Graph) -> Flowchart {
    let mut out = String::from("flowchart TD\n");
    for (position, card) in graph.cards.iter().enumerate() {
        node(&mut out, position, card);
    }
    let edges = edges(graph);
    let left_out = edges.len().saturating_sub(MOST_EDGES);
    for edge in edges.iter().take(MOST_EDGES) {
        let _ = writeln!(out, "    {edge}");
    }
    if left_out > 0 {
        let _ = writeln!(
            out,
            "    %% {left_out} connections are left out: Mermaid draws {MOST_EDGES}"
        );
    }
    for (token, colour) in [
        ("well", "#2F62A8"),
        ("mixed", "#8A5A00"),
        ("badly", "#A8336B"),
        ("soft", "#575B64"),
    ] {
        let _ = writeln!(out, "    classDef {token} stroke:{colour},stroke-width:3px");
    }
    out.push_str("    classDef maybe stroke-dasharray:6 4\n");
    Flowchart {
        text: out,
        left_out,
    }
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
                "[\"<b>{title}</b><br/>{}, severity {severity}{share}{}<br/>{}\"]{class}",
                situation.name(),
                gates(card),
                hats.join("<br/>")
            )
        }
        Kind::Ending(grade) => {
            let (token, words) = style::grade(grade);
            format!(
                "([\"<b>{title}</b>{share}<br/>{words}{}\"]):::{token}",
                gates(card)
            )
        }
    };
    let _ = writeln!(out, "    n{position}{line}");
}

/// The conditions of a card, said once in its box.
fn gates(card: &Card) -> String {
    card.rows
        .iter()
        .filter(|row| row.kind == Rows::Gate)
        .map(|row| format!("<br/><i>{}</i>", quoted(&row.text)))
        .collect()
}

/// Every edge once, the most telling first: the order, then conditions, then what comes back, then what is remembered.
fn edges(graph: &Graph) -> Vec<String> {
    let mut found = order(graph);
    found.extend(links(graph));
    found
}

/// The order of the file: from each crisis to the next, and past those that may not come.
fn order(graph: &Graph) -> Vec<String> {
    let mut found = Vec::new();
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
            found.push(format!("n{from} --> n{to}"));
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
            found.push(format!("n{from} --> n{to}"));
        }
    }
    let Some((last, _)) = crises.last() else {
        return found;
    };
    for (at, card) in graph.cards.iter().enumerate() {
        if matches!(card.kind, Kind::Ending(_)) {
            found.push(format!("n{last} --> n{at}"));
        }
    }
    found
}

fn links(graph: &Graph) -> Vec<String> {
    let rank = |kind: Links| match kind {
        Links::Gate | Links::Closes => 0,
        Links::Later | Links::Promise => 1,
        Links::Remembered => 2,
    };
    let mut links: Vec<_> = graph.links.iter().collect();
    links.sort_by_key(|link| rank(link.kind));
    let mut drawn = BTreeSet::new();
    let mut found = Vec::new();
    for link in links {
        let (from, to) = (link.from.card, link.to.card);
        // Conditions stand in the box that they lead to, and what is remembered bears no words: one line between two cards is enough.
        let label = match link.kind {
            Links::Later | Links::Promise => quoted(&link.label),
            _ => String::new(),
        };
        let arrow = match link.kind {
            Links::Gate => "==>".to_owned(),
            Links::Closes => "-.-x".to_owned(),
            Links::Remembered => "-.->".to_owned(),
            Links::Later | Links::Promise => format!("-. \"{label}\" .->"),
        };
        if drawn.insert((from, to, link.kind, label)) {
            found.push(format!("n{from} {arrow} n{to}"));
        }
    }
    found
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
            // Directives, formulas and lists of classes.
            '%' => out.push_str("#37;"),
            '$' => out.push_str("#36;"),
            '{' => out.push_str("#123;"),
            '}' => out.push_str("#125;"),
            '\n' | '\t' => out.push(' '),
            c => out.extend(on_page(c)),
        }
    }
    out
}
