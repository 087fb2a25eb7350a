//! What can be worked out from a sample: the statistics that rows of findings may name.

use serde::{Deserialize, Serialize};

use super::experiment::{Experiment, practices, signatures, speech, styles};
use super::totals::{Totals, Variable, correlation};
use crate::analysis::statistics::{mean, regression};

/// Which number of members.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Of {
    /// Their trust.
    Trust,
    /// Their energy.
    Energy,
}

/// A statistic. Where nothing else is said it is the mean over the scenarios, each weighing the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Statistic {
    /// Pearson's correlation of two variables over playthroughs.
    Correlation(Variable, Variable),
    /// Standardised weights on an outcome of two variables together: the first one's less the second's.
    Weights {
        /// The outcome.
        on: Variable,
        /// Whose weight counts.
        of: Variable,
        /// Whose weight is taken away.
        less: Variable,
    },
    /// R squared of some variables together on an outcome.
    Explained {
        /// The outcome.
        on: Variable,
        /// What explains it.
        by: Vec<Variable>,
    },
    /// ICC(1) of the grade: share of its variance between people rather than between seeds.
    GradeBetweenPeople,
    /// ICC(1) of final morale: share of its variance between people rather than between seeds.
    MoraleBetweenPeople,
    /// ICC(1) of members' numbers at the end: share of their variance between teams.
    BetweenTeams(Of),
    /// Standard deviation between members of one team at the end, in per cent of the scale.
    Spread(Of),
    /// Agreement rwg of members of one team at the end, on five points against answers at random.
    Agreement(Of),
    /// Correlation of members' trust between two of three waves: after a third (1) and two thirds (2) of the turns, and at the end (3).
    Waves(u8, u8),
    /// The mean correlation of neighbouring waves less that of the first and the last.
    WavesNear,
    /// What managing in place of waiting adds to results.
    Practices,
    /// What one leading act adds to output at once.
    Speech,
    /// The same: crises that ask more for leading less the others.
    SpeechContext,
    /// Early results of mostly managing less those of mostly leading.
    EarlyLead,
    /// Gain of results per turn of mostly leading less that of mostly managing.
    Slope,
    /// How much meters swing: leading only less managing only.
    Swings,
    /// How much the backlog grows: leading only less managing only.
    BacklogGrowth,
    /// How long recovery takes: managing only less doing what is asked for.
    Recovery,
}

impl Statistic {
    /// Its value for some scenarios; NaN if they hold too little.
    #[must_use]
    pub fn of(&self, scenarios: &[Totals]) -> f64 {
        let each =
            |of: &dyn Fn(&Totals) -> f64| mean(&scenarios.iter().map(of).collect::<Vec<_>>());
        let trials = |of: fn(&Experiment) -> f64| of(&Experiment::of(scenarios));
        match self {
            Self::Correlation(a, b) => correlation(scenarios, *a, *b),
            Self::Weights { on, of, less } => {
                let found = self::regress(scenarios, *on, &[*of, *less]);
                found.map_or(f64::NAN, |r| r.weights[0] - r.weights[1])
            }
            Self::Explained { on, by } => {
                regress(scenarios, *on, by).map_or(f64::NAN, |r| r.explained)
            }
            Self::GradeBetweenPeople => each(&|t| t.grades.share()),
            Self::MoraleBetweenPeople => each(&|t| t.morales.share()),
            Self::BetweenTeams(Of::Trust) => each(&|t| t.trust.between_teams()),
            Self::BetweenTeams(Of::Energy) => each(&|t| t.energy.between_teams()),
            Self::Spread(Of::Trust) => each(&|t| t.trust.spread()),
            Self::Spread(Of::Energy) => each(&|t| t.energy.spread()),
            Self::Agreement(Of::Trust) => each(&|t| t.trust.agreement()),
            Self::Agreement(Of::Energy) => each(&|t| t.energy.agreement()),
            Self::Waves(a, b) => {
                let at = |wave: u8| usize::from(wave.clamp(1, 3)) - 1;
                each(&|t| t.waves.correlation(at(*a), at(*b)))
            }
            Self::WavesNear => each(&|t| {
                let near = t.waves.correlation(0, 1) + t.waves.correlation(1, 2);
                near / 2.0 - t.waves.correlation(0, 2)
            }),
            Self::Practices => trials(practices::gain),
            Self::Speech => trials(speech::gain),
            Self::SpeechContext => trials(speech::context),
            Self::EarlyLead => trials(styles::early),
            Self::Slope => trials(styles::slope),
            Self::Swings => trials(signatures::swings),
            Self::BacklogGrowth => trials(signatures::backlog),
            Self::Recovery => trials(signatures::recovery),
        }
    }

