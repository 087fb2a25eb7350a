//! Where each number of a playthrough lives: one flat row of slots.

use super::MemberIx;

/// The place of one number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Slot(pub u16);

impl Slot {
    /// Meter: the team's mood, 0 to 100 points.
    pub const MORALE: Self = Self(0);
    /// Meter: how well things hold together.
    pub const STABILITY: Self = Self(1);
    /// Meter: what comes out.
    pub const RESULTS: Self = Self(2);
    /// Undercurrent: do people know where this is going?
    pub const DIRECTION: Self = Self(3);
    /// Undercurrent: do people know who does what by when?
    pub const ORDER: Self = Self(4);
    /// Undercurrent: the team's trust.
    pub const TRUST: Self = Self(5);
    /// Undercurrent: how tired the team is.
    pub const FATIGUE: Self = Self(6);
    /// Undercurrent: what the team is able to do.
    pub const COMPETENCE: Self = Self(7);
    /// Undercurrent: work that waits.
    pub const BACKLOG: Self = Self(8);
    /// How much leading there was of late (a moving average of the hats, 0 to 100).
    pub const LEAD_HABIT: Self = Self(9);
    /// How much managing there was of late.
    pub const MANAGE_HABIT: Self = Self(10);

    /// How many slots every scenario has; declared meters, members and variables follow.
    pub const CORE: usize = 11;

    /// How many of them are levels that authors and players name; the two habits follow.
    pub const LEVELS: usize = 9;

    /// The stable names of the core slots, in their order.
    pub const CORE_NAMES: [&'static str; Self::CORE] = [
        "morale",
        "stability",
        "results",
        "direction",
        "order",
        "trust",
        "fatigue",
        "competence",
        "backlog",
        "lead_habit",
        "manage_habit",
    ];

    /// Returns the level of this name: a meter or undercurrent that every scenario has, and no habit.
    #[must_use]
    pub fn level(name: &str) -> Option<Self> {
        let levels = &Self::CORE_NAMES[..Self::LEVELS];
        let at = levels.iter().position(|level| *level == name)?;
        Some(Self(at as u16))
    }

    /// As an index of a slice.
    #[must_use]
    pub const fn at(self) -> usize {
        self.0 as usize
    }
}

/// Which number of a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MemberNumber {
    /// 0 to 100 points.
    Trust = 0,
    /// 0 to 100 points.
    Energy = 1,
    /// Share of the team's competence that leaves with them, in points of a hundred.
    Carries = 2,
}

impl MemberNumber {
    /// All of them, in the order of their slots.
    const ALL: [Self; 3] = [Self::Trust, Self::Energy, Self::Carries];

    /// The word as conditions write it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Trust => "trust",
            Self::Energy => "energy",
            Self::Carries => "carries",
        }
    }
}

/// Whose number a slot holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// One that every scenario has.
    Core,
    /// A declared meter, by its place in the file.
    Meter(usize),
    /// A member's.
    Member(MemberIx, MemberNumber),
    /// A variable, by its place in the file.
    Variable(usize),
}

/// How many slots of each kind a scenario has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Layout {
    /// Declared meters.
    pub extra_meters: u16,
    /// Members.
    pub members: u16,
    /// Variables.
    pub variables: u16,
}

impl Layout {
    /// The slot of a declared meter.
    #[must_use]
    pub const fn meter(self, position: u16) -> Slot {
        Slot(Slot::CORE as u16 + position)
    }

    /// The slot of a member's number.
    #[must_use]
    pub const fn member(self, position: u16, number: MemberNumber) -> Slot {
        Slot(Slot::CORE as u16 + self.extra_meters + 3 * position + number as u16)
    }

    /// The slot of a variable.
    #[must_use]
    pub const fn variable(self, position: u16) -> Slot {
        Slot(Slot::CORE as u16 + self.extra_meters + 3 * self.members + position)
    }

    /// Whose number a slot holds: the way back from [`Layout::meter`], [`Layout::member`] and [`Layout::variable`].
    #[must_use]
    pub fn part(self, slot: Slot) -> Part {
        let (meters, members) = (self.extra_meters as usize, 3 * self.members as usize);
        let Some(at) = slot.at().checked_sub(Slot::CORE) else {
            return Part::Core;
        };
        let Some(at) = at.checked_sub(meters) else {
            return Part::Meter(at);
        };
        match at.checked_sub(members) {
            Some(at) => Part::Variable(at),
            None => Part::Member(MemberIx((at / 3) as u32), MemberNumber::ALL[at % 3]),
        }
    }

    /// All slots.
    #[must_use]
    pub const fn slots(self) -> usize {
        Slot::CORE
            + self.extra_meters as usize
            + 3 * self.members as usize
            + self.variables as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_slot_leads_back_to_whose_it_is() {
        let layout = Layout {
            extra_meters: 2,
            members: 3,
            variables: 2,
        };
        assert_eq!(layout.part(Slot::BACKLOG), Part::Core);
        for m in 0..2 {
            assert_eq!(layout.part(layout.meter(m)), Part::Meter(m as usize));
            assert_eq!(layout.part(layout.variable(m)), Part::Variable(m as usize));
        }
        for member in 0..3 {
            for number in MemberNumber::ALL {
                let part = layout.part(layout.member(member, number));
                assert_eq!(part, Part::Member(MemberIx(u32::from(member)), number));
            }
        }
    }
}
