//! Three moments: the decision, the roads not taken side by side, and questions for the table.

use super::escape::escape;
use super::tables::hat;
use super::{map, series};
use crate::debrief::points::{Points, off, one, signed};
use crate::debrief::report::{Debrief, Moment, Road, Turn};

pub(super) fn moments(debrief: &Debrief) -> String {
    if debrief.moments.is_empty() {
        return "<p>No decision has been taken that depends on anything yet.</p>".to_owned();
    }
    debrief
        .moments
        .iter()
        .filter_map(|moment| {
            let turn = debrief.turns.iter().find(|t| t.turn == moment.turn)?;
            Some(one_moment(debrief, moment, turn))
        })
        .collect()
}

fn one_moment(debrief: &Debrief, moment: &Moment, turn: &Turn) -> String {
    let said: String = moment
        .said
        .iter()
        .map(|s| format!("<p>{}</p>", escape(s)))
        .collect();
    let questions: String = moment
        .questions
        .iter()
        .map(|q| format!("<p class=\"question\">{}</p>", escape(q)))
        .collect();
    let before = ["morale", "stability", "results"].map(|id| {
        let number = debrief.numbers.iter().find(|n| n.id == id);
        let values = number.map_or(&[][..], |n| &n.values);
        let at = usize::from(turn.turn.saturating_sub(1));
        values.get(at).copied().unwrap_or_default()
    });
    let path = |road: &Road| [&[before][..], &road.same_luck_meters].concat();
    let real = turn
        .roads
        .iter()
        .find(|r| r.taken)
        .map_or_else(Vec::new, path);
    let multiples: String = turn
        .roads
        .iter()
        .zip('A'..)
        .map(|(road, letter)| multiple(turn, road, letter, &path(road), &real))
        .collect();
    let rows: String = turn
        .roads
        .iter()
        .zip('A'..)
        .map(|(r, letter)| row(r, letter))
        .collect();
    format!(
        "<article class=\"moment\"><h3>Turn {n}: {title}</h3>{said}<p class=\"soft\">{situation}, severity {severity}. Luck of this crisis: {luck} of 100.</p>\
         <figure>{chart}<figcaption>● what could be expected of each road at that moment, with its 95 % interval, over many lucks. ◇ where the luck that \
         you really had would have led it. On the right: both as figures.</figcaption></figure>\
         <ol class=\"multiples of-{count}\">{multiples}</ol><p class=\"soft\">The same luck down each road, to the end of the game: ● morale, ■ stability, ▲ results. Thin \
         lines: what really happened.</p>\
         <div class=\"wide\"><table><thead><tr><th scope=\"col\">Road</th><th scope=\"col\">Hat</th><th class=\"n\" scope=\"col\">Expected</th>\
         <th class=\"n\" scope=\"col\">Against yours</th><th class=\"n\" scope=\"col\">Collapses</th><th class=\"n\" scope=\"col\">Same luck</th>\
         <th scope=\"col\">Would end as</th></tr></thead><tbody>{rows}</tbody></table></div>\
         <blockquote><p class=\"kicker\">For the table</p>{questions}</blockquote></article>",
        n = turn.turn,
        title = escape(&turn.title),
        situation = turn.situation.name(),
        severity = turn.severity,
        luck = turn.luck,
        count = turn.roads.len(),
        chart = map::roads(&format!("roads-{}", turn.turn), &turn.roads),
    )
}

fn multiple(
    turn: &Turn,
    road: &Road,
    letter: char,
    path: &[[Points; 3]],
    real: &[[Points; 3]],
) -> String {
    let id = format!("road-{}-{letter}", turn.turn);
    let title = format!("Road {letter} under the same luck");
    let last = road.same_luck_meters.last().copied().unwrap_or_default();
    let about = format!(
        "Morale ends at {}, stability at {}, results at {}.",
        last[0].whole(),
        last[1].whole(),
        last[2].whole()
    );
    let what = if road.taken {
        "what you did"
    } else {
        "not taken"
    };
    let insight = if road.insight.is_empty() || road.taken {
        String::new()
    } else {
        format!("<p class=\"soft\">{}</p>", escape(&road.insight))
    };
    format!(
        "<li><b>{letter}</b> · {what} {hat}{chart}<p>{text}</p>{insight}</li>",
        hat = hat(road.hat),
        chart = series::road(&id, &title, &about, path, real),
        text = escape(&road.text),
    )
}

fn row(road: &Road, letter: char) -> String {
    let (class, against) = if road.taken {
        (" class=\"taken\"", "what you did".to_owned())
    } else {
        (
            "",
            format!("{} ± {}", signed(road.ahead.mean), off(road.ahead.within)),
        )
    };
    format!(
        "<tr{class}><th scope=\"row\">{letter}</th><td>{}</td><td class=\"n\">{}</td><td class=\"n\">{against}</td><td class=\"n\">{} %</td>\
         <td class=\"n\">{}</td><td>{}</td></tr>",
        hat(road.hat),
        one(road.expected.mean),
        one(road.collapses),
        road.same_luck_grade.whole(),
        escape(&road.same_luck_ending)
    )
}
