//! A game that was played, as it is told beside others.

use std::collections::BTreeMap;
use std::path::Path;

use super::course::named;
use super::event::{CommitmentKept, Event};
use super::journal::Journal;
use super::open::now;
use super::record::Record;
use super::save_error::SaveError;
use crate::content::{Source, Story};
use crate::engine::Hat;

/// A game that was played.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Past {
    /// Id of the scenario.
    pub scenario: String,
    /// Title of the scenario.
    pub title: String,
    /// The seed of the luck.
    pub seed: u64,
    /// Whether a room played it.
    pub room: bool,
    /// The answers that count, in order.
    pub turns: Vec<PastTurn>,
    /// So many of them, from the first, were taken over from another game.
    pub taken_over: usize,
    /// Title of the ending, once it is over.
    pub ending: Option<String>,
    /// The grade so far, in whole points; nothing before the first answer.
    pub grade: Option<i32>,
    /// What the player meant to do after it.
    pub meant: Option<Meaning>,
    /// How many hats were named right before they were seen, and how many were named.
    pub named: (u16, u16),
}

/// What a player meant to do after a game.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meaning {
    /// The habit, in the player's words.
    pub habit: String,
    /// The day by which, as 2026-12-06.
    pub by: Option<String>,
    /// Whether it was kept; nothing while nobody has said.
    pub kept: Option<bool>,
}

/// An answer in a game that was played.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastTurn {
    /// Id of the crisis.
    pub crisis: String,
    /// Title of the crisis.
    pub title: String,
    /// The answer.
    pub text: String,
    /// The hat that it wore.
    pub hat: Hat,
}

/// Reads saves as games that were played; a text that many of them hold is read once.
#[derive(Debug, Default)]
pub struct Pasts {
    stories: BTreeMap<String, Option<Story>>,
}

impl Pasts {
    /// Returns the game of a save, by the text that it was played with last; nothing if that cannot be read any more.
    pub fn read(&mut self, record: &Record) -> Option<Past> {
        let text = &record.newest().scenario;
        let story = self.stories.entry(text.hash.clone()).or_insert_with(|| {
            let source = Source {
                name: text.name.clone(),
                path: None,
                text: text.text.clone(),
            };
            source.scenario().ok()
        });
        let story = story.as_ref()?;
        let turns: Vec<PastTurn> = record
            .decisions
            .iter()
            .filter_map(|decision| {
                let response = story.find_response(&decision.crisis, &decision.response)?;
                let crisis = story.crisis(story.find_crisis(&decision.crisis)?);
                Some(PastTurn {
                    crisis: decision.crisis.clone(),
                    title: story.render(&crisis.title),
                    text: story.render(&story.response(response).text),
                    hat: story.scenario().response(response).hat,
                })
            })
            .collect();
        let ending = record.ending().map(|id| {
            let mut endings = story.raw().endings.iter();
            let found = endings.find(|ending| ending.id == id);
            found.map_or_else(|| id.to_owned(), |ending| story.render(&ending.title))
        });
        Some(Past {
            scenario: record.meta.scenario.clone(),
            title: record.meta.title.clone(),
            seed: record.meta.seed,
            room: record.meta.room.is_some(),
            taken_over: record
                .meta
                .from
                .as_ref()
                .map_or(0, |from| usize::from(from.turn.saturating_sub(1))),
            meant: meant(record),
            named: rightly_named(record, &turns),
            turns,
            ending,
            grade: record.grade().map(|grade| (grade + 500).div_euclid(1000)),
        })
    }
}

/// What the player meant to do, and whether it was kept.
fn meant(record: &Record) -> Option<Meaning> {
    let made = record.commitment()?;
    let mut kept = None;
    for entry in &record.entries {
        match &entry.event {
            Event::OwnCommitted(_) => kept = None,
            Event::CommitmentKept(said) => kept = Some(said.kept),
            _ => {}
        }
    }
    Some(Meaning {
        habit: made.habit,
        by: made.by.map(|by| by.to_string()),
        kept,
    })
}

/// Keeps in a save whether what the player meant to do was kept.
///
/// # Errors
/// If the save cannot be opened or written.
pub fn say_kept(save: &Path, kept: bool) -> Result<(), SaveError> {
    let (mut journal, _) = Journal::open(save)?;
    let mut batch = journal.batch()?;
    batch.push(now(), CommitmentKept { kept });
    journal.append(batch)
}

/// How many of the hats that were named are right, and how many were named: the last one for each answer counts.
fn rightly_named(record: &Record, turns: &[PastTurn]) -> (u16, u16) {
    let said: BTreeMap<String, Hat> = named(&record.entries).into_iter().collect();
    let (mut right, mut all) = (0, 0);
    for turn in turns {
        if let Some(hat) = said.get(&turn.crisis) {
            all += 1;
            right += u16::from(*hat == turn.hat);
        }
    }
    (right, all)
}

/// How often each hat was worn in these games, in the order of [`Hat::ALL`]. Answers that a game took over from another are that one's.
#[must_use]
pub fn hats_worn<'a>(games: impl IntoIterator<Item = &'a Past>) -> [usize; 4] {
    let mut worn = [0; 4];
    let own = |game: &'a Past| game.turns.iter().skip(game.taken_over);
    for turn in games.into_iter().flat_map(own) {
        if let Some(at) = Hat::ALL.iter().position(|&hat| hat == turn.hat) {
            worn[at] += 1;
        }
    }
    worn
}
