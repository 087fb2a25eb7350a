//! Many people, each playing every scenario several times: what they did and how it went.

use rayon::prelude::*;

use super::population::{Person, seed_of};
use crate::analysis::statistics::{Estimate, Group, Moments, bootstrap, intraclass, mean};
use crate::analysis::{Bot, Decision};
use crate::engine::{Game, Hat, Next, ONE, ResponseIx, Silent, Slot, State};

/// Samples that an interval is drawn from.
pub(super) const DRAWS: u32 = 400;

/// What is known of one playthrough.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Observation {
    /// Shares of the turns in which leading was worn (alone or with managing), managing was worn, and nothing was done.
    pub lead: f64,
    /// See `lead`.
    pub manage: f64,
    /// See `lead`.
    pub wait: f64,
    /// Share of the crises that ask more for leading than for managing in which leading was worn; of those that ask more for managing, managing.
    pub lead_asked: f64,
    /// See `lead_asked`.
    pub manage_asked: f64,
    /// Means over the crises of how much leading they ask for and how much was worn (an act of both hats is half of each), 0 to 1; the rest is
    /// managing, but for waiting.
    pub ask: f64,
    /// See `ask`.
    pub led: f64,
    /// See `ask`.
    pub managed: f64,
    /// The grade in points.
    pub grade: f64,
    /// Morale at the end in points.
    pub morale: f64,
    /// Results at the end in points.
    pub results: f64,
}

/// Plays once and watches.
pub fn observe(game: &Game, player: &dyn Bot, seed: u64, state: &mut State) -> Observation {
    let mut seen = Observation::default();
    let (mut turns, mut asks_lead, mut asks_manage) = (0.0, 0.0, 0.0);
    let mut open: Vec<ResponseIx> = Vec::with_capacity(8);
    let mut next = game.begin(state, seed, &mut Silent);
    while let Next::Asks(crisis) = next {
        open.clear();
        open.extend(game.open_responses(state));
        let chosen = player.choose(&Decision {
            game,
            state,
            open: &open,
        });
        let hat = game.scenario().response(chosen).hat;
        let ask = lead_share(game, crisis);
        let leads = f64::from(u8::from(matches!(hat, Hat::Lead | Hat::Both)));
        let manages = f64::from(u8::from(matches!(hat, Hat::Manage | Hat::Both)));
        turns += 1.0;
        seen.lead += leads;
        seen.manage += manages;
        seen.wait += f64::from(u8::from(hat == Hat::Wait));
        seen.ask += ask;
        seen.led += leads - leads * manages / 2.0;
        seen.managed += manages - leads * manages / 2.0;
        if ask > 0.5 {
            asks_lead += 1.0;
            seen.lead_asked += leads;
        } else if ask < 0.5 {
            asks_manage += 1.0;
            seen.manage_asked += manages;
        }
        match game.decide(state, chosen, &mut Silent) {
            Ok(after) => next = after,
            // Every player picks from what is open.
            Err(_) => break,
        }
    }
    for sum in [
        &mut seen.lead,
        &mut seen.manage,
        &mut seen.wait,
        &mut seen.ask,
        &mut seen.led,
        &mut seen.managed,
    ] {
        *sum /= f64::max(turns, 1.0);
    }
    seen.lead_asked /= f64::max(asks_lead, 1.0);
    seen.manage_asked /= f64::max(asks_manage, 1.0);
    let points = |value: i32| f64::from(value) / f64::from(ONE);
    seen.grade = points(game.grade(state));
    seen.morale = points(state.value(Slot::MORALE));
    seen.results = points(state.value(Slot::RESULTS));
    seen
}

/// How much leading a crisis asks for, 0 to 1; half without rules.
fn lead_share(game: &Game, crisis: crate::engine::CrisisIx) -> f64 {
    let situation = game.scenario().crisis(crisis).situation;
    game.rulebook().rules.as_ref().map_or(0.5, |rules| {
        f64::from(rules.situations.of(situation).lead_share) / f64::from(ONE)
    })
}

/// Variables of the moments, in their order. Behaviour is a person's mean over the playthroughs of one scenario, as a rating describes how somebody
/// ordinarily acts; outcomes are those of a single playthrough, as there is one outcome in the field. All are standardised within their scenario.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of the observation")]
pub enum Variable {
    Lead,
    Manage,
    Wait,
    LeadAsked,
    ManageAsked,
    Versatility,
    Grade,
    Morale,
    Results,
    Quality,
}

/// How many [`Variable`]s there are.
const VARIABLES: usize = 10;

