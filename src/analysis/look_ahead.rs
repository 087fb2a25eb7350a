//! Looking ahead: what a response leads to in expectation, over many lucks that could be.

use rand::Rng;

use super::{Decision, Draw, Draws};
use crate::engine::{Game, Hat, Luck, Next, ONE, Purpose, ResponseIx, Silent, Slot, State};

/// Looks ahead over the same distribution of luck that the game draws from, never at the luck itself.
#[derive(Debug, Clone, Copy)]
pub struct LookAhead {
    /// Lucks tried for every response.
    pub lucks: u32,
    /// Turns played on by [`rule_of_thumb`] after the response.
    pub turns: u16,
}

impl LookAhead {
    /// The mean grade after each open response and some further turns, in thousandths of a point. The lucks are the same for every response.
    #[must_use]
    pub fn values(&self, decision: &Decision<'_>) -> Vec<i64> {
        let mut try_out = decision.state.clone();
        decision
            .open
            .iter()
            .map(|&response| self.value(decision, response, &mut try_out))
            .collect()
    }

    /// The grades after one open response under each of the lucks, in thousandths of a point. The same position is the same luck for every
    /// response, so that two of them can be compared luck by luck.
    pub fn grades<'a>(
        &'a self,
        decision: &'a Decision<'_>,
        response: ResponseIx,
        try_out: &'a mut State,
    ) -> impl Iterator<Item = i32> + 'a {
        let lucks = self.lucks.max(1);
        (0..lucks).map(move |n| {
            try_out.clone_from(decision.state);
            // Another world: its lucks have nothing to do with those of the playthrough.
            let key = u64::from(decision.draw(Draw::World).next_u32());
            let mut ahead = Draws::new(key, u64::from(n), Purpose::Player, Draw::Ahead);
            let world = u64::from(ahead.next_u32()) << 32 | u64::from(n);
            try_out.set_seed(world);
            // Spread evenly over all lucks, so that few tries say much.
            let spread = (u64::from(n) * 2 + 1) * (u64::from(u32::MAX) / u64::from(lucks)) / 2;
            try_out.set_luck(Luck(spread as u32));
            self.play_on(decision.game, response, try_out)
        })
    }

    fn value(&self, decision: &Decision<'_>, response: ResponseIx, try_out: &mut State) -> i64 {
        let sum: i64 = self
            .grades(decision, response, try_out)
            .map(i64::from)
            .sum();
        sum / i64::from(self.lucks.max(1))
    }

    fn play_on(&self, game: &Game, response: ResponseIx, state: &mut State) -> i32 {
        let mut next = game.decide(state, response, &mut Silent);
        for _ in 0..self.turns {
            match next {
                Ok(Next::Asks(_)) => {
                    let response = rule_of_thumb(game, state);
                    next = game.decide(state, response, &mut Silent);
                }
                _ => break,
            }
        }
        game.grade(state)
    }
}

/// A quick, sensible response: the hat that the situation asks for, weighed against what the team already has of it.
#[must_use]
pub fn rule_of_thumb(game: &Game, state: &State) -> ResponseIx {
    let wanted = wanted_hat(game, state);
    let second = match wanted {
        Hat::Both => Hat::Manage,
        _ => Hat::Both,
    };
    let mut first_open = None;
    let mut fallback = None;
    for response in game.open_responses(state) {
        let hat = game.scenario().response(response).hat;
        if hat == wanted {
            return response;
        }
        if hat == second {
            fallback = fallback.or(Some(response));
        }
        if hat != Hat::Wait || first_open.is_none() {
            first_open = first_open.or(Some(response));
        }
    }
    fallback
        .or(first_open)
        .expect("a crisis has open responses")
}

fn wanted_hat(game: &Game, state: &State) -> Hat {
    let Some(crisis) = state.crisis() else {
        return Hat::Both;
    };
    let ask = game.rulebook().rules.as_ref().map_or(ONE / 2, |rules| {
        rules
            .situations
            .of(game.scenario().crisis(crisis).situation)
            .lead_share
    });
    // In points: what leading still has to give, less what managing has.
    let lead = ask / 10 - state.value(Slot::DIRECTION) / 2000;
    let manage = (ONE - ask) / 10 - state.value(Slot::ORDER) / 2000
        + state.value(Slot::BACKLOG) * 3 / 10_000;
    let need = lead - manage;
    if state.value(Slot::FATIGUE) > 75_000 && need.abs() < 20 {
        return Hat::Wait;
    }
    match need {
        9.. => Hat::Lead,
        ..=-9 => Hat::Manage,
        _ => Hat::Both,
    }
}