    /// What is simulated, in words.
    #[must_use]
    pub fn method(&self) -> String {
        let people = "by person and scenario";
        let member = |of: &Of| match of {
            Of::Trust => "members' trust at the end",
            Of::Energy => "members' energy at the end",
        };
        match self {
            Self::Correlation(a, b) if a.is_behaviour() => {
                format!("correlation of the {}, {people}, with the {}", a.words(), b.words())
            }
            Self::Correlation(a, b) => {
                format!("correlation of {} and {} over playthroughs", a.words(), b.words())
            }
            Self::Weights { on, of, less } => format!(
                "standardised weights on {} of both together, {people}: that of the {} less that of the {}",
                on.words(),
                of.words(),
                less.words()
            ),
            Self::Explained { on, by } => {
                let by: Vec<&str> = by.iter().map(|v| v.words()).collect();
                format!(
                    "R² on the {} of single playthroughs of a person's {}",
                    on.words(),
                    by.join(", ")
                )
            }
            Self::GradeBetweenPeople => {
                "intraclass correlation ICC(1) of the grade of one person over seeds".to_owned()
            }
            Self::MoraleBetweenPeople => {
                "share of final morale's variance between people rather than between seeds, ICC(1)"
                    .to_owned()
            }
            Self::BetweenTeams(of) => format!(
                "share of the variance of {} between teams, ICC(1); a team is a playthrough",
                member(of)
            ),
            Self::Spread(of) => format!(
                "standard deviation of {} within one team, in per cent of the scale",
                member(of)
            ),
            Self::Agreement(of) => format!(
                "agreement rwg on {}, a five-point scale against answers at random",
                member(of)
            ),
            Self::Waves(a, b) => {
                let at = |wave: &u8| match wave {
                    1 => "after a third of the turns",
                    2 => "after two thirds of the turns",
                    _ => "at the end",
                };
                format!("correlation of members' trust {} with that {}", at(a), at(b))
            }
            Self::WavesNear => {
                "members' trust at three times: mean correlation of neighbouring times less that of the first and the last"
                    .to_owned()
            }
            Self::Practices => practices::METHOD.to_owned(),
            Self::Speech => speech::METHOD.to_owned(),
            Self::SpeechContext => {
                "the same: crises that ask more for leading less those that ask more for managing"
                    .to_owned()
            }
            Self::EarlyLead => styles::EARLY_METHOD.to_owned(),
            Self::Slope => styles::SLOPE_METHOD.to_owned(),
            Self::Swings => {
                "standard deviation of the meters' changes from turn to turn: leading only less managing only"
                    .to_owned()
            }
            Self::BacklogGrowth => {
                "growth of the backlog over the game: leading only less managing only".to_owned()
            }
            Self::Recovery => signatures::RECOVERY_METHOD.to_owned(),
        }
    }
}

impl Variable {
    /// Whether it is a person's, and not of one playthrough.
    #[must_use]
    pub const fn is_behaviour(self) -> bool {
        (self as usize) < (Self::Grade as usize)
    }
}

fn regress(
    scenarios: &[Totals],
    on: Variable,
    by: &[Variable],
) -> Option<crate::analysis::statistics::Regression> {
    let all: Vec<Variable> = by.iter().copied().chain([on]).collect();
    let variables: Vec<usize> = (0..by.len()).collect();
    regression(
        |a, b| correlation(scenarios, all[a], all[b]),
        by.len(),
        &variables,
    )
}
