//! Scenarios that use everything the format has, made from a number, and helpers to play them.

#![allow(dead_code, reason = "every test binary uses a part of it")]

use two_hats::content::compile::compile;
use two_hats::content::raw::{
    RawBranch, RawCondition, RawCrisis, RawEffect, RawEnding, RawEveryoneChange, RawLater,
    RawLeaving, RawMember, RawMemberChange, RawMeter, RawMeterChange, RawOutcome, RawPromise,
    RawResponse, RawScenario, RawThreshold, RawValue, RawVariable, RawVariableChange,
    RawVariableValue, Word,
};
use two_hats::content::story::Story;
use two_hats::engine::{
    Autonomy, Game, Hat, Luck, Next, Practice, Purpose, Recorder, ResponseIx, Rulebook, Situation,
    State,
};

/// Numbers that look random and are the same every time.
pub(crate) struct Dice {
    seed: u64,
    thrown: u32,
}

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self { seed, thrown: 0 }
    }

    pub(crate) fn below(&mut self, n: u32) -> u32 {
        self.thrown += 1;
        Luck::draw(self.seed, 0xd1ce, Purpose::Order, self.thrown).below(n)
    }

    fn chance(&mut self, percent: u32) -> bool {
        self.below(100) < percent
    }

    fn points(&mut self, most: i32) -> i32 {
        self.below(2 * most as u32 + 1) as i32 - most
    }

    fn one_of<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len() as u32) as usize]
    }
}

const MEMBERS: u32 = 4;
const NUMBERS: [&str; 12] = [
    "morale",
    "stability",
    "results",
    "direction",
    "order",
    "trust",
    "fatigue",
    "backlog",
    "budget",
    "hours",
    "member-0.trust",
    "member-1.energy",
];

/// A scenario that uses everything the format has. The same number gives the same scenario.
pub(crate) fn scenario(number: u64) -> RawScenario {
    let mut dice = Dice::new(number);
    let crises = 3 + dice.below(8);
    let mut raw = RawScenario {
        format: 1,
        id: format!("random-{number}"),
        title: "Random".to_owned(),
        pitch: "Made by a program.".to_owned(),
        role: Word("TeamLead".to_owned()),
        meters: vec![RawMeter {
            id: "budget".to_owned(),
            name: "Budget".to_owned(),
            drift: dice.points(5),
            collapses: dice.chance(30),
            ..RawMeter::default()
        }],
        variables: vec![RawVariable {
            id: "hours".to_owned(),
            start: 5,
            min: -20,
            max: 50,
        }],
        flags: vec!["told".to_owned(), "seen".to_owned()],
        values: vec![RawValue {
            id: "truth".to_owned(),
            text: "We say it.".to_owned(),
        }],
        ..RawScenario::default()
    };
    raw.team = (0..MEMBERS)
        .map(|i| RawMember {
            id: format!("member-{i}"),
            name: format!("Member {i}"),
            job: "Colleague".to_owned(),
            autonomy: dice.one_of(&[Autonomy::Low, Autonomy::Medium, Autonomy::High]),
            trust: dice.below(101) as i32,
            energy: dice.below(101) as i32,
            carries: dice.below(60) as i32,
            leaves: dice.chance(60).then(|| RawLeaving {
                text: "They go.".to_owned(),
                when: dice.chance(30).then(|| condition(&mut dice, 0, 0)),
                effects: effects(&mut dice, 2, 0),
                ..RawLeaving::default()
            }),
            ..RawMember::default()
        })
        .collect();
    raw.crises = (0..crises).map(|i| crisis(i, &mut dice)).collect();
    let early = dice.chance(20);
    raw.endings = vec![
        RawEnding {
            id: "early".to_owned(),
            when: Some(condition(&mut dice, 0, crises)),
            early,
            title: "Early".to_owned(),
            text: "So soon.".to_owned(),
        },
        RawEnding {
            id: "end".to_owned(),
            title: "End".to_owned(),
            text: "Over.".to_owned(),
            ..RawEnding::default()
        },
    ];
    raw
}

