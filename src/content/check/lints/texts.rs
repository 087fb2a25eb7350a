//! Texts that are too long or too short to be read in a room, and texts that are missing.

use std::collections::HashMap;

use crate::content::finding::{At, Finding};
use crate::content::raw::{RawCrisis, RawResponse, RawScenario};

/// Words of a response that are worth no warning: more cannot be read aloud and voted on.
const RESPONSE: (usize, usize) = (5, 22);
/// Most sentences of a response that are worth no warning.
const SENTENCES: usize = 2;
/// Words of a scene that are worth no warning; authors aim at 60 to 110.
const SCENE: (usize, usize) = (30, 160);
/// Most words of an outcome that are worth no warning; authors aim at 25 to 60.
const OUTCOME: usize = 90;

/// How many words a text has.
pub(super) fn count(text: &str) -> usize {
    text.split_whitespace()
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .count()
}

/// Every text of the story itself: what players read once the first crisis has come.
pub(super) fn texts(raw: &RawScenario) -> impl Iterator<Item = &str> {
    let crises = raw.crises.iter().flat_map(|c| {
        let of_crisis = [&c.title, &c.scene, &c.signals.people, &c.signals.process]
            .into_iter()
            .chain(c.also.iter().map(|a| &a.text));
        of_crisis.chain(c.responses.iter().flat_map(of_response))
    });
    let voices = raw.voices.iter().map(|v| &v.text);
    let endings = raw.endings.iter().map(|e| &e.text);
    crises.chain(voices).chain(endings).map(String::as_str)
}

fn of_response(response: &RawResponse) -> impl Iterator<Item = &String> {
    let outcomes = response.outcomes.iter().flat_map(|o| {
        let later = o.later.iter().map(|l| &l.text);
        std::iter::once(&o.text).chain(later)
    });
    let promises = response
        .promises
        .iter()
        .flat_map(|p| [&p.text, &p.kept_text, &p.broken_text]);
    std::iter::once(&response.text)
        .chain(outcomes)
        .chain(response.later.iter().map(|l| &l.text))
        .chain(promises)
}

/// Adds the warnings.
pub(super) fn lint(raw: &RawScenario, findings: &mut Vec<Finding>) {
    let crises = At::ROOT.field("crises");
    for (i, crisis) in raw.crises.iter().enumerate() {
        let at = crises.index(i);
        lint_crisis(crisis, &at, findings);
        let responses = at.field("responses");
        for (r, response) in crisis.responses.iter().enumerate() {
            lint_response(response, &responses.index(r), findings);
        }
    }
}

/// Warns of a text whose number of words is outside a range; texts that are empty are errors already.
fn length(
    code: &'static str,
    what: &str,
    text: &str,
    (least, most): (usize, usize),
    aim: &str,
    at: &At<'_>,
    findings: &mut Vec<Finding>,
) {
    let words = count(text);
    if text.trim().is_empty() || (least..=most).contains(&words) {
        return;
    }
    let long = if words > most { "long" } else { "short" };
    findings.push(
        Finding::warning(code, at, format!("this {what} is very {long}"))
            .label(format!(
                "{words} {}",
                if words == 1 { "word" } else { "words" }
            ))
            .help(format!("write {aim} words")),
    );
}

/// How many sentences a text has: ends of sentences after which something follows, and the last one.
fn sentences(text: &str) -> usize {
    let ends = |word: &str| {
        let word = word.trim_end_matches(['’', '”', '\'', ')', '»', '“']);
        word.ends_with(['.', '!', '?', '…'])
            && word.chars().filter(|c| c.is_alphabetic()).count() > 1
    };
    let words: Vec<&str> = text.split_whitespace().collect();
    let inner = words.iter().rev().skip(1).filter(|word| ends(word)).count();
    inner + usize::from(!words.is_empty())
}

/// Persons without a name in the answers to a crisis.
fn nobodies(crisis: &RawCrisis) -> usize {
    let words = crisis
        .responses
        .iter()
        .flat_map(|r| r.text.split(|c: char| !c.is_alphabetic()));
    words
        .filter(|word| matches!(&*word.to_lowercase(), "somebody" | "someone"))
        .count()
}

fn lint_crisis(crisis: &RawCrisis, at: &At<'_>, findings: &mut Vec<Finding>) {
    length(
        "scene-length",
        "scene",
        &crisis.scene,
        SCENE,
        "60 to 110",
        &at.field("scene"),
        findings,
    );
    let signals = &crisis.signals;
    if signals.people.trim().is_empty() || signals.process.trim().is_empty() {
        findings.push(
            Finding::warning(
                "no-signals",
                &at.field("signals"),
                "this crisis lacks an observation of the people or one of the work",
            )
            .help("write signals: (people: \"…\", process: \"…\"), both true, pulling in different directions"),
        );
    }
    let nobodies = nobodies(crisis);
    if nobodies > 1 {
        findings.push(
            Finding::warning(
                "somebody",
                &at.field("responses"),
                format!("its answers speak {nobodies} times of somebody"),
            )
            .help("say who: a room wants to see them; one person without a name is enough for a crisis"),
        );
    }
    if crisis.discuss.iter().all(|q| q.trim().is_empty()) {
        findings.push(
            Finding::warning(
                "no-discuss",
                &at.field("discuss"),
                "this crisis has no question for the room",
            )
            .help("write discuss: [\"…\"], with two questions about what people saw"),
        );
    }
}

fn lint_response(response: &RawResponse, at: &At<'_>, findings: &mut Vec<Finding>) {
    length(
        "response-length",
        "response",
        &response.text,
        RESPONSE,
        "10 to 22",
        &at.field("text"),
        findings,
    );
    let sentences = sentences(&response.text);
    if sentences > SENTENCES {
        findings.push(
            Finding::warning(
                "response-sentences",
                &at.field("text"),
                format!("this response has {sentences} sentences"),
            )
            .help("say in one or two what is done: a room votes on it after hearing it once"),
        );
    }
    if response.insight.trim().is_empty() {
        findings.push(
            Finding::warning(
                "no-insight",
                &at.field("insight"),
                "this response has no insight for the debrief",
            )
            .help("write insight: \"…\": the idea, what it bought, what it did not"),
        );
    }
    let outcomes = at.field("outcomes");
    if response.outcomes.is_empty() {
        findings.push(
            Finding::warning(
                "no-outcomes",
                &outcomes,
                "this response has no outcome, so players read nothing after it",
            )
            .help("write outcomes: [(text: \"…\", effects: [])]"),
        );
    }
    let mut seen: HashMap<Vec<&str>, usize> = HashMap::new();
    for (i, outcome) in response.outcomes.iter().enumerate() {
        let at = outcomes.index(i);
        length(
            "outcome-length",
            "outcome",
            &outcome.text,
            (0, OUTCOME),
            "25 to 60",
            &at.field("text"),
            findings,
        );
        let words: Vec<&str> = outcome.text.split_whitespace().collect();
        let twin = *seen.entry(words).or_insert(i);
        if twin < i && !outcome.text.trim().is_empty() {
            let first = outcomes.index(twin);
            findings.push(
                Finding::warning(
                    "outcomes-alike",
                    &at.field("text"),
                    "two outcomes of this response have the same text",
                )
                .label("the same again")
                .related(&first.field("text"), "first here")
                .help("show another face and another fact, or keep only one of them"),
            );
        }
    }
}
