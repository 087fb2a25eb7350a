//! Scenarios made by a program: for measuring the rules apart from any author's story.

use super::{Draw, Draws};
use crate::content::compile::compile;
use crate::content::raw::{
    RawCrisis, RawEffect, RawEnding, RawLeaving, RawMember, RawOutcome, RawResponse, RawScenario,
    Word,
};
use crate::content::story::Story;
use crate::engine::{Autonomy, Hat, Practice, Purpose, Situation};

/// A scenario of `crises` crises with one response of each hat, special effects of a few points, and a team of five. The same number gives the same
/// scenario.
///
/// # Panics
/// Never: what it writes has been tested to compile.
#[must_use]
pub fn scenario(number: u64, crises: usize) -> Story {
    let mut dice = Dice { number, thrown: 0 };
    let raw = RawScenario {
        format: 1,
        id: format!("synthetic-{number}"),
        title: "Synthetic".to_owned(),
        pitch: "Made by a program.".to_owned(),
        role: Word("CorporateManager".to_owned()),
        team: (0..5).map(|i| member(i, &mut dice)).collect(),
        crises: (0..crises).map(|i| crisis(i, &mut dice)).collect(),
        endings: vec![RawEnding {
            id: "end".to_owned(),
            title: "End".to_owned(),
            text: "It is over.".to_owned(),
            ..RawEnding::default()
        }],
        ..RawScenario::default()
    };
    compile(raw).story.expect("a synthetic scenario compiles")
}

/// Numbers that look random and are the same every time.
struct Dice {
    number: u64,
    thrown: u32,
}

impl Dice {
    fn below(&mut self, n: u32) -> usize {
        self.thrown += 1;
        Draws::new(self.number, 0, Purpose::Order, Draw::Nth(self.thrown)).below(n) as usize
    }

    /// A whole number around 0, at most `most` away from it, more often near than far.
    fn around(&mut self, most: i32) -> i32 {
        let n = most as u32 + 1;
        self.below(n) as i32 - self.below(n) as i32
    }
}

fn member(i: usize, dice: &mut Dice) -> RawMember {
    RawMember {
        id: format!("member-{i}"),
        name: format!("Member {i}"),
        job: "Colleague".to_owned(),
        autonomy: [Autonomy::Low, Autonomy::Medium, Autonomy::High][dice.below(3)],
        trust: 50 + dice.around(12),
        energy: 60 + dice.around(12),
        carries: 10,
        leaves: (i < 2).then(|| RawLeaving {
            text: "They leave.".to_owned(),
            ..RawLeaving::default()
        }),
        ..RawMember::default()
    }
}

fn crisis(i: usize, dice: &mut Dice) -> RawCrisis {
    // Shuffled, so that the place of a response says nothing about its hat.
    let mut hats = Hat::ALL.to_vec();
    let responses = (0..Hat::ALL.len())
        .map(|r| {
            let hat = hats.remove(dice.below(hats.len() as u32));
            response(r, hat, dice)
        })
        .collect();
    RawCrisis {
        id: format!("crisis-{i}"),
        title: format!("Crisis {i}"),
        situation: Situation::ALL[dice.below(4)],
        severity: 30 + dice.below(61) as i32,
        scene: "Something has happened.".to_owned(),
        responses,
        ..RawCrisis::default()
    }
}

fn response(r: usize, hat: Hat, dice: &mut Dice) -> RawResponse {
    let lead = Practice::ALL[dice.below(3)];
    let manage = Practice::ALL[3 + dice.below(3)];
    RawResponse {
        id: format!("response-{r}"),
        hat,
        practices: match hat {
            Hat::Lead => vec![lead],
            Hat::Manage => vec![manage],
            Hat::Both => vec![lead, manage],
            Hat::Wait => Vec::new(),
        },
        text: "Do something.".to_owned(),
        outcomes: vec![outcome(-2, dice), outcome(2, dice)],
        ..RawResponse::default()
    }
}

fn outcome(tendency: i32, dice: &mut Dice) -> RawOutcome {
    RawOutcome {
        text: "It turns out so.".to_owned(),
        effects: vec![
            RawEffect::Morale(tendency + dice.around(4)),
            RawEffect::Stability(tendency + dice.around(4)),
            RawEffect::Results(tendency + dice.around(4)),
        ],
        ..RawOutcome::default()
    }
}
