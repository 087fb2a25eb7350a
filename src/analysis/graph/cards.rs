//! What stands on the cards.

use std::collections::BTreeSet;

use super::build::{Asks, Returns};
use super::facts::{Fact, add, asked, left_behind};
use super::model::{Card, Kind, Links, Port, Row, Rows};
use super::responses::{later_conditions, turning_points};
use crate::analysis::{Flow, per_cent};
use crate::content::plain::condition_words;
use crate::content::raw::{RawCondition, RawCrisis, RawEffect};
use crate::content::{Story, short_name};
use crate::engine::{CrisisIx, EndingIx, Hat, MemberIx, ResponseIx};

/// The cards so far, and the ends of the links between them.
pub(super) struct Cards<'a> {
    pub(super) story: &'a Story,
    pub(super) flow: &'a Flow,
    pub(super) variables: Vec<String>,
    /// What anybody asks for: what nobody reads is not worth a row.
    read: BTreeSet<Fact>,
    pub(super) cards: Vec<Card>,
    pub(super) made: Vec<(Fact, (Port, Option<Hat>))>,
    pub(super) asked: Vec<Asks>,
    pub(super) returns: Vec<Returns>,
}

impl<'a> Cards<'a> {
    pub(super) fn new(story: &'a Story, flow: &'a Flow) -> Self {
        let raw = story.raw();
        let variables: Vec<String> = raw.variables.iter().map(|v| v.id.clone()).collect();
        let mut conditions: Vec<&RawCondition> = Vec::new();
        for crisis in &raw.crises {
            conditions.extend(&crisis.when);
            conditions.extend(crisis.also.iter().map(|a| &a.when));
            for response in &crisis.responses {
                conditions.extend(&response.when);
                conditions.extend(turning_points(response));
                conditions.extend(later_conditions(response));
                for promise in &response.promises {
                    conditions.extend(promise.kept.iter().chain(&promise.broken));
                }
            }
        }
        let leaving = raw.team.iter().filter_map(|m| m.leaves.as_ref());
        conditions.extend(leaving.filter_map(|l| l.when.as_ref()));
        conditions.extend(raw.endings.iter().filter_map(|e| e.when.as_ref()));
        let read = conditions
            .into_iter()
            .flat_map(|c| asked(c, &variables))
            .collect();
        Self {
            story,
            flow,
            variables,
            read,
            cards: Vec::new(),
            made: Vec::new(),
            asked: Vec::new(),
            returns: Vec::new(),
        }
    }

    pub(super) fn share(&self, part: u32) -> u32 {
        per_cent(part, self.flow.runs())
    }

    /// Adds a row to the last card.
    pub(super) fn row(&mut self, row: Row) -> Port {
        let card = self.cards.len().saturating_sub(1);
        let Some(last) = self.cards.last_mut() else {
            return Port { card, row: None };
        };
        last.rows.push(row);
        Port {
            card,
            row: Some(last.rows.len() - 1),
        }
    }

    /// Adds a row that says a condition, with the links to what it asks for.
    pub(super) fn condition(
        &mut self,
        rows: Rows,
        before: &str,
        condition: &RawCondition,
        tip: &str,
    ) {
        let words = self.said(condition);
        let mut row = Row::new(rows, format!("{before} {words}"));
        row.tip = tip.to_owned();
        let port = self.row(row);
        let kind = match rows {
            Rows::LookBack => Links::Remembered,
            _ => Links::Gate,
        };
        self.ask(condition, port, kind, words);
    }

    /// A condition in words, with the names of people in the titles that it quotes.
    pub(super) fn said(&self, condition: &RawCondition) -> String {
        let words = condition_words(self.story.raw(), condition);
        self.story.render(&words)
    }

    pub(super) fn ask(&mut self, condition: &RawCondition, port: Port, kind: Links, words: String) {
        for fact in asked(condition, &self.variables) {
            self.asked.push(Asks {
                fact,
                port,
                kind,
                label: words.clone(),
            });
        }
    }

    pub(super) fn notes(&mut self, effects: &[&RawEffect], hat: Option<Hat>, before: &str) {
        let left: Vec<(Fact, String)> = left_behind(effects)
            .into_iter()
            .filter(|(fact, _)| self.read.contains(fact))
            .collect();
        if left.is_empty() {
            return;
        }
        let words: Vec<&str> = left.iter().map(|(_, words)| &**words).collect();
        let port = self.row(Row::new(
            Rows::Notes,
            format!("{before} {}", words.join(", ")),
        ));
        for (fact, _) in left {
            self.made.push((fact, (port, hat)));
        }
    }

    pub(super) fn start(&mut self) {
        let raw = self.story.raw();
        let people: Vec<&str> = raw.team.iter().map(short_name).collect();
        let start = &raw.start;
        self.cards.push(Card {
            kind: Kind::Start,
            id: "start".to_owned(),
            title: "Start".to_owned(),
            under: format!(
                "morale {}, stability {}, results {}",
                start.morale, start.stability, start.results
            ),
            share: None,
            tip: self.story.render(&raw.pitch),
            rows: Vec::new(),
        });
        self.row(Row::new(Rows::Remark, people.join(", ")));
    }

