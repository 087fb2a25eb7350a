//! A scenario that can be played, with its words: what the engine's positions are called and what players read.

mod asked;
mod places;
mod room;

use sha2::{Digest, Sha256};

use super::raw::{
    RawCrisis, RawEnding, RawLater, RawMember, RawOutcome, RawPromise, RawResponse, RawScenario,
    RawValue,
};
use crate::engine::{
    CrisisIx, EndingIx, LaterIx, MemberIx, MemberNumber, OutcomeIx, Part, PromiseIx, ResponseIx,
    Scenario, Slot, State, TestIx, ValueIx,
};

/// A checked scenario: the engine's tables, and the words. Only [`super::compile`] makes one.
#[derive(Debug, Clone, PartialEq)]
pub struct Story {
    raw: RawScenario,
    scenario: Scenario,
    places: FileOrder,
    parts: Nesting,
}

/// Where the engine's positions stand in the text, as crisis, response, ... of the file.
#[derive(Debug, Clone, PartialEq, Default)]
struct Nesting {
    responses: Vec<(u32, u32)>,
    /// In the order of the file.
    outcomes: Vec<(u32, u32, u32)>,
    /// The third number is the outcome, if the consequence belongs to one.
    laters: Vec<(u32, u32, Option<u32>, u32)>,
    promises: Vec<(u32, u32, u32)>,
}

impl Nesting {
    /// Walks through the file in the order in which the compiler fills the tables.
    fn new(raw: &RawScenario) -> Self {
        let mut parts = Self::default();
        for (c, crisis) in (0..).zip(&raw.crises) {
            for (r, response) in (0..).zip(&crisis.responses) {
                parts.responses.push((c, r));
                parts
                    .laters
                    .extend((0..response.later.len() as u32).map(|l| (c, r, None, l)));
                parts
                    .promises
                    .extend((0..response.promises.len() as u32).map(|p| (c, r, p)));
                for (o, outcome) in (0..).zip(&response.outcomes) {
                    parts.outcomes.push((c, r, o));
                    parts
                        .laters
                        .extend((0..outcome.later.len() as u32).map(|l| (c, r, Some(o), l)));
                }
            }
        }
        parts
    }
}

/// Where the engine's positions stand in the file.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct FileOrder {
    /// The engine's place of every outcome, in the order of the file.
    pub(super) outcome_at: Vec<u32>,
    /// The order in the file of every outcome, by the engine's place.
    pub(super) outcome_written: Vec<u32>,
    /// Tests of the paragraphs that a crisis may add to its scene.
    pub(super) also: Vec<Vec<TestIx>>,
    pub(super) voices: Vec<TestIx>,
    /// Tests of the clocks that players do not know of from the start.
    pub(super) clocks: Vec<Option<TestIx>>,
    pub(super) flags_read: Vec<u32>,
    pub(super) flags_set: Vec<u32>,
    pub(super) variables_read: Vec<u32>,
    pub(super) variables_written: Vec<u32>,
}

/// The key that names the luck of whatever has this id: the first eight bytes of its SHA-256.
pub(super) fn key(id: &str) -> u64 {
    let digest: [u8; 32] = Sha256::digest(id.as_bytes()).into();
    let mut first = [0; 8];
    first.copy_from_slice(&digest[..8]);
    u64::from_le_bytes(first)
}

impl Story {
    pub(super) fn new(raw: RawScenario, scenario: Scenario, places: FileOrder) -> Self {
        let parts = Nesting::new(&raw);
        Self {
            raw,
            scenario,
            places,
            parts,
        }
    }

    /// As it was written.
    #[must_use]
    pub const fn raw(&self) -> &RawScenario {
        &self.raw
    }

    /// As the engine plays it.
    #[must_use]
    pub const fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// The words of a crisis.
    #[must_use]
    pub fn crisis(&self, ix: CrisisIx) -> &RawCrisis {
        &self.raw.crises[ix.at()]
    }

    /// The words of a response.
    #[must_use]
    pub fn response(&self, ix: ResponseIx) -> &RawResponse {
        let (crisis, response) = self.parts.responses[ix.at()];
        self.response_at(crisis, response)
    }

