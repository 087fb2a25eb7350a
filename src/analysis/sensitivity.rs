//! Which constants of a rulebook matter: every one is turned up and down, and grades, rows of findings and strict figures are looked at again.

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::calibrate::Findings;
use super::calibrate::sample::Sample;
use super::constants::{constants, with};
use super::measure::{Measuring, Thresholds};
use super::statistics::mean;
use super::{BotError, Setting, named, play};
use crate::content::{Library, Story};
use crate::engine::{Game, ONE, Rulebook, Silent, State};

/// Bots whose grades are looked at unless others are asked for.
pub const BOTS: [&str; 7] = [
    "random",
    "lead",
    "manage",
    "both",
    "wait",
    "alternate",
    "informed",
];

/// Seed of the people whose rows are looked at: not one of those that `calibrate` keeps for itself.
const SEED: u64 = 1;

/// How much is played.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// What a constant is multiplied by, and divided by; above 1.
    pub factor: f64,
    /// Playthroughs of each bot in each scenario.
    pub runs: u32,
    /// Names of bots.
    pub bots: Vec<String>,
    /// People for the rows of findings; none looks at no rows.
    pub people: u32,
    /// Playthroughs for the figures of `check --strict`; none looks at none.
    pub strict: u32,
}

/// What is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// The mean grade of a bot, in points.
    Grade,
    /// A row of findings.
    Row,
    /// A figure of `check --strict`.
    Strict,
}

/// What became of one thing when one constant was turned.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Change {
    /// The constant.
    pub constant: String,
    /// Its value.
    pub from: i32,
    /// What it was turned to.
    pub to: i32,
    /// The scenario; empty for rows, which are over all of them.
    pub scenario: String,
    /// What was looked at.
    pub kind: Kind,
    /// The bot, the row, or the figure.
    pub what: String,
    /// What it is with the constant's own value.
    pub before: f64,
    /// What it is now.
    pub after: f64,
}

impl Change {
    /// How far it moved.
    #[must_use]
    pub fn moved(&self) -> f64 {
        self.after - self.before
    }
}

/// What was looked at, and how it is with one rulebook.
type Figures = Vec<(String, Kind, String, f64)>;

/// The scenarios and what is played with them.
pub struct Sensitivity<'a> {
    /// The scenarios.
    pub stories: &'a [Story],
    /// The rulebook.
    pub rulebook: &'a Rulebook,
    /// Where bots learn from.
    pub library: &'a Library,
    /// How much is played.
    pub plan: &'a Plan,
}

/// A constant and what it is turned to.
#[derive(Debug, Clone)]
struct Turned {
    constant: String,
    from: i32,
    to: i32,
    rulebook: Rulebook,
}

