//! Whether a value may be broken and mended at a profit: who breaches one and repairs it later must not end better than who never breaches it.

use std::ops::Range;

use rayon::prelude::*;

use super::figure::{Case, Figure, Measures, Unit};
use super::foresight::Foresight;
use super::thresholds::{Breaches, SURELY, Thresholds};
use crate::analysis::graph::facts;
use crate::analysis::statistics::{mean, paired, standard_error};
use crate::analysis::{Bot, Decision, LookAhead, play};
use crate::content::Story;
use crate::content::raw::{RawEffect, RawResponse};
use crate::engine::{Game, ONE, ResponseIx, Silent, State, ValueIx, ValueStatus};

/// How far both look ahead: enough to tell a poor answer from a good one.
const LOOK: LookAhead = LookAhead { lucks: 8, turns: 3 };

/// What breaching and repairing came to, against never breaching, with the same luck.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Repaired {
    response: ResponseIx,
    value: ValueIx,
    /// Pairs of grades in points: of whoever kept to the value, and of whoever breached and repaired it.
    kept: Vec<f64>,
    repaired: Vec<f64>,
    /// The first seed in which it was breached and repaired.
    seed: u64,
}

/// Plays well and never breaches a value, but for one response that is given wherever it is open; what is breached is repaired wherever that is offered.
struct Minding<'a> {
    value: ValueIx,
    but_for: Option<ResponseIx>,
    breaching: &'a [ResponseIx],
    repairing: &'a [ResponseIx],
    foresight: &'a Foresight,
}

impl Bot for Minding<'_> {
    fn choose(&self, decision: &Decision<'_>) -> ResponseIx {
        if let Some(response) = self.but_for.filter(|r| decision.open.contains(r)) {
            return response;
        }
        let owes = is(decision.state, self.value, ValueStatus::Breached);
        let mut open: Vec<ResponseIx> = decision.open.to_vec();
        open.retain(|r| owes && self.repairing.contains(r));
        if open.is_empty() {
            open = decision.open.to_vec();
            open.retain(|r| !self.breaching.contains(r));
        }
        let open = if open.is_empty() {
            decision.open
        } else {
            &open
        };
        let narrowed = Decision { open, ..*decision };
        self.foresight.choose(LOOK, &narrowed)
    }
}

fn is(state: &State, value: ValueIx, status: ValueStatus) -> bool {
    let debt = state.debts.get(value.0 as usize);
    debt.is_some_and(|debt| debt.status == status)
}

impl Repaired {
    /// Whether more playthroughs would show as well that it does not pay: either it was never repaired, or it lies surely below its bound.
    fn is_settled(&self, limits: &Breaches) -> bool {
        let ahead = self.kept.iter().zip(&self.repaired);
        let ahead: Vec<f64> = ahead.map(|(kept, with)| with - kept).collect();
        ahead.is_empty()
            || ahead.len() >= limits.repaired
                && mean(&ahead) + SURELY * standard_error(&ahead) < limits.ahead_most
    }

    /// Adds the seeds in which it was breached and repaired, from the first on.
    fn add(&mut self, first: u32, kept: &[(f64, bool)], with: &[(f64, bool)]) {
        let pairs = kept.iter().zip(with).zip(u64::from(first)..);
        for ((kept, with), seed) in pairs.filter(|((_, with), _)| with.1) {
            if self.kept.is_empty() {
                self.seed = seed;
            }
            self.kept.push(kept.0);
            self.repaired.push(with.0);
        }
    }
}

/// What comes of breaching and repairing, for every response that breaches a value which another response repairs. Half of the seeds are played first, and
/// the others where those leave a doubt.
pub(super) fn play_all(
    game: &Game,
    story: &Story,
    foresight: &Foresight,
    thresholds: &Thresholds,
) -> Vec<Repaired> {
    let limits = &thresholds.breaches;
    let half = limits.seeds.div_ceil(2);
    let mut found = Vec::new();
    for (value, written) in (0..).map(ValueIx).zip(&story.raw().values) {
        let breaching = giving(
            story,
            |effect| matches!(effect, RawEffect::Breach(id) if *id == written.id),
        );
        let repairing = giving(
            story,
            |effect| matches!(effect, RawEffect::Repair(id) if *id == written.id),
        );
        if breaching.is_empty() || repairing.is_empty() {
            continue;
        }
        let played = |but_for, seeds| {
            let bot = Minding {
                value,
                but_for,
                breaching: &breaching,
                repairing: &repairing,
                foresight,
            };
            grades(game, &bot, seeds)
        };
        let kept = played(None, 0..half);
        let mut more = None;
        for &response in &breaching {
            let mut repaired = Repaired {
                response,
                value,
                kept: Vec::new(),
                repaired: Vec::new(),
                seed: 0,
            };
            repaired.add(0, &kept, &played(Some(response), 0..half));
            if !repaired.is_settled(limits) {
                let rest = half..limits.seeds;
                let more = more.get_or_insert_with(|| played(None, rest.clone()));
                repaired.add(half, more, &played(Some(response), rest));
            }
            found.push(repaired);
        }
    }
    found
}

/// The responses with an effect of some kind, at once or by their outcome.
fn giving(story: &Story, wanted: impl Fn(&RawEffect) -> bool + Copy) -> Vec<ResponseIx> {
    let responses = 0..story.scenario().tables().responses.len() as u32;
    let gives = |r: &ResponseIx| of(story.response(*r), wanted);
    responses.map(ResponseIx).filter(gives).collect()
}

