//! Whole games by every hand, and what has to hold on every page of them.

mod crowded;
mod cuts;
mod saved;
mod scripts;
mod sight;
mod stage;
mod whole;

use bevy::prelude::{DetectChangesMut, KeyCode};
use two_hats::app::kit::Icon;
use two_hats::app::play::game::{Game, GameAction};
use two_hats::app::screens::nav::{Overlay, Screen};
use two_hats::engine::Hat;
use two_hats::session::{CrisisView, PromiseTurn, Stage, TurnView};

use crate::hand::{Play, Setup};

/// The scenarios that are built in.
const SCENARIOS: [&str; 6] = [
    "two-basements",
    "second-kettle",
    "more-frames-than-thumbs",
    "ask-the-other-one",
    "the-orange-cursor",
    "a-line-for-shoes",
];
/// The keys of the answers.
const DIGITS: [KeyCode; 5] = [
    KeyCode::Digit1,
    KeyCode::Digit2,
    KeyCode::Digit3,
    KeyCode::Digit4,
    KeyCode::Digit5,
];

/// A game of a scenario, on its first page.
fn begun(setup: Setup, scenario: &str) -> Play {
    let mut play = Play::with(setup);
    play.send(GameAction::New(scenario.to_owned()));
    assert_eq!(play.screen(), Screen::Briefing, "{:?}", play.texts());
    play
}

/// The crisis at hand.
fn crisis(play: &Play) -> CrisisView {
    match play.game().view().map(|view| &view.stage) {
        Some(Stage::Crisis(crisis)) => (**crisis).clone(),
        other => panic!("no crisis is at hand, but {other:?}"),
    }
}

/// The position of an answer that acts, at or after this one: whoever waits again and again has a short game.
fn acting(play: &mut Play, from: usize) -> usize {
    // Looking changes nothing, and must not look like a change.
    let mut game = play.app.world_mut().resource_mut::<Game>();
    let game = game.bypass_change_detection();
    let at = game.session().expect("a game is on").playthrough();
    let scenario = at.story().scenario();
    let open = at.shown();
    let acts = |position: &usize| scenario.response(open[*position]).hat != Hat::Wait;
    (0..open.len())
        .map(|step| (from + step) % open.len())
        .find(acts)
        .expect("some answer acts")
}

/// What the last decision did.
fn last(play: &Play) -> TurnView {
    play.game()
        .view()
        .and_then(|view| view.last.clone())
        .expect("something has been decided")
}

/// Whether a hat can be seen anywhere on the page.
fn hats(play: &mut Play) -> Vec<&'static str> {
    let world = play.app.world_mut();
    world
        .query::<&Icon>()
        .iter(world)
        .map(|icon| icon.0)
        .filter(|icon| ["lead", "manage", "both", "wait"].contains(icon))
        .collect()
}

/// The icons that show a hat.
fn icons(hat: Hat) -> &'static [&'static str] {
    match hat {
        Hat::Lead => &["lead"],
        Hat::Manage => &["manage"],
        Hat::Both => &["lead", "manage"],
        Hat::Wait => &["wait"],
    }
}

/// Asserts what has to hold on the page of a crisis before the choice.
fn before_the_choice(play: &mut Play) {
    let crisis = crisis(play);
    assert_eq!(hats(play), Vec::<&str>::new(), "{}", crisis.title);
    let texts = play.texts();
    for name in ["Lead", "Manage", "Both", "Wait", "hat"] {
        assert!(!texts.iter().any(|text| text == name), "{name}: {texts:#?}");
    }
    assert!(texts.contains(&crisis.title), "{texts:#?}");
    for response in &crisis.responses {
        assert!(play.has(&response.text), "{}", response.text);
    }
    answers_in_sight(play);
    // What the page has no room for is behind a key.
    let folded = play.has("The whole scene");
    if folded {
        play.key(KeyCode::KeyS);
        assert_eq!(play.overlay(), Some(Overlay::Scene));
        play.sound("the whole scene");
    }
    let texts = play.texts();
    for part in [&crisis.title, &crisis.people, &crisis.process] {
        assert!(texts.contains(part), "{part}: {texts:#?}");
    }
    for paragraph in crisis.scene.split("\n\n") {
        assert!(play.shows(paragraph.trim()), "{paragraph}");
    }
    if folded {
        play.key(KeyCode::KeyS);
        assert_eq!(play.overlay(), None);
    }
}

/// Asserts that every answer is on the screen as a whole.
fn answers_in_sight(play: &mut Play) {
    let crisis = crisis(play);
    for response in &crisis.responses {
        let id = format!("answer/{}", response.id);
        assert!(play.in_sight(&id), "{}: {}", crisis.title, response.text);
    }
}

/// Asserts what has to hold on the page of an outcome.
fn after_the_choice(play: &mut Play) {
    let turn = last(play);
    assert_eq!(hats(play), icons(turn.hat.hat), "{}", turn.title);
    assert!(play.shows(&turn.hat.name));
    let said = play.said().last().cloned().unwrap_or_default();
    let texts = play.texts();
    for meter in &turn.aftermath.meters {
        let by = meter.after - meter.before;
        let words = match by {
            0 => format!("{} stays at {}", meter.name, meter.after),
            1.. => format!("{} rises by {by} to {}", meter.name, meter.after),
            _ => format!("{} falls by {} to {}", meter.name, -by, meter.after),
        };
        assert!(said.contains(&words), "{words} was not said: {said}");
        assert!(said.contains(&meter.reason), "{said}");
        // On the page it begins with a capital.
        let rest: String = meter.reason.chars().skip(1).collect();
        assert!(play.shows(&rest), "{}: {texts:#?}", meter.reason);
    }
    for left in &turn.aftermath.left {
        assert!(said.contains(&format!("{} has left", left.name)), "{said}");
    }
    for news in &turn.aftermath.promises {
        assert!(said.contains(&news.text), "{said}");
        if news.what != PromiseTurn::Broken {
            assert!(play.shows(&news.text), "{}", news.text);
        }
    }
    for back in &turn.aftermath.came_back {
        assert!(said.contains(&back.text) && play.shows(&back.text));
    }
    for change in &turn.moods {
        assert!(play.shows(&format!(
            "{}, was {}",
            change.now.word(),
            change.before.word()
        )));
    }
    // Every line of the ledger is behind a key.
    play.key(KeyCode::KeyW);
    assert_eq!(play.overlay(), Some(Overlay::Ledger));
    play.sound(&format!("why, {}", turn.title));
    let texts = play.texts();
    for line in turn.aftermath.meters.iter().flat_map(|m| &m.lines) {
        assert!(texts.contains(&line.why), "{}: {texts:#?}", line.why);
    }
    if !turn.asked.is_empty() {
        assert!(play.shows(&turn.asked));
    }
    for idea in &turn.ideas {
        assert!(play.shows(&idea.name) && play.shows(&idea.about));
    }
    play.key(KeyCode::KeyW);
    assert_eq!(play.overlay(), None);
}
