//! A scenario as it is written: the team, its values, its numbers, its crises and its endings.

use super::macros::raw_struct;
use super::{
    Level, RawClock, RawCondition, RawCrisis, RawCut, RawEffect, RawInject, RawNotes, RawSeat, Word,
};
use crate::engine::Autonomy;

raw_struct! {
    /// One `scenario.ron`.
    pub struct RawScenario {
        /// The version of the format: 1.
        pub format: u32 = required,
        /// Stable id: lower-case letters, digits and hyphens.
        pub id: String = required,
        /// The title.
        pub title: String = required,
        /// One or two sentences that make someone want to play it.
        pub pitch: String = required,
        /// Who the player is, a role of the framework.
        pub role: Word = required,
        /// Minutes in a room, with discussion.
        pub minutes: u32 = 45,
        /// Language of the text, as a BCP 47 tag.
        pub language: String = { "en".to_owned() },
        /// Who wrote it.
        pub author: String,
        /// How much it asks of its players.
        pub level: Level,
        /// What one should know of the trade, if anything.
        pub knowledge: String,
        /// What may touch somebody closely, so that nobody is surprised by it.
        pub content_note: String,
        /// What a group should be able to do better afterwards.
        pub objectives: Vec<String>,
        /// Who you are and what has happened, before the first crisis.
        pub briefing: String,
        /// What the team says it stands for, one to three.
        pub values: Vec<RawValue>,
        /// Where the numbers begin.
        pub start: RawStart,
        /// Meters beside morale, stability and results.
        pub meters: Vec<RawMeter>,
        /// Whole numbers that conditions can read.
        pub variables: Vec<RawVariable>,
        /// Things that are so or not so.
        pub flags: Vec<String>,
        /// Dates that the story moves towards.
        pub clocks: Vec<RawClock>,
        /// The people.
        pub team: Vec<RawMember> = required,
        /// The crises, in the order in which they come.
        pub crises: Vec<RawCrisis> = required,
        /// What people say and do when the undercurrents run high or low.
        pub voices: Vec<RawVoice>,
        /// The endings; the first whose condition holds is taken, the last needs none.
        pub endings: Vec<RawEnding> = required,
        /// Places at the table that see what others do not, 8 at most.
        pub seats: Vec<RawSeat>,
        /// Designed short versions.
        pub cuts: Vec<RawCut>,
        /// What a facilitator can let arrive beside a crisis.
        pub injects: Vec<RawInject>,
        /// What a facilitator carries into the room.
        pub notes: RawNotes,
        /// Warnings that are meant to be so, each with a reason.
        pub silence: Vec<RawSilence>,
    }
}

raw_struct! {
    /// Where the numbers begin, in whole points, 0 to 100.
    pub struct RawStart {
        /// Meter.
        pub morale: i32 = 50,
        /// Meter.
        pub stability: i32 = 50,
        /// Meter.
        pub results: i32 = 50,
        /// Undercurrent.
        pub direction: i32 = 42,
        /// Undercurrent.
        pub order: i32 = 42,
        /// Undercurrent.
        pub trust: i32 = 50,
        /// Undercurrent.
        pub fatigue: i32 = 35,
        /// Undercurrent.
        pub competence: i32 = 75,
        /// Undercurrent.
        pub backlog: i32 = 30,
    }
}

raw_struct! {
    /// Something the team says it stands for.
    pub struct RawValue {
        /// Stable id.
        pub id: String = required,
        /// In the team's own words.
        pub text: String = required,
    }
}

raw_struct! {
    /// A meter that the scenario declares, 0 to 100 points.
    pub struct RawMeter {
        /// Stable id.
        pub id: String = required,
        /// What it is called on the screen.
        pub name: String = required,
        /// What it measures, in a sentence.
        pub about: String,
        /// Where it begins.
        pub start: i32 = 50,
        /// What it loses or gains by itself every turn.
        pub drift: i32 = 0,
        /// What moves it, beside drift and effects.
        pub drives: Vec<RawDrive>,
        /// Whether the game is over when it reaches 0.
        pub collapses: bool = false,
        /// Whether it counts for the grade.
        pub graded: bool = true,
    }
}

raw_struct! {
    /// Something that moves a declared meter every turn.
    pub struct RawDrive {
        /// A meter or undercurrent that every scenario has, or a practice.
        pub by: String = required,
        /// Points a turn: with the level at 100 (as many the other way at 0, none at 50), or for a whole act of the practice.
        pub points: i32 = required,
    }
}

raw_struct! {
    /// A whole number that conditions can read.
    pub struct RawVariable {
        /// Stable id.
        pub id: String = required,
        /// Where it begins.
        pub start: i32 = 0,
        /// Its smallest value, −1,000,000 or more.
        pub min: i32 = 0,
        /// Its largest value, 1,000,000 or less.
        pub max: i32 = 100,
    }
}

raw_struct! {
    /// One of the people.
    pub struct RawMember {
        /// Stable id.
        pub id: String = required,
        /// Full name.
        pub name: String = required,
        /// What colleagues call them; without, the first word of the name.
        pub short: Option<String>,
        /// Their job.
        pub job: String = required,
        /// What they want, what can be seen of them: two sentences for the briefing.
        pub about: String,
        /// Skills of the framework that they are good at.
        pub talents: Vec<Word>,
        /// How much they want to decide themselves.
        pub autonomy: Autonomy,
        /// 0 to 100 points.
        pub trust: i32 = 50,
        /// 0 to 100 points.
        pub energy: i32 = 60,
        /// Share of the team's competence that leaves with them, in per cent.
        pub carries: i32 = 8,
        /// The face; without, the id.
        pub face: Option<String>,
        /// Present if this member can leave.
        pub leaves: Option<RawLeaving>,
    }
}

raw_struct! {
    /// How a member leaves.
    pub struct RawLeaving {
        /// What is seen when they do.
        pub text: String = required,
        /// Not before this crisis has been answered, however low their trust and energy.
        pub after: Option<String>,
        /// They also leave as soon as this holds, whatever their trust and energy.
        pub when: Option<RawCondition>,
        /// What it changes beside the competence that they carry.
        pub effects: Vec<RawEffect>,
    }
}

raw_struct! {
    /// Something people say or do that shows an undercurrent.
    pub struct RawVoice {
        /// Who, if it is a member; not heard once they have left.
        pub who: Option<String>,
        /// When it can be heard.
        pub when: RawCondition = required,
        /// What is heard or seen.
        pub text: String = required,
    }
}

raw_struct! {
    /// How it ends.
    pub struct RawEnding {
        /// Stable id.
        pub id: String = required,
        /// Taken if this holds; the last ending has none.
        pub when: Option<RawCondition>,
        /// Whether it ends the game as soon as it holds, before the crises run out.
        pub early: bool = false,
        /// A few words.
        pub title: String = required,
        /// The closing text.
        pub text: String = required,
    }
}

raw_struct! {
    /// A warning that is meant to be so.
    pub struct RawSilence {
        /// The warning's code.
        pub code: String = required,
        /// Where: an id, or `crisis/response`; without, everywhere in the file.
        pub at: Option<String>,
        /// Why it is right here.
        pub reason: String = required,
    }
}
