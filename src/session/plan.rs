//! The plan of a playthrough: how many crises, which of them are skipped, whether a collapse is held off. Whoever leads a session changes
//! it while it is played, when more time turns up or less is left.
//!
//! A plan holds for the whole playthrough: changed in the middle, it must leave everything that was played as it was. That is looked at by
//! playing again.

use serde::{Deserialize, Serialize};

use super::intent::Refused;
use super::playthrough::Playthrough;
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

impl Playthrough {
    /// The plan that it is played by.
    #[must_use]
    pub const fn plan(&self) -> &GamePlan {
        &self.plan
    }

    /// The same playthrough with another plan: every decision as it was taken, and then what comes of the change.
    ///
    /// # Errors
    /// If it cannot be changed so now. Nothing has changed in any case.
    pub fn with_change(&self, change: &PlanChange) -> Result<Self, Refused> {
        let mut plan = self.plan.clone();
        match change {
            PlanChange::Length { crises } => {
                let answered = self.turns.len() as u16;
                if let Some(asked) = crises.filter(|&crises| crises < answered.max(1)) {
                    return Err(Refused::TooShort { asked, answered });
                }
                plan.crises = *crises;
            }
            PlanChange::Skip { crisis } => {
                let at_hand = self.crisis().ok_or(Refused::Over)?;
                let at_hand = &self.story.crisis(at_hand).id;
                if at_hand != crisis {
                    return Err(Refused::OtherCrisis {
                        asked: crisis.clone(),
                        at_hand: at_hand.clone(),
                    });
                }
                plan.skipped.push(crisis.clone());
            }
            PlanChange::Unskip { crisis } => plan.skipped.retain(|skipped| skipped != crisis),
            PlanChange::HoldOff { on } => plan.held_off = *on,
        }
        if plan == self.plan {
            return Err(Refused::NoChange);
        }
        self.under(plan)
    }

    /// The same playthrough under another plan.
    ///
    /// # Errors
    /// If a decision could not have been taken under it.
    pub(super) fn under(&self, plan: GamePlan) -> Result<Self, Refused> {
        let rulebook = self.game.rulebook().clone();
        let mut other = Self::begin_by(self.story.clone(), rulebook, self.seed(), plan);
        for taken in &self.turns {
            let rests = Refused::Rests { turn: taken.turn };
            if other.crisis() != Some(taken.crisis) {
                return Err(rests);
            }
            let ahead = other.ahead(taken.response).map_err(|_| rests)?;
            other.accept(taken.response, ahead);
        }
        Ok(other)
    }
}
