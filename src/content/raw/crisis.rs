//! Crises, responses, outcomes, consequences and promises as they are written.

use super::macros::raw_struct;
use super::{RawBrief, RawCondition, RawCrisisNotes, RawEffect, RawSignalSeats, Word};
use crate::engine::{Hat, Mood, Practice, Situation};

raw_struct! {
    /// A situation that asks for a response.
    pub struct RawCrisis {
        /// Stable id, unique among the crises.
        pub id: String = required,
        /// A few words.
        pub title: String = required,
        /// When in the story this is, as a heading ("Tuesday, ten past five").
        pub moment: String,
        /// What the moment asks for.
        pub situation: Situation = required,
        /// 0 to 100: what the next week looks like if nothing is done.
        pub severity: i32 = 50,
        /// Axes of the framework that this crisis puts on the table.
        pub tensions: Vec<Word>,
        /// The crisis waits at its place in the order until this holds.
        pub when: Option<RawCondition>,
        /// Not before this crisis has been answered.
        pub after: Option<String>,
        /// No longer once this crisis has been answered.
        pub until: Option<String>,
        /// Neighbours in the file that have a weight are drawn in random order, by weight.
        pub weight: Option<u32>,
        /// Of the crises with the same group only one ever comes.
        pub group: Option<String>,
        /// What is seen and said, 60 to 110 words; `{ines}` is a member's short name, `{ines.full}` the full one.
        pub scene: String = required,
        /// Paragraphs that are added to the scene when their condition holds.
        pub also: Vec<RawAlso>,
        /// One observation of the people, one of the process.
        pub signals: RawSignals,
        /// How those look of whom the scene says so, whatever they feel about you.
        pub looks: Vec<RawLook>,
        /// What happens when the crisis arrives, whatever is answered.
        pub effects: Vec<RawEffect>,
        /// Two to five answers.
        pub responses: Vec<RawResponse> = required,
        /// What this moment asked for and why, in a sentence; shown with the reveal.
        pub asks: String,
        /// What only some seats are told.
        pub briefs: Vec<RawBrief>,
        /// Questions for the room.
        pub discuss: Vec<String>,
        /// What a facilitator may listen for.
        pub listen: Vec<String>,
        /// A facilitator's notes on it.
        pub notes: RawCrisisNotes,
    }
}

raw_struct! {
    /// How somebody looks in a scene.
    pub struct RawLook {
        /// Which member.
        pub who: String = required,
        /// How.
        pub mood: Mood = required,
    }
}

raw_struct! {
    /// A paragraph that is there only under a condition.
    pub struct RawAlso {
        /// When it is there.
        pub when: RawCondition = required,
        /// The paragraph.
        pub text: String = required,
    }
}

raw_struct! {
    /// What can be observed.
    pub struct RawSignals {
        /// An observation of the people.
        pub people: String,
        /// An observation of the work.
        pub process: String,
        /// Which seats see which; without, all see both.
        pub r#for: RawSignalSeats,
    }
}

raw_struct! {
    /// One answer to a crisis.
    pub struct RawResponse {
        /// Stable id, unique in its crisis.
        pub id: String = required,
        /// Which hat it wears; shown only after the choice.
        pub hat: Hat = required,
        /// One or two practices of that hat (one of each hat for `Both`, none for `Wait`).
        pub practices: Vec<Practice>,
        /// How strong an act it is, in per cent of an ordinary one, 25 to 200.
        pub strength: i32 = 100,
        /// Skills that it exercises.
        pub skills: Vec<Word>,
        /// The answer, 15 to 35 words, beginning with a verb.
        pub text: String = required,
        /// Offered only if this holds.
        pub when: Option<RawCondition>,
        /// What it changes beside what the rulebook does, whatever the outcome.
        pub effects: Vec<RawEffect>,
        /// What may happen; none means that only the ordinary effects happen.
        pub outcomes: Vec<RawOutcome>,
        /// What comes later, whatever the outcome.
        pub later: Vec<RawLater>,
        /// What is promised.
        pub promises: Vec<RawPromise>,
        /// For the debrief: the idea, what it bought, what it did not.
        pub insight: String,
        /// Ideas of the framework.
        pub ideas: Vec<Word>,
    }
}

raw_struct! {
    /// One way a response may turn out.
    pub struct RawOutcome {
        /// Needed only where a condition says `Happened`.
        pub id: String,
        /// How likely, against the other outcomes whose conditions hold, 0 to 1000.
        pub weight: u32 = 1,
        /// Possible only if this holds.
        pub when: Option<RawCondition>,
        /// What happens, 25 to 60 words.
        pub text: String = required,
        /// What it changes.
        pub effects: Vec<RawEffect>,
        /// What comes later because of it.
        pub later: Vec<RawLater>,
        /// What members say.
        pub says: Vec<RawLine>,
        /// Place in the order from worst to best, when the effects alone would order the outcomes wrongly.
        pub rank: Option<i32>,
    }
}

raw_struct! {
    /// Something that a member says.
    pub struct RawLine {
        /// The member's id.
        pub who: String = required,
        /// What they say.
        pub text: String = required,
    }
}

raw_struct! {
    /// A consequence that comes back.
    pub struct RawLater {
        /// After how many further turns, 1 or more.
        pub turns: u32 = required,
        /// It comes only if this holds by then.
        pub when: Option<RawCondition>,
        /// The thing itself, back in the room.
        pub text: String = required,
        /// What it changes.
        pub effects: Vec<RawEffect>,
    }
}

raw_struct! {
    /// A promise. At least one of `kept` and `broken` is needed, so that it can be judged.
    pub struct RawPromise {
        /// Stable id, unique in the scenario.
        pub id: String = required,
        /// The member it was made to; without, the whole team.
        pub to: Option<String>,
        /// What was promised, in the words of the promise.
        pub text: String = required,
        /// Due after so many further turns, 1 or more.
        pub turns: u32 = required,
        /// Kept as soon as this holds; broken if it does not hold when due.
        pub kept: Option<RawCondition>,
        /// Broken as soon as this holds; kept if it never did until due.
        pub broken: Option<RawCondition>,
        /// How much it matters: 1 (a word), 2 (a commitment), 3 (a pledge).
        pub weight: i32 = 1,
        /// What is seen when it is kept.
        pub kept_text: String,
        /// What is seen when it is broken.
        pub broken_text: String,
        /// What keeping it changes beside trust.
        pub kept_effects: Vec<RawEffect>,
        /// What breaking it changes beside trust.
        pub broken_effects: Vec<RawEffect>,
    }
}
