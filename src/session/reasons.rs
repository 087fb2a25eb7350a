//! Why meters moved, in one sentence each: the two greatest reasons, in words of the story, and never the same words again and again.

use super::playthrough::{Playthrough, Taken};
use crate::content::felt::{Faces, felt};
use crate::engine::{Cause, Entry, MemberIx, MemberNumber, Rule, Slot};

/// Reasons that are told of a meter.
const TOLD: usize = 2;

/// How often the same words may be used in a game.
const MOST: usize = 3;

/// The wordings that a game has used, and how often.
#[derive(Debug, Default)]
struct Used(Vec<(String, usize)>);

impl Used {
    fn times(&self, way: &str) -> usize {
        let known = self.0.iter().find(|(known, _)| known == way);
        known.map_or(0, |(_, times)| *times)
    }

    /// Takes whichever way was used least, the first of those. `first` is whether the first way is taken as often as may be.
    fn take(&mut self, ways: Vec<String>, first: bool) -> String {
        let again = |way: &String| first && self.times(way) < MOST;
        let way = match ways.first() {
            Some(way) if again(way) => way.clone(),
            _ => {
                let least = ways.into_iter().min_by_key(|way| self.times(way));
                least.unwrap_or_default()
            }
        };
        match self.0.iter_mut().find(|(known, _)| *known == way) {
            Some((_, times)) => *times += 1,
            None => self.0.push((way.clone(), 1)),
        }
        way
    }
}

/// A reason: the wording, and by how much it moved the meter, in thousandths.
type Reason = (String, i64);

impl Playthrough {
    /// Why each meter moved after a decision: a sentence without its full stop, in the order of the meters; empty where nothing did.
    pub(super) fn reasons(&self, of: &Taken) -> Vec<String> {
        let mut used = Used::default();
        let mut told = Vec::new();
        // What was said of earlier turns decides what is said of this one.
        for taken in self.turns.iter().take_while(|t| t.turn <= of.turn) {
            told = self.told(taken, &mut used);
        }
        told.iter().map(|reasons| sentence(reasons)).collect()
    }

    fn told(&self, taken: &Taken, used: &mut Used) -> Vec<Vec<Reason>> {
        let entries = self.now.ledger.entries();
        let entries = entries.get(taken.entries..).unwrap_or_default();
        let here: Vec<&Entry> = entries.iter().filter(|e| e.turn == taken.turn).collect();
        let faces = self.faces();
        self.story
            .meters()
            .map(|(slot, _)| {
                greatest(&here, slot)
                    .into_iter()
                    .map(|(cause, sum)| {
                        let ways = felt(&self.story, taken.crisis, cause, sum > 0, faces);
                        // A crisis is named by its title, which comes in no other turn.
                        let named = matches!(cause, Cause::Arrival(_) | Cause::Rule(Rule::Hit));
                        (used.take(ways, named), sum)
                    })
                    .collect()
            })
            .collect()
    }

    /// Who stands for the team: the first in the file where several are alike.
    fn faces(&self) -> Faces {
        let state = &self.now.state;
        let count = self.story.raw().team.len();
        let here: Vec<MemberIx> = (0..)
            .map(MemberIx)
            .take(count)
            .filter(|ix| state.is_present(*ix))
            .collect();
        let number = |ix: MemberIx, of| i64::from(state.member(self.story.scenario(), ix, of));
        let least = |of| here.iter().copied().min_by_key(|ix| number(*ix, of));
        let most = |of| here.iter().copied().min_by_key(|ix| -number(*ix, of));
        Faces {
            warm: most(MemberNumber::Trust),
            cold: least(MemberNumber::Trust),
            tired: least(MemberNumber::Energy),
            fresh: most(MemberNumber::Energy),
        }
    }
}

/// What moved a meter most, the greatest first. What only fades by itself is told where there is nothing else.
fn greatest(entries: &[&Entry], slot: Slot) -> Vec<(Cause, i64)> {
    let mut sums: Vec<(Cause, i64)> = Vec::new();
    for entry in entries.iter().filter(|e| e.slot == slot) {
        match sums.iter_mut().find(|(cause, _)| *cause == entry.cause) {
            Some((_, sum)) => *sum += i64::from(entry.delta),
            None => sums.push((entry.cause, i64::from(entry.delta))),
        }
    }
    // Less than half a point is nothing that anybody could feel.
    sums.retain(|(_, sum)| sum.abs() >= 500);
    let fades = |cause: &Cause| {
        matches!(
            cause,
            Cause::Rule(Rule::MoraleSettles | Rule::StabilitySettles | Rule::Drift)
        )
    };
    sums.sort_by_key(|(cause, sum)| (fades(cause), -sum.abs()));
    sums.truncate(TOLD);
    sums
}

fn sentence(reasons: &[Reason]) -> String {
    let all: Vec<String> = reasons
        .iter()
        .map(|(way, sum)| {
            let points = (sum.abs() + 500) / 1000;
            let sign = if *sum < 0 { "−" } else { "+" };
            format!("{way} ({sign}{points})")
        })
        .collect();
    all.join("; ")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use crate::content::Library;
    use crate::content::library::rulebook;
    use crate::session::playthrough::Playthrough;

    /// Plays by taking one answer after another, and returns every reason that was told.
    fn told(scenario: &str, seed: u64) -> Vec<String> {
        let library = Library::new(Vec::new());
        let (_, story) = library.scenario(scenario).expect("it ships");
        let rules = rulebook("standard").expect("it ships").1;
        let mut play = Playthrough::begin(story, rules, seed, None);
        let mut told = Vec::new();
        for turn in 0..40_usize {
            let open: Vec<_> = play.open().collect();
            let Some(&response) = open.get((turn * 7 + seed as usize) % open.len().max(1)) else {
                break;
            };
            let ahead = play.ahead(response).expect("it is open");
            play.accept(response, ahead);
            let last = play.turns.last().expect("one was taken");
            for reason in play.reasons(last) {
                let parts = reason.split("; ").filter(|part| !part.is_empty());
                told.extend(parts.map(|part| {
                    let end = part.rfind(" (").expect("every reason has its points");
                    part.get(..end).unwrap_or_default().to_owned()
                }));
            }
        }
        told
    }

    #[test]
    fn no_reason_is_told_in_the_same_words_more_than_three_times_a_game() {
        for scenario in ["two-basements", "second-kettle", "more-frames-than-thumbs"] {
            for seed in 0..6 {
                let told = told(scenario, seed);
                assert!(told.len() > 12, "{scenario}, {seed}: {told:?}");
                let mut times: BTreeMap<&str, usize> = BTreeMap::new();
                for reason in &told {
                    *times.entry(reason).or_default() += 1;
                }
                for (reason, times) in times {
                    assert!(times <= 3, "{scenario}, {seed}: {times} times {reason}");
                }
            }
        }
    }

    #[test]
    fn what_a_crisis_takes_is_named_after_it() {
        let told = told("two-basements", 3);
        assert!(!told.iter().any(|reason| reason.contains("the crisis cost")));
        assert!(told.iter().any(|reason| reason.ends_with("” itself")));
    }
}
