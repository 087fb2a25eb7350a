//! Effects: what an author can make a response, outcome, consequence, promise or departure change.

use super::{Layout, MemberIx, MemberNumber, Range, Slot, TestIx, ValueIx};

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

/// One effect, ready to be applied: most add to a number, whose bounds then need not be looked up.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Step {
    /// Adds to a slot.
    Add(Addition),
    /// One of two runs of effects.
    If(TestIx, Range, Range),
    /// The effect at this position of the table.
    Other(u32),
}

/// An amount that is added to a slot, within its bounds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Addition {
    pub(crate) slot: Slot,
    /// The member who must be there; [`Addition::NOBODY`] if nobody must.
    who: u8,
    pub(crate) by: i32,
    pub(crate) bounds: (i32, i32),
}

impl Addition {
    /// Beyond the bits of all members.
    const NOBODY: u8 = u32::BITS as u8;

    /// What is added while these members are present, as bits: all of it or nothing.
    #[inline]
    pub(crate) const fn amount(&self, present: u32) -> i32 {
        let present = present as u64 | 1 << Self::NOBODY;
        // Not asked but reckoned: who is there cannot be foretold.
        self.by & -((present >> self.who & 1) as i32)
    }
}

impl Step {
    /// All effects of checked tables, in their order.
    pub(crate) fn all(effects: &[Op], bounds: &[(i32, i32)], layout: Layout) -> Vec<Self> {
        let add = |slot: Slot, who, by| {
            Self::Add(Addition {
                slot,
                who,
                by,
                bounds: bounds[slot.at()],
            })
        };
        let steps = (0..).zip(effects).map(|(position, op)| match *op {
            Op::Add(slot, by) => add(slot, Addition::NOBODY, by),
            Op::Member(member, number, by) => {
                let slot = layout.member(member.0 as u16, number);
                add(slot, member.0 as u8, by)
            }
            Op::If(test, then, otherwise) => Self::If(test, then, otherwise),
            _ => Self::Other(position),
        });
        steps.collect()
    }
}
