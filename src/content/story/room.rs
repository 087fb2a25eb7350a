//! What a scenario brings for the people around it.

use super::Story;
use crate::content::raw::{RawClock, RawCut};
use crate::engine::{CrisisIx, State};

impl Story {
    /// The clocks that players know of in this state and that have not struck, in the order of the file.
    pub fn clocks<'a>(&'a self, state: &'a State) -> impl Iterator<Item = &'a RawClock> + 'a {
        self.raw
            .clocks
            .iter()
            .zip(&self.places.clocks)
            .filter_map(move |(clock, test)| {
                let known = test.is_none_or(|test| self.scenario.holds(test, state));
                let ahead = match &clock.crisis {
                    Some(crisis) => self
                        .find_crisis(crisis)
                        .is_some_and(|crisis| !self.scenario.was_seen(crisis, state)),
                    None => clock
                        .turn
                        .is_some_and(|turn| u32::from(state.turn()) <= turn),
                };
                (known && ahead).then_some(clock)
            })
    }

    /// What a designed cut leaves out, in the order of the file; nothing if there is no such cut.
    #[must_use]
    pub fn left_out_by(&self, cut: &str) -> Option<Vec<CrisisIx>> {
        let kept = &self.find_cut(cut)?.crises;
        let out = self.raw.crises.iter().filter(|c| !kept.contains(&c.id));
        Some(out.filter_map(|c| self.find_crisis(&c.id)).collect())
    }

    /// A cut, by its id.
    #[must_use]
    pub fn find_cut(&self, id: &str) -> Option<&RawCut> {
        self.raw.cuts.iter().find(|cut| cut.id == id)
    }
}

#[cfg(test)]
mod tests {
    use crate::content::check::check;
    use crate::content::library::rulebook;
    use crate::engine::{Game, Silent, State};

    #[test]
    fn a_clock_is_known_from_its_condition_on_until_it_strikes() {
        let text = include_str!("../../../tests/fixtures/whole.ron");
        let story = check(text).story.expect("the fixture is clean");
        let game = Game::new(
            story.scenario().clone(),
            rulebook("standard").expect("it ships").1,
        );
        let mut state = State::new(story.scenario());
        let _ = game.begin(&mut state, 1, &mut Silent);
        let known = |state: &State| -> Vec<String> {
            story.clocks(state).map(|clock| clock.id.clone()).collect()
        };
        assert_eq!(known(&state), ["inspection"]);
        let mut answer = |name: (&str, &str)| {
            let response = story.find_response(name.0, name.1).expect("it exists");
            let done = game.decide(&mut state, response, &mut Silent);
            assert!(done.is_ok(), "{name:?}: {done:?}");
            known(&state)
        };
        assert_eq!(answer(("cold-oven", "mend")), ["wedding-day", "inspection"]);
        let mut left = Vec::new();
        for name in [("short-flour", "order"), ("wedding", "send-on")] {
            left = answer(name);
        }
        assert_eq!(left, ["inspection"]);
    }

    #[test]
    fn a_cut_is_found_by_its_id() {
        let text = include_str!("../../../tests/fixtures/whole.ron");
        let story = check(text).story.expect("the fixture is clean");
        let cut = story.find_cut("one-morning").expect("it is declared");
        assert_eq!(cut.crises, ["cold-oven", "wedding"]);
        assert!(story.find_cut("two-mornings").is_none());
    }
}
