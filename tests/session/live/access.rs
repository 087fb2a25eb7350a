//! Who may ask for what, and when: every command, every access, every step.

use two_hats::content::quiz::When;
use two_hats::content::raw::InjectKind;
use two_hats::engine::Hat;
use two_hats::session::PlanChange;
use two_hats::session::live::{Access, Ballot, Command, LiveRefused, LiveStep, Reply, Steps, Who};
use two_hats::session::workshop::Way;

use super::{Room, opened};

/// One of each. A command that is added does not compile here until it stands in this list.
fn every(crisis: &str, response: &str, turn: u16) -> Vec<Command> {
    let (crisis, response) = (|| crisis.to_owned(), || response.to_owned());
    let list = vec![
        Command::Vote {
            crisis: crisis(),
            round: 1,
            response: response(),
        },
        Command::Predict {
            crisis: crisis(),
            meter: "morale".to_owned(),
            way: Way::Up,
        },
        Command::NameHat {
            crisis: crisis(),
            hat: Hat::Lead,
        },
        Command::BreakTie {
            crisis: crisis(),
            response: response(),
        },
        Command::Rename {
            name: "Ana".to_owned(),
        },
        Command::ChooseTable { table: 1 },
        Command::Commit {
            text: "Ask first.".to_owned(),
        },
        Command::Next {
            from: LiveStep::Vote,
            number: turn + 1,
        },
        Command::Open {
            step: LiveStep::Discuss,
        },
        Command::Reveal { number: turn + 1 },
        Command::StartTimer {},
        Command::PauseTimer {},
        Command::AddMinute {},
        Command::Count {
            table: 1,
            crisis: crisis(),
            response: response(),
            ballot: Ballot::Hands,
            count: 1,
        },
        Command::Choose {
            table: 1,
            crisis: crisis(),
            response: response(),
        },
        Command::StepBack { turn },
        Command::Plan(PlanChange::HoldOff { on: true }),
        Command::SetSteps(Steps::default()),
        Command::Pause { on: true },
        Command::Black { on: true },
        Command::Lock { on: true },
        Command::NewCode {},
        Command::RemoveSeat { seat: 1 },
        Command::MoveSeat { seat: 1, table: 1 },
        Command::Nod {
            claim: 1,
            yes: true,
        },
        Command::Inject {
            id: None,
            kind: InjectKind::Mail,
            from: "The Hill".to_owned(),
            text: "Now.".to_owned(),
            table: None,
        },
        Command::AreYouThere {},
        Command::GoOn {
            from: LiveStep::Vote,
            number: turn + 1,
        },
        Command::Tick {
            crisis: crisis(),
            met: vec![0],
        },
        Command::Note {
            crisis: crisis(),
            text: "They asked Ada.".to_owned(),
        },
        Command::Nudge {},
        Command::ShowAct { act: 2 },
        Command::ShowTable { table: 2 },
        Command::SetQuestions { on: true },
        Command::Answer {
            when: When::Before,
            answers: Vec::new(),
        },
        Command::Observe { seat: 2, on: true },
        Command::SetPace { until: Some(2) },
    ];
    for command in &list {
        match command {
            Command::Vote { .. }
            | Command::Predict { .. }
            | Command::NameHat { .. }
            | Command::BreakTie { .. }
            | Command::Rename { .. }
            | Command::ChooseTable { .. }
            | Command::Commit { .. }
            | Command::Next { .. }
            | Command::Open { .. }
            | Command::Reveal { .. }
            | Command::StartTimer {}
            | Command::PauseTimer {}
            | Command::AddMinute {}
            | Command::Count { .. }
            | Command::Choose { .. }
            | Command::StepBack { .. }
            | Command::Plan(_)
            | Command::SetSteps(_)
            | Command::Pause { .. }
            | Command::Black { .. }
            | Command::Lock { .. }
            | Command::NewCode {}
            | Command::RemoveSeat { .. }
            | Command::MoveSeat { .. }
            | Command::Nod { .. }
            | Command::Inject { .. }
            | Command::AreYouThere {}
            | Command::GoOn { .. }
            | Command::Tick { .. }
            | Command::Note { .. }
            | Command::Nudge {}
            | Command::ShowAct { .. }
            | Command::ShowTable { .. }
            | Command::SetQuestions { .. }
            | Command::Answer { .. }
            | Command::Observe { .. }
            | Command::SetPace { .. } => {}
        }
    }
    list
}