/// What many people did in every scenario.
#[derive(Debug)]
pub struct Sample {
    /// For each person the moments over all their playthroughs.
    people: Vec<Moments<VARIABLES>>,
    /// For each person and scenario, mean and variance over the seeds: of the grade and of morale.
    grades: Vec<Vec<Group>>,
    morales: Vec<Vec<Group>>,
    runs_each: usize,
    seed: u64,
}

impl Sample {
    /// Plays `people` people `runs_each` times through every game. `played` hears of every person that is through.
    pub fn play(
        games: &[Game],
        people: u32,
        runs_each: usize,
        seed: u64,
        played: &(dyn Fn() + Sync),
    ) -> Self {
        let everyone: Vec<Person> = (0..people).map(|n| Person::draw(seed, n)).collect();
        let observed: Vec<Vec<Vec<Observation>>> = everyone
            .par_iter()
            .enumerate()
            .map(|(number, person)| {
                let of = |game: &Game| {
                    let mut state = State::new(game.scenario());
                    (0..runs_each)
                        .map(|run| {
                            let seed = seed_of(seed, number as u32, run as u32);
                            observe(game, person, seed, &mut state)
                        })
                        .collect()
                };
                let all = games.iter().map(of).collect();
                played();
                all
            })
            .collect();

        let mut moments = vec![Moments::default(); everyone.len()];
        for game in 0..games.len() {
            let rows: Vec<Vec<[f64; VARIABLES]>> = everyone
                .iter()
                .zip(&observed)
                .map(|(person, observed)| variables(*person, &observed[game]))
                .collect();
            let mut all = Moments::<VARIABLES>::default();
            rows.iter().flatten().for_each(|row| all.add(row));
            for (moments, rows) in moments.iter_mut().zip(rows) {
                for mut row in rows {
                    for (at, value) in row.iter_mut().enumerate() {
                        let deviation = all.covariance(at, at).max(0.0).sqrt();
                        *value = (*value - all.mean(at)) / f64::max(deviation, 1e-9);
                    }
                    moments.add(&row);
                }
            }
        }
        let groups = |of: fn(&Observation) -> f64| -> Vec<Vec<Group>> {
            let group =
                |runs: &Vec<Observation>| Group::of(&runs.iter().map(of).collect::<Vec<_>>());
            observed
                .iter()
                .map(|games| games.iter().map(group).collect())
                .collect()
        };
        Self {
            people: moments,
            grades: groups(|o| o.grade),
            morales: groups(|o| o.morale),
            runs_each,
            seed,
        }
    }

    /// A statistic of the moments of everyone, with its interval.
    pub(super) fn estimate(&self, of: impl Fn(&Moments<VARIABLES>) -> f64) -> Estimate {
        bootstrap(self.people.len(), DRAWS, self.seed, |sample| {
            of(&Moments::of(sample.iter().map(|&p| &self.people[p])))
        })
    }

    /// A correlation, with its interval.
    pub(super) fn correlation(&self, a: Variable, b: Variable) -> Estimate {
        self.estimate(|m| m.correlation(a as usize, b as usize))
    }

    /// Share of the grade's variance that lies between people rather than between seeds: the mean over the scenarios.
    pub(super) fn skill(&self) -> Estimate {
        self.between(&self.grades)
    }

    /// Share of morale's variance that lies between people rather than between seeds: the mean over the scenarios.
    pub(super) fn engagement(&self) -> Estimate {
        self.between(&self.morales)
    }

    fn between(&self, groups: &[Vec<Group>]) -> Estimate {
        let games = groups.first().map_or(0, Vec::len);
        bootstrap(groups.len(), DRAWS, self.seed, |sample| {
            let of = |game: usize| {
                let groups: Vec<Group> = sample.iter().map(|&p| groups[p][game]).collect();
                intraclass(&groups, self.runs_each)
            };
            mean(&(0..games).map(of).collect::<Vec<_>>())
        })
    }
}

fn variables(person: Person, runs: &[Observation]) -> Vec<[f64; VARIABLES]> {
    let of = |what: fn(&Observation) -> f64| mean(&runs.iter().map(what).collect::<Vec<_>>());
    let too_much_or_little =
        (of(|o| o.led) - of(|o| o.ask)).abs() + (of(|o| o.managed) - 1.0 + of(|o| o.ask)).abs();
    let row = |run: &Observation| {
        [
            of(|o| o.lead),
            of(|o| o.manage),
            of(|o| o.wait),
            of(|o| o.lead_asked),
            of(|o| o.manage_asked),
            -too_much_or_little,
            run.grade,
            run.morale,
            run.results,
            f64::from(person.quality) / f64::from(ONE),
        ]
    };
    runs.iter().map(row).collect()
}
