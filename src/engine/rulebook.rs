//! The dynamics as data: every number of `assets/rulebooks/*.ron`. All are thousandths: of a point, or of a factor of one.

mod hats;
mod people;
mod sections;

use serde::{Deserialize, Serialize};

pub use hats::{HatFit, HatYields, Yield};
pub use people::{LegacyRules, LoadRules, SelfRules, SpillRules, Wants};
pub use sections::{
    Extremes, FatigueRules, FitRules, MemberRules, MeterRule, MoraleRule, OutputRules,
    OveruseRules, PromiseRules, StabilityRule, TrustRules, UnattendedRules, ValueRules,
};

use super::{Practice, Situation};

/// A rulebook.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rulebook {
    /// The version of the format: 1.
    pub format: u32,
    /// Stable id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What it is for.
    pub about: String,
    /// Whether the game is over when morale, stability or results reach 0.
    pub collapse: bool,
    /// Which share of the grade is left after a collapse.
    pub grade_after_collapse: i32,
    /// The rules; without them only authored effects count.
    #[serde(default)]
    pub rules: Option<Rules>,
}

/// All rules of a rulebook.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// What wearing a hat yields.
    pub hats: HatYields,
    /// What each practice builds when it is done fully, fitting and landing averagely.
    pub practices: PracticeProfiles,
    /// What each situation asks for and shakes.
    pub situations: SituationTable,
    /// How well an act fits.
    pub fit: FitRules,
    /// What happens to one hat worn over and over.
    pub overuse: OveruseRules,
    /// How the backlog grows and tires.
    pub fatigue: FatigueRules,
    /// What being left alone does.
    pub alone: UnattendedRules,
    /// What moves trust beside fit.
    pub trust: TrustRules,
    /// What the team puts out.
    pub output: OutputRules,
    /// How results move.
    pub results: MeterRule,
    /// How morale moves.
    pub morale: MoraleRule,
    /// How stability moves.
    pub stability: StabilityRule,
    /// What promises are worth.
    pub promises: PromiseRules,
    /// What values are worth.
    pub values: ValueRules,
    /// How members move and when they leave.
    pub members: MemberRules,
    /// What extremes cost.
    pub extremes: Extremes,
    /// What each hat does of the other's work.
    #[serde(default)]
    pub spill: SpillRules,
    /// How work that waits weighs on people.
    #[serde(default)]
    pub load: LoadRules,
    /// How long the beginning is felt.
    #[serde(default)]
    pub legacy: LegacyRules,
    /// Members with selves of their own.
    #[serde(default)]
    pub selves: SelfRules,
}

/// The six practices.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the fields are the practices, by name")]
pub struct PracticeProfiles {
    pub set_direction: PracticeProfile,
    pub align_people: PracticeProfile,
    pub motivate_inspire: PracticeProfile,
    pub plan_budget: PracticeProfile,
    pub organise_staff: PracticeProfile,
    pub control_solve: PracticeProfile,
}

impl PracticeProfiles {
    /// The profile of a practice.
    #[must_use]
    pub const fn of(&self, practice: Practice) -> &PracticeProfile {
        match practice {
            Practice::SetDirection => &self.set_direction,
            Practice::AlignPeople => &self.align_people,
            Practice::MotivateInspire => &self.motivate_inspire,
            Practice::PlanBudget => &self.plan_budget,
            Practice::OrganiseStaff => &self.organise_staff,
            Practice::ControlSolve => &self.control_solve,
        }
    }
}

/// What one practice moves, in thousandths of a point.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PracticeProfile {
    /// Direction built.
    pub direction: i32,
    /// Order built.
    pub order: i32,
    /// Trust.
    pub trust: i32,
    /// Morale, at once.
    pub morale: i32,
    /// Fatigue.
    pub fatigue: i32,
    /// Backlog (negative: worked off).
    pub backlog: i32,
    /// What the team learns by it.
    pub competence: i32,
}

/// The four situations.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the fields are the situations, by name")]
pub struct SituationTable {
    pub acute: SituationRules,
    pub upheaval: SituationRules,
    pub steady: SituationRules,
    pub growth: SituationRules,
}

impl SituationTable {
    /// The rules of a situation.
    #[must_use]
    pub const fn of(&self, situation: Situation) -> &SituationRules {
        match situation {
            Situation::Acute => &self.acute,
            Situation::Upheaval => &self.upheaval,
            Situation::Steady => &self.steady,
            Situation::Growth => &self.growth,
        }
    }
}

/// What a situation asks for and shakes.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SituationRules {
    /// Weight of direction in the output, 0 to 1,000; order has the rest.
    pub direction_weight: i32,
    /// Share of leading that the moment asks for, 0 to 1,000.
    pub lead_share: i32,
    /// Direction lost when a crisis of severity 100 arrives.
    pub shock_direction: i32,
    /// Order lost when a crisis of severity 100 arrives.
    pub shock_order: i32,
    /// Work that a crisis of severity 100 brings.
    pub inflow: i32,
}

/// Why a rulebook cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{field} is {value}, but must be from {min} to {max}")]
pub struct BadRulebook {
    /// The field, with the names of what it stands in.
    pub field: &'static str,
    /// What it is.
    pub value: i32,
    /// The least it may be.
    pub min: i32,
    /// The most it may be.
    pub max: i32,
}

impl Rulebook {
    /// The largest amount that any number of a rulebook may have.
    pub const LARGEST: i32 = 1_000_000;

    /// A rulebook without rules: only authored effects count, and nothing collapses.
    #[must_use]
    pub fn plain() -> Self {
        Self {
            format: 1,
            id: "plain".to_owned(),
            title: String::new(),
            about: String::new(),
            collapse: false,
            grade_after_collapse: 1000,
            rules: None,
        }
    }

    /// Checks the numbers whose size the formulas rely on.
    ///
    /// # Errors
    /// The first number outside its range.
    pub fn verify(&self) -> Result<(), BadRulebook> {
        let check = |field, value, min, max| {
            if (min..=max).contains(&value) {
                Ok(())
            } else {
                Err(BadRulebook {
                    field,
                    value,
                    min,
                    max,
                })
            }
        };
        check("grade_after_collapse", self.grade_after_collapse, 0, 1000)?;
        let Some(rules) = &self.rules else {
            return Ok(());
        };
        check("fit.diminishing", rules.fit.diminishing, 0, 1000)?;
        check("overuse.memory", rules.overuse.memory, 0, 1000)?;
        check("overuse.free", rules.overuse.free, 0, 1000)?;
        for (name, situation) in [
            ("situations.acute", &rules.situations.acute),
            ("situations.upheaval", &rules.situations.upheaval),
            ("situations.steady", &rules.situations.steady),
            ("situations.growth", &rules.situations.growth),
        ] {
            check(name, situation.direction_weight, 0, 1000)?;
            check(name, situation.lead_share, 0, 1000)?;
        }
        Ok(())
    }
}
