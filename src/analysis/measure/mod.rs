//! What only plays can show of a scenario: whether everything comes about, whether choices are choices, whether each way of playing gets
//! what it should, and how long it takes. Every figure has a threshold in `assets/lints.ron`; docs/measured.md explains both.

mod breaches;
pub mod cast;
mod changes;
mod choices;
mod cuts;
pub mod decisions;
mod figure;
mod foresight;
mod kept;
pub mod minutes;
mod paths;
mod playing;
mod race;
mod readings;
mod seen;
mod settled;
pub mod skill;
mod strict;
mod styles;
mod thresholds;
mod touched;
mod vocabulary;

pub use changes::{Change, Changes, Crossing, changes};
pub use figure::{Case, Figure, Unit};
pub use kept::Kept;
pub use paths::{Known, Verdict, is_possible};
pub use playing::{Record, play_all};
pub use seen::{Mark, Seen, Thing};
pub use strict::{Memory, Strict};
pub use thresholds::{LibraryBounds, Thresholds};
pub use vocabulary::HatWords;

use figure::Measures;
use styles::Styles;

use super::Blind;
use crate::content::check::Possible;
use crate::content::finding::Finding;
use crate::content::reading::Reading;
use crate::content::story::Story;
use crate::engine::Rulebook;

/// Bots with a name, for telling apart ways of playing.
const NAMED: [&str; 9] = [
    "random",
    "lead",
    "manage",
    "both",
    "wait",
    "alternate",
    "greedy",
    "cautious",
    "informed",
];

/// What a scenario is measured with.
#[derive(Debug, Clone, Copy)]
pub struct Measuring<'a> {
    /// The rulebook.
    pub rulebook: &'a Rulebook,
    /// Other scenarios, from which the bot without text learns. One with the same id is left out.
    pub others: &'a [Story],
    /// What readers made of the scenario's texts; also of older ones, which are left out and counted.
    pub readings: &'a [Reading],
    /// What the scenario is held to, and how much is played.
    pub thresholds: &'a Thresholds,
}

/// What plays showed.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// Every figure with its threshold.
    pub figures: Vec<Figure>,
    /// What is doubtful, with its place in the file.
    pub findings: Vec<Finding>,
    /// What came about, what did not, and what never can.
    pub known: Vec<Known>,
    /// Playthroughs in which things were looked for.
    pub runs: u64,
}

impl Measuring<'_> {
    /// Plays a scenario in the thread pool of the caller. The same whatever the number of threads.
    #[must_use]
    pub fn measure(&self, story: &Story) -> Report {
        self.measure_again(story, &mut Kept::default())
    }

    /// The same, but only what an edit touched is played anew. `kept` is what was kept of an earlier version of this scenario, or of any other; it makes
    /// no difference to the report.
    #[must_use]
    pub fn measure_again(&self, story: &Story, kept: &mut Kept) -> Report {
        let thresholds = self.thresholds;
        let mut sheet = Measures::default();
        let blind = Blind::new(story, self.others, self.rulebook);
        let possible = Possible::of(story);
        let kept = kept.of_game(story, self.rulebook, thresholds);

        let is_held = readings::are_picks_held(story, self.readings, thresholds);
        let played = kept.played(&blind, story, &possible, is_held);
        let (seen, runs) = (&played.seen, played.runs);
        let known = paths::known(story, seen, &possible, &played.names);
        paths::lint(story, seen, &known, runs, thresholds, &mut sheet);

        let found = kept.decisions(&blind);
        choices::lint(story, &found, thresholds, &mut sheet);
        let record = |name: &str| played.record(name);
        let random = record("random");
        let others = self.others.iter();
        let others = others.filter(|o| o.raw().id != story.raw().id).count();
        let grades = [record("blind"), random];
        choices::unread(&found, &blind, grades, others, thresholds, &mut sheet);
        let styles = Styles::of(record);
        styles.lint(thresholds, &mut sheet);
        let yardsticks = readings::Yardsticks {
            random,
            alternate: styles.alternate,
            informed: styles.informed,
        };
        readings::lint(
            story,
            (&kept.game, &mut kept.picks),
            self.readings,
            &yardsticks,
            thresholds,
            &mut sheet,
        );
        let breaches = (kept.breaches).get_or_insert_with(|| {
            breaches::play_all(&kept.game, story, &kept.foresight, thresholds)
        });
        breaches::lint(story, breaches, thresholds, &mut sheet);
        cuts::lint(story, &kept.game, &mut kept.cuts, thresholds, &mut sheet);
        vocabulary::lint(story, self.others, thresholds, &mut sheet);
        let grades = (kept.skill)
            .get_or_insert_with(|| skill::Grades::of(&kept.game, &kept.foresight, thresholds));
        skill::lint(grades, thresholds, &mut sheet);
        skill::between(&NAMED.map(record), &mut sheet);
        minutes::lint(story, &kept.game, thresholds, &mut sheet);
        Report {
            figures: sheet.figures,
            findings: sheet.findings,
            known,
            runs,
        }
    }
}
