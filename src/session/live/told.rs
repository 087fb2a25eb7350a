//! What a room did, as the debrief tells it; and what people wrote in it about themselves.

use super::kinds::DecidedBy;
use super::room::replayed;
use super::state::{Observed, State, Table};
use crate::debrief::{self as kinds, Foretold, Moved, Raised, RoomTurn, Seen};
use crate::engine::CrisisIx;
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
    let shown = table.play.shown_to(taken);
    let given = state.count(position, how.crisis, how.rounds, &shown);
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
        seen: seen(state, position, table, how.crisis),
        notes: notes(
            state,
            position,
            how.crisis,
            at + 1 == table.play.turns.len(),
        ),
    })
}

/// What observers saw met of what a crisis asks for, in its order.
fn seen(state: &State, position: usize, table: &Table, crisis: CrisisIx) -> Vec<Seen> {
    let observed: Vec<&Observed> = observed(state, position, Some(crisis)).collect();
    let all = super::observer::expectations(table.play.story(), crisis);
    all.into_iter()
        .filter_map(|text| {
            let met = observed.iter().filter(|o| o.met.contains(&text)).count();
            let observers = u16::try_from(met).unwrap_or(u16::MAX);
            (met > 0).then_some(Seen { text, observers })
        })
        .collect()
}

/// What observers wrote on a crisis; to the last one, on the whole game too.
fn notes(state: &State, position: usize, crisis: CrisisIx, last: bool) -> Vec<String> {
    let whole = observed(state, position, None).filter(|_| last);
    let all = observed(state, position, Some(crisis)).chain(whole);
    all.filter_map(|observed| observed.note.clone()).collect()
}

fn observed(
    state: &State,
    position: usize,
    crisis: Option<CrisisIx>,
) -> impl Iterator<Item = &Observed> {
    let all = state.seats.iter().flat_map(|seat| &seat.observed);
    all.filter(move |o| o.table == position && o.crisis == crisis)
}

/// The texts that people wrote, each with its seat: names, also picked ones, commitments, notes; removed ones too.
#[must_use]
pub fn people_texts(record: &Record) -> Vec<(u32, Personal)> {
    let mut list: &[Personal] = &[];
    let mut found = Vec::new();
    for entry in &record.entries {
        found.extend(match &entry.event {
            Event::NamesListed(listed) => {
                list = &listed.names;
                None
            }
            Event::NameTaken(taken) => {
                let place = usize::from(taken.place).checked_sub(1);
                let name = place.and_then(|place| list.get(place));
                name.map(|name| (taken.seat, name.clone()))
            }
            Event::SeatJoined(joined) => joined.name.clone().map(|name| (joined.seat, name)),
            Event::SeatRenamed(renamed) => Some((renamed.seat, renamed.name.clone())),
            Event::Committed(made) => made.text.clone().map(|text| (made.seat, text)),
            Event::QuestionsAnswered(made) => Some((made.seat, made.answers.clone())),
            Event::ObserverNoted(noted) => noted.text.clone().map(|text| (noted.seat, text)),
            _ => None,
        });
    }
    found
}
