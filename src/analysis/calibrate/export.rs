//! The rows that the figures are worked out from, so that anybody can work them out again.

use std::io;

use rayon::prelude::*;

use super::experiment::{Act, Course, Experiments};
use super::population::{Person, seed_of};
use super::sample::{Observation, RUNS_EACH, observe};
use super::{Drawn, Plan, under};
use crate::analysis::constants::null;
use crate::analysis::simulation::{Column, Kind, NOTHING};
use crate::engine::{Game, ONE, Rulebook, Slot, State};

/// One table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sheet {
    /// What people did and how it went: a row a playthrough.
    Playthroughs,
    /// Members who are still there at the end of those.
    Members,
    /// Meters and backlog after every turn of the experiments' playthroughs.
    Courses,
    /// Leading acts with and without anything in them.
    Speeches,
    /// Which scenarios are in the samples that intervals come from.
    DrawnScenarios,
    /// Which people are in them.
    DrawnPeople,
}

/// The columns of a sheet, after its labels; those whose name begins with `wave_` may be empty.
type Shape = &'static [(&'static str, Kind)];

const PLAYTHROUGHS: Shape = &[
    ("seed", Kind::Seed),
    ("person", Kind::Count),
    ("run", Kind::Count),
    ("played", Kind::Seed),
    ("quality", Kind::Thousandths),
    ("turns", Kind::Count),
    ("lead", Kind::Count),
    ("manage", Kind::Count),
    ("both", Kind::Count),
    ("wait", Kind::Count),
    ("asked", Kind::Thousandths),
    ("lead_asked", Kind::Count),
    ("lead_met", Kind::Count),
    ("manage_asked", Kind::Count),
    ("manage_met", Kind::Count),
    ("grade", Kind::Thousandths),
    ("morale", Kind::Thousandths),
    ("stability", Kind::Thousandths),
    ("results", Kind::Thousandths),
    ("trust", Kind::Thousandths),
    ("fatigue", Kind::Thousandths),
    ("backlog", Kind::Thousandths),
];

const MEMBERS: Shape = &[
    ("seed", Kind::Seed),
    ("person", Kind::Count),
    ("run", Kind::Count),
    ("member", Kind::Count),
    ("trust", Kind::Thousandths),
    ("energy", Kind::Thousandths),
    ("wave_1", Kind::Thousandths),
    ("wave_2", Kind::Thousandths),
    ("wave_3", Kind::Thousandths),
];

const COURSES: Shape = &[
    ("seed", Kind::Seed),
    ("trial", Kind::Count),
    ("turn", Kind::Count),
    ("morale", Kind::Thousandths),
    ("stability", Kind::Thousandths),
    ("results", Kind::Thousandths),
    ("backlog", Kind::Thousandths),
];

const SPEECHES: Shape = &[
    ("seed", Kind::Seed),
    ("trial", Kind::Count),
    ("turn", Kind::Count),
    ("share_asked", Kind::Thousandths),
    ("direction_weight", Kind::Thousandths),
    ("gain", Kind::Thousandths),
    ("tired_from", Kind::Thousandths),
    ("tired_loss", Kind::Thousandths),
    ("direction_with", Kind::Thousandths),
    ("order_with", Kind::Thousandths),
    ("competence_with", Kind::Thousandths),
    ("fatigue_with", Kind::Thousandths),
    ("direction_without", Kind::Thousandths),
    ("order_without", Kind::Thousandths),
    ("competence_without", Kind::Thousandths),
    ("fatigue_without", Kind::Thousandths),
];

const DRAWN_SCENARIOS: Shape = &[("draw", Kind::Count), ("times", Kind::Count)];

const DRAWN_PEOPLE: Shape = &[
    ("draw", Kind::Count),
    ("seed", Kind::Seed),
    ("person", Kind::Count),
    ("times", Kind::Count),
];

