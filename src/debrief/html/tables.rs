//! Tables: the turns in words, the figures behind the charts, and the ledger to open.

use super::escape::escape;
use super::strips::fit_word;
use crate::content::phrases;
use crate::debrief::points::Points;
use crate::debrief::report::{Debrief, Kind, Line, Number};
use crate::engine::Hat;

/// The hat's name in a frame of its own.
pub(super) fn hat(hat: Hat) -> String {
    let (class, name) = match hat {
        Hat::Lead => ("lead", "Lead"),
        Hat::Manage => ("manage", "Manage"),
        Hat::Both => ("both", "Both"),
        Hat::Wait => ("wait", "Wait"),
    };
    format!("<span class=\"hat {class}\">{name}</span>")
}

/// What was decided and what came of it, with the meters as figures.
pub(super) fn turns(debrief: &Debrief) -> String {
    let meters: Vec<&Number> = debrief
        .numbers
        .iter()
        .filter(|n| n.kind == Kind::Meter)
        .collect();
    let head: String = meters
        .iter()
        .map(|m| format!("<th class=\"n\" scope=\"col\">{}</th>", escape(&m.name)))
        .collect();
    let values = |turn: usize| -> String {
        let cell = |m: &&Number| m.values.get(turn).map_or_else(String::new, |v| v.whole());
        meters
            .iter()
            .map(|m| format!("<td class=\"n\">{}</td>", cell(m)))
            .collect()
    };
    let mut rows = format!(
        "<tr><td class=\"n\">0</td><td colspan=\"2\">where it began</td>{}</tr>",
        values(0)
    );
    for turn in &debrief.turns {
        rows.push_str(&format!(
            "<tr><td class=\"n\">{}</td><th scope=\"row\">{}</th><td>{}</td>{}</tr>",
            turn.turn,
            escape(&turn.title),
            hat(turn.hat),
            values(usize::from(turn.turn))
        ));
    }
    let stories: String = debrief.turns.iter().map(story).collect();
    format!(
        "<details><summary>The figures as a table</summary><div class=\"wide\"><table><thead><tr><th class=\"n\" scope=\"col\">Turn</th>\
         <th scope=\"col\">Crisis</th><th scope=\"col\">You</th>{head}</tr></thead><tbody>{rows}</tbody></table></div></details>\
         <details><summary>What you decided, and what came of it</summary>{stories}</details>"
    )
}

fn story(turn: &crate::debrief::report::Turn) -> String {
    let practices: Vec<String> = turn
        .practices
        .iter()
        .map(|&p| phrases::practice(p).0.to_lowercase())
        .collect();
    let events: String = turn
        .events
        .iter()
        .map(|e| format!("<li>{}</li>", escape(e)))
        .collect();
    let insight = if turn.insight.is_empty() {
        String::new()
    } else {
        format!("<p><b>Insight.</b> {}</p>", escape(&turn.insight))
    };
    let asked = format!("<p><b>What it asked for.</b> {}</p>", escape(&turn.asked));
    let ideas: String = turn
        .ideas
        .iter()
        .map(|idea| {
            format!(
                "<p class=\"soft\"><b>{}.</b> {}</p>",
                escape(&idea.name),
                escape(&idea.about)
            )
        })
        .collect();
    let moment = if turn.moment.is_empty() {
        String::new()
    } else {
        format!("{} · ", escape(&turn.moment))
    };
    format!(
        "<h3>{}. {}</h3><p class=\"turnline\">{moment}{}, severity {}</p><p>{} <b>{}</b> <span class=\"soft\">{}</span></p><p>{}</p><ul>{events}</ul>{asked}{insight}{ideas}",
        turn.turn,
        escape(&turn.title),
        turn.situation.name(),
        turn.severity,
        hat(turn.hat),
        escape(&turn.text),
        escape(&practices.join(", ")),
        escape(&turn.outcome),
    )
}

