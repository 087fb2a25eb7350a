//! The inner loop: the playthroughs of some neighbouring seeds, and their rows.

use std::ops::Range;

use rand::Rng;

use super::column::{By, NOTHING, RunRow, slots};
use super::csv::Lines;
use super::members::Leavers;
use super::turns::Turns;
use super::{Done, Part, Rows, Simulation, Tally};
use crate::analysis::run::{Playthrough, play_watched};
use crate::analysis::{Draw, Draws, roads};
use crate::engine::{
    Game, MemberIx, ONE, PromiseStatus, Purpose, ResponseIx, Rulebook, Scenario, Silent, Slot,
    State,
};

/// What all pieces of work share.
pub(super) struct Playing<'a> {
    simulation: &'a Simulation,
    rows: Rows,
    shape: RunRow,
    slots: Vec<Slot>,
    /// How well each response fits its situation, in thousandths; [`NOTHING`] where it wears no hat.
    fits: Vec<i64>,
    lines: Option<Lines>,
}

impl<'a> Playing<'a> {
    pub(super) fn new(simulation: &'a Simulation, rows: Rows) -> Self {
        let Simulation { story, game, .. } = simulation;
        Self {
            simulation,
            rows,
            shape: RunRow {
                meters: 3 + story.raw().meters.len(),
                quality: simulation.quality.is_some(),
            },
            slots: slots(story).into_iter().map(|(slot, _)| slot).collect(),
            fits: fits(game.scenario(), game.rulebook()),
            lines: match rows {
                Rows::Csv(by) => Some(Lines::new(simulation, by)),
                Rows::Summed | Rows::Numbers(_) => None,
            },
        }
    }

    pub(super) fn tally(&self) -> Tally {
        let endings = self.simulation.story.raw().endings.len();
        Tally::new(self.shape, endings)
    }

    pub(super) fn play(&self, player: usize, seeds: Range<u64>) -> Done {
        let Simulation {
            story,
            game,
            players,
            ..
        } = self.simulation;
        let mut state = State::new(game.scenario());
        let mut open = Vec::with_capacity(8);
        let mut tally = self.tally();
        let mut grades = Vec::with_capacity((seeds.end - seeds.start) as usize);
        let mut rows: Vec<i64> = Vec::new();
        let mut row = vec![0; self.shape.width()];
        let mut given: Vec<ResponseIx> = Vec::new();
        let Some(cast) = players.get(player) else {
            unreachable!("pieces of work are made from the list of bots");
        };
        let mut leavers = Leavers::default();
        for seed in seeds {
            let seed = match cast.own_luck {
                Some(own) => {
                    Draws::new(seed, u64::from(own), Purpose::Player, Draw::Seed).next_u64()
                }
                None => seed,
            };
            let mut fit = Fit::default();
            given.clear();
            let gave = |response: ResponseIx| {
                fit.add(&self.fits, response);
                if self.shape.quality {
                    given.push(response);
                }
            };
            let bot: &dyn crate::analysis::Bot = &*cast.player;
            let state = &mut state;
            let played = match self.rows {
                Rows::Csv(By::Turn) | Rows::Numbers(By::Turn) => {
                    let mut turns =
                        Turns::new(story, game, &self.fits, &self.slots, seed, &mut rows);
                    play_watched(game, bot, seed, state, &mut turns, &mut open, gave)
                }
                Rows::Csv(By::Member) | Rows::Numbers(By::Member) => {
                    leavers.clear();
                    let played =
                        play_watched(game, bot, seed, state, &mut leavers, &mut open, gave);
                    leavers.write(game, state, seed, played.grade, &mut rows);
                    played
                }
                _ => play_watched(game, bot, seed, state, &mut Silent, &mut open, gave),
            };
            self.fill(&mut row, state, &played, fit);
            if let (Some(lucks), Some(cell)) =
                (self.simulation.quality, row.get_mut(self.shape.quality()))
            {
                *cell = quality(game, seed, &given, lucks);
            }
            tally.add(&row);
            grades.push(played.grade);
            if matches!(self.rows, Rows::Csv(By::Run) | Rows::Numbers(By::Run)) {
                rows.extend_from_slice(&row);
            }
        }
        let mut part = Part {
            player,
            ..Part::default()
        };
        match &self.lines {
            Some(lines) => {
                part.csv = lines.write(&self.simulation.label_values(player), &rows);
            }
            None => part.numbers = rows,
        }
        Done {
            part,
            tally,
            grades,
        }
    }

