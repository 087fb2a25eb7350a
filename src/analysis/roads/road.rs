//! The roads of a playthrough as plain data, and how much to try out for them.

use super::estimate::Estimate;
use crate::engine::{CrisisIx, EndingIx, Luck, ResponseIx};

/// How much to try out, and who listens.
#[derive(Clone, Copy)]
pub struct Effort<'a> {
    /// Worlds for every road, at least 2.
    pub lucks: u32,
    /// Told now and then how many of how many pieces of work are done, from any thread.
    pub progress: &'a (dyn Fn(usize, usize) + Sync),
}

impl std::fmt::Debug for Effort<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Effort")
            .field("lucks", &self.lucks)
            .finish_non_exhaustive()
    }
}

impl Effort<'_> {
    /// So many worlds for every road, and nobody listens.
    #[must_use]
    pub const fn quiet(lucks: u32) -> Self {
        Effort {
            lucks,
            progress: &|_, _| {},
        }
    }
}

/// All roads of a playthrough.
#[derive(Debug, Clone, PartialEq)]
pub struct Roads {
    /// Decision by decision.
    pub decisions: Vec<Fork>,
    /// The grade: at the end, or so far. In thousandths of a point.
    pub grade: i32,
    /// Whether the game is over.
    pub finished: bool,
    /// Worlds tried for every road.
    pub lucks: u32,
    /// Where it leads from the last state: exactly the grade if the game is over, otherwise what the rule of thumb makes of it in expectation.
    pub last: Estimate,
}

/// One decision and its roads.
#[derive(Debug, Clone, PartialEq)]
pub struct Fork {
    /// The turn, from 1.
    pub turn: u16,
    /// The crisis.
    pub crisis: CrisisIx,
    /// How lucky it was in the playthrough.
    pub luck: Luck,
    /// The roads, in the order of the file; the one that was taken is among them.
    pub roads: Vec<Road>,
    /// The road that was taken, as a position in `roads`.
    pub taken: usize,
    /// The road of the rule of thumb, as a position in `roads`.
    pub thumb: usize,
    /// What could be expected after the turn was played, with the luck that it met.
    pub after: Estimate,
}

/// One response and where it leads.
#[derive(Debug, Clone, PartialEq)]
pub struct Road {
    /// The response.
    pub response: ResponseIx,
    /// Under the luck of the playthrough.
    pub same_luck: SameLuck,
    /// The grade at the end, in expectation, in points.
    pub expected: Estimate,
    /// How much more than the road that was taken is expected of this one, in points, from paired worlds.
    pub ahead: Estimate,
    /// In how many of a thousand worlds a meter reached 0.
    pub collapses: u32,
}

/// Where a road leads under the luck of the playthrough.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SameLuck {
    /// The grade at the end, in thousandths of a point.
    pub grade: i32,
    /// How it ends.
    pub ending: EndingIx,
    /// The turn in which it ends.
    pub turns: u16,
    /// Morale, stability and results after each turn, from the turn of the decision on, in thousandths of a point.
    pub meters: Vec<[i32; 3]>,
    /// Later decisions of the playthrough that could be taken again.
    pub followed: u16,
    /// Later decisions that could not, and were taken by the rule of thumb.
    pub own: u16,
}
