//! The warnings about what can never happen are never false: in random scenarios, whatever is warned of as impossible does not come about in any play.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fmt::Write;

use proptest::prelude::*;
use two_hats::content::check::check;
use two_hats::content::syntax::{self, Step, Tree};
use two_hats::engine::{CrisisIx, Game, Happening, Ledger, Next, Rulebook, State};

const CRISES: usize = 5;

#[derive(Debug, Clone)]
enum Condition {
    AtLeast(usize, i32),
    AtMost(usize, i32),
    Flag(usize),
    Chose(usize, usize),
    Saw(usize),
    Kept(usize),
    Broken(usize),
    Left,
    Breached,
    Repaired,
    Honoured,
    Collapsed,
    Happened(usize),
    All(Vec<Condition>),
    Any(Vec<Condition>),
    Not(Box<Condition>),
}

const NUMBERS: [&str; 7] = [
    "morale",
    "fuel",
    "miles",
    "turn",
    "led",
    "managed",
    "ada.carries",
];

fn condition() -> impl Strategy<Value = Condition> {
    let leaf = prop_oneof![
        (0..NUMBERS.len(), 0..8_i32).prop_map(|(n, v)| Condition::AtLeast(n, v)),
        (0..NUMBERS.len(), 0..8_i32).prop_map(|(n, v)| Condition::AtMost(n, v)),
        (0..3_usize).prop_map(Condition::Flag),
        (0..CRISES, 0..2_usize).prop_map(|(c, r)| Condition::Chose(c, r)),
        (0..CRISES).prop_map(Condition::Saw),
        (0..CRISES).prop_map(Condition::Kept),
        (0..CRISES).prop_map(Condition::Broken),
        (0..CRISES).prop_map(Condition::Happened),
        Just(Condition::Left),
        Just(Condition::Breached),
        Just(Condition::Repaired),
        Just(Condition::Honoured),
        Just(Condition::Collapsed),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..4).prop_map(Condition::All),
            prop::collection::vec(inner.clone(), 1..4).prop_map(Condition::Any),
            inner.prop_map(|c| Condition::Not(Box::new(c))),
        ]
    })
}

impl Condition {
    fn write(&self) -> String {
        let list = |all: &[Self]| all.iter().map(Self::write).collect::<Vec<_>>().join(", ");
        match self {
            // Turns and counts as they are; the others in steps that their bounds and changes can and cannot reach.
            Self::AtLeast(n, v) => format!(
                "AtLeast(what: \"{}\", value: {})",
                NUMBERS[*n],
                scaled(*n, *v)
            ),
            Self::AtMost(n, v) => format!(
                "AtMost(what: \"{}\", value: {})",
                NUMBERS[*n],
                scaled(*n, *v)
            ),
            Self::Flag(f) => format!("Flag(\"f{f}\")"),
            Self::Chose(c, r) => format!("Chose(\"c{c}/r{r}\")"),
            Self::Saw(c) => format!("Saw(\"c{c}\")"),
            Self::Kept(c) => format!("Kept(\"p{c}\")"),
            Self::Broken(c) => format!("Broken(\"p{c}\")"),
            Self::Happened(c) => format!("Happened(\"c{c}/r0/o0\")"),
            Self::Left => "Left(\"ada\")".to_owned(),
            Self::Breached => "Breached(\"safe\")".to_owned(),
            Self::Repaired => "Repaired(\"safe\")".to_owned(),
            Self::Honoured => "Honoured(\"safe\")".to_owned(),
            Self::Collapsed => "Collapsed(\"fuel\")".to_owned(),
            Self::All(all) => format!("All([{}])", list(all)),
            Self::Any(any) => format!("Any([{}])", list(any)),
            Self::Not(inner) => format!("Not({})", inner.write()),
        }
    }
}

fn scaled(number: usize, value: i32) -> i32 {
    match number {
        0 => value * 14,
        1 => value * 10,
        _ => value,
    }
}

#[derive(Debug, Clone)]
struct Crisis {
    when: Option<Condition>,
    after: Option<usize>,
    until: Option<usize>,
    group: Option<bool>,
    weight: bool,
    responses: [Option<Condition>; 2],
    outcome: Option<Condition>,
    /// Of what an effect list is made.
    effects: [usize; 3],
    promise: (u32, Option<Condition>, Option<Condition>),
}

