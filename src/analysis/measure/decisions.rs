//! States that varied play comes through, and what every open response is worth in each.

use std::collections::HashSet;

use rayon::prelude::*;

use super::cast::{Habit, Leaning, Skill, Skilled, Whims};
use super::figure::Case;
use super::thresholds::Effort;
use crate::analysis::{Alternate, Blind, Bot, Decision, LookAhead, Random};
use crate::engine::{CrisisIx, Game, Hat, Next, ONE, ResponseIx, Silent, State};

/// Standard errors that a difference must exceed to be more than noise.
const SURE: f64 = 2.0;
/// Playthroughs that are looked through for states, for every state of a crisis that is wanted.
const PLAYS_EACH: usize = 8;

/// One state in which every open response was tried out.
#[derive(Debug, Clone, PartialEq)]
pub struct Tried {
    /// The crisis.
    pub crisis: CrisisIx,
    /// The playthrough.
    pub case: Case,
    /// Tells different states apart.
    pub state: u64,
    /// What each open response is worth.
    pub open: Vec<Worth>,
    /// The position of the best.
    pub best: usize,
    /// Whether the bot without text picks the best.
    pub blind_is_right: bool,
}

/// What a response is worth in a state.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Worth {
    /// The response.
    pub response: ResponseIx,
    /// How far its mean grade lies behind the best one's, in points.
    pub behind: f64,
    /// The standard error of that.
    pub error: f64,
}

impl Worth {
    /// Whether it lies behind the best by more than a margin in points and more than noise.
    #[must_use]
    pub fn is_behind(&self, margin: f64) -> bool {
        self.behind > margin && self.behind > SURE * self.error
    }
}

impl Tried {
    /// The response that is better than every other by more than a margin and noise.
    #[must_use]
    pub fn clearly_best(&self, margin: f64) -> Option<ResponseIx> {
        let best = self.open.get(self.best)?.response;
        let others = self.open.iter().filter(|w| w.response != best);
        let mut any = false;
        for other in others {
            any = true;
            if !other.is_behind(margin) {
                return None;
            }
        }
        any.then_some(best)
    }
}

struct Visit {
    crisis: CrisisIx,
    case: Case,
    state: State,
}

/// Collects states of varied play, as many of each crisis as wanted, and tries every open response out in each.
#[must_use]
pub fn decisions(game: &Game, blind: &Blind, effort: &Effort) -> Vec<Tried> {
    let visits = visits(game, effort.states);
    let look = LookAhead {
        lucks: effort.lucks.max(2),
        turns: effort.turns,
    };
    visits
        .into_par_iter()
        .map(|visit| try_out(game, blind, &look, visit))
        .collect()
}

fn players() -> Vec<(String, Box<dyn Bot>)> {
    let mut players: Vec<(String, Box<dyn Bot>)> = Vec::new();
    let half = |share| Skilled {
        habit: Habit::Any,
        skill: Skill::RuleOfThumb,
        share,
        whims: Whims::OfTheDay,
    };
    for hat in Hat::ALL {
        players.push(("random".to_owned(), Box::new(Random)));
        let name = format!("often {}", hat.name().to_lowercase());
        players.push((name, Box::new(Leaning { hat, share: 700 })));
    }
    players.push(("alternate".to_owned(), Box::new(Alternate)));
    players.push((
        "rule of thumb half the time".to_owned(),
        Box::new(half(500)),
    ));
    players.push(("rule of thumb mostly".to_owned(), Box::new(half(850))));
    players
}

fn visits(game: &Game, wanted: usize) -> Vec<Visit> {
    let players = players();
    let crises = game.scenario().tables().crises.len();
    let mut found = vec![0; crises];
    let mut visits = Vec::new();
    let mut state = State::new(game.scenario());
    let mut open: Vec<ResponseIx> = Vec::new();
    for number in 0..wanted * PLAYS_EACH {
        if found.iter().all(|&n| n >= wanted) {
            break;
        }
        let Some((name, player)) = players.get(number % players.len()) else {
            break;
        };
        let seed = number as u64;
        let mut next = game.begin(&mut state, seed, &mut Silent);
        while let Next::Asks(crisis) = next {
            if let Some(count) = found.get_mut(crisis.at())
                && *count < wanted
            {
                *count += 1;
                visits.push(Visit {
                    crisis,
                    case: Case::new(name.clone(), seed),
                    state: state.clone(),
                });
            }
            open.clear();
            open.extend(game.open_responses(&state));
            let response = player.choose(&Decision {
                game,
                state: &state,
                open: &open,
            });
            match game.decide(&mut state, response, &mut Silent) {
                Ok(after) => next = after,
                Err(_) => break,
            }
        }
    }
    visits
}

fn try_out(game: &Game, blind: &Blind, look: &LookAhead, visit: Visit) -> Tried {
    let open: Vec<ResponseIx> = game.open_responses(&visit.state).collect();
    let decision = Decision {
        game,
        state: &visit.state,
        open: &open,
    };
    let mut try_out = visit.state.clone();
    let grades: Vec<Vec<f64>> = open
        .iter()
        .map(|&response| {
            let grades = look.grades(&decision, response, &mut try_out);
            grades.map(|g| f64::from(g) / f64::from(ONE)).collect()
        })
        .collect();
    let means: Vec<f64> = grades
        .iter()
        .map(|g| crate::analysis::statistics::mean(g))
        .collect();
    let best = (0..means.len()).fold(
        0,
        |best, at| if means[at] > means[best] { at } else { best },
    );
    let worth = |at: usize| {
        let (behind, error) = difference(&grades[best], &grades[at]);
        Worth {
            response: open[at],
            behind,
            error,
        }
    };
    Tried {
        crisis: visit.crisis,
        case: visit.case,
        state: fingerprint(&visit.state, &open),
        blind_is_right: blind.choose(&decision) == open[best],
        open: (0..open.len()).map(worth).collect(),
        best,
    }
}

/// The mean of the differences luck by luck, and its standard error.
fn difference(a: &[f64], b: &[f64]) -> (f64, f64) {
    let differences: Vec<f64> = a.iter().zip(b).map(|(a, b)| a - b).collect();
    let mean = crate::analysis::statistics::mean(&differences);
    let n = differences.len() as f64;
    let squares: f64 = differences.iter().map(|d| (d - mean) * (d - mean)).sum();
    (mean, (squares / (n - 1.0).max(1.0) / n.max(1.0)).sqrt())
}

/// Tells states apart by their numbers and open responses (FNV-1a).
fn fingerprint(state: &State, open: &[ResponseIx]) -> u64 {
    let numbers = state.values().iter().map(|v| u64::from(v.cast_unsigned()));
    let open = open.iter().map(|r| u64::from(r.0));
    numbers
        .chain(open)
        .fold(0xcbf2_9ce4_8422_2325, |hash, number| {
            (hash ^ number).wrapping_mul(0x0000_0100_0000_01b3)
        })
}

/// How many different states there are among some.
#[must_use]
pub fn different<'a>(tried: impl IntoIterator<Item = &'a Tried>) -> usize {
    let states: HashSet<u64> = tried.into_iter().map(|t| t.state).collect();
    states.len()
}
