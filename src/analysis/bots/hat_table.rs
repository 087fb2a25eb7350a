//! `hat-table`: goes by situation alone. It has learnt on other scenarios which hat each situation is best met with, and knows nothing else.

use super::Always;
use crate::analysis::{Bot, Decision, play};
use crate::content::Story;
use crate::engine::{Game, Hat, ResponseIx, Rulebook, Silent, Situation, State};

/// Lucks that every table is tried under in each scenario.
const LUCKS: u64 = 16;
/// The first of them: far from the seeds that people try.
const FIRST: u64 = 3_000_000_000;

/// One hat a situation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HatTable {
    /// By situation, in the order of [`Situation::ALL`].
    hats: [Hat; Situation::ALL.len()],
}

impl Bot for HatTable {
    fn choose(&self, decision: &Decision<'_>) -> ResponseIx {
        let hat = decision.state.crisis().map_or(Hat::Both, |crisis| {
            let situation = decision.game.scenario().crisis(crisis).situation;
            self.hats[situation as usize]
        });
        Always(hat).choose(decision)
    }
}

impl HatTable {
    /// The best of all tables in the mean over `others`; both hats everywhere if there are none. A story of the same id as `story` is left out: nobody
    /// learns from the exam.
    #[must_use]
    pub fn new<'a>(
        story: &Story,
        others: impl IntoIterator<Item = &'a Story>,
        rulebook: &Rulebook,
    ) -> Self {
        let games: Vec<Game> = others
            .into_iter()
            .filter(|other| other.raw().id != story.raw().id)
            .map(|other| Game::new(other.scenario().clone(), rulebook.clone()))
            .collect();
        let mut best = Self {
            hats: [Hat::Both; 4],
        };
        let mut most = i64::MIN;
        for table in tables() {
            let worth: i64 = games.iter().map(|game| table.worth(game)).sum();
            if worth > most && !games.is_empty() {
                (best, most) = (table, worth);
            }
        }
        best
    }

    fn worth(&self, game: &Game) -> i64 {
        let mut state = State::new(game.scenario());
        (FIRST..FIRST + LUCKS)
            .map(|seed| i64::from(play(game, self, seed, &mut state, &mut Silent).grade))
            .sum()
    }
}

/// Every table there is.
fn tables() -> impl Iterator<Item = HatTable> {
    let hats = Hat::ALL.len();
    let all = hats.pow(Situation::ALL.len() as u32);
    (0..all).map(move |number| {
        let mut rest = number;
        HatTable {
            hats: Situation::ALL.map(|_| {
                let hat = Hat::ALL[rest % hats];
                rest /= hats;
                hat
            }),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::synthetic;
    use crate::content::library;

    #[test]
    fn all_tables_are_tried_and_the_exam_is_not_learnt_from() {
        let mut all: Vec<HatTable> = tables().collect();
        assert_eq!(all.len(), 256);
        all.dedup();
        assert_eq!(all.len(), 256);
        let (_, rulebook) = library::rulebook("standard").expect("it is shipped");
        let story = synthetic::scenario(1, 6);
        let alone = HatTable::new(&story, [&story], &rulebook);
        assert_eq!(alone.hats, [Hat::Both; 4]);
        let other = synthetic::scenario(2, 6);
        let learnt = HatTable::new(&story, [&other], &rulebook);
        let game = Game::new(other.scenario().clone(), rulebook);
        assert!(tables().all(|table| table.worth(&game) <= learnt.worth(&game)));
    }
}
