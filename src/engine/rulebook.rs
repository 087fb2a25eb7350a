//! The dynamics as data: every number of `assets/rulebooks/*.ron`. All are thousandths: of a point, or of a factor of one.

use serde::{Deserialize, Serialize};

use super::{FULL, Practice, Situation};

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
}

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

/// Yield of a hat, as factors.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Yield {
    /// Of leading.
    pub lead: i32,
    /// Of managing.
    pub manage: i32,
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

/// How well an act fits and lands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FitRules {
    /// How an act lands at the worst luck, as a factor.
    pub lands_worst: i32,
    /// How an act lands at the best luck, as a factor.
    pub lands_best: i32,
    /// What a practice builds where the moment asks for none of its hat, as a factor.
    pub base: i32,
    /// What is added to that where the moment asks for nothing but its hat.
    pub span: i32,
    /// How fast the fit falls with the distance between the hat worn and the share asked for.
    pub penalty: i32,
    /// The fit that neither builds nor costs trust.
    pub neutral: i32,
    /// Trust for a perfect fit above the neutral one, per factor of one.
    pub trust: i32,
    /// Where building direction or order ends (the more there is, the less an act adds).
    pub ceiling: i32,
    /// Where direction ends up if nobody gives any: what people know of themselves.
    pub direction_floor: i32,
    /// Share of the way to that floor that direction goes in a turn.
    pub direction_fades: i32,
    /// Where order ends up if nobody makes any: what people arrange among themselves.
    pub order_floor: i32,
    /// Share of the way to that floor that order goes in a turn.
    pub order_fades: i32,
}

/// One hat worn over and over.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OveruseRules {
    /// Share of the old habit that stays each turn.
    pub memory: i32,
    /// How far one hat may lead the other in the habits before it is overuse, as a factor of a full hat.
    pub free: i32,
    /// Backlog per turn at full overuse of leading.
    pub chaos_backlog: i32,
    /// Added to the damage of a crisis at full overuse of leading, as a factor.
    pub chaos_damage: i32,
    /// Taken from recovery at full overuse of managing, as a factor.
    pub stiffness: i32,
    /// The team's trust lost per turn at full overuse of either.
    pub trust: i32,
    /// A member's trust lost per turn at full overuse of managing, who wants little autonomy.
    pub autonomy_low: i32,
    /// The same for a member like most people.
    pub autonomy_medium: i32,
    /// The same for a member who wilts when checked on.
    pub autonomy_high: i32,
}

/// Backlog and fatigue.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FatigueRules {
    /// Work that comes in every turn.
    pub inflow: i32,
    /// Share of the backlog that people clear by themselves in a turn.
    pub cleared: i32,
    /// Fatigue from a crisis of severity 100.
    pub strain: i32,
    /// Fatigue from wearing both hats at once.
    pub both: i32,
    /// Recovery every turn.
    pub rest: i32,
    /// Further recovery in a turn of waiting.
    pub breather: i32,
    /// Backlog above this tires people.
    pub backlog_from: i32,
    /// Fatigue per point of backlog above that, as a factor.
    pub backlog_tires: i32,
}

/// Trust beside fit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TrustRules {
    /// Trust lost by waiting in a crisis of severity 100.
    pub neglect: i32,
    /// How much more losses of trust weigh than gains, as a factor.
    pub losses: i32,
}

/// What the team puts out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OutputRules {
    /// Output per point of the weighted harmonic mean of direction and order, as a factor.
    pub gain: i32,
    /// The competence at which that holds.
    pub competence_at: i32,
    /// Fatigue above this lowers output.
    pub tired_from: i32,
    /// Share of output lost at full fatigue.
    pub tired_loss: i32,
}

/// How a meter moves.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeterRule {
    /// Share of the gap to its target that it closes in a turn.
    pub rate: i32,
    /// What a crisis of severity 100 costs at the worst luck.
    pub hit: i32,
}

