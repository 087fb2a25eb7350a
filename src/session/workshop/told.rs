//! What a room did, as the debrief tells it.

use super::Workshop;
use super::reveal::{judged, moved, split};
use super::state::{By, Round};
use super::view::Verdict;
use crate::debrief::{self, DecidedBy, Foretold, Moved, Raised, RoomTurn};
use crate::session::way::Way;
use crate::session::{Playthrough, ResponseView};

impl Workshop {
    /// How the room came to each decision, for [`crate::debrief::Debrief::with_room`].
    #[must_use]
    pub fn told(&self) -> Vec<Option<RoomTurn>> {
        told(self.session.playthrough(), &self.rounds)
    }
}

/// How a room came to each decision of a playthrough, for [`crate::debrief::Debrief::with_room`]. The rounds are those of its save:
/// [`super::rounds`].
#[must_use]
pub fn told(play: &Playthrough, rounds: &[Option<Round>]) -> Vec<Option<RoomTurn>> {
    let meters = play.meters(play.now.state.values());
    play.turns
        .iter()
        .zip(rounds)
        .map(|(taken, round)| {
            let round = round.as_ref()?;
            let moved = moved(&play.last(taken).aftermath.meters);
            let open: Vec<ResponseView> = taken.open.iter().map(|&r| play.response(r)).collect();
            let judged = judged(&round.predictions, &moved, &meters);
            Some(RoomTurn {
                size: round.size,
                by: match round.by {
                    By::Hands => DecidedBy::Hands,
                    By::Facilitator => DecidedBy::Facilitator,
                    By::Group => DecidedBy::Group,
                },
                hands: split(round, open)
                    .into_iter()
                    .map(|split| Raised {
                        response: split.response.id,
                        text: split.response.text,
                        hands: split.hands,
                        percent: split.percent,
                    })
                    .collect(),
                tied: round.tied.clone(),
                predictions: judged
                    .into_iter()
                    .map(|judged| Foretold {
                        meter: judged.prediction.meter,
                        name: judged.prediction.name,
                        way: match judged.prediction.way {
                            Way::Up => debrief::Way::Up,
                            Way::Down => debrief::Way::Down,
                            Way::Same => debrief::Way::Same,
                        },
                        hands: judged.prediction.hands,
                        verdict: match judged.verdict {
                            Verdict::Right => debrief::Verdict::Right,
                            Verdict::Half => debrief::Verdict::Half,
                            Verdict::Wrong => debrief::Verdict::Wrong,
                        },
                    })
                    .collect(),
                moved: moved
                    .into_iter()
                    .map(|moved| Moved {
                        meter: moved.meter,
                        name: moved.name,
                        by: moved.by,
                    })
                    .collect(),
            })
        })
        .collect()
}
