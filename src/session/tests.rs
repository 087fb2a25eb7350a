//! Sessions of the small scenario: what is shown, what is refused, and that replaying is playing.

mod cuts;
mod order;
mod plans;

use std::path::Path;

use proptest::prelude::*;

use super::playthrough::Playthrough;
use super::*;
use crate::content::library::rulebook;
use crate::content::{Library, Source};
use crate::engine::{Hat, Next, Rulebook};

const RULES: &str = "standard";

fn story(path: &str) -> (Source, crate::content::Story) {
    let source = Source::read(Path::new(path)).unwrap();
    let story = source.scenario().unwrap();
    (source, story)
}

fn small() -> (Source, crate::content::Story) {
    story("tests/fixtures/small/scenario.ron")
}

fn start(seed: u64, rules: &str, save: Option<&Path>) -> Session {
    Session::start(Start {
        scenario: small(),
        rulebook: rulebook(rules).unwrap(),
        seed,
        crises: None,
        save: save.map(Path::to_owned),
    })
    .unwrap()
}

fn is_over(session: &Session) -> bool {
    matches!(session.view().stage, Stage::End(_))
}

fn first_open(session: &mut Session) {
    let response = crisis(session).responses[0].id.clone();
    choose(session, &response);
}

fn choose(session: &mut Session, response: &str) {
    let Stage::Crisis(crisis) = session.view().stage else {
        panic!("the game is over");
    };
    let intent = Intent::Choose {
        crisis: crisis.id,
        response: response.to_owned(),
    };
    session.submit(&intent).unwrap();
}

fn crisis(session: &Session) -> CrisisView {
    match session.view().stage {
        Stage::Crisis(crisis) => *crisis,
        Stage::End(end) => panic!("over: {end:?}"),
    }
}

/// Plays to the end, taking the open response that each number picks.
fn play(session: &mut Session, picks: &[usize]) -> Vec<View> {
    let mut views = vec![session.view()];
    for pick in picks {
        let Stage::Crisis(crisis) = session.view().stage else {
            break;
        };
        let response = &crisis.responses[pick % crisis.responses.len()];
        choose(session, &response.id.clone());
        views.push(session.view());
    }
    views
}

#[test]
fn a_view_shows_the_crisis_and_no_hat() {
    let mut session = start(7, RULES, None);
    session.order_answers(AnswerOrder::File).unwrap();
    let view = session.view();
    assert_eq!(view.briefing.title, "The Small Bakery");
    assert_eq!(view.briefing.role, "Team lead");
    assert!(
        view.briefing
            .text
            .contains("with Ada and Bo.\n\nThe wedding")
    );
    let crisis = crisis(&session);
    let ids: Vec<_> = crisis.responses.iter().map(|r| &*r.id).collect();
    assert_eq!(ids, ["split", "speech", "wait"]);
    assert_eq!(crisis.voices.len(), 2);
    let text = serde_json::to_string(&view.stage).unwrap();
    for word in ["Manage", "Lead", "\"hat", "direction", "fatigue", "backlog"] {
        assert!(!text.contains(word), "{word} in {text}");
    }
    // The arrival took three sacks.
    let [flour] = &crisis.arrived.meters[..] else {
        panic!("{:?}", crisis.arrived.meters);
    };
    assert_eq!((flour.before, flour.after), (60, 57));
    assert_eq!(flour.lines[0].why, "“The oven” itself");
}

#[test]
fn lines_add_up_and_meters_follow_from_turn_to_turn() {
    for seed in 0..40 {
        let mut session = start(seed, RULES, None);
        let mut before = session.view().meters;
        for pick in [1, 1, 1, 0, 0, 0, 0] {
            let Stage::Crisis(crisis) = session.view().stage else {
                break;
            };
            let response = crisis.responses[pick % crisis.responses.len()].id.clone();
            choose(&mut session, &response);
            let view = session.view();
            let last = view.last.unwrap();
            for ((moved, was), now) in last.aftermath.meters.iter().zip(&before).zip(&view.meters) {
                assert_eq!(moved.before, was.value, "{}", moved.name);
                let sum: i32 = moved.lines.iter().map(|l| l.points).sum();
                assert_eq!(sum, moved.after - moved.before, "{moved:?}");
                let arrived = match &view.stage {
                    Stage::Crisis(crisis) => {
                        crisis.arrived.meters.iter().find(|m| m.id == moved.id)
                    }
                    Stage::End(_) => None,
                };
                assert_eq!(arrived.map_or(moved.after, |m| m.after), now.value);
            }
            before = view.meters;
        }
    }
}

