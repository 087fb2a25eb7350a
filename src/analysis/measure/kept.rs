//! What is kept of a measurement, so that the next one plays only what an edit touched. Everything here follows from what it is kept with: a report does not
//! depend on what was measured before.

use super::breaches::Repaired;
use super::cast::{self, Aiming, Entrant, Leaning};
use super::cuts;
use super::decisions::States;
use super::paths::is_possible;
use super::playing::{Record, play_all};
use super::readings;
use super::seen::{Seen, Thing};
use super::skill::Grades;
use super::thresholds::Thresholds;
use crate::analysis::Blind;
use crate::content::check::Possible;
use crate::content::story::Story;
use crate::engine::{Game, Hat, ResponseIx, Rulebook};

/// Most things that are aimed at when varied play did not see them.
const MOST_AIMED_AT: usize = 64;

/// What is kept of a scenario between two measurements: everything that does not hang on its texts.
#[derive(Default)]
pub struct Kept {
    of: Option<OfGame>,
}

impl std::fmt::Debug for Kept {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Kept").finish_non_exhaustive()
    }
}

impl Kept {
    /// What was kept of this game, or a beginning.
    pub(super) fn of_game(
        &mut self,
        story: &Story,
        rulebook: &Rulebook,
        thresholds: &Thresholds,
    ) -> &mut OfGame {
        let is_same = |of: &OfGame| {
            of.game.scenario() == story.scenario()
                && of.game.rulebook() == rulebook
                && of.thresholds == *thresholds
        };
        if !self.of.as_ref().is_some_and(is_same) {
            self.of = None;
        }
        self.of.get_or_insert_with(|| {
            let game = Game::new(story.scenario().clone(), rulebook.clone());
            OfGame::new(game, thresholds)
        })
    }
}

/// What follows from the game alone.
pub(super) struct OfGame {
    pub(super) game: Game,
    thresholds: Thresholds,
    cast: Vec<Entrant>,
    records: Vec<Record>,
    seen: Seen,
    /// The same with the bot without text, and with what was aimed at.
    whole: Option<(Blind, Whole)>,
    pub(super) states: States,
    pub(super) skill: Option<Grades>,
    pub(super) cuts: cuts::Known,
    pub(super) picks: readings::Known,
    pub(super) breaches: Option<Vec<Repaired>>,
}

#[derive(Clone)]
struct Whole {
    blind: Record,
    seen: Seen,
    /// Nothing if everything that can happen was seen.
    aimed: Option<Vec<ResponseIx>>,
}

/// Everybody's playthroughs.
pub(super) struct Played {
    /// Who played, by the number under which they are remembered.
    pub(super) names: Vec<String>,
    /// What came of the first of them.
    records: Vec<Record>,
    /// What came about.
    pub(super) seen: Seen,
    /// Playthroughs in all.
    pub(super) runs: u64,
}

impl Played {
    /// What came of one of those who played to be compared; nothing of others.
    pub(super) fn record(&self, name: &str) -> &Record {
        static NOBODY: Record = Record {
            grades: Vec::new(),
            collapsed: Vec::new(),
        };
        let mut all = self.names.iter().zip(&self.records);
        all.find(|(known, _)| *known == name)
            .map_or(&NOBODY, |(_, record)| record)
    }
}

impl OfGame {
    fn new(game: Game, thresholds: &Thresholds) -> Self {
        let effort = &thresholds.effort;
        let cast = cast::varied(effort.runs);
        let (records, seen) = play_all(&game, &cast, 0);
        let states = States::new(&game, effort.states);
        Self {
            game,
            thresholds: *thresholds,
            cast,
            records,
            seen,
            whole: None,
            states,
            skill: None,
            cuts: Vec::new(),
            picks: Vec::new(),
            breaches: None,
        }
    }

    /// What everybody's playthroughs came to.
    pub(super) fn played(&mut self, blind: &Blind, story: &Story, possible: &Possible) -> Played {
        let each = (self.thresholds.effort.runs / 20).max(20);
        let whole = match self.whole.take() {
            Some((known, whole)) if known == *blind => whole,
            _ => self.play_whole(blind, each, story, possible),
        };
        self.whole = Some((blind.clone(), whole.clone()));
        let varied = self.cast.iter().map(|entrant| entrant.name.clone());
        let aimed = self.aiming(whole.aimed.as_deref(), story);
        let aimed_names = aimed.iter().map(|entrant| entrant.name.clone());
        let runs = self.cast.iter().chain(&aimed).map(|e| u64::from(e.runs));
        Played {
            names: varied
                .chain(["blind".to_owned()])
                .chain(aimed_names)
                .collect(),
            records: self.records.iter().cloned().chain([whole.blind]).collect(),
            seen: whole.seen,
            runs: runs.sum::<u64>() + u64::from(each),
        }
    }

