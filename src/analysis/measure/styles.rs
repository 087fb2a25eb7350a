//! Ways of playing beside each other: one hat, both, in turn, waiting; and how often the game is lost.

use super::figure::{Case, Figure, Measures, Unit, whole};
use super::playing::Record;
use super::thresholds::Thresholds;
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

impl Styles<'_> {
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
