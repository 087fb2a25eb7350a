//! Before and after: how a room answered two short forms, and what the change between them says and does not say.

use serde::Serialize;

use super::points::{one, signed};
use crate::analysis::statistics::{Estimate, mean, paired};
use crate::content::quiz::{LIMITS, MOST};

/// Fewer people than this, and no interval is given: it would be so wide, and lean so much on how people differ, that it would only look exact.
pub const FEWEST: usize = 5;

/// How the people of a room answered before and after, apart from the game.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BeforeAfter {
    /// People who answered both forms.
    pub people: usize,
    /// The most points that a form can bring.
    pub most: u32,
    /// Their mean before, in points.
    pub before: f64,
    /// Their mean after, in points.
    pub after: f64,
    /// The mean of each person's change, in points.
    pub change: f64,
    /// Its 95 % interval (Student's t over the people's changes); nothing for fewer than [`FEWEST`] people.
    pub interval: Option<[f64; 2]>,
}

impl BeforeAfter {
    /// From each person's points before and after; nothing without people.
    #[must_use]
    pub fn of(people: &[(u32, u32)]) -> Option<Self> {
        if people.is_empty() {
            return None;
        }
        let before: Vec<f64> = people.iter().map(|&(before, _)| before.into()).collect();
        let after: Vec<f64> = people.iter().map(|&(_, after)| after.into()).collect();
        let Estimate { value, low, high } = paired(&before, &after);
        Some(Self {
            people: people.len(),
            most: MOST,
            before: mean(&before),
            after: mean(&after),
            change: value,
            interval: (people.len() >= FEWEST).then_some([low, high]),
        })
    }

    /// The figures, in sentences.
    #[must_use]
    pub fn said(&self) -> String {
        let Self { people, most, .. } = self;
        let who = match people {
            1 => "One person answered".to_owned(),
            n => format!("{n} people answered"),
        };
        let mean = if *people == 1 { "" } else { "on average " };
        let figures = format!(
            "{who} both forms: {mean}{} of {most} points before and {} after, a change of {}.",
            one(self.before),
            one(self.after),
            signed(self.change),
        );
        let interval = match self.interval {
            Some([low, high]) => format!(
                "The 95 % interval of the mean change reaches from {} to {}.",
                signed(low),
                signed(high),
            ),
            None => format!("No interval is given for fewer than {FEWEST} people."),
        };
        format!("{figures} {interval}")
    }

    /// What they do not show.
    #[must_use]
    pub const fn limits(&self) -> &'static str {
        LIMITS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_change_is_that_of_each_person() {
        let people = [(4, 7), (6, 6), (3, 5), (8, 9), (5, 9), (7, 6)];
        let found = BeforeAfter::of(&people).expect("there are people");
        assert_eq!((found.people, found.before, found.after), (6, 5.5, 7.0));
        assert!((found.change - 1.5).abs() < 1e-9);
        // Changes 3, 0, 2, 1, 4, -1: standard deviation 1.8708, t(5) = 2.5706.
        let [low, high] = found.interval.expect("there are six");
        assert!((low + 0.463).abs() < 0.002, "{low}");
        assert!((high - 3.463).abs() < 0.002, "{high}");
        assert_eq!(
            found.said(),
            "6 people answered both forms: on average 5.5 of 10 points before and 7.0 after, a change of +1.5. \
             The 95 % interval of the mean change reaches from −0.5 to +3.5."
        );
    }

    #[test]
    fn few_people_get_no_interval_and_are_told_so() {
        let four = BeforeAfter::of(&[(4, 5), (4, 5), (4, 5), (5, 4)]).expect("four");
        assert_eq!(four.interval, None);
        assert!(
            four.said()
                .ends_with("No interval is given for fewer than 5 people.")
        );
        let one = BeforeAfter::of(&[(4, 4)]).expect("one");
        assert!(one.said().starts_with(
            "One person answered both forms: 4.0 of 10 points before and 4.0 after, a change of 0.0."
        ));
        assert_eq!(BeforeAfter::of(&[]), None);
    }
}
