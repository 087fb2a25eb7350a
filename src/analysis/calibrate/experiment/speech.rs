//! Antonakis, d'Adda, Weber and Zehnder 2022: what one charismatic speech does to output.

use super::{Experiment, practices};
use crate::analysis::calibrate::population::Person;
use crate::analysis::{Bot, Decision};
use crate::engine::{
    CrisisIx, FULL, Game, Hat, Ledger, Next, ONE, ResponseIx, Rules, Scenario, Slot, State,
};

/// Whoever led and managed the team before: the mean of the population.
const BEFORE: Person = Person::of_habit([286, 286, 286, 142]);

pub(super) const NUMBERS: usize = 4;
const FROM: usize = practices::NUMBERS;

pub(in crate::analysis::calibrate) const METHOD: &str = "output in the turn of one leading act against the same act with nothing in it (strength 0), in the same state with the same luck; \
                      at every crisis of playthroughs with average habits";

/// One leading act, and the same act with nothing in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Act {
    /// The turn.
    pub turn: u16,
    /// What the output of the turn follows from, in thousandths: the share of leading that the situation asks for, the weight of direction in it, and
    /// the constants `gain`, `tired_from` and `tired_loss` of output.
    pub constants: [i32; 5],
    /// Direction, order, competence and fatigue when the team puts out, after the act.
    pub with: [i32; 4],
    /// The same after the act with nothing in it.
    pub without: [i32; 4],
}

pub(super) fn trial(game: &Game, control: &Game, seed: u64, state: &mut State, sums: &mut [f64]) {
    walk(game, control, seed, state, &mut |act| {
        let at = if act.constants[0] > ONE / 2 { 0 } else { 2 };
        sums[at] += output(&act.constants, &act.with);
        sums[at + 1] += output(&act.constants, &act.without);
    });
}

/// Gain in output, in per cent.
pub(in crate::analysis::calibrate) fn gain(all: &Experiment) -> f64 {
    let s = all.part(FROM, NUMBERS);
    percent(s[0] + s[2], s[1] + s[3])
}

/// The same: crises that ask more for leading less those that ask more for managing.
pub(in crate::analysis::calibrate) fn context(all: &Experiment) -> f64 {
    let s = all.part(FROM, NUMBERS);
    percent(s[0], s[1]) - percent(s[2], s[3])
}

/// NaN where there is no output to speak of, as without rules.
fn percent(with: f64, without: f64) -> f64 {
    if without > 0.0 {
        100.0 * (with / without - 1.0)
    } else {
        f64::NAN
    }
}

/// Plays once and tries the act in every turn that has one.
pub(super) fn walk(
    game: &Game,
    control: &Game,
    seed: u64,
    state: &mut State,
    each: &mut dyn FnMut(Act),
) {
    let Some(rules) = &game.rulebook().rules else {
        return;
    };
    let mut ledger = Ledger::default();
    let mut arm = State::new(game.scenario());
    let mut next = game.begin(state, seed, &mut ledger);
    while let Next::Asks(crisis) = next {
        let open: Vec<ResponseIx> = game.open_responses(state).collect();
        let speech = open
            .iter()
            .find(|&&r| game.scenario().response(r).hat == Hat::Lead);
        if let Some(&speech) = speech {
            let mut after = |game: &Game| {
                arm.clone_from(state);
                ledger.clear();
                let decided = game.decide(&mut arm, speech, &mut ledger);
                decided.is_ok().then(|| before_output(state, &ledger))
            };
            if let (Some(with), Some(without)) = (after(game), after(control)) {
                each(Act {
                    turn: state.turn(),
                    constants: constants(game, rules, crisis),
                    with,
                    without,
                });
            }
        }
        let chosen = BEFORE.choose(&Decision {
            game,
            state,
            open: &open,
        });
        match game.decide(state, chosen, &mut ledger) {
            Ok(after) => next = after,
            Err(_) => break,
        }
    }
}

/// The same game, but for leading acts, which do nothing of their own. Authored effects stay.
pub(super) fn without_leading(game: &Game) -> Option<Game> {
    let mut tables = game.scenario().tables().clone();
    for response in &mut tables.responses {
        if response.hat == Hat::Lead {
            response.strength = 0;
        }
    }
    Some(Game::new(
        Scenario::new(tables).ok()?,
        game.rulebook().clone(),
    ))
}

