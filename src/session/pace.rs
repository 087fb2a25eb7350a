//! How long a scenario takes in a room, and how many crises fit the minutes at hand.
//!
//! The model is that of `two-hats check` ([`crate::analysis::measure::minutes`]): words that are read aloud in playthroughs at random, a
//! while to talk and vote for every decision, and the debrief at the end.

use rayon::prelude::*;

use crate::analysis::measure::Thresholds;
use crate::analysis::measure::minutes::{Pages, pages};
use crate::content::Story;
use crate::content::library::rulebook;
use crate::engine::{CrisisIx, Game, Rulebook};

/// Playthroughs that are read.
const READ: u64 = 24;

/// Fewest crises that make a session: one to learn how it goes, one to decide, and one in which an earlier decision comes back.
const FEWEST: u16 = 3;

/// Seconds to count hands in a room that has talked for a set time.
const COUNTING: f64 = 30.0;

/// How long it takes, in minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Minutes {
    /// When little has to be read.
    pub least: u16,
    /// In the mean.
    pub about: u16,
    /// When much has to be read.
    pub most: u16,
}

/// How fast a scenario goes in a room. Made once for a scenario; asking is then quick.
#[derive(Debug, Clone, PartialEq)]
pub struct Pace {
    read: Vec<Pages>,
    words: f64,
    /// Seconds for every decision.
    each: f64,
    /// Minutes at the end.
    debrief: f64,
}

impl Pace {
    /// Reads a scenario.
    #[must_use]
    pub fn of(story: &Story) -> Self {
        Self::without(story, Vec::new())
    }

    /// Reads a designed cut of a scenario; all of it, if it has none with this id.
    #[must_use]
    pub fn of_cut(story: &Story, cut: &str) -> Self {
        Self::without(story, story.left_out_by(cut).unwrap_or_default())
    }

    fn without(story: &Story, out: Vec<CrisisIx>) -> Self {
        let rulebook = rulebook("standard").map_or_else(|_| Rulebook::plain(), |(_, r)| r);
        let game = Game::new(story.scenario().clone(), rulebook).skipping(out);
        let limits = Thresholds::standard().minutes;
        Self {
            read: (0..READ)
                .into_par_iter()
                .map(|seed| pages(story, &game, seed))
                .collect(),
            words: f64::from(limits.words_room.max(1)),
            each: f64::from(limits.decision_room),
            debrief: f64::from(limits.debrief_room),
        }
    }

    /// The same with so many minutes of discussion for each crisis, and then a moment to count hands.
    #[must_use]
    pub fn discussing(self, minutes: u16) -> Self {
        Self {
            each: f64::from(minutes) * 60.0 + COUNTING,
            ..self
        }
    }

    /// As many crises as come at most.
    #[must_use]
    pub fn all(&self) -> u16 {
        let longest = self.read.iter().map(|pages| pages.turns.len()).max();
        longest.unwrap_or(0).try_into().unwrap_or(u16::MAX)
    }

    /// How long so many crises (at most all that come) take, with briefing and debrief. A game that ended before is stretched to as many.
    #[must_use]
    pub fn minutes(&self, crises: u16) -> Minutes {
        let crises = crises.min(self.all());
        let each = self.read.iter().map(|pages| self.one(pages, crises));
        let (mut least, mut most, mut sum) = (f64::INFINITY, 0.0_f64, 0.0);
        for minutes in each {
            least = least.min(minutes);
            most = most.max(minutes);
            sum += minutes;
        }
        Minutes {
            least: least.min(most).round() as u16,
            about: (sum / self.read.len().max(1) as f64).round() as u16,
            most: most.round() as u16,
        }
    }

    fn one(&self, pages: &Pages, crises: u16) -> f64 {
        let turns = pages.turns.len().min(usize::from(crises));
        let words: u32 = pages.turns.iter().take(turns).sum();
        let mut reading = f64::from(words);
        if turns > 0 {
            reading *= f64::from(crises) / turns as f64;
        }
        let words = f64::from(pages.before) + reading + f64::from(pages.ending);
        words / self.words + f64::from(crises) * self.each / 60.0 + self.debrief
    }

    /// How many crises fit so many minutes, in the mean: at least three, or all if fewer come, and at most all that come.
    #[must_use]
    pub fn fits(&self, minutes: u16) -> u16 {
        let all = self.all();
        let fewest = FEWEST.min(all);
        (fewest..=all)
            .rev()
            .find(|&crises| self.minutes(crises).about <= minutes)
            .unwrap_or(fewest)
    }
}

/// How many crises of a scenario fit so many minutes in a room, briefing and debrief included: at least three, at most all that come.
#[must_use]
pub fn fits(story: &Story, minutes: u16) -> u16 {
    Pace::of(story).fits(minutes)
}

/// How long so many crises of a scenario take in a room, briefing and debrief included.
#[must_use]
pub fn minutes_for(story: &Story, crises: u16) -> Minutes {
    Pace::of(story).minutes(crises)
}

#[cfg(test)]
mod tests {
    use super::{Pace, fits, minutes_for};
    use crate::content::library::built_in;

    #[test]
    fn more_minutes_fit_more_crises_and_longer_talk_fewer() {
        for source in built_in() {
            let story = source.scenario().unwrap();
            let pace = Pace::of(&story);
            let all = pace.all();
            assert_eq!(pace.fits(0), all.min(3), "{}", source.name);
            assert_eq!(pace.fits(u16::MAX), all, "{}", source.name);
            let mut before = 0;
            for crises in 1..=all {
                let minutes = minutes_for(&story, crises);
                assert!(minutes.least <= minutes.about && minutes.about <= minutes.most);
                assert!(minutes.about >= before, "{crises} of {}", source.name);
                before = minutes.about;
                if crises >= 3 {
                    assert!(fits(&story, minutes.about) >= crises);
                }
            }
            assert!(pace.minutes(all).about > pace.minutes(3).about || all <= 3);
            let talking = Pace::of(&story).discussing(10);
            assert!(talking.minutes(all).about > pace.minutes(all).about);
            assert!(talking.fits(45) <= pace.fits(45));
        }
    }
}
