//! What readers made of the texts: hats told, answers picked, outcomes retold. Readings are data that lie beside a scenario
//! (`content::reading`); those of older texts are left out, and counted.

use std::collections::HashMap;

use super::cast::Entrant;
use super::figure::{Figure, Measures, Unit, whole};
use super::playing::{Record, play_all};
use super::thresholds::Thresholds;
use crate::analysis::statistics::{mean, standard_error};
use crate::analysis::{Bot, Decision};
use crate::content::Story;
use crate::content::reading::{Kind, Reading};
use crate::engine::{Game, ResponseIx};

/// The yardsticks that picks are held against.
#[derive(Debug, Clone, Copy)]
pub(super) struct Yardsticks<'a> {
    pub(super) random: &'a Record,
    pub(super) alternate: &'a Record,
    pub(super) informed: &'a Record,
}

/// Adds the figures of a scenario's readings.
pub(super) fn lint(
    story: &Story,
    (game, known): (&Game, &mut Known),
    readings: &[Reading],
    yardsticks: &Yardsticks<'_>,
    thresholds: &Thresholds,
    sheet: &mut Measures,
) {
    let (current, stale): (Vec<&Reading>, Vec<&Reading>) = readings
        .iter()
        .partition(|reading| reading.is_current(story));
    let of = |kind| current.iter().copied().filter(move |r| r.kind == kind);
    hats(story, of(Kind::Hats), thresholds, sheet);
    outcomes(of(Kind::Outcomes), thresholds, sheet);
    let picks: Vec<&Reading> = of(Kind::Picks).collect();
    if !picks.is_empty() {
        let grades = grades(story, (game, known), &picks, thresholds.readings.seeds);
        picked(&grades, yardsticks, thresholds, sheet);
    }
    if !stale.is_empty() {
        sheet.figures.push(Figure::new(
            "measured-readings",
            "readings of older texts, left out: read again",
            stale.len() as f64,
            Unit::Number,
        ));
    }
}

/// Whether enough readers picked answers of these texts for their picks to be held to something.
pub(super) fn are_picks_held(story: &Story, readings: &[Reading], thresholds: &Thresholds) -> bool {
    let picks = readings.iter().filter(|r| r.kind == Kind::Picks);
    let current = picks.filter(|reading| reading.is_current(story));
    current.count() >= thresholds.readings.picks_readers as usize
}

fn hats<'a>(
    story: &Story,
    readings: impl Iterator<Item = &'a Reading>,
    thresholds: &Thresholds,
    sheet: &mut Measures,
) {
    let limits = &thresholds.readings;
    let shares: Vec<f64> = readings
        .map(|reading| share(reading, |of, said| is_hat(story, of, said)))
        .collect();
    if shares.is_empty() {
        return;
    }
    let what = format!("hats told by {} readers", shares.len());
    let figure = Figure::new("measured-hats-read", what, mean(&shares), Unit::Share)
        .least(limits.hats_least)
        .most(limits.hats_most)
        .uncertain(half_width(&shares));
    sheet.hold(
        figure,
        whole(),
        "readers tell the hats too easily, or cannot tell them",
        "let one answer in each crisis be the other hat than it sounds; tag each by what is done, not by its tone",
    );
}

fn outcomes<'a>(
    readings: impl Iterator<Item = &'a Reading>,
    thresholds: &Thresholds,
    sheet: &mut Measures,
) {
    let shares: Vec<f64> = readings
        .map(|reading| {
            share(reading, |of, said| {
                of.split('/')
                    .nth(1)
                    .is_some_and(|response| response == said)
            })
        })
        .collect();
    if shares.is_empty() {
        return;
    }
    let what = format!("outcomes laid to their answer by {} readers", shares.len());
    let figure = Figure::new("measured-outcomes-read", what, mean(&shares), Unit::Share)
        .least(thresholds.readings.outcomes_least)
        .uncertain(half_width(&shares));
    sheet.hold(
        figure,
        whole(),
        "readers cannot tell from an outcome what had been done",
        "let the first sentence of an outcome say what happened; the image comes second",
    );
}

