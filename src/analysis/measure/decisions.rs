//! States that varied play comes through, and what every open response is worth in each.

use std::collections::HashSet;

use rayon::prelude::*;

use super::cast::{Habit, Leaning, Skill, Skilled, Whims};
use super::figure::Case;
use super::foresight::Memory;
use super::race::Race;
use super::settled;
use super::thresholds::Thresholds;
use crate::analysis::{Alternate, Blind, Bot, Decision, LookAhead, Random};
use crate::engine::{CrisisIx, Game, Hat, Next, ResponseIx, Silent, State};

/// Standard errors that a difference must exceed to be more than noise.
const SURE: f64 = 2.0;
/// States of a crisis that are looked at in any case, where there are so many.
const FEWEST: usize = 40;
/// After how many tenths of all states it is asked which crises they leave a doubt about.
const ROUNDS: [usize; 6] = [2, 3, 4, 5, 7, 10];
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
    /// Whether the bot without text picks the best.
    #[must_use]
    pub fn is_found_by(&self, blind: &Blind) -> bool {
        let picked = blind.pick(self.open.iter().map(|worth| worth.response));
        picked.is_some() && picked == self.open.get(self.best).map(|worth| worth.response)
    }

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

/// A state of a playthrough.
pub(super) struct Visit {
    pub(super) crisis: CrisisIx,
    pub(super) case: Case,
    pub(super) state: State,
}

/// One state that varied play came through, whether responses were tried out in it or not.
#[derive(Debug, Clone, PartialEq)]
pub struct Met {
    /// The crisis.
    pub crisis: CrisisIx,
    /// Tells different states apart.
    pub state: u64,
    /// The open responses.
    pub open: Vec<ResponseIx>,
}

/// What varied play came through.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Decisions {
    /// Every state that was collected.
    pub met: Vec<Met>,
    /// Those in which responses were tried out, in the same order: enough of each crisis to know what is asked of it.
    pub tried: Vec<Tried>,
}

/// The states of one game, and what has been tried out in them so far, whoever asked.
pub(super) struct States {
    visits: Vec<Visit>,
    met: Vec<Met>,
    /// The number of each among those of its crisis.
    numbers: Vec<usize>,
    tried: Vec<Option<Tried>>,
}

impl States {
    /// Collects states of varied play, as many of each crisis as wanted.
    pub(super) fn new(game: &Game, wanted: usize) -> Self {
        let visits = visits(game, wanted);
        let mut count = vec![0; game.scenario().tables().crises.len()];
        let number = |visit: &Visit| {
            count[visit.crisis.at()] += 1;
            count[visit.crisis.at()] - 1
        };
        Self {
            met: visits.iter().map(|visit| visit.met(game)).collect(),
            numbers: visits.iter().map(number).collect(),
            tried: vec![None; visits.len()],
            visits,
        }
    }

    /// Tries every open response out, in a few of the states first. A crisis of which those leave no doubt is not looked at any further, unless
    /// all of them together leave a doubt. What has been tried before is not tried again, and changes nothing.
    pub(super) fn decisions(
        &mut self,
        game: &Game,
        blind: &Blind,
        known: &Memory<Tried>,
        thresholds: &Thresholds,
    ) -> Decisions {
        let effort = &thresholds.effort;
        let race = Race {
            look: LookAhead {
                lucks: effort.lucks.max(2),
                turns: effort.turns,
            },
            far: thresholds.dominated.margin.max(thresholds.flips.margin),
        };
        let mut asked = vec![false; self.visits.len()];
        let mut doubtful = vec![true; game.scenario().tables().crises.len()];
        let mut tried = Vec::new();
        for round in ROUNDS.map(|tenths| (effort.states * tenths).div_ceil(10)) {
            for (at, asked) in asked.iter_mut().enumerate() {
                *asked |=
                    doubtful[self.met[at].crisis.at()] && self.numbers[at] < round.max(FEWEST);
            }
            self.try_out(game, &race, known, &asked);
            let all = self.tried.iter().zip(&asked);
            tried = all
                .filter_map(|(tried, asked)| tried.clone().filter(|_| *asked))
                .collect();
            for (crisis, doubtful) in (0..).zip(&mut doubtful) {
                *doubtful = !settled::crisis(CrisisIx(crisis), &self.met, &tried, thresholds);
            }
            if !doubtful.contains(&true) {
                if settled::unread(&self.met, &tried, blind, thresholds) {
                    break;
                }
                doubtful.fill(true);
            }
        }
        Decisions {
            met: self.met.clone(),
            tried,
        }
    }

    fn try_out(&mut self, game: &Game, race: &Race, known: &Memory<Tried>, asked: &[bool]) {
        let due: Vec<usize> = (0..asked.len())
            .filter(|&at| asked[at] && self.tried[at].is_none())
            .collect();
        let found: Vec<Tried> = due
            .par_iter()
            .map(|&at| {
                let (visit, met) = (&self.visits[at], &self.met[at]);
                let decision = Decision {
                    game,
                    state: &visit.state,
                    open: &met.open,
                };
                let tried = known.or_find(&decision, 0, || race.try_out(game, visit, met));
                Tried {
                    case: visit.case.clone(),
                    ..tried
                }
            })
            .collect();
        for (at, found) in due.into_iter().zip(found) {
            self.tried[at] = Some(found);
        }
    }
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
            game.list_open(&state, &mut open);
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

impl Visit {
    fn met(&self, game: &Game) -> Met {
        let open: Vec<ResponseIx> = game.open_responses(&self.state).collect();
        Met {
            crisis: self.crisis,
            state: fingerprint(&self.state, &open),
            open,
        }
    }
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
pub fn different(states: impl IntoIterator<Item = u64>) -> usize {
    states.into_iter().collect::<HashSet<u64>>().len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::measure::choices;
    use crate::analysis::measure::figure::Measures;
    use crate::analysis::synthetic;
    use crate::content::library;

    /// What is told when every state is tried in every world is told when that stops early.
    #[test]
    fn stopping_early_changes_no_verdict() {
        let (_, rulebook) = library::rulebook("standard").expect("it is shipped");
        let mut saved = 0;
        for number in 1..3 {
            let story = synthetic::scenario(number, 4);
            let game = Game::new(story.scenario().clone(), rulebook.clone());
            let blind = Blind::new(&story, [], &rulebook);
            let mut thresholds = Thresholds::standard();
            thresholds.effort.states = 160;
            let mut states = States::new(&game, 160);
            let early = states.decisions(&game, &blind, &Memory::default(), &thresholds);
            let mut whole = States::new(&game, 160);
            let far = f64::INFINITY;
            let look = LookAhead {
                lucks: 48,
                turns: 4,
            };
            let everything = vec![true; whole.visits.len()];
            let race = Race { look, far };
            whole.try_out(&game, &race, &Memory::default(), &everything);
            let whole = Decisions {
                met: whole.met,
                tried: whole.tried.into_iter().flatten().collect(),
            };
            let sheet = |decisions: &Decisions| {
                let mut sheet = Measures::default();
                choices::lint(&story, decisions, &thresholds, &mut sheet);
                let values = sheet.figures.iter().map(|f| (f.what.clone(), f.value));
                let places = sheet.findings.iter().map(|f| (f.code, f.place.clone()));
                (values.collect::<Vec<_>>(), places.collect::<Vec<_>>())
            };
            assert_eq!(sheet(&early), sheet(&whole), "scenario {number}");
            saved += whole.tried.len() - early.tried.len();
        }
        assert!(saved > 200, "{saved} states were not needed");
    }
}
