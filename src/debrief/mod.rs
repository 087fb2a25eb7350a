//! The debrief: a playthrough turned into findings, series and text, and written as a page, a table, data or a summary.
//!
//! Findings come from objective records (the ledger and the roads not taken), luck is kept apart from decisions, and nobody is graded by the outcome
//! alone. What the figures mean is in `docs/debrief.md`.

mod action;
mod acts;
mod advice;
mod before_after;
mod counts;
mod course;
mod csv;
mod facts;
mod fell;
mod figure;
mod html;
mod kinds;
mod lines;
mod meant;
mod moments;
pub mod page;
mod people;
mod plan;
mod points;
mod profile;
mod report;
mod room;
mod scores;
mod standing;
mod text;
mod turns;

use crate::analysis::roads::{self, Effort, Misfit, Trace};
use crate::content::Story;
use crate::engine::{Game, ResponseIx};
use facts::Facts;

pub use action::{Advice, Plan};
#[cfg(all(feature = "app", feature = "host"))]
pub(crate) use acts::cut;
pub use acts::{Acts, Person, StoryCard, TurningPoint, compared, worn};
pub use before_after::{BeforeAfter, FEWEST};
pub use counts::{Asked, Counts};
pub use course::{Change, ChangeKind};
pub use fell::Fell;
pub use figure::Figure;
pub use kinds::{CauseKind, DecidedBy, PromiseStatus, ValueStatus, Verdict, Way, Why};
pub use meant::Meant;
pub(crate) use points::shares;
pub use points::{Points, off, one, signed};
pub use report::{
    Debrief, Ending, Fit, Kind, Line, Member, Moment, Number, Origin, Played, Profile, Promise,
    Road, Scores, Turn, Use, Value,
};
pub use room::{Foretold, Moved, Raised, RoomTurn, Seen};
pub use standing::{OtherGames, Standing, StandingMark, WAYS};

/// Lucks that are tried on every road if nothing else is said: everywhere the same, so that everywhere the same figures are shown.
pub const LUCKS: u32 = 1000;

/// What every debrief says about itself.
pub const NOTE: &str = "Two Hats is a model of how teams react, made for practice and for talking about it. It is not an assessment of a person, \
                        and its figures say nothing about how anyone works outside the game.";

impl Debrief {
    /// Debriefs a playthrough, finished or not.
    ///
    /// # Errors
    /// If a decision does not fit the game.
    pub fn new(
        story: &Story,
        game: &Game,
        seed: u64,
        decisions: &[ResponseIx],
        effort: Effort<'_>,
    ) -> Result<Self, Misfit> {
        let trace = Trace::new(game, seed, decisions)?;
        let roads = roads::from_trace(game, &trace, effort);
        let facts = Facts {
            story,
            game,
            trace: &trace,
            roads: &roads,
        };
        let profile = profile::profile(&facts);
        let last = &trace.last;
        Ok(Self {
            format: 1,
            note: NOTE.to_owned(),
            played: Played {
                scenario: story.raw().id.clone(),
                title: story.render(&story.raw().title),
                language: story.raw().language.clone(),
                objectives: story
                    .raw()
                    .objectives
                    .iter()
                    .map(|o| story.render(o))
                    .collect(),
                rulebook: game.rulebook().id.clone(),
                seed: seed.to_string(),
                finished: roads.finished,
                ending: last.ending().map(|ix| {
                    let ending = story.ending(ix);
                    Ending {
                        id: ending.id.clone(),
                        title: story.render(&ending.title),
                        text: story.render(&ending.text),
                    }
                }),
                collapsed: last.collapsed().map(|slot| story.slot_name(slot)),
                fell: Fell::of(story, &trace.ledger, decisions),
            },
            scores: scores::scores(&facts),
            course: Vec::new(),
            turns: turns::turns(&facts),
            numbers: lines::numbers(&facts),
            ledger: lines::ledger(&facts),
            moments: moments::moments(&facts),
            promises: people::promises(&facts),
            values: people::values(&facts),
            team: people::team(&facts),
            plan: plan::plan(&facts, &profile),
            profile,
            before_after: None,
            meant: None,
        })
    }

    /// Adds how the room answered before and after.
    #[must_use]
    pub fn with_before_after(mut self, found: Option<BeforeAfter>) -> Self {
        self.before_after = found;
        self
    }

    /// Adds what the player means to do.
    #[must_use]
    pub fn with_meant(mut self, meant: Option<Meant>) -> Self {
        self.meant = meant;
        self
    }

    /// The same with so many worlds (2 or more) for every road, and nobody is told how far it is.
    ///
    /// # Errors
    /// If a decision does not fit the game.
    pub fn with_lucks(
        story: &Story,
        game: &Game,
        seed: u64,
        decisions: &[ResponseIx],
        lucks: u32,
    ) -> Result<Self, Misfit> {
        Self::new(story, game, seed, decisions, Effort::quiet(lucks))
    }

    /// All of it, as JSON.
    ///
    /// # Panics
    /// Never: it holds nothing that JSON cannot.
    #[must_use]
    pub fn json(&self) -> String {
        let mut text =
            serde_json::to_string_pretty(self).expect("a debrief has only plain text keys");
        text.push('\n');
        text
    }

    /// The ledger, as a table with commas.
    #[must_use]
    pub fn csv(&self) -> String {
        csv::csv(self)
    }

    /// One page without a network, for screens and paper.
    #[must_use]
    pub fn html(&self) -> String {
        html::html(&page::Page::new(self))
    }

    /// A summary for a terminal, in so many columns.
    #[must_use]
    pub fn text(&self, columns: usize) -> String {
        text::summary(self, columns)
    }
}

#[cfg(test)]
mod tests;