/// Direction, order, competence and fatigue at the end of the turn that `state` stands in and `ledger` is of.
fn before_output(state: &State, ledger: &Ledger) -> [i32; 4] {
    [
        Slot::DIRECTION,
        Slot::ORDER,
        Slot::COMPETENCE,
        Slot::FATIGUE,
    ]
    .map(|slot| {
        let changes = ledger
            .entries_of(state.turn())
            .filter(|entry| entry.slot == slot)
            .map(|entry| entry.delta)
            .sum::<i32>();
        state.value(slot) + changes
    })
}

/// The constants of [`Act`].
fn constants(game: &Game, rules: &Rules, crisis: CrisisIx) -> [i32; 5] {
    let situation = rules
        .situations
        .of(game.scenario().crisis(crisis).situation);
    [
        situation.lead_share,
        situation.direction_weight,
        rules.output.gain,
        rules.output.tired_from,
        rules.output.tired_loss,
    ]
}

/// What the team puts out, in points: step 3 of a turn. The ledger holds only where results move to.
fn output(constants: &[i32; 5], after: &[i32; 4]) -> f64 {
    let one = f64::from(ONE);
    let [_, weight, gain, tired_from, tired_loss] = constants.map(f64::from);
    let [direction, order, competence, fatigue] = after.map(f64::from);
    let weight = weight / one;
    let mean = 1.0 / (weight / direction.max(1.0) + (1.0 - weight) / order.max(1.0));
    let full = f64::from(FULL);
    let output = (mean * gain / one * competence / full).min(full);
    let weary = (fatigue - tired_from).max(0.0);
    let tired = (weary / one * tired_loss / one).min(1.0);
    output * (1.0 - tired) / one
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::synthetic;
    use crate::content::library;
    use crate::engine::{Cause, Rule};

    #[test]
    fn output_is_what_the_engine_moves_results_to() {
        let (_, rulebook) = library::rulebook("standard").expect("it is built in");
        let game = Game::new(synthetic::scenario(2, 12).scenario().clone(), rulebook);
        let rules = game.rulebook().rules.as_ref().expect("it has rules");
        let mut state = State::new(game.scenario());
        let mut ledger = Ledger::default();
        let mut compared = 0;
        for seed in 0..20 {
            let mut next = game.begin(&mut state, seed, &mut ledger);
            while let Next::Asks(crisis) = next {
                let before = state.clone();
                let response = game
                    .open_responses(&state)
                    .next()
                    .expect("something is open");
                ledger.clear();
                next = game
                    .decide(&mut state, response, &mut ledger)
                    .expect("it is open");
                let entries: Vec<_> = ledger
                    .entries_of(before.turn())
                    .filter(|e| e.slot == Slot::RESULTS)
                    .collect();
                let by_output = |cause: Cause| {
                    matches!(
                        cause,
                        Cause::Rule(Rule::OutputOrder | Rule::OutputDirection | Rule::OutputTired)
                    )
                };
                let moved: i32 = entries
                    .iter()
                    .filter(|e| by_output(e.cause))
                    .map(|e| e.delta)
                    .sum();
                let authored: i32 = entries
                    .iter()
                    .take_while(|e| !by_output(e.cause))
                    .map(|e| e.delta)
                    .sum();
                let left = ledger
                    .entries_of(before.turn())
                    .any(|e| matches!(e.cause, Cause::Departure(_) | Cause::Rule(Rule::Rigidity)));
                let from = f64::from(before.value(Slot::RESULTS) + authored) / f64::from(ONE);
                let to = output(
                    &constants(&game, rules, crisis),
                    &before_output(&before, &ledger),
                );
                // The engine rounds to thousandths at every step. A rise is slowed by more than the rate, and who leaves takes competence along afterwards.
                if moved < 0
                    && to < from
                    && from < 99.0
                    && !left
                    && entries.iter().any(|e| {
                        matches!(
                            e.cause,
                            Cause::Rule(Rule::OutputOrder | Rule::OutputDirection)
                        ) && e.delta < 0
                    })
                {
                    let expected = (to - from) * f64::from(rules.results.rate) / f64::from(ONE);
                    let moved = f64::from(moved) / f64::from(ONE);
                    assert!((moved - expected).abs() < 0.05, "{moved} {expected}");
                    compared += 1;
                }
            }
        }
        assert!(compared > 10, "{compared}");
    }
}
