//! The same luck down another road.

use super::{SameLuck, Trace};
use crate::analysis::rule_of_thumb;
use crate::engine::{EndingIx, Game, ResponseIx, Silent, Slot, State};

/// Plays another response to the decision at `step`. Later crises are answered as in the playthrough where they come up again and the response is
/// open, otherwise by the rule of thumb.
pub(super) fn play(game: &Game, trace: &Trace, step: usize, response: ResponseIx) -> SameLuck {
    let mut state = trace.steps[step].state.clone();
    let mut road = SameLuck {
        grade: 0,
        ending: EndingIx(0),
        turns: 0,
        meters: Vec::with_capacity(trace.steps.len() - step),
        followed: 0,
        own: 0,
    };
    let mut answer = response;
    while game.decide(&mut state, answer, &mut Silent).is_ok() {
        road.meters.push(meters(&state));
        let Some(crisis) = state.crisis() else {
            break;
        };
        let taken = trace.steps[step + 1..]
            .iter()
            .find(|later| later.crisis == crisis)
            .map(|later| later.chosen)
            .filter(|&chosen| game.open_responses(&state).any(|open| open == chosen));
        answer = match taken {
            Some(chosen) => {
                road.followed += 1;
                chosen
            }
            None => {
                road.own += 1;
                rule_of_thumb(game, &state)
            }
        };
    }
    road.turns = state.turn();
    road.grade = game.grade(&state);
    road.ending = state.ending().unwrap_or(EndingIx(0));
    road
}

/// The three meters that every scenario has.
pub(super) fn meters(state: &State) -> [i32; 3] {
    [Slot::MORALE, Slot::STABILITY, Slot::RESULTS].map(|slot| state.value(slot))
}
