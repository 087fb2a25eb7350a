//! The sections of a rulebook, one for each thing that moves.

use serde::{Deserialize, Serialize};

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
    /// How much less an act adds for every point of direction or order that is there already, as a factor.
    pub diminishing: i32,
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
    /// Fatigue above this makes every act land less.
    pub dulls_from: i32,
    /// Share of an act lost for every point of fatigue above that.
    pub dulls: i32,
}

/// A team that is left to itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnattendedRules {
    /// Mean of trust, direction and order above which a team begins to see to things itself.
    pub ready_from: i32,
    /// How much readier it is for every point above that, as a factor; at one it is ready for everything.
    pub ready: i32,
    /// Trust that a ready team gains by being left to it.
    pub trust: i32,
    /// Competence that a ready team gains by it.
    pub competence: i32,
    /// Backlog that a ready team works off by it.
    pub backlog: i32,
    /// How much of the habits may be missing before somebody is absent, as a factor.
    pub free: i32,
    /// Added to the damage of a crisis that is waited out, at full absence, as a factor.
    pub damage: i32,
    /// Trust lost in a turn of waiting at full absence.
    pub neglect: i32,
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
    /// Output per point of the weighted harmonic mean of direction and order at a competence of 100, as a factor.
    pub gain: i32,
    /// Fatigue above this lowers output.
    pub tired_from: i32,
    /// Share of output lost for every point of fatigue above that.
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
    /// Share of recovery lost for every point of direction below that.
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
    /// Added to the damage for every point of order below that, as a factor.
    pub damage_gain: i32,
    /// Added to the damage of a crisis that is met by waiting, as a factor.
    pub damage_unmet: i32,
    /// Stability below this makes the damage of every crisis worse.
    pub fragile_below: i32,
    /// Added to the damage for every point of stability below that, as a factor.
    pub fragile: i32,
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
    /// Morale and stability lost at the end of the game for each that nobody has owned.
    pub unowned: i32,
    /// Trust regained by the repair.
    pub repaired_trust: i32,
    /// Morale and stability lost at the end of the game for each that was breached and repaired: owned is not undone. May be left out: then nothing.
    #[serde(default)]
    pub scar: i32,
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
