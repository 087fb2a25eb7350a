//! `planner`: plays the whole game ahead. Every open response is tried out to the end of the game under many lucks that could be, going on by each of
//! several policies; it is worth what the best of them makes of it (policy improvement by parallel rollout: Chang, Givan and Chong 2004).

use rand::Rng;

use super::greedy::best;
use crate::analysis::{Bot, Decision, Draw, Draws, play, rule_of_thumb};
use crate::content::Story;
use crate::engine::{CrisisIx, Game, Luck, Next, Purpose, ResponseIx, Rulebook, Silent, State};

/// Lucks that every response is tried out under.
const LUCKS: u32 = 24;
/// Changes that the list is tried with, and lucks for each.
const CHANGES: u32 = 400;
const LIST_LUCKS: u64 = 24;
/// The first of the lucks that the list is learnt on: far from the seeds that people try.
const FIRST: u64 = 4_000_000_000;

/// Plans ahead to the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planner {
    list: List,
}

/// One response a crisis, whatever the state: what can be learnt by heart.
#[derive(Debug, Clone, PartialEq, Eq)]
struct List {
    /// By crisis.
    responses: Vec<ResponseIx>,
}

impl Bot for List {
    fn choose(&self, decision: &Decision<'_>) -> ResponseIx {
        let crisis = decision.state.crisis();
        crisis
            .and_then(|crisis| self.responses.get(crisis.at()).copied())
            .filter(|response| decision.open.contains(response))
            .unwrap_or_else(|| decision.pick(0))
    }
}

impl List {
    fn worth(&self, game: &Game, state: &mut State) -> i64 {
        (FIRST..FIRST + LIST_LUCKS)
            .map(|seed| i64::from(play(game, self, seed, state, &mut Silent).grade))
            .sum()
    }

    /// Learns by trying: one response is changed at a time, and a change that does not hurt is kept.
    fn learn(game: &Game) -> Self {
        let scenario = game.scenario();
        let crises = scenario.tables().crises.len() as u32;
        let mut draws = Draws::new(FIRST, 0, Purpose::Player, Draw::Nth(0));
        let mut any = |crisis: u32| {
            let responses = scenario.crisis(CrisisIx(crisis)).responses;
            ResponseIx(responses.from + draws.below(responses.len() as u32))
        };
        let mut list = Self {
            responses: (0..crises).map(&mut any).collect(),
        };
        let mut state = State::new(scenario);
        let mut worth = list.worth(game, &mut state);
        for change in 0..CHANGES {
            let crisis = change % crises.max(1);
            let other = any(crisis);
            let Some(place) = list.responses.get_mut(crisis as usize) else {
                break;
            };
            let before = std::mem::replace(place, other);
            let now = list.worth(game, &mut state);
            if now >= worth {
                worth = now;
            } else {
                list.responses[crisis as usize] = before;
            }
        }
        list
    }
}

impl Planner {
    /// Prepares itself for a scenario under a rulebook.
    #[must_use]
    pub fn new(story: &Story, rulebook: &Rulebook) -> Self {
        let game = Game::new(story.scenario().clone(), rulebook.clone());
        Self {
            list: List::learn(&game),
        }
    }

    /// What a response is worth: the sum of the grades at the end, by the better of the policies.
    fn value(&self, decision: &Decision<'_>, response: ResponseIx, state: &mut State) -> i64 {
        let by_thumb = self.outcome(decision, response, state, true);
        let by_list = self.outcome(decision, response, state, false);
        by_thumb.max(by_list)
    }

    fn outcome(
        &self,
        decision: &Decision<'_>,
        response: ResponseIx,
        state: &mut State,
        thumb: bool,
    ) -> i64 {
        let game = decision.game;
        let key = u64::from(decision.draw(Draw::World).next_u32());
        let mut open: Vec<ResponseIx> = Vec::with_capacity(8);
        let mut sum = 0;
        for n in 0..LUCKS {
            state.clone_from(decision.state);
            // Another world: its lucks have nothing to do with those of the playthrough.
            let mut ahead = Draws::new(key, u64::from(n), Purpose::Player, Draw::Ahead);
            state.set_seed(u64::from(ahead.next_u32()) << 32 | u64::from(n));
            // Spread evenly over all lucks, so that few tries say much.
            let spread = (u64::from(n) * 2 + 1) * (u64::from(u32::MAX) / u64::from(LUCKS)) / 2;
            state.set_luck(Luck(spread as u32));
            let mut next = game.decide(state, response, &mut Silent);
            while let Ok(Next::Asks(_)) = next {
                let chosen = if thumb {
                    rule_of_thumb(game, state)
                } else {
                    game.list_open(state, &mut open);
                    self.list.choose(&Decision {
                        game,
                        state,
                        open: &open,
                    })
                };
                next = game.decide(state, chosen, &mut Silent);
            }
            sum += i64::from(game.grade(state));
        }
        sum
    }
}

impl Bot for Planner {
    fn choose(&self, decision: &Decision<'_>) -> ResponseIx {
        if decision.open.len() == 1 {
            return decision.pick(0);
        }
        let mut state = decision.state.clone();
        let values: Vec<i64> = decision
            .open
            .iter()
            .map(|&response| self.value(decision, response, &mut state))
            .collect();
        best(decision, &values)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Random;
    use crate::content::library;

    #[test]
    fn planning_beats_the_list_that_it_has_learnt_on_fresh_lucks() {
        let (_, rulebook) = library::rulebook("standard").expect("it is shipped");
        let library = library::Library::default();
        let (_, story) = library.scenario("two-basements").expect("it is shipped");
        let game = Game::new(story.scenario().clone(), rulebook.clone());
        let planner = Planner::new(&story, &rulebook);
        assert_eq!(planner, Planner::new(&story, &rulebook));
        let mut state = State::new(game.scenario());
        let mut grades = |bot: &dyn Bot| -> i64 {
            (0..40)
                .map(|seed| i64::from(play(&game, bot, seed, &mut state, &mut Silent).grade))
                .sum()
        };
        let (planned, listed) = (grades(&planner), grades(&planner.list));
        let random = grades(&Random);
        assert!(
            listed > random,
            "the list has learnt something: {listed} {random}"
        );
        assert!(planned > listed, "{planned} {listed}");
    }
}
