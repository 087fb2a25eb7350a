//! Checks a recorded play: it reads, it names what exists, its decisions fit, and what comes out is what it says.

use super::{SourceMap, finish, read};
use crate::content::compile::FORMAT;
use crate::content::diagnostic::{Diagnostic, Severity};
use crate::content::finding::{At, Finding, nearest};
use crate::content::library::{self, LoadError};
use crate::content::plays::{self, Misfit, MisfitKind};
use crate::content::raw::RawPlay;
use crate::content::story::Story;
use crate::engine::Rulebook;

/// Checks the text of a play of `story`. Without a story (because its file has errors) only the play's own spelling is looked at.
#[must_use]
pub fn check_play(text: &str, story: Option<&Story>) -> Vec<Diagnostic> {
    check_play_counting(text, story).0
}

/// The same, and how many errors there are beside those.
#[must_use]
pub fn check_play_counting(text: &str, story: Option<&Story>) -> (Vec<Diagnostic>, usize) {
    let read = read::<RawPlay>(text);
    let mut diagnostics = read.problems;
    if diagnostics.iter().all(|d| d.severity != Severity::Error) {
        let mut findings = Vec::new();
        let play = &read.raw;
        if play.format != FORMAT {
            findings.push(
                Finding::error(
                    "unknown-format",
                    &At::ROOT.field("format"),
                    format!(
                        "this file has format {}, and this program reads format {FORMAT}",
                        play.format
                    ),
                )
                .help(format!(
                    "write `format: {FORMAT}`, or get a newer version of the program"
                )),
            );
        }
        let rulebook = find_rulebook(play, &mut findings);
        if let (Some(story), FORMAT) = (story, play.format) {
            let known = decisions_exist(play, story, &mut findings);
            if let (true, Some(rulebook)) = (known, rulebook) {
                play_it(play, story, &rulebook, &mut findings);
            }
        }
        let places = SourceMap::new(text, &read.tree, &read.missing, Vec::new());
        diagnostics.extend(findings.into_iter().filter_map(|f| places.diagnostic(f)));
    }
    finish(&mut diagnostics);
    (diagnostics, read.more)
}

fn find_rulebook(play: &RawPlay, findings: &mut Vec<Finding>) -> Option<Rulebook> {
    let (message, help) = match library::rulebook(&play.rulebook) {
        Ok((_, rulebook)) => return Some(rulebook),
        Err(LoadError::Unknown { name, known, .. }) => {
            let near = nearest(&name, known.iter().map(String::as_str));
            (
                format!("there is no rulebook \"{name}\""),
                near.map_or_else(
                    || format!("known are: {}", known.join(", ")),
                    |near| format!("did you mean \"{near}\"?"),
                ),
            )
        }
        Err(error) => (
            error.to_string(),
            format!("run `two-hats check {}` to see why", play.rulebook),
        ),
    };
    let at = At::ROOT.field("rulebook");
    findings.push(Finding::error("unknown-rulebook", &at, message).help(help));
    None
}

/// Whether every decision names a response that exists.
fn decisions_exist(play: &RawPlay, story: &Story, findings: &mut Vec<Finding>) -> bool {
    let before = findings.len();
    let list = At::ROOT.field("decisions");
    let crises = || story.raw().crises.iter();
    for (i, name) in play.decisions.iter().enumerate() {
        if plays::find(story, name).is_some() {
            continue;
        }
        let at = list.index(i);
        let (crisis, response) = name.split_once('/').unwrap_or((name, ""));
        let (message, help) = match crises().find(|c| c.id == crisis) {
            Some(found) => {
                let known: Vec<&str> = found.responses.iter().map(|r| &*r.id).collect();
                (
                    format!("the crisis \"{crisis}\" has no response \"{response}\""),
                    nearest(response, known.iter().copied()).map_or_else(
                        || format!("write one of: {}", named(crisis, &known)),
                        |near| format!("did you mean \"{crisis}/{near}\"?"),
                    ),
                )
            }
            None => (
                format!("there is no crisis \"{crisis}\" in this scenario"),
                nearest(crisis, crises().map(|c| &*c.id)).map_or_else(
                    || "a decision is written \"crisis/response\", with the ids of both".to_owned(),
                    |near| format!("did you mean the crisis \"{near}\"?"),
                ),
            ),
        };
        findings.push(Finding::error("unknown-response", &at, message).help(help));
    }
    findings.len() == before
}

fn named(crisis: &str, responses: &[&str]) -> String {
    let names: Vec<String> = responses
        .iter()
        .map(|response| format!("\"{crisis}/{response}\""))
        .collect();
    names.join(", ")
}

fn play_it(play: &RawPlay, story: &Story, rulebook: &Rulebook, findings: &mut Vec<Finding>) {
    match plays::run(story, rulebook, play) {
        Ok(played) => {
            let expect = At::ROOT.field("expect");
            for difference in plays::differences(&play.expect, &played) {
                let at = expect.field(difference.field);
                findings.push(
                    Finding::error(
                        "play-went-otherwise",
                        &at,
                        format!(
                            "{} should be {}, and came out as {}",
                            difference.field, difference.expected, difference.found
                        ),
                    )
                    .label("not what came out")
                    .help("if the scenario was meant to change like this, write what came out; if not, the scenario has a mistake"),
                );
            }
        }
        Err(Misfit { decision, what }) => findings.push(misfit(decision, &what, story)),
    }
}

fn misfit(decision: usize, what: &MisfitKind, story: &Story) -> Finding {
    let list = At::ROOT.field("decisions");
    let at = list.index(decision);
    let error = |message: String| Finding::error("play-does-not-fit", &at, message);
    match what {
        MisfitKind::Unknown => error("there is no such response".to_owned()),
        MisfitKind::Over(ending) => error(format!(
            "the game is over before this decision, with the ending \"{ending}\""
        ))
        .label("nobody asks any more")
        .help("take this decision and those after it out"),
        MisfitKind::OtherCrisis(crisis) => {
            let known: Vec<&str> = story
                .raw()
                .crises
                .iter()
                .filter(|c| c.id == *crisis)
                .flat_map(|c| &c.responses)
                .map(|r| &*r.id)
                .collect();
            error(format!("at this moment another crisis asks: \"{crisis}\""))
                .label("not its turn")
                .help(format!("write one of: {}", named(crisis, &known)))
        }
        MisfitKind::NotOpen(open) => error(
            "this response is not open at this moment: its condition does not hold".to_owned(),
        )
        .help(format!("open are: {}", open.join(", "))),
    }
}