    fn play_whole(&self, blind: &Blind, runs: u32, story: &Story, possible: &Possible) -> Whole {
        let first = self.cast.len() as u32;
        let entrant = [Entrant::new("blind", blind.clone(), runs)];
        let (mut records, more) = play_all(&self.game, &entrant, first);
        let mut seen = self.seen.clone();
        seen.merge(&more);
        let missing: Vec<Thing> = seen
            .things()
            .filter(|&thing| seen.mark(thing).count == 0 && is_possible(possible, thing))
            .collect();
        let mut aimed: Vec<_> = missing.iter().filter_map(|t| t.response(story)).collect();
        aimed.sort_unstable();
        aimed.dedup();
        aimed.truncate(MOST_AIMED_AT);
        let aimed = (!missing.is_empty()).then_some(aimed);
        let cast = self.aiming(aimed.as_deref(), story);
        seen.merge(&play_all(&self.game, &cast, first + 1).1);
        Whole {
            blind: records.pop().unwrap_or_default(),
            seen,
            aimed,
        }
    }

    /// Those who look once more, on purpose, for what can happen and was not seen: they give the response it belongs to wherever that is open.
    fn aiming(&self, at: Option<&[ResponseIx]>, story: &Story) -> Vec<Entrant> {
        let Some(at) = at else {
            return Vec::new();
        };
        let runs = self.thresholds.effort.runs;
        let mut cast: Vec<Entrant> = at
            .iter()
            .map(|&r| {
                let name = format!("random but {}", story.response_name(r));
                Entrant::new(name, Aiming(r), (runs / 8).max(50))
            })
            .collect();
        for hat in Hat::ALL {
            let name = format!("mostly {}", hat.name().to_lowercase());
            let leaning = Leaning { hat, share: 900 };
            cast.push(Entrant::new(name, leaning, (runs / 4).max(50)));
        }
        cast
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::measure::Measuring;
    use crate::analysis::synthetic;
    use crate::content::compile::compile;
    use crate::content::library;
    use crate::content::raw::{RawEffect, RawScenario};

    fn story(raw: RawScenario) -> Story {
        compile(raw).story.expect("a synthetic scenario compiles")
    }

    fn few() -> Thresholds {
        let mut few = Thresholds::standard().with_runs(40);
        few.effort.states = 4;
        few.effort.lucks = 3;
        few.skill.players = 8;
        few.skill.seeds = 2;
        few
    }

    #[test]
    fn what_is_kept_makes_no_difference_to_a_report() {
        let (_, rulebook) = library::rulebook("standard").expect("it loads");
        let first = synthetic::scenario(1, 4).raw().clone();
        let mut told = first.clone();
        told.briefing = "Somebody has written more.".to_owned();
        // Its length is all that the bot without text knows of a text.
        told.crises[1].responses[0].text = "word ".repeat(40);
        let mut dearer = told.clone();
        dearer.crises[2].responses[1]
            .effects
            .push(RawEffect::Morale(-20));
        let other = [story(synthetic::scenario(2, 4).raw().clone())];
        let gift = [for_the_first_response(synthetic::scenario(2, 4).raw())];
        let thresholds = few();
        let mut kept = Kept::default();
        for (raw, others) in [
            (&first, &other),
            (&told, &other),
            (&told, &gift),
            (&dearer, &gift),
            (&first, &other),
        ] {
            let measuring = Measuring {
                rulebook: &rulebook,
                others,
                readings: &[],
                thresholds: &thresholds,
            };
            let story = story(raw.clone());
            let again = measuring.measure_again(&story, &mut kept);
            assert_eq!(again, measuring.measure(&story));
        }
    }

    fn for_the_first_response(raw: &RawScenario) -> Story {
        let mut raw = raw.clone();
        for crisis in &mut raw.crises {
            crisis.responses[0].effects.push(RawEffect::Results(30));
        }
        story(raw)
    }

    #[test]
    fn texts_play_nothing_anew_and_effects_do() {
        let (_, rulebook) = library::rulebook("standard").expect("it loads");
        let thresholds = few();
        let mut kept = Kept::default();
        let mut raw = synthetic::scenario(1, 4).raw().clone();
        let mut is_known = |raw: &RawScenario| {
            let of = kept.of_game(&story(raw.clone()), &rulebook, &thresholds);
            let known = !of.cuts.is_empty();
            let plays = cuts::CutPlays::of(&of.game, &thresholds.cuts);
            of.cuts.push((Vec::new(), plays));
            known
        };
        assert!(!is_known(&raw));
        raw.crises[0].title = "Another".to_owned();
        assert!(is_known(&raw));
        raw.crises[0].severity += 1;
        assert!(!is_known(&raw));
    }
}
