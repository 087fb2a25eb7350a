//! What simulated games do in each crisis: how often it comes, which answers do well, which ones tempt, and where luck decides.

use rayon::prelude::*;

use crate::analysis::{Alternate, Bot, Decision, LookAhead, Random, rule_of_thumb, statistics};
use crate::engine::{CrisisIx, Game, Next, ONE, ResponseIx, Silent, State};

/// States of each crisis in which every open answer is tried.
const STATES: usize = 12;
/// Games that are looked through.
const GAMES: u64 = 240;
/// Lucks tried for every answer, and turns played on by the rule of thumb.
const LOOK: LookAhead = LookAhead {
    lucks: 32,
    turns: 3,
};
/// An answer tempts if the rule of thumb takes it, in at least one state in four, where another is better by this many points.
const TEMPTING: f64 = 1.0;

/// Figures for all crises, in the order of the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Figures {
    /// One for each crisis.
    pub crises: Vec<CrisisFigures>,
    /// Games that were looked through.
    pub games: u64,
}

impl Figures {
    /// Whether luck has more say in a crisis than in two thirds of the others that come.
    #[must_use]
    pub fn luck_decides(&self, crisis: CrisisIx) -> bool {
        let lucks = self.crises.iter().map(CrisisFigures::luck);
        let (mut above, mut come) = (0, 0);
        let own = self
            .crises
            .get(crisis.at())
            .map_or(0.0, CrisisFigures::luck);
        for luck in lucks.filter(|&luck| luck > 0.0) {
            come += 1;
            above += usize::from(luck > own);
        }
        own > 0.0 && above * 3 < come
    }
}

/// Figures for one crisis.
#[derive(Debug, Clone, PartialEq)]
pub struct CrisisFigures {
    /// In how many of the games it came.
    pub came: u64,
    /// States in which the answers were tried.
    pub states: usize,
    /// One for each answer that was open in any of them.
    pub answers: Vec<AnswerFigures>,
}

/// Figures for one answer.
#[derive(Debug, Clone, PartialEq)]
pub struct AnswerFigures {
    /// The answer.
    pub response: ResponseIx,
    /// States in which it was open.
    pub open: usize,
    /// States in which it was the best.
    pub best: usize,
    /// How far it lay behind the best on average, in points of grade three turns later.
    pub behind: f64,
    /// How far good luck lies above bad luck for it (ninth tenth less first tenth), in points of grade.
    pub luck: f64,
    /// Whether a plain rule of thumb often takes it where another is better.
    pub tempts: bool,
}

impl CrisisFigures {
    /// Whether it depends on the state which answer is best: none is best in four fifths of the states.
    #[must_use]
    pub fn depends_on_state(&self) -> bool {
        self.states > 0 && self.answers.iter().all(|a| a.best * 5 < self.states * 4)
    }

    /// How far luck reaches: the widest of its answers, in points of grade.
    #[must_use]
    pub fn luck(&self) -> f64 {
        self.answers.iter().map(|a| a.luck).fold(0.0, f64::max)
    }
}

struct Visit {
    crisis: CrisisIx,
    state: State,
}

/// What an answer did in one state.
struct Tried {
    crisis: usize,
    response: ResponseIx,
    best: bool,
    behind: f64,
    luck: f64,
    tempted: bool,
}

impl Figures {
    /// Plays games by bots that pick at random, by turns, and by a rule of thumb, and tries every answer out in some of the states they come to.
    /// The same game gives the same figures, whatever the number of threads.
    #[must_use]
    pub fn simulate(game: &Game) -> Self {
        let crises = game.scenario().tables().crises.len();
        let mut came = vec![0; crises];
        let visits = visits(game, &mut came);
        let tried: Vec<Tried> = visits
            .par_iter()
            .flat_map_iter(|visit| try_out(game, visit))
            .collect();
        let mut figures: Vec<CrisisFigures> = came
            .into_iter()
            .map(|came| CrisisFigures {
                came,
                states: 0,
                answers: Vec::new(),
            })
            .collect();
        for visit in &visits {
            figures[visit.crisis.at()].states += 1;
        }
        for (at, crisis) in (0..).zip(&mut figures) {
            let responses = game.scenario().crisis(CrisisIx(at)).responses;
            crisis.answers = responses
                .iter()
                .filter_map(|r| {
                    summed(
                        ResponseIx(r),
                        tried.iter().filter(|t| t.crisis == at as usize),
                    )
                })
                .collect();
        }
        Self {
            crises: figures,
            games: GAMES,
        }
    }
}

