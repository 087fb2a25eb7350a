//! What changes the course of a game: taking back, lengthening, skipping, holding off, beginning from another save.

use super::*;
use crate::session::{BranchError, PlanChange};

fn length(crises: u16) -> Intent {
    Intent::Plan(PlanChange::Length {
        crises: Some(crises),
    })
}

fn skip(session: &Session) -> Intent {
    let crisis = crisis(session).id;
    Intent::Plan(PlanChange::Skip { crisis })
}

fn hold(on: bool) -> Intent {
    Intent::Plan(PlanChange::HoldOff { on })
}

fn short(crises: Option<u16>, save: Option<&Path>) -> Session {
    Session::start(Start {
        scenario: small(),
        rulebook: rulebook(RULES).unwrap(),
        seed: 5,
        crises,
        save: save.map(Path::to_owned),
    })
    .unwrap()
}

/// The small bakery, where waiting for the town burns all flour, and no flour is the end.
fn falling(save: Option<&Path>) -> Session {
    let (source, _) = small();
    let wait = r#"(id: "wait", hat: Wait, text: "Wait until the town wakes up"#;
    let text = source
        .text
        .replace(
            "start: 60, drift: -2",
            "start: 60, drift: -2, collapses: true",
        )
        .replace(
            wait,
            &wait.replace(
                "hat: Wait,",
                "hat: Wait, effects: [Meter(id: \"flour\", by: -100)],",
            ),
        );
    assert!(text.contains("by: -100") && text.contains("collapses: true"));
    let source = Source { text, ..source };
    Session::start(Start {
        scenario: (source.clone(), source.scenario().unwrap()),
        rulebook: rulebook(RULES).unwrap(),
        seed: 5,
        crises: None,
        save: save.map(Path::to_owned),
    })
    .unwrap()
}

fn refused(session: &mut Session, intent: &Intent) -> Refused {
    let before = session.view();
    let Err(SubmitError::Refused(refused)) = session.submit(intent) else {
        panic!("{intent:?} was accepted");
    };
    assert_eq!(session.view(), before);
    refused
}

/// Closes, reads, replays and opens again: all of it is as it was.
fn survives(session: Session, path: &Path) -> Session {
    let (view, ledger) = (session.view(), session.playthrough().ledger().clone());
    let course = session.course();
    drop(session);
    let record = read(path).unwrap();
    assert_eq!(
        record.ending().is_some(),
        matches!(view.stage, Stage::End(_))
    );
    let verified = verify(&record, path).unwrap();
    assert_eq!(verified.first_fault(), None);
    assert_eq!(verified.playthrough.ledger(), &ledger);
    assert_eq!(record.course(verified.playthrough.story()), course);
    let again = Session::resume(path, &Library::default(), ScenarioVersion::Stored).unwrap();
    assert_eq!(again.view(), view);
    assert_eq!(again.course(), course);
    again
}

#[test]
fn a_decision_is_taken_back_and_the_luck_stays() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.twohats");
    let mut session = short(None, Some(&path));
    assert_eq!(session.undo(), None);
    assert_eq!(
        refused(&mut session, &Intent::StepBack { turn: 1 }),
        Refused::NothingToTakeBack
    );
    choose(&mut session, "split");
    let (view, found) = (session.view(), session.playthrough().fingerprint());
    choose(&mut session, "write");
    let undo = session.undo().unwrap();
    assert_eq!(undo, Intent::StepBack { turn: 2 });
    session.submit(&undo).unwrap();
    assert_eq!(session.view(), view);
    assert_eq!(session.playthrough().fingerprint(), found);
    // Asking twice takes back one.
    assert_eq!(
        refused(&mut session, &undo),
        Refused::NotTheLast { asked: 2, last: 1 }
    );
    let mut session = survives(session, &path);
    session.submit(&Intent::StepBack { turn: 1 }).unwrap();
    choose(&mut session, "split");
    assert_eq!(session.playthrough().fingerprint(), found);
    drop(session);
    let record = read(&path).unwrap();
    assert_eq!((record.decisions.len(), record.taken_back.len()), (1, 2));
    let session = Session::resume(&path, &Library::default(), ScenarioVersion::Newest).unwrap();
    let told: Vec<_> = session
        .course()
        .iter()
        .map(|c| (c.answered, c.kind.name()))
        .collect();
    assert_eq!(told, [(2, "taken_back"), (1, "taken_back")]);
}

