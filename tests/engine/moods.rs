//! Faces live: in ordinary games, moods use their whole range.

use two_hats::analysis::{Bot, Decision, Informed, Random};
use two_hats::content::Library;
use two_hats::content::library::rulebook;
use two_hats::engine::{Bearing, Game, MemberIx, MemberNumber, Mood, Next, Silent, State, moods};

const MOODS: [Mood; 5] = [
    Mood::Pleased,
    Mood::Calm,
    Mood::Worried,
    Mood::Tired,
    Mood::Angry,
];

/// Which moods are seen on anybody at the beginning of the crises of a game, and at its end.
fn seen(game: &Game, bot: &dyn Bot, seed: u64) -> [bool; 5] {
    let scenario = game.scenario();
    let members = scenario.tables().members.len() as u32;
    let rules = game.rulebook().rules.as_ref().expect("it has rules");
    let stirred = rules.selves.trust_luck == 0 && rules.selves.energy_luck == 0;
    let mut state = State::new(scenario);
    let mut next = game.begin(&mut state, seed, &mut Silent);
    let mut before: Option<Vec<[i32; 2]>> = None;
    let mut seen = [false; 5];
    loop {
        let at = |member| {
            let number = |number| state.member(scenario, MemberIx(member), number);
            [number(MemberNumber::Trust), number(MemberNumber::Energy)]
        };
        let now: Vec<[i32; 2]> = (0..members).map(at).collect();
        let was = before.as_ref().unwrap_or(&now);
        let team: Vec<Bearing> = now
            .iter()
            .zip(was)
            .map(|([trust, energy], [t, e])| Bearing {
                trust: *trust,
                energy: *energy,
                trust_by: trust - t,
                energy_by: energy - e,
            })
            .collect();
        for (member, mood) in (0..).zip(moods(&team, stirred)) {
            let place = MOODS.iter().position(|&known| known == mood);
            if let Some(place) = place.filter(|_| state.is_present(MemberIx(member))) {
                seen[place] = true;
            }
        }
        before = Some(now);
        if let Next::Over(_) = next {
            return seen;
        }
        let open: Vec<_> = game.open_responses(&state).collect();
        let decision = Decision {
            game,
            state: &state,
            open: &open,
        };
        let chosen = bot.choose(&decision);
        next = game
            .decide(&mut state, chosen, &mut Silent)
            .expect("it is open");
    }
}

/// In how many of 100 games of the shipped scenarios each mood is seen on somebody.
fn shares(rules: &str, bot: &dyn Bot, games: u64) -> [u64; 5] {
    let mut times = [0; 5];
    let mut played = 0;
    for source in Library::default().sources() {
        let story = source.scenario().expect("it ships");
        let rules = rulebook(rules).expect("it ships").1;
        let game = Game::new(story.scenario().clone(), rules);
        for seed in 0..games {
            for (times, seen) in times.iter_mut().zip(seen(&game, bot, seed)) {
                *times += u64::from(seen);
            }
            played += 1;
        }
    }
    times.map(|times| times * 100 / played)
}

#[test]
fn each_of_the_five_moods_is_seen_in_most_games_at_random() {
    let shares = shares("standard", &Random, 40);
    assert!(
        shares.iter().all(|&share| share >= 60),
        "{MOODS:?}: {shares:?} of 100"
    );
}

#[test]
fn at_least_four_moods_are_seen_in_most_games_that_look_ahead() {
    let shares = shares("standard", &Informed::default(), 5);
    let often = shares.iter().filter(|&&share| share >= 60).count();
    assert!(often >= 4, "{MOODS:?}: {shares:?} of 100");
}
