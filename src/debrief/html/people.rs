//! Who stayed and who left, what was promised, and what became of the values.

use super::escape::escape;
use crate::debrief::points::Points;
use crate::debrief::report::{Debrief, Member, Promise, Value};

pub(super) fn people(debrief: &Debrief) -> String {
    let members: String = debrief.team.iter().map(member).collect();
    let promises = if debrief.promises.is_empty() {
        "<p>Nothing was promised.</p>".to_owned()
    } else {
        let promises: String = debrief.promises.iter().map(promise).collect();
        format!("<ul class=\"flat\">{promises}</ul>")
    };
    let values: String = debrief.values.iter().map(value).collect();
    let values = if values.is_empty() {
        String::new()
    } else {
        format!("<h3>What the team stands for</h3><ul class=\"flat\">{values}</ul>")
    };
    format!("{members}<h3>Promises</h3>{promises}{values}")
}

fn member(of: &Member) -> String {
    let said: String = of.said.iter().map(|s| format!("{} ", escape(s))).collect();
    let change =
        |name: &str, [from, to]: [Points; 2]| format!("{name} {} → {}", from.whole(), to.whole());
    let left = of
        .left
        .map_or_else(String::new, |turn| format!(" · left in turn {turn}"));
    format!(
        "<div class=\"member\"><h3>{} <span class=\"soft\">{}{left}</span></h3><p>{said}</p><p class=\"soft\">{}, {}</p></div>",
        escape(&of.name),
        escape(&of.job),
        change("Trust", of.trust),
        change("energy", of.energy)
    )
}

fn promise(of: &Promise) -> String {
    let settled = of.settled.map_or_else(
        || "still open".to_owned(),
        |turn| format!("{} in turn {turn}", of.status),
    );
    format!(
        "<li><b>{}</b> to {}: “{}” <span class=\"soft\">Made in turn {}, {}, with “{}”.</span> {}</li>",
        escape(&capital(&settled)),
        escape(&of.to),
        escape(&of.text),
        of.made.turn,
        escape(&of.made.crisis),
        escape(&of.made.text),
        escape(&of.seen)
    )
}

fn value(of: &Value) -> String {
    format!(
        "<li><b>“{}”</b> {}</li>",
        escape(&of.text),
        escape(&of.said.join(" "))
    )
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}
