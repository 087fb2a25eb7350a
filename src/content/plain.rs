//! Conditions, numbers and choices in plain words, for people who read a scenario without reading its file.

use super::raw::{RawCondition, RawPromise, RawScenario, RawThreshold};
use super::short_name;

/// Longest quotation of a promise or value, in characters.
const QUOTATION: usize = 60;

/// A condition as it can follow the word "if": `you chose “recall” in “Load 3-118” and trust ≥ 48`.
///
/// A name that the scenario does not have stands as it was written.
#[must_use]
pub fn condition_words(raw: &RawScenario, condition: &RawCondition) -> String {
    Words { raw }.condition(condition, true).text
}

/// A response as people may speak of it: its id, with spaces.
#[must_use]
pub fn response_words(id: &str) -> String {
    id.replace('-', " ")
}

/// A text in at most `most` characters: cut between two words, with an ellipsis.
#[must_use]
pub fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let head: String = text.chars().take(most.saturating_sub(1)).collect();
    let cut = head.rfind(' ').filter(|&at| at > head.len() / 2);
    let kept = head.get(..cut.unwrap_or(head.len())).unwrap_or(&head);
    format!("{}…", kept.trim_end_matches([' ', ',', ';', ':', '.']))
}

/// Some words, and how tightly they hold together.
struct Phrase {
    text: String,
    /// The word that joins its parts at the top, if it has several.
    joined: Option<&'static str>,
}

impl Phrase {
    fn one(text: String) -> Self {
        Self { text, joined: None }
    }
}

struct Words<'a> {
    raw: &'a RawScenario,
}

