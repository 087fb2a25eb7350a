//! A playthrough under another plan: everything that was decided is played again, and must come out as it was.

use super::intent::Refused;
use super::plan::{GamePlan, PlanChange};
use super::playthrough::Playthrough;

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
            PlanChange::Cut { cut } => {
                if self.crisis().is_none() {
                    return Err(Refused::Over);
                }
                let answered = |id: &str| {
                    let mut turns = self.turns.iter();
                    turns.any(|taken| self.story.crisis(taken.crisis).id == id)
                };
                plan = plan.cut(&self.story, cut, answered).ok_or_else(|| {
                    let cuts = self.story.raw().cuts.iter();
                    Refused::UnknownCut {
                        cut: cut.clone(),
                        known: cuts.map(|cut| cut.id.clone()).collect(),
                    }
                })?;
            }
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
        other.order = self.order;
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