impl Sheet {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Playthroughs,
        Self::Members,
        Self::Courses,
        Self::Speeches,
        Self::DrawnScenarios,
        Self::DrawnPeople,
    ];

    /// The name of its file, without an ending.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Playthroughs => "playthroughs",
            Self::Members => "members",
            Self::Courses => "courses",
            Self::Speeches => "speeches",
            Self::DrawnScenarios => "drawn_scenarios",
            Self::DrawnPeople => "drawn_people",
        }
    }

    /// The names of the labels that its rows begin with.
    #[must_use]
    pub const fn labels(self) -> &'static [&'static str] {
        match self {
            Self::Playthroughs | Self::Members | Self::Speeches => &["set", "rulebook", "scenario"],
            Self::Courses => &["set", "rulebook", "scenario", "arm"],
            Self::DrawnScenarios => &["set", "scenario"],
            Self::DrawnPeople => &["set"],
        }
    }

    /// Its columns, after the labels. docs/exports.md says what they mean.
    #[must_use]
    pub fn columns(self) -> Vec<Column> {
        let shape = match self {
            Self::Playthroughs => PLAYTHROUGHS,
            Self::Members => MEMBERS,
            Self::Courses => COURSES,
            Self::Speeches => SPEECHES,
            Self::DrawnScenarios => DRAWN_SCENARIOS,
            Self::DrawnPeople => DRAWN_PEOPLE,
        };
        let column = |(name, kind): &(&str, Kind)| Column {
            name: (*name).to_owned(),
            kind: kind.clone(),
            optional: name.starts_with("wave_"),
            about: "",
        };
        shape.iter().map(column).collect()
    }
}

/// Some scenarios that are calibrated together.
pub struct Set<'a> {
    /// Its label in every row.
    pub name: &'a str,
    /// The scenarios with their ids.
    pub games: &'a [Game],
    /// The ids, in the same order.
    pub scenarios: &'a [String],
    /// How much is simulated.
    pub plan: Plan,
}

/// Takes rows of a sheet: their labels and their numbers.
pub type Write<'a> = dyn FnMut(Sheet, &[&str], &[i64]) -> io::Result<()> + 'a;

/// Plays what [`super::calibrate`] plays, and hands on the rows in order. `step` hears of [`Plan::steps`] steps.
///
/// # Errors
/// The first error of `write`.
pub fn export(set: &Set<'_>, write: &mut Write<'_>, step: &(dyn Fn() + Sync)) -> io::Result<()> {
    let plan = &set.plan;
    let Some(rulebook) = set.games.first().map(Game::rulebook) else {
        return Ok(());
    };
    let seeds = || (0..u64::from(plan.seeds)).map(|n| plan.seed.wrapping_add(n));
    for seed in seeds() {
        rows(set, set.games, seed, write, step)?;
    }
    if plan.nulls > 0 {
        let nulls = (1..=u64::from(plan.nulls)).map(|n| null(rulebook, n));
        for beside in [Rulebook::plain()].into_iter().chain(nulls) {
            rows(set, &under(set.games, &beside), plan.seed, write, step)?;
        }
    }
    for draw in 0..plan.draws {
        let (scenarios, people) = (set.games.len(), plan.people as usize);
        let drawn = Drawn::new(plan.seed, draw, scenarios, people, plan.seeds as usize);
        for (scenario, times) in counts(&drawn.scenarios, scenarios) {
            let labels = [set.name, set.scenarios[scenario].as_str()];
            write(Sheet::DrawnScenarios, &labels, &[i64::from(draw), times])?;
        }
        let mut numbers = Vec::new();
        for (seed, who) in seeds().zip(&drawn.people) {
            for (person, times) in counts(who, people) {
                numbers.extend([i64::from(draw), seed.cast_signed(), person as i64, times]);
            }
        }
        write(Sheet::DrawnPeople, &[set.name], &numbers)?;
    }
    Ok(())
}

/// How often each position below `of` is there, without those that are not.
fn counts(positions: &[usize], of: usize) -> impl Iterator<Item = (usize, i64)> {
    let mut times = vec![0; of];
    for &at in positions {
        times[at] += 1;
    }
    times
        .into_iter()
        .enumerate()
        .filter(|(_, times)| *times > 0)
}

