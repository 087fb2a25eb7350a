//! From the state of a workshop to what the projector and the presenter may see.

use super::Workshop;
use super::reveal::{judged, moved, named, split};
use super::state::RoomStep;
use super::view::{AskedView, PresenterView, ProjectorView, RevealView, RoomStage};
use crate::engine::CrisisIx;
use crate::session::{MeterView, ResponseView};

impl Workshop {
    /// What the room may see at this moment, in milliseconds since 1970 (UTC).
    #[must_use]
    pub fn projector(&self, now: i64) -> ProjectorView {
        let play = self.session.playthrough();
        let mut meters = play.meters(play.now.state.values());
        let turn = play.now.state.turn();
        let last = play.turns.last().map_or(0, |taken| taken.turn);
        let (number, stage) = match self.state.step {
            RoomStep::Briefing => (0, RoomStage::Briefing),
            RoomStep::Reveal => match self.reveal(&mut meters) {
                Some(reveal) => (last, RoomStage::Reveal(Box::new(reveal))),
                None => (0, RoomStage::Briefing),
            },
            RoomStep::Discuss
            | RoomStep::Predict
            | RoomStep::Hands
            | RoomStep::Tie
            | RoomStep::Over => match (play.crisis(), play.ending()) {
                (Some(crisis), _) => {
                    let asked = self.asked(crisis, &meters, now);
                    (turn, RoomStage::Asked(Box::new(asked)))
                }
                (None, Some(ending)) => (last, RoomStage::Over(Box::new(play.end(ending)))),
                (None, None) => (0, RoomStage::Briefing),
            },
        };
        ProjectorView {
            briefing: play.briefing(),
            number,
            crises: play.game().limit(),
            room: self.state.size,
            paused: self.state.paused,
            black: self.state.black,
            notices: self.session.notices.clone(),
            meters,
            team: play.team(),
            promises: play.open_promises(),
            stage,
        }
    }

    /// What only the presenter sees, beside everything that the room sees.
    #[must_use]
    pub fn presenter(&self, now: i64) -> PresenterView {
        let play = self.session.playthrough();
        PresenterView {
            projector: self.projector(now),
            notes: self.notes(),
            can_step_back: play
                .turns
                .last()
                .filter(|_| !self.state.paused)
                .map(|taken| taken.turn),
        }
    }

    fn asked(&self, crisis: CrisisIx, meters: &[MeterView], now: i64) -> AskedView {
        let state = &self.state;
        let play = self.session.playthrough();
        let at_stake = play.at_stake(crisis);
        let crisis = play.at_hand(crisis);
        let hands = crisis.responses.iter();
        AskedView {
            step: state.step,
            timer: self.timer(now),
            predictions: state.predictions.iter().map(|p| named(p, meters)).collect(),
            hands: hands.map(|r| state.hands.get(&r.id).copied()).collect(),
            counted: state.counted(),
            answer: state.answer.clone(),
            tied: match state.step {
                RoomStep::Tie => state.leading(),
                _ => Vec::new(),
            },
            at_stake,
            crisis,
        }
    }

    /// What came of the last decision. Puts the meters where they were at the end of its turn, before the next crisis arrived.
    fn reveal(&self, meters: &mut [MeterView]) -> Option<RevealView> {
        let play = self.session.playthrough();
        let taken = play.turns.last()?;
        let round = self.state.round()?;
        let turn = play.last(taken);
        for meter in &mut *meters {
            let moved = turn.aftermath.meters.iter().find(|m| m.id == meter.id);
            meter.value = moved.map_or(meter.value, |m| m.after);
        }
        let shown = play.shown_to(taken).into_iter();
        let responses: Vec<ResponseView> = shown.map(|r| play.response(r)).collect();
        let moved = moved(&turn.aftermath.meters);
        Some(RevealView {
            split: split(&round, responses),
            counted: self.state.counted(),
            by: round.by,
            predictions: judged(&round.predictions, &moved, meters),
            tied: round.tied,
            moved,
            last: play.ending().is_some(),
            turn,
        })
    }
}
