//! What plays show against an exhaustive search: whatever can be reached is seen, nothing else is, and nothing of it is called impossible.

use std::collections::{BTreeSet, HashSet};

use two_hats::analysis::measure::cast::varied;
use two_hats::analysis::measure::{Seen, Thing, is_possible, play_all};
use two_hats::content::check::Possible;
use two_hats::content::compile::compile;
use two_hats::content::library;
use two_hats::content::story::Story;
use two_hats::engine::{Game, Luck, Next, ResponseIx, Rulebook, State};

/// Lucks that are tried for every response: enough to meet every outcome, whose weights come to 15 at most.
const LUCKS: u64 = 30;

/// A rulebook in which luck draws outcomes and does nothing else, so that they can all be tried.
fn plain() -> Rulebook {
    library::rulebook("plain").expect("it loads").1
}

/// A small random scenario whose crises come in an order that no draw decides.
fn small(number: u64) -> Option<Story> {
    let mut raw = crate::support::scenario(number);
    raw.crises.truncate(3);
    for crisis in &mut raw.crises {
        crisis.weight = None;
    }
    compile(raw).story
}

fn search(game: &Game, state: &State, seen: &mut Seen, known: &mut HashSet<u64>) {
    let open: Vec<ResponseIx> = game.open_responses(state).collect();
    for response in open {
        for n in 0..LUCKS {
            let mut after = state.clone();
            after.set_luck(Luck((((2 * n + 1) << 31) / LUCKS) as u32));
            let next = game.decide(&mut after, response, seen).expect("open");
            if matches!(next, Next::Asks(_)) && known.insert(after.fingerprint()) {
                search(game, &after, seen, known);
            }
        }
    }
}

fn found(seen: &Seen) -> BTreeSet<Thing> {
    seen.things().filter(|&t| seen.mark(t).count > 0).collect()
}

#[test]
fn varied_play_sees_exactly_what_can_be_reached() {
    let (mut scenarios, mut reached, mut proven) = (0, 0, 0);
    for number in 0..120 {
        let Some(story) = small(number) else {
            continue;
        };
        let game = Game::new(story.scenario().clone(), plain());
        let mut everything = Seen::new(game.scenario().tables());
        let mut state = State::new(game.scenario());
        game.begin(&mut state, 0, &mut everything);
        search(&game, &state, &mut everything, &mut HashSet::new());
        let everything = found(&everything);

        let (_, seen) = play_all(&game, &varied(4000), 0);
        let seen = found(&seen);
        let named =
            |of: Vec<&Thing>| -> Vec<String> { of.into_iter().map(|t| t.name(&story)).collect() };
        let missed = named(everything.difference(&seen).collect());
        let dreamt = named(seen.difference(&everything).collect());
        assert_eq!(missed, Vec::<String>::new(), "scenario {number}: not seen");
        assert_eq!(dreamt, Vec::<String>::new(), "scenario {number}: seen");

        let possible = Possible::of(&story);
        for &thing in &everything {
            let name = thing.name(&story);
            assert!(is_possible(&possible, thing), "scenario {number}: {name}");
        }
        let all = Seen::new(game.scenario().tables());
        proven += all.things().filter(|&t| !is_possible(&possible, t)).count();
        reached += everything.len();
        scenarios += 1;
    }
    assert!(
        scenarios >= 40 && reached > 500 && proven > 20,
        "the test has something to look at: {scenarios} {reached} {proven}"
    );
}
