//! What an edit did to the figures of a scenario. Both reports are of the same seeds, so that what differs is the edit.

use super::{Figure, Report};

/// What changed from one report to the next.
#[derive(Debug, Clone, PartialEq)]
pub struct Changes<'a> {
    /// Every figure of the new report, in its order.
    pub figures: Vec<Change<'a>>,
    /// Figures that only the old one had.
    pub gone: Vec<&'a Figure>,
}

/// One figure beside what it was.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change<'a> {
    /// What it is now.
    pub now: &'a Figure,
    /// What it was; nothing if there was none.
    pub before: Option<&'a Figure>,
}

/// Which way a figure went over a bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Crossing {
    /// It failed, and passes now.
    Passes,
    /// It passed, and fails now.
    Fails,
}

impl Change<'_> {
    /// Whether people read another number than before; not of a figure that is new.
    #[must_use]
    pub fn has_moved(&self) -> bool {
        self.before
            .is_some_and(|before| before.number() != self.now.number())
    }

    /// What it was and is, as people read it: `50.7 → 52.1 ± 0.4`; one number where it has not moved.
    #[must_use]
    pub fn number(&self) -> String {
        match self.before {
            Some(before) if self.has_moved() => {
                format!("{} → {}", before.number(), self.now.measured())
            }
            Some(_) => self.now.measured(),
            None => format!("new: {}", self.now.measured()),
        }
    }

    /// Whether it went over a bound, and which way.
    #[must_use]
    pub fn crossing(&self) -> Option<Crossing> {
        match (self.before?.passes(), self.now.passes()) {
            (false, true) => Some(Crossing::Passes),
            (true, false) => Some(Crossing::Fails),
            _ => None,
        }
    }
}

impl Changes<'_> {
    /// How many figures moved.
    #[must_use]
    pub fn moved(&self) -> usize {
        self.figures
            .iter()
            .filter(|change| change.has_moved())
            .count()
    }

    /// How many went over a bound.
    #[must_use]
    pub fn crossed(&self) -> usize {
        let crossed = self.figures.iter().filter_map(Change::crossing);
        crossed.count()
    }

    /// How much has changed, in a few words.
    #[must_use]
    pub fn summary(&self) -> String {
        if self.is_nothing() {
            return "no figure has moved".to_owned();
        }
        let figures = match self.moved() {
            1 => "1 figure has moved".to_owned(),
            n => format!("{n} figures have moved"),
        };
        format!("{figures}, {} over a bound", self.crossed())
    }

    /// Whether people read the same as before.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        let new = self.figures.iter().any(|change| change.before.is_none());
        self.moved() == 0 && self.crossed() == 0 && !new && self.gone.is_empty()
    }
}

/// Lays the figures of a scenario beside those of an earlier version of it.
#[must_use]
pub fn changes<'a>(before: &'a Report, now: &'a Report) -> Changes<'a> {
    let is_same = |a: &Figure, b: &Figure| a.code == b.code && a.subject == b.subject;
    let beside = |now: &'a Figure| Change {
        now,
        before: before.figures.iter().find(|old| is_same(old, now)),
    };
    let is_gone = |old: &&Figure| !now.figures.iter().any(|new| is_same(old, new));
    Changes {
        figures: now.figures.iter().map(beside).collect(),
        gone: before.figures.iter().filter(is_gone).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::measure::Unit;

    fn report(figures: Vec<Figure>) -> Report {
        Report {
            figures,
            findings: Vec::new(),
            known: Vec::new(),
            runs: 0,
        }
    }

    fn points(what: &str, value: f64) -> Figure {
        Figure::new("measured-both", what, value, Unit::Points).least(5.0)
    }

    #[test]
    fn figures_are_laid_beside_themselves_and_bounds_are_told() {
        let old = report(vec![
            points("a (1)", 6.0),
            points("b", 4.0),
            points("c", 7.0),
        ]);
        let new = report(vec![
            points("d", 9.0),
            points("b", 5.5),
            points("a (2)", 4.0),
        ]);
        let found = changes(&old, &new);
        let crossings: Vec<_> = found.figures.iter().map(Change::crossing).collect();
        assert_eq!(
            crossings,
            [None, Some(Crossing::Passes), Some(Crossing::Fails)]
        );
        let before = |at: usize| found.figures[at].before.and_then(|f| f.value);
        assert_eq!((before(0), before(2)), (None, Some(6.0)));
        assert_eq!((found.moved(), found.crossed()), (2, 2));
        let gone: Vec<&str> = found.gone.iter().map(|f| f.what.as_str()).collect();
        assert_eq!(gone, ["c"]);
        assert!(!found.is_nothing());
    }

    #[test]
    fn what_reads_the_same_has_not_moved() {
        let (old, new) = (
            report(vec![points("a", 6.01)]),
            report(vec![points("a", 6.04)]),
        );
        assert!(changes(&old, &new).is_nothing());
        assert!(
            !changes(&report(Vec::new()), &new).is_nothing(),
            "it is new"
        );
    }
}