/// What one person is in, and the trial of the same number: by scenario.
#[derive(Default)]
struct Own {
    playthroughs: Vec<i64>,
    members: Vec<i64>,
    courses: Vec<(&'static str, Vec<i64>)>,
    speeches: Vec<i64>,
}

fn rows(
    set: &Set<'_>,
    games: &[Game],
    seed: u64,
    write: &mut Write<'_>,
    step: &(dyn Fn() + Sync),
) -> io::Result<()> {
    let experiments: Vec<Experiments<'_>> = games.iter().map(Experiments::new).collect();
    let by_person: Vec<Vec<Own>> = (0..set.plan.people)
        .into_par_iter()
        .map(|number| {
            let of = |(game, experiments)| own(game, experiments, seed, number);
            let all = games.iter().zip(&experiments).map(of).collect();
            step();
            all
        })
        .collect();
    for (at, (game, scenario)) in games.iter().zip(set.scenarios).enumerate() {
        let labels = [set.name, game.rulebook().id.as_str(), scenario.as_str()];
        for person in &by_person {
            let own = &person[at];
            write(Sheet::Playthroughs, &labels, &own.playthroughs)?;
            write(Sheet::Members, &labels, &own.members)?;
            write(Sheet::Speeches, &labels, &own.speeches)?;
            for (arm, numbers) in &own.courses {
                let [set, rulebook, scenario] = labels;
                write(Sheet::Courses, &[set, rulebook, scenario, arm], numbers)?;
            }
        }
    }
    Ok(())
}

fn own(game: &Game, experiments: &Experiments<'_>, seed: u64, number: u32) -> Own {
    let mut own = Own::default();
    let mut state = State::new(game.scenario());
    let person = Person::draw(seed, number);
    let who = [seed.cast_signed(), i64::from(number)];
    for run in 0..RUNS_EACH {
        let played = seed_of(seed, number, run);
        let seen = observe(game, &person, played, &mut state);
        own.playthroughs.extend(who);
        own.playthroughs.extend([
            i64::from(run),
            played.cast_signed(),
            i64::from(person.quality),
        ]);
        playthrough(&seen, &mut own.playthroughs);
        for (at, (trust, energy)) in seen.trust.iter().zip(&seen.energy).enumerate() {
            own.members.extend(who);
            own.members.extend([i64::from(run), at as i64 + 1]);
            own.members.extend([*trust, *energy].map(thousandths));
            let waves = seen.waves.get(at);
            own.members
                .extend(waves.map_or([NOTHING; 3], |waves| waves.map(thousandths)));
        }
    }
    // As in `Sample::play`.
    let luck = seed_of(seed, u32::MAX, number);
    for (arm, course) in experiments.courses(luck, &mut state) {
        own.courses.push((arm, turns(&who, &course)));
    }
    for Act {
        turn,
        constants,
        with,
        without,
    } in experiments.acts(luck, &mut state)
    {
        own.speeches.extend(who);
        own.speeches.push(i64::from(turn));
        let numbers = constants.into_iter().chain(with).chain(without);
        own.speeches.extend(numbers.map(i64::from));
    }
    own
}

fn playthrough(seen: &Observation, row: &mut Vec<i64>) {
    let worn = &seen.worn;
    let counts = [
        worn.turns,
        worn.lead,
        worn.manage,
        worn.both,
        worn.wait,
        worn.asked,
        worn.lead_asked,
        worn.lead_met,
        worn.manage_asked,
        worn.manage_met,
    ];
    row.extend(counts.map(i64::from));
    row.push(thousandths(seen.grade));
    row.extend(seen.end.map(thousandths));
}

fn turns(who: &[i64; 2], course: &Course) -> Vec<i64> {
    let slots = [Slot::MORALE, Slot::STABILITY, Slot::RESULTS, Slot::BACKLOG];
    let row = |turn: usize| {
        let levels = slots.map(|slot| i64::from(course.thousandths(slot, turn)));
        who.iter().copied().chain([turn as i64]).chain(levels)
    };
    (0..=course.turns()).flat_map(row).collect()
}

/// Points that came from thousandths.
fn thousandths(points: f64) -> i64 {
    (points * f64::from(ONE)).round() as i64
}