    pub(super) fn crisis(&mut self, ix: CrisisIx) {
        let story = self.story;
        let crisis = story.crisis(ix);
        let conditional = crisis.when.is_some()
            || crisis.after.is_some()
            || crisis.until.is_some()
            || crisis.group.is_some();
        self.cards.push(Card {
            kind: Kind::Crisis {
                situation: crisis.situation,
                severity: crisis.severity,
                conditional,
            },
            id: format!("crisis-{}", crisis.id),
            title: format!("{}  {}", ix.at() + 1, story.render(&crisis.title)),
            under: story.render(&crisis.moment),
            share: Some(self.share(self.flow.saw(ix))),
            tip: story.render(&crisis.scene),
            rows: Vec::new(),
        });
        let heading = Port {
            card: self.cards.len() - 1,
            row: None,
        };
        self.made
            .push((Fact::Crisis(crisis.id.clone()), (heading, None)));
        self.gates(crisis);
        let mut arriving = Vec::new();
        add(&crisis.effects, &mut arriving);
        self.notes(&arriving, None, "notes on arrival:");
        for also in &crisis.also {
            self.condition(
                Rows::LookBack,
                "adds a line if",
                &also.when,
                &story.render(&also.text),
            );
        }
        let first = story.scenario().crisis(ix).responses.from;
        for (response, raw) in (first..).zip(&crisis.responses) {
            self.response(ix, ResponseIx(response), raw);
        }
        self.may_leave(&crisis.id);
    }

    /// Whether and when it comes.
    fn gates(&mut self, crisis: &RawCrisis) {
        let title = |id: &str| {
            let other = self.story.find_crisis(id);
            let title = other.map_or(id, |ix| &self.story.crisis(ix).title);
            format!("“{}”", self.story.render(title))
        };
        let after = crisis.after.as_ref().map(|id| (id.clone(), title(id)));
        let until = crisis.until.as_ref().map(|id| (id.clone(), title(id)));
        if let Some(when) = &crisis.when {
            self.condition(Rows::Gate, "comes only if", when, "");
        }
        if let Some((id, title)) = after {
            let port = self.row(Row::new(Rows::Gate, format!("comes only after {title}")));
            self.asked.push(Asks {
                fact: Fact::Crisis(id),
                port,
                kind: Links::Gate,
                label: format!("after {title}"),
            });
        }
        if let Some((id, title)) = until {
            let port = self.row(Row::new(
                Rows::Gate,
                format!("no longer once {title} has come"),
            ));
            self.asked.push(Asks {
                fact: Fact::Crisis(id),
                port,
                kind: Links::Closes,
                label: format!("no longer after {title}"),
            });
        }
        if let Some(group) = &crisis.group {
            let others: Vec<String> = self
                .story
                .raw()
                .crises
                .iter()
                .filter(|c| c.group.as_ref() == Some(group) && c.id != crisis.id)
                .map(|c| format!("“{}”", self.story.render(&c.title)))
                .collect();
            let text = format!(
                "of the group “{group}” only one comes: this or {}",
                others.join(" or ")
            );
            self.row(Row::new(Rows::Gate, text));
        }
        if let Some(weight) = crisis.weight {
            self.row(Row::new(
                Rows::Gate,
                format!("in random order with its neighbours, weight {weight}"),
            ));
        }
    }

    /// Who may leave from here on.
    fn may_leave(&mut self, crisis: &str) {
        for (ix, member) in (0..).zip(&self.story.raw().team) {
            let Some(leaves) = &member.leaves else {
                continue;
            };
            if leaves.after.as_deref() == Some(crisis) {
                let share = self.share(self.flow.left(MemberIx(ix)));
                let text = format!(
                    "from here on {} may leave ({share} % do)",
                    short_name(member)
                );
                let mut row = Row::new(Rows::Remark, text);
                row.tip = self.story.render(&leaves.text);
                self.row(row);
            }
        }
    }

    /// Says at the foot of a crisis what comes back there.
    pub(super) fn arrive(&mut self, card: usize, marks: &[String]) -> Port {
        let Some(target) = self.cards.get_mut(card) else {
            return Port { card, row: None };
        };
        let text = format!("comes back here: {}", marks.join(", "));
        target.rows.push(Row::new(Rows::Arrivals, text));
        Port {
            card,
            row: Some(target.rows.len() - 1),
        }
    }

    pub(super) fn endings(&mut self) {
        let story = self.story;
        for (ix, ending) in (0..).map(EndingIx).zip(&story.raw().endings) {
            self.cards.push(Card {
                kind: Kind::Ending(self.flow.grade(ix)),
                id: format!("ending-{}", ending.id),
                title: story.render(&ending.title),
                under: String::new(),
                share: Some(self.share(self.flow.ended(ix))),
                tip: story.render(&ending.text),
                rows: Vec::new(),
            });
            match &ending.when {
                Some(when) if ending.early => {
                    self.condition(
                        Rows::Gate,
                        "at once, before the crises run out, if",
                        when,
                        "",
                    );
                }
                Some(when) => self.condition(Rows::Gate, "if", when, ""),
                None => {
                    self.row(Row::new(Rows::Remark, "if none of the others"));
                }
            }
        }
    }
}
