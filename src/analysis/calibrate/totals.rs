//! What playthroughs add up to: sums only, so that people and scenarios can be put together in any mixture.

use crate::analysis::statistics::{Group, Moments, mean};

/// Variables of the moments, in their order. Behaviour is a person's mean over the playthroughs of one scenario, as a rating describes how somebody
/// ordinarily acts; outcomes are those of a single playthrough, as there is one outcome in the field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Variable {
    /// Share of turns with the leader's hat on, alone or with the other.
    Lead,
    /// Share of turns with the manager's hat on, alone or with the other.
    Manage,
    /// Share of turns waited.
    Wait,
    /// Share of the crises asking more for leading in which leading was worn.
    LeadAsked,
    /// Share of the crises asking more for managing in which managing was worn.
    ManageAsked,
    /// Minus the distance of the shares worn from those that situations asked for.
    Versatility,
    /// How often a person looks at what the moment asks for.
    Quality,
    /// The grade.
    Grade,
    /// Morale at the end.
    Morale,
    /// Stability at the end.
    Stability,
    /// Results at the end.
    Results,
    /// The team's trust at the end.
    Trust,
    /// Fatigue at the end.
    Fatigue,
    /// Backlog at the end.
    Backlog,
}

/// How many [`Variable`]s there are.
pub const VARIABLES: usize = 14;

impl Variable {
    /// In words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Lead => "share of turns with the leader's hat on (alone or with the other)",
            Self::Manage => "share of turns with the manager's hat on (alone or with the other)",
            Self::Wait => "share of turns waited",
            Self::LeadAsked => {
                "share of the crises asking more for leading in which leading was worn"
            }
            Self::ManageAsked => {
                "share of the crises asking more for managing in which managing was worn"
            }
            Self::Versatility => {
                "minus the distance of the shares of leading and managing worn from those the situations asked for"
            }
            Self::Quality => "quality of fit",
            Self::Grade => "grade",
            Self::Morale => "final morale",
            Self::Stability => "final stability",
            Self::Results => "final results",
            Self::Trust => "the team's final trust",
            Self::Fatigue => "final fatigue",
            Self::Backlog => "final backlog",
        }
    }
}

/// Everything that some people's playthroughs of one scenario add up to.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Totals {
    /// Of behaviour and outcomes, a playthrough an observation.
    pub moments: Moments<VARIABLES>,
    /// Means and variances of a person's grades.
    pub grades: Between,
    /// Means and variances of a person's final morale.
    pub morales: Between,
    /// Members' trust at the end, by team.
    pub trust: Members,
    /// Members' energy at the end, by team.
    pub energy: Members,
    /// Members' trust after a third and two thirds of the turns and at the end.
    pub waves: Moments<3>,
    /// Sums over the trials of experiments.
    pub trials: Trials,
}

/// Numbers of all experiments, in one row.
pub const NUMBERS: usize = 25;

/// Sums of what trials of experiments came to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Trials {
    /// How many.
    pub count: f64,
    /// The sums, in the order of the experiments in `experiment::Experiments::trial`.
    pub sums: [f64; NUMBERS],
}

impl Default for Trials {
    fn default() -> Self {
        Self {
            count: 0.0,
            sums: [0.0; NUMBERS],
        }
    }
}

impl Totals {
    /// Adds everything of another.
    pub fn merge(&mut self, other: &Self) {
        self.moments.merge(&other.moments);
        self.grades.merge(&other.grades);
        self.morales.merge(&other.morales);
        self.trust.merge(&other.trust);
        self.energy.merge(&other.energy);
        self.waves.merge(&other.waves);
        self.trials.count += other.trials.count;
        for (sum, more) in self.trials.sums.iter_mut().zip(other.trials.sums) {
            *sum += more;
        }
    }
}

/// People with several playthroughs each, as one-way analysis of variance sees them.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Between {
    people: f64,
    observations: f64,
    means: f64,
    squares: f64,
    within: f64,
}

impl Between {
    /// Takes one person's playthroughs in.
    pub fn add(&mut self, values: &[f64]) {
        let group = Group::of(values);
        self.people += 1.0;
        self.observations += values.len() as f64;
        self.means += group.mean;
        self.squares += group.mean * group.mean;
        self.within += group.within;
    }

    fn merge(&mut self, other: &Self) {
        self.people += other.people;
        self.observations += other.observations;
        self.means += other.means;
        self.squares += other.squares;
        self.within += other.within;
    }

    /// ICC(1): the share of the variance that lies between people; NaN of fewer than two.
    #[must_use]
    pub fn share(&self) -> f64 {
        let each = self.observations / self.people;
        let variance = (self.squares - self.means * self.means / self.people) / (self.people - 1.0);
        let (between, within) = (each * variance, self.within / self.people);
        (between - within) / (between + (each - 1.0) * within)
    }
}

/// Members of many teams: how alike those of one team are. Teams need not be of one size.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Members {
    teams: f64,
    members: f64,
    sizes_squared: f64,
    sum: f64,
    squares: f64,
    between: f64,
    agreement: f64,
}