impl Sensitivity<'_> {
    /// How many rulebooks are played.
    #[must_use]
    pub fn steps(&self) -> u64 {
        self.turned().len() as u64 + 1
    }

    /// Every constant that is not nothing, up and down. What the rulebook does not take is left out.
    fn turned(&self) -> Vec<Turned> {
        let mut all = Vec::new();
        for constant in constants(self.rulebook) {
            for factor in [self.plan.factor, 1.0 / self.plan.factor] {
                let to = (f64::from(constant.value) * factor).round() as i64;
                if to == i64::from(constant.value) {
                    continue;
                }
                if let Ok(rulebook) = with(self.rulebook, &constant.name, to) {
                    all.push(Turned {
                        constant: constant.name.clone(),
                        from: constant.value,
                        to: to as i32,
                        rulebook,
                    });
                }
            }
        }
        all
    }

    /// Plays everything in the thread pool of the caller: every change, constant by constant. The same whatever the number of threads. `step` hears of
    /// [`Sensitivity::steps`] steps.
    ///
    /// # Errors
    /// If there is no bot of a name.
    pub fn run(&self, step: &(dyn Fn() + Sync)) -> Result<Vec<Change>, BotError> {
        let findings = Findings::standard();
        let before = self.figures(self.rulebook, &findings)?;
        step();
        let turned = self.turned();
        let changes: Vec<Result<Vec<Change>, BotError>> = turned
            .par_iter()
            .map(|turned| {
                let after = self.figures(&turned.rulebook, &findings)?;
                step();
                let change = |((scenario, kind, what, before), after): (
                    &(String, Kind, String, f64),
                    (String, Kind, String, f64),
                )| Change {
                    constant: turned.constant.clone(),
                    from: turned.from,
                    to: turned.to,
                    scenario: scenario.clone(),
                    kind: *kind,
                    what: what.clone(),
                    before: *before,
                    after: after.3,
                };
                Ok(before.iter().zip(after).map(change).collect())
            })
            .collect();
        let all: Result<Vec<Vec<Change>>, BotError> = changes.into_iter().collect();
        Ok(all?.into_iter().flatten().collect())
    }

    fn figures(&self, rulebook: &Rulebook, findings: &Findings) -> Result<Figures, BotError> {
        let mut figures = Vec::new();
        let games: Vec<Game> = self
            .stories
            .iter()
            .map(|story| Game::new(story.scenario().clone(), rulebook.clone()))
            .collect();
        for (story, game) in self.stories.iter().zip(&games) {
            let id = || story.raw().id.clone();
            let setting = Setting {
                story,
                rulebook,
                library: self.library,
            };
            for name in &self.plan.bots {
                let bot = named(name, &setting)?;
                let mut state = State::new(game.scenario());
                let grades: Vec<f64> = (0..u64::from(self.plan.runs))
                    .map(|seed| play(game, &*bot, seed, &mut state, &mut Silent).grade)
                    .map(|grade| f64::from(grade) / f64::from(ONE))
                    .collect();
                figures.push((id(), Kind::Grade, name.clone(), mean(&grades)));
            }
            if self.plan.strict > 0 {
                let measuring = Measuring {
                    readings: &[],
                    rulebook,
                    others: self.stories,
                    thresholds: &Thresholds::standard().with_runs(self.plan.strict),
                };
                let report = measuring.measure(story);
                for (at, figure) in report.figures.iter().enumerate() {
                    let what = format!("{} {at}", figure.code);
                    figures.push((id(), Kind::Strict, what, figure.value.unwrap_or(f64::NAN)));
                }
            }
        }
        if self.plan.people > 0 {
            let totals = Sample::play(&games, self.plan.people, SEED, &|| ()).whole();
            for row in &findings.rows {
                if let Some(statistic) = &row.statistic {
                    figures.push((
                        String::new(),
                        Kind::Row,
                        row.id.clone(),
                        statistic.of(&totals),
                    ));
                }
            }
        }
        Ok(figures)
    }
}

/// How far grades may move, and which constants are known to move them further.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// The version of the format: 1.
    pub format: u32,
    /// Points that the grade of a bot may move by when a constant is turned by a fifth.
    pub most: f64,
    /// The same for bots that know one way only: `lead`, `manage`, `both`, `wait`.
    pub most_of_one_way: f64,
    /// A constant that moves no bot's grade by more than this is dead weight.
    pub dead: f64,
    /// Knife edges that are known: constant and bot.
    pub known: Vec<(String, String)>,
}

/// A constant that moves the grade of a bot too far.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Edge {
    /// The constant.
    pub constant: String,
    /// What it was turned to.
    pub to: i32,
    /// The bot.
    pub bot: String,
    /// How far its grade moves, in points: the mean over the scenarios.
    pub moved: f64,
    /// Whether it stands in the list of known ones.
    pub known: bool,
}

/// What the changes of grades say of the constants.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Verdict {
    /// Knife edges, the sharpest first.
    pub edges: Vec<Edge>,
    /// Constants that move no grade to speak of, in alphabetical order.
    pub dead: Vec<String>,
    /// Constants that were turned.
    pub turned: usize,
}

