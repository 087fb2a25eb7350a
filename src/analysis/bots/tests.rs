//! Every bot does what it is known for.

use super::*;
use crate::analysis::{Decision, play, synthetic};
use crate::content::library;
use crate::engine::{Game, Next, ONE, ResponseIx, Silent, Slot, State};

fn standard() -> Rulebook {
    library::rulebook("standard").expect("it is shipped").1
}

fn game(story: &Story) -> Game {
    Game::new(story.scenario().clone(), standard())
}

/// A game at its first crisis, with these numbers set, and what is open.
fn asked(game: &Game, seed: u64, numbers: &[(Slot, i32)]) -> (State, Vec<ResponseIx>) {
    let mut state = State::new(game.scenario());
    game.begin(&mut state, seed, &mut Silent);
    for (slot, points) in numbers {
        state.values[slot.at()] = points * ONE;
    }
    let open = game.open_responses(&state).collect();
    (state, open)
}

/// Hats worn in one playthrough.
fn worn(story: &Story, player: &dyn Bot, seed: u64) -> [u16; 4] {
    let game = game(story);
    let mut state = State::new(game.scenario());
    play(&game, player, seed, &mut state, &mut Silent);
    state.worn()
}

fn mean_grade(player: &dyn Bot, scenarios: u64, seeds: u64) -> f64 {
    let mut sum = 0;
    for number in 0..scenarios {
        let game = game(&synthetic::scenario(number, 10));
        let mut state = State::new(game.scenario());
        for seed in 0..seeds {
            sum += i64::from(play(&game, player, seed, &mut state, &mut Silent).grade);
        }
    }
    sum as f64 / (scenarios * seeds) as f64 / 1000.0
}

#[test]
fn each_hat_is_worn_wherever_it_is_offered() {
    let story = synthetic::scenario(1, 10);
    for hat in Hat::ALL {
        let worn = worn(&story, &Always(hat), 5);
        let turns: u16 = worn.iter().sum();
        assert!(
            turns > 0 && worn[hat as usize] == turns,
            "{hat:?}: {worn:?}"
        );
    }
}

#[test]
fn alternate_leads_first_and_then_takes_turns() {
    let [lead, manage, both, wait] = worn(&synthetic::scenario(2, 10), &Alternate, 1);
    assert_eq!((both, wait), (0, 0));
    assert!(lead == manage || lead == manage + 1, "{lead} {manage}");
}

#[test]
fn mixed_keeps_its_share() {
    let story = synthetic::scenario(3, 10);
    assert_eq!(worn(&story, &Mixed::leading(0.0), 1)[0], 0);
    assert_eq!(worn(&story, &Mixed::leading(1.0), 1)[1], 0);
    let mut sum = [0_u32; 4];
    for seed in 0..200 {
        for (sum, n) in sum.iter_mut().zip(worn(&story, &Mixed::leading(0.3), seed)) {
            *sum += u32::from(n);
        }
    }
    let share = f64::from(sum[0]) / f64::from(sum[0] + sum[1]);
    assert!((share - 0.3).abs() < 0.04, "{share}");
    assert_eq!((sum[2], sum[3]), (0, 0));
    let four = worn(&story, &Mixed::of([0.0, 0.0, 1.0]), 1);
    assert_eq!((four[0], four[1], four[3]), (0, 0, 0));
    let waits = worn(&story, &Mixed::of([0.0, 0.0, 0.0]), 1);
    assert_eq!(waits[3], waits.iter().sum::<u16>());
}

#[test]
fn random_gives_every_response_as_often() {
    let game = game(&synthetic::scenario(4, 10));
    let mut counts = [0_u32; 4];
    for seed in 0..4000 {
        let (state, open) = asked(&game, seed, &[]);
        let decision = Decision {
            game: &game,
            state: &state,
            open: &open,
        };
        let chosen = Random.choose(&decision);
        counts[open.iter().position(|r| *r == chosen).unwrap()] += 1;
    }
    assert!(counts.iter().all(|n| (900..1100).contains(n)), "{counts:?}");
}

#[test]
fn those_who_look_ahead_beat_those_who_do_not() {
    let [random, greedy, informed] = [
        mean_grade(&Random, 6, 20),
        mean_grade(&Greedy, 6, 20),
        mean_grade(&Informed::default(), 6, 20),
    ];
    assert!(greedy > random + 3.0, "{greedy} {random}");
    assert!(informed > random + 10.0, "{informed} {random}");
    assert!(informed > greedy, "{informed} {greedy}");
}

/// `cautious` judges by a bad day alone, so it takes the response whose bad day is best.
#[test]
fn cautious_takes_the_best_bad_day() {
    use crate::engine::Luck;
    let game = game(&synthetic::scenario(5, 10));
    for backlog in [10, 90] {
        let (state, open) = asked(&game, 3, &[(Slot::BACKLOG, backlog)]);
        let decision = Decision {
            game: &game,
            state: &state,
            open: &open,
        };
        let on_a_bad_day = |response| {
            let mut state = state.clone();
            state.set_luck(Luck(u32::MAX / 10));
            game.decide(&mut state, response, &mut Silent).unwrap();
            game.grade(&state)
        };
        let chosen = on_a_bad_day(Cautious.choose(&decision));
        assert!(open.iter().all(|&r| on_a_bad_day(r) <= chosen));
    }
}

