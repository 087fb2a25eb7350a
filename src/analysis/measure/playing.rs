//! Playing a scenario with everybody who is asked for, on all cores; the same whatever their number.

use std::ops::Range;

use rayon::prelude::*;

use super::cast::Entrant;
use super::seen::Seen;
use crate::analysis::statistics::mean;
use crate::analysis::{Bot, play};
use crate::engine::{Game, ONE, State};

/// Seeds that are played in one go.
const PIECE: u32 = 32;

/// What came of one bot's playthroughs.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Record {
    /// The grade of each seed, in points.
    pub grades: Vec<f64>,
    /// Seeds that ended in a collapse.
    pub collapsed: Vec<u64>,
}

impl Record {
    /// What came of whoever has this name; nothing of nobody.
    pub(super) fn of<'a, 'n>(
        mut names: impl Iterator<Item = &'n str>,
        records: &'a [Self],
        name: &str,
    ) -> &'a Self {
        static NOBODY: Record = Record {
            grades: Vec::new(),
            collapsed: Vec::new(),
        };
        let at = names.position(|known| known == name);
        at.and_then(|at| records.get(at)).unwrap_or(&NOBODY)
    }

    /// The mean grade, in points; 0 of nothing.
    #[must_use]
    pub fn mean(&self) -> f64 {
        mean(&self.grades)
    }

    /// The share of playthroughs that collapsed.
    #[must_use]
    pub fn collapses(&self) -> f64 {
        self.collapsed.len() as f64 / self.grades.len().max(1) as f64
    }

    /// Adds what came of further seeds.
    pub(super) fn extend(&mut self, more: Self) {
        self.grades.extend(more.grades);
        self.collapsed.extend(more.collapsed);
    }

    /// The seed in which this grade lies above the other as it does in the mean, as nearly as possible.
    #[must_use]
    pub fn typical_gap(&self, other: &Self) -> Option<u64> {
        let gaps: Vec<f64> = self
            .grades
            .iter()
            .zip(&other.grades)
            .map(|(a, b)| a - b)
            .collect();
        let middle = mean(&gaps);
        let nearest = (0..gaps.len()).min_by(|&a, &b| {
            (gaps[a] - middle)
                .abs()
                .total_cmp(&(gaps[b] - middle).abs())
        });
        nearest.map(|seed| seed as u64)
    }
}

/// Plays everybody's seeds in the thread pool of the caller. `first` is the number under which the first of the cast is remembered.
pub fn play_all(game: &Game, cast: &[Entrant], first: u32) -> (Vec<Record>, Seen) {
    let pieces: Vec<(usize, u32, u32)> = (0..cast.len())
        .flat_map(|who| {
            let runs = cast[who].runs;
            let starts = (0..runs).step_by(PIECE as usize);
            starts.map(move |from| (who, from, (from + PIECE).min(runs)))
        })
        .collect();
    let done: Vec<(Record, Seen)> = pieces
        .par_iter()
        .map(|&(who, from, to)| play_piece(game, &cast[who], first + who as u32, from..to))
        .collect();
    let mut records = vec![Record::default(); cast.len()];
    let mut all = Seen::new(game.scenario().tables());
    for ((who, ..), (record, seen)) in pieces.into_iter().zip(done) {
        all.merge(&seen);
        records[who].extend(record);
    }
    (records, all)
}

/// Plays some seeds of one of a cast, who is remembered under a number.
pub(super) fn play_seeds(
    game: &Game,
    one: &Entrant,
    number: u32,
    seeds: Range<u32>,
) -> (Record, Seen) {
    let end = seeds.end;
    let starts: Vec<u32> = seeds.step_by(PIECE as usize).collect();
    let done: Vec<(Record, Seen)> = starts
        .into_par_iter()
        .map(|from| play_piece(game, one, number, from..(from + PIECE).min(end)))
        .collect();
    let mut all = (Record::default(), Seen::new(game.scenario().tables()));
    for (record, seen) in done {
        all.0.extend(record);
        all.1.merge(&seen);
    }
    all
}

fn play_piece(game: &Game, one: &Entrant, number: u32, seeds: Range<u32>) -> (Record, Seen) {
    let mut seen = Seen::new(game.scenario().tables());
    let mut state = State::new(game.scenario());
    let mut record = Record::default();
    for seed in u64::from(seeds.start)..u64::from(seeds.end) {
        seen.begin(number, seed);
        let player: &dyn Bot = &*one.player;
        let played = play(game, player, seed, &mut state, &mut seen);
        record.grades.push(f64::from(played.grade) / f64::from(ONE));
        if state.collapsed().is_some() {
            record.collapsed.push(seed);
        }
    }
    (record, seen)
}
