//! What is at stake, as far as players know it: how far the story has come, and what it moves towards.

use serde::Serialize;

use super::playthrough::Playthrough;
use super::view::{MemberView, OpenPromise};
use crate::engine::{CrisisIx, Mood};

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

/// What stands beside a crisis on a wall, where nobody opens anything: how grave the moment is, what was promised and is to come, how
/// everyone looks.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct AtStake {
    /// How much the moment itself takes, 0 to 100.
    pub severity: i32,
    /// The number of the turn, from 1: what promises and dates are counted from.
    pub turn: u16,
    /// Promises that are open, the next one due first.
    pub promises: Vec<OpenPromise>,
    /// Dates that the story has declared and that are ahead.
    pub clocks: Vec<ClockView>,
    /// Those of the team who are there.
    pub faces: Vec<FaceView>,
}

/// Somebody, seen from afar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FaceView {
    /// What colleagues call them.
    pub name: String,
    /// Id of the face.
    pub face: String,
    /// How they look.
    pub mood: Mood,
}

impl FaceView {
    fn of(member: MemberView) -> Self {
        Self {
            name: member.short,
            face: member.face,
            mood: member.looks,
        }
    }
}

impl Playthrough {
    /// What stands beside a crisis that is asked now.
    pub(in crate::session) fn at_stake(&self, crisis: CrisisIx) -> AtStake {
        let team = self.team().into_iter();
        AtStake {
            severity: self.story.crisis(crisis).severity,
            turn: self.now.state.turn(),
            promises: self.open_promises(),
            clocks: self.stakes().clocks,
            faces: team.filter(|m| m.present).map(FaceView::of).collect(),
        }
    }

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
