//! Whether a value may be broken and mended at a profit: who breaches one and repairs it later must not end better than who never breaches it.

use rayon::prelude::*;

use super::figure::{Case, Figure, Measures, Unit};
use super::thresholds::Thresholds;
use crate::analysis::graph::facts;
use crate::analysis::statistics::paired;
use crate::analysis::{Bot, Decision, Informed, LookAhead};
use crate::content::Story;
use crate::content::raw::{RawEffect, RawResponse};
use crate::engine::{Game, Next, ONE, ResponseIx, Silent, State, ValueIx, ValueStatus};

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
#[derive(Debug, Clone, Copy)]
struct Minding<'a> {
    value: ValueIx,
    but_for: Option<ResponseIx>,
    breaching: &'a [ResponseIx],
    repairing: &'a [ResponseIx],
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
        Informed(LOOK).choose(&Decision { open, ..*decision })
    }
}

fn is(state: &State, value: ValueIx, status: ValueStatus) -> bool {
    let debt = state.debts.get(value.0 as usize);
    debt.is_some_and(|debt| debt.status == status)
}

/// What comes of breaching and repairing, for every response that breaches a value which another response repairs.
pub(super) fn play_all(game: &Game, story: &Story, thresholds: &Thresholds) -> Vec<Repaired> {
    let seeds = thresholds.breaches.seeds;
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
        let bot = Minding {
            value,
            but_for: None,
            breaching: &breaching,
            repairing: &repairing,
        };
        let seeds = (0..u64::from(seeds)).into_par_iter();
        let games: Vec<Games> = seeds.map(|seed| Games::play(game, &bot, seed)).collect();
        for (position, &response) in breaching.iter().enumerate() {
            let pairs: Vec<(f64, f64, u64)> = (0..)
                .zip(&games)
                .map(|(seed, games)| (games.kept, games.breached[position], seed))
                .filter(|(_, with, _)| with.repaired)
                .map(|(kept, with, seed)| (kept.grade, with.grade, seed))
                .collect();
            found.push(Repaired {
                response,
                value,
                kept: pairs.iter().map(|p| p.0).collect(),
                repaired: pairs.iter().map(|p| p.1).collect(),
                seed: pairs.first().map_or(0, |p| p.2),
            });
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

/// How a game of one seed ended.
#[derive(Debug, Clone, Copy)]
struct Ended {
    /// The grade in points.
    grade: f64,
    /// Whether the value had been breached and was repaired at the end.
    repaired: bool,
}

/// The games of one seed.
struct Games {
    /// The one in which the value is kept.
    kept: Ended,
    /// For each response that breaches the value, the one in which it is given.
    breached: Vec<Ended>,
}

impl Games {
    /// Plays them. They are one game until the response is open for the first time, and part there; where it never is, they are one to the end.
    fn play(game: &Game, bot: &Minding<'_>, seed: u64) -> Self {
        let mut parted: Vec<Option<Ended>> = vec![None; bot.breaching.len()];
        let mut state = State::new(game.scenario());
        let next = game.begin(&mut state, seed, &mut Silent);
        let kept = to_the_end(game, bot, &mut state, next, |state, next, open| {
            for (parted, response) in parted.iter_mut().zip(bot.breaching) {
                if parted.is_none() && open.contains(response) {
                    let giving = Minding {
                        but_for: Some(*response),
                        ..*bot
                    };
                    let ended = to_the_end(game, &giving, &mut state.clone(), next, |_, _, _| ());
                    *parted = Some(ended);
                }
            }
        });
        let breached = parted.into_iter().map(|ended| ended.unwrap_or(kept));
        Self {
            kept,
            breached: breached.collect(),
        }
    }
}

/// Plays a game that has begun to its end, and shows every decision before it is taken.
fn to_the_end(
    game: &Game,
    bot: &Minding<'_>,
    state: &mut State,
    mut next: Next,
    mut before: impl FnMut(&State, Next, &[ResponseIx]),
) -> Ended {
    let mut open = Vec::new();
    while let Next::Asks(_) = next {
        game.list_open(state, &mut open);
        before(state, next, &open);
        let chosen = bot.choose(&Decision {
            game,
            state,
            open: &open,
        });
        next = game
            .decide(state, chosen, &mut Silent)
            .expect("it is one of the open responses");
    }
    Ended {
        grade: f64::from(game.grade(state)) / f64::from(ONE),
        repaired: is(state, bot.value, ValueStatus::Repaired),
    }
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
        let all = play_all(&game, &story, &thresholds);
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
            value.abs() < 0.5,
            "a breach that brings nothing earns nothing: {value}"
        );
    }
}
