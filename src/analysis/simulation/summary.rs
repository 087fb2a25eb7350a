//! What simulations show, as the one JSON object of `simulate --format json`. The field names are stable; `docs/simulate.md` says what each means.

use serde::{Serialize, Serializer};

use super::statistics::{Interval, wilson};
use super::{Result, RunRow, Simulation, Sum, slots};
use crate::engine::Hat;

/// Parts of the histogram of grades: five points each.
pub const BINS: usize = 20;

/// All bots of a simulation.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Summary {
    /// The version of this format: 2. In format 1 seeds were numbers, which readers round beyond 2^53.
    pub format: u32,
    /// The version of the program.
    pub version: &'static str,
    /// The scenario's id.
    pub scenario: String,
    /// SHA-256 of the scenario's text.
    pub scenario_hash: String,
    /// The rulebook's id.
    pub rulebook: String,
    /// SHA-256 of the rulebook's text.
    pub rulebook_hash: String,
    /// The tag; empty if none was given.
    pub tag: String,
    /// What was set, with its value.
    pub set: Vec<Set>,
    /// The seeds.
    pub seeds: Seeds,
    /// One for every bot, in the order in which they were asked for.
    pub players: Vec<BotSummary>,
}

/// Something that was set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Set {
    /// Its name.
    pub name: String,
    /// Its value, as it was given.
    pub value: String,
}

/// A half-open range of seeds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Seeds {
    /// The first.
    #[serde(serialize_with = "as_text")]
    pub from: u64,
    /// One past the last.
    #[serde(serialize_with = "as_text")]
    pub to: u64,
}

/// A seed as text: many readers of JSON round whole numbers beyond 2^53.
pub(crate) fn as_text<S: Serializer>(seed: &u64, to: S) -> std::result::Result<S::Ok, S::Error> {
    to.collect_str(seed)
}

/// One bot.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BotSummary {
    /// The bot, as it was asked for.
    pub player: String,
    /// Playthroughs.
    pub runs: u64,
    /// Grades, in points.
    pub grade: GradeSummary,
    /// Decision quality, 0 to 100, over the playthroughs in which something was at stake; the field is there if it was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decision_quality: Option<QualitySummary>,
    /// Playthroughs in which a meter reached 0.
    pub collapse: Rate,
    /// The same by meter; only those that collapsed at all.
    pub collapsed: Vec<Count>,
    /// Mean number of turns.
    pub turns: f64,
    /// Mean share of turns in which each hat was worn, 0 to 1.
    pub hats: Hats,
    /// Mean fit of the hats to the situations, 0 to 1; none without rules or hats.
    pub fit: Option<f64>,
    /// Final meters, declared ones too, in points.
    pub meters: Vec<Number>,
    /// Final undercurrents, in points.
    pub undercurrents: Vec<Number>,
    /// Mean number of members who left.
    pub members_left: f64,
    /// Mean number of promises kept.
    pub promises_kept: f64,
    /// Mean number of promises broken.
    pub promises_broken: f64,
    /// All endings, in the order of the file.
    pub endings: Vec<Count>,
}

/// Grades, in points.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GradeSummary {
    /// The mean.
    pub mean: f64,
    /// Its 95 % confidence interval.
    pub ci95: Interval,
    /// The standard deviation of single playthroughs.
    pub sd: f64,
    /// The least.
    pub min: f64,
    /// 5 % are at most this.
    pub q05: f64,
    /// The first quartile.
    pub q25: f64,
    /// The median.
    pub median: f64,
    /// The third quartile.
    pub q75: f64,
    /// 95 % are at most this.
    pub q95: f64,
    /// The greatest.
    pub max: f64,
    /// How many lie in each of twenty equal parts of 0 to 100.
    pub histogram: Vec<u64>,
}

/// Decision quality: how much of what was at stake the decisions were expected to bring, in points of 0 to 100.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct QualitySummary {
    /// Playthroughs in which something was at stake.
    pub count: u64,
    /// The mean; none if nothing was at stake in any.
    pub mean: Option<f64>,
    /// The standard deviation of single playthroughs.
    pub sd: f64,
}

/// How often something happens.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Rate {
    /// Playthroughs.
    pub count: u64,
    /// Their share, 0 to 1.
    pub rate: f64,
    /// Its 95 % interval after Wilson.
    pub ci95: Interval,
}

/// How often one of several things happens.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Count {
    /// Its id.
    pub id: String,
    /// Playthroughs.
    pub count: u64,
    /// Their share, 0 to 1.
    pub share: f64,
}

