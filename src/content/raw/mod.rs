//! The file format, exactly as it is written: nothing here is checked yet.
//!
//! Two readers fill these types: serde (fast, first mistake only; the game's) and `content::decode` (all mistakes,
//! with their places; the checker's). `docs/format.md` explains the format to authors.

pub(crate) mod macros;

mod condition;
mod crisis;
mod effect;
mod framework;
mod play;
mod room;
mod scenario;

pub use condition::{RawCondition, RawThreshold};
pub use crisis::{
    RawAlso, RawCrisis, RawLater, RawLine, RawLook, RawOutcome, RawPromise, RawResponse, RawSignals,
};
pub use effect::{
    RawBranch, RawEffect, RawEveryoneChange, RawMemberChange, RawMeterChange, RawVariableChange,
    RawVariableValue,
};
pub use framework::{RawFramework, RawIdea, RawPractice, RawSituation, RawSkill, RawTension};
pub use play::{RawExpect, RawPlay, RawRange};
pub use room::{
    InjectKind, Level, RawBrief, RawClock, RawCrisisNotes, RawCut, RawInject, RawNotes, RawSeat,
    RawSignalSeats, RawTerm,
};
pub use scenario::{
    RawDrive, RawEnding, RawLeaving, RawMember, RawMeter, RawScenario, RawSilence, RawStart,
    RawValue, RawVariable, RawVoice,
};

/// A bare word of the framework, such as `RoleClarity`; which words exist stands in `assets/framework.ron`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Word(pub String);

impl<'de> serde::Deserialize<'de> for Word {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Bare;
        impl serde::de::Visitor<'_> for Bare {
            type Value = Word;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a bare word such as RoleClarity")
            }
            fn visit_str<E: serde::de::Error>(self, word: &str) -> Result<Word, E> {
                Ok(Word(word.to_owned()))
            }
        }
        deserializer.deserialize_identifier(Bare)
    }
}
