//! Laws of the engine, held against random scenarios, random rulebooks and random play.

use crate::support::{Dice, play, scenario, standard, story};
use proptest::prelude::*;
use two_hats::engine::{
    Cause, CrisisIx, Game, Happening, Hat, HatFit, Ledger, Luck, Next, ResponseIx, Rule, Rulebook,
    Silent, Situation, Slot, State,
};

/// The standard rulebook with every number replaced by a random one, as far as they are allowed.
fn random_rulebook(seed: u64, most: i32) -> Rulebook {
    fn stir(value: &mut serde_json::Value, dice: &mut Dice, most: i32) {
        match value {
            serde_json::Value::Number(number) => {
                *number = (i64::from(dice.below(2 * most as u32 + 1)) - i64::from(most)).into();
            }
            serde_json::Value::Object(fields) => {
                fields.values_mut().for_each(|v| stir(v, dice, most));
            }
            _ => {}
        }
    }
    let base = standard();
    let mut dice = Dice::new(seed);
    let mut value = serde_json::to_value(&base.rules).expect("rules are plain data");
    stir(&mut value, &mut dice, most);
    let mut rulebook = Rulebook {
        rules: serde_json::from_value(value).expect("the shape is the same"),
        ..base.clone()
    };
    if let (Some(rules), Some(sound)) = (&mut rulebook.rules, base.rules) {
        // The few numbers whose range is checked keep within it.
        rules.fit.diminishing = rules.fit.diminishing.clamp(0, 1000);
        rules.output.tired_from = sound.output.tired_from;
        rules.morale.slow_below = sound.morale.slow_below;
        rules.stability.damage_below = sound.stability.damage_below;
        rules.overuse.memory = rules.overuse.memory.clamp(0, 1000);
        rules.overuse.free = rules.overuse.free.clamp(0, 1000);
        for situation in [
            &mut rules.situations.acute,
            &mut rules.situations.upheaval,
            &mut rules.situations.steady,
            &mut rules.situations.growth,
        ] {
            situation.direction_weight = situation.direction_weight.clamp(0, 1000);
            situation.lead_share = situation.lead_share.clamp(0, 1000);
        }
    }
    rulebook
        .verify()
        .expect("the numbers were kept within their ranges");
    rulebook
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn a_number_is_the_sum_of_its_ledger_entries(number: u64, seed: u64) {
        let game = Game::new(story(scenario(number)).scenario().clone(), standard());
        let mut state = State::new(game.scenario());
        let mut ledger = Ledger::default();
        play(&game, seed, &mut Dice::new(seed), &mut state, &mut ledger);
        for (position, value) in state.values().iter().enumerate() {
            let slot = Slot(position as u16);
            let sum: i32 = ledger.entries().iter().filter(|e| e.slot == slot).map(|e| e.delta).sum();
            prop_assert_eq!(sum, *value, "slot {}", position);
            prop_assert_eq!(ledger.value_after(slot, u16::MAX), *value);
        }
        prop_assert!(ledger.entries().iter().all(|e| e.delta != 0 && e.delta.abs() <= e.wanted.abs()));
    }

    #[test]
    fn a_replay_equals_its_play(number: u64, seed: u64) {
        let game = Game::new(story(scenario(number)).scenario().clone(), standard());
        let mut first = State::new(game.scenario());
        let mut ledger = Ledger::default();
        let decisions = play(&game, seed, &mut Dice::new(seed), &mut first, &mut ledger);

        // In a state that has been used for another playthrough, with recording off and on.
        let mut again = State::new(game.scenario());
        play(&game, seed ^ 1, &mut Dice::new(7), &mut again, &mut Silent);
        game.begin(&mut again, seed, &mut Silent);
        for &response in &decisions {
            game.decide(&mut again, response, &mut Silent).expect("it was accepted before");
        }
        prop_assert_eq!(again.fingerprint(), first.fingerprint());
        prop_assert_eq!(&again, &first);
        let mut second = Ledger::default();
        game.begin(&mut again, seed, &mut second);
        for &response in &decisions {
            game.decide(&mut again, response, &mut second).expect("it was accepted before");
        }
        prop_assert_eq!(second.fingerprint(), ledger.fingerprint());
        prop_assert_eq!(second, ledger);
    }

    #[test]
    fn numbers_stay_within_their_bounds_under_any_rulebook(number: u64, seed: u64, wild: bool) {
        let most = if wild { Rulebook::LARGEST } else { 20_000 };
        let game = Game::new(story(scenario(number)).scenario().clone(), random_rulebook(seed, most));
        let mut state = State::new(game.scenario());
        let mut dice = Dice::new(seed);
        let mut next = game.begin(&mut state, seed, &mut Silent);
        let mut turns = 0;
        while let Next::Asks(_) = next {
            let open: Vec<ResponseIx> = game.open_responses(&state).collect();
            prop_assert!(!open.is_empty(), "a crisis always has an open response");
            next = game.decide(&mut state, open[dice.below(open.len() as u32) as usize], &mut Silent).expect("open");
            turns += 1;
            for (value, (least, most)) in state.values().iter().zip(&game.scenario().tables().bounds) {
                prop_assert!(least <= value && value <= most);
            }
            prop_assert!((0..=100_000).contains(&game.grade(&state)));
        }
        prop_assert!(turns <= game.scenario().tables().crises.len(), "every crisis comes once at most");
        prop_assert!(state.ending().is_some());
    }

    #[test]
    fn the_luck_of_a_crisis_is_its_own(number: u64, seed: u64) {
        // Whatever is chosen, and whatever else is in the file, a crisis meets the same luck.
        let raw = scenario(number);
        let mut edited = raw.clone();
        edited.crises.rotate_left(1);
        edited.crises[0].responses.pop();
        let mut new = edited.crises[0].responses[0].clone();
        new.id = "new".to_owned();
        new.promises.clear();
        edited.crises[0].responses.push(new);
        for crisis in &mut edited.crises {
            (crisis.when, crisis.after, crisis.until, crisis.group) = (None, None, None, None);
        }
        let mut lucks: std::collections::BTreeMap<String, Luck> = std::collections::BTreeMap::new();
        for (raw, dice) in [(raw.clone(), 1), (raw, 2), (edited, 3)] {
            // An edit may take away what a condition names; then there is nothing to compare.
            let Some(story) = two_hats::content::compile::compile(raw).story else { continue };
            let game = Game::new(story.scenario().clone(), standard());
            let mut state = State::new(game.scenario());
            let mut ledger = Ledger::default();
            play(&game, seed, &mut Dice::new(dice), &mut state, &mut ledger);
            for event in ledger.events() {
                if let Happening::Chose(response, luck) = event.what {
                    let crisis = story.crisis(game.scenario().response(response).crisis).id.clone();
                    prop_assert_eq!(*lucks.entry(crisis).or_insert(luck), luck);
                }
            }
        }
    }

    #[test]
    fn a_copy_of_a_state_plays_on_like_the_original(number: u64, seed: u64) {
        let game = Game::new(story(scenario(number)).scenario().clone(), standard());
        let mut state = State::new(game.scenario());
        let mut copy = State::new(game.scenario());
        let mut next = game.begin(&mut state, seed, &mut Silent);
        while let Next::Asks(_) = next {
            copy.clone_from(&state);
            let response = game.open_responses(&state).next().expect("open");
            next = game.decide(&mut state, response, &mut Silent).expect("open");
            game.decide(&mut copy, response, &mut Silent).expect("open");
            prop_assert_eq!(&copy, &state);
        }
    }
}

