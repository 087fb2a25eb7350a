//! Ways of playing beside each other: one hat, both, in turn, waiting; and how often the game is lost.

use super::figure::{Case, Figure, Measures, Unit, whole};
use super::playing::Record;
use super::thresholds::{SURELY, Thresholds};
use crate::analysis::statistics::standard_error;

/// What each way of playing came to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Styles<'a> {
    pub(super) random: &'a Record,
    pub(super) lead: &'a Record,
    pub(super) manage: &'a Record,
    pub(super) both: &'a Record,
    pub(super) wait: &'a Record,
    pub(super) alternate: &'a Record,
    pub(super) informed: &'a Record,
}

/// How seldom a count may come about for the share behind it to lie surely on its side of a bound.
const RARELY: f64 = 0.001;

impl<'a> Styles<'a> {
    /// Those of each name.
    pub(super) fn of(record: impl Fn(&str) -> &'a Record) -> Self {
        Self {
            random: record("random"),
            lead: record("lead"),
            manage: record("manage"),
            both: record("both"),
            wait: record("wait"),
            alternate: record("alternate"),
            informed: record("informed"),
        }
    }

    /// Whether more playthroughs of `informed` would leave everything that they are held to on its side of its bound.
    pub(super) fn is_settled(&self, thresholds: &Thresholds) -> bool {
        let limits = &thresholds.styles;
        let is_clear = |other: &Record, bound: f64| {
            let ahead = self.informed.mean() - other.mean();
            let error = standard_error(&self.informed.grades).hypot(standard_error(&other.grades));
            (ahead - bound).abs() > SURELY * error
        };
        let (count, of) = (self.informed.collapsed.len(), self.informed.grades.len());
        let most = thresholds.collapse.informed_most;
        is_clear(self.lead, limits.one_hat_behind_least)
            && is_clear(self.manage, limits.one_hat_behind_least)
            && is_clear(self.both, limits.both_behind_least)
            && is_clear(self.alternate, limits.alternate_behind_least)
            && is_far_from(count, of, most)
    }

    /// Adds what they show beside each other.
    pub(super) fn lint(&self, thresholds: &Thresholds, sheet: &mut Measures) {
        self.one_hat(thresholds, sheet);
        self.two_hats(thresholds, sheet);
        self.waiting(thresholds, sheet);
        self.collapses(thresholds, sheet);
    }

    fn one_hat(&self, thresholds: &Thresholds, sheet: &mut Measures) {
        let limits = &thresholds.styles;
        let code = "measured-one-hat";
        for (name, one) in [("lead", self.lead), ("manage", self.manage)] {
            sheet.hold(
                ahead(code, ("informed", self.informed), (name, one))
                    .least(limits.one_hat_behind_least),
                whole(),
                &format!("the hat that `{name}` never changes is enough here"),
                "let crises follow from what one hat leaves undone, and ask for the other hat more often",
            );
        }
        let (first, second) = if self.lead.mean() >= self.manage.mean() {
            (("lead", self.lead), ("manage", self.manage))
        } else {
            (("manage", self.manage), ("lead", self.lead))
        };
        sheet.hold(
            ahead(code, first, second)
                .about("grade of one hat above the other")
                .most(limits.one_hat_apart_most),
            whole(),
            "one of the two hats is worth much more here",
            "let situations ask for each hat about as often, and let authored effects favour neither",
        );
        for (name, one) in [("lead", self.lead), ("manage", self.manage)] {
            let figure = collapses(code, name, one).most(limits.one_hat_collapse_most);
            sheet.hold(
                figure,
                whole(),
                "one hat alone is doomed here",
                "one hat should hurt and not kill: soften what it meets when the other is missing",
            );
        }
    }

    fn two_hats(&self, thresholds: &Thresholds, sheet: &mut Measures) {
        let limits = &thresholds.styles;
        let informed = ("informed", self.informed);
        sheet.hold(
            ahead("measured-both", informed, ("both", self.both)).least(limits.both_behind_least),
            whole(),
            "wearing both hats every time is enough here",
            "let doing both cost what it costs: time, energy, a half-done act where a whole one was needed",
        );
        let code = "measured-alternate";
        let alternate = ("alternate", self.alternate);
        sheet.hold(
            ahead(code, informed, alternate).least(limits.alternate_behind_least),
            whole(),
            "leading and managing in turn, whatever happens, is enough here",
            "let situations come in an order that no rhythm fits",
        );
        let better = if self.lead.mean() >= self.manage.mean() {
            ("lead", self.lead)
        } else {
            ("manage", self.manage)
        };
        sheet.hold(
            ahead(code, alternate, better)
                .about("grade of `alternate` above the better hat")
                .least(limits.alternate_ahead_least),
            whole(),
            "one hat does as well here as both in turn",
            "let each hat be needed often enough that never wearing it shows",
        );
    }

