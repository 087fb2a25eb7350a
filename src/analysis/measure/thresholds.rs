//! What scenarios are held to: the numbers of `assets/lints.ron`, each with its meaning beside it there.

use serde::Deserialize;

/// Standard errors within which the truth lies in 999 of 1,000 cases.
pub(super) const SURELY: f64 = 3.29;

macro_rules! sections {
    ($($(#[$meta:meta])* $name:ident { $($(#[$of:meta])* $field:ident: $type:ty,)+ })+) => { $(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name { $($(#[$of])* pub $field: $type,)+ }
    )+ };
}

sections! {
    /// All thresholds.
    Thresholds {
        /// The version of the format: 1.
        format: u32,
        /// How much is played.
        effort: Effort,
        /// Responses that are never worth giving.
        dominated: Dominated,
        /// Crises whose best response depends on the state.
        flips: Flips,
        /// Whoever reads nothing.
        blind: Blind,
        /// Ways of playing beside each other.
        styles: Styles,
        /// How often the game is lost.
        collapse: Collapse,
        /// Skill against luck.
        skill: Skill,
        /// Promises.
        promise: Promise,
        /// How long it takes.
        minutes: Minutes,
        /// What readers made of the texts.
        readings: Readings,
        /// What several scenarios exercise together.
        library: LibraryBounds,
        /// Designed cuts.
        cuts: Cuts,
        /// Values that are breached and repaired.
        breaches: Breaches,
    }

    /// How much is played.
    Effort {
        /// Playthroughs of varied play.
        runs: u32,
        /// States of each crisis that are tried out, at most.
        states: usize,
        /// Lucks for every response.
        lucks: u32,
        /// Turns played on.
        turns: u16,
    }

    /// Responses that are never worth giving.
    Dominated {
        /// Points of the grade from the best that count as the best.
        margin: f64,
        /// Different states at least.
        states: usize,
    }

    /// Crises whose best response depends on the state.
    Flips {
        /// Share of states in which one response may be clearly best.
        best_most: f64,
        /// Share of states in which a second one must be.
        second_least: f64,
        /// Points of the grade ahead of the second that count as clearly best.
        margin: f64,
        /// Share of crises that flip, at least.
        share_least: f64,
        /// Share of states from which a response counts as always best.
        always: f64,
        /// Different states at least.
        states: usize,
    }

    /// Whoever reads nothing.
    Blind {
        /// Share of decisions above chance, at most.
        above_chance_most: f64,
        /// Points of the grade above random, at most.
        above_random_most: f64,
    }

    /// Ways of playing beside each other: points of the mean grade.
    Styles {
        /// One hat behind `informed`, at least.
        one_hat_behind_least: f64,
        /// The two one-hat bots apart, at most.
        one_hat_apart_most: f64,
        /// Share of one-hat playthroughs that collapse, at most.
        one_hat_collapse_most: f64,
        /// `both` behind `informed`, at least.
        both_behind_least: f64,
        /// `alternate` behind `informed`, at least.
        alternate_behind_least: f64,
        /// `alternate` ahead of the better one-hat bot, at least.
        alternate_ahead_least: f64,
        /// `wait` behind every other, at least.
        wait_behind_least: f64,
    }

    /// How often the game is lost: shares of playthroughs.
    Collapse {
        /// By `informed`, at most.
        informed_most: f64,
        /// By `random`, at least.
        random_least: f64,
        /// By `random`, at most.
        random_most: f64,
    }

    /// Skill against luck.
    Skill {
        /// Intraclass correlation at least.
        least: f64,
        /// Intraclass correlation at most.
        most: f64,
        /// Bots of the population.
        players: u32,
        /// Playthroughs of each, at most.
        seeds: u32,
    }

    /// Promises.
    Promise {
        /// Share kept, and share broken, at least.
        either_least: f64,
        /// Times judged at least.
        judged: u64,
    }

    /// What readers made of the texts, and what a program tells by their words.
    Readings {
        /// Share of hats that readers tell, at least.
        hats_least: f64,
        /// Share of hats that readers tell, at most.
        hats_most: f64,
        /// Share of outcomes that readers lay to their answer, at least.
        outcomes_least: f64,
        /// Readers whose picks are held to something, at least.
        picks_readers: u32,
        /// Playthroughs of each list of picks.
        seeds: u32,
        /// Share of the way from `random` to `informed` that picks earn, at least.
        picks_way_least: f64,
        /// Grade of picks above `alternate`, at least.
        picks_ahead_least: f64,
        /// Share of hats that words alone tell, at most.
        words_most: f64,
    }

    /// What several scenarios exercise together.
    LibraryBounds {
        /// Scenarios that are a library, at least.
        scenarios: usize,
        /// Times that every idea is exercised, at least.
        idea_least: usize,
        /// Times that every tension is put on the table, at least.
        tension_least: usize,
        /// Tensions of every crisis, at least.
        crisis_least: usize,
    }

    /// Designed cuts.
    Cuts {
        /// Playthroughs of `random`.
        runs: u32,
        /// `lead`, `manage` and `alternate` behind `informed`, at least.
        behind_least: f64,
        /// Share of playthroughs of `random` that collapse, at most.
        random_collapse_most: f64,
        /// Share of playthroughs of `random` in which a promise is kept or broken, at least.
        promises_least: f64,
    }

    /// Values that are breached and repaired.
    Breaches {
        /// Playthroughs for every response that breaches a value.
        seeds: u32,
        /// Playthroughs in which it was repaired, at least, to be judged.
        repaired: usize,
        /// Points of the grade above never breaching, at the lower end of the 95 % interval, at most.
        ahead_most: f64,
    }

    /// How long it takes.
    Minutes {
        /// Words read alone in a minute.
        words_alone: u32,
        /// Seconds for a decision alone.
        decision_alone: u32,
        /// Minutes alone, at least.
        alone_least: f64,
        /// Minutes alone, at most.
        alone_most: f64,
        /// Words read aloud in a minute.
        words_room: u32,
        /// Seconds for a decision in a room.
        decision_room: u32,
        /// Minutes of debrief in a room.
        debrief_room: u32,
        /// Minutes in a room over those stated, at least.
        stated_least: f64,
        /// Minutes in a room over those stated, at most.
        stated_most: f64,
    }
}

impl Thresholds {
    /// The thresholds that are built into the program.
    #[must_use]
    pub fn standard() -> Self {
        crate::content::options()
            .from_str(include_str!("../../../assets/lints.ron"))
            .expect("the thresholds that are built in have been tested")
    }

    /// The same with another number of playthroughs: what is played is scaled in proportion, down to a least that still says something.
    #[must_use]
    pub fn with_runs(mut self, runs: u32) -> Self {
        let runs = runs.max(1);
        let part = f64::from(runs) / f64::from(self.effort.runs.max(1));
        if part < 1.0 {
            let scaled = |n: f64, least: f64| (n * part).max(least);
            self.effort.states = scaled(self.effort.states as f64, 40.0) as usize;
            self.effort.lucks = scaled(f64::from(self.effort.lucks), 12.0) as u32;
            self.skill.players = scaled(f64::from(self.skill.players), 48.0) as u32;
            self.skill.seeds = scaled(f64::from(self.skill.seeds), 8.0) as u32;
        }
        self.effort.runs = runs;
        self
    }
}

impl Default for Thresholds {
    fn default() -> Self {
        Self::standard()
    }
}

#[cfg(test)]
mod tests {
    use super::Thresholds;

    #[test]
    fn the_built_in_thresholds_load_and_make_sense() {
        let t = Thresholds::standard();
        assert_eq!(t.format, 1);
        assert!(t.skill.least < t.skill.most && t.skill.most < 1.0);
        assert!(t.collapse.random_least < t.collapse.random_most);
        assert!(t.flips.best_most < t.flips.always);
        let fewer = t.with_runs(600);
        assert!(fewer.effort.states < t.effort.states && fewer.effort.states >= t.flips.states);
        assert_eq!(t.with_runs(t.effort.runs), t);
    }
}
