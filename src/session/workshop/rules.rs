//! What an intent leads to at a step, or why it is refused. Nothing here changes anything.

use super::Workshop;
use super::intent::{Open, RoomError, RoomIntent, RoomRefused};
use super::state::{By, Decided, Prediction, RoomStep, State, Timer};
use super::{BadRoom, Room};
use crate::engine::ResponseIx;
use crate::session::way::Way;
use crate::session::{PlanChange, Playthrough};

/// What an intent does beside changing the state.
#[derive(Debug)]
pub(super) enum Act {
    /// Nothing.
    Stay,
    /// Gives a response.
    Decide(ResponseIx),
    /// Takes the last decision back.
    TakeBack,
    /// Goes on by another plan.
    Plan(PlanChange, Box<Playthrough>),
}

type Checked = Result<(State, Act), RoomError>;

impl Workshop {
    /// Where an intent leads.
    pub(super) fn check(&self, intent: &RoomIntent, now: i64) -> Checked {
        let mut next = self.state.clone();
        if self.state.paused
            && !matches!(
                intent,
                RoomIntent::GoOn | RoomIntent::Black { .. } | RoomIntent::Pause
            )
        {
            return Err(RoomRefused::Paused.into());
        }
        match intent {
            RoomIntent::StartTimer => {
                next.timer = self.discussing()?.started(now);
                if self.state.timer.since.is_some() {
                    return Err(RoomRefused::TimerRuns.into());
                }
                if next.timer.left == 0 {
                    return Err(RoomRefused::TimeIsUp.into());
                }
            }
            RoomIntent::PauseTimer => {
                next.timer = self.discussing()?.stopped(now);
                if self.state.timer.since.is_none() {
                    return Err(RoomRefused::TimerRests.into());
                }
            }
            RoomIntent::AddMinute => next.timer = self.discussing()?.longer(now),
            RoomIntent::Open(step) => self.open(*step, &mut next, now)?,
            RoomIntent::Predict {
                crisis,
                meter,
                way,
                hands,
            } => {
                self.at(crisis, &[RoomStep::Predict], "predictions have to be open")?;
                self.predict(&mut next, meter, *way, *hands)?;
            }
            RoomIntent::SkipPrediction { crisis } => {
                let steps = [RoomStep::Discuss, RoomStep::Predict];
                self.at(crisis, &steps, "the prediction is over")?;
                next.predictions.clear();
                let answered = self.state.answer.is_some() || self.state.counted() > 0;
                if self.state.step == RoomStep::Predict && answered {
                    return self.give_leading(next, now);
                }
                self.open(Open::Hands, &mut next, now)?;
            }
            RoomIntent::Hands {
                crisis,
                response,
                hands,
            } => {
                self.at(crisis, &[RoomStep::Hands], "the hands have to be open")?;
                self.offered(response)?;
                next.hands.insert(response.clone(), *hands);
                within(&next, next.hands.values().copied())?;
            }
            RoomIntent::Answer { crisis, response } => {
                let steps = [RoomStep::Discuss, RoomStep::Predict, RoomStep::Hands];
                self.at(crisis, &steps, "break the tie, or open the hands again")?;
                self.offered(response)?;
                self.open(Open::Predict, &mut next, now)?;
                next.answer = Some(response.clone());
            }
            RoomIntent::Choose { crisis, response } => {
                let steps = [RoomStep::Discuss, RoomStep::Predict, RoomStep::Hands];
                self.at(crisis, &steps, "break the tie, or open the hands again")?;
                return self.decide(next, response, By::Group, Vec::new(), now);
            }
            RoomIntent::Reveal { crisis } => {
                let steps = [RoomStep::Hands, RoomStep::Predict];
                self.at(crisis, &steps, "the hands have to be open")?;
                return self.give_leading(next, now);
            }
            RoomIntent::BreakTie { crisis, response } => {
                self.at(crisis, &[RoomStep::Tie], "there is no tie")?;
                let tied = self.state.leading();
                if !tied.contains(response) {
                    let response = response.clone();
                    return Err(RoomRefused::NotTied { response, tied }.into());
                }
                return self.decide(next, response, By::Facilitator, tied, now);
            }
            RoomIntent::Next => match self.state.step {
                RoomStep::Briefing | RoomStep::Reveal => {
                    next = State::at_hand(self.session.playthrough(), self.room, &self.state);
                }
                _ => return Err(RoomRefused::WrongStep("nothing is revealed").into()),
            },
            RoomIntent::StepBack { turn } => return self.step_back(*turn),
            RoomIntent::Plan(change) => return self.change_plan(next, change),
            RoomIntent::Pause => {
                if self.state.paused {
                    return Err(RoomRefused::Paused.into());
                }
                next.paused = true;
                next.ran = next.timer.since.is_some();
                next.timer = next.timer.stopped(now);
            }
            RoomIntent::GoOn => {
                if !self.state.paused {
                    return Err(RoomRefused::NotPaused.into());
                }
                next.paused = false;
                if self.state.ran {
                    next.timer = next.timer.started(now);
                }
                next.ran = false;
            }
            RoomIntent::Black { on } => next.black = *on,
            RoomIntent::Resize { size } => {
                next.size = Room::new(*size, self.room.minutes())
                    .map_err(RoomRefused::from)?
                    .size();
                let hands = most_hands(&self.state);
                if self.state.step.asks() && hands > u32::from(*size) {
                    let size = *size;
                    let fewer = BadRoom::FewerThanHands { size, hands };
                    return Err(RoomRefused::from(fewer).into());
                }
            }
        }
        Ok((next, Act::Stay))
    }