    fn response_at(&self, crisis: u32, response: u32) -> &RawResponse {
        &self.raw.crises[crisis as usize].responses[response as usize]
    }

    /// The words of an outcome.
    #[must_use]
    pub fn outcome(&self, ix: OutcomeIx) -> &RawOutcome {
        let written = self.places.outcome_written[ix.at()];
        let (crisis, response, outcome) = self.parts.outcomes[written as usize];
        &self.response_at(crisis, response).outcomes[outcome as usize]
    }

    /// The words of a delayed consequence.
    #[must_use]
    pub fn later(&self, ix: LaterIx) -> &RawLater {
        let (crisis, response, outcome, later) = self.parts.laters[ix.at()];
        let response = self.response_at(crisis, response);
        match outcome {
            Some(outcome) => &response.outcomes[outcome as usize].later[later as usize],
            None => &response.later[later as usize],
        }
    }

    /// The response that a delayed consequence goes back to.
    #[must_use]
    pub fn cause_of(&self, ix: LaterIx) -> ResponseIx {
        let (crisis, response, ..) = self.parts.laters[ix.at()];
        ResponseIx(self.scenario.crisis(CrisisIx(crisis)).responses.from + response)
    }

    /// The words of a promise.
    #[must_use]
    pub fn promise(&self, ix: PromiseIx) -> &RawPromise {
        let (crisis, response, promise) = self.parts.promises[ix.at()];
        &self.response_at(crisis, response).promises[promise as usize]
    }

    /// The response in which a promise is made.
    #[must_use]
    pub fn promised_in(&self, ix: PromiseIx) -> ResponseIx {
        let (crisis, response, _) = self.parts.promises[ix.at()];
        ResponseIx(self.scenario.crisis(CrisisIx(crisis)).responses.from + response)
    }

    /// A member.
    #[must_use]
    pub fn member(&self, ix: MemberIx) -> &RawMember {
        &self.raw.team[ix.at()]
    }

    /// A value.
    #[must_use]
    pub fn value(&self, ix: ValueIx) -> &RawValue {
        &self.raw.values[ix.at()]
    }

    /// An ending.
    #[must_use]
    pub fn ending(&self, ix: EndingIx) -> &RawEnding {
        &self.raw.endings[ix.at()]
    }

    /// `crisis/response`, as files and saves name a response.
    #[must_use]
    pub fn response_name(&self, ix: ResponseIx) -> String {
        let crisis = self.scenario.response(ix).crisis;
        format!("{}/{}", self.crisis(crisis).id, self.response(ix).id)
    }

    /// The crisis with this id.
    #[must_use]
    pub fn find_crisis(&self, id: &str) -> Option<CrisisIx> {
        self.raw
            .crises
            .iter()
            .position(|c| c.id == id)
            .map(|i| CrisisIx(i as u32))
    }

    /// The response with these ids.
    #[must_use]
    pub fn find_response(&self, crisis: &str, response: &str) -> Option<ResponseIx> {
        let crisis = self.find_crisis(crisis)?;
        let position = self
            .crisis(crisis)
            .responses
            .iter()
            .position(|r| r.id == response)?;
        Some(ResponseIx(
            self.scenario.crisis(crisis).responses.from + position as u32,
        ))
    }

    /// What a slot is called: a meter's name, an undercurrent, `Inês: trust`, a variable's id.
    #[must_use]
    pub fn slot_name(&self, slot: Slot) -> String {
        const CORE: [&str; Slot::CORE] = [
            "Morale",
            "Stability",
            "Results",
            "Direction",
            "Order",
            "Trust",
            "Fatigue",
            "Competence",
            "Backlog",
            "Leading of late",
            "Managing of late",
        ];
        let named = match self.scenario.tables().layout.part(slot) {
            Part::Core => CORE.get(slot.at()).map(|name| (*name).to_owned()),
            Part::Meter(at) => self.raw.meters.get(at).map(|meter| meter.name.clone()),
            Part::Member(ix, number) => self.raw.team.get(ix.at()).map(|member| {
                let number = match number {
                    MemberNumber::Carries => "knowledge carried",
                    other => other.name(),
                };
                format!("{}: {number}", short_name(member))
            }),
            Part::Variable(at) => self.raw.variables.get(at).map(|v| v.id.clone()),
        };
        named.unwrap_or_default()
    }

