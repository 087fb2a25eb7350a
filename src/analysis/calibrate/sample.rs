//! Many people, each playing every scenario several times: what they did and how it went.

use std::cmp::Ordering;

use rayon::prelude::*;

use super::experiment::Experiments;
use super::population::{Person, seed_of};
use super::totals::{Totals, VARIABLES};
use crate::analysis::statistics::mean;
use crate::analysis::{Bot, Decision};
use crate::engine::{
    Game, Hat, MemberIx, MemberNumber, Next, ONE, ResponseIx, Silent, Slot, State,
};

/// Times that a person plays each scenario.
pub const RUNS_EACH: u32 = 8;
/// Fewer turns have no thirds to speak of.
const WAVES_FROM: usize = 6;

/// What was asked for and worn in one playthrough, in turns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Worn {
    /// Turns played.
    pub turns: u32,
    /// Turns in which leading was worn, alone or with managing.
    pub lead: u32,
    /// Turns in which managing was worn, alone or with leading.
    pub manage: u32,
    /// Turns in which both were worn.
    pub both: u32,
    /// Turns in which nothing was done.
    pub wait: u32,
    /// The share of leading that the crisis asks for, 0 to 1, in thousandths: the sum over the turns.
    pub asked: u32,
    /// Crises that ask more for leading than for managing.
    pub lead_asked: u32,
    /// Those of them in which leading was worn.
    pub lead_met: u32,
    /// Crises that ask more for managing than for leading.
    pub manage_asked: u32,
    /// Those of them in which managing was worn.
    pub manage_met: u32,
}

/// What is known of one playthrough. Levels are in points.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Observation {
    /// What was asked for and worn.
    pub worn: Worn,
    /// The grade.
    pub grade: f64,
    /// At the end: morale, stability, results, trust, fatigue, backlog.
    pub end: [f64; 6],
    /// Trust of the members who are still there at the end.
    pub trust: Vec<f64>,
    /// Their energy.
    pub energy: Vec<f64>,
    /// Their trust after a third and two thirds of the turns and at the end; none of a playthrough of fewer than six turns.
    pub waves: Vec<[f64; 3]>,
}

impl Worn {
    fn add(&mut self, hat: Hat, asked: i32) {
        let leads = u32::from(matches!(hat, Hat::Lead | Hat::Both));
        let manages = u32::from(matches!(hat, Hat::Manage | Hat::Both));
        self.turns += 1;
        self.lead += leads;
        self.manage += manages;
        self.both += leads * manages;
        self.wait += u32::from(hat == Hat::Wait);
        self.asked += asked.unsigned_abs();
        match asked.cmp(&(ONE / 2)) {
            Ordering::Greater => {
                self.lead_asked += 1;
                self.lead_met += leads;
            }
            Ordering::Less => {
                self.manage_asked += 1;
                self.manage_met += manages;
            }
            Ordering::Equal => {}
        }
    }

    /// Share of the turns in which leading was worn, alone or with managing, 0 to 1.
    #[must_use]
    pub fn lead(&self) -> f64 {
        share(self.lead, self.turns)
    }

    /// The same of managing.
    #[must_use]
    pub fn manage(&self) -> f64 {
        share(self.manage, self.turns)
    }

    /// Share of the turns in which nothing was done.
    #[must_use]
    pub fn wait(&self) -> f64 {
        share(self.wait, self.turns)
    }

    /// Share of the crises that ask more for leading than for managing in which leading was worn; 0 where there are none.
    #[must_use]
    pub fn lead_met(&self) -> f64 {
        share(self.lead_met, self.lead_asked)
    }

    /// Share of the crises that ask more for managing than for leading in which managing was worn; 0 where there are none.
    #[must_use]
    pub fn manage_met(&self) -> f64 {
        share(self.manage_met, self.manage_asked)
    }

    /// How much leading the crises ask for, the mean, 0 to 1; the rest is managing.
    #[must_use]
    pub fn asked(&self) -> f64 {
        share(self.asked, self.turns) / f64::from(ONE)
    }