#[test]
fn an_outcome_tells_everything_that_happened() {
    let mut session = start(3, "plain", None);
    choose(&mut session, "speech");
    let last = session.view().last.unwrap();
    assert_eq!(last.hat.hat, Hat::Lead);
    assert_eq!(last.practices.len(), 2);
    assert_eq!(last.outcome, "They bake flat bread on the stones.");
    let morale = &last.aftermath.meters[0];
    assert_eq!((morale.before, morale.after), (55, 60));
    assert_eq!(morale.lines[0].why, "how it turned out");
    assert!(crisis(&session).scene.ends_with("still warm."));

    choose(&mut session, "promise");
    let view = session.view();
    let made = &view.last.unwrap().aftermath.promises[0];
    assert_eq!((made.what, made.due), (PromiseTurn::Made, 5));
    assert_eq!(view.promises[0].to.as_deref(), Some("Ada"));
    assert_eq!(view.promises[0].due, 5);

    choose(&mut session, "sell");
    let last = session.view().last.unwrap();
    assert_eq!(last.aftermath.came_back[0].turn, 1);
    assert_eq!(last.aftermath.came_back[0].title, "The oven");
    assert_eq!(last.aftermath.values[0].what, ValueTurn::Breached);
    assert_eq!(crisis(&session).id, "loaf");

    choose(&mut session, "own");
    choose(&mut session, "sunday");
    let last = session.view().last.unwrap();
    assert_eq!(last.aftermath.promises[0].what, PromiseTurn::Kept);
    assert_eq!(last.aftermath.promises[0].note, "Ada sleeps until nine.");
    assert!(session.view().promises.is_empty());

    choose(&mut session, "shared");
    let Stage::End(end) = session.view().stage else {
        panic!("not over");
    };
    assert_eq!(end.id, "bread");
    assert_eq!(end.kept, ["A free Sunday for Ada."]);
    assert_eq!(end.turns, 6);
    assert!(end.left.is_empty());
}

#[test]
fn someone_leaves_and_a_promise_breaks() {
    let mut session = start(3, "plain", None);
    for response in ["wait", "promise", "say", "all"] {
        choose(&mut session, response);
    }
    assert!(
        crisis(&session)
            .voices
            .iter()
            .all(|v| v.text != "Ada: ‘Mind the door, it sticks.’")
    );
    choose(&mut session, "alone");
    let view = session.view();
    let last = view.last.unwrap();
    assert_eq!(last.aftermath.left[0].name, "Ada Brandt");
    assert_eq!(last.aftermath.promises[0].what, PromiseTurn::Broken);
    assert!(!view.team[0].present && view.team[1].present);
    let Stage::End(end) = view.stage else {
        panic!("not over");
    };
    assert_eq!(end.left, ["Ada Brandt"]);
    assert_eq!(end.broken, ["A free Sunday for Ada."]);
}

#[test]
fn intents_that_do_not_fit_are_refused_and_change_nothing() {
    let mut session = start(3, RULES, None);
    let before = session.view();
    let mut ask = |crisis: &str, response: &str| {
        session.submit(&Intent::Choose {
            crisis: crisis.to_owned(),
            response: response.to_owned(),
        })
    };
    assert!(matches!(
        ask("wedding", "alone"),
        Err(SubmitError::Refused(Refused::OtherCrisis { .. }))
    ));
    assert!(matches!(
        ask("oven", "dance"),
        Err(SubmitError::Refused(Refused::UnknownResponse { .. }))
    ));
    assert_eq!(session.view(), before);
    for response in ["wait", "write", "say", "all", "alone"] {
        choose(&mut session, response);
    }
    let refused = session.submit(&Intent::Choose {
        crisis: "wedding".to_owned(),
        response: "alone".to_owned(),
    });
    assert_eq!(refused, Err(SubmitError::Refused(Refused::Over)));
}

#[test]
fn a_closed_response_is_refused() {
    let (source, story) = small();
    let text = source
        .text
        .replace("effects: [Flag(\"starter-shared\")", "effects: [Morale(0)");
    assert_ne!(text, source.text);
    let source = Source { text, ..source };
    drop(story);
    let story = source.scenario().unwrap();
    let mut session = Session::start(Start {
        scenario: (source, story),
        rulebook: rulebook("plain").unwrap(),
        seed: 1,
        crises: None,
        save: None,
    })
    .unwrap();
    for response in ["wait", "write", "say", "all"] {
        choose(&mut session, response);
    }
    let refused = session.submit(&Intent::Choose {
        crisis: "wedding".to_owned(),
        response: "shared".to_owned(),
    });
    assert!(matches!(
        refused,
        Err(SubmitError::Refused(Refused::NotOpen { .. }))
    ));
}

/// The voices of every crisis of a game whose answers are drawn.
fn voices(story: crate::content::Story, rules: Rulebook, seed: u64) -> Vec<Vec<String>> {
    let mut play = Playthrough::begin(story, rules, seed, None);
    let mut luck = seed;
    let mut heard = Vec::new();
    while let Some(crisis) = play.crisis() {
        let voices = play.at_hand(crisis).voices.into_iter();
        heard.push(voices.map(|voice| voice.text).collect());
        luck = luck
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let open: Vec<_> = play.open().collect();
        let response = open[(luck >> 33) as usize % open.len()];
        let ahead = play.ahead(response).unwrap();
        play.accept(response, ahead);
    }
    heard
}