#[test]
fn better_luck_never_meets_a_worse_outcome() {
    let mut met = 0;
    for number in 0..200 {
        let game = Game::new(story(scenario(number)).scenario().clone(), standard());
        let mut state = State::new(game.scenario());
        if let Next::Over(_) = game.begin(&mut state, number, &mut Silent) {
            continue;
        }
        for response in game.open_responses(&state).collect::<Vec<_>>() {
            let mut last = None;
            for luck in (0..=u32::MAX).step_by(u32::MAX as usize / 40) {
                let mut road = state.clone();
                road.set_luck(Luck(luck));
                let mut ledger = Ledger::default();
                game.decide(&mut road, response, &mut ledger).expect("open");
                let drawn = ledger.events().iter().find_map(|e| match e.what {
                    Happening::Drew(outcome) => Some(outcome),
                    _ => None,
                });
                assert!(drawn >= last, "luck {luck} met {drawn:?} after {last:?}");
                last = drawn;
                met += usize::from(drawn.is_some());
            }
        }
    }
    assert!(met > 1000, "the random scenarios have outcomes to meet");
}

#[test]
fn crises_with_weights_come_as_often_as_their_weights_say() {
    let mut raw = scenario(3);
    raw.crises.truncate(3);
    for (crisis, weight) in raw.crises.iter_mut().zip([1, 2, 5]) {
        (crisis.when, crisis.after, crisis.until, crisis.group) = (None, None, None, None);
        crisis.weight = Some(weight);
    }
    let game = Game::new(story(raw).scenario().clone(), Rulebook::plain());
    let mut state = State::new(game.scenario());
    let mut first = [0_u32; 3];
    for seed in 0..8000 {
        if let Next::Asks(CrisisIx(crisis)) = game.begin(&mut state, seed, &mut Silent) {
            first[crisis as usize] += 1;
        }
    }
    for (count, expected) in first.into_iter().zip([1000_u32, 2000, 5000]) {
        // Five standard errors of a binomial count are at most about 220.
        assert!(count.abs_diff(expected) < 220, "{first:?}");
    }
}