fn crisis() -> impl Strategy<Value = Crisis> {
    let sometimes = || prop::option::weighted(0.3, condition());
    (
        prop::option::weighted(0.5, condition()),
        prop::option::weighted(0.3, 0..CRISES),
        prop::option::weighted(0.2, 0..CRISES),
        prop::option::weighted(0.3, any::<bool>()),
        prop::bool::weighted(0.3),
        [sometimes(), sometimes()],
        sometimes(),
        [0..EFFECTS.len(), 0..EFFECTS.len(), 0..EFFECTS.len()],
        (
            1..6_u32,
            sometimes(),
            prop::option::weighted(0.5, condition()),
        ),
    )
        .prop_map(
            |(when, after, until, group, weight, responses, outcome, effects, promise)| Crisis {
                when,
                after,
                until,
                group,
                weight,
                responses,
                outcome,
                effects,
                promise,
            },
        )
}

const EFFECTS: [&str; 12] = [
    "Morale(9)",
    "Morale(-9)",
    "Flag(\"f0\")",
    "Flag(\"f1\")",
    "Unflag(\"f0\")",
    "Breach(\"safe\")",
    "Repair(\"safe\")",
    "Honour(\"safe\")",
    "Variable(id: \"miles\", by: 2)",
    "Meter(id: \"fuel\", by: -20)",
    "SetVariable(id: \"miles\", to: 5)",
    "If(when: Saw(\"c1\"), then: [Leaves(\"ada\")], otherwise: [Member(who: \"ada\", carries: -3)])",
];