#[test]
fn a_short_game_is_lengthened_after_its_end_as_if_it_had_been_longer_from_the_start() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.twohats");
    let mut session = short(Some(2), Some(&path));
    first_open(&mut session);
    first_open(&mut session);
    assert!(is_over(&session));
    assert_eq!(
        refused(&mut session, &length(1)),
        Refused::TooShort {
            asked: 1,
            answered: 2
        }
    );
    assert_eq!(refused(&mut session, &length(2)), Refused::NoChange);
    session.submit(&length(4)).unwrap();
    assert!(!is_over(&session));
    assert_eq!((session.view().turn, session.view().crises), (3, Some(4)));
    let mut session = survives(session, &path);
    first_open(&mut session);
    // There is less time after all: over at once.
    session.submit(&length(3)).unwrap();
    assert!(is_over(&session));
    let mut session = survives(session, &path);
    session.submit(&length(4)).unwrap();
    first_open(&mut session);
    assert!(is_over(&session));
    let session = survives(session, &path);
    let mut other = short(Some(4), None);
    (0..4).for_each(|_| first_open(&mut other));
    assert_eq!(session.playthrough().ledger(), other.playthrough().ledger());
    assert_eq!(
        session.playthrough().fingerprint(),
        other.playthrough().fingerprint()
    );
}

#[test]
fn a_crisis_is_skipped_and_asked_after_all() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.twohats");
    let mut session = short(None, Some(&path));
    first_open(&mut session);
    let (before, starter) = (session.view(), skip(&session));
    assert_eq!(crisis(&session).id, "starter");
    session.submit(&starter).unwrap();
    assert_eq!((&*crisis(&session).id, session.view().turn), ("burnt", 2));
    assert_eq!(session.view().skipped, ["The starter"]);
    // The same intent twice skips one.
    assert!(matches!(
        refused(&mut session, &starter),
        Refused::OtherCrisis { .. }
    ));
    let mut session = survives(session, &path);
    let undo = session.undo().unwrap();
    session.submit(&undo).unwrap();
    assert_eq!(session.view(), before);
    session.submit(&starter).unwrap();
    first_open(&mut session);
    // What was decided since rests on it.
    let unskip = Intent::Plan(PlanChange::Unskip {
        crisis: "starter".to_owned(),
    });
    assert_eq!(refused(&mut session, &unskip), Refused::Rests { turn: 2 });
    assert_eq!(session.undo(), Some(Intent::StepBack { turn: 2 }));
    while !is_over(&session) {
        assert_ne!(crisis(&session).id, "starter");
        first_open(&mut session);
    }
    let mut session = survives(session, &path);
    let over = Intent::Plan(PlanChange::Skip {
        crisis: "wedding".to_owned(),
    });
    assert_eq!(refused(&mut session, &over), Refused::Over);
}

#[test]
fn a_collapse_is_held_off_until_the_last_crisis() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.twohats");
    let mut session = falling(Some(&path));
    choose(&mut session, "wait");
    let Stage::End(end) = session.view().stage else {
        panic!("it holds");
    };
    assert_eq!(end.collapsed.as_deref(), Some("Flour"));
    let fell = end.fell.unwrap();
    assert_eq!((fell.meter.as_str(), fell.crisis), ("Flour", 1));
    let said = fell.said();
    assert!(said.contains("what you decided (−"), "{said}");
    // The number is that of the ledger beside the reveal; what the arrival took stands on the page of the crisis.
    let last = session.view().last.unwrap().aftermath;
    assert_eq!(last.collapsed.as_deref(), Some("Flour"));
    let flour = last.meters.iter().find(|m| m.name == "Flour").unwrap();
    let decided = flour.lines.iter().find(|l| l.why == "what you decided");
    assert_eq!(fell.there[0].1, decided.unwrap().points, "{said}");
    session.submit(&hold(true)).unwrap();
    assert!(!is_over(&session) && session.view().held_off);
    assert!(session.view().meters.iter().all(|meter| !meter.ends));
    assert_eq!(session.view().last.unwrap().aftermath.collapsed, None);
    let held = |session: &Session| session.view().last.unwrap().aftermath.held_off;
    assert_eq!(held(&session).as_deref(), Some("Flour"));
    let mut session = survives(session, &path);
    // It may still be let fall, as long as nothing more was decided.
    session.submit(&hold(false)).unwrap();
    assert!(is_over(&session));
    session.submit(&hold(true)).unwrap();
    first_open(&mut session);
    assert_eq!(
        refused(&mut session, &hold(false)),
        Refused::Rests { turn: 2 }
    );
    session.submit(&length(3)).unwrap();
    first_open(&mut session);
    let session = survives(session, &path);
    // A meter that is still at 0 at the end has fallen: nothing is given away.
    let Stage::End(end) = session.view().stage else {
        panic!("not over");
    };
    assert_eq!(end.collapsed.as_deref(), Some("Flour"));
    let kinds: Vec<_> = session.course().iter().map(|c| c.kind.name()).collect();
    assert_eq!(kinds, ["held_off", "let_fall", "held_off", "shortened"]);
}

