//! Many playthroughs on many cores: the same numbers in the same order, whatever the number of threads.

pub mod codebook;
mod column;
pub mod csv;
mod members;
#[cfg(feature = "parquet")]
pub mod parquet;
mod playing;
pub mod statistics;
pub mod summary;
mod tally;
#[cfg(test)]
mod tests;
mod turns;
pub mod workbook;

use std::io;
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

pub use column::{
    By, Column, Kind, LABELS, NOTHING, RunRow, member_columns, run_columns, slots, turn_columns,
};
use playing::Playing;
pub use playing::fits;
pub use tally::{Grades, Sum, Tally};

use super::Bot;
use crate::content::Story;
use crate::engine::Game;

/// A bot and the name it goes by.
#[derive(Clone)]
pub struct Cast {
    /// As it was asked for.
    pub name: String,
    /// The bot.
    pub player: Arc<dyn Bot + Send>,
    /// Set for somebody who meets a luck of their own: what tells theirs from others'. Nobody else's seeds are changed.
    pub own_luck: Option<u32>,
}

/// What is to be played.
pub struct Simulation {
    /// The scenario with its words.
    pub story: Story,
    /// The scenario under its rulebook.
    pub game: Game,
    /// Who plays. Every bot meets the same lucks.
    pub players: Vec<Cast>,
    /// Version, hashes and tag: what follows scenario, rulebook and player in every row.
    pub origin: Origin,
    /// What was set, with its value: further columns of every row.
    pub factors: Vec<(String, String)>,
    /// How CSV is spelt.
    pub dialect: csv::Dialect,
    /// The seeds, one a playthrough.
    pub seeds: Range<u64>,
    /// Worlds in which every road of every decision is tried, to tell decision quality from luck; it is not worked out without.
    pub quality: Option<u32>,
}

/// Where rows come from: what is in every file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Origin {
    /// SHA-256 of the scenario's text, in hexadecimal.
    pub scenario_hash: String,
    /// SHA-256 of the rulebook's text, in hexadecimal.
    pub rulebook_hash: String,
    /// A label without a meaning to the program; empty if none was given.
    pub tag: String,
}

/// Hexadecimal digits of a hash that rows show.
const SHOWN: usize = 16;

/// What becomes of the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rows {
    /// Nothing: only what they sum up to is wanted.
    Summed,
    /// Lines of CSV.
    Csv(By),
    /// The numbers themselves.
    Numbers(By),
}

/// The rows of some neighbouring seeds of one bot.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Part {
    /// The bot's position.
    pub player: usize,
    /// Lines of CSV, if they were asked for.
    pub csv: Vec<u8>,
    /// The numbers, row by row, if they were asked for.
    pub numbers: Vec<i64>,
}

/// What came out of one bot's playthroughs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Result {
    /// Sums of all columns.
    pub tally: Tally,
    /// All grades.
    pub grades: Grades,
}

/// One piece of work.
struct Piece {
    player: usize,
    seeds: Range<u64>,
}

/// What one piece of work came to.
struct Done {
    part: Part,
    tally: Tally,
    grades: Vec<i32>,
}

impl Simulation {
    /// The columns of the rows, after the [`LABELS`].
    #[must_use]
    pub fn columns(&self, by: By) -> Vec<Column> {
        match by {
            By::Run => run_columns(&self.story, self.quality.is_some()),
            By::Turn => turn_columns(&self.story),
            By::Member => member_columns(&self.story),
        }
    }

    /// The names of the columns before those: labels, and what was set.
    #[must_use]
    pub fn labels(&self) -> Vec<String> {
        let fixed = LABELS.iter().map(|(name, _)| (*name).to_owned());
        fixed
            .chain(self.factors.iter().map(|(name, _)| name.clone()))
            .collect()
    }

    /// The labels of a bot's rows, in the order of their names.
    #[must_use]
    pub fn label_values(&self, bot: usize) -> Vec<&str> {
        fn short(hash: &str) -> &str {
            hash.get(..SHOWN).unwrap_or(hash)
        }
        let origin = &self.origin;
        let mut values = vec![
            self.story.raw().id.as_str(),
            self.game.rulebook().id.as_str(),
            self.players.get(bot).map_or("", |cast| cast.name.as_str()),
            env!("CARGO_PKG_VERSION"),
            short(&origin.scenario_hash),
            short(&origin.rulebook_hash),
            origin.tag.as_str(),
        ];
        values.extend(self.factors.iter().map(|(_, value)| value.as_str()));
        values
    }

    /// Plays everything in the thread pool of the caller, and hands on the rows in order: bot by bot, seed by seed. `played` hears of
    /// every few playthroughs that are done, from any thread. Memory does not grow with the number of seeds.
    ///
    /// # Errors
    /// The first error of `write`, which ends the simulation.
    pub fn run(
        &self,
        rows: Rows,
        write: &mut (dyn FnMut(Part) -> io::Result<()> + Send),
        played: &(dyn Fn(u64) + Sync),
    ) -> io::Result<Vec<Result>> {
        let playing = Playing::new(self, rows);
        let mut results: Vec<Result> = self
            .players
            .iter()
            .map(|_| Result {
                tally: playing.tally(),
                grades: Grades::default(),
            })
            .collect();
        let threads = rayon::current_num_threads() as u64;
        let runs = self.seeds.end.saturating_sub(self.seeds.start);
        // Small enough that all threads have work to the end and that the rows fit into a cache; what comes out does not depend on it.
        let most = match rows {
            // Every one takes thousands of playthroughs: pieces so small that the bar moves.
            _ if self.quality.is_some() => 4,
            Rows::Summed => 4096,
            Rows::Csv(By::Run) | Rows::Numbers(By::Run) => 512,
            Rows::Csv(By::Turn | By::Member) | Rows::Numbers(By::Turn | By::Member) => 64,
        };
        let size = (runs / (threads * 16)).clamp(1, most);
        let batch = threads as usize * 8;
        let mut pieces = self.pieces(size);
        let mut next: Vec<Piece> = pieces.by_ref().take(batch).collect();
        let mut done: Vec<Done> = Vec::new();
        while !next.is_empty() || !done.is_empty() {
            let finished = std::mem::take(&mut done);
            // While one batch is being played, the one before it is written.
            let (written, fresh) = rayon::join(
                || take_in(finished, &mut results, write),
                || -> Vec<Done> {
                    let play = |piece: &Piece| {
                        let done = playing.play(piece.player, piece.seeds.clone());
                        played(piece.seeds.end - piece.seeds.start);
                        done
                    };
                    next.par_iter().with_max_len(1).map(play).collect()
                },
            );
            written?;
            done = fresh;
            next = pieces.by_ref().take(batch).collect();
        }
        Ok(results)
    }

    fn pieces(&self, size: u64) -> impl Iterator<Item = Piece> + '_ {
        let Range { start, end } = self.seeds;
        (0..self.players.len()).flat_map(move |player| {
            let count = end.saturating_sub(start).div_ceil(size);
            (0..count).map(move |piece| {
                let from = start + piece * size;
                Piece {
                    player,
                    seeds: from..from.saturating_add(size).min(end),
                }
            })
        })
    }
}

/// Adds up what was played and hands on its rows, in order.
fn take_in(
    done: Vec<Done>,
    results: &mut [Result],
    write: &mut (dyn FnMut(Part) -> io::Result<()> + Send),
) -> io::Result<()> {
    for one in done {
        if let Some(result) = results.get_mut(one.part.player) {
            result.tally.merge(&one.tally);
            for grade in one.grades {
                result.grades.add(grade);
            }
        }
        write(one.part)?;
    }
    Ok(())
}
