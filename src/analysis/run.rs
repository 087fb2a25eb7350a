//! One playthrough of a player, from beginning to end.

use super::{Decision, Player};
use crate::engine::{EndingIx, Game, Next, Recorder, ResponseIx, State};

/// How a playthrough came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Playthrough {
    /// How it ended.
    pub ending: EndingIx,
    /// Turns played.
    pub turns: u16,
    /// The grade, in thousandths of a point.
    pub grade: i32,
}

/// Plays a whole game in a state made for it.
pub fn play<R: Recorder>(
    game: &Game,
    player: &dyn Player,
    seed: u64,
    state: &mut State,
    recorder: &mut R,
) -> Playthrough {
    let mut open: Vec<ResponseIx> = Vec::with_capacity(8);
    let mut next = game.begin(state, seed, recorder);
    loop {
        let ending = match next {
            Next::Over(ending) => ending,
            Next::Asks(_) => {
                open.clear();
                open.extend(game.open_responses(state));
                let chosen = player.choose(&Decision {
                    game,
                    state,
                    open: &open,
                });
                // A player that picks something else than it was offered gets the first open response.
                next = match game.decide(state, chosen, recorder) {
                    Ok(next) => next,
                    Err(_) => game
                        .decide(state, open[0], recorder)
                        .expect("an open response is accepted"),
                };
                continue;
            }
        };
        return Playthrough {
            ending,
            turns: state.turn(),
            grade: game.grade(state),
        };
    }
}