fn summed<'a>(
    response: ResponseIx,
    tried: impl Iterator<Item = &'a Tried>,
) -> Option<AnswerFigures> {
    let own: Vec<&Tried> = tried.filter(|t| t.response == response).collect();
    let mean = |of: fn(&Tried) -> f64| {
        let values: Vec<f64> = own.iter().map(|t| of(t)).collect();
        statistics::mean(&values)
    };
    (!own.is_empty()).then(|| AnswerFigures {
        response,
        open: own.len(),
        best: own.iter().filter(|t| t.best).count(),
        behind: mean(|t| t.behind),
        luck: mean(|t| t.luck),
        tempts: own.iter().filter(|t| t.tempted).count() * 4 >= own.len(),
    })
}

/// The rule of thumb as a bot.
struct Thumb;

impl Bot for Thumb {
    fn choose(&self, decision: &Decision<'_>) -> ResponseIx {
        rule_of_thumb(decision.game, decision.state)
    }
}

fn visits(game: &Game, came: &mut [u64]) -> Vec<Visit> {
    let bots: [&dyn Bot; 3] = [&Random, &Alternate, &Thumb];
    let mut kept = vec![0; came.len()];
    let mut visits = Vec::new();
    let mut state = State::new(game.scenario());
    let mut open = Vec::new();
    for run in 0..GAMES {
        let bot = bots[run as usize % bots.len()];
        let mut next = game.begin(&mut state, run, &mut Silent);
        while let Next::Asks(crisis) = next {
            came[crisis.at()] += 1;
            if kept[crisis.at()] < STATES {
                kept[crisis.at()] += 1;
                let state = state.clone();
                visits.push(Visit { crisis, state });
            }
            game.list_open(&state, &mut open);
            let response = bot.choose(&Decision {
                game,
                state: &state,
                open: &open,
            });
            let Ok(after) = game.decide(&mut state, response, &mut Silent) else {
                break;
            };
            next = after;
        }
    }
    visits
}

fn try_out(game: &Game, visit: &Visit) -> Vec<Tried> {
    let open: Vec<ResponseIx> = game.open_responses(&visit.state).collect();
    let decision = Decision {
        game,
        state: &visit.state,
        open: &open,
    };
    let worlds = LOOK.worlds(&decision);
    let mut try_out = visit.state.clone();
    let points = |grade: i32| f64::from(grade) / f64::from(ONE);
    let grades: Vec<Vec<f64>> = open
        .iter()
        .map(|&r| {
            LOOK.grades(&decision, r, &worlds, &mut try_out)
                .map(points)
                .collect()
        })
        .collect();
    let means: Vec<f64> = grades.iter().map(|g| statistics::mean(g)).collect();
    let top = means.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let first_best = means.iter().position(|&mean| mean >= top);
    let obvious = rule_of_thumb(game, &visit.state);
    (0..open.len())
        .map(|at| Tried {
            crisis: visit.crisis.at(),
            response: open[at],
            best: first_best == Some(at),
            behind: top - means[at],
            luck: reach(&grades[at]),
            tempted: open[at] == obvious && top - means[at] > TEMPTING,
        })
        .collect()
}

/// The ninth tenth less the first.
fn reach(grades: &[f64]) -> f64 {
    let mut sorted = grades.to_vec();
    sorted.sort_by(f64::total_cmp);
    let at = |tenths: usize| {
        let last = sorted.len().saturating_sub(1);
        sorted.get(last * tenths / 10).copied().unwrap_or(0.0)
    };
    at(9) - at(1)
}
