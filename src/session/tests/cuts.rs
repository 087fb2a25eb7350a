//! Designed cuts: what they play, what a save says of them, and going over to one in the middle of a game.

use super::*;
use crate::session::PlanChange;

fn whole(save: Option<&Path>) -> Session {
    let text = include_str!("../../../tests/fixtures/whole.ron").to_owned();
    let source = Source {
        name: "whole.ron".to_owned(),
        path: None,
        text,
    };
    let story = source.scenario().unwrap();
    Session::start(Start {
        scenario: (source, story),
        rulebook: rulebook(RULES).unwrap(),
        seed: 5,
        crises: None,
        save: save.map(Path::to_owned),
    })
    .unwrap()
}

#[test]
fn a_cut_plays_its_crises_and_no_other_and_is_found_in_the_save() {
    let folder = tempfile::tempdir().unwrap();
    let save = folder.path().join("cut.twohats");
    let mut session = whole(Some(&save));
    let cut = |id: &str| Intent::Plan(PlanChange::Cut { cut: id.to_owned() });
    let refused = session.submit(&cut("two-mornings")).unwrap_err();
    assert!(refused.to_string().contains("one-morning"), "{refused}");
    session.submit(&cut("one-morning")).unwrap();
    assert!(session.view().cut.is_some());
    assert_eq!(session.view().skipped, Vec::<String>::new());
    let mut played = Vec::new();
    while !is_over(&session) {
        played.push(crisis(&session).id);
        first_open(&mut session);
    }
    assert_eq!(played, ["cold-oven", "wedding"]);
    let fingerprint = session.playthrough().fingerprint();
    drop(session);
    let found = Session::resume(&save, &Library::default(), ScenarioVersion::Stored).unwrap();
    assert_eq!(found.playthrough().fingerprint(), fingerprint);
    assert!(found.view().cut.is_some() && is_over(&found));
    drop(found);
    assert!(
        verify(&read(&save).unwrap(), &save)
            .unwrap()
            .first_fault()
            .is_none()
    );
}

#[test]
fn going_over_to_a_cut_keeps_what_was_answered() {
    let mut session = whole(None);
    first_open(&mut session);
    while crisis(&session).id == "cold-oven" {
        first_open(&mut session);
    }
    let other = crisis(&session).id;
    if other != "wedding" {
        first_open(&mut session);
    }
    let answered = session.playthrough().decisions().count();
    let cut = PlanChange::Cut {
        cut: "one-morning".to_owned(),
    };
    session.submit(&Intent::Plan(cut)).unwrap();
    assert_eq!(session.playthrough().decisions().count(), answered);
    assert!(is_over(&session) || crisis(&session).id == "wedding");
}
