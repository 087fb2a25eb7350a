//! One playthrough of a bot, from beginning to end.

use super::{Bot, Decision};
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
    player: &dyn Bot,
    seed: u64,
    state: &mut State,
    recorder: &mut R,
) -> Playthrough {
    let mut open = Vec::with_capacity(8);
    play_watched(game, player, seed, state, recorder, &mut open, |_| {})
}

/// Plays a whole game, tells which responses were given, and allocates nothing: `open` is room for the open responses of one crisis.
pub fn play_watched<R: Recorder>(
    game: &Game,
    player: &dyn Bot,
    seed: u64,
    state: &mut State,
    recorder: &mut R,
    open: &mut Vec<ResponseIx>,
    mut gave: impl FnMut(ResponseIx),
) -> Playthrough {
    let mut next = game.begin(state, seed, recorder);
    loop {
        let ending = match next {
            Next::Over(ending) => ending,
            Next::Asks(_) => {
                game.list_open(state, open);
                let chosen = player.choose(&Decision { game, state, open });
                next = match game.decide(state, chosen, recorder) {
                    Ok(next) => {
                        gave(chosen);
                        next
                    }
                    // A bot that picks something else than it was offered gets the first open response.
                    Err(_) => {
                        gave(open[0]);
                        game.decide(state, open[0], recorder)
                            .expect("an open response is accepted")
                    }
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
