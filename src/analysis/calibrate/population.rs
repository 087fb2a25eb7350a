//! The people of the calibration: bots with habits, who now and then look at what the moment asks for.

use rand::Rng;

use crate::analysis::{Bot, Decision, Draw, Draws, Mixed, rule_of_thumb};
use crate::engine::{Purpose, ResponseIx};

/// Parameters of the Dirichlet distribution of habits: lead, manage, both, wait. An assumption: the three ways of acting are as common as each other
/// and vary widely; doing nothing is the rarest habit. Whole numbers, so that it can be drawn without a logarithm.
pub const HABITS: [usize; 4] = [2, 2, 2, 1];

/// Somebody with habits and a quality of fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Person {
    /// Probabilities of lead, manage, both and wait where habit decides, in thousandths.
    pub habits: [i32; 4],
    /// Probability of choosing what situation and state ask for instead, in thousandths.
    pub quality: i32,
    /// The seed of the choices; `None` takes the playthrough's. With one of their own a person goes about a crisis in the same way in every playthrough:
    /// then all that differs between seeds is luck.
    pub own: Option<u64>,
}

impl Person {
    /// Somebody of the population: habits from a Dirichlet distribution, quality uniform. The same numbers give the same person.
    #[must_use]
    pub fn draw(seed: u64, number: u32) -> Self {
        let uniform =
            |at| Draws::new(seed, u64::from(number), Purpose::Player, Draw::Nth(at)).thousandths();
        // The gaps between sorted uniform numbers are Dirichlet(1, ..., 1); sums of gaps add the parameters up.
        let gaps: usize = HABITS.iter().sum();
        let mut cuts: Vec<i32> = (1..gaps as u32).map(uniform).collect();
        cuts.sort_unstable();
        let mut habits = [0; 4];
        let (mut from, mut gap) = (0, 0);
        for (habit, parameter) in habits.iter_mut().zip(HABITS) {
            gap += parameter;
            let to = cuts.get(gap - 1).copied().unwrap_or(1000);
            *habit = to - from;
            from = to;
        }
        Self {
            habits,
            quality: uniform(0),
            own: Some(seed_of(seed, number, u32::MAX)),
        }
    }

    /// Somebody who only has habits, and another mind in every playthrough.
    #[must_use]
    pub const fn of_habit(habits: [i32; 4]) -> Self {
        Self {
            habits,
            quality: 0,
            own: None,
        }
    }
}

impl Bot for Person {
    fn choose(&self, decision: &Decision<'_>) -> ResponseIx {
        let mut mind = decision.state.clone();
        mind.set_seed(self.own.unwrap_or(decision.state.seed()));
        let decision = Decision {
            state: &mind,
            ..*decision
        };
        if decision.draw(Draw::Looks).thousandths() < self.quality {
            return rule_of_thumb(decision.game, decision.state);
        }
        let [lead, manage, both, _] = self.habits;
        Mixed {
            up_to: [lead, lead + manage, lead + manage + both],
        }
        .choose(&decision)
    }
}

/// The seed of a playthrough: another one for every person, so that not all of them meet the same luck.
#[must_use]
pub fn seed_of(seed: u64, person: u32, run: u32) -> u64 {
    Draws::of_one(seed, person, run).next_u64()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn habits_are_shares_with_the_means_and_spread_of_their_distribution() {
        let people: Vec<Person> = (0..4000).map(|n| Person::draw(7, n)).collect();
        let total: usize = HABITS.iter().sum();
        for (at, parameter) in HABITS.into_iter().enumerate() {
            let shares: Vec<f64> = people
                .iter()
                .map(|p| f64::from(p.habits[at]) / 1000.0)
                .collect();
            let mean = shares.iter().sum::<f64>() / shares.len() as f64;
            let variance =
                shares.iter().map(|s| (s - mean) * (s - mean)).sum::<f64>() / shares.len() as f64;
            let expected = parameter as f64 / total as f64;
            assert!((mean - expected).abs() < 0.01, "{mean} {expected}");
            let spread = expected * (1.0 - expected) / (total as f64 + 1.0);
            assert!(
                (variance / spread - 1.0).abs() < 0.15,
                "{variance} {spread}"
            );
        }
        assert!(people.iter().all(|p| p.habits.iter().sum::<i32>() == 1000));
        assert!(people.iter().all(|p| (0..1000).contains(&p.quality)));
    }
}