fn crisis(i: u32, dice: &mut Dice) -> RawCrisis {
    RawCrisis {
        id: format!("crisis-{i}"),
        title: format!("Crisis {i}"),
        situation: dice.one_of(&Situation::ALL),
        severity: dice.below(101) as i32,
        when: (i > 0 && dice.chance(25)).then(|| condition(dice, 0, i)),
        after: (i > 1 && dice.chance(15)).then(|| format!("crisis-{}", dice.below(i))),
        until: (i > 1 && dice.chance(10)).then(|| format!("crisis-{}", dice.below(i))),
        weight: dice.chance(25).then(|| 1 + dice.below(9)),
        group: dice.chance(10).then(|| "some".to_owned()),
        scene: "Something has happened to {member-0}.".to_owned(),
        effects: effects(dice, 1, i),
        responses: (0..2 + dice.below(3))
            .map(|r| response(i, r, dice))
            .collect(),
        ..RawCrisis::default()
    }
}

fn response(crisis: u32, r: u32, dice: &mut Dice) -> RawResponse {
    let hat = dice.one_of(&Hat::ALL);
    let lead = Practice::ALL[dice.below(3) as usize];
    let manage = Practice::ALL[3 + dice.below(3) as usize];
    RawResponse {
        id: format!("response-{r}"),
        hat,
        practices: match hat {
            Hat::Lead => vec![lead],
            Hat::Manage => vec![manage],
            Hat::Both => vec![lead, manage],
            Hat::Wait => Vec::new(),
        },
        strength: 25 + dice.below(176) as i32,
        text: "Do it.".to_owned(),
        when: dice.chance(20).then(|| condition(dice, 0, crisis)),
        effects: effects(dice, 3, crisis),
        outcomes: (0..dice.below(4))
            .map(|_| RawOutcome {
                weight: 1 + dice.below(5),
                when: dice.chance(25).then(|| condition(dice, 0, crisis)),
                text: "It goes so.".to_owned(),
                effects: effects(dice, 2, crisis),
                later: laters(dice, crisis),
                ..RawOutcome::default()
            })
            .collect(),
        later: laters(dice, crisis),
        promises: (0..dice.below(2))
            .map(|p| RawPromise {
                id: format!("promise-{crisis}-{r}-{p}"),
                to: dice
                    .chance(50)
                    .then(|| format!("member-{}", dice.below(MEMBERS))),
                text: "I will.".to_owned(),
                turns: 1 + dice.below(4),
                kept: dice.chance(60).then(|| condition(dice, 0, crisis)),
                broken: Some(condition(dice, 0, crisis)),
                weight: 1 + dice.below(3) as i32,
                kept_effects: effects(dice, 1, crisis),
                broken_effects: effects(dice, 1, crisis),
                ..RawPromise::default()
            })
            .collect(),
        ..RawResponse::default()
    }
}

fn laters(dice: &mut Dice, crisis: u32) -> Vec<RawLater> {
    (0..dice.below(2))
        .map(|_| RawLater {
            turns: 1 + dice.below(4),
            when: dice.chance(30).then(|| condition(dice, 0, crisis)),
            text: "It comes back.".to_owned(),
            effects: effects(dice, 2, crisis),
        })
        .collect()
}

