//! The grade: the harmonic mean of the graded meters, because a team with one meter on the floor is not well.

use super::{Game, Layout, ONE, Slot, State, scale};

/// The harmonic mean of meters in thousandths of a point; 0 if one of them is 0 or there are none.
#[must_use]
pub fn grade(meters: impl Iterator<Item = i32>) -> i32 {
    const UNIT: i64 = 1_000_000_000_000;
    let (mut count, mut inverse) = (0_i64, 0_i64);
    for meter in meters {
        if meter <= 0 {
            return 0;
        }
        count += 1;
        inverse += UNIT / i64::from(meter);
    }
    if inverse == 0 {
        0
    } else {
        (count * UNIT / inverse) as i32
    }
}

impl Game {
    /// The grade so far, in thousandths of a point, 0 to 100 points. A meter counts as at least one point, so that what the others hold still
    /// tells games apart; after a collapse the rulebook says which share is left.
    #[must_use]
    pub fn grade(&self, state: &State) -> i32 {
        let layout: Layout = self.scenario().tables().layout;
        let declared = self.scenario().tables().meters.iter().enumerate();
        let meters = [Slot::MORALE, Slot::STABILITY, Slot::RESULTS]
            .into_iter()
            .chain(
                declared
                    .filter(|(_, m)| m.graded)
                    .map(|(i, _)| layout.meter(i as u16)),
            );
        let grade = grade(meters.map(|slot| state.value(slot).max(ONE)));
        match state.collapsed() {
            None => grade,
            Some(_) => scale(
                i64::from(grade),
                i64::from(self.rulebook().grade_after_collapse),
            ) as i32,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::grade;

    #[test]
    fn the_lowest_meter_counts_most() {
        assert_eq!(grade([50_000, 50_000, 50_000].into_iter()), 50_000);
        let uneven = grade([80_000, 60_000, 10_000].into_iter());
        assert!((23_000..24_000).contains(&uneven), "{uneven}");
        assert_eq!(grade([80_000, 0].into_iter()), 0);
        assert_eq!(grade(std::iter::empty()), 0);
    }
}
