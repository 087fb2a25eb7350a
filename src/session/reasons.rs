//! Why meters moved, in one sentence each: what you did, what the crisis took, then the greatest of the rest, in the words and points of the
//! ledger that is shown beside it, so that whoever adds up finds the meter's own change.

use super::lines::{points, shares};
use super::playthrough::{Playthrough, TurnRecord};
use super::view::{Line, MeterMove};
use crate::content::felt::{felt, fixed, part, standing};
use crate::content::phrases;
use crate::engine::{Cause, Entry, Rule};

/// Reasons that are told of a meter, unless one that is greater than all of them would be left out.
const TOLD: usize = 4;

/// What is said of all reasons that are not told.
const LEFT: &str = "all the rest";

/// What is said of levels that moved a meter as they did in the turn before.
const STEADY: &str = "what was in place, as last time";

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

/// What moved a meter in a turn, in whole points: the largest first.
type Parts = Vec<(Cause, i32)>;

/// What is told of a turn's meters.
pub(super) struct Told {
    /// How they moved, with lines and sentence.
    pub(super) meters: Vec<MeterMove>,
    parts: Vec<Parts>,
}

impl Told {
    /// How far a cause moved the meters, such as “Morale −4, Results +2”; empty if it did not.
    pub(super) fn moved(&self, cause: Cause) -> String {
        let parts = self.meters.iter().zip(&self.parts);
        let moved: Vec<String> = parts
            .filter_map(|(meter, parts)| {
                let (_, by) = parts.iter().find(|(of, _)| *of == cause)?;
                Some(format!("{} {}", meter.name, signed(*by)))
            })
            .collect();
        moved.join(", ")
    }
}

impl Playthrough {
    /// How each meter moved after a decision, and why, in the order of the meters.
    pub(super) fn reasons(&self, of: &TurnRecord) -> Told {
        let mut used = Used::default();
        let mut before: Vec<Parts> = Vec::new();
        let mut told = Told {
            meters: Vec::new(),
            parts: Vec::new(),
        };
        // What was said of earlier turns decides what is said of this one.
        for taken in self.turns.iter().take_while(|t| t.turn <= of.turn) {
            told = self.told(taken, &before, &mut used);
            before.clone_from(&told.parts);
        }
        told
    }

    fn told(&self, taken: &TurnRecord, before: &[Parts], used: &mut Used) -> Told {
        let entries = self.now.ledger.entries();
        let entries = entries.get(taken.entries..).unwrap_or_default();
        let here: Vec<&Entry> = entries.iter().filter(|e| e.turn == taken.turn).collect();
        let mut all = Vec::new();
        let mut meters = self.meters(&taken.values);
        let moves = meters.drain(..).enumerate().map(|(at, meter)| {
            let was = taken.values.get(meter.slot.at()).copied();
            let was = was.unwrap_or_default();
            let changes: Vec<(Cause, i64)> = here
                .iter()
                .filter(|e| e.slot == meter.slot)
                .map(|e| (part(e.cause), i64::from(e.delta)))
                .collect();
            let by: i64 = changes.iter().map(|(_, delta)| delta).sum();
            let after = points(was + by as i32);
            let parts = shares(&changes, after - meter.value);
            let last = before.get(at).map_or(&[][..], Vec::as_slice);
            let chosen = Chosen::of(&parts, last);
            let words = self.words(taken, &parts, &chosen, used);
            let reason = chosen.sentence(&parts, &words);
            let lines = parts.iter().zip(words);
            let lines = lines.map(|(&(_, points), why)| Line { points, why });
            let moved = MeterMove {
                lines: lines.collect(),
                id: meter.id,
                name: meter.name,
                before: meter.value,
                after,
                reason,
            };
            all.push(parts);
            moved
        });
        Told {
            meters: moves.collect(),
            parts: all,
        }
    }

