//! What is kept of a measurement, so that the next one plays only what an edit touched. Everything here follows from what it is kept with: a report does not
//! depend on what was measured before.

use std::sync::Arc;

use super::breaches::Repaired;
use super::cast::{self, Aiming, Entrant, Foreseeing, Leaning};
use super::cuts;
use super::decisions::{Decisions, States, Tried};
use super::foresight::{Foresight, Memory};
use super::paths::is_possible;
use super::playing::{Record, play_all, play_seeds};
use super::readings;
use super::seen::{Seen, Thing};
use super::skill::Grades;
use super::styles::Styles;
use super::thresholds::Thresholds;
use super::touched;
use crate::analysis::{Blind, Informed};
use crate::content::check::Possible;
use crate::content::story::Story;
use crate::engine::{Game, Hat, ResponseIx, Rulebook};

/// Most things that are aimed at when varied play did not see them.
const MOST_AIMED_AT: usize = 64;

/// Who looks ahead, and costs as much as a hundred others: so many eighths of their playthroughs come first, and the others where those leave a doubt.
const YARDSTICK: &str = "informed";
const FIRST_EIGHTHS: u32 = 3;

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
        let mut known = (Foresight::default(), Memory::default());
        if let Some(of) = self.of.take_if(|of| !is_same(of))
            && of.game.rulebook() == rulebook
            && of.thresholds == *thresholds
            && let Some(changed) = touched::crises(of.game.scenario(), story.scenario())
        {
            known = (of.foresight.without(&changed), of.tried.without(&changed));
        }
        self.of.get_or_insert_with(|| {
            let game = Game::new(story.scenario().clone(), rulebook.clone());
            OfGame::new(game, known, thresholds)
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
    /// What was found in states, by looking ahead and by trying every response out.
    pub(super) foresight: Arc<Foresight>,
    tried: Memory<Tried>,
    yardstick: Yardstick,
    /// The same with the bot without text, and with what was aimed at; and whether all playthroughs of the yardstick were asked for.
    whole: Option<(Blind, bool, Whole)>,
    states: States,
    pub(super) skill: Option<Grades>,
    pub(super) cuts: cuts::Known,
    pub(super) picks: readings::Known,
    pub(super) breaches: Option<Vec<Repaired>>,
}

/// The playthroughs of [`YARDSTICK`].
struct Yardstick {
    /// The place in the cast.
    at: usize,
    /// How many there are in all.
    runs: u32,
    /// Whether the first leave no doubt about the ways of playing.
    is_settled: bool,
    /// All but the first, once they have been played.
    rest: Option<(Record, Seen)>,
}

#[derive(Clone)]
struct Whole {
    /// Whether all playthroughs of the yardstick are in it.
    to_the_end: bool,
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
        Record::of(self.names.iter().map(String::as_str), &self.records, name)
    }
}

impl OfGame {
    fn new(
        game: Game,
        (foresight, tried): (Foresight, Memory<Tried>),
        thresholds: &Thresholds,
    ) -> Self {
        let foresight = Arc::new(foresight);
        let effort = &thresholds.effort;
        let mut cast = cast::varied(effort.runs);
        let at = cast.iter().position(|one| one.name == YARDSTICK);
        let at = at.unwrap_or_default();
        let runs = cast[at].runs;
        cast[at].player = Box::new(Foreseeing {
            look: Informed::default().0,
            foresight: Arc::clone(&foresight),
        });
        cast[at].runs = (runs * FIRST_EIGHTHS / 8).max(20).min(runs);
        let (records, seen) = play_all(&game, &cast, 0);
        let names = || cast.iter().map(|one| one.name.as_str());
        let yardstick = Yardstick {
            at,
            runs,
            is_settled: Styles::of(|name| Record::of(names(), &records, name))
                .is_settled(thresholds),
            rest: None,
        };
        let states = States::new(&game, effort.states);
        Self {
            game,
            thresholds: *thresholds,
            cast,
            records,
            seen,
            foresight,
            tried,
            yardstick,
            whole: None,
            states,
            skill: None,
            cuts: Vec::new(),
            picks: Vec::new(),
            breaches: None,
        }
    }