#[test]
fn blind_answers_alike_in_every_state() {
    let story = synthetic::scenario(6, 8);
    let others = [synthetic::scenario(7, 8), synthetic::scenario(8, 8)];
    let blind = Blind::new(&story, &others, &standard());
    let game = game(&story);
    // The same crises after different histories: each must get one and the same answer.
    let mut answers = std::collections::BTreeMap::new();
    let mut states = std::collections::BTreeSet::new();
    for (history, seed) in [
        (Hat::Lead, 1),
        (Hat::Manage, 2),
        (Hat::Both, 3),
        (Hat::Both, 4),
    ] {
        let mut state = State::new(game.scenario());
        let mut next = game.begin(&mut state, seed, &mut Silent);
        while let Next::Asks(crisis) = next {
            let open: Vec<ResponseIx> = game.open_responses(&state).collect();
            let decision = Decision {
                game: &game,
                state: &state,
                open: &open,
            };
            let answer = blind.choose(&decision);
            assert_eq!(*answers.entry(crisis).or_insert(answer), answer);
            states.insert(state.fingerprint());
            let response = Always(history).choose(&decision);
            next = game.decide(&mut state, response, &mut Silent).unwrap();
        }
    }
    assert!(states.len() > answers.len(), "the histories must differ");
}

#[test]
fn blind_learns_from_others_and_not_from_the_exam() {
    let story = synthetic::scenario(9, 8);
    let others = [synthetic::scenario(10, 8), synthetic::scenario(11, 8)];
    let ignorant = Blind::new(&story, [&story], &standard());
    let learnt = Blind::new(&story, &others, &standard());
    assert_eq!(ignorant, Blind::new(&story, [], &standard()));
    assert_ne!(ignorant, learnt);
    assert_eq!(learnt, Blind::new(&story, &others, &standard()));
    // Doing nothing is rarely right, and this much it must have noticed.
    assert!(worn(&story, &learnt, 1)[3] <= 2);
}

#[test]
fn scripted_follows_its_list_and_else_takes_the_first() {
    let story = synthetic::scenario(12, 4);
    let list = "# a remark\ncrisis-1/response-2\n\ncrisis-0/response-3 # why not\n";
    let scripted = Scripted::parse(list, false, "list", &story).unwrap();
    let game = game(&story);
    let mut state = State::new(game.scenario());
    let mut given = Vec::new();
    let mut open = Vec::new();
    crate::analysis::run::play_watched(
        &game,
        &scripted,
        1,
        &mut state,
        &mut Silent,
        &mut open,
        |response| given.push(story.response_name(response)),
    );
    let expected = [
        "crisis-0/response-3",
        "crisis-1/response-2",
        "crisis-2/response-0",
        "crisis-3/response-0",
    ];
    assert_eq!(given, expected[..given.len()]);
    assert!(given.len() >= 3);
    let play = r#"(format: 1, title: "A play", seed: 1, decisions: ["crisis-0/response-3", "crisis-1/response-2"], expect: ())"#;
    assert_eq!(Scripted::parse(play, true, "play", &story), Ok(scripted));
}

#[test]
fn scripted_says_what_is_wrong_and_where() {
    let story = synthetic::scenario(12, 4);
    let error = |text, play| Scripted::parse(text, play, "list", &story).unwrap_err();
    let unknown = error("crisis-0/response-1\ncrisis-x/response-1", false);
    assert_eq!(unknown.place, "list:2");
    assert!(
        unknown.help.starts_with("did you mean crisis-"),
        "{unknown:?}"
    );
    let unknown = error("crisis-1/respons-1", false);
    assert_eq!(unknown.help, "did you mean response-1?");
    assert!(error("crisis-1", false).what.contains("names no response"));
    let twice = error("crisis-1/response-1\ncrisis-1/response-2", false);
    assert!(twice.what.contains("twice") && twice.place == "list:2");
    let broken = error("(format: 1,\n titel: \"\")", true);
    assert!(broken.place.starts_with("list:2:"), "{broken:?}");
}

#[test]
fn misspelt_names_get_the_nearest() {
    let (story, rulebook) = (synthetic::scenario(1, 2), standard());
    let setting = Setting {
        story: &story,
        rulebook: &rulebook,
        library: &Library::default(),
    };
    let error = |name| named(name, &setting).err().expect("there is no such bot");
    assert_eq!(error("informd").help, "did you mean informed?");
    assert!(error("xyz").help.contains("known are: random, lead"));
    assert!(error("mixed:1.5").help.contains("from 0 to 1"));
    assert!(error("mixed:NaN").help.contains("from 0 to 1"));
    assert!(
        error("scripted:/nowhere")
            .what
            .contains("could not be read")
    );
    for name in NAMES.iter().filter(|name| !name.contains(':')) {
        assert!(named(name, &setting).is_ok(), "{name}");
    }
}
