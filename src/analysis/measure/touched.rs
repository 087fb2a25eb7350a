//! Which crises an edit touched, if it touched nothing else: then every game goes on as before once they have been answered.

use std::collections::HashSet;

use crate::engine::{CrisisIx, EffectRange, Op, Scenario, Tables};

/// Returns the crises whose own numbers, responses, outcomes or effects differ; nothing if anything else does, or if anything was added or taken out.
pub(super) fn crises(before: &Scenario, after: &Scenario) -> Option<Vec<CrisisIx>> {
    let (old, new) = (before.tables(), after.tables());
    let same_shape = old.crises.len() == new.crises.len()
        && old.responses.len() == new.responses.len()
        && old.outcomes.len() == new.outcomes.len()
        && old.effects.len() == new.effects.len()
        && (old.crises.iter().zip(&new.crises)).all(|(a, b)| a.responses == b.responses);
    let same_rest = old.layout == new.layout
        && old.start == new.start
        && old.bounds == new.bounds
        && old.meters == new.meters
        && old.members == new.members
        && (old.values, old.flags) == (new.values, new.flags)
        && old.laters == new.laters
        && old.promises == new.promises
        && old.endings == new.endings
        && old.tests == new.tests;
    if !same_shape || !same_rest {
        return None;
    }
    let different = |at: &usize| old.effects[*at] != new.effects[*at];
    let changed: HashSet<usize> = (0..old.effects.len()).filter(different).collect();
    let elsewhere = (new.laters.iter().map(|later| later.effects))
        .chain(new.members.iter().map(|member| member.on_leaving))
        .chain((new.promises.iter()).flat_map(|p| [p.on_kept, p.on_broken]));
    if elsewhere
        .into_iter()
        .any(|range| is_in(new, range, &changed))
    {
        return None;
    }
    let crises = (0..new.crises.len() as u32).map(CrisisIx);
    Some(crises.filter(|&c| differs(old, new, c, &changed)).collect())
}

fn differs(old: &Tables, new: &Tables, crisis: CrisisIx, changed: &HashSet<usize>) -> bool {
    let [before, after] = [old, new].map(|tables| tables.crises[crisis.at()]);
    before != after
        || is_in(new, after.on_arrival, changed)
        || after.responses.iter().any(|at| {
            let [before, after] = [old, new].map(|tables| tables.responses[at as usize]);
            before != after
                || is_in(new, after.effects, changed)
                || after.outcomes.iter().any(|at| {
                    let [before, after] = [old, new].map(|tables| tables.outcomes[at as usize]);
                    before != after || is_in(new, after.effects, changed)
                })
        })
}

/// Whether one of the effects of a run differs, those inside conditions among them.
fn is_in(tables: &Tables, range: EffectRange, changed: &HashSet<usize>) -> bool {
    range.iter().any(|at| {
        let at = at as usize;
        changed.contains(&at)
            || match tables.effects[at] {
                Op::If(_, then, otherwise) => {
                    is_in(tables, then, changed) || is_in(tables, otherwise, changed)
                }
                _ => false,
            }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::measure::{Kept, Measuring, Thresholds};
    use crate::analysis::synthetic;
    use crate::content::compile::compile;
    use crate::content::library;
    use crate::content::raw::{RawEffect, RawScenario};

    fn scenario(raw: &RawScenario) -> Scenario {
        let story = compile(raw.clone()).story;
        story
            .expect("a synthetic scenario compiles")
            .scenario()
            .clone()
    }

    #[test]
    fn crises_with_other_numbers_are_named_and_anything_else_touches_all() {
        let mut raw = synthetic::scenario(1, 4).raw().clone();
        raw.crises[2].responses[1].effects = vec![RawEffect::Morale(-3)];
        let before = scenario(&raw);
        let touched = |raw: &RawScenario| crises(&before, &scenario(raw));
        assert_eq!(touched(&raw), Some(Vec::new()));
        let mut other = raw.clone();
        other.crises[2].responses[1].effects = vec![RawEffect::Morale(-4)];
        other.crises[0].severity += 1;
        assert_eq!(touched(&other), Some(vec![CrisisIx(0), CrisisIx(2)]));
        let mut more = raw.clone();
        more.crises[2].responses[1]
            .effects
            .push(RawEffect::Results(1));
        assert_eq!(touched(&more), None);
        let mut start = raw.clone();
        start.start.morale += 1;
        assert_eq!(touched(&start), None);
    }

    /// What was found after the first crisis is not looked for again when its numbers change, and what was found before is.
    #[test]
    fn an_edit_of_one_crisis_lets_stand_what_comes_after_it() {
        let (_, rulebook) = library::rulebook("standard").expect("it loads");
        let mut thresholds = Thresholds::standard().with_runs(40);
        thresholds.effort.states = 4;
        thresholds.skill.players = 8;
        let raw = synthetic::scenario(1, 4).raw().clone();
        let mut kept = Kept::default();
        let mut remembered = |raw: &RawScenario| {
            let story = compile(raw.clone()).story.expect("it compiles");
            let of = kept.of_game(&story, &rulebook, &thresholds);
            let before = of.foresight.len();
            let measuring = Measuring {
                rulebook: &rulebook,
                others: &[],
                readings: &[],
                thresholds: &thresholds,
            };
            assert!(measuring.measure_again(&story, &mut kept).runs > 0);
            before
        };
        remembered(&raw);
        let mut first = raw.clone();
        first.crises[0].severity += 5;
        let after_first = remembered(&first);
        let mut last = first.clone();
        last.crises[3].severity += 5;
        let after_last = remembered(&last);
        assert!(after_first > after_last, "{after_first} {after_last}");
    }
}
