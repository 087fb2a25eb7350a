//! From a save to where its workshop stood.

use std::path::Path;

use serde::Deserialize;

use super::Room;
use super::state::{RoomStep, Round, State, ids};
use crate::session::{Record, SaveError, Session};

/// Where the workshop of a save stands, in a session that has been resumed from it.
pub(super) fn state(
    record: &Record,
    session: &Session,
    room: Room,
    path: &Path,
) -> Result<State, SaveError> {
    let begins = State::briefing(session.playthrough(), room);
    match record.notes.last() {
        None if record.decisions.is_empty() => Ok(begins),
        None => Ok(State::at_hand(session.playthrough(), room, &begins)),
        Some(note) => match State::deserialize(&note.state) {
            Ok(state) => Ok(fitted(state, session, room)),
            Err(error) => {
                let why = format!("its last note of the workshop cannot be read ({error})");
                Err(SaveError::Corrupt(path.to_owned(), why))
            }
        },
    }
}

/// A state in a playthrough that may have gone on without the room, or been played again in an edited scenario. What fits stays.
pub(super) fn fitted(mut state: State, session: &Session, room: Room) -> State {
    let play = session.playthrough();
    let story = play.story();
    // Whatever a damaged save says, the rules of rooms hold.
    if Room::new(state.size, room.minutes()).is_err() {
        state.size = room.size();
    }
    let fits = usize::from(state.answered) == play.turns.len()
        && match state.step {
            RoomStep::Briefing => true,
            RoomStep::Over => play.ending().is_some(),
            RoomStep::Reveal => play.turns.last().is_some_and(|taken| {
                let chosen = state.decided.as_ref().map(|decided| &decided.response);
                story.crisis(taken.crisis).id == state.crisis
                    && chosen == Some(&story.response(taken.response).id)
            }),
            RoomStep::Discuss | RoomStep::Predict | RoomStep::Hands | RoomStep::Tie => play
                .crisis()
                .is_some_and(|crisis| story.crisis(crisis).id == state.crisis),
        };
    if !fits {
        return State::at_hand(session.playthrough(), room, &state);
    }
    if state.step.asks() {
        state.offered = ids(story, &play.shown());
    } else if let Some(taken) = play.turns.last() {
        state.offered = ids(story, &play.shown_to(taken));
    }
    let State {
        offered,
        hands,
        answer,
        ..
    } = &mut state;
    hands.retain(|id, _| offered.contains(id));
    answer.take_if(|id| !offered.contains(id));
    let meters = play.meters(play.now.state.values());
    state
        .predictions
        .retain(|p| meters.iter().any(|m| m.id == p.meter));
    // After a reveal people may leave.
    if state.step.asks() && super::rules::most_hands(&state) > u32::from(state.size) {
        state.hands.clear();
        state.predictions.clear();
    }
    if state.step == RoomStep::Tie && state.leading().len() < 2 {
        state.step = RoomStep::Hands;
    }
    state
}

/// How the room came to each decision of a save that counts; nothing where there was no room, or it was taken elsewhere.
#[must_use]
pub fn rounds(record: &Record) -> Vec<Option<Round>> {
    let mut rounds = vec![None; record.decisions.len()];
    for note in &record.notes {
        let Some(round) = note.decision.and_then(|at| rounds.get_mut(at)) else {
            continue;
        };
        *round = State::deserialize(&note.state)
            .ok()
            .and_then(|state| state.round());
    }
    rounds
}
