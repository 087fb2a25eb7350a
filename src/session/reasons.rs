//! Why meters moved, in one sentence each: two reasons in words of the story, never the same words again and again, and what is left, so
//! that whoever adds up finds the meter's own change.

use super::playthrough::{Playthrough, TurnRecord};
use crate::content::felt::{Faces, felt};
use crate::engine::{Cause, Entry, MemberIx, MemberNumber, Rule, Slot};

/// Reasons that are told of a meter.
const TOLD: usize = 2;

/// What is said of all reasons that are not told.
const LEFT: &str = "all the rest";

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
    /// Why each meter moved after a decision, by so many whole points as are shown: a sentence without its full stop, in the order of the
    /// meters; empty where nothing did.
    pub(super) fn reasons(&self, of: &TurnRecord, shown: &[i32]) -> Vec<String> {
        let mut used = Used::default();
        let mut told = Vec::new();
        // What was said of earlier turns decides what is said of this one.
        for taken in self.turns.iter().take_while(|t| t.turn <= of.turn) {
            told = self.told(taken, &mut used);
        }
        let shown = shown.iter().copied().chain(std::iter::repeat(0));
        told.iter()
            .zip(shown)
            .map(|(reasons, shown)| sentence(reasons, shown))
            .collect()
    }

    fn told(&self, taken: &TurnRecord, used: &mut Used) -> Vec<Vec<Reason>> {
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

/// What moved a meter: the greatest reason for the way that it went, then the greatest of all others. What only fades by itself is told where
/// there is nothing else.
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
    let way: i64 = sums.iter().map(|(_, sum)| sum).sum::<i64>().signum();
    sums.sort_by_key(|(cause, sum)| (fades(cause), -sum.abs()));
    let for_it = sums.iter().position(|(_, sum)| sum.signum() == way);
    if let Some(before) = for_it.and_then(|at| sums.get_mut(..=at)) {
        // Those before it keep their order.
        before.rotate_right(1);
    }
    sums.truncate(TOLD);
    sums
}

/// The reasons with their points, and what is left of the `shown` change of the meter.
fn sentence(reasons: &[Reason], shown: i32) -> String {
    let whole = |sum: i64| sum.signum() * ((sum.abs() + 500) / 1000);
    let signed = |points: i64| format!("{}{}", if points < 0 { "−" } else { "+" }, points.abs());
    let mut all: Vec<String> = reasons
        .iter()
        .map(|(way, sum)| format!("{way} ({})", signed(whole(*sum))))
        .collect();
    let told: i64 = reasons.iter().map(|(_, sum)| whole(*sum)).sum();
    let left = i64::from(shown) - told;
    if left != 0 && !all.is_empty() {
        all.push(format!("{LEFT} ({})", signed(left)));
    }
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
            for reason in play.reasons(last, &[]) {
                let parts = reason.split("; ");
                let parts = parts.filter(|part| !part.is_empty() && !part.starts_with(super::LEFT));
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
    fn what_is_told_adds_up_to_what_is_shown_and_begins_with_what_went_that_way() {
        let library = Library::new(Vec::new());
        let (_, story) = library.scenario("two-basements").expect("it ships");
        let rules = rulebook("standard").expect("it ships").1;
        let mut play = Playthrough::begin(story, rules, 11, None);
        let mut looked_at = 0;
        loop {
            let next = play.open().next();
            let Some(response) = next else { break };
            let ahead = play.ahead(response).expect("it is open");
            play.accept(response, ahead);
            let last = play.turns.last().expect("one was taken");
            for meter in &play.last(last).aftermath.meters {
                let points: Vec<i32> = meter.reason.split("; ").filter_map(points).collect();
                if let Some(first) = points.first() {
                    let moved = meter.after - meter.before;
                    assert_eq!(points.iter().sum::<i32>(), moved, "{}", meter.reason);
                    assert!(
                        moved == 0
                            || points.len() < 2
                            || first.signum() == moved.signum()
                            || moved.abs() < 2,
                        "{moved}: {}",
                        meter.reason
                    );
                    looked_at += 1;
                }
            }
        }
        assert!(looked_at > 20, "{looked_at}");
    }

    /// The points that a part of a sentence ends with.
    fn points(part: &str) -> Option<i32> {
        let (_, end) = part.rsplit_once(" (")?;
        end.trim_end_matches(')').replace('−', "-").parse().ok()
    }

    #[test]
    fn what_a_crisis_takes_is_named_after_it() {
        let told = told("two-basements", 3);
        assert!(!told.iter().any(|reason| reason.contains("the crisis cost")));
        assert!(told.iter().any(|reason| reason.ends_with("” itself")));
    }
}
