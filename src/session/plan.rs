//! The plan of a playthrough: how many crises, which of them are skipped, whether a collapse is held off. Whoever leads a session changes
//! it while it is played, when more time turns up or less is left.
//!
//! A plan holds for the whole playthrough: changed in the middle, it must leave everything that was played as it was. That is looked at by
//! playing again.

use serde::{Deserialize, Serialize};

use crate::content::Story;
use crate::engine::{Game, Rulebook};

/// What is planned for a playthrough, beside its scenario.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GamePlan {
    /// After how many answered crises the game is over (at least 1), if it does not play all that come.
    pub crises: Option<u16>,
    /// Ids of the crises that do not come, in the order in which they were skipped.
    pub skipped: Vec<String>,
    /// Whether a meter at 0 ends the game only after its last crisis, and not at once.
    pub held_off: bool,
    /// Id of the designed cut that is played, if it is one: what it leaves out is among those that are skipped.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cut: Option<String>,
}

/// A change of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum PlanChange {
    /// Lengthens or shortens the game. As many crises as were answered already end it now.
    Length {
        /// After how many answered crises it is over, at least 1 and at least as many as were answered; nothing plays all that come.
        crises: Option<u16>,
    },
    /// The crisis at hand does not come. The next one does, and no turn has passed.
    Skip {
        /// Id of the crisis at hand.
        crisis: String,
    },
    /// A crisis that was skipped comes after all, as long as nothing has been decided since.
    Unskip {
        /// Id of that crisis.
        crisis: String,
    },
    /// A meter at 0 does not end the game before its last crisis; or it does again, as long as nothing that was decided since rests on it.
    HoldOff {
        /// Whether collapses are held off.
        on: bool,
    },
    /// From here on only the crises of a designed cut come.
    Cut {
        /// Its id.
        cut: String,
    },
}

impl GamePlan {
    /// Nothing but a length: so many answered crises (at least 1), or all that come.
    #[must_use]
    pub fn of_length(crises: Option<u16>) -> Self {
        Self {
            crises: crises.map(|crises| crises.max(1)),
            ..Self::default()
        }
    }

    /// A designed cut of a story: no crisis comes that it leaves out. Nothing if there is no such cut.
    #[must_use]
    pub fn of_cut(story: &Story, cut: &str) -> Option<Self> {
        Self::default().cut(story, cut, |_| false)
    }

    /// This plan, changed to a designed cut; what was answered already is not skipped.
    pub(super) fn cut(
        &self,
        story: &Story,
        cut: &str,
        was_answered: impl Fn(&str) -> bool,
    ) -> Option<Self> {
        let kept = &story.find_cut(cut)?.crises;
        let out = story.raw().crises.iter().map(|crisis| &crisis.id);
        let out = out.filter(|id| !kept.contains(id) && !was_answered(id));
        Some(Self {
            crises: None,
            skipped: out.cloned().collect(),
            cut: Some(cut.to_owned()),
            ..self.clone()
        })
    }

    /// The game of a story under this plan. A skipped crisis that the story does not have any more is no matter.
    #[must_use]
    pub fn game(&self, story: &Story, rulebook: Rulebook) -> Game {
        let skipped = self.skipped.iter().filter_map(|id| story.find_crisis(id));
        Game::new(story.scenario().clone(), rulebook)
            .with_limit(self.crises)
            .skipping(skipped.collect())
            .holding_off(self.held_off)
    }
}
