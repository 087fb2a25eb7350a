//! The closing page: what can be said of a playthrough as a whole.

use serde::Serialize;

use super::lines::points;
use super::playthrough::Playthrough;
use crate::analysis::roads::{Effort, roads};
use crate::engine::{
    EndingIx, Happening, Hat, HatFit, MemberIx, PromiseIx, PromiseStatus, Rules, Situation,
};

/// How it ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EndView {
    /// Stable id of the ending.
    pub id: String,
    /// A few words.
    pub title: String,
    /// The closing text.
    pub text: String,
    /// Name of the meter that reached 0, if one did.
    pub collapsed: Option<String>,
    /// Turns played.
    pub turns: u16,
    /// The grade, whole points from 0 to 100.
    pub grade: i32,
    /// In how many turns the hat fitted the situation; nothing if the rulebook says nothing about fit.
    pub fit: Option<Fit>,
    /// How good the decisions were, given what could be known when they were made; nothing if nothing was at stake.
    pub quality: Option<Quality>,
    /// Mean luck of the crises, from 0 (worst) to 100 (best); 50 is what everybody gets in the long run.
    pub luck: u32,
    /// Promises that were kept.
    pub kept: Vec<String>,
    /// Promises that were broken.
    pub broken: Vec<String>,
    /// Promises that nobody could judge before the end.
    pub unjudged: Vec<String>,
    /// Full names of those who left.
    pub left: Vec<String>,
    /// How often each hat was worn, in the order of `Hat::ALL`.
    pub worn: Vec<(Hat, u16)>,
    /// What the situations asked for; nothing if the rulebook does not say.
    pub asked: Option<Asked>,
}

/// In how many turns the hat fitted what the situation asked for, by the rulebook's own measure: where it builds trust and costs none.
/// Waiting fits nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Fit {
    /// Turns in which it fitted.
    pub fitted: u16,
    /// Turns played.
    pub turns: u16,
}

/// What the situations asked for, in turns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Asked {
    /// More leading than managing.
    pub leading_first: u16,
    /// More managing than leading.
    pub managing_first: u16,
    /// As much of one as of the other.
    pub both_alike: u16,
}

/// How good the decisions were, given what could be known when they were made: the roads not taken, in expectation over many lucks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Quality {
    /// From 0 (always the worst road in expectation) to 100 (always the best), weighted by what was at stake.
    pub score: i32,
    /// Points of grade, in thousandths, that the best roads would have been expected to gain on the roads taken, all together.
    pub regret: i32,
}

/// Lucks tried for every road on the closing page: a moment's work. The debrief tries more.
const LUCKS: u32 = 200;

/// How far from one half, in thousandths, the share of leading that a situation asks for must lie to put one hat first.
const LEANS: i32 = 50;

impl Playthrough {
    fn quality(&self) -> Option<Quality> {
        let decisions: Vec<_> = self.decisions().collect();
        let effort = Effort {
            lucks: LUCKS,
            progress: &|_, _| {},
        };
        let figures = roads(&self.game, self.now.state.seed(), &decisions, effort)
            .ok()?
            .figures();
        Some(Quality {
            score: figures.quality?.round() as i32,
            regret: (figures.regret * 1000.0).round() as i32,
        })
    }

    pub(super) fn end(&self, ix: EndingIx) -> EndView {
        let ending = self.story.ending(ix);
        let state = &self.now.state;
        let promises = |wanted: PromiseStatus| {
            (0..)
                .map(PromiseIx)
                .zip(state.promises())
                .filter(|(_, (status, _))| *status == wanted)
                .map(|(ix, _)| self.story.render(&self.story.promise(ix).text))
                .collect()
        };
        let rules = self.game.rulebook().rules.as_ref();
        EndView {
            id: ending.id.clone(),
            title: self.story.render(&ending.title),
            text: self.story.render(&ending.text),
            collapsed: state.collapsed().map(|slot| self.story.slot_name(slot)),
            turns: self.turns.len() as u16,
            grade: points(self.grade()),
            fit: rules.map(|rules| self.fit(rules)),
            quality: self.quality(),
            luck: self.mean_luck(),
            kept: promises(PromiseStatus::Kept),
            broken: promises(PromiseStatus::Broken),
            unjudged: promises(PromiseStatus::Open),
            left: (0..)
                .map(MemberIx)
                .zip(&self.story.raw().team)
                .filter(|(ix, _)| !state.is_present(*ix))
                .map(|(_, member)| member.name.clone())
                .collect(),
            worn: Hat::ALL.into_iter().zip(state.worn()).collect(),
            asked: rules.map(|rules| self.asked(rules)),
        }
    }

