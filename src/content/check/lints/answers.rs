//! What gives the answer away: responses that differ in length or tone, and hats that follow a pattern.

use super::texts::count;
use crate::content::finding::{At, Finding};
use crate::content::raw::{RawCrisis, RawScenario};
use crate::engine::Hat;

/// Crises that a pattern needs before it is one.
const PATTERN: usize = 5;
/// Words by which responses may differ whatever their proportion.
const SLACK: usize = 4;

/// Words that say which response to take, or which to leave.
const LOADED: [&str; 30] = [
    "bravely",
    "callously",
    "carelessly",
    "compassionately",
    "courageously",
    "cowardly",
    "cruelly",
    "empathetically",
    "foolishly",
    "hastily",
    "heartlessly",
    "irresponsibly",
    "lazily",
    "mindlessly",
    "naively",
    "needlessly",
    "obviously",
    "pointlessly",
    "recklessly",
    "responsibly",
    "ruthlessly",
    "selfishly",
    "sensibly",
    "stubbornly",
    "stupidly",
    "thoughtfully",
    "thoughtlessly",
    "weakly",
    "wisely",
    "wrongly",
];

/// Adds the warnings.
pub(super) fn lint(raw: &RawScenario, findings: &mut Vec<Finding>) {
    let crises = At::ROOT.field("crises");
    for (i, crisis) in raw.crises.iter().enumerate() {
        let at = crises.index(i);
        let responses = at.field("responses");
        lengths(crisis, &responses, findings);
        tone(crisis, &responses, findings);
        if let Some(first) = crisis.responses.first()
            && crisis.responses.len() > 1
            && crisis.responses.iter().all(|r| r.hat == first.hat)
        {
            let first = responses.index(0);
            findings.push(
                Finding::warning(
                    "one-hat",
                    &first.field("hat"),
                    "all responses to this crisis wear the same hat",
                )
                .label("and so do the others")
                .help("write one that leads and one that manages at least"),
            );
        }
    }
    longest_hat(raw, &crises, findings);
    positions(raw, &crises, findings);
}

fn lengths(crisis: &RawCrisis, at: &At<'_>, findings: &mut Vec<Finding>) {
    let lengths = || crisis.responses.iter().map(|r| count(&r.text)).enumerate();
    let (Some((long, most)), Some((short, least))) = (
        lengths().max_by_key(|(_, n)| *n),
        lengths().min_by_key(|(_, n)| *n),
    ) else {
        return;
    };
    if least == 0 || 2 * most <= 3 * least || most - least <= SLACK {
        return;
    }
    let (long, short) = (at.index(long), at.index(short));
    findings.push(
        Finding::warning(
            "uneven-responses",
            &long.field("text"),
            "these responses differ in length, which gives the answer away",
        )
        .label(format!("the longest: {most} words"))
        .related(&short.field("text"), format!("the shortest: {least} words"))
        .help("make the longest at most half as long again as the shortest"),
    );
}

/// A word, a shout or an exclamation mark that some responses have and others do not.
fn tone(crisis: &RawCrisis, at: &At<'_>, findings: &mut Vec<Finding>) {
    let mut mark = |code, message: &str, help: &str, found: &dyn Fn(&str) -> Option<String>| {
        let marks: Vec<Option<String>> = crisis.responses.iter().map(|r| found(&r.text)).collect();
        if marks.iter().all(Option::is_some) {
            return;
        }
        for (i, part) in marks.into_iter().enumerate() {
            if let Some(part) = part {
                let at = at.index(i);
                findings.push(
                    Finding::warning(code, &at.field("text"), message)
                        .part(part)
                        .help(help),
                );
            }
        }
    };
    mark(
        "loaded-word",
        "a word in this response says what to think of it",
        "say what is done, and let the outcome judge it",
        &|text| loaded(text).map(str::to_owned),
    );
    mark(
        "loud-response",
        "this response is louder than the others, which gives the answer away",
        "give all responses to a crisis the same tone",
        &|text| {
            let mark = text.contains('!').then(|| "!".to_owned());
            mark.or_else(|| shouted(text).map(str::to_owned))
        },
    );
}

fn loaded(text: &str) -> Option<&str> {
    let mut words = text.split(|c: char| !c.is_alphabetic());
    words.find(|word| LOADED.contains(&&*word.to_lowercase()))
}

/// The first of two neighbouring words in capitals: a single one may be an abbreviation.
fn shouted(text: &str) -> Option<&str> {
    let loud = |word: &str| {
        let letters = || word.chars().filter(|c| c.is_alphabetic());
        letters().count() > 2 && letters().all(char::is_uppercase)
    };
    let words: Vec<&str> = text.split_whitespace().collect();
    words
        .windows(2)
        .find(|pair| pair.iter().all(|word| loud(word)))
        .and_then(|pair| pair.first().copied())
}

/// Whether the longest response is always of one hat.
fn longest_hat(raw: &RawScenario, at: &At<'_>, findings: &mut Vec<Finding>) {
    let longest: Vec<Hat> = raw
        .crises
        .iter()
        .filter_map(|crisis| {
            let most = crisis.responses.iter().map(|r| count(&r.text)).max()?;
            let mut long = crisis.responses.iter().filter(|r| count(&r.text) == most);
            let first = long.next()?;
            long.next().is_none().then_some(first.hat)
        })
        .collect();
    if let Some(&hat) = longest.first()
        && longest.len() >= PATTERN
        && longest.iter().all(|h| *h == hat)
    {
        let name = hat.name();
        findings.push(
            Finding::warning(
                "longest-is-one-hat",
                at,
                format!("the longest response is always the one that wears {name}"),
            )
            .label(format!(
                "in all {} crises with a longest one",
                longest.len()
            ))
            .help("let other hats have the longest response now and then"),
        );
    }
}

/// Whether a hat stands mostly in the same position.
fn positions(raw: &RawScenario, at: &At<'_>, findings: &mut Vec<Finding>) {
    for hat in Hat::ALL {
        // A crisis in which the hat has two positions counts for both.
        let (mut crises, mut counts) = (0, [0_usize; 8]);
        for crisis in &raw.crises {
            let mut here = false;
            for (position, response) in crisis.responses.iter().enumerate() {
                if response.hat == hat {
                    here = true;
                    if let Some(count) = counts.get_mut(position) {
                        *count += 1;
                    }
                }
            }
            crises += usize::from(here);
        }
        let most = (0..counts.len()).max_by_key(|p| counts[*p]).unwrap_or(0);
        let times = counts[most];
        if crises >= PATTERN && times * 10 > crises * 6 {
            let ordinal = ["first", "second", "third", "fourth", "fifth"]
                .get(most)
                .copied()
                .unwrap_or("last");
            findings.push(
                Finding::warning(
                    "hat-position",
                    at,
                    format!("the response that wears {} is mostly the {ordinal} one, which players will notice", hat.name()),
                )
                .label(format!("in {times} of {crises} crises"))
                .help("put the responses in another order in some crises: ids stay, so saves do too"),
            );
        }
    }
}
