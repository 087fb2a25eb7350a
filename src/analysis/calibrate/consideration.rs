//! Judge, Piccolo and Ilies 2004: consideration and initiating structure.

use super::row::{Criterion, Row, Unit};
use super::sample::{Sample, Variable};

const SOURCE: &str = "Judge, Piccolo and Ilies 2004";
const BEHAVIOUR: &str =
    "share of turns with that hat on (alone or with the other), by person and scenario";

pub(super) fn rows(sample: &Sample) -> Vec<Row> {
    use Variable::{Grade, Lead, Manage, Morale, Results};
    let weights = |outcome: Variable, sign: f64| {
        sample.estimate(|m| {
            m.regression(outcome as usize, &[Lead as usize, Manage as usize])
                .map_or(0.0, |r| sign * (r.weights[0] - r.weights[1]))
        })
    };
    vec![
        Row::simulated(
            "consideration",
            "Consideration goes with leadership outcomes",
            SOURCE,
            "ρ = .48",
            format!("correlation of the {BEHAVIOUR}, leading, with the grade"),
            Unit::Coefficient,
            Criterion::about(0.48, 0.1),
            sample.correlation(Lead, Grade),
        ),
        Row::simulated(
            "structure",
            "Initiating structure goes with leadership outcomes",
            SOURCE,
            "ρ = .29",
            format!("correlation of the {BEHAVIOUR}, managing, with the grade"),
            Unit::Coefficient,
            Criterion::about(0.29, 0.1),
            sample.correlation(Manage, Grade),
        ),
        Row::simulated(
            "consideration-morale",
            "Consideration is tied more to satisfaction and motivation",
            SOURCE,
            "ordering",
            "standardised weights on final morale of both shares together: leading's less managing's",
            Unit::Coefficient,
            Criterion::Above(0.0),
            weights(Morale, 1.0),
        ),
        Row::simulated(
            "structure-results",
            "Structure is tied slightly more to group performance",
            SOURCE,
            "ordering",
            "standardised weights on final results of both shares together: managing's less leading's",
            Unit::Coefficient,
            Criterion::Reaches(0.0),
            weights(Results, -1.0),
        ),
    ]
}
