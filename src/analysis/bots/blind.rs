//! `blind`: reads nothing and knows no state. It knows only what tends to be right in other scenarios: the place of a response in
//! its list, its length beside the others, its hat. Whatever it gains over chance, a scenario gives away by its form.

use std::collections::VecDeque;
use std::sync::Mutex;

use super::Informed;
use crate::analysis::{Bot, Decision, play};
use crate::content::Story;
use crate::engine::{CrisisIx, Game, Hat, ResponseIx, Rulebook, Scenario, Silent, State};

/// Playthroughs of [`Informed`] that are watched in each scenario.
const WATCHED: u64 = 8;
/// Places and lengths are told apart up to the fifth.
const RANKS: usize = 5;
/// Places, ranks of length, hats.
const FEATURES: usize = 2 * RANKS + Hat::ALL.len();
/// Scenarios of which is remembered what they taught; those asked for last.
const REMEMBERED: usize = 64;
/// Decisions at chance that every feature is thought to have been seen in before anything is learnt, in thousandths.
const DOUBT: i64 = 5_000;

/// How often responses with each feature were chosen, and how often chance would have chosen them; in thousandths of a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Learnt {
    chosen: [i64; FEATURES],
    chance: [i64; FEATURES],
}

/// What one scenario taught under one rulebook.
struct Lesson {
    features: Vec<Features>,
    scenario: Scenario,
    rulebook: Rulebook,
    learnt: Learnt,
}

/// Answers by form alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blind {
    /// How promising each response looks, by its position.
    promise: Vec<i64>,
}

impl Bot for Blind {
    fn choose(&self, decision: &Decision<'_>) -> ResponseIx {
        self.pick(decision.open.iter().copied())
            .unwrap_or_else(|| decision.pick(0))
    }
}

impl Blind {
    /// The first of the most promising of some responses; none of none.
    #[must_use]
    pub fn pick(&self, open: impl IntoIterator<Item = ResponseIx>) -> Option<ResponseIx> {
        let promise = |r: ResponseIx| self.promise.get(r.at()).copied().unwrap_or(0);
        open.into_iter().reduce(|best, response| {
            if promise(response) > promise(best) {
                response
            } else {
                best
            }
        })
    }

    /// A bot of `story` that has learnt from `others`. A story of the same id among them is left out: nobody learns from the exam.
    #[must_use]
    pub fn new<'a>(
        story: &Story,
        others: impl IntoIterator<Item = &'a Story>,
        rulebook: &Rulebook,
    ) -> Self {
        let mut learnt = Learnt::default();
        for other in others {
            if other.raw().id != story.raw().id {
                learnt.add(&Learnt::remembered(other, rulebook));
            }
        }
        let features = features(story);
        Self {
            promise: features.iter().map(|f| learnt.promise(*f)).collect(),
        }
    }
}

/// The features of one response: place, rank of length, hat.
type Features = [usize; 3];

fn features(story: &Story) -> Vec<Features> {
    let scenario = story.scenario();
    let mut all = Vec::with_capacity(scenario.tables().responses.len());
    for crisis in 0..story.raw().crises.len() as u32 {
        let responses = scenario.crisis(CrisisIx(crisis)).responses;
        let words = |r: u32| {
            let text = &story.response(ResponseIx(r)).text;
            text.split_whitespace().count()
        };
        for (place, response) in responses.iter().enumerate() {
            let shorter = responses.iter().filter(|&r| words(r) < words(response));
            let hat = scenario.response(ResponseIx(response)).hat;
            all.push([
                place.min(RANKS - 1),
                RANKS + shorter.count().min(RANKS - 1),
                2 * RANKS + hat as usize,
            ]);
        }
    }
    all
}

impl Learnt {
    /// What one scenario teaches: worked out once for each scenario and rulebook, as long as the last [`REMEMBERED`] of them are asked for.
    fn remembered(story: &Story, rulebook: &Rulebook) -> Self {
        static MEMORY: Mutex<VecDeque<Lesson>> = Mutex::new(VecDeque::new());
        // A thread that died while it held the lock cannot have left half an entry.
        let memory = || {
            MEMORY
                .lock()
                .unwrap_or_else(std::sync::PoisonError::into_inner)
        };
        // Tables and rules say everything that matters, but for the number of words.
        let features = features(story);
        let known = memory()
            .iter()
            .find(|lesson| {
                lesson.features == features
                    && lesson.scenario == *story.scenario()
                    && lesson.rulebook == *rulebook
            })
            .map(|lesson| lesson.learnt);
        known.unwrap_or_else(|| {
            let learnt = Self::watch(story, rulebook);
            let mut memory = memory();
            memory.truncate(REMEMBERED - 1);
            memory.push_front(Lesson {
                features,
                scenario: story.scenario().clone(),
                rulebook: rulebook.clone(),
                learnt,
            });
            learnt
        })
    }

    /// Watches [`Informed`] play.
    fn watch(story: &Story, rulebook: &Rulebook) -> Self {
        let game = Game::new(story.scenario().clone(), rulebook.clone());
        let watched = Watched {
            player: Informed::default(),
            features: features(story),
            learnt: Mutex::new(Self::default()),
        };
        let mut state = State::new(game.scenario());
        for seed in 0..WATCHED {
            play(&game, &watched, seed, &mut state, &mut Silent);
        }
        watched
            .learnt
            .into_inner()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    fn add(&mut self, more: &Self) {
        for (sum, n) in self.chosen.iter_mut().zip(&more.chosen) {
            *sum += n;
        }
        for (sum, n) in self.chance.iter_mut().zip(&more.chance) {
            *sum += n;
        }
    }

    /// The product of the features' lifts over chance. Whole numbers: the same on every machine.
    fn promise(&self, features: Features) -> i64 {
        features.into_iter().fold(1, |product, feature| {
            let (chosen, chance) = (self.chosen[feature], self.chance[feature]);
            product * ((chosen + DOUBT) * 1000 / (chance + DOUBT))
        })
    }
}

/// A bot that is looked at while it plays.
struct Watched {
    player: Informed,
    features: Vec<Features>,
    learnt: Mutex<Learnt>,
}

impl Bot for Watched {
    fn choose(&self, decision: &Decision<'_>) -> ResponseIx {
        let chosen = self.player.choose(decision);
        if let Ok(mut learnt) = self.learnt.lock() {
            let share = 1000 / decision.open.len() as i64;
            for response in decision.open {
                let Some(features) = self.features.get(response.at()) else {
                    continue;
                };
                for &feature in features {
                    learnt.chance[feature] += share;
                    if *response == chosen {
                        learnt.chosen[feature] += 1000;
                    }
                }
            }
        }
        chosen
    }
}
