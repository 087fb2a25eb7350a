//! The core numbers of a state, held at hand while the rules of one step move them.

use super::{Cause, Entry, FULL, Recorder, Slot, State};

/// The core slots. The rules read and write them by constant places, without looking up how many slots a state has. No copy: what was just written
/// number by number and is read again in one piece has to wait for the writing.
pub(crate) struct Levels<'a, R> {
    at: &'a mut [i32; Slot::CORE],
    turn: u16,
    recorder: &'a mut R,
}

impl<'a, R: Recorder> Levels<'a, R> {
    #[inline]
    pub(crate) fn of(state: &'a mut State, recorder: &'a mut R) -> Self {
        let at = state.values.first_chunk_mut();
        Self {
            at: at.expect("every scenario has the core slots"),
            turn: state.turn,
            recorder,
        }
    }

    /// The value of a core slot, wide enough to reckon with.
    #[inline]
    pub(crate) fn value(&self, slot: Slot) -> i64 {
        i64::from(self.at[slot.at()])
    }

    /// What is missing to 100 points.
    #[inline]
    pub(crate) fn missing(&self, slot: Slot) -> i64 {
        i64::from(FULL) - self.value(slot)
    }

    /// Changes a core slot, which every scenario bounds by 0 and 100 points, and says so.
    #[inline]
    pub(crate) fn change(&mut self, slot: Slot, by: i64, cause: Cause) {
        let value = &mut self.at[slot.at()];
        shift(value, (0, FULL), by, self.recorder, |delta, wanted| Entry {
            turn: self.turn,
            slot,
            delta,
            wanted,
            cause,
        });
    }
}

/// Changes a number, keeps it within its bounds, and says so.
#[inline]
pub(crate) fn shift<R: Recorder>(
    value: &mut i32,
    (least, most): (i32, i32),
    by: i64,
    recorder: &mut R,
    entry: impl FnOnce(i32, i32) -> Entry,
) {
    let old = *value;
    // Nothing that the rules or authors add comes near the ends of an i64; that bounds are in order was checked with the tables.
    let new = (i64::from(old) + by)
        .min(i64::from(most))
        .max(i64::from(least)) as i32;
    *value = new;
    if R::ON && new != old {
        let wanted = by.clamp(i64::from(i32::MIN), i64::from(i32::MAX)) as i32;
        recorder.entry(entry(new - old, wanted));
    }
}
