//! The course of one playthrough, in points.

use crate::analysis::statistics::mean;
use crate::analysis::{Bot, play};
use crate::engine::{Game, Ledger, ONE, Slot, State};

/// The course of one playthrough: the values of every core number after every turn; at 0 where it began.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course {
    /// In thousandths, so that a tie is a tie.
    values: Vec<[i32; SLOTS]>,
}

const SLOTS: usize = 9;
const METERS: [Slot; 3] = [Slot::MORALE, Slot::STABILITY, Slot::RESULTS];

impl Course {
    /// Plays once.
    pub fn of(game: &Game, player: &dyn Bot, seed: u64, state: &mut State) -> Self {
        let mut ledger = Ledger::default();
        let played = play(game, player, seed, state, &mut ledger);
        let mut values = vec![[0; SLOTS]; usize::from(played.turns) + 1];
        for entry in ledger.entries() {
            if let Some(value) = values
                .get_mut(usize::from(entry.turn))
                .and_then(|turn| turn.get_mut(usize::from(entry.slot.0)))
            {
                *value += entry.delta;
            }
        }
        let mut sums = [0; SLOTS];
        for turn in &mut values {
            for (value, sum) in turn.iter_mut().zip(&mut sums) {
                *sum += *value;
                *value = *sum;
            }
        }
        Self { values }
    }

    /// Turns played.
    #[must_use]
    pub fn turns(&self) -> usize {
        self.values.len() - 1
    }

    /// A number after a turn, in points; after the last one, what it was then.
    #[must_use]
    pub fn at(&self, slot: Slot, turn: usize) -> f64 {
        f64::from(self.thousandths(slot, turn)) / f64::from(ONE)
    }

    /// The same in thousandths of a point.
    #[must_use]
    pub fn thousandths(&self, slot: Slot, turn: usize) -> i32 {
        self.values[turn.min(self.turns())][slot.at()]
    }

    /// The mean of a number after the turns `from` to `to`.
    #[must_use]
    pub fn mean(&self, slot: Slot, from: usize, to: usize) -> f64 {
        mean(
            &(from..=to)
                .map(|turn| self.at(slot, turn))
                .collect::<Vec<_>>(),
        )
    }

    /// The sum of the three meters, in thousandths.
    fn meters(&self, turn: usize) -> i32 {
        METERS.iter().map(|&m| self.thousandths(m, turn)).sum()
    }

    /// The standard deviation of a meter's change from turn to turn, in points: the mean over the three meters.
    #[must_use]
    pub fn swing(&self) -> f64 {
        let of = |slot: Slot| {
            let changes: Vec<f64> = (1..=self.turns())
                .map(|turn| self.at(slot, turn) - self.at(slot, turn - 1))
                .collect();
            crate::analysis::statistics::Group::of(&changes)
                .within
                .sqrt()
        };
        mean(&METERS.map(of))
    }

    /// Turns until half of the largest fall of the meters' mean in one turn is made good; `most` if it never is within so many.
    /// `None` if there was no fall of more than a point that leaves as many turns. Of falls as deep the last one counts.
    #[must_use]
    pub fn recovery(&self, most: usize) -> Option<f64> {
        let (depth, turn) = (1..=self.turns().saturating_sub(most))
            .map(|turn| (self.meters(turn - 1) - self.meters(turn), turn))
            .max_by_key(|(depth, _)| *depth)?;
        (depth > METERS.len() as i32 * ONE).then(|| {
            let gained = |later: &usize| self.meters(turn + later) - self.meters(turn);
            let regained = (1..=most).find(|later| 2 * gained(later) >= depth);
            regained.unwrap_or(most + 1) as f64
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Random, synthetic};
    use crate::content::library;

    #[test]
    fn a_course_ends_where_the_state_ends() {
        let (_, rulebook) = library::rulebook("standard").expect("it is built in");
        let game = Game::new(synthetic::scenario(3, 12).scenario().clone(), rulebook);
        let mut state = State::new(game.scenario());
        let course = Course::of(&game, &Random, 5, &mut state);
        assert_eq!(course.turns(), usize::from(state.turn()));
        for slot in [Slot::MORALE, Slot::RESULTS, Slot::DIRECTION, Slot::BACKLOG] {
            let end = f64::from(state.value(slot)) / f64::from(ONE);
            assert!((course.at(slot, course.turns()) - end).abs() < 1e-9);
            assert!((course.at(slot, 99) - end).abs() < 1e-9, "it stays there");
        }
    }
}