#[test]
fn no_voice_is_heard_twice_in_a_game() {
    for source in Library::new(Vec::new()).sources() {
        let mut remarks = 0;
        for seed in 0..12 {
            let (_, rules) = rulebook(RULES).unwrap();
            let heard = voices(source.scenario().unwrap(), rules, seed);
            assert!(heard.iter().all(|at_once| at_once.len() <= 2));
            let mut all: Vec<&String> = heard.iter().flatten().collect();
            remarks += all.len();
            all.sort();
            assert!(all.windows(2).all(|pair| pair[0] != pair[1]), "{seed}");
        }
        assert!(remarks >= 12 * 3, "{remarks} in twelve games");
    }
}

#[test]
fn whoever_a_scene_shows_looks_so_until_the_answer() {
    let mut shown = 0;
    for source in Library::new(Vec::new()).sources() {
        let story = source.scenario().unwrap();
        let mut play = Playthrough::begin(story, rulebook(RULES).unwrap().1, 4, None);
        while let Some(crisis) = play.crisis() {
            let looks = play.story().crisis(crisis).looks.clone();
            for member in play.team() {
                let says = looks.iter().find(|look| look.who == member.id);
                let worse = matches!(member.mood, Mood::Tired | Mood::Angry);
                let kept = worse && member.looks == member.mood;
                let said = says.map_or(member.mood, |look| look.mood);
                assert!(kept || member.looks == said, "{}", member.id);
                if member.looks != member.mood {
                    shown += 1;
                    let word = member.looks.word();
                    assert!(member.how.contains(word), "{}: {}", member.id, member.how);
                }
            }
            let seen = play.at_stake(crisis).faces;
            let response = play.open().next().unwrap();
            let ahead = play.ahead(response).unwrap();
            play.accept(response, ahead);
            // What the answer did begins with the faces that were seen.
            let last = play.turns.last().unwrap();
            for change in play.last(last).moods {
                let before = seen.iter().find(|face| face.name == change.name);
                assert!(before.is_none_or(|face| face.mood == change.before));
                assert_ne!(change.before, change.now);
            }
        }
    }
    assert!(shown > 10, "{shown}");
}

#[test]
fn a_decision_is_in_the_save_before_it_is_shown() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.twohats");
    let mut session = start(5, RULES, Some(&path));
    choose(&mut session, "split");
    assert!(matches!(read(&path), Err(SaveError::Locked(_))));
    assert!(matches!(Journal::open(&path), Err(SaveError::Locked(_))));
    let fingerprint = session.playthrough().fingerprint();
    drop(session);
    let record = read(&path).unwrap();
    assert_eq!(record.decisions.len(), 1);
    assert_eq!(record.decisions[0].fingerprint, fingerprint);
    assert_eq!(record.decisions[0].response, "split");
    assert_eq!(
        record.newest().rulebook.origin,
        Origin::BuiltIn(RULES.to_owned())
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Resuming after any number of decisions gives the very state and view that playing gave, and going on from there leads to the same end.
    #[test]
    fn replaying_is_playing(seed: u64, picks in prop::collection::vec(0_usize..60, 8), other: bool) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("p.twohats");
        let rules = if other { "plain" } else { RULES };
        let mut session = start(seed, rules, Some(&path));
        let views = play(&mut session, &picks);
        let over = matches!(session.playthrough().now.next, Next::Over(_));
        prop_assert!(over);
        let last = session.playthrough().fingerprint();
        drop(session);
        let record = read(&path).unwrap();
        for (length, view) in views.iter().enumerate() {
            let (_, story) = small();
            let rules = rulebook(rules).unwrap().1;
            let (again, found) = Playthrough::replay(story, rules, seed, &[], &record.decisions[..length]).unwrap();
            prop_assert_eq!(&again.view(Vec::new()), view);
            for (decision, found) in record.decisions.iter().zip(found) {
                prop_assert_eq!(decision.fingerprint, found);
            }
        }
        // Through the disk, half way and to the end.
        let half = folder.path().join("half.twohats");
        let mut session = start(seed, rules, Some(&half));
        play(&mut session, &picks[..3]);
        let shown = session.view();
        drop(session);
        let mut session = Session::resume(&half, &Library::default(), ScenarioVersion::Newest).unwrap();
        prop_assert_eq!(session.view(), shown);
        play(&mut session, &picks[3..]);
        prop_assert_eq!(session.playthrough().fingerprint(), last);
        drop(session);
        let verified = verify(&read(&half).unwrap(), &half).unwrap();
        prop_assert_eq!(verified.first_fault(), None);
        prop_assert_eq!(verified.decisions.len(), record.decisions.len());
    }
}