fn picked(
    grades: &[f64],
    yardsticks: &Yardsticks<'_>,
    thresholds: &Thresholds,
    sheet: &mut Measures,
) {
    let limits = &thresholds.readings;
    let (random, informed) = (yardsticks.random.mean(), yardsticks.informed.mean());
    let alternate = yardsticks.alternate.mean();
    let (picked, half) = (mean(grades), half_width(grades));
    let enough = grades.len() >= limits.picks_readers as usize;
    let way = informed - random;
    let mut share = Figure::new(
        "measured-picks",
        format!(
            "way from `random` to `informed` that picks of {} readers earn (grade {picked:.1})",
            grades.len()
        ),
        (picked - random) / way,
        Unit::Share,
    )
    .uncertain(half / way.abs().max(f64::EPSILON));
    let mut ahead = Figure::new(
        "measured-picks",
        format!("grade of those picks above `alternate` ({alternate:.1})"),
        picked - alternate,
        Unit::Points,
    )
    .uncertain(half);
    // Few readers say little: their figures are shown and hold nothing up.
    if enough {
        share = share.least(limits.picks_way_least);
        ahead = ahead.least(limits.picks_ahead_least);
    }
    let help = "let scene and signals say what the moment asks for, and let effects follow from it";
    sheet.hold(
        share,
        whole(),
        "reading a crisis with care pays too little",
        help,
    );
    sheet.hold(
        ahead,
        whole(),
        "careful reading pays no more than wearing the hats in turn",
        help,
    );
}

/// Mean grades of lists of picks that were played before.
pub(super) type Known = Vec<(Ranked, f64)>;

/// The mean grade of each list of picks, over the same seeds; one that is not known is played.
fn grades(
    story: &Story,
    (game, known): (&Game, &mut Known),
    picks: &[&Reading],
    seeds: u32,
) -> Vec<f64> {
    let lists: Vec<Ranked> = picks.iter().map(|r| Ranked::new(story, r)).collect();
    let mut new: Vec<&Ranked> = lists
        .iter()
        .filter(|list| known.iter().all(|(played, _)| played != *list))
        .collect();
    new.dedup();
    let cast: Vec<Entrant> = new
        .iter()
        .map(|list| Entrant::new("picks", (*list).clone(), seeds))
        .collect();
    let (records, _) = play_all(game, &cast, 0);
    let means = records.iter().map(Record::mean);
    known.extend(new.into_iter().cloned().zip(means));
    let mean = |list: &Ranked| known.iter().find(|(played, _)| played == list);
    lists
        .iter()
        .filter_map(|list| Some(mean(list)?.1))
        .collect()
}

/// Gives the open response that stands first in a reader's order.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Ranked {
    place: HashMap<ResponseIx, usize>,
}

impl Ranked {
    fn new(story: &Story, reading: &Reading) -> Self {
        let lists = reading.answers.iter();
        let place = lists.flat_map(|answer| {
            let ids = answer.said.split_whitespace().enumerate();
            ids.filter_map(|(place, id)| Some((story.find_response(&answer.of, id)?, place)))
        });
        Self {
            place: place.collect(),
        }
    }
}

impl Bot for Ranked {
    fn choose(&self, decision: &Decision<'_>) -> ResponseIx {
        let place = |response: &ResponseIx| self.place.get(response).copied().unwrap_or(usize::MAX);
        let best = decision.open.iter().copied().min_by_key(place);
        best.unwrap_or_else(|| decision.pick(0))
    }
}

fn is_hat(story: &Story, of: &str, said: &str) -> bool {
    of.split_once('/')
        .and_then(|(crisis, response)| story.find_response(crisis, response))
        .is_some_and(|ix| story.response(ix).hat.name() == said)
}

fn share(reading: &Reading, right: impl Fn(&str, &str) -> bool) -> f64 {
    let told = reading
        .answers
        .iter()
        .filter(|a| right(&a.of, &a.said))
        .count();
    told as f64 / reading.answers.len().max(1) as f64
}