/// A room at a step, with somebody who has voted; seat 3 watches.
fn at(step: LiveStep) -> Room {
    let mut room = Room::new(opened(1), 3, None);
    room.console(Command::Observe { seat: 3, on: true });
    match step {
        LiveStep::Briefing => {}
        LiveStep::Over => {
            room.next();
            room.console(Command::Choose {
                table: 1,
                crisis: "oven".to_owned(),
                response: "split".to_owned(),
            });
            room.console(Command::Plan(PlanChange::Length { crises: Some(1) }));
            room.next();
        }
        _ => {
            room.next();
            room.console(Command::Open {
                step: LiveStep::Vote,
            });
            room.vote(1, "split");
            match step {
                LiveStep::Vote => {}
                LiveStep::Reveal => room.console(Command::Reveal { number: 1 }),
                LiveStep::Tie => {
                    room.vote(2, "speech");
                    room.console(Command::Reveal { number: 1 });
                }
                step => room.console(Command::Open { step }),
            }
        }
    }
    assert_eq!(room.step(), step);
    room
}

#[test]
fn every_command_is_for_one_access_and_the_others_are_refused_at_every_step() {
    let mut tried = 0;
    for step in LiveStep::ALL {
        for command in every("oven", "split", 0) {
            for access in Access::ALL {
                let mut room = at(step);
                let before = room.all();
                let who = match access {
                    Access::Seat => Who::Seat(1),
                    Access::Observer => Who::Seat(3),
                    Access::Console => Who::Device(1),
                    Access::Wall => Who::Device(2),
                };
                let reply = room.ask(who, command.clone());
                if !command.access().contains(&access) {
                    assert_eq!(
                        reply,
                        Reply::Refused(LiveRefused::NotAllowed),
                        "{access:?} {step:?} {command:?}"
                    );
                } else if !command.at(step) {
                    // A table that has gone on already is told so.
                    let left = matches!(command, Command::GoOn { .. }) && reply == Reply::Older;
                    assert!(
                        left || matches!(reply, Reply::Refused(_)),
                        "{step:?} {command:?} {reply:?}"
                    );
                }
                if matches!(reply, Reply::Refused(_)) {
                    assert_eq!(room.all(), before, "what is refused changes nothing");
                }
                tried += 1;
            }
        }
    }
    assert_eq!(tried, 10 * 37 * 4);
}

#[test]
fn a_room_that_is_paused_takes_no_votes_and_goes_on_where_it_was() {
    let mut room = at(LiveStep::Vote);
    room.console(Command::Pause { on: true });
    for command in every("oven", "split", 0) {
        let who = match command.access() {
            [Access::Console] => Who::Device(1),
            [Access::Observer] => Who::Seat(3),
            _ => Who::Seat(2),
        };
        if !command.while_paused() {
            let reply = room.ask(who, command.clone());
            assert_eq!(reply, Reply::Refused(LiveRefused::Paused), "{command:?}");
        }
    }
    room.console(Command::Pause { on: false });
    assert_eq!(room.vote(2, "wait"), Reply::Done);
}

#[test]
fn nobody_joins_a_locked_room_and_an_old_code_is_forgotten() {
    use two_hats::session::live::Request;
    let mut room = at(LiveStep::Briefing);
    room.console(Command::Lock { on: true });
    let join = Request::Join {
        name: None,
        sha256: "late".to_owned(),
    };
    let reply = room
        .live
        .submit(std::slice::from_ref(&join), 0, "")
        .unwrap();
    assert_eq!(reply, [Reply::Refused(LiveRefused::Locked)]);
    room.console(Command::Lock { on: false });
    room.console(Command::NewCode {});
    assert_eq!(room.live.code(), "NEWCDE");
    assert_eq!(room.live.submit(&[join], 0, "").unwrap(), [Reply::Seat(4)]);
}

#[test]
fn the_docs_say_where_everything_is_that_leads_a_room() {
    let told = include_str!("../../../docs/workshop.md");
    let table = told.split_once("| command | what it does |");
    let (_, table) = table.expect("the table is there");
    // The first line is what is left of the head.
    let rows: Vec<&str> = table
        .lines()
        .skip(1)
        .take_while(|l| l.starts_with('|'))
        .collect();
    for command in every("oven", "split", 0) {
        let name = format!("`{}`", command.name());
        let row = rows.iter().find(|row| row.contains(&name));
        let leads = command.access().contains(&Access::Console);
        assert_eq!(row.is_some(), leads, "{name}");
        let cells = row
            .into_iter()
            .flat_map(|row| row.trim_matches('|').split('|'));
        assert!(
            cells.into_iter().all(|cell| !cell.trim().is_empty()),
            "{name}"
        );
    }
}
