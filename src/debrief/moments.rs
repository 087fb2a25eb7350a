//! The moments most worth discussing, and a question for the table.

use super::facts::Facts;
use super::kinds;
use super::points::{one, signed};
use super::report::Moment;
use crate::analysis::roads::{self, Fork, Why};

pub(super) fn moments(facts: &Facts<'_>) -> Vec<Moment> {
    let found = roads::moments(facts.roads);
    found
        .into_iter()
        .map(|moment| {
            let fork = &facts.roads.decisions[moment.decision];
            let crisis = facts.story.crisis(fork.crisis);
            let mut questions: Vec<String> = crisis
                .discuss
                .iter()
                .map(|question| facts.story.render(question))
                .collect();
            if questions.is_empty() {
                questions.push("What did you see at that moment, and what did you assume?".into());
            }
            let (why, said) = match moment.why {
                Why::Regret => (kinds::Why::Regret, regret(facts, fork)),
                Why::Surprise => (kinds::Why::Surprise, surprise(fork)),
                Why::Stakes => (kinds::Why::Stakes, stakes(facts, fork)),
            };
            Moment {
                turn: fork.turn,
                why,
                said,
                questions,
            }
        })
        .collect()
}

fn text(facts: &Facts<'_>, response: crate::engine::ResponseIx) -> String {
    let text = facts.story.render(&facts.story.response(response).text);
    format!("“{text}”")
}

fn regret(facts: &Facts<'_>, fork: &Fork) -> Vec<String> {
    let (regret, best) = (fork.regret(), fork.best());
    let mut said = vec![if regret.is_clear() {
        format!(
            "The decision that gave away most: {} more points were to be expected of another: {}",
            one(regret.mean),
            text(facts, best.response)
        )
    } else {
        format!(
            "Your least certain decision. Another may have been better by {} points, which is within what the estimate can tell: {}",
            one(regret.mean),
            text(facts, best.response)
        )
    }];
    said.push(same_luck(fork, best));
    said
}

fn surprise(fork: &Fork) -> Vec<String> {
    let surprise = fork.surprise();
    let side = if surprise.mean < 0.0 {
        "worse"
    } else {
        "better"
    };
    vec![
        format!(
            "The largest surprise: it came {} points {side} than was to be expected of this response.",
            one(surprise.mean.abs())
        ),
        if fork.regret().is_clear() {
            "Luck apart, a better response was open.".to_owned()
        } else {
            "The decision itself was as good as any that was open: this was luck.".to_owned()
        },
    ]
}

fn stakes(facts: &Facts<'_>, fork: &Fork) -> Vec<String> {
    let mut said = vec![format!(
        "The decision on which most depended: {} points lie between the best open response and the worst.",
        one(fork.stakes())
    )];
    said.push(if fork.regret().mean > 0.0 {
        format!(
            "You were {} points from the best: {}",
            one(fork.regret().mean),
            text(facts, fork.best().response)
        )
    } else {
        "You took the best.".to_owned()
    });
    said
}

fn same_luck(fork: &Fork, other: &roads::Road) -> String {
    let difference = f64::from(other.same_luck.grade - fork.chosen().same_luck.grade) / 1000.0;
    format!(
        "Under the very luck that you had, it would have ended at {} ({}).",
        one(f64::from(other.same_luck.grade) / 1000.0),
        signed(difference)
    )
}