    fn waiting(&self, thresholds: &Thresholds, sheet: &mut Measures) {
        let others = [
            ("random", self.random),
            ("lead", self.lead),
            ("manage", self.manage),
            ("both", self.both),
            ("alternate", self.alternate),
        ];
        let worst = others
            .into_iter()
            .min_by(|a, b| a.1.mean().total_cmp(&b.1.mean()));
        if let Some(worst) = worst {
            sheet.hold(
                ahead("measured-wait", worst, ("wait", self.wait))
                    .about("grade of the worst above `wait`")
                    .least(thresholds.styles.wait_behind_least),
                whole(),
                "waiting is not the worst here",
                "let what is left alone grow; a wait that is right should be right now and then",
            );
        }
    }

    fn collapses(&self, thresholds: &Thresholds, sheet: &mut Measures) {
        let limits = &thresholds.collapse;
        let code = "measured-collapse";
        sheet.hold(
            collapses(code, "informed", self.informed).most(limits.informed_most),
            whole(),
            "even who reads the situation loses the game too often",
            "raise the start or soften the hardest effects",
        );
        sheet.hold(
            collapses(code, "random", self.random)
                .least(limits.random_least)
                .most(limits.random_most),
            whole(),
            "answering at random loses the game too seldom or too often",
            "make the crises harder or softer: severity, start, and the effects of the worst outcomes",
        );
    }
}

/// Whether so many of so many, or still fewer or still more, hardly ever come about where the share is this one.
fn is_far_from(count: usize, of: usize, share: f64) -> bool {
    if !(0.0..1.0).contains(&share) || share == 0.0 {
        return false;
    }
    let odds = share / (1.0 - share);
    let mut of_this = (1.0 - share).powi(of as i32);
    let (mut below, mut up_to) = (0.0, 0.0);
    for k in 0..=count {
        below = up_to;
        up_to += of_this;
        of_this *= odds * (of - k) as f64 / (k + 1) as f64;
    }
    up_to < RARELY || 1.0 - below < RARELY
}

/// How far the first lies ahead of the second, in points of the mean grade.
fn ahead(code: &'static str, first: (&str, &Record), second: (&str, &Record)) -> Figure {
    let (a, b) = (first.1.mean(), second.1.mean());
    let what = format!(
        "grade of `{}` ({a:.1}) above `{}` ({b:.1})",
        first.0, second.0
    );
    let case = second
        .1
        .typical_gap(first.1)
        .map(|seed| Case::new(second.0, seed));
    let error = standard_error(&first.1.grades).hypot(standard_error(&second.1.grades));
    Figure::new(code, what, a - b, Unit::Points)
        .uncertain(1.96 * error)
        .case(case)
}

/// The share of a bot's playthroughs that collapse.
fn collapses(code: &'static str, name: &str, of: &Record) -> Figure {
    let case = of.collapsed.first().map(|&seed| Case::new(name, seed));
    let share = of.collapses();
    let n = of.grades.len().max(1) as f64;
    let what = format!("playthroughs of `{name}` that collapse");
    Figure::new(code, what, share, Unit::Share)
        .uncertain(1.96 * (share * (1.0 - share) / n).sqrt())
        .case(case)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_far_from_a_bound_once_chance_would_hardly_bring_it_about() {
        assert!(!is_far_from(0, 130, 0.05) && is_far_from(0, 150, 0.05));
        assert!(!is_far_from(7, 150, 0.05) && is_far_from(30, 150, 0.05));
        assert!(!is_far_from(14, 150, 0.05) && is_far_from(20, 150, 0.05));
        assert!(!is_far_from(0, 150, 0.0));
    }

    #[test]
    fn what_lies_near_a_bound_is_not_settled() {
        let thresholds = Thresholds::standard();
        let record = |middle: f64| Record {
            grades: (0..150)
                .map(|n| middle + f64::from(n % 21) - 10.0)
                .collect(),
            collapsed: Vec::new(),
        };
        let worst = record(30.0);
        let good = record(60.0);
        let of = |alternate| Styles {
            alternate,
            ..Styles::of(|name| if name == "informed" { &good } else { &worst })
        };
        assert!(of(&worst).is_settled(&thresholds));
        let bound = record(60.0 - thresholds.styles.alternate_behind_least - 0.5);
        assert!(!of(&bound).is_settled(&thresholds));
    }
}