impl Words<'_> {
    /// The words for a condition, or for its contrary if `so` is false.
    fn condition(&self, condition: &RawCondition, so: bool) -> Phrase {
        let pick = |yes: String, no: String| Phrase::one(if so { yes } else { no });
        match condition {
            RawCondition::Always => pick("always".to_owned(), "never".to_owned()),
            RawCondition::AtLeast(threshold) => Phrase::one(self.threshold(threshold, true, so)),
            RawCondition::AtMost(threshold) => Phrase::one(self.threshold(threshold, false, so)),
            RawCondition::Flag(flag) => pick(
                format!("“{flag}” is noted"),
                format!("“{flag}” is not noted"),
            ),
            RawCondition::Chose(name) => {
                let what = self.chosen(name);
                pick(
                    format!("you chose {what}"),
                    format!("you did not choose {what}"),
                )
            }
            RawCondition::Saw(name) => {
                let what = self.crisis(name);
                pick(format!("{what} has come"), format!("{what} has not come"))
            }
            RawCondition::Happened(name) => {
                let (response, outcome) = name.rsplit_once('/').unwrap_or((name, ""));
                let what = self.chosen(response);
                let outcome = response_words(outcome);
                pick(
                    format!("{what} ended in “{outcome}”"),
                    format!("{what} did not end in “{outcome}”"),
                )
            }
            RawCondition::Left(who) => {
                let who = self.member(who);
                pick(format!("{who} has left"), format!("{who} is still there"))
            }
            RawCondition::Promised(name) => {
                let what = self.promise(name);
                pick(
                    format!("you promised {what}"),
                    format!("you did not promise {what}"),
                )
            }
            RawCondition::Kept(name) => {
                let what = self.promise(name);
                pick(
                    format!("you kept your promise {what}"),
                    format!("you have not kept a promise {what}"),
                )
            }
            RawCondition::Broken(name) => {
                let what = self.promise(name);
                pick(
                    format!("you broke your promise {what}"),
                    format!("you have not broken a promise {what}"),
                )
            }
            RawCondition::Breached(name) => {
                let what = self.value(name);
                pick(
                    format!("{what} stands breached"),
                    format!("{what} does not stand breached"),
                )
            }
            RawCondition::Repaired(name) => {
                let what = self.value(name);
                pick(
                    format!("{what} was repaired"),
                    format!("{what} was not repaired"),
                )
            }
            RawCondition::Honoured(name) => {
                let what = self.value(name);
                pick(
                    format!("{what} was honoured"),
                    format!("{what} was never honoured"),
                )
            }
            RawCondition::Collapsed(meter) => {
                let meter = self.number(meter);
                pick(
                    format!("{meter} fell to 0"),
                    format!("{meter} did not fall to 0"),
                )
            }
            RawCondition::All(children) => self.joined(children, so, if so { "and" } else { "or" }),
            RawCondition::Any(children) => self.joined(children, so, if so { "or" } else { "and" }),
            RawCondition::Not(inner) => self.condition(inner, !so),
        }
    }

    fn joined(&self, children: &[RawCondition], so: bool, word: &'static str) -> Phrase {
        let phrases: Vec<Phrase> = children.iter().map(|c| self.condition(c, so)).collect();
        match phrases.len() {
            0 => Phrase::one(if word == "and" { "always" } else { "never" }.to_owned()),
            1 => phrases
                .into_iter()
                .next()
                .unwrap_or(Phrase::one(String::new())),
            _ => {
                let parts: Vec<String> = phrases
                    .into_iter()
                    .map(|phrase| match phrase.joined {
                        Some(other) if other != word => format!("({})", phrase.text),
                        _ => phrase.text,
                    })
                    .collect();
                Phrase {
                    text: parts.join(&format!(" {word} ")),
                    joined: Some(word),
                }
            }
        }
    }

    fn threshold(&self, threshold: &RawThreshold, at_least: bool, so: bool) -> String {
        let n = threshold.value;
        let sign = match (at_least, so) {
            (true, true) => "≥",
            (true, false) => "<",
            (false, true) => "≤",
            (false, false) => ">",
        };
        match &*threshold.what {
            "turn" => format!("turn {sign} {n}"),
            "led" => format!("turns led {sign} {n}"),
            "managed" => format!("turns managed {sign} {n}"),
            "both" => format!("turns with both hats {sign} {n}"),
            "waited" => format!("turns waited {sign} {n}"),
            what => format!("{} {sign} {n}", self.number(what)),
        }
    }

    fn number(&self, name: &str) -> String {
        if let Some((who, number)) = name.split_once('.') {
            let number = match number {
                "carries" => "share of the knowledge",
                other => other,
            };
            return format!("{}’s {number}", self.member(who));
        }
        let meter = self.raw.meters.iter().find(|m| m.id == name);
        meter.map_or_else(|| response_words(name), |m| m.name.to_lowercase())
    }

    fn member(&self, id: &str) -> String {
        let member = self.raw.team.iter().find(|m| m.id == id);
        member.map_or(id, short_name).to_owned()
    }

    fn crisis(&self, id: &str) -> String {
        let crisis = self.raw.crises.iter().find(|c| c.id == id);
        format!("“{}”", crisis.map_or(id, |c| &c.title))
    }

    fn chosen(&self, name: &str) -> String {
        match name.split_once('/') {
            Some((crisis, response)) => {
                format!("“{}” in {}", response_words(response), self.crisis(crisis))
            }
            None => format!("“{name}”"),
        }
    }

    fn promise(&self, id: &str) -> String {
        let text = promises(self.raw)
            .find(|p| p.id == id)
            .map_or(id, |p| &p.text);
        self.quoted(text)
    }

    fn value(&self, id: &str) -> String {
        let value = self.raw.values.iter().find(|v| v.id == id);
        self.quoted(value.map_or(id, |v| &v.text))
    }

    fn quoted(&self, text: &str) -> String {
        let text = named(self.raw, text);
        let text = shortened(text.trim(), QUOTATION);
        format!("“{}”", text.trim_end_matches('.'))
    }
}

fn promises(raw: &RawScenario) -> impl Iterator<Item = &RawPromise> {
    raw.crises
        .iter()
        .flat_map(|c| &c.responses)
        .flat_map(|r| &r.promises)
}

/// A short text with members' short names in place of `{id}`.
fn named(raw: &RawScenario, text: &str) -> String {
    raw.team.iter().fold(text.to_owned(), |text, member| {
        text.replace(&format!("{{{}}}", member.id), short_name(member))
    })
}

#[cfg(test)]
mod tests;
