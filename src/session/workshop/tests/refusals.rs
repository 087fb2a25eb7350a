//! Whatever does not fit is refused, changes nothing, and writes nothing.

use super::*;

fn refused(room: &mut Workshop, intent: &RoomIntent) -> RoomRefused {
    let before = room.presenter(0);
    let path = room.session().save().map(Path::to_owned);
    let size = |path: &Option<PathBuf>| path.as_ref().map(|p| std::fs::metadata(p).unwrap().len());
    let bytes = size(&path);
    let refused = match room.submit(intent, 0) {
        Err(RoomError::Refused(refused)) => refused,
        other => panic!("{intent:?}: {other:?}"),
    };
    assert_eq!(room.presenter(0), before);
    assert_eq!(size(&path), bytes);
    refused
}

#[test]
fn rooms_have_bounds() {
    assert_eq!(Room::new(0, 3), Err(BadRoom::Size(0)));
    assert_eq!(Room::new(501, 3), Err(BadRoom::Size(501)));
    assert_eq!(Room::new(500, 0), Err(BadRoom::Minutes(0)));
    assert_eq!(Room::new(500, 61), Err(BadRoom::Minutes(61)));
    assert!(Room::new(1, 60).is_ok());
}

#[test]
fn before_and_after_a_crisis() {
    let (_folder, path) = folder();
    let mut room = begin(Some(&path), None, 30);
    for intent in [
        RoomIntent::StartTimer,
        RoomIntent::AddMinute,
        RoomIntent::Open(Open::Hands),
        hands("oven", "split", 3),
        choose("oven", "split"),
        reveal("oven"),
    ] {
        assert!(
            matches!(refused(&mut room, &intent), RoomRefused::WrongStep(_)),
            "{intent:?}"
        );
    }
    let back = RoomIntent::StepBack { turn: 1 };
    assert_eq!(refused(&mut room, &back), RoomRefused::NothingToTakeBack);
    assert_eq!(
        refused(&mut room, &RoomIntent::GoOn),
        RoomRefused::NotPaused
    );
    ask(&mut room, RoomIntent::Next);
    assert!(matches!(
        refused(&mut room, &RoomIntent::Next),
        RoomRefused::WrongStep(_)
    ));
    ask(&mut room, choose("oven", "split"));
    for intent in [
        hands("oven", "split", 3),
        choose("starter", "write"),
        RoomIntent::Open(Open::Discuss),
        RoomIntent::StartTimer,
    ] {
        assert!(
            matches!(refused(&mut room, &intent), RoomRefused::WrongStep(_)),
            "{intent:?}"
        );
    }
    let back = RoomIntent::StepBack { turn: 2 };
    let last = RoomRefused::NotTheLast { asked: 2, last: 1 };
    assert_eq!(refused(&mut room, &back), last);
}

#[test]
fn what_is_typed_in() {
    let mut room = begin(None, None, 30);
    ask(&mut room, RoomIntent::Next);
    assert_eq!(
        refused(&mut room, &RoomIntent::PauseTimer),
        RoomRefused::TimerRests
    );
    assert!(matches!(
        refused(&mut room, &hands("oven", "split", 1)),
        RoomRefused::WrongStep(_)
    ));
    assert!(matches!(
        refused(&mut room, &predict("morale", Way::Up, None)),
        RoomRefused::WrongStep(_)
    ));
    ask(&mut room, RoomIntent::StartTimer);
    assert_eq!(
        refused(&mut room, &RoomIntent::StartTimer),
        RoomRefused::TimerRuns
    );
    room.submit(&RoomIntent::PauseTimer, 600 * SECOND).unwrap();
    assert_eq!(
        refused(&mut room, &RoomIntent::StartTimer),
        RoomRefused::TimeIsUp
    );
    ask(&mut room, RoomIntent::Open(Open::Predict));
    assert!(matches!(
        refused(&mut room, &predict("direction", Way::Up, None)),
        RoomRefused::UnknownMeter { .. }
    ));
    ask(&mut room, predict("morale", Way::Up, Some(20)));
    assert_eq!(
        refused(&mut room, &predict("morale", Way::Down, Some(11))),
        RoomRefused::TooManyHands {
            hands: 31,
            size: 30
        }
    );
    ask(&mut room, RoomIntent::Open(Open::Hands));
    assert_eq!(refused(&mut room, &reveal("oven")), RoomRefused::NoHands);
    assert!(matches!(
        refused(&mut room, &hands("starter", "write", 1)),
        RoomRefused::OtherCrisis { .. }
    ));
    for response in ["write", "dance"] {
        assert!(matches!(
            refused(&mut room, &hands("oven", response, 1)),
            RoomRefused::NotOffered { .. }
        ));
        assert!(matches!(
            refused(&mut room, &choose("oven", response)),
            RoomRefused::NotOffered { .. }
        ));
    }
    ask(&mut room, hands("oven", "split", 15));
    for more in [16, u16::MAX] {
        let all = u32::from(more) + 15;
        assert_eq!(
            refused(&mut room, &hands("oven", "wait", more)),
            RoomRefused::TooManyHands {
                hands: all,
                size: 30
            }
        );
    }
    ask(&mut room, hands("oven", "wait", 15));
    let resize = |size| RoomIntent::Resize { size };
    assert_eq!(
        refused(&mut room, &resize(29)),
        RoomRefused::Room(BadRoom::FewerThanHands {
            size: 29,
            hands: 30
        })
    );
    assert_eq!(
        refused(&mut room, &resize(0)),
        RoomRefused::Room(BadRoom::Size(0))
    );
    assert_eq!(
        refused(&mut room, &resize(501)),
        RoomRefused::Room(BadRoom::Size(501))
    );
    ask(&mut room, resize(31));
    assert_eq!(room.projector(0).room, 31);
    ask(&mut room, reveal("oven"));
    assert!(matches!(
        refused(&mut room, &choose("oven", "split")),
        RoomRefused::WrongStep(_)
    ));
    assert!(matches!(
        refused(&mut room, &hands("oven", "split", 3)),
        RoomRefused::WrongStep(_)
    ));
    ask(&mut room, RoomIntent::Pause);
    assert_eq!(refused(&mut room, &RoomIntent::Pause), RoomRefused::Paused);
    assert_eq!(
        refused(&mut room, &RoomIntent::Open(Open::Hands)),
        RoomRefused::Paused
    );
    ask(&mut room, RoomIntent::Black { on: true });
    assert!(room.projector(0).black && room.projector(0).paused);
    ask(&mut room, RoomIntent::GoOn);
    ask(&mut room, RoomIntent::Open(Open::Hands));
    ask(&mut room, hands("oven", "wait", 14));
    let tie = RoomIntent::BreakTie {
        crisis: "oven".to_owned(),
        response: "split".to_owned(),
    };
    assert!(matches!(
        refused(&mut room, &tie),
        RoomRefused::WrongStep(_)
    ));
    ask(&mut room, reveal("oven"));
    assert_eq!(revealed(&room).turn.response.id, "split");
}