    /// How much leading was worn, the mean, 0 to 1: an act of both hats is half of each.
    #[must_use]
    pub fn led(&self) -> f64 {
        self.lead() - share(self.both, self.turns) / 2.0
    }

    /// The same of managing.
    #[must_use]
    pub fn managed(&self) -> f64 {
        self.manage() - share(self.both, self.turns) / 2.0
    }
}

fn share(part: u32, whole: u32) -> f64 {
    f64::from(part) / f64::from(whole.max(1))
}

/// The core numbers of [`Observation::end`].
const END: [Slot; 6] = [
    Slot::MORALE,
    Slot::STABILITY,
    Slot::RESULTS,
    Slot::TRUST,
    Slot::FATIGUE,
    Slot::BACKLOG,
];

/// Plays once and watches.
pub fn observe(game: &Game, bot: &dyn Bot, seed: u64, state: &mut State) -> Observation {
    let mut seen = Observation::default();
    let mut open: Vec<ResponseIx> = Vec::with_capacity(8);
    let members = game.scenario().tables().members.len();
    let mut course: Vec<f64> = Vec::with_capacity(16 * members);
    let mut next = game.begin(state, seed, &mut Silent);
    while let Next::Asks(crisis) = next {
        game.list_open(state, &mut open);
        let chosen = bot.choose(&Decision {
            game,
            state,
            open: &open,
        });
        let hat = game.scenario().response(chosen).hat;
        let ask = lead_share(game, crisis);
        seen.worn.add(hat, ask);
        match game.decide(state, chosen, &mut Silent) {
            Ok(after) => next = after,
            // Every bot picks from what is open.
            Err(_) => break,
        }
        course.extend((0..members).map(|m| member(game, state, m, MemberNumber::Trust)));
    }
    seen.grade = points(game.grade(state));
    seen.end = END.map(|slot| points(state.value(slot)));
    let there = (0..members).filter(|&m| state.is_present(MemberIx(m as u32)));
    for m in there {
        seen.trust.push(member(game, state, m, MemberNumber::Trust));
        seen.energy
            .push(member(game, state, m, MemberNumber::Energy));
        let turns = course.len() / members.max(1);
        if turns >= WAVES_FROM {
            let after = |turn: usize| course[(turn - 1) * members + m];
            seen.waves
                .push([after(turns / 3), after(turns * 2 / 3), after(turns)]);
        }
    }
    seen
}

fn points(value: i32) -> f64 {
    f64::from(value) / f64::from(ONE)
}

fn member(game: &Game, state: &State, member: usize, number: MemberNumber) -> f64 {
    let layout = game.scenario().tables().layout;
    points(state.value(layout.member(member as u16, number)))
}

/// How much leading a crisis asks for, in thousandths; half without rules.
fn lead_share(game: &Game, crisis: crate::engine::CrisisIx) -> i32 {
    let situation = game.scenario().crisis(crisis).situation;
    let rules = game.rulebook().rules.as_ref();
    rules.map_or(ONE / 2, |rules| rules.situations.of(situation).lead_share)
}

/// What many people did in every scenario: for each scenario, what each person's playthroughs add up to.
#[derive(Debug, Clone, PartialEq)]
pub struct Sample {
    /// By scenario, then by person.
    pub totals: Vec<Vec<Totals>>,
}

impl Sample {
    /// Plays `people` people, drawn by `seed`, through every game, and a trial of every experiment for each. `played` hears of every person that is through.
    #[must_use]
    pub fn play(games: &[Game], people: u32, seed: u64, played: &(dyn Fn() + Sync)) -> Self {
        let experiments: Vec<Experiments<'_>> = games.iter().map(Experiments::new).collect();
        let by_person: Vec<Vec<Totals>> = (0..people)
            .into_par_iter()
            .map(|number| {
                let person = Person::draw(seed, number);
                let of = |(game, experiments): (&Game, &Experiments<'_>)| {
                    let mut state = State::new(game.scenario());
                    let runs: Vec<Observation> = (0..RUNS_EACH)
                        .map(|run| observe(game, &person, seed_of(seed, number, run), &mut state))
                        .collect();
                    let mut totals = totals(person, &runs);
                    // People of experiments are not those of the population.
                    let seed = seed_of(seed, u32::MAX, number);
                    experiments.trial(seed, &mut state, &mut totals.trials);
                    totals
                };
                let all = games.iter().zip(&experiments).map(of).collect();
                played();
                all
            })
            .collect();
        let mut totals = vec![Vec::with_capacity(by_person.len()); games.len()];
        for person in by_person {
            for (scenario, own) in totals.iter_mut().zip(person) {
                scenario.push(own);
            }
        }
        Self { totals }
    }