impl Limits {
    /// The limits that are built into the program.
    ///
    /// # Panics
    /// Never: the file is built in and has been tested.
    #[must_use]
    pub fn standard() -> Self {
        crate::content::options()
            .from_str(include_str!("../../assets/sensitivity.ron"))
            .expect("the limits that are built in have been tested")
    }

    /// Finds knife edges and dead weight in changes.
    #[must_use]
    pub fn judge(&self, changes: &[Change]) -> Verdict {
        let mut edges: Vec<Edge> = Vec::new();
        let mut dead: Vec<String> = Vec::new();
        let mut turned = 0;
        let grades: Vec<&Change> = changes.iter().filter(|c| c.kind == Kind::Grade).collect();
        for of_constant in grades.chunk_by(|a, b| a.constant == b.constant) {
            turned += 1;
            let mut largest = 0.0_f64;
            let mut seen: Vec<(i32, &str)> = Vec::new();
            for change in of_constant {
                if seen.contains(&(change.to, change.what.as_str())) {
                    continue;
                }
                seen.push((change.to, &change.what));
                // Over the scenarios.
                let same = of_constant
                    .iter()
                    .filter(|c| c.to == change.to && c.what == change.what);
                let moved = mean(&same.map(|c| c.moved()).collect::<Vec<_>>());
                largest = largest.max(moved.abs());
                let one_way = ["lead", "manage", "both", "wait"].contains(&change.what.as_str());
                let most = if one_way {
                    self.most_of_one_way
                } else {
                    self.most
                };
                if moved.abs() > most {
                    let known = (change.constant.clone(), change.what.clone());
                    edges.push(Edge {
                        constant: change.constant.clone(),
                        to: change.to,
                        bot: change.what.clone(),
                        moved,
                        known: self.known.contains(&known),
                    });
                }
            }
            if largest <= self.dead
                && let Some(change) = of_constant.first()
            {
                dead.push(change.constant.clone());
            }
        }
        edges.sort_by(|a, b| b.moved.abs().total_cmp(&a.moved.abs()));
        Verdict {
            edges,
            dead,
            turned,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(constant: &str, to: i32, scenario: &str, what: &str, after: f64) -> Change {
        Change {
            constant: constant.to_owned(),
            from: 100,
            to,
            scenario: scenario.to_owned(),
            kind: Kind::Grade,
            what: what.to_owned(),
            before: 50.0,
            after,
        }
    }

    #[test]
    fn edges_are_judged_over_the_scenarios_and_by_the_kind_of_bot() {
        let limits = Limits {
            format: 1,
            most: 5.0,
            most_of_one_way: 8.0,
            dead: 0.25,
            known: vec![("a".to_owned(), "lead".to_owned())],
        };
        let changes = [
            change("a", 120, "x", "random", 58.0),
            change("a", 120, "x", "lead", 61.0),
            change("a", 120, "y", "random", 51.0),
            change("a", 120, "y", "lead", 59.0),
            change("a", 83, "x", "random", 44.0),
            change("a", 83, "y", "random", 44.5),
            change("b", 120, "x", "random", 50.2),
            change("b", 120, "y", "random", 50.3),
        ];
        let verdict = limits.judge(&changes);
        let shown: Vec<(&str, i32, bool)> = verdict
            .edges
            .iter()
            .map(|e| (e.bot.as_str(), e.to, e.known))
            .collect();
        assert_eq!(shown, [("lead", 120, true), ("random", 83, false)]);
        assert_eq!(verdict.dead, ["b"]);
        assert_eq!(verdict.turned, 2);
    }

    #[test]
    fn the_built_in_limits_load() {
        let limits = Limits::standard();
        assert_eq!(limits.format, 1);
        assert!(limits.dead < limits.most && limits.most < limits.most_of_one_way);
    }
}
