//! The framework as it is written in `assets/framework.ron`: the words that scenarios are tagged with.

use super::Word;
use super::macros::raw_struct;
use crate::engine::{Hat, Practice, Situation};

raw_struct! {
    /// The whole framework.
    pub struct RawFramework {
        /// The version of the format: 1.
        pub format: u32 = required,
        /// The six practices.
        pub practices: Vec<RawPractice> = required,
        /// The four situations.
        pub situations: Vec<RawSituation> = required,
        /// Skills that a debrief profiles.
        pub skills: Vec<RawSkill> = required,
        /// Axes on which the hats differ.
        pub tensions: Vec<RawTension> = required,
        /// Ideas that crises and responses are about.
        pub ideas: Vec<RawIdea> = required,
        /// Who a player can be.
        pub roles: Vec<RawIdea> = required,
    }
}

raw_struct! {
    /// A practice.
    pub struct RawPractice {
        /// The word.
        pub id: Practice = required,
        /// Whose work it is.
        pub hat: Hat = required,
        /// What it is called.
        pub name: String = required,
        /// What one does when doing it.
        pub about: String = required,
    }
}

raw_struct! {
    /// A situation.
    pub struct RawSituation {
        /// The word.
        pub id: Situation = required,
        /// What it is called.
        pub name: String = required,
        /// What it asks for.
        pub about: String = required,
    }
}

raw_struct! {
    /// A skill.
    pub struct RawSkill {
        /// The word.
        pub id: Word = required,
        /// Whose skill it is; `Both` is the overlap.
        pub hat: Hat = required,
        /// What it is called.
        pub name: String = required,
        /// What it is.
        pub about: String = required,
    }
}

raw_struct! {
    /// A tension.
    pub struct RawTension {
        /// The word.
        pub id: Word = required,
        /// What it is called.
        pub name: String = required,
        /// The leader's end.
        pub lead: String = required,
        /// The manager's end.
        pub manage: String = required,
    }
}

raw_struct! {
    /// An idea or a role.
    pub struct RawIdea {
        /// The word.
        pub id: Word = required,
        /// What it is called.
        pub name: String = required,
        /// What it is.
        pub about: String = required,
    }
}