#[test]
fn a_response_out_of_turn_is_refused_and_changes_nothing() {
    let game = Game::new(story(scenario(11)).scenario().clone(), standard());
    let mut state = State::new(game.scenario());
    let Next::Asks(crisis) = game.begin(&mut state, 5, &mut Silent) else {
        panic!("this scenario has a first crisis");
    };
    let before = state.clone();
    let other = (0..game.scenario().tables().responses.len() as u32)
        .map(ResponseIx)
        .find(|&r| game.scenario().response(r).crisis != crisis)
        .expect("there are other crises");
    assert!(game.decide(&mut state, other, &mut Silent).is_err());
    assert!(
        game.decide(&mut state, ResponseIx(u32::MAX), &mut Silent)
            .is_err()
    );
    assert_eq!(state, before);
}

#[test]
fn a_turn_allocates_nothing() {
    for number in 0..20 {
        let game = Game::new(story(scenario(number)).scenario().clone(), standard());
        let mut state = State::new(game.scenario());
        let measured = allocation_counter::measure(|| {
            for seed in 0..50 {
                let mut next = game.begin(&mut state, seed, &mut Silent);
                while let Next::Asks(_) = next {
                    let response = game.open_responses(&state).next().expect("open");
                    next = game
                        .decide(&mut state, response, &mut Silent)
                        .expect("open");
                }
            }
        });
        assert_eq!(measured.count_total, 0, "scenario {number}");
    }
}

#[test]
fn a_meter_that_the_last_debts_push_to_0_is_a_collapse() {
    // One crisis, one breach: stability stands high enough for everything but what is called in at the end.
    let mut standard = standard();
    if let Some(rules) = &mut standard.rules {
        rules.stability.rate = 0;
    }
    let source = two_hats::content::Source {
        name: "last".to_owned(),
        path: None,
        text: r#"(format: 1, id: "last", title: "Last", pitch: "The last turn.", role: TeamLead,
            start: (stability: 90), values: [(id: "truth", text: "We say it.")],
            team: [(id: "ann", name: "Ann", job: "Colleague")],
            crises: [(id: "a", title: "A", situation: Steady, severity: 0, scene: "It ends.", responses: [
                (id: "breach", hat: Manage, practices: [ControlSolve], text: "Breach it.", effects: [Stability(-95), Stability(3), Breach("truth")]),
                (id: "not", hat: Wait, practices: [], text: "Leave it."),
            ])],
            endings: [
                (id: "fell", when: Collapsed("stability"), title: "Fell", text: "Over."), (id: "end", title: "End", text: "Over."),
            ])"#
            .to_owned(),
    };
    let story = source.scenario().expect("sound");
    let game = Game::new(story.scenario().clone(), standard);
    let mut state = State::new(game.scenario());
    let mut ledger = Ledger::default();
    game.begin(&mut state, 1, &mut ledger);
    let breach = story.find_response("a", "breach").expect("there");
    game.decide(&mut state, breach, &mut ledger).expect("open");
    assert_eq!(state.collapsed(), Some(Slot::STABILITY));
    let ending = state.ending().expect("it is over");
    assert_eq!(ending.at(), 0, "the ending knows of the collapse");
    let collapses = ledger.events().iter();
    assert_eq!(
        collapses
            .filter(|e| matches!(e.what, Happening::Collapsed(_)))
            .count(),
        1
    );
}

