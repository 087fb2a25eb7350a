//! Playing a save back: does every decision lead where it led when it was taken?

use std::path::Path;

use super::playthrough::Playthrough;
use super::record::{AcceptedDecision, Planned, Record};
use super::replay::{Misfit, Replay};
use super::save_error::SaveError;
use super::texts::kept;
use crate::engine::Hat;

/// A save played back.
#[derive(Debug)]
pub struct Verified {
    /// Every decision, as far as they could be played.
    pub decisions: Vec<Checked>,
    /// Every change of the plan.
    pub plans: Vec<CheckedPlan>,
    /// The decision at which it stopped, if one did not fit.
    pub misfit: Option<Box<Misfit>>,
    /// The playthrough as it came out.
    pub playthrough: Playthrough,
}

/// One change of the plan, followed again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckedPlan {
    /// As it was saved.
    pub plan: Planned,
    /// Whether it led where it led then, as far as that can be told.
    pub holds: bool,
}

/// One decision played back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// As it was saved.
    pub decision: AcceptedDecision,
    /// The hat of the response.
    pub hat: Hat,
    /// The fingerprint that came out now.
    pub found: u64,
}

impl Checked {
    /// Whether it came out as it was saved.
    #[must_use]
    pub const fn holds(&self) -> bool {
        self.decision.fingerprint == self.found
    }
}

impl Verified {
    /// The first turn that did not come out as it was saved.
    #[must_use]
    pub fn first_fault(&self) -> Option<u16> {
        self.decisions
            .iter()
            .find(|checked| !checked.holds())
            .map(|checked| checked.decision.turn)
            .or_else(|| self.misfit.as_ref().map(|misfit| misfit.turn))
            .or_else(|| {
                let fault = self.plans.iter().find(|plan| !plan.holds)?;
                Some(fault.plan.after as u16)
            })
    }
}

/// Plays a save back with the texts that it holds. Every decision is checked with the edition that it was taken with.
///
/// # Errors
/// If the texts in the save cannot be used.
pub fn verify(record: &Record, path: &Path) -> Result<Verified, SaveError> {
    let mut decisions = Vec::new();
    let mut changes = Vec::new();
    let mut last = None;
    for (position, edition) in record.editions.iter().enumerate() {
        let newest = position + 1 == record.editions.len();
        let upto = if newest {
            record.decisions.len()
        } else {
            record
                .decisions
                .iter()
                .filter(|d| d.edition <= position)
                .count()
        };
        let part = record.decisions.get(..upto).unwrap_or_default();
        let damaged = |error| {
            let why = format!("its copy of the scenario or rulebook cannot be read ({error})");
            SaveError::Corrupt(path.to_owned(), why)
        };
        let story = kept(&edition.scenario, path)?.scenario().map_err(damaged)?;
        let rulebook = kept(&edition.rulebook, path)?.rulebook().map_err(damaged)?;
        // What was planned with later texts is later.
        let plans: Vec<Planned> = record
            .plans
            .iter()
            .filter(|p| newest || p.edition <= position)
            .cloned()
            .collect();
        let Replay {
            play,
            decided,
            planned,
            misfit,
        } = Replay::play(story, rulebook, record.meta.seed, &plans, part);
        for (decision, (found, response)) in
            part.iter().zip(decided.into_iter().zip(play.decisions()))
        {
            if decision.edition == position {
                decisions.push(Checked {
                    decision: decision.clone(),
                    hat: play.story().scenario().response(response).hat,
                    found,
                });
            }
        }
        for (plan, found) in plans.into_iter().zip(planned) {
            if plan.edition == position && plan.change.is_some() {
                let holds = plan.fingerprint.is_none_or(|saved| saved == found);
                changes.push(CheckedPlan { plan, holds });
            }
        }
        let stopped = misfit.is_some();
        last = Some((play, misfit));
        if stopped {
            break;
        }
    }
    let (playthrough, misfit) =
        last.ok_or_else(|| SaveError::Corrupt(path.to_owned(), "it holds no scenario".to_owned()))?;
    Ok(Verified {
        decisions,
        plans: changes,
        misfit,
        playthrough,
    })
}
