//! The ledger: every change of every number with its cause. A number is the sum of its entries.

use super::fnv::Fnv;
use super::{
    CrisisIx, EndingIx, LaterIx, Luck, MemberIx, OutcomeIx, PromiseIx, ResponseIx, Slot, ValueIx,
};

/// A rule of the rulebook that changed a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Rule {
    /// The situation shakes what people held for certain.
    Shock,
    /// What is not renewed is forgotten.
    Fading,
    /// The moving average of the hats.
    Habit,
    /// New work comes in.
    Inflow,
    /// People clear some of the work by themselves.
    Cleared,
    /// Leading without managing leaves work lying about.
    Chaos,
    /// A severe crisis tires people.
    Strain,
    /// Two hats at once tire people.
    DoubleDuty,
    /// People recover a little every turn.
    Rest,
    /// A turn in which nothing was asked of anyone.
    Breather,
    /// A team that can look after itself was left to do so.
    SelfManaged,
    /// A pile of waiting work tires people.
    BacklogTires,
    /// The hat fitted what the moment asked for.
    Fit,
    /// The hat did not fit what the moment asked for.
    Misfit,
    /// A severe crisis met by waiting.
    Neglect,
    /// One more vision, and nothing that carries it.
    Overleading,
    /// One more check, and nobody knows what for.
    Micromanaging,
    /// Results move towards what the team puts out; order is what holds it back.
    OutputOrder,
    /// Results move towards what the team puts out; direction is what holds it back.
    OutputDirection,
    /// Tired people put out less.
    OutputTired,
    /// The crisis itself costs.
    Hit,
    /// Mood follows trust.
    MoraleTrust,
    /// Mood follows direction.
    MoraleDirection,
    /// Mood follows energy.
    MoraleFatigue,
    /// Moods settle.
    MoraleSettles,
    /// Order carries.
    StabilityOrder,
    /// Waiting work weighs.
    StabilityBacklog,
    /// Things settle.
    StabilitySettles,
    /// Members and the team find a common level.
    Together,
    /// How the act landed on one member.
    OwnLuck,
    /// What the hat is to somebody who wants to decide much, or little, themselves.
    Wants,
    /// Too much waiting work wears trust down.
    LoadTrust,
    /// Waiting work weighs on the mood.
    MoraleLoad,
    /// What the team began with is still felt.
    Legacy,
    /// The author says that this level moves the meter.
    Driven(Slot),
    /// A member's talent was used.
    TalentUsed,
    /// Someone left.
    Departure,
    /// Too much stability grows stiff.
    Rigidity,
    /// A good mood without results grows complacent.
    Complacency,
    /// A declared meter's own drift.
    Drift,
}

/// Why a number changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cause {
    /// Where it began.
    Start,
    /// The arrival of a crisis.
    Arrival(CrisisIx),
    /// The ordinary effect of what the response does.
    Practice(ResponseIx),
    /// An effect of the response that the author wrote.
    Response(ResponseIx),
    /// The outcome.
    Outcome(OutcomeIx),
    /// A consequence, from the turn in which it was caused.
    Later(LaterIx, u16),
    /// A promise was kept.
    PromiseKept(PromiseIx),
    /// A promise was broken.
    PromiseBroken(PromiseIx),
    /// A value was honoured.
    ValueHonoured(ValueIx),
    /// A value was breached.
    ValueBreached(ValueIx),
    /// A breach that nobody has owned, from the turn of the breach.
    ValueDebt(ValueIx, u16),
    /// A breach was repaired.
    ValueRepaired(ValueIx),
    /// A member left.
    Departure(MemberIx),
    /// A rule.
    Rule(Rule),
}

/// One change of one number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// The turn, from 1; 0 for the start.
    pub turn: u16,
    /// The number.
    pub slot: Slot,
    /// By how much it really changed, in thousandths.
    pub delta: i32,
    /// By how much it would have changed without its bounds, in thousandths.
    pub wanted: i32,
    /// Why.
    pub cause: Cause,
}

/// Something that happened, beside the numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Happening {
    /// A crisis arrived.
    Arrived(CrisisIx),
    /// A response was chosen, and met this luck.
    Chose(ResponseIx, Luck),
    /// This outcome came about.
    Drew(OutcomeIx),
    /// A consequence came back, from this turn.
    CameBack(LaterIx, u16),
    /// A consequence did not come, because its condition did not hold.
    Lapsed(LaterIx, u16),
    /// A promise was made.
    Promised(PromiseIx),
    /// A promise was kept, made in this turn.
    Kept(PromiseIx, u16),
    /// A promise was broken, made in this turn.
    Broke(PromiseIx, u16),
    /// A value was honoured.
    Honoured(ValueIx),
    /// A value was breached.
    Breached(ValueIx),
    /// A value was repaired.
    Repaired(ValueIx),
    /// A member left.
    Left(MemberIx),
    /// A meter reached 0.
    Collapsed(Slot),
    /// A meter is at 0, and the game goes on: its collapse is held off.
    HeldOff(Slot),
    /// The game is over.
    Ended(EndingIx),
}

/// A happening and its turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Event {
    /// The turn, from 1.
    pub turn: u16,
    /// What happened.
    pub what: Happening,
}

/// Whoever wants to know what happens. [`Silent`] costs nothing.
pub trait Recorder {
    /// Whether anything is recorded at all; where it is false, the compiler leaves the recording out.
    const ON: bool;
    /// A number changed.
    fn entry(&mut self, entry: Entry);
    /// Something happened.
    fn event(&mut self, event: Event);
}

/// Records nothing: for bulk runs.
#[derive(Debug, Clone, Copy, Default)]
pub struct Silent;

impl Recorder for Silent {
    const ON: bool = false;
    fn entry(&mut self, _: Entry) {}
    fn event(&mut self, _: Event) {}
}

/// Everything that happened in a playthrough, in order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ledger {
    entries: Vec<Entry>,
    events: Vec<Event>,
}

impl Recorder for Ledger {
    const ON: bool = true;
    fn entry(&mut self, entry: Entry) {
        self.entries.push(entry);
    }
    fn event(&mut self, event: Event) {
        self.events.push(event);
    }
}

impl Ledger {
    /// All changes, in order.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// All happenings, in order.
    #[must_use]
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// The changes of one turn.
    pub fn entries_of(&self, turn: u16) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(move |entry| entry.turn == turn)
    }

    /// The happenings of one turn.
    pub fn events_of(&self, turn: u16) -> impl Iterator<Item = Happening> + '_ {
        self.events
            .iter()
            .filter(move |event| event.turn == turn)
            .map(|event| event.what)
    }

    /// What a number was at the end of a turn, in thousandths: the sum of its entries.
    #[must_use]
    pub fn value_after(&self, slot: Slot, turn: u16) -> i32 {
        self.entries
            .iter()
            .filter(|e| e.slot == slot && e.turn <= turn)
            .map(|e| e.delta)
            .sum()
    }

    /// Empties it, and keeps its memory.
    pub fn clear(&mut self) {
        self.entries.clear();
        self.events.clear();
    }

    /// A number that differs, for all practical purposes, between two ledgers that differ in any change (FNV-1a, 64 bits).
    #[must_use]
    pub fn fingerprint(&self) -> u64 {
        let mut hash = Fnv::default();
        for entry in &self.entries {
            hash.write(u64::from(entry.turn) << 16 | u64::from(entry.slot.0));
            hash.write(entry.delta as u64);
        }
        hash.0
    }
}