    /// The timer, if the room is discussing.
    const fn discussing(&self) -> Result<Timer, RoomRefused> {
        match self.state.step {
            RoomStep::Discuss => Ok(self.state.timer),
            _ => Err(RoomRefused::WrongStep("the timer is for the discussion")),
        }
    }

    /// Whether this crisis is at hand, at one of these steps.
    fn at(
        &self,
        crisis: &str,
        steps: &[RoomStep],
        else_say: &'static str,
    ) -> Result<(), RoomRefused> {
        if !self.state.step.asks() {
            return Err(RoomRefused::WrongStep("no crisis asks for a response"));
        }
        if self.state.crisis != crisis {
            return Err(RoomRefused::OtherCrisis {
                asked: crisis.to_owned(),
                at_hand: self.state.crisis.clone(),
            });
        }
        if steps.contains(&self.state.step) {
            Ok(())
        } else {
            Err(RoomRefused::WrongStep(else_say))
        }
    }

    fn offered(&self, response: &str) -> Result<(), RoomRefused> {
        if self.state.offered.iter().any(|id| id == response) {
            Ok(())
        } else {
            let response = response.to_owned();
            Err(RoomRefused::NotOffered { response })
        }
    }

    /// Opens a step. A discussion that is left stops its timer.
    fn open(&self, open: Open, next: &mut State, now: i64) -> Result<(), RoomRefused> {
        if !self.state.step.asks() {
            return Err(RoomRefused::WrongStep("no crisis asks for a response"));
        }
        next.step = match open {
            Open::Discuss => RoomStep::Discuss,
            Open::Predict => RoomStep::Predict,
            Open::Hands => RoomStep::Hands,
        };
        if next.step != RoomStep::Discuss {
            next.timer = next.timer.stopped(now);
        }
        // Whoever goes back asks for another answer.
        next.answer.take_if(|_| next.step != RoomStep::Predict);
        Ok(())
    }

    fn predict(
        &self,
        next: &mut State,
        meter: &str,
        way: Way,
        hands: Option<u16>,
    ) -> Result<(), RoomRefused> {
        let play = self.session.playthrough();
        let mut meters = play.meters(play.now.state.values()).into_iter();
        if !meters.any(|known| known.id == meter) {
            let meter = meter.to_owned();
            return Err(RoomRefused::UnknownMeter { meter });
        }
        let same = |p: &Prediction| p.meter == meter && p.way == way;
        match hands {
            None => next.predictions.clear(),
            Some(_) => next.predictions.retain(|p| p.hands.is_some()),
        }
        match (next.predictions.iter().position(same), hands) {
            (Some(at), Some(0)) => {
                next.predictions.remove(at);
            }
            (None, Some(0)) => {}
            (Some(at), hands) => {
                if let Some(known) = next.predictions.get_mut(at) {
                    known.hands = hands;
                }
            }
            (None, hands) => next.predictions.push(Prediction {
                meter: meter.to_owned(),
                way,
                hands,
            }),
        }
        within(next, next.predictions.iter().filter_map(|p| p.hands))
    }

