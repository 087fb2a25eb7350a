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

/// A world that could be: the seed of all luck to come, and the luck of the crisis at hand.
pub type World = (u64, Luck);

impl LookAhead {
    /// The mean grade after each open response and some further turns, in thousandths of a point. The lucks are the same for every response.
    #[must_use]
    pub fn values(&self, decision: &Decision<'_>) -> Vec<i64> {
        let worlds = self.worlds(decision);
        let mut try_out = decision.state.clone();
        let mut value = |&response: &ResponseIx| {
            let grades = self.grades(decision, response, &worlds, &mut try_out);
            grades.map(i64::from).sum::<i64>() / worlds.len() as i64
        };
        decision.open.iter().map(&mut value).collect()
    }

    /// The worlds in which a decision is tried out: the same for every response, so that two of them can be compared luck by luck. They have nothing
    /// to do with the luck of the playthrough.
    #[must_use]
    pub fn worlds(&self, decision: &Decision<'_>) -> Vec<World> {
        let lucks = self.lucks.max(1);
        let key = u64::from(decision.draw(Draw::World).next_u32());
        let world = |n: u32| {
            let mut ahead = Draws::new(key, u64::from(n), Purpose::Player, Draw::Ahead);
            let seed = u64::from(ahead.next_u32()) << 32 | u64::from(n);
            // Spread evenly over all lucks, so that few tries say much.
            let spread = (u64::from(n) * 2 + 1) * (u64::from(u32::MAX) / u64::from(lucks)) / 2;
            (seed, Luck(spread as u32))
        };
        (0..lucks).map(world).collect()
    }

    /// The grades after one open response in each of some worlds, in thousandths of a point.
    pub fn grades<'a>(
        &'a self,
        decision: &'a Decision<'_>,
        response: ResponseIx,
        worlds: &'a [World],
        try_out: &'a mut State,
    ) -> impl Iterator<Item = i32> + 'a {
        worlds.iter().map(move |&(seed, luck)| {
            try_out.clone_from(decision.state);
            try_out.set_seed(seed);
            try_out.set_luck(luck);
            self.play_on(decision.game, response, try_out)
        })
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
