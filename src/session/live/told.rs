//! What a room did, as the debrief tells it; and what people wrote in it about themselves.

use super::kinds::DecidedBy;
use super::room::replayed;
use super::state::State;
use crate::debrief::{self as kinds, Foretold, Moved, Raised, RoomTurn};
use crate::session::event::{Event, Personal};
use crate::session::playthrough::Playthrough;
use crate::session::record::Record;
use crate::session::workshop::{moved, percents};

/// How a table (from 1) of a room came to each of its decisions, for [`crate::debrief::Debrief::with_room`]. The playthrough is that table's.
/// Nothing for a turn that was played without the room.
#[must_use]
pub fn told(play: &Playthrough, record: &Record, table: u16) -> Vec<Option<RoomTurn>> {
    // A room that does not come out again is told by its decisions alone.
    let Ok(state) = replayed(play, record) else {
        return Vec::new();
    };
    let position = usize::from(table).saturating_sub(1);
    (0..play.turns.len())
        .map(|at| turn(&state, position, at))
        .collect()
}

fn turn(state: &State, position: usize, at: usize) -> Option<RoomTurn> {
    let table = state.tables.get(position)?;
    let taken = table.play.turns.get(at)?;
    let how = table.decided.get(at).copied().flatten()?;
    let given = state.count(position, how.crisis, how.rounds, &taken.open);
    let count = |all: u32| u16::try_from(all).unwrap_or(u16::MAX);
    let counts: Vec<u16> = given.iter().map(|g| count(g.all())).collect();
    let most = counts.iter().max().copied().unwrap_or(0);
    let story = table.play.story();
    let tied = how.by != DecidedBy::Votes && counts.iter().filter(|c| **c == most).count() > 1;
    let moved = moved(&table.play.last(taken).aftermath.meters);
    Some(RoomTurn {
        size: count(state.answers(position, how.crisis).count() as u32),
        by: match how.by {
            DecidedBy::Votes => kinds::DecidedBy::Hands,
            DecidedBy::Speaker => kinds::DecidedBy::Speaker,
            DecidedBy::Facilitator if tied && most > 0 => kinds::DecidedBy::Facilitator,
            DecidedBy::Facilitator => kinds::DecidedBy::Group,
        },
        tied: given
            .iter()
            .zip(&counts)
            .filter(|(_, count)| tied && most > 0 && **count == most)
            .map(|(given, _)| story.response(given.response).id.clone())
            .collect(),
        hands: given
            .iter()
            .zip(counts.iter().zip(percents(&counts)))
            .map(|(given, (&hands, percent))| {
                let raw = story.response(given.response);
                Raised {
                    response: raw.id.clone(),
                    text: story.render(&raw.text),
                    hands,
                    percent,
                }
            })
            .collect(),
        predictions: state
            .predicted(position, table, how.crisis, &moved)
            .into_iter()
            .map(|row| Foretold {
                meter: row.meter,
                name: row.name,
                way: row.way.into(),
                hands: Some(count(row.people)),
                verdict: row.verdict.into(),
            })
            .collect(),
        moved: moved.into_iter().map(Moved::from).collect(),
    })
}

/// The texts that people wrote about themselves, each with its seat: names and commitments, removed ones too.
#[must_use]
pub fn people_texts(record: &Record) -> Vec<(u32, Personal)> {
    let entries = record.entries.iter();
    entries
        .filter_map(|entry| match &entry.event {
            Event::SeatJoined(joined) => Some((joined.seat, joined.name.clone()?)),
            Event::SeatRenamed(renamed) => Some((renamed.seat, renamed.name.clone())),
            Event::Committed(made) => Some((made.seat, made.text.clone()?)),
            _ => None,
        })
        .collect()
}