    /// Reveals what comes of the answer that was said, or else of the response with most hands, or asks for the tie to be broken.
    fn give_leading(&self, mut next: State, now: i64) -> Checked {
        if let Some(answer) = &self.state.answer {
            return self.decide(next, answer, By::Group, Vec::new(), now);
        }
        let tied = self.state.leading();
        match &tied[..] {
            [] => Err(RoomRefused::NoHands.into()),
            [one] => self.decide(next, one, By::Hands, Vec::new(), now),
            _ => {
                next.step = RoomStep::Tie;
                Ok((next, Act::Stay))
            }
        }
    }

    /// Reveals what comes of a response.
    fn decide(
        &self,
        mut next: State,
        response: &str,
        by: By,
        tied: Vec<String>,
        now: i64,
    ) -> Checked {
        self.offered(response)?;
        let play = self.session.playthrough();
        let found = play.check(&self.state.crisis, response)?;
        next.step = RoomStep::Reveal;
        next.answered = next.answered.saturating_add(1);
        next.timer = next.timer.stopped(now);
        next.answer = None;
        next.decided = Some(Decided {
            response: response.to_owned(),
            by,
            tied,
        });
        Ok((next, Act::Decide(found)))
    }

    /// Another plan. What is on the screen stays, unless another crisis is at hand than the one that is asked, or after the end.
    fn change_plan(&self, mut next: State, change: &PlanChange) -> Checked {
        if let PlanChange::Skip { crisis } = change {
            let steps = [
                RoomStep::Discuss,
                RoomStep::Predict,
                RoomStep::Hands,
                RoomStep::Tie,
            ];
            self.at(crisis, &steps, "no crisis asks for a response")?;
        }
        let play = self.session.playthrough();
        let ahead = play.with_change(change)?;
        let asks = self.state.step.asks() || self.state.step == RoomStep::Over;
        if asks && ahead.now.next != play.now.next {
            next = State::at_hand(&ahead, self.room, &self.state);
        }
        Ok((next, Act::Plan(change.clone(), Box::new(ahead))))
    }

    /// The crisis of the last decision again: with its hands, if they were counted in this window.
    fn step_back(&self, asked: u16) -> Checked {
        let play = self.session.playthrough();
        let Some(taken) = play.turns.last() else {
            return Err(RoomRefused::NothingToTakeBack.into());
        };
        if taken.turn != asked {
            let last = taken.turn;
            return Err(RoomRefused::NotTheLast { asked, last }.into());
        }
        let round = self.rounds.last().cloned().flatten();
        let mut next = State::again(self.session.playthrough(), self.room, &self.state);
        if let Some(mut round) = round {
            // An edited scenario may have dropped some.
            round.hands.retain(|(id, _)| next.offered.contains(id));
            let raised = round.hands.into_iter().filter(|(_, hands)| *hands > 0);
            next.hands = raised.collect();
            next.predictions = round.predictions;
        }
        // People may have left since.
        if most_hands(&next) > u32::from(next.size) {
            next.hands.clear();
            next.predictions.clear();
        }
        if !next.hands.is_empty() {
            next.step = RoomStep::Hands;
        }
        Ok((next, Act::TakeBack))
    }
}

fn within(state: &State, hands: impl Iterator<Item = u16>) -> Result<(), RoomRefused> {
    let hands: u32 = hands.map(u32::from).sum();
    let size = state.size;
    if hands > u32::from(size) {
        return Err(RoomRefused::TooManyHands { hands, size });
    }
    Ok(())
}

/// The hands that were raised at once: for the responses, or for the predictions.
pub(super) fn most_hands(state: &State) -> u32 {
    let raised: u32 = state.hands.values().map(|&h| u32::from(h)).sum();
    let predicted = state.predictions.iter().filter_map(|p| p.hands);
    raised.max(predicted.map(u32::from).sum())
}
