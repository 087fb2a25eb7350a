//! Rules about people: members with selves of their own, work that weighs, hats that do a little of each other's work, what was and lasts, who leaves.

use two_hats::analysis::bots::{self, Setting};
use two_hats::analysis::{play, synthetic};
use two_hats::content::{Library, Source, Story, library};
use two_hats::engine::{
    Cause, Game, Happening, Ledger, LegacyRules, LoadRules, MemberIx, MemberNumber, Rule, Rulebook,
    Rules, SelfRules, Silent, Slot, SpillRules, State,
};

/// Two crises, and a team: what is given of `start` and `team` is written as an author writes it.
fn story(start: &str, team: &str) -> Story {
    let crisis = |id: &str, situation: &str| {
        format!(
            r#"(id: "{id}", title: "It", situation: {situation}, severity: 40, scene: "It happens.", responses: [
                (id: "lead", hat: Lead, practices: [SetDirection], text: "Say where to go."),
                (id: "manage", hat: Manage, practices: [OrganiseStaff], text: "Say who does what."),
                (id: "wait", hat: Wait, practices: [], text: "Leave it."),
            ]),"#
        )
    };
    let text = format!(
        r#"(format: 1, id: "people", title: "People", pitch: "People differ.", role: TeamLead,
        start: ({start}), team: [{team}], crises: [{}{}],
        endings: [(id: "end", title: "End", text: "Over.")])"#,
        crisis("one", "Steady"),
        crisis("two", "Steady"),
    );
    let source = Source {
        name: "people".to_owned(),
        path: None,
        text,
    };
    source.scenario().expect("sound")
}

/// Games of each bot in each shipped scenario.
const GAMES: u64 = 200;

const ANN: &str = r#"(id: "ann", name: "Ann", job: "Colleague")"#;

/// The rulebook that has these rules.
fn people() -> Rulebook {
    library::rulebook("standard").expect("it is shipped").1
}

/// The same with other sections about people.
fn with(change: impl FnOnce(&mut Rules)) -> Rulebook {
    let mut rulebook = people();
    change(rulebook.rules.as_mut().expect("it has rules"));
    rulebook
}

/// One decision in the first crisis: the state and the ledger after it.
fn decided(story: &Story, rulebook: &Rulebook, seed: u64, response: &str) -> (State, Ledger) {
    let game = Game::new(story.scenario().clone(), rulebook.clone());
    let mut state = State::new(game.scenario());
    let mut ledger = Ledger::default();
    game.begin(&mut state, seed, &mut ledger);
    let response = story.find_response("one", response).expect("there");
    game.decide(&mut state, response, &mut ledger)
        .expect("open");
    (state, ledger)
}

fn sum(ledger: &Ledger, slot: Slot, rule: Rule) -> i32 {
    let of = ledger.entries().iter();
    of.filter(|e| e.slot == slot && e.cause == Cause::Rule(rule))
        .map(|e| e.delta)
        .sum()
}

fn slot(story: &Story, member: u16, number: MemberNumber) -> Slot {
    story.scenario().tables().layout.member(member, number)
}

#[test]
fn members_of_one_team_differ_by_draws_of_their_own_and_by_what_the_author_set() {
    let team = r#"(id: "ann", name: "Ann", job: "Colleague"), (id: "bo", name: "Bo", job: "Colleague"),
        (id: "cy", name: "Cy", job: "Colleague", trust: 80)"#;
    let (three, one) = (story("", team), story("", ANN));
    let trust = |story: &Story, rulebook: &Rulebook, seed, member| {
        let (state, _) = decided(story, rulebook, seed, "lead");
        state.value(slot(story, member, MemberNumber::Trust))
    };
    let clones = with(|rules| rules.selves = SelfRules::default());
    let differ = |rulebook: &Rulebook| {
        (0..40)
            .filter(|&seed| trust(&three, rulebook, seed, 0) != trust(&three, rulebook, seed, 1))
            .count()
    };
    assert_eq!(
        (differ(&clones), differ(&people())),
        (0, 40),
        "without selves two members of one beginning are one"
    );
    // Who Ann is hangs on her and on the seed, and not on who else is there: of rules that keep the team's level out of it.
    let apart = with(|rules| rules.members.to_members = 0);
    for seed in 0..10 {
        assert_eq!(trust(&three, &apart, seed, 0), trust(&one, &apart, seed, 0));
    }
    // Somebody whom the author set higher is drawn to where they were, and clones to the middle.
    let drawn = |rulebook: &Rulebook| -> i32 {
        let cy = slot(&three, 2, MemberNumber::Trust);
        (0..200)
            .map(|seed| {
                sum(
                    &decided(&three, rulebook, seed, "lead").1,
                    cy,
                    Rule::Together,
                )
            })
            .sum::<i32>()
            / 200
    };
    assert!(
        drawn(&clones) < -3_000 && drawn(&people()).abs() < 2_000,
        "{} {}",
        drawn(&clones),
        drawn(&people())
    );
}