    /// Writes what a playthrough came to over the row of the one before.
    fn fill(&self, row: &mut [i64], state: &State, played: &Playthrough, fit: Fit) {
        let turns = i64::from(played.turns);
        row[RunRow::SEED] = state.seed().cast_signed();
        row[RunRow::TURNS] = turns;
        for (share, worn) in row[RunRow::HATS..].iter_mut().zip(state.worn()) {
            *share = rounded(i64::from(worn) * i64::from(ONE), turns);
        }
        row[RunRow::FIT] = fit.mean();
        for (number, slot) in row[RunRow::METERS..].iter_mut().zip(&self.slots) {
            *number = i64::from(state.value(*slot));
        }
        let scenario = self.simulation.game.scenario();
        let members = scenario.tables().members.len() as u32;
        let gone = (0..members).filter(|&m| !state.is_present(MemberIx(m)));
        let (mut kept, mut broken) = (0, 0);
        for (status, _) in state.promises() {
            match status {
                PromiseStatus::Kept => kept += 1,
                PromiseStatus::Broken => broken += 1,
                PromiseStatus::Unmade | PromiseStatus::Open => {}
            }
        }
        let collapsed = state
            .collapsed()
            .and_then(|slot| self.slots.iter().position(|s| *s == slot));
        row[self.shape.left()..self.shape.quality()].copy_from_slice(&[
            gone.count() as i64,
            kept,
            broken,
            i64::from(played.grade),
            i64::from(played.ending.0),
            collapsed.map_or(NOTHING, |position| position as i64),
        ]);
    }
}

/// Decision quality in thousandths of a point; [`NOTHING`] if nothing was at stake.
fn quality(game: &Game, seed: u64, given: &[ResponseIx], lucks: u32) -> i64 {
    let roads = roads::roads(game, seed, given, roads::Effort::quiet(lucks));
    // What was just played fits the game.
    let quality = roads.ok().and_then(|roads| roads.figures().quality);
    quality.map_or(NOTHING, |points| (points * f64::from(ONE)).round() as i64)
}

/// How well the hats of a playthrough fit its situations: 1 − |share worn − share asked for|, over the turns in which a hat was worn.
#[derive(Debug, Clone, Copy, Default)]
struct Fit {
    sum: i64,
    turns: i64,
}

impl Fit {
    fn add(&mut self, fits: &[i64], response: ResponseIx) {
        if let Some(&fit) = fits.get(response.at()).filter(|fit| **fit != NOTHING) {
            self.sum += fit;
            self.turns += 1;
        }
    }

    const fn mean(self) -> i64 {
        if self.turns == 0 {
            NOTHING
        } else {
            rounded(self.sum, self.turns)
        }
    }
}

/// A quotient of whole numbers that are not negative, rounded to the nearest; 0 of nothing.
const fn rounded(sum: i64, count: i64) -> i64 {
    if count == 0 {
        0
    } else {
        (sum + count / 2) / count
    }
}

/// How well each response fits its situation, in thousandths, by its position; [`NOTHING`] where it wears no hat. Empty without rules.
#[must_use]
pub fn fits(scenario: &Scenario, rulebook: &Rulebook) -> Vec<i64> {
    let Some(rules) = &rulebook.rules else {
        return Vec::new();
    };
    let responses = &scenario.tables().responses;
    let fit = |response: &crate::engine::Response| {
        let situation = scenario.crisis(response.crisis).situation;
        let fit = rules.fit(rules.hats.of(response.hat), situation);
        fit.map_or(NOTHING, |fit| i64::from(fit.closeness()))
    };
    responses.iter().map(fit).collect()
}