/// How morale moves, and what makes recovery slow.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MoraleRule {
    /// Share of the gap to its target that it closes in a turn.
    pub rate: i32,
    /// What a crisis of severity 100 costs at the worst luck.
    pub hit: i32,
    /// Target per point of trust, as a factor.
    pub trust: i32,
    /// Target per point of direction, as a factor.
    pub direction: i32,
    /// Target per point of energy (100 − fatigue), as a factor.
    pub energy: i32,
    /// What is added to the target.
    pub base: i32,
    /// Direction below this slows every recovery.
    pub slow_below: i32,
    /// Share of recovery lost at no direction at all.
    pub slow_loss: i32,
    /// The least share of recovery that is left.
    pub slow_floor: i32,
}

/// How stability moves, and what makes damage worse.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StabilityRule {
    /// Share of the gap to its target that it closes in a turn.
    pub rate: i32,
    /// What a crisis of severity 100 costs at the worst luck.
    pub hit: i32,
    /// Target per point of order, as a factor.
    pub order: i32,
    /// Target lost per point of backlog, as a factor.
    pub backlog: i32,
    /// What is added to the target.
    pub base: i32,
    /// Order below this makes the damage of every crisis worse.
    pub damage_below: i32,
    /// Added to the damage at no order at all, as a factor.
    pub damage_gain: i32,
    /// Share of a crisis's damage that the best luck spares.
    pub luck_spares: i32,
}

/// Promises.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PromiseRules {
    /// Trust for a promise of weight 1 that was kept.
    pub kept: i32,
    /// Trust lost for a promise of weight 1 that was broken.
    pub broken: i32,
    /// How much more it moves the member it was made to, as a factor.
    pub personal: i32,
}

/// Values.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ValueRules {
    /// Trust for honouring one.
    pub honoured_trust: i32,
    /// Direction for honouring one.
    pub honoured_direction: i32,
    /// Trust lost at the breach.
    pub breached_trust: i32,
    /// Trust lost in the first turn after the breach.
    pub debt: i32,
    /// How much more it is with every further turn.
    pub debt_grows: i32,
    /// The most it costs in a turn.
    pub debt_most: i32,
    /// Trust regained by the repair.
    pub repaired_trust: i32,
}

/// Members.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MemberRules {
    /// Share of the gap to the team that a member closes in a turn.
    pub to_team: i32,
    /// Share of the gap to its members that the team closes in a turn.
    pub to_members: i32,
    /// Trust of a member whose talent a response uses.
    pub talent_trust: i32,
    /// Energy of a member whose talent a response uses.
    pub talent_energy: i32,
    /// Trust below this makes a member think of leaving.
    pub leaves_trust: i32,
    /// Energy below this makes a member think of leaving.
    pub leaves_energy: i32,
    /// Chance to leave in a turn per point below, in thousandths.
    pub leaves_chance: i32,
    /// Fatigue of those who stay, per point of competence carried away, as a factor.
    pub departure_fatigue: i32,
    /// Morale lost when someone leaves.
    pub departure_morale: i32,
}

/// Extremes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Extremes {
    /// Stability above this grows stiff.
    pub rigid_from: i32,
    /// Direction lost per point above, as a factor.
    pub rigid_loss: i32,
    /// Morale that leads results by more than this grows complacent.
    pub complacent_gap: i32,
    /// Results lost per point above, as a factor.
    pub complacent_loss: i32,
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
        check("fit.ceiling", rules.fit.ceiling, FULL, Self::LARGEST)?;
        check(
            "output.competence_at",
            rules.output.competence_at,
            1,
            Self::LARGEST,
        )?;
        check("output.tired_from", rules.output.tired_from, 0, FULL - 1)?;
        check("morale.slow_below", rules.morale.slow_below, 1, FULL)?;
        check(
            "stability.damage_below",
            rules.stability.damage_below,
            1,
            FULL,
        )?;
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
