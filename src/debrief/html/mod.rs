//! The debrief as one page: no network, no scripts, charts drawn in place, for light, dark and paper.
//!
//! In the order of a good after-action review: what happened, what was asked for and worn, the moments, where it ended, the profile, the people, a plan.

mod course;
mod escape;
mod map;
mod moments;
mod people;
mod profile;
mod room;
mod series;
mod strips;
mod svg;
mod tables;

use super::points::off;
use super::report::Debrief;
use escape::{escape, paragraphs};

const STYLE: &str = include_str!("style.css");

/// Nothing may be loaded from anywhere, even if something got past the escaping.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

const SECTIONS: [(&str, &str); 7] = [
    ("happened", "What happened"),
    ("asked", "What was asked for, and what you wore"),
    ("moments", "Moments worth discussing"),
    ("where", "Where you ended up"),
    ("profile", "Your profile"),
    ("people", "People, promises and values"),
    ("plan", "A plan"),
];

pub(super) fn page(debrief: &Debrief) -> String {
    let played = &debrief.played;
    let bodies = [
        happened(debrief),
        asked(debrief),
        moments::moments(debrief),
        wherever(debrief),
        profile::profile(debrief),
        people::people(debrief),
        profile::plan(debrief),
    ];
    let mut sections = String::new();
    let mut links = String::new();
    for ((id, title), body) in SECTIONS.into_iter().zip(bodies) {
        sections.push_str(&format!(
            "<section id=\"{id}\" aria-labelledby=\"{id}-h\"><h2 id=\"{id}-h\">{title}</h2>{body}</section>\n"
        ));
        links.push_str(&format!("<li><a href=\"#{id}\">{title}</a></li>"));
    }
    let ending = played.ending.as_ref().map_or_else(
        || "<p class=\"kicker\">The game is not over yet.</p>".to_owned(),
        |ending| {
            let collapsed = played.collapsed.as_ref().map_or_else(String::new, |meter| {
                format!("<p>{} reached 0.</p>", escape(meter))
            });
            format!(
                "<h3>{}</h3>{}{collapsed}",
                escape(&ending.title),
                paragraphs(&ending.text)
            )
        },
    );
    format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\"><meta name=\"generator\" content=\"Two Hats {version}\">\
         <title>Debrief: {title}</title><style>{STYLE}</style></head>\n<body><header class=\"top\"><p class=\"kicker\">Two Hats · debrief</p>\
         <h1>{title}</h1>{ending}<div class=\"note\"><p>{note}</p></div><nav aria-label=\"Parts of the debrief\"><ol>{links}</ol></nav></header>\n\
         <main>{sections}</main>\n<footer><p>Scenario <b>{scenario}</b>, rulebook <b>{rulebook}</b>, seed <b>{seed}</b>: with the same decisions \
         they give the same numbers on every machine. {lucks} worlds were tried for every road. Made by Two Hats {version}.</p></footer></body></html>\n",
        lang = escape(&played.language),
        version = env!("CARGO_PKG_VERSION"),
        title = escape(&played.title),
        note = escape(&debrief.note),
        scenario = escape(&played.scenario),
        rulebook = escape(&played.rulebook),
        seed = escape(&played.seed),
        lucks = debrief.scores.lucks,
    )
}

fn happened(debrief: &Debrief) -> String {
    let scores = &debrief.scores;
    let quality = scores
        .quality
        .map_or_else(|| "–".to_owned(), |quality| format!("{quality:.0}"));
    let said: String = scores
        .said
        .iter()
        .map(|s| format!("<p>{}</p>", escape(s)))
        .collect();
    let label = if debrief.played.finished {
        "Grade"
    } else {
        "Grade so far"
    };
    format!(
        "<dl class=\"scores\"><div><dt>{label}</dt><dd class=\"big\">{grade} <small>of 100</small></dd><dd class=\"soft\">how the team stands; its lowest \
         meter counts most</dd></div><div><dt>Decision quality</dt><dd class=\"big\">{quality} <small>of 100</small></dd><dd class=\"soft\">what could be \
         known at the time</dd></div><div><dt>Luck</dt><dd class=\"big\">{luck} <small>± {within}</small></dd><dd class=\"soft\">points that no decision \
         earned or lost</dd></div></dl>{said}\
         <figure>{bars}<figcaption>The routine is a plain way of playing: the hat that the situation asks for, weighed against what the team has. What it \
         was expected to reach from this start is no judgement, only a place to measure from.</figcaption></figure>\
         <h3>The meters, turn by turn</h3><figure><div class=\"wide\">{chart}</div><figcaption>Each mark is the end of a turn. The bars below show luck: \
         how far the turn came better (up) or worse (down) than was to be expected of the response that was chosen.</figcaption></figure>{turns}{course}{room}{ledger}",
        grade = scores.grade.whole(),
        luck = super::points::signed(scores.luck.mean),
        within = off(scores.luck.within),
        bars = strips::grade(debrief),
        chart = series::meters(debrief),
        turns = tables::turns(debrief),
        course = course::course(debrief),
        room = room::room(debrief),
        ledger = tables::ledger(debrief),
    )
}

fn asked(debrief: &Debrief) -> String {
    format!(
        "<p>Upper strip: the share of leading and managing that each situation asks for. Lower strip: what your response was. Neither hat is worth \
         more than the other; a pure hat fits where the moment leans its way.</p><figure><div class=\"wide\">{}</div></figure>{}",
        strips::hats(debrief),
        tables::hats(debrief)
    )
}

fn wherever(debrief: &Debrief) -> String {
    format!(
        "<div class=\"pair\"><figure>{}</figure><div><p>Leading builds <b>direction</b>: people know where this is going and why. Managing builds \
         <b>order</b>: people know who does what by when. Neither stands in for the other.</p><p>The square is where the team began, the full circle \
         where it ended, and the numbers are turns. What is not renewed fades, so standing still takes work, too.</p>{}</div></div>",
        map::map(debrief),
        tables::undercurrents(debrief)
    )
}
