//! Conditions as they are written: what must be true for a crisis, response, outcome, consequence, line or ending.

use super::macros::{raw_enum, raw_struct};

raw_struct! {
    /// A number compared with a whole value.
    pub struct RawThreshold {
        /// What is compared: a meter, an undercurrent, a variable, `turn`, `led`, `managed`, `both`, `waited`, or a member's
        /// number as `ines.trust`, `ines.energy`, `ines.carries`.
        pub what: String = required,
        /// Whole points (or the variable's own unit, or a count of turns).
        pub value: i32 = required,
    }
}

raw_enum! {
    /// Something that is true or false at a moment of a playthrough.
    #[derive(Default)]
    pub enum RawCondition {
        /// Always true.
        #[default]
        Always,
        /// The number is at least this.
        AtLeast(RawThreshold),
        /// The number is at most this.
        AtMost(RawThreshold),
        /// The flag is set.
        Flag(String),
        /// This response was chosen: `"crisis/response"`.
        Chose(String),
        /// This crisis has been answered.
        Saw(String),
        /// This outcome came about: `"crisis/response/outcome"` (the outcome needs an id).
        Happened(String),
        /// The member has left.
        Left(String),
        /// The promise was made.
        Promised(String),
        /// The promise was kept.
        Kept(String),
        /// The promise was broken.
        Broken(String),
        /// The value stands breached and nobody has repaired it.
        Breached(String),
        /// The value was breached and repaired since.
        Repaired(String),
        /// The value was honoured at least once.
        Honoured(String),
        /// The game ended because this meter reached 0.
        Collapsed(String),
        /// All of these.
        All(Vec<RawCondition>),
        /// At least one of these.
        Any(Vec<RawCondition>),
        /// Not this.
        Not(Box<RawCondition>),
    }
}
