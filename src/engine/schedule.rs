//! Which crisis comes next: the order of the file, conditions, predecessors, groups, and draws by weight.

use super::{Crisis, CrisisIx, Luck, Purpose, Scenario, State};

impl Scenario {
    /// The next crisis, if one can come. The first candidate in the order of the file comes; if it has a weight, one of
    /// its neighbours that have weights may come in its place, each as often as its weight says. No draw depends on which others there are.
    /// What is skipped never comes.
    #[inline]
    pub(crate) fn next_crisis(&self, state: &mut State, skipped: &[CrisisIx]) -> Option<CrisisIx> {
        let crises = &self.tables.crises;
        let mut position = state.first_open;
        while position < crises.len() as u32 && state.fact(self.facts.saw + position) {
            position += 1;
        }
        state.first_open = position;
        if self.in_file_order && skipped.is_empty() {
            return (position < crises.len() as u32).then_some(CrisisIx(position));
        }
        self.next_that_can_come(position, state, skipped)
    }

    fn next_that_can_come(
        &self,
        position: u32,
        state: &State,
        skipped: &[CrisisIx],
    ) -> Option<CrisisIx> {
        let crises = &self.tables.crises;
        let can_come = |p| !skipped.contains(&CrisisIx(p)) && self.can_come(p, state);
        let count = crises.len() as u32;
        let mut from = position;
        let first = 'found: loop {
            if from >= count {
                return None;
            }
            // Those that have come are passed over, 64 at once.
            let mut left = !state.facts_from(self.facts.saw + from);
            while left != 0 {
                let next = from + left.trailing_zeros();
                if next >= count {
                    return None;
                }
                if can_come(next) {
                    break 'found next;
                }
                left &= left - 1;
            }
            from += u64::BITS;
        };
        if crises[first as usize].weight.is_none() {
            return Some(CrisisIx(first));
        }
        (first..crises.len() as u32)
            .take_while(|&p| crises[p as usize].weight.is_some())
            .filter(|&p| p == first || !state.fact(self.facts.saw + p) && can_come(p))
            .min_by_key(|&p| (arrival_time(&crises[p as usize], state.seed), p))
            .map(CrisisIx)
    }

    /// Whether a crisis that has not come can come.
    #[inline(always)]
    fn can_come(&self, position: u32, state: &State) -> bool {
        let crisis = &self.tables.crises[position as usize];
        let saw = self.facts.saw;
        crisis.after.is_none_or(|c| state.fact(saw + c.0))
            && crisis.until.is_none_or(|c| !state.fact(saw + c.0))
            && crisis
                .group
                .is_none_or(|g| !state.fact(self.facts.groups + u32::from(g)))
            && crisis.weight != Some(0)
            && self.holds(crisis.when, state)
    }
}

/// When a crisis with a weight would come in a race of exponential clocks: −log2(u) / weight, so that each wins as often as its weight
/// says (Efraimidis and Spirakis, "Weighted random sampling with a reservoir", 2006). In fixed point with 16 binary places.
fn arrival_time(crisis: &Crisis, seed: u64) -> u64 {
    let luck = Luck::draw(seed, crisis.key, Purpose::Order, 0).0;
    let weight = u64::from(crisis.weight.unwrap_or(1).max(1));
    (minus_log2(luck) << 16) / weight
}

/// −log2((u + 1) / 2³²) with 16 binary places, by repeated squaring.
fn minus_log2(u: u32) -> u64 {
    let x = u64::from(u) + 1;
    let whole = 63 - u64::from(x.leading_zeros());
    // The mantissa as a fixed-point number in [1, 2) with 31 binary places.
    let mut mantissa = (x << 31) >> whole;
    let mut log = whole << 16;
    for place in (0..16).rev() {
        mantissa = (mantissa * mantissa) >> 31;
        if mantissa >= 1 << 32 {
            mantissa >>= 1;
            log |= 1 << place;
        }
    }
    (32 << 16) - log
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{
        Ending, Game, Hat, Layout, Next, Range, Response, ResponseIx, Rulebook, Silent, Situation,
        Slot, Tables, Test, TestIx,
    };

    /// More crises than fit into two words of facts: every third waits for a flag that nobody sets, every fifth for the last but two.
    #[test]
    fn crises_come_in_the_order_of_the_file_however_many_have_come() {
        const COUNT: u32 = 150;
        let never = |p| p % 3 == 1;
        let late = |p| p % 5 == 0 && !never(p);
        let crises = (0..COUNT).map(|p| Crisis {
            key: u64::from(p),
            situation: Situation::Steady,
            severity: 0,
            when: if never(p) { TestIx(0) } else { TestIx::ALWAYS },
            after: late(p).then_some(CrisisIx(COUNT - 3)),
            until: None,
            weight: None,
            group: None,
            on_arrival: Range::default(),
            responses: Range { from: p, to: p + 1 },
        });
        let responses = (0..COUNT).map(|p| Response {
            crisis: CrisisIx(p),
            hat: Hat::Wait,
            practices: [None; 2],
            strength: 1000,
            when: TestIx::ALWAYS,
            effects: Range::default(),
            outcomes: Range::default(),
            laters: Range::default(),
            promises: Range::default(),
            uses: 0,
        });
        let scenario = Scenario::new(Tables {
            layout: Layout::default(),
            start: vec![50_000; Slot::CORE],
            bounds: vec![(0, 100_000); Slot::CORE],
            flags: 1,
            crises: crises.collect(),
            responses: responses.collect(),
            endings: vec![Ending {
                when: TestIx::ALWAYS,
                early: false,
            }],
            tests: vec![Test::Flag(0)],
            ..Tables::default()
        });
        let game = Game::new(scenario.expect("sound tables"), Rulebook::plain());
        let mut state = State::new(game.scenario());
        let mut next = game.begin(&mut state, 1, &mut Silent);
        let mut came = Vec::new();
        while let Next::Asks(crisis) = next {
            came.push(crisis.0);
            next = game
                .decide(&mut state, ResponseIx(crisis.0), &mut Silent)
                .expect("its only response is open");
        }
        let early = (0..COUNT - 1).filter(|&p| !never(p) && !late(p));
        // Once that one has come, those that waited for it come before what is left.
        let expected: Vec<u32> = early
            .chain((0..COUNT).filter(|&p| late(p)))
            .chain((COUNT - 1..COUNT).filter(|&p| !never(p) && !late(p)))
            .collect();
        assert_eq!(came, expected);
    }

    #[test]
    fn logarithm_is_right_to_four_places() {
        for (u, expected) in [
            (u32::MAX, 0.0),
            (0, 32.0),
            (1 << 31, 1.0),
            (123_456_789, 5.120_6),
        ] {
            let found = minus_log2(u) as f64 / 65536.0;
            assert!((found - expected).abs() < 1e-3, "{u}: {found}");
        }
    }
}
