//! Everything that changes during a playthrough.

use super::fnv::Fnv;
use super::luck::Seed;
use super::{CrisisIx, EndingIx, LaterIx, Luck, MemberIx, MemberNumber, Purpose, Scenario, Slot};

/// Where a promise stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum PromiseStatus {
    /// Never made.
    #[default]
    Unmade,
    /// Made, and not judged yet.
    Open,
    /// Kept.
    Kept,
    /// Broken.
    Broken,
}

/// Where a value of the team stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum ValueStatus {
    /// Never breached.
    #[default]
    Whole,
    /// Breached, and nobody has owned it.
    Breached,
    /// Breached and repaired.
    Repaired,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct PromiseState {
    pub(crate) status: PromiseStatus,
    pub(crate) made: u16,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Debt {
    pub(crate) status: ValueStatus,
    pub(crate) since: u16,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Pending {
    pub(crate) due: u16,
    pub(crate) from: u16,
    pub(crate) later: LaterIx,
}

/// The state of one playthrough. Made once for a scenario and used again for as many playthroughs as wanted, without allocating.
#[derive(Debug, PartialEq)]
pub struct State {
    pub(crate) seed: u64,
    /// The seed, ready to be drawn from.
    pub(crate) keys: Seed,
    pub(crate) values: Box<[i32]>,
    pub(crate) facts: Box<[u64]>,
    pub(crate) promises: Box<[PromiseState]>,
    pub(crate) debts: Box<[Debt]>,
    pub(crate) pending: Vec<Pending>,
    /// By how much each member's own trust and energy lie above the team's. Follows from seed, scenario and rulebook.
    pub(crate) selves: Box<[[i32; 2]]>,
    /// Present members as bits.
    pub(crate) present: u32,
    pub(crate) turn: u16,
    /// How often each hat was worn, in the order of `Hat::ALL`.
    pub(crate) worn: [u16; 4],
    pub(crate) open_promises: u16,
    pub(crate) open_debts: u16,
    /// No crisis before this one can still come.
    pub(crate) first_open: u32,
    pub(crate) crisis: Option<CrisisIx>,
    pub(crate) luck: Luck,
    pub(crate) collapsed: Option<Slot>,
    pub(crate) ending: Option<EndingIx>,
}

impl Clone for State {
    fn clone(&self) -> Self {
        let mut pending = Vec::with_capacity(self.pending.capacity());
        pending.extend_from_slice(&self.pending);
        Self {
            values: self.values.clone(),
            facts: self.facts.clone(),
            promises: self.promises.clone(),
            debts: self.debts.clone(),
            selves: self.selves.clone(),
            pending,
            ..*self
        }
    }

    /// Copies without allocating if both are of one scenario.
    fn clone_from(&mut self, source: &Self) {
        self.values.clone_from(&source.values);
        self.facts.clone_from(&source.facts);
        self.promises.clone_from(&source.promises);
        self.debts.clone_from(&source.debts);
        self.pending.clone_from(&source.pending);
        self.selves.clone_from(&source.selves);
        self.seed = source.seed;
        self.keys = source.keys;
        self.present = source.present;
        self.turn = source.turn;
        self.worn = source.worn;
        self.open_promises = source.open_promises;
        self.open_debts = source.open_debts;
        self.first_open = source.first_open;
        self.crisis = source.crisis;
        self.luck = source.luck;
        self.collapsed = source.collapsed;
        self.ending = source.ending;
    }
}

impl State {
    /// A state for a scenario, before its first turn.
    #[must_use]
    pub fn new(scenario: &Scenario) -> Self {
        let tables = scenario.tables();
        Self {
            seed: 0,
            keys: Seed::new(0),
            values: tables.start.clone().into_boxed_slice(),
            facts: vec![0; scenario.facts.words].into_boxed_slice(),
            promises: vec![PromiseState::default(); tables.promises.len()].into_boxed_slice(),
            debts: vec![Debt::default(); tables.values as usize].into_boxed_slice(),
            pending: Vec::with_capacity(scenario.most_pending),
            selves: vec![[0; 2]; tables.members.len()].into_boxed_slice(),
            present: everyone(tables.members.len()),
            turn: 0,
            worn: [0; 4],
            open_promises: 0,
            open_debts: 0,
            first_open: 0,
            crisis: None,
            luck: Luck(0),
            collapsed: None,
            ending: None,
        }
    }

    pub(crate) fn reset(&mut self, scenario: &Scenario, seed: u64) {
        let tables = scenario.tables();
        self.set_seed(seed);
        self.values.copy_from_slice(&tables.start);
        self.facts.fill(0);
        self.promises.fill(PromiseState::default());
        self.debts.fill(Debt::default());
        self.pending.clear();
        self.selves.fill([0; 2]);
        self.present = everyone(tables.members.len());
        self.turn = 0;
        self.worn = [0; 4];
        self.open_promises = 0;
        self.open_debts = 0;
        self.first_open = 0;
        self.crisis = None;
        self.luck = Luck(0);
        self.collapsed = None;
        self.ending = None;
    }

    /// The value of a slot, in thousandths.
    #[must_use]
    pub fn value(&self, slot: Slot) -> i32 {
        self.values[slot.at()]
    }

    /// All slots' values, in thousandths.
    #[must_use]
    pub fn values(&self) -> &[i32] {
        &self.values
    }

    /// The number of the turn that is being played, from 1; 0 before the first.
    #[must_use]
    pub const fn turn(&self) -> u16 {
        self.turn
    }

    /// The seed of the luck.
    #[must_use]
    pub const fn seed(&self) -> u64 {
        self.seed
    }

    /// The crisis that asks for a response; none when the game is over.
    #[must_use]
    pub const fn crisis(&self) -> Option<CrisisIx> {
        self.crisis
    }

    /// How lucky the crisis is that asks for a response. Not for players' eyes.
    #[must_use]
    pub const fn luck(&self) -> Luck {
        self.luck
    }

    /// Four words of the generator, under this state's seed: those that begin with [`Luck::draw`] of the same names.
    #[must_use]
    pub(crate) fn words(&self, key: u64, purpose: Purpose, number: u32) -> [u32; 4] {
        self.keys.words(key, purpose, number)
    }

    /// Replaces the luck of the crisis at hand: for asking "what if", never in a playthrough.
    pub const fn set_luck(&mut self, luck: Luck) {
        self.luck = luck;
    }

    /// Replaces the seed of all luck to come: for asking "what if", never in a playthrough.
    pub const fn set_seed(&mut self, seed: u64) {
        self.seed = seed;
        self.keys = Seed::new(seed);
    }

    /// The ending, once the game is over.
    #[must_use]
    pub const fn ending(&self) -> Option<EndingIx> {
        self.ending
    }

    /// The meter that reached 0, if one did.
    #[must_use]
    pub const fn collapsed(&self) -> Option<Slot> {
        self.collapsed
    }

    /// How often each hat was worn, in the order of `Hat::ALL`.
    #[must_use]
    pub const fn worn(&self) -> [u16; 4] {
        self.worn
    }

    /// Whether a member is still there.
    #[must_use]
    pub const fn is_present(&self, member: MemberIx) -> bool {
        self.present >> member.0 & 1 == 1
    }

    /// A member's number, in thousandths.
    #[must_use]
    pub fn member(&self, scenario: &Scenario, member: MemberIx, number: MemberNumber) -> i32 {
        self.value(scenario.tables().layout.member(member.0 as u16, number))
    }

    /// Where every promise stands and in which turn it was made.
    pub fn promises(&self) -> impl Iterator<Item = (PromiseStatus, u16)> + '_ {
        self.promises.iter().map(|p| (p.status, p.made))
    }

    /// Where every value stands and since which turn it stands breached.
    pub fn values_of_team(&self) -> impl Iterator<Item = (ValueStatus, u16)> + '_ {
        self.debts.iter().map(|d| (d.status, d.since))
    }

    /// Consequences that are still to come: which, from which turn, due in which.
    pub fn pending(&self) -> impl Iterator<Item = (LaterIx, u16, u16)> + '_ {
        self.pending.iter().map(|p| (p.later, p.from, p.due))
    }

    #[inline]
    pub(crate) fn fact(&self, bit: u32) -> bool {
        self.facts[bit as usize / 64] >> (bit % 64) & 1 == 1
    }

    /// The 64 facts from this bit on, the first one lowest; 0 beyond the last.
    #[inline]
    pub(crate) fn facts_from(&self, bit: u32) -> u64 {
        let (word, shift) = (bit as usize / 64, bit % 64);
        let low = self.facts[word] >> shift;
        // Two shifts: 64 at once would be none.
        let high = self
            .facts
            .get(word + 1)
            .map_or(0, |high| high << 1 << (63 - shift));
        low | high
    }

    /// Sets a fact that stays.
    #[inline]
    pub(crate) fn note(&mut self, bit: u32) {
        self.facts[bit as usize / 64] |= 1 << (bit % 64);
    }

    #[inline]
    pub(crate) fn set_fact(&mut self, bit: u32, on: bool) {
        let word = &mut self.facts[bit as usize / 64];
        if on {
            *word |= 1 << (bit % 64);
        } else {
            *word &= !(1 << (bit % 64));
        }
    }

    /// A number that differs, for all practical purposes, between any two different states (FNV-1a, 64 bits).
    #[must_use]
    pub fn fingerprint(&self) -> u64 {
        let mut hash = Fnv::default();
        hash.write(self.seed);
        for &value in &self.values {
            hash.write(value as u64);
        }
        for &fact in &self.facts {
            hash.write(fact);
        }
        for promise in &self.promises {
            hash.write((promise.status as u64) << 16 | u64::from(promise.made));
        }
        for debt in &self.debts {
            hash.write((debt.status as u64) << 16 | u64::from(debt.since));
        }
        for p in &self.pending {
            hash.write(u64::from(p.due) << 48 | u64::from(p.from) << 32 | u64::from(p.later.0));
        }
        hash.write(u64::from(self.turn));
        hash.write(self.crisis.map_or(u64::MAX, |c| u64::from(c.0)));
        hash.write(self.ending.map_or(u64::MAX, |e| u64::from(e.0)));
        hash.0
    }
}

const fn everyone(members: usize) -> u32 {
    if members >= 32 {
        u32::MAX
    } else {
        (1 << members) - 1
    }
}
