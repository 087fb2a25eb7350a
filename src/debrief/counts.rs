//! What can be counted of a playthrough: hats worn, hats that fitted, what was asked for.

use super::report::{Debrief, Fit};
use crate::engine::Hat;

/// How far from one half, in per cent, the share of leading that a situation asks for must lie to put one hat first.
const LEANS: i32 = 5;

/// Counts over the turns of a playthrough.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// Turns played.
    pub turns: usize,
    /// How often each hat was worn, in the order of `Hat::ALL`.
    pub worn: [(Hat, usize); 4],
    /// What the rulebook says of the hats; nothing if it says nothing.
    pub asked: Option<Asked>,
}

/// What the situations asked for, in turns, and in how many of them the hat fitted by the rulebook's own measure. Waiting fits nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Asked {
    /// The hat fitted.
    pub fitted: usize,
    /// More leading than managing was asked for.
    pub leading_first: usize,
    /// More managing than leading.
    pub managing_first: usize,
    /// As much of one as of the other.
    pub both_alike: usize,
}

impl Debrief {
    /// Counts the turns.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let mut asked = Asked::default();
        for turn in &self.turns {
            asked.fitted += usize::from(turn.fit == Fit::Fits);
            match turn.asked_lead.map(|lead| lead - 50) {
                Some(leans) if leans > LEANS => asked.leading_first += 1,
                Some(leans) if leans < -LEANS => asked.managing_first += 1,
                Some(_) => asked.both_alike += 1,
                None => {}
            }
        }
        Counts {
            turns: self.turns.len(),
            worn: Hat::ALL.map(|hat| (hat, self.turns.iter().filter(|t| t.hat == hat).count())),
            asked: self
                .turns
                .iter()
                .any(|t| t.asked_lead.is_some())
                .then_some(asked),
        }
    }
}
