//! Effects: what an author can make a response, outcome, consequence, promise or departure change.

use super::{MemberIx, MemberNumber, Range, Slot, TestIx, ValueIx};

/// One change. Amounts are in thousandths.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Op {
    /// Adds to a slot.
    Add(Slot, i32),
    /// Sets a slot.
    Set(Slot, i32),
    /// Adds to a member's number, if they are still there.
    Member(MemberIx, MemberNumber, i32),
    /// Adds to the trust and to the energy of everyone who is still there.
    Everyone(i32, i32),
    /// Sets or clears a flag.
    Flag(u32, bool),
    /// Honours a value.
    Honour(ValueIx),
    /// Breaches a value.
    Breach(ValueIx),
    /// Repairs a value.
    Repair(ValueIx),
    /// Makes a member leave.
    Leave(MemberIx),
    /// One of two runs of effects.
    If(TestIx, Range, Range),
}