/// The strips as figures.
pub(super) fn hats(debrief: &Debrief) -> String {
    let percent = |share: Option<i32>| share.map_or_else(|| "–".to_owned(), |s| format!("{s} %"));
    let rows: String = debrief
        .turns
        .iter()
        .map(|t| {
            format!(
                "<tr><td class=\"n\">{}</td><th scope=\"row\">{}</th><td>{}</td><td class=\"n\">{}</td><td class=\"n\">{}</td><td>{}</td><td>{}</td></tr>",
                t.turn,
                escape(&t.title),
                t.situation.name(),
                percent(t.asked_lead),
                percent(t.worn_lead),
                hat(t.hat),
                fit_word(t)
            )
        })
        .collect();
    format!(
        "<details><summary>The figures as a table</summary><div class=\"wide\"><table><thead><tr><th class=\"n\" scope=\"col\">Turn</th>\
         <th scope=\"col\">Crisis</th><th scope=\"col\">Situation</th><th class=\"n\" scope=\"col\">Leading asked</th><th class=\"n\" scope=\"col\">\
         Leading worn</th><th scope=\"col\">Hat</th><th scope=\"col\">Fit</th></tr></thead><tbody>{rows}</tbody></table></div></details>"
    )
}

/// What nobody sees during play, at the start and now.
pub(super) fn undercurrents(debrief: &Debrief) -> String {
    let rows: String = debrief
        .numbers
        .iter()
        .filter(|n| n.kind == Kind::Undercurrent)
        .filter_map(|n| {
            let (first, last) = (n.values.first()?, n.values.last()?);
            Some(format!(
                "<tr><th scope=\"row\">{}</th><td class=\"n\">{}</td><td class=\"n\">{}</td><td class=\"n\">{}</td></tr>",
                escape(&n.name),
                first.whole(),
                last.whole(),
                Points(last.0 - first.0).signed()
            ))
        })
        .collect();
    format!(
        "<table><caption>Undercurrents: what nobody saw during play</caption><thead><tr><th scope=\"col\">Undercurrent</th><th class=\"n\" scope=\"col\">\
         Start</th><th class=\"n\" scope=\"col\">End</th><th class=\"n\" scope=\"col\">Change</th></tr></thead><tbody>{rows}</tbody></table>"
    )
}

/// Every change of every number, to open: the meters at once, the others by kind.
pub(super) fn ledger(debrief: &Debrief) -> String {
    let mut out = String::from(
        "<h3 class=\"screen\">The ledger</h3><p class=\"soft screen\">Every number is the sum of its lines. Open one to see them all.</p>",
    );
    for (kind, title) in [
        (Kind::Meter, ""),
        (Kind::Undercurrent, "Undercurrents"),
        (Kind::Member, "People"),
        (Kind::Variable, "Numbers of the story"),
    ] {
        let numbers = debrief.numbers.iter().filter(|n| n.kind == kind);
        let lines: String = numbers.map(|n| number(debrief, n)).collect();
        if title.is_empty() || lines.is_empty() {
            out.push_str(&lines);
        } else {
            out.push_str(&format!(
                "<details><summary>{title}</summary>{lines}</details>"
            ));
        }
    }
    out
}

/// The lines of one number; nothing if it never changed.
fn number(debrief: &Debrief, number: &Number) -> String {
    let ledger = debrief.ledger.iter();
    let lines: Vec<&Line> = ledger.filter(|l| l.number == number.id).collect();
    let (Some(first), Some(last)) = (number.values.first(), number.values.last()) else {
        return String::new();
    };
    if lines.iter().all(|l| l.turn == 0) {
        return String::new();
    }
    let mut rows = String::new();
    let mut turn = None;
    for line in lines {
        let opens = turn != Some(line.turn);
        turn = Some(line.turn);
        let name = match (opens, line.turn) {
            (false, _) | (true, 0) => String::new(),
            (true, n) => format!("{n}. {}", escape(&line.crisis)),
        };
        let origin = line.origin.as_ref().map_or_else(String::new, |origin| {
            format!(
                "<br><span class=\"soft\">decided in turn {}: {}</span>",
                origin.turn,
                escape(&origin.text)
            )
        });
        rows.push_str(&format!(
            "<tr><td>{name}</td><td class=\"n\">{}</td><td>{}{origin}</td></tr>",
            line.change.signed(),
            escape(&line.cause)
        ));
    }
    format!(
        "<details><summary>{}: {} → {}</summary><div class=\"wide\"><table><thead><tr><th scope=\"col\">Turn</th><th class=\"n\" scope=\"col\">Change</th>\
         <th scope=\"col\">Because</th></tr></thead><tbody>{rows}</tbody></table></div></details>",
        escape(&number.name),
        first.whole(),
        last.whole()
    )
}