#[test]
fn waiting_fits_nothing_and_everything_asks_for_something() {
    let rules = standard().rules.expect("the standard rulebook has rules");
    for situation in Situation::ALL {
        let fit = |hat| rules.fit(rules.hats.of(hat), situation);
        assert!(fit(Hat::Wait).is_none());
        assert!(
            Hat::ALL
                .into_iter()
                .any(|hat| fit(hat).is_some_and(HatFit::fits))
        );
    }
}

#[test]
fn what_an_author_says_drives_a_meter_moves_it() {
    let text = |drives: &str| {
        format!(
            r#"(format: 1, id: "till", title: "Till", pitch: "Money moves.", role: TeamLead,
            start: (trust: 75), meters: [(id: "cash", name: "Cash", start: 50, drives: [{drives}])],
            team: [(id: "ann", name: "Ann", job: "Colleague")],
            crises: [(id: "a", title: "A", situation: Steady, severity: 0, scene: "It goes on.", responses: [
                (id: "plan", hat: Manage, practices: [PlanBudget], text: "Plan it."),
                (id: "not", hat: Wait, practices: [], text: "Leave it."),
            ])],
            endings: [(id: "end", title: "End", text: "Over.")])"#
        )
    };
    let source = |drives: &str| two_hats::content::Source {
        name: "till".to_owned(),
        path: None,
        text: text(drives),
    };
    let played = |drives: &str, response: &str, rulebook: Rulebook| {
        let story = source(drives).scenario().expect("sound");
        let game = Game::new(story.scenario().clone(), rulebook);
        let mut state = State::new(game.scenario());
        let mut ledger = Ledger::default();
        game.begin(&mut state, 1, &mut ledger);
        let response = story.find_response("a", response).expect("there");
        game.decide(&mut state, response, &mut ledger)
            .expect("open");
        let cash = game.scenario().tables().layout.meter(0);
        let trust = ledger.value_after(Slot::TRUST, 1);
        let of = ledger.entries().iter().filter(|e| e.slot == cash);
        let causes: Vec<_> = of.map(|e| e.cause).collect();
        (state.value(cash) - 50_000, trust, causes)
    };
    // A practice: its points for a whole act, and nothing where it is not done.
    let plan = r#"(by: "PlanBudget", points: 4)"#;
    assert_eq!(played(plan, "plan", standard()).0, 4_000);
    assert_eq!(played(plan, "not", standard()).0, 0);
    // A level: its points for fifty points above the middle; the ledger names the level.
    let trust = r#"(by: "trust", points: 4)"#;
    let (moved, _, causes) = played(trust, "not", standard());
    assert!((1_000..=2_100).contains(&moved), "{moved}");
    assert!(causes.contains(&Cause::Rule(Rule::Driven(Slot::TRUST))));
    let (other_way, ..) = played(r#"(by: "trust", points: -4)"#, "not", standard());
    assert_eq!(other_way, -moved);
    // Nothing without rules, and a word that means nothing is refused.
    assert_eq!(played(trust, "not", Rulebook::plain()).0, 0);
    assert!(source(r#"(by: "trsut", points: 4)"#).scenario().is_err());
}