/// Half the width of the 95 % interval of a mean over readers; 0 of one.
fn half_width(values: &[f64]) -> f64 {
    1.96 * standard_error(values)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::measure::Kept;
    use crate::content::check::check;
    use crate::content::library::rulebook;
    use crate::content::reading::{Answer, Sheet};

    fn reading(story: &Story, kind: Kind, said: impl Fn(&str) -> String) -> Reading {
        let crises = story.raw().crises.iter();
        let responses = crises.flat_map(|c| c.responses.iter().map(move |r| (c, r)));
        let answers = responses.map(|(crisis, response)| Answer {
            of: format!("{}/{}", crisis.id, response.id),
            said: said(response.hat.name()),
            told: String::new(),
        });
        Reading {
            format: 1,
            scenario: story.raw().id.clone(),
            kind,
            texts: Sheet::hash(story, kind),
            seed: 1,
            reader: "a test".to_owned(),
            answers: answers.collect(),
        }
    }

    fn figures(readings: &[Reading]) -> Measures {
        held(readings, &Thresholds::standard())
    }

    fn held(readings: &[Reading], thresholds: &Thresholds) -> Measures {
        let text = include_str!("../../../tests/fixtures/whole.ron");
        let story = check(text).story.expect("the fixture is clean");
        let rules = rulebook("standard").expect("it ships").1;
        let mut thresholds = *thresholds;
        thresholds.effort.runs = 20;
        thresholds.effort.states = 1;
        let mut kept = Kept::default();
        let kept = kept.of_game(&story, &rules, &thresholds);
        let record = |grade: f64| Record {
            grades: vec![grade; 10],
            collapsed: Vec::new(),
        };
        let yardsticks = Yardsticks {
            random: &record(20.0),
            alternate: &record(30.0),
            informed: &record(60.0),
        };
        let mut sheet = Measures::default();
        lint(
            &story,
            (&kept.game, &mut kept.picks),
            readings,
            &yardsticks,
            &thresholds,
            &mut sheet,
        );
        sheet
    }

    fn story() -> Story {
        let text = include_str!("../../../tests/fixtures/whole.ron");
        check(text).story.expect("the fixture is clean")
    }

    #[test]
    fn hats_that_everybody_tells_are_found_and_older_readings_are_left_out() {
        let story = story();
        let plain = reading(&story, Kind::Hats, str::to_owned);
        let mut strict = Thresholds::standard();
        strict.readings.hats_most = 0.8;
        let found = held(&[plain.clone(), plain.clone()], &strict);
        assert_eq!(found.figures[0].value, Some(1.0));
        assert_eq!(found.findings.len(), 1);
        let stale = Reading {
            texts: String::new(),
            ..plain
        };
        let found = figures(&[stale]);
        assert_eq!(found.findings, Vec::new());
        assert_eq!(found.figures.len(), 1);
        assert_eq!(found.figures[0].value, Some(1.0), "one is left out");
        assert!(figures(&[]).figures.is_empty());
    }

    #[test]
    fn picks_are_played_and_held_to_something_by_eight_readers() {
        let story = story();
        let mut picks = reading(&story, Kind::Picks, str::to_owned);
        picks.answers = Vec::new();
        for crisis in &story.raw().crises {
            let ids: Vec<&str> = crisis.responses.iter().map(|r| r.id.as_str()).collect();
            picks.answers.push(Answer {
                of: crisis.id.clone(),
                said: ids.join(" "),
                told: String::new(),
            });
        }
        let few = figures(std::slice::from_ref(&picks));
        assert_eq!(few.figures.len(), 2);
        assert!(few.figures.iter().all(|f| f.least.is_none()));
        let many = figures(&vec![picks; 8]);
        assert!(many.figures.iter().all(|f| f.least.is_some()));
        let value = |sheet: &Measures| sheet.figures[1].value.unwrap_or(f64::NAN);
        assert!(
            (value(&many) - value(&few)).abs() < 1e-9,
            "the same lists earn the same"
        );
    }
}
