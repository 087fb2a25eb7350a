//! What a response may lead to: outcomes, consequences and promises.

use super::Compiler;
use crate::content::finding::At;
use crate::content::raw::{RawLater, RawOutcome, RawPromise};
use crate::engine::{Later, MemberIx, Outcome, Promise, Range, Scenario};

impl<'a> Compiler<'a> {
    pub(super) fn outcomes(&mut self, outcomes: &'a [RawOutcome], at: &At<'_>) -> Range {
        let from = self.tables.outcomes.len();
        if !outcomes.is_empty() && outcomes.iter().all(|o| o.weight == 0) {
            self.error(
                "outcomes-without-weight",
                at,
                "every outcome here has weight 0, so none can be drawn",
            )
            .help = Some("give at least one outcome a weight of 1 or more".to_owned());
        }
        if outcomes.iter().any(|o| o.rank.is_some()) && outcomes.iter().any(|o| o.rank.is_none()) {
            self.error(
                "rank-on-some",
                at,
                "some of these outcomes have a rank and some have none",
            )
            .help = Some("give every outcome of this response a rank, or none".to_owned());
        }
        self.at_most(outcomes.len(), Scenario::MOST_OUTCOMES, "outcomes", at);
        let mut compiled = Vec::with_capacity(outcomes.len());
        for (i, outcome) in outcomes.iter().enumerate() {
            let at = at.index(i);
            if !outcome.id.is_empty() {
                self.id(&outcome.id, &at.field("id"));
            }
            self.text(&outcome.text, &at.field("text"));
            let says = at.field("says");
            for (s, line) in outcome.says.iter().enumerate() {
                let at = says.index(s);
                self.member(&line.who, &at.field("who"));
                self.text(&line.text, &at.field("text"));
            }
            let weight = self.range(
                i64::from(outcome.weight),
                0,
                1000,
                "weight",
                &at.field("weight"),
            );
            compiled.push(Outcome {
                weight: weight as u32,
                when: self.when(outcome.when.as_ref(), &at.field("when")),
                effects: self.effects(&outcome.effects, &at.field("effects")),
                laters: self.laters(&outcome.later, &at.field("later")),
            });
        }
        let mut placed = compiled.clone();
        for (written, outcome) in compiled.into_iter().enumerate() {
            let place = self
                .places
                .outcome_at
                .get(from + written)
                .map_or(0, |p| *p as usize);
            if let Some(slot) = place.checked_sub(from).and_then(|p| placed.get_mut(p)) {
                *slot = outcome;
            }
        }
        self.tables.outcomes.extend(placed);
        Range {
            from: from as u32,
            to: self.tables.outcomes.len() as u32,
        }
    }

    pub(super) fn laters(&mut self, laters: &'a [RawLater], at: &At<'_>) -> Range {
        let from = self.tables.laters.len() as u32;
        for (i, later) in laters.iter().enumerate() {
            let at = at.index(i);
            self.text(&later.text, &at.field("text"));
            let turns = self.range(i64::from(later.turns), 1, 1000, "turns", &at.field("turns"));
            let compiled = Later {
                turns: turns as u16,
                when: self.when(later.when.as_ref(), &at.field("when")),
                effects: self.effects(&later.effects, &at.field("effects")),
            };
            self.tables.laters.push(compiled);
        }
        Range {
            from,
            to: self.tables.laters.len() as u32,
        }
    }

    pub(super) fn promises(&mut self, promises: &'a [RawPromise], at: &At<'_>) -> Range {
        let from = self.tables.promises.len() as u32;
        for (i, promise) in promises.iter().enumerate() {
            let at = at.index(i);
            self.id(&promise.id, &at.field("id"));
            self.text(&promise.text, &at.field("text"));
            self.optional_text(&promise.kept_text, &at.field("kept_text"));
            self.optional_text(&promise.broken_text, &at.field("broken_text"));
            let turns = self.range(
                i64::from(promise.turns),
                1,
                1000,
                "turns",
                &at.field("turns"),
            );
            let weight = self.range(
                i64::from(promise.weight),
                1,
                3,
                "weight",
                &at.field("weight"),
            );
            if promise.kept.is_none() && promise.broken.is_none() {
                self.error("promise-cannot-be-judged", &at, "nothing says when this promise is kept or broken").help =
                    Some("add `kept: ...` (what must come true by then) or `broken: ...` (what must not happen until then)".to_owned());
            }
            let to = promise
                .to
                .as_ref()
                .and_then(|to| self.member(to, &at.field("to")));
            let kept = promise
                .kept
                .as_ref()
                .map(|c| self.condition(c, &at.field("kept")));
            let broken = promise
                .broken
                .as_ref()
                .map(|c| self.condition(c, &at.field("broken")));
            let compiled = Promise {
                to: to.map(MemberIx),
                turns: turns as u16,
                kept,
                broken,
                weight: weight as i32,
                on_kept: self.effects(&promise.kept_effects, &at.field("kept_effects")),
                on_broken: self.effects(&promise.broken_effects, &at.field("broken_effects")),
            };
            self.tables.promises.push(compiled);
        }
        Range {
            from,
            to: self.tables.promises.len() as u32,
        }
    }
}
