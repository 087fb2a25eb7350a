//! The meter that ended a game: where it fell to 0, and what took the most from it.

use serde::Serialize;

use super::points::{Points, shares};
use crate::content::Story;
use crate::content::felt::{felt, part};
use crate::engine::{Cause, CrisisIx, Happening, Ledger, ResponseIx, Slot};

/// Reasons that are named.
const NAMED: usize = 2;
/// Points that an earlier crisis must have taken to be named.
const MUCH: i32 = -3;

/// A meter that reached 0.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fell {
    /// Name of the meter.
    pub meter: String,
    /// The crisis in which it reached 0, from 1.
    pub crisis: u16,
    /// Title of that crisis.
    pub title: String,
    /// What took the most from it there, and how many points (below 0): the largest first.
    pub there: Vec<(String, i32)>,
    /// The earlier crisis that took the most from it, if one took much: its number, its title, and how many points (below 0).
    pub before: Option<(u16, String, i32)>,
}

impl Fell {
    /// Where a meter fell that ended a game; nothing if none did. `decisions` are the responses, in order.
    #[must_use]
    pub fn of(story: &Story, ledger: &Ledger, decisions: &[ResponseIx]) -> Option<Self> {
        let (slot, turn) = ledger.events().iter().find_map(|e| match e.what {
            Happening::Collapsed(slot) => Some((slot, e.turn)),
            _ => None,
        })?;
        let crisis = |turn: u16| -> Option<CrisisIx> {
            let at = usize::from(turn.checked_sub(1)?);
            let response = decisions.get(at)?;
            Some(story.scenario().response(*response).crisis)
        };
        let title = |turn: u16| {
            crisis(turn).map_or_else(String::new, |ix| story.render(&story.crisis(ix).title))
        };
        let named = |cause: Cause| {
            let ways = crisis(turn).map(|ix| felt(story, ix, cause, false));
            ways.unwrap_or_default().into_iter().next()
        };
        let whole = |turn: u16| Points(ledger.value_after(slot, turn)).rounded();
        let earlier = (1..turn).map(|t| (t, whole(t) - whole(t - 1)));
        let most = earlier
            .min_by_key(|(_, by)| *by)
            .filter(|(_, by)| *by <= MUCH);
        Some(Self {
            meter: story.slot_name(slot),
            crisis: turn,
            title: title(turn),
            there: losses(ledger, slot, turn)
                .into_iter()
                .filter_map(|(cause, by)| Some((named(cause)?, by)))
                .take(NAMED)
                .collect(),
            before: most.map(|(t, by)| (t, title(t), by)),
        })
    }

    /// The same without the name of the meter, which goes before it.
    #[must_use]
    pub fn rest(&self) -> String {
        let mut said = format!(
            " fell to 0 in crisis {}, “{}”, and that ended the game.",
            self.crisis, self.title
        );
        let there: Vec<String> = self
            .there
            .iter()
            .map(|(why, by)| format!("{why} (−{})", by.unsigned_abs()))
            .collect();
        if !there.is_empty() {
            said.push_str(&format!(
                " Most of it went there to {}.",
                there.join(" and ")
            ));
        }
        if let Some((crisis, title, by)) = &self.before {
            said.push_str(&format!(
                " Before that, crisis {crisis}, “{title}”, had taken the most (−{}).",
                by.unsigned_abs()
            ));
        }
        said
    }

    /// Which meter ended the game, where, and what took the most from it.
    #[must_use]
    pub fn said(&self) -> String {
        format!("{}{}", self.meter, self.rest())
    }
}

/// What took from a number in a turn, in points, the most first: as the ledger beside the reveal of that turn has it.
fn losses(ledger: &Ledger, slot: Slot, turn: u16) -> Vec<(Cause, i32)> {
    let whole = |turn: u16| Points(ledger.value_after(slot, turn)).rounded();
    let changes: Vec<(Cause, i64)> = ledger
        .entries_of(turn)
        .filter(|entry| entry.slot == slot)
        .map(|entry| (part(entry.cause), i64::from(entry.delta)))
        .collect();
    let mut losses = shares(&changes, whole(turn) - whole(turn.saturating_sub(1)));
    losses.retain(|(_, by)| *by < 0);
    losses.sort_by_key(|(_, by)| *by);
    losses
}