/// Points of a 0-to-100 scale that are one step of a five-point one.
const STEP: f64 = 25.0;

impl Members {
    /// Takes one team in; fewer than two members say nothing of how alike they are.
    pub fn add(&mut self, values: &[f64]) {
        if values.len() < 2 {
            return;
        }
        let size = values.len() as f64;
        let sum: f64 = values.iter().sum();
        self.teams += 1.0;
        self.members += size;
        self.sizes_squared += size * size;
        self.sum += sum;
        self.squares += values.iter().map(|v| v * v).sum::<f64>();
        self.between += sum * sum / size;
        // Answers at random on five points have a variance of 2 (James, Demaree and Wolf 1984); less agreement than that counts as none.
        let variance = Group::of(values).within / (STEP * STEP);
        self.agreement += (1.0 - variance / 2.0).max(0.0);
    }

    fn merge(&mut self, other: &Self) {
        self.teams += other.teams;
        self.members += other.members;
        self.sizes_squared += other.sizes_squared;
        self.sum += other.sum;
        self.squares += other.squares;
        self.between += other.between;
        self.agreement += other.agreement;
    }

    fn mean_square_within(&self) -> f64 {
        (self.squares - self.between) / (self.members - self.teams)
    }

    /// ICC(1) by analysis of variance: the share of members' variance that lies between teams; NaN of fewer than two teams.
    #[must_use]
    pub fn between_teams(&self) -> f64 {
        let between = (self.between - self.sum * self.sum / self.members) / (self.teams - 1.0);
        let within = self.mean_square_within();
        let size = (self.members - self.sizes_squared / self.members) / (self.teams - 1.0);
        (between - within) / (between + (size - 1.0) * within)
    }

    /// The standard deviation between members of one team, in points of a 0-to-100 scale, which are per cent of it.
    #[must_use]
    pub fn spread(&self) -> f64 {
        self.mean_square_within().max(0.0).sqrt()
    }

    /// The mean agreement rwg of teams, against answers at random on a five-point scale; 0 to 1.
    #[must_use]
    pub fn agreement(&self) -> f64 {
        self.agreement / self.teams
    }
}

/// A correlation matrix that is the mean of those of some scenarios: with as many observations in each it is that of all of them, standardised within
/// their scenario, as a meta-analysis puts together correlations within studies.
#[must_use]
pub fn correlation(totals: &[Totals], a: Variable, b: Variable) -> f64 {
    let of = |t: &Totals| t.moments.correlation(a as usize, b as usize);
    mean(&totals.iter().map(of).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Shrout and Fleiss 1979, table 2: ICC(1,1) = .17.
    const TABLE: [[f64; 4]; 6] = [
        [9.0, 2.0, 5.0, 8.0],
        [6.0, 1.0, 3.0, 2.0],
        [8.0, 4.0, 6.0, 8.0],
        [7.0, 1.0, 2.0, 6.0],
        [10.0, 5.0, 6.0, 9.0],
        [6.0, 2.0, 4.0, 7.0],
    ];

    #[test]
    fn both_intraclass_correlations_are_those_of_the_textbook() {
        let (mut people, mut teams) = (Between::default(), Members::default());
        for row in &TABLE {
            people.add(row);
            teams.add(row);
        }
        for found in [people.share(), teams.between_teams()] {
            assert!((found - 0.1657).abs() < 0.0005, "{found}");
        }
        assert!(
            (teams.spread() - 6.264_f64.sqrt()).abs() < 0.001,
            "{}",
            teams.spread()
        );
    }

    #[test]
    fn teams_of_different_sizes_are_weighed_as_analysis_of_variance_does() {
        // Worked by hand: between 34.5 with one degree of freedom, within 4.5 with 3, size (5 - 13/5)/1 = 2.4.
        let mut halves = [Members::default(), Members::default()];
        halves[0].add(&[1.0, 2.0]);
        halves[1].add(&[5.0, 6.0, 8.0]);
        let [mut all, other] = halves;
        all.merge(&other);
        all.add(&[50.0]);
        let (between, within) = (
            5.0 * 0.0 + (1.5_f64 - 4.4).powi(2) * 2.0 + (19.0_f64 / 3.0 - 4.4).powi(2) * 3.0,
            (0.5 + 14.0 / 3.0) / 3.0,
        );
        let expected = (between - within) / (between + 1.4 * within);
        assert!((all.between_teams() - expected).abs() < 1e-9);
    }

    #[test]
    fn agreement_is_one_without_spread_and_nothing_at_its_widest() {
        let mut same = Members::default();
        same.add(&[40.0, 40.0, 40.0]);
        assert!((same.agreement() - 1.0).abs() < 1e-12);
        let mut apart = Members::default();
        apart.add(&[0.0, 100.0]);
        assert!(apart.agreement().abs() < 1e-12);
        let mut some = Members::default();
        some.add(&[30.0, 70.0]);
        // A variance of 800 is 1.28 squared steps.
        assert!((some.agreement() - 0.36).abs() < 1e-9);
    }
}
