//! What only plays can show of a scenario: whether everything comes about, whether choices are choices, whether each way of playing gets
//! what it should, and how long it takes. Every figure has a threshold in `assets/lints.ron`; docs/measured.md explains both.

pub mod cast;
mod choices;
mod cuts;
pub mod decisions;
mod figure;
pub mod minutes;
mod paths;
mod playing;
mod readings;
mod seen;
pub mod skill;
mod styles;
mod thresholds;
mod words;

pub use figure::{Case, Figure, Unit};
pub use paths::{Known, Verdict, is_possible};
pub use playing::{Record, play_all};
pub use seen::{Mark, Seen, Thing};
pub use thresholds::{Library, Thresholds};
pub use words::HatWords;

use cast::{Aiming, Entrant};
use figure::Sheet;
use styles::Styles;

use super::Blind;
use crate::content::check::Possible;
use crate::content::finding::Finding;
use crate::content::reading::Reading;
use crate::content::story::Story;
use crate::engine::{Game, Hat, Rulebook};

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

/// Most things that are aimed at when varied play did not see them.
const MOST_AIMED_AT: usize = 64;

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
        let game = Game::new(story.scenario().clone(), self.rulebook.clone());
        let thresholds = self.thresholds;
        let mut sheet = Sheet::default();
        let blind = Blind::new(story, self.others, self.rulebook);

        let mut cast = cast::varied(thresholds.effort.runs);
        let each = (thresholds.effort.runs / 20).max(20);
        cast.push(Entrant::new("blind", blind.clone(), each));
        let (records, mut seen) = play_all(&game, &cast, 0);
        let possible = Possible::of(story);
        let aimed = self.aim(&game, story, &possible, &mut seen, cast.len() as u32);
        let names: Vec<String> = cast
            .iter()
            .chain(&aimed)
            .map(|entrant| entrant.name.clone())
            .collect();
        let runs = cast.iter().chain(&aimed).map(|e| u64::from(e.runs)).sum();
        let known = paths::known(story, &seen, &possible, &names);
        paths::lint(story, &seen, &known, runs, thresholds, &mut sheet);

        let tried = decisions::decisions(&game, &blind, &thresholds.effort);
        choices::lint(story, &tried, thresholds, &mut sheet);
        let nobody = Record::default();
        let record = |name: &str| {
            let at = cast.iter().position(|e| e.name == name);
            at.and_then(|at| records.get(at)).unwrap_or(&nobody)
        };
        let random = record("random");
        let others = self.others.iter();
        let others = others.filter(|o| o.raw().id != story.raw().id).count();
        choices::unread(
            &tried,
            [record("blind"), random],
            others,
            thresholds,
            &mut sheet,
        );
        let styles = Styles {
            random,
            lead: record("lead"),
            manage: record("manage"),
            both: record("both"),
            wait: record("wait"),
            alternate: record("alternate"),
            informed: record("informed"),
        };
        styles.lint(thresholds, &mut sheet);
        let yardsticks = readings::Yardsticks {
            random,
            alternate: styles.alternate,
            informed: styles.informed,
        };
        readings::lint(
            story,
            &game,
            self.readings,
            &yardsticks,
            thresholds,
            &mut sheet,
        );
        cuts::lint(story, self.rulebook, thresholds, &mut sheet);
        words::lint(story, self.others, thresholds, &mut sheet);
        skill::lint(&game, thresholds, &mut sheet);
        skill::between(&NAMED.map(record), &mut sheet);
        minutes::lint(story, &game, thresholds, &mut sheet);
        Report {
            figures: sheet.figures,
            findings: sheet.findings,
            known,
            runs,
        }
    }

    /// Looks once more, on purpose, for what can happen and was not seen: with a bot that gives the response it belongs to wherever that is open.
    fn aim(
        &self,
        game: &Game,
        story: &Story,
        possible: &Possible,
        seen: &mut Seen,
        first: u32,
    ) -> Vec<Entrant> {
        let missing: Vec<Thing> = seen
            .things()
            .filter(|&thing| seen.mark(thing).count == 0 && is_possible(possible, thing))
            .collect();
        if missing.is_empty() {
            return Vec::new();
        }
        let mut responses: Vec<_> = missing.iter().filter_map(|t| t.response(story)).collect();
        responses.sort_unstable();
        responses.dedup();
        responses.truncate(MOST_AIMED_AT);
        let runs = self.thresholds.effort.runs;
        let mut cast: Vec<Entrant> = responses
            .into_iter()
            .map(|r| {
                let name = format!("random but {}", story.response_name(r));
                Entrant::new(name, Aiming(r), (runs / 8).max(50))
            })
            .collect();
        for hat in Hat::ALL {
            let name = format!("mostly {}", hat.name().to_lowercase());
            let leaning = cast::Leaning { hat, share: 900 };
            cast.push(Entrant::new(name, leaning, (runs / 4).max(50)));
        }
        let (_, more) = play_all(game, &cast, first);
        seen.merge(&more);
        cast
    }
}