#[test]
fn a_game_begins_from_a_turn_of_another() {
    let folder = tempfile::tempdir().unwrap();
    let (path, new) = (
        folder.path().join("a.twohats"),
        folder.path().join("b.twohats"),
    );
    let mut session = short(None, Some(&path));
    // What was seen when each turn was decided, and right after.
    let (mut before, mut after) = (Vec::new(), Vec::new());
    while !is_over(&session) {
        if before.len() == 1 {
            let starter = skip(&session);
            session.submit(&starter).unwrap();
        }
        before.push(session.view());
        first_open(&mut session);
        after.push(session.view());
    }
    let decided = session.playthrough().decisions().count();
    drop(session);
    let bytes = std::fs::read(&path).unwrap();
    for turn in 1..=decided as u16 {
        let mut branch = Session::branch(&path, turn, None, Some(new.clone())).unwrap();
        let at = usize::from(turn) - 1;
        assert_eq!(branch.view(), before[at]);
        let told = branch.course();
        assert_eq!(told[0].kind.name(), "began_from");
        assert!(told[0].said.contains("a.twohats"), "{told:?}");
        first_open(&mut branch);
        let branch = survives(branch, &new);
        assert_eq!(branch.view(), after[at]);
        drop(branch);
        let from = read(&new).unwrap().meta.from.unwrap();
        assert_eq!((from.turn, &*from.save), (turn, "a.twohats"));
        std::fs::remove_file(&new).unwrap();
    }
    assert_eq!(
        std::fs::read(&path).unwrap(),
        bytes,
        "the other is only read"
    );
    for turn in [0, decided as u16 + 1, u16::MAX] {
        let refused = Session::branch(&path, turn, None, Some(new.clone()));
        assert!(matches!(refused, Err(BranchError::NoTurn { .. })));
    }
    let shorter = Session::branch(&path, 3, Some(1), Some(new.clone()));
    assert!(matches!(shorter, Err(BranchError::Length(_))));
    assert!(!new.exists());
    let branch = Session::branch(&path, 3, Some(3), Some(new)).unwrap();
    assert_eq!(branch.view().crises, Some(3));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    /// Whatever is done in whatever order: the save replays to the same ledger, and goes on where it stood.
    #[test]
    fn any_course_replays_to_the_same_ledger(seed: u64, asked in prop::collection::vec((0_u8..12, 0_u16..9), 24)) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("p.twohats");
        let mut session = Session::start(Start {
            scenario: small(),
            rulebook: rulebook(RULES).unwrap(),
            seed,
            crises: Some(2),
            save: Some(path.clone()),
        })
        .unwrap();
        for (kind, number) in asked {
            let intent = match (kind, session.view().stage) {
                (0, _) => Intent::Plan(PlanChange::Length { crises: (number > 0).then_some(number) }),
                (1, _) => hold(number % 2 == 0),
                (2, Stage::Crisis(crisis)) => Intent::Plan(PlanChange::Skip { crisis: crisis.id }),
                (3 | 4, _) => match session.undo() {
                    Some(undo) => undo,
                    None => continue,
                },
                (_, Stage::Crisis(crisis)) => Intent::Choose {
                    response: crisis.responses[usize::from(number) % crisis.responses.len()].id.clone(),
                    crisis: crisis.id,
                },
                (_, Stage::End(_)) => length(number),
            };
            let before = session.view();
            if session.submit(&intent).is_err() {
                prop_assert_eq!(session.view(), before);
            }
        }
        survives(session, &path);
    }
}
