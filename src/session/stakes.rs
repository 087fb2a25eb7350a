//! What is at stake, as far as players know it: how far the story has come, and what it moves towards.

use serde::Serialize;

use super::playthrough::Playthrough;

/// What is at stake.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Stakes {
    /// Titles of the crises that have been answered, the first one first.
    pub behind: Vec<String>,
    /// Dates that the story has declared and that are ahead.
    pub clocks: Vec<ClockView>,
}

/// A date that the story moves towards.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ClockView {
    /// Stable id.
    pub id: String,
    /// What happens then.
    pub text: String,
    /// The turn at whose end it happens, if that is known.
    pub turn: Option<u16>,
}

impl Playthrough {
    pub(super) fn stakes(&self) -> Stakes {
        let behind = self.turns.iter().map(|taken| {
            let crisis = self.story.crisis(taken.crisis);
            self.story.render(&crisis.title)
        });
        let clocks = self.story.clocks(&self.now.state).map(|clock| ClockView {
            id: clock.id.clone(),
            text: self.story.render(&clock.text),
            turn: clock.turn.and_then(|turn| u16::try_from(turn).ok()),
        });
        Stakes {
            behind: behind.collect(),
            clocks: clocks.collect(),
        }
    }
}