    /// The mean luck of the crises that were answered, 0 to 100; 50 if there were none.
    fn mean_luck(&self) -> u32 {
        let luck = self
            .now
            .ledger
            .events()
            .iter()
            .filter_map(|e| match e.what {
                Happening::Chose(_, luck) => Some(u64::from(luck.0)),
                _ => None,
            });
        let (sum, count) = luck.fold((0_u64, 0_u64), |(sum, n), luck| (sum + luck, n + 1));
        match (sum * 100 + (count << 31)).checked_div(count << 32) {
            Some(mean) => mean as u32,
            None => 50,
        }
    }

    fn situations(&self) -> impl Iterator<Item = (Situation, Hat)> + '_ {
        let scenario = self.story.scenario();
        self.turns.iter().map(|taken| {
            let situation = scenario.crisis(taken.crisis).situation;
            (situation, scenario.response(taken.response).hat)
        })
    }

    fn fit(&self, rules: &Rules) -> Fit {
        let fitted = self
            .situations()
            .filter(|(situation, hat)| fits(rules, *situation, *hat));
        Fit {
            fitted: fitted.count() as u16,
            turns: self.turns.len() as u16,
        }
    }

    fn asked(&self, rules: &Rules) -> Asked {
        let mut asked = Asked {
            leading_first: 0,
            managing_first: 0,
            both_alike: 0,
        };
        for (situation, _) in self.situations() {
            let leans = rules.situations.of(situation).lead_share - 500;
            if leans > LEANS {
                asked.leading_first += 1;
            } else if leans < -LEANS {
                asked.managing_first += 1;
            } else {
                asked.both_alike += 1;
            }
        }
        asked
    }
}

/// Whether a hat fits a situation so well that it builds trust and costs none, as the turn reckons it.
fn fits(rules: &Rules, situation: Situation, hat: Hat) -> bool {
    let fit = rules.fit(rules.hats.of(hat), situation);
    fit.is_some_and(HatFit::fits)
}

#[cfg(test)]
mod tests {
    use super::fits;
    use crate::content::Source;
    use crate::content::library::rulebook;
    use crate::engine::{Cause, Rule};
    use crate::session::Playthrough;

    /// The count on the closing page and the lines of the ledger say the same of every turn.
    #[test]
    fn a_hat_fits_where_the_ledger_says_so() {
        let source = Source::read("tests/fixtures/small/scenario.ron".as_ref()).unwrap();
        let rulebook = rulebook("standard").unwrap().1;
        let rules = rulebook.rules.clone().unwrap();
        let (mut fitted, mut not) = (0, 0);
        for pick in 0..3 {
            let mut play =
                Playthrough::begin(source.scenario().unwrap(), rulebook.clone(), 9, None);
            loop {
                let open: Vec<_> = play.open().collect();
                let Some(&response) = open.get(pick % open.len().max(1)) else {
                    break;
                };
                let turn = play.now.state.turn();
                let ahead = play.ahead(response).unwrap();
                play.accept(response, ahead);
                let scenario = play.story().scenario();
                let given = scenario.response(response);
                let says = fits(&rules, scenario.crisis(given.crisis).situation, given.hat);
                for entry in play.ledger().entries_of(turn) {
                    match entry.cause {
                        Cause::Rule(Rule::Fit) => assert!(says, "{given:?}"),
                        Cause::Rule(Rule::Misfit) => assert!(!says, "{given:?}"),
                        _ => {}
                    }
                }
                fitted += u32::from(says);
                not += u32::from(!says);
            }
        }
        assert!(fitted > 0 && not > 0, "{fitted} {not}");
    }
}
