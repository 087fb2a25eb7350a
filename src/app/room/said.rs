//! What a screen reader says of each step of a workshop.

use super::clock::in_words;
use crate::app::game::moves;
use crate::session::workshop::{
    By, JudgedView, ProjectorView, RevealView, RoomIntent, RoomStage, Step, TimerView, Verdict, Way,
};

/// The step that is on the screen.
pub(super) fn said(view: &ProjectorView) -> String {
    match &view.stage {
        RoomStage::Briefing => format!("Briefing. {}.", view.briefing.title),
        RoomStage::Asked(asked) => {
            let title = &asked.crisis.title;
            match asked.step {
                Step::Predict => "Predict: which meter will move most, and which way?".to_owned(),
                Step::Hands => format!("Hands. {} of {} are counted.", asked.counted, view.room),
                Step::Tie => "A tie. The facilitator breaks it, and the reveal says so.".to_owned(),
                _ => format!(
                    "Crisis {}: {title}. Discussion, {}.",
                    view.number,
                    in_words(asked.timer.left)
                ),
            }
        }
        RoomStage::Reveal(reveal) => revealed(reveal),
        RoomStage::Over(end) => format!("The game is over. {}.", end.title),
    }
}

fn revealed(reveal: &RevealView) -> String {
    let turn = &reveal.turn;
    let judged: Vec<String> = reveal
        .predictions
        .iter()
        .filter(|judged| judged.leading)
        .map(|judged| format!("{}: {}.", predicted(judged), verdict(judged.verdict)))
        .collect();
    format!(
        "{}. The response: {} {}. {} {} {}",
        decided(reveal.by),
        turn.response.text,
        turn.hat.name,
        turn.outcome,
        moves(&turn.aftermath.meters),
        judged.join(" ")
    )
}

/// What a decision rests on, in words.
#[must_use]
pub(crate) const fn decided(by: By) -> &'static str {
    match by {
        By::Hands => "Decided by a show of hands",
        By::Facilitator => "A tie, broken by the facilitator",
        By::Group => "The group’s answer, without counting",
    }
}

/// How a prediction did, in a word or two.
#[must_use]
pub(crate) const fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Right => "right",
        Verdict::Half => "half right",
        Verdict::Wrong => "wrong",
    }
}

/// Which way a meter moves, in a word.
#[must_use]
pub(crate) const fn way(way: Way) -> &'static str {
    match way {
        Way::Up => "rises",
        Way::Down => "falls",
        Way::Same => "stays the same",
    }
}

/// A prediction in words.
#[must_use]
pub(crate) fn predicted(judged: &JudgedView) -> String {
    format!("{} {}", judged.prediction.name, way(judged.prediction.way))
}

/// What was switched.
pub(super) fn flipped(intent: &RoomIntent, timer: Option<TimerView>) -> String {
    let left = in_words(timer.map_or(0, |timer| timer.left));
    match intent {
        RoomIntent::Pause => "A break: the session is paused.".to_owned(),
        RoomIntent::GoOn => "The session goes on.".to_owned(),
        RoomIntent::Black { on: true } => "The projector is black.".to_owned(),
        RoomIntent::Black { on: false } => "The projector shows the session.".to_owned(),
        RoomIntent::StartTimer => format!("The timer runs: {left}."),
        RoomIntent::PauseTimer => format!("The timer rests: {left}."),
        _ => format!("One minute more: {left}."),
    }
}
