//! Positions in the flat tables, each of a type of its own.

/// A position in a table.
macro_rules! index {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => { $(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub u32);

        impl $name {
            /// As an index of a slice.
            #[must_use]
            pub const fn at(self) -> usize {
                self.0 as usize
            }
        }
    )+ };
}

index! {
    /// A crisis, by its place in the file.
    CrisisIx,
    /// A response, counted through the whole scenario.
    ResponseIx,
    /// An outcome, counted through the whole scenario.
    OutcomeIx,
    /// A delayed consequence, counted through the whole scenario.
    LaterIx,
    /// A promise, counted through the whole scenario.
    PromiseIx,
    /// A member, by place in the team.
    MemberIx,
    /// A value, by its place in the file.
    ValueIx,
    /// An ending, by its place in the file.
    EndingIx,
    /// A test of a condition.
    TestIx,
}

impl TestIx {
    /// The condition that always holds; it has no entry in the table.
    pub const ALWAYS: Self = Self(u32::MAX);
}

/// A run of neighbours in a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Range {
    /// The first.
    pub from: u32,
    /// One past the last.
    pub to: u32,
}

impl Range {
    /// The run as a slice of its table.
    #[inline]
    pub(crate) fn of<T>(self, table: &[T]) -> &[T] {
        table
            .get(self.from as usize..self.to as usize)
            .unwrap_or(&[])
    }

    /// Its positions.
    pub fn iter(self) -> std::ops::Range<u32> {
        self.from..self.to
    }

    /// How many.
    #[must_use]
    pub const fn len(self) -> usize {
        self.to.saturating_sub(self.from) as usize
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.to <= self.from
    }

    /// Whether a position is in it.
    #[must_use]
    pub const fn contains(self, position: u32) -> bool {
        self.from <= position && position < self.to
    }
}

/// A run of effects.
pub type EffectRange = Range;

/// The positions of the bits that are set, from the lowest.
#[inline]
pub(crate) fn bits(mut set: u32) -> impl Iterator<Item = u32> {
    std::iter::from_fn(move || {
        let position = set.trailing_zeros();
        set &= set.checked_sub(1)?;
        Some(position)
    })
}
