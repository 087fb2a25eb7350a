//! Judge and Piccolo 2004: transformational leadership, contingent reward, laissez-faire.

use super::row::{Criterion, Row, Unit};
use super::sample::{Sample, Variable};

const SOURCE: &str = "Judge and Piccolo 2004";

/// Followers rate whether somebody leads and rewards *where it is called for*; counting acts whatever the moment cannot show two behaviours that rise
/// together, since an act of one is no act of the other. So each is counted among the crises that ask for it.
pub(super) fn rows(sample: &Sample) -> Vec<Row> {
    use Variable::{Grade, LeadAsked, ManageAsked, Wait};
    vec![
        Row::simulated(
            "transformational",
            "Transformational leadership goes with effectiveness",
            SOURCE,
            "ρ = .44",
            "share of the crises asking more for leading in which leading was worn, by person and scenario, with the grade",
            Unit::Coefficient,
            Criterion::about(0.44, 0.1),
            sample.correlation(LeadAsked, Grade),
        ),
        Row::simulated(
            "contingent-reward",
            "Contingent reward goes with effectiveness",
            SOURCE,
            "ρ = .39",
            "share of the crises asking more for managing in which managing was worn, by person and scenario, with the grade",
            Unit::Coefficient,
            Criterion::about(0.39, 0.1),
            sample.correlation(ManageAsked, Grade),
        ),
        Row::simulated(
            "laissez-faire",
            "Laissez-faire goes against effectiveness",
            SOURCE,
            "ρ = −.37",
            "share of turns waited, by person and scenario, with the grade",
            Unit::Coefficient,
            Criterion::about(-0.37, 0.1),
            sample.correlation(Wait, Grade),
        ),
        Row::simulated(
            "used-together",
            "Transformational leadership and contingent reward go together",
            SOURCE,
            "ρ = .80",
            "correlation of the two shares above: whoever reads the situation wears both hats in time",
            Unit::Coefficient,
            Criterion::about(0.8, 0.1),
            sample.correlation(LeadAsked, ManageAsked),
        ),
    ]
}
