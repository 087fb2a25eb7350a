//! A figure with its threshold, and the sheet on which figures and findings are collected.

use serde::Serialize;

use crate::content::finding::{At, Finding, Step};

/// What a figure is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// Points of the grade.
    Points,
    /// From 0 to 1.
    Share,
    /// A number without a unit.
    Number,
    /// Minutes.
    Minutes,
}

/// A playthrough that shows the case: `two-hats simulate SCENARIO --player PLAYER --seed SEED --runs 1` plays it where the player has a name there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Case {
    /// Who plays.
    pub player: String,
    /// The seed.
    pub seed: u64,
}

impl Case {
    /// A case.
    pub fn new(player: impl Into<String>, seed: u64) -> Self {
        Self {
            player: player.into(),
            seed,
        }
    }
}

impl std::fmt::Display for Case {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "player {}, seed {}", self.player, self.seed)
    }
}

/// One measured number.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Figure {
    /// The code of the finding that it gives where it fails.
    pub code: &'static str,
    /// What was measured, in a few words.
    pub what: String,
    /// What the same figure of another version of the scenario has as well: `what` without the numbers in it.
    #[serde(skip)]
    pub subject: String,
    /// The number; none where there was too little to measure it by.
    pub value: Option<f64>,
    /// What it is counted in.
    pub unit: Unit,
    /// The least that passes.
    pub least: Option<f64>,
    /// The most that passes.
    pub most: Option<f64>,
    /// Half the width of the 95 % interval, where it is known.
    pub uncertain: Option<f64>,
    /// A playthrough that shows it.
    pub case: Option<Case>,
}

impl Figure {
    /// A figure without a threshold.
    pub fn new(code: &'static str, what: impl Into<String>, value: f64, unit: Unit) -> Self {
        let what = what.into();
        Self {
            code,
            subject: without_numbers(&what),
            what,
            value: value.is_finite().then_some(value),
            unit,
            least: None,
            most: None,
            uncertain: None,
            case: None,
        }
    }

    /// It is the same figure in every version of a scenario, whatever its words say.
    #[must_use]
    pub(super) fn about(mut self, subject: &str) -> Self {
        subject.clone_into(&mut self.subject);
        self
    }

    /// It must be this much.
    #[must_use]
    pub const fn least(mut self, least: f64) -> Self {
        self.least = Some(least);
        self
    }

    /// It must not be more than this.
    #[must_use]
    pub const fn most(mut self, most: f64) -> Self {
        self.most = Some(most);
        self
    }

    /// Half the width of its interval.
    #[must_use]
    pub const fn uncertain(mut self, half: f64) -> Self {
        self.uncertain = Some(half);
        self
    }

    /// A playthrough that shows it.
    #[must_use]
    pub fn case(mut self, case: Option<Case>) -> Self {
        self.case = case;
        self
    }

    /// Whether it lies within its threshold; what was not measured passes.
    #[must_use]
    pub fn passes(&self) -> bool {
        self.value.is_none_or(|value| {
            self.least.is_none_or(|least| value >= least)
                && self.most.is_none_or(|most| value <= most)
        })
    }

    /// The number as people read it.
    #[must_use]
    pub fn number(&self) -> String {
        self.value
            .map_or_else(|| "–".to_owned(), |value| in_words(value, self.unit))
    }

    /// The number and half the width of its interval, where that is known.
    #[must_use]
    pub fn measured(&self) -> String {
        match (self.uncertain, self.unit) {
            (Some(half), Unit::Share) => format!("{} ± {:.0}", self.number(), half * 100.0),
            (Some(half), Unit::Number) => format!("{} ± {half:.2}", self.number()),
            (Some(half), _) => format!("{} ± {half:.1}", self.number()),
            (None, _) => self.number(),
        }
    }

    /// The threshold as people read it: `10 or more`, `60 % or less`, `.60 to .80`; empty without one.
    #[must_use]
    pub fn threshold(&self) -> String {
        let say = |value: f64| in_words(value, self.unit);
        match (self.least, self.most) {
            (Some(least), Some(most)) => format!("{} to {}", say(least), say(most)),
            (Some(least), None) => format!("{} or more", say(least)),
            (None, Some(most)) => format!("{} or less", say(most)),
            (None, None) => String::new(),
        }
    }
}

fn in_words(value: f64, unit: Unit) -> String {
    match unit {
        Unit::Points => format!("{value:.1}"),
        Unit::Share => format!("{:.0} %", value * 100.0),
        Unit::Number => format!("{value:.2}"),
        Unit::Minutes => format!("{value:.0} min"),
    }
}

/// What a text says outside parentheses, with numbers left out; names in quotation marks stay.
fn without_numbers(text: &str) -> String {
    let (mut quoted, mut depth) = (false, 0_u32);
    let mut kept = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted => depth = depth.saturating_sub(1),
            _ => {}
        }
        if quoted || depth == 0 && c != ')' && !c.is_ascii_digit() {
            kept.push(c);
        }
    }
    kept
}

/// Where figures and findings are collected.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Measures {
    /// The figures, in the order of the table.
    pub(super) figures: Vec<Figure>,
    /// What they find wrong.
    pub(super) findings: Vec<Finding>,
}

impl Measures {
    /// Takes a figure in. Where it fails, a finding at `place` says what it is, with the figure, the threshold and the case.
    pub(super) fn hold(&mut self, figure: Figure, place: Vec<Step>, message: &str, help: &str) {
        if !figure.passes() {
            let told = format!(
                "{message}: {} is {}, wanted {}",
                figure.what,
                figure.number(),
                figure.threshold()
            );
            self.warn(figure.code, place, told, figure.case.as_ref(), help);
        }
        self.figures.push(figure);
    }

    /// Adds a finding.
    pub(super) fn warn(
        &mut self,
        code: &'static str,
        place: Vec<Step>,
        message: String,
        case: Option<&Case>,
        help: &str,
    ) {
        let mut finding = Finding::warning(code, &At::ROOT, message).help(help);
        finding.place = place;
        if let Some(case) = case {
            finding.label = format!("as with {case}");
        }
        self.findings.push(finding);
    }
}

/// Where a finding about the whole scenario is shown.
pub(super) fn whole() -> Vec<Step> {
    vec![Step::Field("title")]
}

#[cfg(test)]
mod tests {
    use super::without_numbers;

    #[test]
    fn the_same_figure_is_known_again_by_what_is_no_number() {
        let same = |a: &str, b: &str| without_numbers(a) == without_numbers(b);
        assert!(same(
            "grade of `informed` (50.7) above `lead` (21.1)",
            "grade of `informed` (8.0) above `lead` (21.9)"
        ));
        assert!(!same(
            "grade of `informed` (50.7) above `lead` (21.1)",
            "grade of `informed` (50.7) above `both` (21.1)"
        ));
        assert!(same(
            "promise \"a\" kept, of 51 judged",
            "promise \"a\" kept, of 9 judged"
        ));
        assert!(!same(
            "cut \"20-minutes\": lost",
            "cut \"45-minutes\": lost"
        ));
    }
}