/// A condition about what may have happened before crisis number `before`.
fn condition(dice: &mut Dice, depth: u32, before: u32) -> RawCondition {
    let threshold = |dice: &mut Dice| RawThreshold {
        what: dice.one_of(&NUMBERS).to_owned(),
        value: dice.below(50) as i32,
    };
    match dice.below(if depth < 3 { 12 } else { 8 }) {
        0 => RawCondition::AtLeast(threshold(dice)),
        1 => RawCondition::AtMost(threshold(dice)),
        2 => RawCondition::Flag(dice.one_of(&["told", "seen"]).to_owned()),
        3 => RawCondition::Left(format!("member-{}", dice.below(MEMBERS))),
        4 if before > 0 => RawCondition::Chose(format!(
            "crisis-{}/response-{}",
            dice.below(before),
            dice.below(2)
        )),
        5 if before > 0 => RawCondition::Saw(format!("crisis-{}", dice.below(before))),
        6 => RawCondition::Breached("truth".to_owned()),
        7 => RawCondition::AtLeast(RawThreshold {
            what: "turn".to_owned(),
            value: dice.below(6) as i32,
        }),
        8 => RawCondition::All(
            (0..dice.below(3))
                .map(|_| condition(dice, depth + 1, before))
                .collect(),
        ),
        9 => RawCondition::Any(
            (0..dice.below(3))
                .map(|_| condition(dice, depth + 1, before))
                .collect(),
        ),
        10 | 11 => RawCondition::Not(Box::new(condition(dice, depth + 1, before))),
        _ => RawCondition::Always,
    }
}

fn effects(dice: &mut Dice, most: u32, before: u32) -> Vec<RawEffect> {
    (0..dice.below(most + 1))
        .map(|_| effect(dice, before))
        .collect()
}

fn effect(dice: &mut Dice, before: u32) -> RawEffect {
    let by = dice.points(30);
    match dice.below(20) {
        0 => RawEffect::Morale(by),
        1 => RawEffect::Stability(by),
        2 => RawEffect::Results(by),
        3 => RawEffect::Direction(by),
        4 => RawEffect::Order(by),
        5 => RawEffect::Trust(by),
        6 => RawEffect::Fatigue(by),
        7 => RawEffect::Competence(by),
        8 => RawEffect::Backlog(by),
        9 => RawEffect::Meter(RawMeterChange {
            id: "budget".to_owned(),
            by,
        }),
        10 => RawEffect::Member(RawMemberChange {
            who: format!("member-{}", dice.below(MEMBERS)),
            trust: 1,
            energy: by,
            carries: dice.points(10),
        }),
        11 => RawEffect::Everyone(RawEveryoneChange {
            trust: by,
            energy: -by,
        }),
        12 => RawEffect::Variable(RawVariableChange {
            id: "hours".to_owned(),
            by,
        }),
        13 => RawEffect::SetVariable(RawVariableValue {
            id: "hours".to_owned(),
            to: by,
        }),
        14 => RawEffect::Flag("told".to_owned()),
        15 => RawEffect::Unflag(dice.one_of(&["told", "seen"]).to_owned()),
        16 => RawEffect::Honour("truth".to_owned()),
        17 => RawEffect::Breach("truth".to_owned()),
        18 => RawEffect::Repair("truth".to_owned()),
        _ => RawEffect::If(RawBranch {
            when: condition(dice, 2, before),
            then: vec![
                RawEffect::Flag("seen".to_owned()),
                RawEffect::Leaves("member-3".to_owned()),
            ],
            otherwise: vec![RawEffect::Morale(by)],
        }),
    }
}

/// A scenario that must compile.
pub(crate) fn story(raw: RawScenario) -> Story {
    let compiled = compile(raw);
    compiled
        .story
        .unwrap_or_else(|| panic!("does not compile: {:#?}", compiled.findings))
}

pub(crate) fn standard() -> Rulebook {
    two_hats::content::library::rulebook("standard")
        .expect("the standard rulebook loads")
        .1
}

/// Plays with decisions that depend on the dice only; gives the responses chosen.
pub(crate) fn play<R: Recorder>(
    game: &Game,
    seed: u64,
    dice: &mut Dice,
    state: &mut State,
    recorder: &mut R,
) -> Vec<ResponseIx> {
    let mut decisions = Vec::new();
    let mut next = game.begin(state, seed, recorder);
    while let Next::Asks(_) = next {
        let open: Vec<ResponseIx> = game.open_responses(state).collect();
        let response = open[dice.below(open.len() as u32) as usize];
        decisions.push(response);
        next = game
            .decide(state, response, recorder)
            .expect("an open response is accepted");
    }
    decisions
}
