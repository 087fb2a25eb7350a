//! What a reader sees: texts without hats, ids, insights or effects, the answers in an order drawn by a seed.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use super::Kind;
use crate::content::Story;
use crate::content::raw::RawCrisis;
use crate::content::source::hex;
use crate::engine::{Luck, Purpose};

/// A sheet for one reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// What is asked.
    pub kind: Kind,
    /// By what its order was drawn.
    pub seed: u64,
    /// The crises, in the order of the file.
    pub(super) crises: Vec<Part>,
    text: String,
}

/// One crisis of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) id: String,
    /// Ids of its responses in the order of the sheet: a, b, c, ...
    pub(super) responses: Vec<String>,
    /// Its outcomes in the order of the sheet: which response, and which of its outcomes, from 0.
    pub(super) outcomes: Vec<(String, usize)>,
}

impl Sheet {
    /// The sheet of a scenario.
    #[must_use]
    pub fn new(story: &Story, kind: Kind, seed: u64) -> Self {
        let mut text = String::new();
        let _ = writeln!(text, "# {}\n", story.raw().title);
        text.push_str(task(kind));
        let mut crises = Vec::new();
        for (number, crisis) in (1..).zip(&story.raw().crises) {
            let _ = writeln!(text, "\n## {number}. {}\n", crisis.title);
            if kind != Kind::Outcomes {
                text.push_str(&situation(story, crisis));
            }
            let order = drawn(story, crisis, seed, 0, crisis.responses.len());
            let mut part = Part {
                id: crisis.id.clone(),
                responses: Vec::new(),
                outcomes: Vec::new(),
            };
            for (letter, at) in ('a'..).zip(order) {
                let response = &crisis.responses[at];
                let _ = writeln!(text, "{number}{letter}. {}", story.render(&response.text));
                part.responses.push(response.id.clone());
            }
            if kind == Kind::Outcomes {
                let all: Vec<(String, usize, &str)> = crisis
                    .responses
                    .iter()
                    .flat_map(|r| {
                        let outcomes = r.outcomes.iter().enumerate();
                        outcomes.map(|(at, o)| (r.id.clone(), at, o.text.as_str()))
                    })
                    .filter(|(_, _, text)| !text.trim().is_empty())
                    .collect();
                let order = drawn(story, crisis, seed, 100, all.len());
                for (at, (id, outcome, told)) in
                    (1..).zip(order.into_iter().filter_map(|at| all.get(at).cloned()))
                {
                    let _ = writeln!(text, "\n{number}.{at} {}", story.render(told).trim());
                    part.outcomes.push((id, outcome));
                }
            }
            crises.push(part);
        }
        Self {
            kind,
            seed,
            crises,
            text,
        }
    }

    /// The sheet as it is handed out, in Markdown.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// SHA-256 of the texts that such a sheet holds, in hexadecimal: the same for every order.
    #[must_use]
    pub fn hash(story: &Story, kind: Kind) -> String {
        let mut hasher = Sha256::new();
        let mut take = |text: &str| {
            hasher.update(text.as_bytes());
            hasher.update([0]);
        };
        for crisis in &story.raw().crises {
            if kind != Kind::Outcomes {
                take(&situation(story, crisis));
            }
            for response in &crisis.responses {
                take(&story.render(&response.text));
                if kind == Kind::Outcomes {
                    for outcome in &response.outcomes {
                        take(&story.render(&outcome.text));
                    }
                }
            }
        }
        hex(&hasher.finalize())
    }
}

fn task(kind: Kind) -> &'static str {
    match kind {
        Kind::Hats => {
            "For each answer, say which hat it wears: Lead (direction, alignment, inspiration), Manage (planning, organising, control), Both \
             (a half of each), or Wait (nothing is done or said for now).\nWrite one line for each answer, such as: 3b Manage\n"
        }
        Kind::Picks => {
            "In each crisis, put the answers in the order in which you would give them, the best first.\nWrite one line for each crisis, such as: 3: b a d c\n"
        }
        Kind::Outcomes => {
            "Each crisis has its answers, with letters, and what happened after one of them, with numbers. For each numbered text, say which \
             answer was given, and in one sentence what happened.\nWrite one line for each, such as: 3.2 b The roster held, but two people were cross.\n"
        }
    }
}

fn situation(story: &Story, crisis: &RawCrisis) -> String {
    let mut text = String::new();
    let _ = writeln!(text, "{}\n", story.render(&crisis.scene).trim());
    for also in &crisis.also {
        let _ = writeln!(
            text,
            "(In some games also: {})\n",
            story.render(&also.text).trim()
        );
    }
    for (name, signal) in [
        ("People", &crisis.signals.people),
        ("Process", &crisis.signals.process),
    ] {
        if !signal.is_empty() {
            let _ = writeln!(text, "{name}: {}", story.render(signal).trim());
        }
    }
    text.push('\n');
    text
}

/// The numbers below `n` in an order drawn by the seed.
fn drawn(story: &Story, crisis: &RawCrisis, seed: u64, first: u32, n: usize) -> Vec<usize> {
    let key = story
        .find_crisis(&crisis.id)
        .map_or(0, |ix| story.scenario().crisis(ix).key);
    let mut order: Vec<usize> = (0..n).collect();
    for at in (1..n).rev() {
        let luck = Luck::draw(seed, key, Purpose::Player, first + at as u32);
        order.swap(at, luck.below(at as u32 + 1) as usize);
    }
    order
}
