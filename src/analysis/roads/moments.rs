//! Which moments are most worth discussing.

use super::Roads;

/// Why a moment is worth discussing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// A better response was open.
    Regret,
    /// What came was far from what was to be expected.
    Surprise,
    /// Much depended on the decision.
    Stakes,
}

/// A moment worth discussing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The decision, as a position in [`Roads::decisions`].
    pub decision: usize,
    /// Why.
    pub why: Why,
}

/// Grade from which a playthrough counts as a success, in thousandths of a point.
const SUCCESS: i32 = 50_000;

/// Up to three moments, of three crises: the largest regret, the largest surprise and the highest stakes. After a success the worst decision comes first
/// (Ellis, Mendel and Nir 2006: after successes it is the mistakes that teach); otherwise they come in the order in which they happened.
#[must_use]
pub fn moments(roads: &Roads) -> Vec<Moment> {
    let mut found: Vec<Moment> = Vec::new();
    for why in [Why::Regret, Why::Surprise, Why::Stakes] {
        let size = |decision: usize| {
            let fork = &roads.decisions[decision];
            match why {
                Why::Regret => fork.regret().mean,
                Why::Surprise => fork.surprise().mean.abs(),
                Why::Stakes => fork.stakes(),
            }
        };
        let largest = (0..roads.decisions.len())
            .filter(|&d| found.iter().all(|m| m.decision != d) && size(d) > 0.0)
            // Of equals the first.
            .max_by(|&a, &b| size(a).total_cmp(&size(b)).then(b.cmp(&a)));
        found.extend(largest.map(|decision| Moment { decision, why }));
    }
    if roads.grade < SUCCESS {
        found.sort_by_key(|m| m.decision);
    }
    found
}