    /// What everybody's playthroughs came to. The mean of the yardstick is wanted as surely as it can be had where picks of readers are held to it.
    pub(super) fn played(
        &mut self,
        blind: &Blind,
        story: &Story,
        possible: &Possible,
        to_the_end: bool,
    ) -> Played {
        let each = (self.thresholds.effort.runs / 20).max(20);
        let to_the_end = to_the_end || !self.yardstick.is_settled;
        let whole = match self.whole.take() {
            Some((known, asked, whole)) if known == *blind && asked == to_the_end => whole,
            _ => self.play_whole(blind, each, story, possible, to_the_end),
        };
        self.whole = Some((blind.clone(), to_the_end, whole.clone()));
        let mut records = self.records.clone();
        let mut further = 0;
        if whole.to_the_end
            && let Some((rest, _)) = &self.yardstick.rest
        {
            further = rest.grades.len() as u64;
            records[self.yardstick.at].extend(rest.clone());
        }
        let varied = self.cast.iter().map(|entrant| entrant.name.clone());
        let aimed = self.aiming(whole.aimed.as_deref(), story);
        let aimed_names = aimed.iter().map(|entrant| entrant.name.clone());
        let runs = self.cast.iter().chain(&aimed).map(|e| u64::from(e.runs));
        Played {
            names: varied
                .chain(["blind".to_owned()])
                .chain(aimed_names)
                .collect(),
            records: records.into_iter().chain([whole.blind]).collect(),
            seen: whole.seen,
            runs: runs.sum::<u64>() + further + u64::from(each),
        }
    }

    /// What every open response is worth in states of varied play.
    pub(super) fn decisions(&mut self, blind: &Blind) -> Decisions {
        let thresholds = &self.thresholds;
        (self.states).decisions(&self.game, blind, &self.tried, thresholds)
    }

    /// What the other playthroughs of the yardstick came to.
    fn rest(&mut self) -> &(Record, Seen) {
        let Self {
            game,
            cast,
            yardstick,
            ..
        } = self;
        let one = &cast[yardstick.at];
        let seeds = one.runs..yardstick.runs;
        let play = || play_seeds(game, one, yardstick.at as u32, seeds);
        yardstick.rest.get_or_insert_with(play)
    }

    fn play_whole(
        &mut self,
        blind: &Blind,
        runs: u32,
        story: &Story,
        possible: &Possible,
        to_the_end: bool,
    ) -> Whole {
        let first = self.cast.len() as u32;
        let entrant = [Entrant::new("blind", blind.clone(), runs)];
        let (mut records, more) = play_all(&self.game, &entrant, first);
        let mut seen = self.seen.clone();
        seen.merge(&more);
        let missing = |seen: &Seen| -> Vec<Thing> {
            let things = seen.things();
            let is_missing = |&thing: &Thing| seen.mark(thing).count == 0;
            let missing = things.filter(is_missing);
            missing.filter(|&t| is_possible(possible, t)).collect()
        };
        // Nothing is said to be missing that all of them would have shown.
        let to_the_end = to_the_end || !missing(&seen).is_empty();
        if to_the_end {
            seen.merge(&self.rest().1);
        }
        let missing = missing(&seen);
        let mut aimed: Vec<_> = missing.iter().filter_map(|t| t.response(story)).collect();
        aimed.sort_unstable();
        aimed.dedup();
        aimed.truncate(MOST_AIMED_AT);
        let aimed = (!missing.is_empty()).then_some(aimed);
        let cast = self.aiming(aimed.as_deref(), story);
        seen.merge(&play_all(&self.game, &cast, first + 1).1);
        Whole {
            to_the_end,
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
        // Other numbers of what is there: what was found beyond it is used again.
        let mut harder = dearer.clone();
        harder.crises[2].severity += 20;
        let mut softer = harder.clone();
        softer.crises[0].severity -= 10;
        let other = [story(synthetic::scenario(2, 4).raw().clone())];
        let gift = [for_the_first_response(synthetic::scenario(2, 4).raw())];
        let thresholds = few();
        let mut kept = Kept::default();
        for (raw, others) in [
            (&first, &other),
            (&told, &other),
            (&told, &gift),
            (&dearer, &gift),
            (&harder, &gift),
            (&softer, &other),
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
