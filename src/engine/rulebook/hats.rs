//! What a hat yields, and how well it fits what a moment asks for.

use serde::{Deserialize, Serialize};

use super::{FitRules, Rules};
use crate::engine::{Hat, ONE, Situation, scale};

/// What wearing each hat yields.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HatYields {
    /// The leader's hat.
    pub lead: Yield,
    /// The manager's hat.
    pub manage: Yield,
    /// Both at once.
    pub both: Yield,
    /// None.
    pub wait: Yield,
}

impl HatYields {
    /// Returns the yield of a hat.
    #[must_use]
    pub const fn of(&self, hat: Hat) -> Yield {
        match hat {
            Hat::Lead => self.lead,
            Hat::Manage => self.manage,
            Hat::Both => self.both,
            Hat::Wait => self.wait,
        }
    }
}

/// Yield of a hat, as factors.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Yield {
    /// Of leading.
    pub lead: i32,
    /// Of managing.
    pub manage: i32,
}

impl Yield {
    /// Returns the yield of an act of some strength, a factor in thousandths.
    #[must_use]
    pub(crate) const fn times(self, strength: i32) -> Self {
        Self {
            lead: scale(self.lead as i64, strength as i64) as i32,
            manage: scale(self.manage as i64, strength as i64) as i32,
        }
    }

    /// Returns the share of leading in thousandths, 0 to 1,000; nothing if it neither leads nor manages.
    #[must_use]
    pub const fn lead_share(self) -> Option<i32> {
        let total = self.lead as i64 + self.manage as i64;
        if total > 0 {
            Some((self.lead as i64 * ONE as i64 / total) as i32)
        } else {
            None
        }
    }
}

/// How the hat worn meets the share of leading that a situation asks for, all in thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HatFit {
    /// Share of leading in what was worn, 0 to 1,000.
    pub worn: i32,
    /// Share of leading that was asked for, 0 to 1,000.
    pub asked: i32,
    /// By how much the fit lies above the one that neither builds nor costs trust; negative below.
    pub above_neutral: i64,
}

impl HatFit {
    /// Returns whether it builds trust, or at least costs none.
    #[must_use]
    pub const fn fits(self) -> bool {
        self.above_neutral >= 0
    }

    /// Returns 1 less the distance between the two shares, in thousandths, 0 to 1,000.
    #[must_use]
    pub const fn closeness(self) -> i32 {
        ONE - (self.worn - self.asked).abs()
    }
}

impl FitRules {
    /// Returns the trust that a fit moves at average luck, in thousandths of a point.
    pub(crate) const fn trust_of(&self, fit: HatFit) -> i64 {
        scale(self.trust as i64, fit.above_neutral)
    }
}

impl Rules {
    /// Returns how well what was worn fits a situation; nothing if nothing was worn.
    #[must_use]
    pub fn fit(&self, worn: Yield, situation: Situation) -> Option<HatFit> {
        let worn = worn.lead_share()?;
        let asked = self.situations.of(situation).lead_share;
        let distance = i64::from(worn.saturating_sub(asked)).abs();
        let fit = i64::from(ONE) - scale(distance, i64::from(self.fit.penalty));
        Some(HatFit {
            worn,
            asked,
            above_neutral: fit - i64::from(self.fit.neutral),
        })
    }
}
