//! Questions before the first crisis and after the last.

use two_hats::content::Library;
use two_hats::content::quiz::{Answer, FormId, When, quiz};
use two_hats::session::live::{Command, Live, LiveRefused, Reply, Who};
use two_hats::session::{ScenarioVersion, read};

use super::{Room, all, opened};

/// Answers to a form, so many of them right.
fn answers(form: FormId, right: usize) -> Vec<Answer> {
    let situations = quiz().form(form).situations.iter().enumerate();
    let given = situations.map(|(at, situation)| {
        let mut reasons = situation.reasons.iter();
        let reason = reasons.find(|r| r.right == (at < right)).unwrap();
        let jobs = two_hats::engine::Hat::ALL;
        let job = jobs
            .into_iter()
            .find(|job| (*job == situation.job) == (at < right));
        Answer {
            situation: situation.id.clone(),
            job: job.unwrap(),
            reason: Some(reason.id.clone()),
        }
    });
    given.collect()
}

fn answer(when: When, answers: Vec<Answer>) -> Command {
    Command::Answer { when, answers }
}

/// The room's crises, each decided by the console.
fn to_the_end(room: &mut Room) {
    room.console(Command::Plan(two_hats::session::PlanChange::Length {
        crises: Some(1),
    }));
    room.next();
    room.console(Command::Choose {
        table: 1,
        crisis: "oven".to_owned(),
        response: "split".to_owned(),
    });
    room.next();
}

#[test]
fn half_of_the_seats_begin_with_the_other_form_and_the_change_is_told_with_what_it_cannot_show() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("room.twohats");
    let mut room = Room::new(opened(1), 7, Some(&path));
    assert!(
        room.own(1)["questions"].is_null(),
        "only where the room chose so"
    );
    let early = answer(When::Before, answers(FormId::A, 5));
    assert_eq!(
        room.ask(Who::Seat(1), early.clone()),
        Reply::Refused(LiveRefused::Closed)
    );
    room.console(Command::SetQuestions { on: true });
    for seat in 1..=7_u32 {
        let shown = room.own(seat)["questions"].clone();
        let form = if seat % 2 == 1 { FormId::A } else { FormId::B };
        assert_eq!(
            shown["situations"][0]["id"],
            quiz().form(form).situations[0].id
        );
        for situation in &quiz().form(form).situations {
            let text = shown.to_string();
            assert!(
                !text.contains(&situation.key) && !text.contains("right"),
                "{text}"
            );
        }
    }
    let not = |reply| matches!(reply, Reply::Refused(_));
    assert!(not(room.ask(Who::Seat(2), early.clone())), "the other form");
    let few = answers(FormId::A, 5).into_iter().take(4).collect();
    assert!(not(room.ask(Who::Seat(1), answer(When::Before, few))));
    let mut strange = answers(FormId::A, 5);
    strange[0].reason = Some("strange".to_owned());
    assert!(not(room.ask(Who::Seat(1), answer(When::Before, strange))));
    for seat in 1..=6_u32 {
        let form = if seat % 2 == 1 { FormId::A } else { FormId::B };
        let given = answer(When::Before, answers(form, 2));
        assert_eq!(room.ask(Who::Seat(seat), given), Reply::Done);
    }
    assert_eq!(room.own(1)["questions"]["answered"], true);
    assert_eq!(room.wall()["questions"]["answered"], 6);
    assert!(room.wall()["questions"]["said"].is_null());
    to_the_end(&mut room);
    assert!(
        room.own(7)["questions"].is_null(),
        "without the first ones there are no second ones"
    );
    for seat in 1..=6_u32 {
        let form = if seat % 2 == 1 { FormId::B } else { FormId::A };
        let right = if seat == 1 { 5 } else { 3 };
        let given = answer(When::After, answers(form, right));
        assert!(
            room.wall()["questions"]["said"].is_null() || seat == 6,
            "nobody's own points"
        );
        assert_eq!(room.ask(Who::Seat(seat), given), Reply::Done);
    }
    assert_eq!(
        room.own(1)["questions"]["points"],
        serde_json::json!([4, 10, 10])
    );
    let said = room.wall()["questions"]["said"].clone();
    let figures = said[0].as_str().unwrap();
    assert!(
        figures.contains("6 people answered both forms") && figures.contains("interval"),
        "{said}"
    );
    assert!(said[1].as_str().unwrap().contains("cannot show"), "{said}");
    let before = room.all();
    drop(room);
    let again = Live::resume(&path, &Library::default(), ScenarioVersion::Stored, 9).unwrap();
    assert_eq!(all(&again), before);
    drop(again);

    // Outside the chain, exported, in the debrief, and removed when somebody wants that.
    for entry in &read(&path).unwrap().entries {
        assert!(!entry.event.body().contains("\"situation\""));
    }
    let save = path.to_str().unwrap();
    let (code, rows, said) = super::after::run(&["export", save, "questions"]);
    assert_eq!(code, 0, "{said}");
    assert_eq!(rows.lines().count(), 13, "{rows}");
    assert!(
        rows.starts_with("person,when,form,1,2,3,4,5,points\n1,before,A,"),
        "{rows}"
    );
    let (_, told, _) = super::after::run(&["debrief", save, "--lucks", "2"]);
    assert!(told.contains("6 people answered both forms"), "{told}");
    assert_eq!(super::after::run(&["forget", save, "--seat", "1"]).0, 0);
    let (_, told, _) = super::after::run(&["debrief", save, "--lucks", "2"]);
    assert!(told.contains("5 people answered both forms"), "{told}");
}

#[test]
fn the_first_questions_come_before_the_first_crisis_or_never() {
    let mut room = Room::new(opened(1), 2, None);
    room.next();
    let late = room.ask(Who::Device(1), Command::SetQuestions { on: true });
    assert!(
        matches!(late, Reply::Refused(LiveRefused::NotNow(_))),
        "{late:?}"
    );
    let mut room = Room::new(opened(1), 2, None);
    room.console(Command::SetQuestions { on: true });
    room.next();
    let given = answer(When::Before, answers(FormId::A, 1));
    assert_eq!(
        room.ask(Who::Seat(1), given),
        Reply::Refused(LiveRefused::Closed)
    );
    assert!(room.own(1)["questions"].is_null() && room.wall()["questions"].is_null());
}
