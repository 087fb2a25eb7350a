//! How long it takes: words that are read, and decisions that are made, in playthroughs at random.

use rayon::prelude::*;

use super::figure::{Case, Figure, Measures, Unit, whole};
use super::thresholds::Thresholds;
use crate::analysis::statistics::mean;
use crate::analysis::{Bot, Decision, Random};
use crate::content::finding::Step;
use crate::content::story::Story;
use crate::engine::{Game, Happening, Ledger, Next, ResponseIx, State};

/// Playthroughs that are read.
const READ: u64 = 48;

/// What is read and decided in one playthrough.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reading {
    /// Words of briefing, people, scenes, signals, responses, outcomes, consequences and ending.
    pub words: u32,
    /// Decisions.
    pub decisions: u32,
}

/// Adds how long it takes, alone and in a room.
pub(super) fn lint(story: &Story, game: &Game, thresholds: &Thresholds, sheet: &mut Measures) {
    let limits = &thresholds.minutes;
    let code = "measured-minutes";
    let readings: Vec<Reading> = (0..READ)
        .into_par_iter()
        .map(|seed| read(story, game, seed))
        .collect();
    let mean_of = |of: fn(&Reading) -> u32| {
        mean(
            &readings
                .iter()
                .map(|r| f64::from(of(r)))
                .collect::<Vec<_>>(),
        )
    };
    let (words, decisions) = (mean_of(|r| r.words), mean_of(|r| r.decisions));
    let middle = (0..READ).min_by_key(|&seed| {
        let at = readings.get(seed as usize).map_or(0, |r| r.words);
        (f64::from(at) - words).abs() as u64
    });
    let case = middle.map(|seed| Case::new("random", seed));
    let minutes = |per_minute: u32, each: u32| {
        words / f64::from(per_minute.max(1)) + decisions * f64::from(each) / 60.0
    };
    let alone = minutes(limits.words_alone, limits.decision_alone);
    let what = format!("playing time alone ({words:.0} words, {decisions:.1} decisions)");
    sheet.hold(
        Figure::new(code, what, alone, Unit::Minutes)
            .least(limits.alone_least)
            .most(limits.alone_most)
            .case(case.clone()),
        whole(),
        "this takes too short or too long alone",
        "cut words before crises, or add what is missing",
    );
    let room = minutes(limits.words_room, limits.decision_room) + f64::from(limits.debrief_room);
    let stated = story.raw().minutes;
    let what = format!("playing time in a room ({room:.0} min) over what it says ({stated} min)");
    sheet.hold(
        Figure::new(code, what, room / f64::from(stated.max(1)), Unit::Number)
            .least(limits.stated_least)
            .most(limits.stated_most)
            .case(case),
        vec![Step::Field("minutes")],
        "the minutes that this scenario says do not fit its words",
        &format!(
            "write `minutes: {:.0}`, or change the words",
            (room / 5.0).round() * 5.0
        ),
    );
}

/// The words of one playthrough, by where they are read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pages {
    /// Words before the first crisis: briefing, people and values.
    pub before: u32,
    /// Words of each turn: scenes, signals, responses, outcomes and consequences.
    pub turns: Vec<u32>,
    /// Words of the ending.
    pub ending: u32,
}

/// Reads one playthrough at random.
#[must_use]
pub fn read(story: &Story, game: &Game, seed: u64) -> Reading {
    let pages = pages(story, game, seed);
    Reading {
        words: pages.before + pages.turns.iter().sum::<u32>() + pages.ending,
        decisions: pages.turns.len() as u32,
    }
}

/// Reads one playthrough at random, page by page.
#[must_use]
pub fn pages(story: &Story, game: &Game, seed: u64) -> Pages {
    let raw = story.raw();
    let team = raw.team.iter().map(|m| words_of(story, &m.about));
    let values = raw.values.iter().map(|v| words_of(story, &v.text));
    let mut pages = Pages {
        before: words_of(story, &raw.pitch)
            + words_of(story, &raw.briefing)
            + team.sum::<u32>()
            + values.sum::<u32>(),
        ..Pages::default()
    };
    let mut state = State::new(game.scenario());
    let mut ledger = Ledger::default();
    let mut next = game.begin(&mut state, seed, &mut ledger);
    while let Next::Asks(crisis) = next {
        let open: Vec<ResponseIx> = game.open_responses(&state).collect();
        let raw = story.crisis(crisis);
        let mut words = words_in(&story.scene(crisis, &state))
            + words_of(story, &raw.signals.people)
            + words_of(story, &raw.signals.process);
        for &response in &open {
            words += words_of(story, &story.response(response).text);
        }
        pages.turns.push(words);
        let response = Random.choose(&Decision {
            game,
            state: &state,
            open: &open,
        });
        match game.decide(&mut state, response, &mut ledger) {
            Ok(after) => next = after,
            Err(_) => break,
        }
    }
    for event in ledger.events() {
        let words = match event.what {
            Happening::Drew(ix) => {
                let outcome = story.outcome(ix);
                let said = outcome.says.iter().map(|s| words_of(story, &s.text));
                words_of(story, &outcome.text) + said.sum::<u32>()
            }
            Happening::CameBack(ix, _) => words_of(story, &story.later(ix).text),
            Happening::Kept(ix, _) => words_of(story, &story.promise(ix).kept_text),
            Happening::Broke(ix, _) => words_of(story, &story.promise(ix).broken_text),
            Happening::Left(ix) => {
                let leaves = story.member(ix).leaves.as_ref();
                leaves.map_or(0, |l| words_of(story, &l.text))
            }
            Happening::Ended(ix) => {
                pages.ending += words_of(story, &story.ending(ix).text);
                0
            }
            _ => 0,
        };
        let turn = usize::from(event.turn).saturating_sub(1);
        if let Some(sum) = pages.turns.get_mut(turn) {
            *sum += words;
        }
    }
    pages
}

fn words_of(story: &Story, text: &str) -> u32 {
    words_in(&story.render(text))
}

fn words_in(text: &str) -> u32 {
    text.split_whitespace().count() as u32
}