    /// The meters in the order in which they are shown: slot and name.
    pub fn meters(&self) -> impl Iterator<Item = (Slot, &str)> {
        let layout = self.scenario.tables().layout;
        [
            (Slot::MORALE, "Morale"),
            (Slot::STABILITY, "Stability"),
            (Slot::RESULTS, "Results"),
        ]
        .into_iter()
        .chain(
            (0..)
                .zip(&self.raw.meters)
                .map(move |(i, m)| (layout.meter(i), &*m.name)),
        )
    }

    /// A text as players read it: names in braces become members' names, line breaks become spaces, empty lines paragraphs.
    #[must_use]
    pub fn render(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(open) = rest.find('{') {
            out.push_str(&rest[..open]);
            let after = &rest[open + 1..];
            if let Some(after) = after.strip_prefix('{') {
                out.push('{');
                rest = after;
                continue;
            }
            let Some(close) = after.find('}') else {
                rest = &rest[open..];
                break;
            };
            let (id, form) = after[..close]
                .split_once('.')
                .unwrap_or((&after[..close], "short"));
            match self.raw.team.iter().find(|m| m.id == id) {
                Some(member) => out.push_str(match form {
                    "full" => &member.name,
                    "job" => &member.job,
                    _ => short_name(member),
                }),
                None => out.push_str(id),
            }
            rest = &after[close + 1..];
        }
        out.push_str(rest);
        fold(&out.replace("}}", "}"))
    }

    /// The scene of a crisis as it reads in this state, with the paragraphs whose conditions hold.
    #[must_use]
    pub fn scene(&self, ix: CrisisIx, state: &State) -> String {
        let crisis = self.crisis(ix);
        let mut scene = self.render(&crisis.scene);
        let tests = self.places.also.get(ix.at()).map_or(&[][..], Vec::as_slice);
        for (paragraph, &test) in crisis.also.iter().zip(tests) {
            if self.scenario.holds(test, state) {
                scene.push_str("\n\n");
                scene.push_str(&self.render(&paragraph.text));
            }
        }
        scene
    }

    /// The voices that can be heard in this state, as positions in the file.
    pub fn voices_heard<'a>(&'a self, state: &'a State) -> impl Iterator<Item = usize> + 'a {
        self.raw
            .voices
            .iter()
            .enumerate()
            .filter_map(move |(i, voice)| {
                let there = voice.who.as_ref().is_none_or(|who| {
                    let member = self.raw.team.iter().position(|m| m.id == *who);
                    member.is_some_and(|m| state.is_present(MemberIx(m as u32)))
                });
                let heard = self
                    .places
                    .voices
                    .get(i)
                    .is_some_and(|&test| self.scenario.holds(test, state));
                (there && heard).then_some(i)
            })
    }

    pub(super) const fn places(&self) -> &FileOrder {
        &self.places
    }
}

/// What colleagues call a member.
#[must_use]
pub fn short_name(member: &RawMember) -> &str {
    member.short.as_deref().unwrap_or_else(|| {
        member
            .name
            .split_whitespace()
            .next()
            .unwrap_or(&member.name)
    })
}

/// Folds line breaks and indentation to single spaces; empty lines stay as paragraphs.
fn fold(text: &str) -> String {
    let mut paragraphs = vec![String::new()];
    for line in text.lines() {
        let words = line.split_whitespace();
        let mut any = false;
        for word in words {
            any = true;
            if let Some(paragraph) = paragraphs.last_mut() {
                if !paragraph.is_empty() {
                    paragraph.push(' ');
                }
                paragraph.push_str(word);
            }
        }
        if !any && paragraphs.last().is_some_and(|p| !p.is_empty()) {
            paragraphs.push(String::new());
        }
    }
    while paragraphs.len() > 1 && paragraphs.last().is_some_and(String::is_empty) {
        paragraphs.pop();
    }
    paragraphs.join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn lines_fold_and_paragraphs_stay() {
        assert_eq!(fold("one\n   two\n\n\n three "), "one two\n\nthree");
        assert_eq!(fold(""), "");
    }
}
