//! The debrief as one page: what stands in it, in which order and in which words, as data. The HTML and the window draw the same page,
//! each in its own way; neither has words or figures of its own.
//!
//! First the three acts. Behind them, in the order of a good after-action review: what happened, what was asked for and worn, the moments, where it ended, the profile, the people, a plan.

mod acts;
mod asked;
mod beyond;
mod block;
mod chart;
mod happened;
mod ledger;
mod moments;
mod people;
mod place;
mod profile;
mod room;
mod text;

use super::report::Debrief;
pub use acts::Act;
use block::paragraphs;
pub use block::{Block, Cells, Column, Group, List, Multiple, Row, Score, Table, Tone};
pub use chart::{Axis, Drawing, Figure, HatMark, RoadMark, Series, Step, TurnMark};
pub use happened::ends;
pub use text::{Span, Text};

/// A debrief, ready to be drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// The language of the scenario, as a BCP 47 tag. Our own words are English.
    pub language: String,
    /// The scenario's title.
    pub title: String,
    /// How it ended.
    pub ending: Vec<Block>,
    /// What a debrief is and what it is not.
    pub note: String,
    /// The three acts.
    pub acts: Vec<Act>,
    /// How it was reckoned: the parts, in their order.
    pub sections: Vec<Section>,
    /// What made these figures.
    pub foot: Text,
}

/// A part of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// The meters over the turns, and their ledger.
    Happened,
    /// What the situations asked for, and what was worn.
    Asked,
    /// The moments most worth discussing.
    Moments,
    /// The leading and managing map.
    Where,
    /// Hats, practices, skills, ideas.
    Profile,
    /// People, promises and values.
    People,
    /// What to start, to stop and to practise.
    Plan,
}

impl Part {
    /// All of them, in the order of the page.
    pub const ALL: [Self; 7] = [
        Self::Happened,
        Self::Asked,
        Self::Moments,
        Self::Where,
        Self::Profile,
        Self::People,
        Self::Plan,
    ];

    /// Its stable name, as in addresses.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Happened => "happened",
            Self::Asked => "asked",
            Self::Moments => "moments",
            Self::Where => "where",
            Self::Profile => "profile",
            Self::People => "people",
            Self::Plan => "plan",
        }
    }

    /// Its heading.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Happened => "What happened",
            Self::Asked => "What was asked for, and what you wore",
            Self::Moments => "Moments worth discussing",
            Self::Where => "Where you ended up",
            Self::Profile => "Your profile",
            Self::People => "People, promises and values",
            Self::Plan => "A plan",
        }
    }
}

/// One part with what stands in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// Which one.
    pub part: Part,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

impl Page {
    /// The page of a debrief.
    #[must_use]
    pub fn new(debrief: &Debrief) -> Self {
        let played = &debrief.played;
        let section = |part| Section {
            part,
            blocks: match part {
                Part::Happened => happened::blocks(debrief),
                Part::Asked => asked::blocks(debrief),
                Part::Moments => moments::blocks(debrief),
                Part::Where => place::blocks(debrief),
                Part::Profile => profile::blocks(debrief),
                Part::People => people::blocks(debrief),
                Part::Plan => [profile::plan(debrief), beyond::blocks(debrief)].concat(),
            },
        };
        Self {
            language: played.language.clone(),
            title: played.title.clone(),
            ending: ending(debrief),
            note: debrief.note.clone(),
            acts: acts::acts(debrief),
            sections: Part::ALL.map(section).into(),
            foot: Text::ours("Scenario ")
                .strong(Text::ours(&played.scenario))
                .and(", rulebook ")
                .strong(Text::ours(&played.rulebook))
                .and(", seed ")
                .strong(Text::ours(&played.seed))
                .and(format!(
                    ": with the same decisions they give the same numbers on every machine. {} worlds were tried for every road.",
                    debrief.scores.lucks
                )),
        }
    }
}

fn ending(debrief: &Debrief) -> Vec<Block> {
    let played = &debrief.played;
    let Some(ending) = &played.ending else {
        let text = Text::ours("The game is not over yet.");
        return vec![Block::Prose(Tone::Kicker, text)];
    };
    let mut blocks = vec![Block::Heading(Text::author(&ending.title))];
    blocks.extend(paragraphs(&ending.text));
    if let Some(fell) = &played.fell {
        let text = Text::author(&fell.meter).then(Text::mixed(&fell.rest()));
        blocks.push(Block::Prose(Tone::Plain, text));
    }
    blocks
}