fn scenario(crises: &[Crisis], endings: &[Condition]) -> String {
    let mut text = String::from(
        "(format: 1, id: \"x\", title: \"X\", pitch: \"X\", role: TeamLead, values: [(id: \"safe\", text: \"Safe\")],
        meters: [(id: \"fuel\", name: \"Fuel\", start: 50, collapses: true)], variables: [(id: \"miles\", start: 1, max: 9)],
        flags: [\"f0\", \"f1\", \"f2\"], team: [(id: \"ada\", name: \"Ada\", job: \"Cook\", carries: 5)], crises: [",
    );
    let when = |c: &Option<Condition>| {
        c.as_ref()
            .map_or_else(String::new, |c| format!("when: {}, ", c.write()))
    };
    for (i, c) in crises.iter().enumerate() {
        let other = |name: &str, to: Option<usize>| match to {
            Some(to) if to != i => format!("{name}: \"c{to}\", "),
            _ => String::new(),
        };
        let group = c
            .group
            .map_or_else(String::new, |g| format!("group: \"g{}\", ", u8::from(g)));
        let weight = if c.weight { "weight: 2, " } else { "" };
        let effect = |e: usize| EFFECTS[c.effects[e]];
        let (turns, kept, broken) = &c.promise;
        let kept = kept
            .as_ref()
            .map_or_else(String::new, |k| format!("kept: {}, ", k.write()));
        let broken = match (broken, kept.is_empty()) {
            (Some(b), _) => format!("broken: {}, ", b.write()),
            (None, true) => "broken: Flag(\"f1\"), ".to_owned(),
            (None, false) => String::new(),
        };
        write!(
            text,
            "(id: \"c{i}\", title: \"C\", situation: Steady, {}{}{}{group}{weight}scene: \"S\", effects: [{}], responses: [
                (id: \"r0\", hat: Lead, practices: [SetDirection], text: \"A\", {}effects: [{}],
                 outcomes: [(id: \"o0\", {}text: \"O\", effects: [{}]), (id: \"o1\", text: \"P\")],
                 promises: [(id: \"p{i}\", text: \"P\", turns: {turns}, {kept}{broken})]),
                (id: \"r1\", hat: Manage, practices: [PlanBudget], text: \"B\", {}),
            ]),\n",
            when(&c.when),
            other("after", c.after),
            other("until", c.until),
            effect(0),
            when(&c.responses[0]),
            effect(1),
            when(&c.outcome),
            effect(2),
            when(&c.responses[1]),
        )
        .unwrap();
    }
    text.push_str("], endings: [");
    for (i, ending) in endings.iter().enumerate() {
        write!(
            text,
            "(id: \"e{i}\", when: {}, title: \"E\", text: \"E\"),",
            ending.write()
        )
        .unwrap();
    }
    text.push_str("(id: \"last\", title: \"E\", text: \"E\")])");
    text
}

/// Whether a warning of this code stands in the value at a path.
fn warned(tree: &Tree, found: &[(usize, &str)], path: &[Step], code: &str) -> bool {
    let node = tree.find(path).expect("the path exists");
    found
        .iter()
        .any(|(at, c)| *c == code && node.span.contains(at))
}

fn nothing_impossible_happens(text: &str) {
    let checked = check(text);
    let story = checked
        .story
        .unwrap_or_else(|| panic!("{text}\n{:?}", checked.diagnostics));
    let tree = syntax::parse(text).tree;
    let found: Vec<(usize, &str)> = checked
        .diagnostics
        .iter()
        .map(|d| (d.span.start, d.code))
        .collect();
    let field = |name: &'static str| Step::Field(name.into());
    let game = Game::new(story.scenario().clone(), Rulebook::plain());
    for seed in 0..24_u64 {
        let mut state = State::new(story.scenario());
        let mut ledger = Ledger::default();
        let mut next = game.begin(&mut state, seed, &mut ledger);
        let mut choices = seed;
        while let Next::Asks(crisis) = next {
            let place = [field("crises"), Step::Index(crisis.at())];
            assert!(
                !warned(&tree, &found, &place, "crisis-never-comes"),
                "c{} came\n{text}",
                crisis.0
            );
            let open: Vec<_> = game.open_responses(&state).collect();
            for response in &open {
                let r = (response.0 - story.scenario().crisis(crisis).responses.from) as usize;
                let place = [&place[..], &[field("responses"), Step::Index(r)]].concat();
                assert!(
                    !warned(&tree, &found, &place, "response-never-open"),
                    "c{}/r{r} was open\n{text}",
                    crisis.0
                );
            }
            next = game
                .decide(&mut state, open[choices as usize % open.len()], &mut ledger)
                .unwrap();
            choices /= 2;
        }
        if let Next::Over(ending) = next {
            let place = [field("endings"), Step::Index(ending.at())];
            assert!(
                !warned(&tree, &found, &place, "ending-never-reached"),
                "e{} was reached\n{text}",
                ending.0
            );
        }
        for event in ledger.events() {
            let (code, place) = match event.what {
                Happening::Drew(outcome) => {
                    let id = &story.outcome(outcome).id;
                    let crisis = (0..CRISES as u32)
                        .map(CrisisIx)
                        .find(|c| {
                            let outcomes = &story.crisis(*c).responses[0].outcomes;
                            outcomes
                                .iter()
                                .any(|o| std::ptr::eq(o, story.outcome(outcome)))
                        })
                        .unwrap();
                    let place = [
                        field("crises"),
                        Step::Index(crisis.at()),
                        field("responses"),
                        Step::Index(0),
                        field("outcomes"),
                        Step::Index(usize::from(id == "o1")),
                    ];
                    ("outcome-never-happens", place)
                }
                Happening::Kept(p, _) | Happening::Broke(p, _) => {
                    let crisis = story.scenario().response(story.promised_in(p)).crisis;
                    let side = if matches!(event.what, Happening::Kept(..)) {
                        "kept"
                    } else {
                        "broken"
                    };
                    let place = [
                        field("crises"),
                        Step::Index(crisis.at()),
                        field("responses"),
                        Step::Index(0),
                        field("promises"),
                        Step::Index(0),
                    ];
                    let promise = tree.find(&place).unwrap();
                    let message = if side == "kept" {
                        "be kept"
                    } else {
                        "break this promise"
                    };
                    let wrong = checked.diagnostics.iter().any(|d| {
                        d.code == "promise-one-sided"
                            && promise.span.contains(&d.span.start)
                            && d.message.contains(message)
                            && !due_alone(&story, p, side)
                    });
                    assert!(!wrong, "{side} p{}\n{text}", crisis.0);
                    continue;
                }
                _ => continue,
            };
            assert!(
                !warned(&tree, &found, &place, code),
                "{code} is wrong\n{text}"
            );
        }
    }
}

/// Whether a promise can come out so by falling due, whatever its conditions: then only one side's condition was warned of.
fn due_alone(story: &two_hats::content::Story, p: two_hats::engine::PromiseIx, side: &str) -> bool {
    let promise = story.promise(p);
    (side == "kept") == promise.kept.is_none()
}

proptest! {
    #[test]
    fn what_is_warned_of_as_impossible_does_not_happen(
        crises in prop::collection::vec(crisis(), CRISES),
        endings in prop::collection::vec(condition(), 0..3),
    ) {
        nothing_impossible_happens(&scenario(&crises, &endings));
    }
}
