//! What a screen reader says of each step of a workshop, and of its timer.

use super::moves;
use crate::session::workshop::{
    By, JudgedView, ProjectorView, RevealView, RoomIntent, RoomStage, RoomStep, TimerView, Verdict,
    Way,
};

/// A second, in milliseconds.
const SECOND: u64 = 1000;

/// Whole seconds of what is left: the last one is over when nothing is left.
pub(crate) fn seconds(left: u64) -> u64 {
    left.div_ceil(SECOND)
}

/// Minutes and seconds.
#[must_use]
pub(crate) fn digits(left: u64) -> String {
    let left = seconds(left);
    format!("{:02}:{:02}", left / 60, left % 60)
}

/// The same in words.
#[must_use]
pub(crate) fn in_words(left: u64) -> String {
    let left = seconds(left);
    let count = |n: u64, one: &str, many: &str| match n {
        1 => format!("1 {one}"),
        _ => format!("{n} {many}"),
    };
    match (left / 60, left % 60) {
        (0, 0) => "time is up".to_owned(),
        (0, s) => format!("{} left", count(s, "second", "seconds")),
        (m, 0) => format!("{} left", count(m, "minute", "minutes")),
        (m, s) => format!(
            "{} {} left",
            count(m, "minute", "minutes"),
            count(s, "second", "seconds")
        ),
    }
}

/// The step that is on the screen.
pub(crate) fn step(view: &ProjectorView) -> String {
    match &view.stage {
        RoomStage::Briefing => format!("Briefing. {}.", view.briefing.title),
        RoomStage::Asked(asked) => {
            let title = &asked.crisis.title;
            match asked.step {
                RoomStep::Predict => {
                    "Predict: which meter will move most, and which way?".to_owned()
                }
                RoomStep::Hands => {
                    format!("Hands. {} of {} are counted.", asked.counted, view.room)
                }
                RoomStep::Tie => {
                    "A tie. The facilitator breaks it, and the reveal says so.".to_owned()
                }
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

/// A page of the step that is on the screen, from 0.
pub(crate) fn page(view: &ProjectorView, part: usize) -> String {
    match (&view.stage, part) {
        (RoomStage::Asked(asked), 1..) => {
            let answers = (1..).zip(&asked.crisis.responses);
            let told = answers.map(|(number, r)| format!("{number}: {}", r.text));
            format!("The answers. {}", told.collect::<Vec<_>>().join(" "))
        }
        (RoomStage::Reveal(reveal), 1) => moves(&reveal.turn.aftermath.meters),
        (RoomStage::Reveal(reveal), 2..) => {
            let split = (1..).zip(&reveal.split);
            let told = split.map(|(number, part)| format!("{number}: {} hands.", part.hands));
            let told: Vec<String> = told.collect();
            format!("How the room voted. {}", told.join(" "))
        }
        _ => step(view),
    }
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

/// How a prediction did, and where its meter went as was said and another went further: that.
#[must_use]
pub(crate) fn how_it_did(judged: &JudgedView, reveal: &RevealView) -> String {
    let word = verdict(judged.verdict);
    let said = &judged.prediction;
    let meters = &mut reveal.turn.aftermath.meters.iter();
    let went = meters
        .find(|m| m.id == said.meter)
        .map(|m| m.after - m.before);
    let as_said = match said.way {
        Way::Up => went.is_some_and(|by| by > 0),
        Way::Down => went.is_some_and(|by| by < 0),
        Way::Same => false,
    };
    let further: Vec<&str> = reveal.moved.iter().map(|m| m.name.as_str()).collect();
    if judged.verdict == Verdict::Right || !as_said || further.is_empty() {
        return word.to_owned();
    }
    format!("it did, but {} moved more ({word})", further.join(" and "))
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
pub(crate) fn flipped(intent: &RoomIntent, timer: Option<TimerView>) -> String {
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

#[cfg(test)]
mod tests {
    use super::{digits, in_words};

    #[test]
    fn a_timer_counts_down_to_nothing_and_no_sooner() {
        assert_eq!(digits(480_000), "08:00");
        assert_eq!(digits(479_999), "08:00");
        assert_eq!(digits(59_000), "00:59");
        assert_eq!(digits(1), "00:01");
        assert_eq!(digits(0), "00:00");
        assert_eq!(in_words(61_000), "1 minute 1 second left");
        assert_eq!(in_words(120_000), "2 minutes left");
        assert_eq!(in_words(0), "time is up");
    }
}
