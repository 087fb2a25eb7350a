//! What stands on the cards about responses: what they need, leave behind, cause and promise.

use super::build::{Back, Returns};
use super::cards::Cards;
use super::facts::{Fact, asked, effects};
use super::model::{Links, Port, Row, Rows};
use crate::analysis::per_cent;
use crate::content::plain::response_words;
use crate::content::raw::{RawCondition, RawEffect, RawResponse};
use crate::content::short_name;
use crate::engine::{CrisisIx, Hat, LaterIx, PromiseIx, ResponseIx};

impl Cards<'_> {
    pub(super) fn response(&mut self, crisis: CrisisIx, ix: ResponseIx, raw: &RawResponse) {
        let story = self.story;
        let hat = raw.hat;
        let mut row = Row::new(Rows::Response(hat), story.render(&raw.text));
        row.head = response_words(&raw.id);
        row.tip.clone_from(&row.text);
        row.share = Some(per_cent(self.flow.chose(ix), self.flow.saw(crisis)));
        let port = self.row(row);
        let name = story.response_name(ix);
        self.made.push((Fact::Response(name), (port, Some(hat))));
        if let Some(when) = &raw.when {
            self.condition(Rows::Needs, "open only if", when, "");
        }
        self.turns(raw);
        self.notes(&effects(raw), Some(hat), "notes:");
        let table = story.scenario().response(ix);
        let outcomes = table.outcomes.of(&story.scenario().tables().outcomes);
        let laters: Vec<LaterIx> = table
            .laters
            .iter()
            .chain(outcomes.iter().flat_map(|o| o.laters.iter()))
            .map(LaterIx)
            .collect();
        for later in laters {
            self.later(later, hat);
        }
        for promise in table.promises.iter().map(PromiseIx) {
            self.promise(promise, hat);
        }
    }

    /// The conditions on which the outcomes of a response turn, each once.
    fn turns(&mut self, raw: &RawResponse) {
        let mut said: Vec<&RawCondition> = Vec::new();
        for outcome in &raw.outcomes {
            let Some(when) = &outcome.when else { continue };
            if said.contains(&when) {
                continue;
            }
            said.push(when);
            let tip = self.story.render(&outcome.text);
            self.turn("one outcome only if", when, &tip);
        }
        for condition in turning_points(raw) {
            // Effects that turn on a number alone are fine print; those that remember something are a connection.
            if !said.contains(&condition) && !asked(condition, &self.variables).is_empty() {
                said.push(condition);
                self.turn("other effects if", condition, "");
            }
        }
    }

    fn turn(&mut self, before: &str, condition: &RawCondition, tip: &str) {
        let words = self.said(condition);
        let mut row = Row::new(Rows::Needs, format!("{before} {words}"));
        row.tip = tip.to_owned();
        let port = self.row(row);
        self.ask(condition, port, Links::Remembered, words);
    }

    fn later(&mut self, ix: LaterIx, hat: Hat) {
        let raw = self.story.later(ix);
        let (came, lapsed) = self.flow.came_back(ix);
        let number = 1 + self
            .returns
            .iter()
            .filter(|r| matches!(r.what, Back::Later(_)))
            .count();
        let when = raw
            .when
            .as_ref()
            .map_or(String::new(), |when| format!(" if {}", self.said(when)));
        let mut row = Row::new(
            Rows::Later,
            format!(
                "{}{when}: {}",
                turns(raw.turns),
                self.story.render(&raw.text)
            ),
        );
        row.mark = format!("C{number}");
        row.tip = format!(
            "{} Comes back in {} % of the playthroughs, and lapses in {} %.",
            self.story.render(&raw.text),
            self.share(came),
            self.share(lapsed)
        );
        let port = self.comes_back(row, hat, Back::Later(ix), raw.turns);
        if let Some(when) = &raw.when {
            let words = self.said(when);
            self.ask(when, port, Links::Remembered, words);
        }
    }

    fn promise(&mut self, ix: PromiseIx, hat: Hat) {
        let raw = self.story.promise(ix);
        let (kept, broken) = self.flow.kept(ix);
        let number = 1 + self
            .returns
            .iter()
            .filter(|r| matches!(r.what, Back::Promise(_)))
            .count();
        let to = self
            .story
            .raw()
            .team
            .iter()
            .find(|m| Some(&m.id) == raw.to.as_ref());
        let judged = match kept + broken {
            0 => "never judged".to_owned(),
            all => format!(
                "kept {} %, broken {} %",
                per_cent(kept, all),
                per_cent(broken, all)
            ),
        };
        let text = format!(
            "promised to {}, due {} ({judged}): {}",
            to.map_or("all", short_name),
            turns(raw.turns),
            self.story.render(&raw.text),
        );
        let mut row = Row::new(Rows::Promise, text.clone());
        row.mark = format!("P{number}");
        row.tip = text;
        let port = self.comes_back(row, hat, Back::Promise(ix), raw.turns);
        self.made
            .push((Fact::Promise(raw.id.clone()), (port, Some(hat))));
    }

    fn comes_back(&mut self, row: Row, hat: Hat, what: Back, after: u32) -> Port {
        let mark = row.mark.clone();
        let from = self.row(row);
        self.returns.push(Returns {
            from,
            hat,
            what,
            label: format!("{mark} {}", turns(after)),
            mark,
            turns: after,
        });
        from
    }
}

/// Everything on which the outcome or the effects of a response turn.
pub(super) fn turning_points(response: &RawResponse) -> Vec<&RawCondition> {
    let outcomes = response.outcomes.iter();
    let mut found: Vec<&RawCondition> = outcomes.filter_map(|o| o.when.as_ref()).collect();
    for effect in effects(response) {
        if let RawEffect::If(branch) = effect {
            found.push(&branch.when);
        }
    }
    found
}

/// The conditions of the consequences of a response.
pub(super) fn later_conditions(response: &RawResponse) -> impl Iterator<Item = &RawCondition> {
    let of_outcomes = response.outcomes.iter().flat_map(|o| &o.later);
    let laters = response.later.iter().chain(of_outcomes);
    laters.filter_map(|l| l.when.as_ref())
}

fn turns(n: u32) -> String {
    match n {
        1 => "in 1 turn".to_owned(),
        n => format!("in {n} turns"),
    }
}
