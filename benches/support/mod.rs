//! The game that all engines were measured with: crises with four responses, each with three effects, one conditional, one delayed and
//! one drawn effect.

use std::fmt::Write as _;

/// The numbers of one response: which meter (0 to 2) and how many points.
#[derive(Clone, Copy)]
pub(crate) struct Numbers {
    /// At once.
    pub(crate) effects: [(usize, i32); 3],
    /// If the meter is at least 50 points: which, and what changes.
    pub(crate) conditional: (usize, (usize, i32)),
    /// After so many turns.
    pub(crate) delayed: (u32, (usize, i32)),
    /// One or the other, each as likely; the first is the worse one.
    pub(crate) drawn: [(usize, i32); 2],
}

/// The numbers of a game with so many crises, from a small generator that is the same everywhere.
#[must_use]
pub(crate) fn numbers(crises: usize) -> Vec<[Numbers; 4]> {
    let mut x = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = |n: u64| {
        x ^= x << 13;
        x ^= x >> 7;
        x ^= x << 17;
        x % n
    };
    let mut one = || (next(3) as usize, next(9) as i32 - 4);
    (0..crises)
        .map(|_| {
            std::array::from_fn(|_| {
                let meter = one().0;
                let drawn = [one(), one()];
                Numbers {
                    effects: [one(), one(), one()],
                    conditional: (meter, one()),
                    delayed: (1 + one().0 as u32, one()),
                    drawn: if drawn[0].1 <= drawn[1].1 {
                        drawn
                    } else {
                        [drawn[1], drawn[0]]
                    },
                }
            })
        })
        .collect()
}

/// The same game as a scenario file.
#[must_use]
pub(crate) fn scenario(crises: usize) -> String {
    let effect =
        |(meter, by): (usize, i32)| format!("{}({by})", ["Morale", "Stability", "Results"][meter]);
    let names = ["morale", "stability", "results"];
    let mut text = String::from(
        "(\n    format: 1, id: \"bench\", title: \"Bench\", pitch: \"For measuring.\", role: CorporateManager,\n    team: [(id: \"ann\", name: \"Ann\", job: \"Colleague\")],\n    crises: [\n",
    );
    for (c, responses) in numbers(crises).iter().enumerate() {
        let _ = writeln!(
            text,
            "        (\n            id: \"crisis-{c}\", title: \"Crisis {c}\", situation: Steady, severity: 50,\n            scene: \"Something has happened, and somebody is looking at you. It is a Tuesday, and the coffee is cold.\",\n            signals: (people: \"Nobody speaks first.\", process: \"The list is longer than the board.\"),\n            responses: ["
        );
        for (r, n) in responses.iter().enumerate() {
            let (meter, then) = n.conditional;
            let (turns, later) = n.delayed;
            let effects: Vec<String> = n.effects.iter().map(|e| effect(*e)).collect();
            let _ = writeln!(
                text,
                "                (\n                    id: \"response-{r}\", hat: {}, practices: [{}],\n                    text: \"Ask two people who avoid each other to one table, and say what will be dropped this week.\",\n                    effects: [{}, If(when: AtLeast(what: \"{}\", value: 50), then: [{}])],\n                    outcomes: [\n                        (rank: 0, text: \"They come, and one of them leaves early.\", effects: [{}]),\n                        (rank: 1, text: \"They come, and both stay.\", effects: [{}]),\n                    ],\n                    later: [(turns: {turns}, text: \"It is remembered.\", effects: [{}])],\n                    insight: \"What was said at the table stays on the table.\",\n                ),",
                ["Lead", "Manage", "Both", "Wait"][r],
                [
                    "SetDirection",
                    "PlanBudget",
                    "AlignPeople, OrganiseStaff",
                    ""
                ][r],
                effects.join(", "),
                names[meter],
                effect(then),
                effect(n.drawn[0]),
                effect(n.drawn[1]),
                effect(later),
            );
        }
        text.push_str("            ],\n        ),\n");
    }
    text.push_str(
        "    ],\n    endings: [(id: \"end\", title: \"End\", text: \"It is over.\")],\n)\n",
    );
    text
}
