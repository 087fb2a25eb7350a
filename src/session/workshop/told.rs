//! What a room did, as the debrief tells it.

use super::Workshop;
use super::reveal::{judged, moved, split};
use super::state::{By, Round};
use super::view::{MovedView, Verdict};
use crate::debrief::{self, DecidedBy, Foretold, Moved, Raised, RoomTurn};
use crate::session::way::Way;
use crate::session::{Playthrough, ResponseView};

impl From<Way> for debrief::Way {
    fn from(way: Way) -> Self {
        match way {
            Way::Up => Self::Up,
            Way::Down => Self::Down,
            Way::Same => Self::Same,
        }
    }
}

impl From<Verdict> for debrief::Verdict {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Right => Self::Right,
            Verdict::Half => Self::Half,
            Verdict::Wrong => Self::Wrong,
        }
    }
}

impl From<MovedView> for Moved {
    fn from(moved: MovedView) -> Self {
        Self {
            meter: moved.meter,
            name: moved.name,
            by: moved.by,
        }
    }
}

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
            let shown = play.shown_to(taken).into_iter();
            let open: Vec<ResponseView> = shown.map(|r| play.response(r)).collect();
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
                        way: judged.prediction.way.into(),
                        hands: judged.prediction.hands,
                        verdict: judged.verdict.into(),
                    })
                    .collect(),
                moved: moved.into_iter().map(Moved::from).collect(),
                seen: Vec::new(),
                notes: Vec::new(),
            })
        })
        .collect()
}
