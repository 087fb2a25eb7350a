//! What was done to the course of a game beside deciding: taken back, planned otherwise, begun from another save.

use super::event::{BegunFrom, Event, StoredEvent};
use super::open::Session;
use super::plan::{GamePlan, PlanChange};
use super::record::{Meta, Record};
use crate::content::Story;
use crate::debrief::{Change, ChangeKind};
use crate::engine::Hat;

/// Something that was done to the course of a game.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CourseStep {
    /// How many crises had been answered by then; of a decision that was taken back, how many with it.
    pub(super) answered: u16,
    /// What was done.
    pub(super) what: CourseEvent,
}

/// What was done to the course of a game.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum CourseEvent {
    /// It began from a decision of another save.
    BeganFrom(BegunFrom),
    /// The last decision was taken back.
    TookBack {
        /// Id of the crisis.
        crisis: String,
        /// Id of the response.
        response: String,
    },
    /// The plan was changed.
    Planned(PlanChange),
}

impl Record {
    /// What was done to the course of the game, as its debrief tells it.
    #[must_use]
    pub fn course(&self, story: &Story) -> Vec<Change> {
        let events = self.entries.iter().map(|entry| &entry.event);
        told(story, &self.begun_by(), &course(&self.meta, events))
    }
}

impl Session {
    /// What was done to the course of the game, as its debrief tells it.
    #[must_use]
    pub fn course(&self) -> Vec<Change> {
        told(self.play.story(), &self.begun, &self.course)
    }
}

/// The course of a game, in order.
pub(super) fn course<'a>(meta: &Meta, events: impl Iterator<Item = &'a Event>) -> Vec<CourseStep> {
    let mut found: Vec<CourseStep> = Vec::new();
    // The decisions that counted at that time.
    let mut counted: Vec<(&str, &str)> = Vec::new();
    if let Some(from) = &meta.from {
        found.push(CourseStep {
            answered: from.turn.saturating_sub(1),
            what: CourseEvent::BeganFrom(from.clone()),
        });
    }
    for event in events {
        let answered = counted.len() as u16;
        let what = match event {
            Event::Decision(taken) => {
                counted.push((&taken.crisis, &taken.response));
                continue;
            }
            Event::TakenBack(_) => match counted.pop() {
                Some((crisis, response)) => CourseEvent::TookBack {
                    crisis: crisis.to_owned(),
                    response: response.to_owned(),
                },
                None => continue,
            },
            Event::PlanChanged(changed) => CourseEvent::Planned(changed.change.clone()),
            _ => continue,
        };
        found.push(CourseStep { answered, what });
    }
    found
}

/// Stands for the player of a game without seats, where a seat is named.
pub(super) const NOBODY: u32 = 0;

/// The hats that were named in a game without seats, with the ids of their crises.
pub(super) fn named(entries: &[StoredEvent]) -> Vec<(String, Hat)> {
    entries
        .iter()
        .filter_map(|entry| match &entry.event {
            Event::HatNamed(named) if named.seat == NOBODY => {
                Some((named.crisis.clone(), named.hat))
            }
            _ => None,
        })
        .collect()
}

/// The course in sentences; `begun` is the plan that the game began with.
fn told(story: &Story, begun: &GamePlan, course: &[CourseStep]) -> Vec<Change> {
    let mut length = begun.crises;
    let title = |id: &str| {
        let found = story.find_crisis(id);
        found.map_or_else(|| id.to_owned(), |ix| story.render(&story.crisis(ix).title))
    };
    course
        .iter()
        .map(|step| {
            let (kind, crisis, said) = match &step.what {
                CourseEvent::BeganFrom(from) => (
                    ChangeKind::BeganFrom,
                    None,
                    format!(
                        "This game began from crisis {} of {}: what was decided before is taken over from there.",
                        from.turn, from.save
                    ),
                ),
                CourseEvent::TookBack { crisis, response } => {
                    let text = story.find_response(crisis, response).map_or_else(
                        || response.clone(),
                        |ix| story.render(&story.response(ix).text),
                    );
                    let said = format!("The answer to “{}” was taken back: “{text}”", title(crisis));
                    (ChangeKind::TakenBack, Some(crisis.clone()), said)
                }
                CourseEvent::Planned(PlanChange::Length { crises }) => {
                    let shorter = crises.is_some_and(|new| length.is_none_or(|old| new < old));
                    length = *crises;
                    let said = match (shorter, crises) {
                        (true, Some(n)) => format!("The game was shortened to {}.", counted(*n)),
                        (_, Some(n)) => format!("The game was lengthened to {}.", counted(*n)),
                        (_, None) => "The game was lengthened to all crises that come.".to_owned(),
                    };
                    let kind = if shorter {
                        ChangeKind::Shortened
                    } else {
                        ChangeKind::Lengthened
                    };
                    (kind, None, said)
                }
                CourseEvent::Planned(PlanChange::Skip { crisis }) => (
                    ChangeKind::Skipped,
                    Some(crisis.clone()),
                    format!("“{}” was skipped.", title(crisis)),
                ),
                CourseEvent::Planned(PlanChange::Unskip { crisis }) => (
                    ChangeKind::Unskipped,
                    Some(crisis.clone()),
                    format!("“{}” was asked after all.", title(crisis)),
                ),
                CourseEvent::Planned(PlanChange::HoldOff { on: true }) => (
                    ChangeKind::HeldOff,
                    None,
                    "Collapses were held off: a meter at 0 does not end the game before its last crisis.".to_owned(),
                ),
                CourseEvent::Planned(PlanChange::Cut { cut }) => {
                    let named = story.find_cut(cut).map_or(cut, |cut| &cut.title);
                    let said = format!("The short version “{}” was played from here on.", story.render(named));
                    (ChangeKind::Cut, None, said)
                }
                CourseEvent::Planned(PlanChange::HoldOff { on: false }) => (
                    ChangeKind::LetFall,
                    None,
                    "Collapses were not held off any more.".to_owned(),
                ),
            };
            Change {
                answered: step.answered,
                kind,
                crisis,
                said,
            }
        })
        .collect()
}

/// So many crises, in words.
fn counted(crises: u16) -> String {
    match crises {
        1 => "1 crisis".to_owned(),
        n => format!("{n} crises"),
    }
}
