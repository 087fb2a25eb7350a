//! The words of a room with phones, as they are written on the wall and said to a screen reader.

use crate::content::raw::InjectKind;
use crate::session::live::{DecidedBy, InjectView, LiveStep, StepView, Steps};

/// What a step is called.
#[must_use]
pub(crate) const fn name(step: LiveStep) -> &'static str {
    match step {
        LiveStep::Briefing => "Briefing",
        LiveStep::Discuss => "Discuss",
        LiveStep::Vote => "Vote",
        LiveStep::Talk => "Talk",
        LiveStep::VoteAgain => "Vote again",
        LiveStep::Predict => "Predict",
        LiveStep::NameHat => "Name the hat",
        LiveStep::Tie => "A tie",
        LiveStep::Reveal => "Reveal",
        LiveStep::Over => "The end",
    }
}

/// How something arrives.
#[must_use]
pub(crate) const fn kind(kind: InjectKind) -> &'static str {
    match kind {
        InjectKind::Call => "A call",
        InjectKind::Headline => "A headline",
        InjectKind::Mail => "A mail",
        InjectKind::Visit => "A visit",
    }
}

/// What has arrived, and from whom where it is said.
#[must_use]
pub(crate) fn arrived(inject: &InjectView) -> String {
    let kind = kind(inject.kind);
    match &*inject.from {
        "" => kind.to_owned(),
        from => format!("{kind}, {from}"),
    }
}

/// A step as it is said, with the title of its crisis.
#[must_use]
pub(crate) fn step(step: &StepView, title: Option<&str>) -> String {
    let name = name(step.step);
    match (step.number, title) {
        (0, _) | (_, None) => format!("{name}."),
        (number, Some(title)) => format!("Crisis {number}, {title}: {name}."),
    }
}

/// The steps of a crisis that a room has, up to its reveal, in their order.
#[must_use]
pub(crate) fn steps(steps: Steps) -> Vec<LiveStep> {
    [
        (steps.discuss, LiveStep::Discuss),
        (true, LiveStep::Vote),
        (steps.again, LiveStep::Talk),
        (steps.again, LiveStep::VoteAgain),
        (steps.predict, LiveStep::Predict),
        (steps.name_hat, LiveStep::NameHat),
    ]
    .into_iter()
    .filter_map(|(has, step)| has.then_some(step))
    .collect()
}

/// What goes on to the next step of a room with these steps; nothing where only an answer does.
#[must_use]
pub(crate) const fn next(step: LiveStep, steps: Steps) -> Option<&'static str> {
    Some(match step {
        LiveStep::Briefing => "To the first crisis",
        LiveStep::Discuss => "Open the vote",
        LiveStep::Vote if steps.again => "Talk about it",
        LiveStep::Talk => "Vote again",
        LiveStep::Vote | LiveStep::VoteAgain if steps.predict => "Predict",
        LiveStep::Vote | LiveStep::VoteAgain | LiveStep::Predict if steps.name_hat => {
            "Name the hat"
        }
        LiveStep::Vote | LiveStep::VoteAgain | LiveStep::Predict | LiveStep::NameHat => "Reveal",
        LiveStep::Reveal => "Go on",
        LiveStep::Tie | LiveStep::Over => return None,
    })
}

/// What people do at a step, for the wall; nothing where the page says it.
#[must_use]
pub(crate) const fn how(step: LiveStep) -> Option<&'static str> {
    Some(match step {
        LiveStep::Discuss => "Read and talk. The vote opens later.",
        LiveStep::Vote => {
            "Vote alone, on the phones. An answer can be changed until the vote is closed."
        }
        LiveStep::Talk => "Talk about what you voted. Nobody has seen the count.",
        LiveStep::VoteAgain => "Vote again. Who changes nothing stays with the first answer.",
        _ => return None,
    })
}

/// What an answer rests on; nothing where it had most votes.
#[must_use]
pub(crate) fn decided(by: DecidedBy, speaker: Option<&str>) -> Option<String> {
    match by {
        DecidedBy::Votes => None,
        DecidedBy::Speaker => Some(format!(
            "It was a tie. {} was drawn, and decided.",
            speaker.unwrap_or("Somebody")
        )),
        DecidedBy::Facilitator => Some("The facilitator gave this answer.".to_owned()),
    }
}

/// Where the room stands: "Crisis 2 of 6".
#[must_use]
pub(crate) fn place(step: &StepView) -> String {
    match (step.number, step.of) {
        (0, _) => "Before the first crisis".to_owned(),
        (number, Some(of)) => format!("Crisis {number} of {of}"),
        (number, None) => format!("Crisis {number}"),
    }
}

/// So many of something.
#[must_use]
pub(crate) fn many(count: u32, one: &str, more: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { more })
}

/// What an act of the debrief is called, from 1.
#[must_use]
pub(crate) const fn act(act: u8) -> &'static str {
    match act {
        0 | 1 => "The story",
        2 => "The turning point",
        _ => "A habit",
    }
}
