//! What was found by looking ahead, by state: nobody looks ahead twice from one state, and an edit leaves standing what it cannot touch.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::analysis::{Bot, Decision, Informed, LookAhead};
use crate::engine::{CrisisIx, ResponseIx, State};

/// States remembered at most; beyond it all are forgotten at the next edit.
const MOST: usize = 200_000;

/// Something found in a state.
#[derive(Debug, Clone)]
struct Found<T> {
    /// Crises that had been answered by then, as bits; none where there are more than fit.
    answered: u64,
    what: T,
}

/// What was found in states of one game.
#[derive(Debug)]
pub(super) struct Memory<T> {
    found: Mutex<HashMap<u64, Found<T>>>,
}

/// The best responses, of those that were open.
pub(super) type Foresight = Memory<ResponseIx>;

impl<T> Default for Memory<T> {
    fn default() -> Self {
        Self {
            found: Mutex::default(),
        }
    }
}

impl<T: Clone> Memory<T> {
    /// What was found in this state with this effort, or is found now.
    pub(super) fn or_find(
        &self,
        decision: &Decision<'_>,
        effort: u64,
        find: impl FnOnce() -> T,
    ) -> T {
        let key = key(decision.state, decision.open, effort);
        let known = self.get().get(&key).map(|found| found.what.clone());
        known.unwrap_or_else(|| {
            let what = find();
            let found = Found {
                answered: answered(decision),
                what: what.clone(),
            };
            self.get().insert(key, found);
            what
        })
    }

    /// What still holds once these crises have changed: what was found after they had been answered.
    pub(super) fn without(&self, changed: &[CrisisIx]) -> Self {
        let found = self.get();
        if found.len() > MOST {
            return Self::default();
        }
        let holds = |found: &Found<T>| {
            let is_answered = |c: &CrisisIx| found.answered.checked_shr(c.0).unwrap_or(0) & 1 == 1;
            changed.iter().all(is_answered)
        };
        let all = found.iter().filter(|(_, found)| holds(found));
        let all = all.map(|(key, found)| (*key, found.clone())).collect();
        Self {
            found: Mutex::new(all),
        }
    }

    /// How many states are remembered.
    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.get().len()
    }

    /// A thread that died while it held the lock cannot have left half an entry.
    fn get(&self) -> MutexGuard<'_, HashMap<u64, Found<T>>> {
        self.found.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Foresight {
    /// The choice of [`Informed`].
    pub(super) fn choose(&self, look: LookAhead, decision: &Decision<'_>) -> ResponseIx {
        if let [only] = decision.open {
            return *only;
        }
        let effort = u64::from(look.lucks) << 16 | u64::from(look.turns);
        self.or_find(decision, effort, || Informed(look).choose(decision))
    }
}

fn answered(decision: &Decision<'_>) -> u64 {
    let scenario = decision.game.scenario();
    let crises = scenario.tables().crises.len();
    if crises > u64::BITS as usize {
        return 0;
    }
    let seen = |crisis: &u32| scenario.was_seen(CrisisIx(*crisis), decision.state);
    let seen = (0..crises as u32).filter(seen);
    seen.fold(0, |bits, crisis| bits | 1 << crisis)
}

/// Names a state, the responses that are open in it, and how hard it is looked at (FNV-1a over whole numbers).
fn key(state: &State, open: &[ResponseIx], effort: u64) -> u64 {
    let open = open.iter().map(|response| u64::from(response.0));
    open.chain([effort])
        .fold(state.fingerprint(), |hash, number| {
            (hash ^ number).wrapping_mul(0x0000_0100_0000_01b3)
        })
}