    /// Everybody's together, by scenario.
    #[must_use]
    pub fn whole(&self) -> Vec<Totals> {
        let of = |people: &Vec<Totals>| {
            let mut all = Totals::default();
            people.iter().for_each(|person| all.merge(person));
            all
        };
        self.totals.iter().map(of).collect()
    }
}

fn totals(person: Person, runs: &[Observation]) -> Totals {
    let of = |what: fn(&Observation) -> f64| mean(&runs.iter().map(what).collect::<Vec<_>>());
    let asked = of(|o| o.worn.asked());
    let too_much_or_little =
        (of(|o| o.worn.led()) - asked).abs() + (of(|o| o.worn.managed()) - 1.0 + asked).abs();
    let behaviour = [
        of(|o| o.worn.lead()),
        of(|o| o.worn.manage()),
        of(|o| o.worn.wait()),
        of(|o| o.worn.lead_met()),
        of(|o| o.worn.manage_met()),
        -too_much_or_little,
        f64::from(person.quality) / f64::from(ONE),
    ];
    let mut totals = Totals::default();
    for run in runs {
        let mut row = [0.0; VARIABLES];
        let outcomes = [run.grade].into_iter().chain(run.end);
        for (cell, value) in row.iter_mut().zip(behaviour.into_iter().chain(outcomes)) {
            *cell = value;
        }
        totals.moments.add(&row);
        totals.trust.add(&run.trust);
        totals.energy.add(&run.energy);
        for waves in &run.waves {
            totals.waves.add(waves);
        }
    }
    totals
        .grades
        .add(&runs.iter().map(|o| o.grade).collect::<Vec<_>>());
    totals
        .morales
        .add(&runs.iter().map(|o| o.end[0]).collect::<Vec<_>>());
    totals
}

#[cfg(test)]
mod tests {
    use super::super::totals::Variable;
    use super::*;
    use crate::analysis::{Random, synthetic};
    use crate::content::library;

    fn game() -> Game {
        let (_, rulebook) = library::rulebook("standard").expect("it is built in");
        Game::new(synthetic::scenario(4, 12).scenario().clone(), rulebook)
    }

    #[test]
    fn what_is_watched_is_what_the_state_says() {
        let game = game();
        let mut state = State::new(game.scenario());
        let seen = observe(&game, &Random, 3, &mut state);
        assert!((seen.grade - points(game.grade(&state))).abs() < 1e-9);
        assert!((seen.end[5] - points(state.value(Slot::BACKLOG))).abs() < 1e-9);
        assert!(!seen.trust.is_empty() && seen.trust.len() == seen.energy.len());
        assert_eq!(seen.waves.len(), seen.trust.len());
        for (waves, trust) in seen.waves.iter().zip(&seen.trust) {
            assert!((waves[2] - trust).abs() < 1e-9, "the last wave is the end");
        }
    }

    #[test]
    fn outcomes_stand_where_their_names_say() {
        let game = game();
        let mut state = State::new(game.scenario());
        let person = Person::draw(1, 1);
        let run = observe(&game, &person, 9, &mut state);
        let totals = totals(person, std::slice::from_ref(&run));
        for (variable, value) in [
            (Variable::Wait, run.worn.wait()),
            (Variable::Quality, f64::from(person.quality) / 1000.0),
            (Variable::Grade, run.grade),
            (Variable::Morale, run.end[0]),
            (Variable::Results, run.end[2]),
            (Variable::Trust, run.end[3]),
            (Variable::Backlog, run.end[5]),
        ] {
            let found = totals.moments.mean(variable as usize);
            assert!((found - value).abs() < 1e-9, "{variable:?}");
        }
    }
}
