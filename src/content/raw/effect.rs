//! Effects as they are written: one change to a meter, an undercurrent, a member, a variable, a flag or a value.

use super::RawCondition;
use super::macros::{raw_enum, raw_struct};

raw_struct! {
    /// A change of a meter by its id.
    pub struct RawMeterChange {
        /// The meter's id.
        pub id: String = required,
        /// Whole points, −100 to 100.
        pub by: i32 = required,
    }
}

raw_struct! {
    /// Changes of one member.
    pub struct RawMemberChange {
        /// The member's id.
        pub who: String = required,
        /// Whole points, −100 to 100.
        pub trust: i32 = 0,
        /// Whole points, −100 to 100.
        pub energy: i32 = 0,
        /// Change of the share of the team's competence that the member carries, in per cent; negative when knowledge is spread.
        pub carries: i32 = 0,
    }
}

raw_struct! {
    /// The same change for every member who is still there.
    pub struct RawEveryoneChange {
        /// Whole points, −100 to 100.
        pub trust: i32 = 0,
        /// Whole points, −100 to 100.
        pub energy: i32 = 0,
    }
}

raw_struct! {
    /// A change of a variable.
    pub struct RawVariableChange {
        /// The variable's id.
        pub id: String = required,
        /// In the variable's own unit.
        pub by: i32 = required,
    }
}

raw_struct! {
    /// A new value for a variable.
    pub struct RawVariableValue {
        /// The variable's id.
        pub id: String = required,
        /// In the variable's own unit.
        pub to: i32 = required,
    }
}

raw_struct! {
    /// Effects that depend on a condition.
    pub struct RawBranch {
        /// What decides.
        pub when: RawCondition = required,
        /// What happens if it holds.
        pub then: Vec<RawEffect>,
        /// What happens if it does not.
        pub otherwise: Vec<RawEffect>,
    }
}

raw_enum! {
    /// One change. Numbers are whole points, −100 to 100.
    pub enum RawEffect {
        /// Morale by so many points.
        Morale(i32),
        /// Stability by so many points.
        Stability(i32),
        /// Results by so many points.
        Results(i32),
        /// Direction by so many points.
        Direction(i32),
        /// Order by so many points.
        Order(i32),
        /// The team's trust by so many points.
        Trust(i32),
        /// The team's fatigue by so many points.
        Fatigue(i32),
        /// The team's competence by so many points.
        Competence(i32),
        /// The backlog by so many points.
        Backlog(i32),
        /// A meter that the scenario declares.
        Meter(RawMeterChange),
        /// One member.
        Member(RawMemberChange),
        /// Every member who is still there.
        Everyone(RawEveryoneChange),
        /// A variable, by an amount.
        Variable(RawVariableChange),
        /// A variable, to a value.
        SetVariable(RawVariableValue),
        /// Sets a flag.
        Flag(String),
        /// Clears a flag.
        Unflag(String),
        /// Honours a value of the team.
        Honour(String),
        /// Breaches a value of the team: a debt that grows until it is repaired.
        Breach(String),
        /// Repairs a breached value.
        Repair(String),
        /// The member leaves.
        Leaves(String),
        /// One of two lists of effects.
        If(RawBranch),
    }
}

impl Default for RawEffect {
    fn default() -> Self {
        Self::Morale(0)
    }
}
