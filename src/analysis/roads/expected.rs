//! Every road in many worlds, on all cores, with the same result on any number of them: sums of whole numbers do not depend on their order.

use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::{Effort, Estimate, Trace};
use crate::analysis::rule_of_thumb;
use crate::engine::{Game, Luck, Next, ResponseIx, Silent, State, philox};

/// Worlds tried in one piece of work.
const PIECE: u32 = 50;

/// Names the worlds of this module, so that they are those of no playthrough.
const WORLDS: [u32; 2] = [0x7477_6f20, 0x6861_7473];

/// Sums over worlds for the roads of one position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tried {
    worlds: i64,
    roads: Vec<Sums>,
}

/// Sums for one road, of grades in thousandths of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Sums {
    grade: i128,
    squares: i128,
    /// Differences from the road that was taken.
    ahead: i128,
    ahead_squares: i128,
    collapses: u32,
}

impl Tried {
    fn new(roads: usize) -> Self {
        Self {
            worlds: 0,
            roads: vec![Sums::default(); roads],
        }
    }

    fn add(&mut self, other: &Self) {
        self.worlds += other.worlds;
        for (mine, theirs) in self.roads.iter_mut().zip(&other.roads) {
            mine.grade += theirs.grade;
            mine.squares += theirs.squares;
            mine.ahead += theirs.ahead;
            mine.ahead_squares += theirs.ahead_squares;
            mine.collapses += theirs.collapses;
        }
    }

    pub(super) fn estimate(&self, road: usize) -> Estimate {
        let sums = self.roads[road];
        Estimate::from_sums(self.worlds, sums.grade, sums.squares)
    }

    pub(super) fn ahead(&self, road: usize) -> Estimate {
        let sums = self.roads[road];
        Estimate::from_sums(self.worlds, sums.ahead, sums.ahead_squares)
    }

    pub(super) fn collapses(&self, road: usize) -> u32 {
        let all = i64::from(self.roads[road].collapses) * 1000;
        (all / self.worlds.max(1)) as u32
    }
}

/// A state from which roads lead.
struct Position<'a> {
    state: &'a State,
    open: Vec<ResponseIx>,
    taken: usize,
}

/// For every decision, and for the last state if the game is not over: what was found in all worlds.
pub(super) fn expected(game: &Game, trace: &Trace, effort: Effort<'_>) -> Vec<Tried> {
    let mut positions: Vec<Position<'_>> = trace
        .steps
        .iter()
        .map(|step| Position {
            state: &step.state,
            open: step.open.clone(),
            taken: step.taken(),
        })
        .collect();
    if trace.last.ending().is_none() {
        positions.push(Position {
            state: &trace.last,
            open: vec![rule_of_thumb(game, &trace.last)],
            taken: 0,
        });
    }
    let pieces: Vec<(usize, u32)> = (0..positions.len())
        .flat_map(|p| (0..effort.lucks.div_ceil(PIECE)).map(move |piece| (p, piece * PIECE)))
        .collect();
    let done = AtomicUsize::new(0);
    let found: Vec<Tried> = pieces
        .par_iter()
        .map_init(
            || (State::new(game.scenario()), Vec::new()),
            |(state, grades), &(p, from)| {
                let to = (from + PIECE).min(effort.lucks);
                let tried = piece(game, &positions[p], from..to, effort.lucks, state, grades);
                let done = done.fetch_add(1, Ordering::Relaxed) + 1;
                (effort.progress)(done, pieces.len());
                tried
            },
        )
        .collect();
    let mut all: Vec<Tried> = positions.iter().map(|p| Tried::new(p.open.len())).collect();
    for (&(p, _), tried) in pieces.iter().zip(&found) {
        all[p].add(tried);
    }
    all
}

/// All roads from a position in some of its worlds.
fn piece(
    game: &Game,
    position: &Position<'_>,
    worlds: std::ops::Range<u32>,
    of: u32,
    state: &mut State,
    grades: &mut Vec<i32>,
) -> Tried {
    let mut tried = Tried::new(position.open.len());
    for n in worlds {
        let (seed, luck) = world(game, position.state, n, of);
        grades.clear();
        for (road, &response) in position.open.iter().enumerate() {
            state.clone_from(position.state);
            state.set_seed(seed);
            state.set_luck(luck);
            grades.push(play_out(game, response, state));
            tried.roads[road].collapses += u32::from(state.collapsed().is_some());
        }
        let taken = i128::from(grades[position.taken]);
        for (sums, &grade) in tried.roads.iter_mut().zip(&*grades) {
            let grade = i128::from(grade);
            sums.grade += grade;
            sums.squares += grade * grade;
            sums.ahead += grade - taken;
            sums.ahead_squares += (grade - taken) * (grade - taken);
        }
        tried.worlds += 1;
    }
    tried
}

/// The `n`th of `of` worlds for a position. The luck of the crisis at hand is drawn once from each of `of` equal strata, so that few worlds say much;
/// everything later is drawn freely.
fn world(game: &Game, state: &State, n: u32, of: u32) -> (u64, Luck) {
    let key = state
        .crisis()
        .map_or(0, |crisis| game.scenario().crisis(crisis).key);
    let turn = u32::from(state.turn());
    let [a, b, c, _] = philox([n, turn, key as u32, (key >> 32) as u32], WORLDS);
    let within = (u64::from(n) << 32 | u64::from(c)) / u64::from(of.max(1));
    (u64::from(a) << 32 | u64::from(b), Luck(within as u32))
}

/// A response, and then the rule of thumb to the end. Gives the grade in thousandths of a point.
fn play_out(game: &Game, response: ResponseIx, state: &mut State) -> i32 {
    let mut next = game.decide(state, response, &mut Silent);
    while let Ok(Next::Asks(_)) = next {
        let response = rule_of_thumb(game, state);
        next = game.decide(state, response, &mut Silent);
    }
    game.grade(state)
}