    /// The words of every part: those that are told in ways that are not worn out yet, the others plainly.
    fn words(
        &self,
        taken: &TurnRecord,
        parts: &Parts,
        chosen: &Chosen,
        used: &mut Used,
    ) -> Vec<String> {
        let mut words: Vec<String> = parts
            .iter()
            .map(|&(cause, by)| {
                fixed(cause).map_or_else(|| phrases::cause(&self.story, cause, by), str::to_owned)
            })
            .collect();
        for &at in &chosen.named {
            let Some((&(cause, by), words)) = parts.get(at).zip(words.get_mut(at)) else {
                continue;
            };
            if fixed(cause).is_none() {
                let ways = felt(&self.story, taken.crisis, cause, by > 0);
                // A crisis is named by its title, which comes in no other turn.
                *words = used.take(ways, crisis(cause));
            }
        }
        words
    }
}

/// Whether this is what the crisis itself took.
const fn crisis(cause: Cause) -> bool {
    matches!(cause, Cause::Arrival(_) | Cause::Rule(Rule::Hit))
}

/// Whether this is told whatever its size.
const fn always(cause: Cause) -> bool {
    let own = matches!(
        cause,
        Cause::Response(_)
            | Cause::PromiseBroken(_)
            | Cause::ValueBreached(_)
            | Cause::ValueDebt(..)
    );
    own || crisis(cause)
}

/// Which parts are told, and what is said of the others.
struct Chosen {
    /// Positions of those that are told, in the order in which they are.
    named: Vec<usize>,
    /// The points of levels that are as they were; 0 where they are not told.
    steady: i32,
    /// The points of what is not told.
    left: i32,
}

impl Chosen {
    fn of(parts: &Parts, before: &[(Cause, i32)]) -> Self {
        let size = |at: &usize| parts.get(*at).map_or(0, |(_, by)| *by);
        let as_before = |(cause, by): &(Cause, i32)| {
            let last = before.iter().find(|(of, _)| of == cause);
            standing(*cause) && last.is_some_and(|(_, last)| (last - by).abs() <= 1)
        };
        let (steady, moving): (Vec<usize>, Vec<usize>) =
            (0..parts.len()).partition(|&at| parts.get(at).is_some_and(as_before));
        let (mut named, waiting): (Vec<usize>, Vec<usize>) = moving
            .into_iter()
            .partition(|&at| parts.get(at).is_some_and(|(cause, _)| always(*cause)));
        let level: i32 = steady.iter().map(size).sum();
        // Nothing stands for all levels that are as they were.
        let mut waiting: Vec<(Option<usize>, i32)> = waiting
            .iter()
            .map(|at| (Some(*at), size(at)))
            .chain((level != 0).then_some((None, level)))
            .collect();
        waiting.sort_by_key(|(_, by)| by.abs());
        let mut sizes: Vec<i32> = named.iter().map(|at| size(at).abs()).collect();
        let mut told = 0;
        while let Some(&(next, by)) = waiting.last() {
            let left: i32 = waiting.iter().map(|(_, by)| by).sum();
            let hidden = left.abs().max(by.abs());
            let least = sizes.iter().min().copied().unwrap_or(0);
            let most = sizes.iter().max().copied().unwrap_or(0);
            let room = sizes.len() < TOLD && hidden >= least;
            if sizes.len() >= 2 && !room && hidden <= most {
                break;
            }
            waiting.pop();
            sizes.push(by.abs());
            match next {
                Some(at) => named.push(at),
                None => told = by,
            }
        }
        named.sort_by_key(|at| {
            let cause = parts.get(*at).map(|(cause, _)| *cause);
            let rank = match cause {
                Some(Cause::Response(_)) => 0,
                Some(cause) if crisis(cause) => 1,
                _ => 2,
            };
            (rank, -size(at).abs())
        });
        Self {
            named,
            steady: told,
            left: waiting.iter().map(|(_, by)| by).sum(),
        }
    }

    fn sentence(&self, parts: &Parts, words: &[String]) -> String {
        let mut all: Vec<String> = self
            .named
            .iter()
            .filter_map(|&at| {
                let ((_, by), why) = parts.get(at).zip(words.get(at))?;
                Some(format!("{why} ({})", signed(*by)))
            })
            .collect();
        for (words, by) in [(STEADY, self.steady), (LEFT, self.left)] {
            if by != 0 {
                all.push(format!("{words} ({})", signed(by)));
            }
        }
        all.join("; ")
    }
}

fn signed(points: i32) -> String {
    format!("{}{}", if points < 0 { "−" } else { "+" }, points.abs())
}

#[cfg(test)]
mod tests;