#[test]
fn an_act_lands_on_each_member_by_their_own_luck_and_the_ledger_says_so() {
    let team =
        r#"(id: "ann", name: "Ann", job: "Colleague"), (id: "bo", name: "Bo", job: "Colleague")"#;
    let story = story("", team);
    let (mut apart, mut up) = (0, 0);
    for seed in 0..100 {
        let (_, ledger) = decided(&story, &people(), seed, "lead");
        let landed =
            [0, 1].map(|m| sum(&ledger, slot(&story, m, MemberNumber::Trust), Rule::OwnLuck));
        apart += u32::from(landed[0] != landed[1]);
        up += u32::from(landed[0] > 0);
    }
    assert!(apart > 95 && (30..=70).contains(&up), "{apart} {up}");
}

#[test]
fn autonomy_moderates_both_hats() {
    let moved = |autonomy: &str, response: &str| -> i32 {
        let ann = format!(r#"(id: "ann", name: "Ann", job: "Colleague", autonomy: {autonomy})"#);
        let story = story("", &ann);
        let (_, ledger) = decided(&story, &people(), 5, response);
        sum(&ledger, slot(&story, 0, MemberNumber::Trust), Rule::Wants)
    };
    for hat in ["lead", "manage"] {
        let [low, medium, high] = ["Low", "Medium", "High"].map(|wish| moved(wish, hat));
        assert!(low > medium && medium > high, "{hat} {low} {medium} {high}");
        assert_eq!(moved("Low", "wait"), 0);
    }
    assert!(moved("High", "manage") < 0 && moved("High", "lead") >= 0);
}

#[test]
fn waiting_work_weighs_on_mood_and_trust() {
    let after = |backlog: u8, rulebook: &Rulebook| {
        let story = story(&format!("backlog: {backlog}"), ANN);
        let (state, ledger) = decided(&story, rulebook, 3, "manage");
        (state.value(Slot::MORALE), state.value(Slot::TRUST), ledger)
    };
    let (light, heavy) = (after(5, &people()), after(90, &people()));
    assert!(heavy.0 < light.0 - 2_000, "{} {}", heavy.0, light.0);
    assert!(heavy.1 < light.1 - 1_000, "{} {}", heavy.1, light.1);
    assert!(sum(&heavy.2, Slot::MORALE, Rule::MoraleLoad) < 0);
    assert!(sum(&heavy.2, Slot::TRUST, Rule::LoadTrust) < 0);
    let without = with(|rules| rules.load = LoadRules::default());
    assert_eq!(after(5, &without).1, after(90, &without).1);
    // Beyond what people still see, more of it weighs no more.
    let felt = |backlog| sum(&after(backlog, &people()).2, Slot::MORALE, Rule::MoraleLoad);
    assert_eq!(felt(75), felt(95));
    let unbounded = with(|rules| rules.load.most = 0);
    let felt = |backlog| {
        sum(
            &after(backlog, &unbounded).2,
            Slot::MORALE,
            Rule::MoraleLoad,
        )
    };
    assert!(felt(95) < felt(75));
}

#[test]
fn each_hat_does_a_little_of_the_others_work() {
    let by_practice = |rulebook: &Rulebook, response: &str, slot: Slot| -> i32 {
        let (_, ledger) = decided(&story("", ANN), rulebook, 3, response);
        let of = ledger.entries().iter();
        of.filter(|e| e.slot == slot && matches!(e.cause, Cause::Practice(_)))
            .map(|e| e.delta)
            .sum()
    };
    let none = with(|rules| rules.spill = SpillRules::default());
    for (hat, slot, sign) in [
        ("lead", Slot::ORDER, 1),
        ("lead", Slot::BACKLOG, -1),
        ("manage", Slot::DIRECTION, 1),
    ] {
        assert_eq!(by_practice(&none, hat, slot), 0);
        assert!(
            sign * by_practice(&people(), hat, slot) > 0,
            "{hat} {slot:?}"
        );
    }
    let own = |hat, slot| by_practice(&people(), hat, slot);
    assert!(own("manage", Slot::ORDER) > 2 * own("lead", Slot::ORDER));
    assert!(own("lead", Slot::DIRECTION) > 2 * own("manage", Slot::DIRECTION));
}

#[test]
fn what_was_lasts_and_a_better_start_is_a_better_end() {
    let library = Library::default();
    let ends = |by: i32, rulebook: &Rulebook| -> f64 {
        let mut sum = 0.0;
        for number in 0..6 {
            let story = synthetic::scenario(number, 12);
            let mut tables = story.scenario().tables().clone();
            for slot in [
                Slot::MORALE,
                Slot::STABILITY,
                Slot::RESULTS,
                Slot::DIRECTION,
                Slot::ORDER,
            ] {
                tables.start[slot.at()] += by * 1_000;
            }
            tables.start[Slot::BACKLOG.at()] -= by * 1_000;
            let scenario = two_hats::engine::Scenario::new(tables).expect("still sound");
            let game = Game::new(scenario, rulebook.clone());
            let setting = Setting {
                story: &story,
                rulebook,
                library: &library,
            };
            let bot = bots::named("alternate", &setting).expect("a known bot");
            let mut state = State::new(game.scenario());
            for seed in 0..60 {
                let mut ledger = Ledger::default();
                sum += f64::from(play(&game, &*bot, seed, &mut state, &mut ledger).grade);
            }
        }
        sum / (6.0 * 60.0 * 1000.0)
    };
    let [worse, same, better] = [-15, 0, 15].map(|by| ends(by, &people()));
    assert!(
        same > worse + 1.0 && better > same + 1.0,
        "{worse} {same} {better}"
    );
    assert!(
        same < worse + 8.0 && better < same + 8.0,
        "felt, and not what decides: {worse} {same} {better}"
    );
    let forgetful = with(|rules| rules.legacy = LegacyRules::default());
    assert!(
        ends(15, &forgetful) - ends(-15, &forgetful) < better - worse - 1.0,
        "the section is what makes it last"
    );
}

#[test]
fn who_is_worn_out_leaves_sooner_in_a_low_mood_and_later_where_people_know_what_for() {
    let own = people().rules.expect("rules").selves;
    assert!(own.leaves_at(20_000) > own.leaves_at(60_000));
    assert!(own.let_go(80_000) < own.let_go(20_000) && own.let_go(100_000) >= 0);
    let team = r#"(id: "ann", name: "Ann", job: "Colleague", trust: 8, energy: 8, leaves: (text: "She goes."))"#;
    let left = |morale: u8, direction: u8| {
        let start = format!("morale: {morale}, direction: {direction}, trust: 8, fatigue: 92");
        let story = story(&start, team);
        (0..300)
            .filter(|&seed| {
                let (state, ledger) = decided(&story, &people(), seed, "manage");
                let gone = !state.is_present(MemberIx(0));
                let told = ledger.events().iter();
                let told = told.filter(|e| e.what == Happening::Left(MemberIx(0)));
                assert_eq!(told.count() == 1, gone);
                gone
            })
            .count()
    };
    let (gloomy, bright, led) = (left(10, 20), left(85, 20), left(10, 95));
    assert!(gloomy > bright + 20, "{gloomy} {bright}");
    assert!(gloomy > led + 10, "{gloomy} {led}");
}

#[test]
fn in_shipped_scenarios_no_meter_alone_decides_and_people_leave_careless_games() {
    let library = Library::default();
    let rulebook = people();
    let (mut lost, mut scenarios) = (0.0, 0.0);
    for source in library.sources() {
        let Ok(story) = source.scenario() else {
            continue;
        };
        let game = Game::new(story.scenario().clone(), rulebook.clone());
        let tables = game.scenario().tables();
        let mut meters = vec![Slot::MORALE, Slot::STABILITY, Slot::RESULTS];
        let declared = (0..).zip(&tables.meters).filter(|(_, meter)| meter.graded);
        meters.extend(declared.map(|(at, _)| tables.layout.meter(at)));
        let setting = Setting {
            story: &story,
            rulebook: &rulebook,
            library: &library,
        };
        for name in ["random", "alternate"] {
            let bot = bots::named(name, &setting).expect("a known bot");
            let mut lowest = vec![0; meters.len()];
            let mut state = State::new(game.scenario());
            for seed in 0..GAMES {
                play(&game, &*bot, seed, &mut state, &mut Silent);
                let least = (0..meters.len()).min_by_key(|&at| state.value(meters[at]));
                lowest[least.expect("there are three")] += 1;
                let members = 0..tables.members.len() as u32;
                let gone = members.map(MemberIx).any(|who| !state.is_present(who));
                if name == "random" {
                    lost += f64::from(u8::from(gone));
                }
            }
            let most = lowest.iter().max().copied().unwrap_or(0);
            assert!(
                most * 100 <= 75 * GAMES,
                "{} {name}: {lowest:?}",
                source.name
            );
        }
        scenarios += 1.0;
    }
    let lost = lost / (scenarios * GAMES as f64);
    assert!((0.15..0.40).contains(&lost), "{lost}");
}

#[test]
fn a_rulebook_without_these_sections_has_none_of_these_rules() {
    let old = with(|rules| {
        rules.selves = SelfRules::default();
        rules.load = LoadRules::default();
        rules.spill = SpillRules::default();
        rules.legacy = LegacyRules::default();
    });
    let story = synthetic::scenario(2, 12);
    let game = Game::new(story.scenario().clone(), old.clone());
    let setting = Setting {
        story: &story,
        rulebook: &old,
        library: &Library::default(),
    };
    let bot = bots::named("random", &setting).expect("a known bot");
    let mut state = State::new(game.scenario());
    for seed in 0..20 {
        let mut ledger = Ledger::default();
        play(&game, &*bot, seed, &mut state, &mut ledger);
        assert!(ledger.entries().iter().all(|e| !matches!(
            e.cause,
            Cause::Rule(
                Rule::OwnLuck | Rule::Wants | Rule::LoadTrust | Rule::MoraleLoad | Rule::Legacy
            )
        )));
    }
}