/// Mean shares of the hats, 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[expect(missing_docs, reason = "the fields are the hats, by name")]
pub struct Hats {
    pub lead: f64,
    pub manage: f64,
    pub both: f64,
    pub wait: f64,
}

/// One number at the end of a playthrough, in points.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Number {
    /// Its id.
    pub id: String,
    /// The mean.
    pub mean: f64,
    /// The standard deviation of single playthroughs.
    pub sd: f64,
}

impl Summary {
    /// Sums a simulation up.
    #[must_use]
    pub fn new(simulation: &Simulation, results: &[Result]) -> Self {
        let players = simulation.players.iter().zip(results);
        Self {
            format: 2,
            version: env!("CARGO_PKG_VERSION"),
            scenario: simulation.story.raw().id.clone(),
            scenario_hash: simulation.origin.scenario_hash.clone(),
            rulebook: simulation.game.rulebook().id.clone(),
            rulebook_hash: simulation.origin.rulebook_hash.clone(),
            tag: simulation.origin.tag.clone(),
            set: simulation
                .factors
                .iter()
                .map(|(name, value)| Set {
                    name: name.clone(),
                    value: value.clone(),
                })
                .collect(),
            seeds: Seeds {
                from: simulation.seeds.start,
                to: simulation.seeds.end,
            },
            players: players
                .map(|(cast, result)| player(simulation, &cast.name, result))
                .collect(),
        }
    }
}

fn player(simulation: &Simulation, name: &str, result: &Result) -> BotSummary {
    let tally = &result.tally;
    let shape = tally.shape;
    let ids: Vec<String> = slots(&simulation.story)
        .into_iter()
        .map(|(_, id)| id)
        .collect();
    let column = |at: usize| tally.columns.get(at).copied().unwrap_or_default();
    let share = |hat: Hat| mean(column(RunRow::HATS + hat as usize));
    let numbers = |from: usize, to: usize| {
        let named = ids.iter().enumerate().take(to).skip(from);
        named
            .map(|(at, id)| Number {
                id: id.clone(),
                mean: mean(column(RunRow::METERS + at)),
                sd: column(RunRow::METERS + at).sd(),
            })
            .collect()
    };
    let count = |at: usize| column(at).mean_count().unwrap_or(0.0);
    let counted = |(id, count): (&String, &u64)| Count {
        id: id.clone(),
        count: *count,
        share: *count as f64 / tally.runs.max(1) as f64,
    };
    let endings: Vec<String> = simulation
        .story
        .raw()
        .endings
        .iter()
        .map(|e| e.id.clone())
        .collect();
    let collapses: u64 = tally.collapsed.iter().sum();
    BotSummary {
        player: name.to_owned(),
        runs: tally.runs,
        grade: grade(column(shape.grade()), result),
        decision_quality: shape.quality.then(|| QualitySummary {
            count: tally.quality.count,
            mean: tally.quality.mean(),
            sd: tally.quality.sd(),
        }),
        collapse: Rate {
            count: collapses,
            rate: collapses as f64 / tally.runs.max(1) as f64,
            ci95: wilson(collapses, tally.runs),
        },
        collapsed: (ids.iter().zip(&tally.collapsed))
            .filter(|(_, count)| **count > 0)
            .map(counted)
            .collect(),
        turns: count(RunRow::TURNS),
        hats: Hats {
            lead: share(Hat::Lead),
            manage: share(Hat::Manage),
            both: share(Hat::Both),
            wait: share(Hat::Wait),
        },
        fit: column(RunRow::FIT).mean(),
        meters: numbers(0, shape.meters),
        undercurrents: numbers(shape.meters, ids.len()),
        members_left: count(shape.left()),
        promises_kept: count(shape.left() + 1),
        promises_broken: count(shape.left() + 2),
        endings: endings.iter().zip(&tally.endings).map(counted).collect(),
    }
}

fn grade(sum: Sum, result: &Result) -> GradeSummary {
    let quantile = |percent| result.grades.quantile(percent, 100) as f64 / 1000.0;
    GradeSummary {
        mean: mean(sum),
        ci95: sum.interval(),
        sd: sum.sd(),
        min: quantile(0),
        q05: quantile(5),
        q25: quantile(25),
        median: quantile(50),
        q75: quantile(75),
        q95: quantile(95),
        max: quantile(100),
        histogram: result.grades.histogram(BINS),
    }
}

fn mean(sum: Sum) -> f64 {
    sum.mean().unwrap_or(0.0)
}
