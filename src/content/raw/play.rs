//! A recorded play as it is written: decisions, and what must come out.

use super::macros::raw_struct;

raw_struct! {
    /// One file under `plays/`.
    pub struct RawPlay {
        /// The version of the format: 1.
        pub format: u32 = required,
        /// What this play shows.
        pub title: String = required,
        /// Why it is worth keeping.
        pub about: String,
        /// The id of the rulebook.
        pub rulebook: String = { "standard".to_owned() },
        /// The seed of its luck.
        pub seed: u64 = required,
        /// `"crisis/response"`, in order.
        pub decisions: Vec<String> = required,
        /// What must come out.
        pub expect: RawExpect = required,
    }
}

raw_struct! {
    /// What must come out of a play; whatever is absent is not looked at.
    pub struct RawExpect {
        /// The ending's id.
        pub ending: Option<String>,
        /// Turns played.
        pub turns: Option<u32>,
        /// The grade.
        pub grade: Option<RawRange>,
        /// Final meter.
        pub morale: Option<RawRange>,
        /// Final meter.
        pub stability: Option<RawRange>,
        /// Final meter.
        pub results: Option<RawRange>,
        /// Members who left, in the order of the team.
        pub left: Option<Vec<String>>,
        /// Promises that were kept, in the order in which they were made.
        pub kept: Option<Vec<String>>,
        /// Promises that were broken, in the order in which they were made.
        pub broken: Option<Vec<String>>,
    }
}

raw_struct! {
    /// A closed range of whole points.
    pub struct RawRange {
        /// At least this.
        pub min: i32 = 0,
        /// At most this.
        pub max: i32 = 100,
    }
}
