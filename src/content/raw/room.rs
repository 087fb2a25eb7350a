//! What a scenario brings for the people around it: clocks, seats, cuts, injects, and a facilitator's notes. All of it is optional.

use super::RawCondition;
use super::macros::raw_struct;

/// How much a scenario asks of its players.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Default,
    serde::Serialize,
    serde::Deserialize,
)]
pub enum Level {
    /// For people who have never led anybody.
    Foundation,
    /// For people who do.
    #[default]
    Core,
    /// For people who have done so for years.
    Advanced,
}

/// The way in which something arrives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub enum InjectKind {
    /// Somebody is on the telephone.
    Call,
    /// It stands in a newspaper, or on a screen in the corridor.
    Headline,
    /// A letter or an e-mail.
    #[default]
    Mail,
    /// Somebody stands in the door.
    Visit,
}

raw_struct! {
    /// A date that the story moves towards.
    pub struct RawClock {
        /// Stable id.
        pub id: String = required,
        /// What happens then, in a few words.
        pub text: String = required,
        /// The crisis in which it happens; either this or `turn`.
        pub crisis: Option<String>,
        /// The turn at whose end it happens, 1 or more; either this or `crisis`.
        pub turn: Option<u32>,
        /// Players know of it once this holds; without, from the start.
        pub when: Option<RawCondition>,
    }
}

raw_struct! {
    /// A place at the table that sees what others do not.
    pub struct RawSeat {
        /// Stable id.
        pub id: String = required,
        /// What it is called, in a word or two.
        pub name: String = required,
        /// What this seat alone knows from the start.
        pub brief: String = required,
    }
}

raw_struct! {
    /// Something that only some seats are told in a crisis.
    pub struct RawBrief {
        /// The seats that are told.
        pub r#for: Vec<String> = required,
        /// What they are told.
        pub text: String = required,
    }
}

raw_struct! {
    /// Which seats see which signal; a signal without seats is seen by all.
    pub struct RawSignalSeats {
        /// The seats that see the observation of the people.
        pub people: Vec<String>,
        /// The seats that see the observation of the work.
        pub process: Vec<String>,
    }
}

raw_struct! {
    /// A designed short version: some crises of the scenario, with an arc of their own.
    pub struct RawCut {
        /// Stable id.
        pub id: String = required,
        /// A few words.
        pub title: String = required,
        /// Minutes in a room, with discussion, 1 to 600.
        pub minutes: u32 = required,
        /// The crises that it keeps; they come in the order of the file.
        pub crises: Vec<String> = required,
        /// Read instead of the scenario's briefing; without, that one.
        pub briefing: String,
    }
}

raw_struct! {
    /// Something that a facilitator can let arrive beside a crisis. It changes no number: what it does, it does to the people in the room.
    pub struct RawInject {
        /// Stable id.
        pub id: String = required,
        /// How it arrives.
        pub kind: InjectKind,
        /// Who it is from.
        pub from: String = required,
        /// What it says.
        pub text: String = required,
        /// The crises beside which it fits; without, all.
        pub crises: Vec<String>,
    }
}

raw_struct! {
    /// What a facilitator carries into the room.
    pub struct RawNotes {
        /// What this scenario is for, in a sentence or two.
        pub purpose: String,
        /// For whom, and for whom not.
        pub audience: String,
        /// What to say before the briefing, to be read aloud.
        pub opening: String,
        /// The trade in a few sentences, for people who have never seen it.
        pub trade: Vec<String>,
        /// Words that a player may not know.
        pub glossary: Vec<RawTerm>,
        /// Questions for the closing round.
        pub closing: Vec<String>,
    }
}

raw_struct! {
    /// A word, and what it means here.
    pub struct RawTerm {
        /// The word.
        pub word: String = required,
        /// What it means, in a sentence.
        pub text: String = required,
    }
}

raw_struct! {
    /// A facilitator's notes on one crisis.
    pub struct RawCrisisNotes {
        /// Where a group gets stuck.
        pub stuck: String,
        /// A question that frees it.
        pub question: String,
        /// When to move on.
        pub move_on: String,
    }
}
