//! From a scenario and its counts to cards and links.

use std::collections::BTreeMap;

use super::cards::Cards;
use super::facts::Fact;
use super::model::{Graph, Link, Links, Pool, Port};
use crate::analysis::Flow;
use crate::content::Story;
use crate::content::raw::RawCrisis;
use crate::engine::{CrisisIx, Hat, LaterIx, PromiseIx};

/// Where a fact is made, and in a response of which hat.
type Source = (Port, Option<Hat>);

/// A row that asks for a fact: how the link is drawn, and what it says.
pub(super) struct Asks {
    pub(super) fact: Fact,
    pub(super) port: Port,
    pub(super) kind: Links,
    pub(super) label: String,
}

/// A consequence or promise, and the row in which it begins.
pub(super) struct Returns {
    pub(super) from: Port,
    pub(super) hat: Hat,
    pub(super) what: Back,
    pub(super) mark: String,
    /// In how many turns.
    pub(super) turns: u32,
    pub(super) label: String,
}

/// What comes back.
#[derive(Clone, Copy)]
pub(super) enum Back {
    Later(LaterIx),
    Promise(PromiseIx),
}

impl Graph {
    /// The graph of a scenario with the shares of some playthroughs.
    #[must_use]
    pub fn new(story: &Story, flow: &Flow) -> Self {
        let mut cards = Cards::new(story, flow);
        cards.start();
        for crisis in 0..story.raw().crises.len() {
            cards.crisis(CrisisIx(crisis as u32));
        }
        cards.endings();
        let arrivals = arrivals(&cards, story, flow);
        let mut graph = Self {
            title: story.render(&story.raw().title),
            runs: flow.runs(),
            links: Vec::new(),
            pools: pools(&story.raw().crises),
            cards: Vec::new(),
        };
        graph.remember(&cards);
        graph.come_back(&mut cards, arrivals);
        graph.cards = cards.cards;
        graph
    }

    /// Links from where a fact is made to where it is asked for.
    fn remember(&mut self, cards: &Cards<'_>) {
        let mut strands: BTreeMap<&Fact, usize> = BTreeMap::new();
        let mut sources: BTreeMap<&Fact, Vec<Source>> = BTreeMap::new();
        for (fact, source) in &cards.made {
            sources.entry(fact).or_default().push(*source);
        }
        for asks in &cards.asked {
            let Some(made) = sources.get(&asks.fact) else {
                continue;
            };
            let next = strands.len();
            let strand = *strands.entry(&asks.fact).or_insert(next);
            for &(from, hat) in made {
                // A response that reads what it has itself just noted needs no line.
                if from.card == asks.port.card {
                    continue;
                }
                // What is made later cannot be remembered; only what ends a crisis's time may stand below it.
                if from.card > asks.port.card && asks.kind == Links::Remembered {
                    continue;
                }
                self.links.push(Link {
                    kind: asks.kind,
                    strand,
                    from,
                    to: asks.port,
                    hat,
                    label: asks.label.clone(),
                });
            }
        }
        self.links.dedup();
    }

    /// Links from what is caused or promised to the crisis in whose turn it usually comes back, and a row there that names them.
    fn come_back(&mut self, cards: &mut Cards<'_>, arrivals: Vec<(usize, usize)>) {
        let first = self.links.iter().map(|l| l.strand + 1).max().unwrap_or(0);
        let mut by_card: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (back, card) in arrivals {
            by_card.entry(card).or_default().push(back);
        }
        for (card, backs) in by_card {
            let marks: Vec<String> = backs
                .iter()
                .filter_map(|&b| cards.returns.get(b).map(|r| r.mark.clone()))
                .collect();
            let row = cards.arrive(card, &marks);
            for back in backs {
                let Some(back_from) = cards.returns.get(back) else {
                    continue;
                };
                self.links.push(Link {
                    kind: match back_from.what {
                        Back::Later(_) => Links::Later,
                        Back::Promise(_) => Links::Promise,
                    },
                    strand: first + back,
                    from: back_from.from,
                    to: row,
                    hat: Some(back_from.hat),
                    label: back_from.label.clone(),
                });
            }
        }
    }
}

/// For each thing that comes back, its place among the returns and the card at which it usually does; where no playthrough met it, the card
/// that many crises further on.
fn arrivals(cards: &Cards<'_>, story: &Story, flow: &Flow) -> Vec<(usize, usize)> {
    let crises = story.raw().crises.len();
    cards
        .returns
        .iter()
        .enumerate()
        .map(|(position, back)| {
            let met = match back.what {
                Back::Later(later) => flow.comes_back_at(later),
                Back::Promise(promise) => flow.judged_at(promise),
            };
            // The start is the card before the first crisis.
            let card = met.map_or_else(
                || (back.from.card + back.turns as usize).min(crises),
                |crisis| crisis.at() + 1,
            );
            (position, card)
        })
        .collect()
}

/// Neighbours that have a weight, where there are at least two.
fn pools(crises: &[RawCrisis]) -> Vec<Pool> {
    let mut found: Vec<Pool> = Vec::new();
    for (position, crisis) in crises.iter().enumerate() {
        if crisis.weight.is_none() {
            continue;
        }
        let card = position + 1;
        match found.last_mut() {
            Some(pool) if pool.last + 1 == card => pool.last = card,
            _ => found.push(Pool {
                first: card,
                last: card,
            }),
        }
    }
    found.retain(|pool| pool.last > pool.first);
    found
}
