//! From roads to figures: regret, decision quality, skill and luck. The formulas are in `docs/debrief.md`.

use super::{Estimate, Fork, Road, Roads};

impl Fork {
    /// The road that was taken.
    #[must_use]
    pub fn chosen(&self) -> &Road {
        &self.roads[self.taken]
    }

    /// The road of which most is expected; the one that was taken, if no other is ahead of it.
    #[must_use]
    pub fn best(&self) -> &Road {
        let ahead = |a: &&Road, b: &&Road| a.ahead.mean.total_cmp(&b.ahead.mean);
        self.roads
            .iter()
            .max_by(ahead)
            .filter(|best| best.ahead.mean > 0.0)
            .unwrap_or_else(|| self.chosen())
    }

    /// The road of which least is expected.
    #[must_use]
    pub fn worst(&self) -> &Road {
        let ahead = |a: &&Road, b: &&Road| a.ahead.mean.total_cmp(&b.ahead.mean);
        self.roads
            .iter()
            .min_by(ahead)
            .unwrap_or_else(|| self.chosen())
    }

    /// What the best open response was expected to bring beyond the one that was given; never negative.
    #[must_use]
    pub fn regret(&self) -> Estimate {
        self.best().ahead
    }

    /// How much depended on the decision: the best road's expectation less the worst's.
    #[must_use]
    pub fn stakes(&self) -> f64 {
        self.best().ahead.mean - self.worst().ahead.mean
    }

    /// What the response was expected to bring beyond the rule of thumb's.
    #[must_use]
    pub fn skill(&self) -> Estimate {
        let thumb = self.roads[self.thumb].ahead;
        Estimate {
            mean: -thumb.mean,
            within: thumb.within,
        }
    }

    /// How far what came differed from what was to be expected of the response: the luck of the turn.
    #[must_use]
    pub fn surprise(&self) -> Estimate {
        self.after.minus(self.chosen().expected)
    }
}

/// The figures of a playthrough, in points. `expected_at_start + skill + luck` is the grade.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figures {
    /// The grade: at the end, or what the rule of thumb makes of an unfinished playthrough in expectation.
    pub grade: f64,
    /// What the rule of thumb was expected to reach from the start.
    pub expected_at_start: Estimate,
    /// What the decisions were expected to add to that.
    pub skill: Estimate,
    /// The rest.
    pub luck: Estimate,
    /// Regret of all decisions together.
    pub regret: f64,
    /// Decision quality, 0 (always the worst road in expectation) to 100 (always the best), weighted by stakes. Nothing if nothing was at stake.
    pub quality: Option<f64>,
}

impl Roads {
    /// The figures of the playthrough.
    #[must_use]
    pub fn figures(&self) -> Figures {
        let expected_at_start = self
            .decisions
            .first()
            .map_or(self.last, |fork| fork.roads[fork.thumb].expected);
        let skill = self
            .decisions
            .iter()
            .map(Fork::skill)
            .fold(Estimate::default(), |a, b| Estimate {
                mean: a.mean + b.mean,
                within: a.within.hypot(b.within),
            });
        let regret: f64 = self.decisions.iter().map(|f| f.regret().mean).sum();
        let stakes: f64 = self.decisions.iter().map(Fork::stakes).sum();
        Figures {
            grade: self.last.mean,
            expected_at_start,
            skill,
            luck: Estimate {
                mean: self.last.mean - expected_at_start.mean - skill.mean,
                within: self
                    .last
                    .within
                    .hypot(expected_at_start.within)
                    .hypot(skill.within),
            },
            regret,
            // Below a tenth of a point nothing was at stake but noise.
            quality: (stakes > 0.1).then(|| (100.0 * (1.0 - regret / stakes)).clamp(0.0, 100.0)),
        }
    }
}