fn of(response: &RawResponse, wanted: impl Fn(&RawEffect) -> bool) -> bool {
    let mut effects = Vec::new();
    facts::add(&response.effects, &mut effects);
    for outcome in &response.outcomes {
        facts::add(&outcome.effects, &mut effects);
    }
    effects.into_iter().any(wanted)
}

/// The grade of each seed in points, and whether something had been breached and was repaired at the end.
fn grades(game: &Game, bot: &Minding<'_>, seeds: Range<u32>) -> Vec<(f64, bool)> {
    let one = |seed| {
        let mut state = State::new(game.scenario());
        let played = play(game, bot, seed, &mut state, &mut Silent);
        let grade = f64::from(played.grade) / f64::from(ONE);
        (grade, is(&state, bot.value, ValueStatus::Repaired))
    };
    let seeds = u64::from(seeds.start)..u64::from(seeds.end);
    seeds.into_par_iter().map(one).collect()
}

/// Adds the figure of the breach that surely pays most, and a finding for every one that surely pays.
pub(super) fn lint(story: &Story, all: &[Repaired], thresholds: &Thresholds, sheet: &mut Measures) {
    let limits = &thresholds.breaches;
    let code = "measured-breach";
    let enough = all.iter().filter(|one| one.kept.len() >= limits.repaired);
    let mut judged: Vec<_> = enough
        .map(|one| (one, paired(&one.kept, &one.repaired)))
        .collect();
    judged.sort_by(|a, b| b.1.low.total_cmp(&a.1.low));
    for (one, ahead) in &judged {
        if ahead.low > limits.ahead_most {
            let message = format!(
                "a value pays when it is broken: whoever breaches \"{}\" here and repairs it later ends {:.1} ± {:.1} points better than whoever never breaches it",
                story.value(one.value).id,
                ahead.value,
                ahead.high - ahead.value
            );
            sheet.warn(
                code,
                story.place_of_response(one.response),
                message,
                Some(&one.case(story)),
                "give less for the breach, or let what mends it cost more",
            );
        }
    }
    if let Some((one, ahead)) = judged.first() {
        let what = format!(
            "breach and repair above never breaching, surely (the most of {}: {})",
            judged.len(),
            story.response_name(one.response)
        );
        let figure = Figure::new(code, what, ahead.low, Unit::Points);
        let case = Some(one.case(story));
        sheet
            .figures
            .push(figure.most(limits.ahead_most).case(case));
    }
}

impl Repaired {
    fn case(&self, story: &Story) -> Case {
        let name = format!("informed but {}", story.response_name(self.response));
        Case::new(name, self.seed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{Source, library};

    fn measured(gain: i32) -> (Vec<Repaired>, Measures) {
        let text = format!(
            r#"(
            format: 1, id: "gain", title: "Gain", pitch: "A value is breached.", role: TeamLead,
            values: [(id: "truth", text: "We say it.")],
            team: [(id: "ann", name: "Ann", job: "Colleague")],
            crises: [
                (id: "a", title: "A", situation: Steady, severity: 10, scene: "It begins.", responses: [
                    (id: "breach", hat: Manage, practices: [ControlSolve], text: "Breach it.", effects: [Results({gain}), Breach("truth")]),
                    (id: "not", hat: Manage, practices: [ControlSolve], text: "Do not."),
                ]),
                (id: "on", title: "On", situation: Steady, severity: 10, scene: "It goes on.", responses: [
                    (id: "lead", hat: Lead, practices: [AlignPeople], text: "Talk."),
                    (id: "manage", hat: Manage, practices: [ControlSolve], text: "Plan."),
                ]),
                (id: "b", title: "B", situation: Steady, severity: 10, scene: "It is owned.", responses: [
                    (id: "own", hat: Lead, practices: [AlignPeople], text: "Own it.", effects: [Repair("truth")]),
                    (id: "talk", hat: Lead, practices: [AlignPeople], text: "Talk."),
                ]),
            ],
            endings: [(id: "end", title: "End", text: "Over.")],
        )"#
        );
        let source = Source {
            name: "gain".to_owned(),
            path: None,
            text,
        };
        let story = source.scenario().expect("sound");
        let (_, rulebook) = library::rulebook("standard").expect("it is shipped");
        let game = Game::new(story.scenario().clone(), rulebook);
        let mut thresholds = Thresholds::standard();
        thresholds.breaches.seeds = 24;
        let all = play_all(&game, &story, &Foresight::default(), &thresholds);
        let mut sheet = Measures::default();
        lint(&story, &all, &thresholds, &mut sheet);
        (all, sheet)
    }

    #[test]
    fn a_breach_that_pays_is_found_and_one_that_costs_is_not() {
        let (all, sheet) = measured(30);
        assert_eq!(
            all.iter().map(|one| one.kept.len()).collect::<Vec<_>>(),
            [24],
            "it was breached and repaired in every playthrough"
        );
        let [finding] = &sheet.findings[..] else {
            panic!("one finding, not {}", sheet.findings.len());
        };
        assert_eq!(finding.code, "measured-breach");
        assert!(finding.label.contains("informed but a/breach"));
        let (_, sheet) = measured(0);
        assert!(sheet.findings.is_empty());
        let value = sheet.figures[0].value.expect("measured");
        assert!(
            (-3.0..0.0).contains(&value),
            "a breach that brings nothing leaves its scar: {value}"
        );
    }
}
