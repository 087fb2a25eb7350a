//! Sections that a rulebook may leave out: then nothing of them happens, and every number is as it was before there were such rules.

use serde::{Deserialize, Serialize};

use crate::engine::{Autonomy, FULL, ONE, scale};

/// What each hat does of the other's work: people who know where to go arrange themselves, and clear arrangements steady people.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SpillRules {
    /// Order that a whole act of leading builds, times its fit.
    pub lead_order: i32,
    /// Backlog that a whole act of leading works off, times its fit.
    pub lead_backlog: i32,
    /// Direction that a whole act of managing builds, times its fit.
    pub manage_direction: i32,
    /// Trust that a whole act of managing builds, times its fit.
    pub manage_trust: i32,
    /// Fatigue that a whole act of managing takes away.
    pub manage_rest: i32,
}

/// How work that waits weighs on people.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LoadRules {
    /// Target of morale lost per point of backlog, as a factor.
    pub morale: i32,
    /// Backlog above this costs trust.
    pub trust_from: i32,
    /// Trust lost in a turn per point of backlog above that, as a factor.
    pub trust: i32,
    /// Backlog above this weighs no more on morale and trust; 0 for no limit.
    pub most: i32,
}

impl LoadRules {
    /// How much of a backlog people feel.
    #[must_use]
    pub fn felt(&self, backlog: i64) -> i64 {
        match self.most {
            0 => backlog,
            most => backlog.min(i64::from(most)),
        }
    }

    /// The middle of what people feel: less than that lifts morale, more weighs on it.
    #[must_use]
    pub fn middle(&self) -> i64 {
        self.felt(i64::from(FULL)) / 2
    }
}

/// How long the beginning is felt: shares of what a scenario starts with above or below the ordinary.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LegacyRules {
    /// Of a meter's start above 50: stays in its target.
    pub meters: i32,
    /// Of the start of direction and order above what they fade to: stays in that level.
    pub floors: i32,
    /// Of the gap between the team's trust and where it began: is closed in a turn.
    pub trust: i32,
}

/// What an act of each hat does to a member, by how much they want to decide themselves, in thousandths of a point for a whole act.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[expect(
    missing_docs,
    reason = "the fields are the wishes for autonomy, by name"
)]
pub struct Wants {
    pub low: i32,
    pub medium: i32,
    pub high: i32,
}

impl Wants {
    /// Returns the number for a wish for autonomy.
    #[must_use]
    pub const fn of(&self, autonomy: Autonomy) -> i32 {
        match autonomy {
            Autonomy::Low => self.low,
            Autonomy::Medium => self.medium,
            Autonomy::High => self.high,
        }
    }
}

/// Members with selves of their own.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SelfRules {
    /// How far a member's own level of trust lies from the team's at most, beside what the author set; drawn once, more often near than far.
    pub trust: i32,
    /// The same for energy.
    pub energy: i32,
    /// How far a member's trust moves in a turn by how the act lands on them, at most; drawn anew every turn, mostly little.
    pub trust_luck: i32,
    /// The same for energy.
    pub energy_luck: i32,
    /// Trust by a whole act of leading.
    pub led: Wants,
    /// Trust by a whole act of managing.
    pub managed: Wants,
    /// Which share of that energy moves as well, as a factor.
    pub energy_share: i32,
    /// A mean of trust and energy below this makes a member think of leaving.
    pub leaves_below: i32,
    /// By how much that bound rises for every point that the team's morale lies below 50, and falls for every point above, as a factor.
    pub leaves_by_morale: i32,
    /// Chance to leave in a turn per point below, in thousandths.
    pub leaves_chance: i32,
    /// Share of any chance to leave that a direction of 100 takes away: people stay where they know what for.
    pub held: i32,
}

impl SelfRules {
    /// Returns the mean of trust and energy below which a member thinks of leaving while the team's morale is this; in thousandths of a point.
    #[inline]
    #[must_use]
    pub fn leaves_at(&self, morale: i32) -> i64 {
        let gloom = i64::from(FULL / 2 - morale);
        i64::from(self.leaves_below) + scale(gloom, i64::from(self.leaves_by_morale))
    }

    /// Returns by how much an act of so much leading and managing moves trust and energy of a member, by what they want, in the order of
    /// [`Autonomy`].
    pub(crate) fn wants(&self, lead: i64, manage: i64) -> [[i64; 2]; 3] {
        [Autonomy::Low, Autonomy::Medium, Autonomy::High].map(|autonomy| {
            let by = scale(i64::from(self.led.of(autonomy)), lead)
                + scale(i64::from(self.managed.of(autonomy)), manage);
            [by, scale(by, i64::from(self.energy_share))]
        })
    }

    /// Whether an act of either hat moves members by what they want.
    pub(crate) fn heeds_hats(&self) -> bool {
        self.led != Wants::default() || self.managed != Wants::default()
    }

    /// Returns what is left of a chance to leave while the team's direction is this (thousandths of a point), as a factor in thousandths.
    #[must_use]
    pub fn let_go(&self, direction: i32) -> i64 {
        // Points of a hundred as a factor of one.
        let known = i64::from(direction) / 100;
        (i64::from(ONE) - scale(i64::from(self.held), known)).max(0)
    }
}
