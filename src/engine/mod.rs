//! The rules of the game: checked scenarios as flat tables, state, one turn, rulebook, ledger, luck.
//!
//! Knows nothing of files, clocks, threads, text or screens. Every number is an integer in *thousandths*
//! (1,000 = one point, or a factor of one), so that a playthrough is the same on every machine.

mod apply;
mod condition;
mod effect;
mod fnv;
mod game;
mod grade;
mod index;
mod ledger;
mod levels;
mod luck;
mod mood;
mod order;
mod rulebook;
mod rules;
mod scenario;
mod schedule;
mod slot;
mod state;
mod turn;
mod verify;
mod words;

pub use condition::{Count, Test};
pub use effect::Op;
pub use game::{Game, Refusal};
pub use grade::grade;
pub use index::{
    CrisisIx, EffectRange, EndingIx, LaterIx, MemberIx, OutcomeIx, PromiseIx, Range, ResponseIx,
    TestIx, ValueIx,
};
pub use ledger::{Cause, Entry, Event, Happening, Ledger, Recorder, Rule, Silent};
pub use luck::{Luck, Purpose, philox};
pub use mood::{Bearing, EnergyLevel, Mood, TrustLevel, mood, moods};
pub use order::AnswerOrder;
pub use rulebook::{
    BadRulebook, Extremes, FatigueRules, FitRules, HatFit, HatYields, LegacyRules, LoadRules,
    MemberRules, MeterRule, MoraleRule, OutputRules, OveruseRules, PracticeProfile,
    PracticeProfiles, PromiseRules, Rulebook, Rules, SelfRules, SituationRules, SituationTable,
    SpillRules, StabilityRule, TrustRules, UnattendedRules, ValueRules, Wants, Yield,
};
pub use scenario::{
    Crisis, Ending, ExtraMeter, Later, Member, Outcome, Promise, Response, Scenario, Tables,
};
pub use slot::{Layout, MemberNumber, Part, Slot};
pub use state::{PromiseStatus, State, ValueStatus};
pub use turn::Next;
pub use words::{Autonomy, Hat, Practice, Situation};

/// One point, or a factor of one, in the engine's unit.
pub const ONE: i32 = 1000;

/// The top of every meter, undercurrent and member number: 100 points.
pub const FULL: i32 = 100 * ONE;

/// `x` times `factor` thousandths, rounded towards zero.
#[inline]
pub(crate) const fn scale(x: i64, factor: i64) -> i64 {
    // As a saturating product, but for one branch that is never taken in place of a choice that is always made.
    match x.checked_mul(factor) {
        Some(product) => product / ONE as i64,
        None => beyond(x, factor),
    }
}

#[cold]
const fn beyond(x: i64, factor: i64) -> i64 {
    x.saturating_mul(factor) / ONE as i64
}
