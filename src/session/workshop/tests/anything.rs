//! Whatever is asked for, in whatever order.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::session::PlanChange;

/// Names that are right, and names that are not.
const CRISES: [&str; 3] = ["oven", "wedding", ""];
const RESPONSES: [&str; 3] = ["split", "dance", ""];
const METERS: [&str; 6] = ["morale", "stability", "results", "flour", "direction", ""];

/// One thing to ask for, out of three numbers. Most of them fit somewhere.
fn intent(room: &Workshop, (kind, a, b): (u8, u16, u8)) -> RoomIntent {
    let presenter = room.presenter(0);
    let (crisis, responses, step) = match &presenter.projector.stage {
        RoomStage::Asked(asked) => {
            let ids = asked.crisis.responses.iter().map(|r| r.id.clone());
            (asked.crisis.id.clone(), ids.collect(), Some(asked.step))
        }
        _ => (String::new(), Vec::new(), None),
    };
    let at = usize::from(b);
    let crisis = match b {
        0..240 => crisis,
        _ => CRISES[at % 3].to_owned(),
    };
    let response = match responses.get(at % 5) {
        Some(response) => response.clone(),
        None => responses
            .first()
            .filter(|_| b % 2 == 0)
            .cloned()
            .unwrap_or_else(|| RESPONSES[at % 3].to_owned()),
    };
    // What the step asks for, more often than not, so that walks get somewhere.
    let kind = match (kind, step) {
        (200.., Some(RoomStep::Tie)) => 12,
        (200.., Some(RoomStep::Hands)) => [8, 8, 11][at % 3],
        (200.., Some(_)) => 6,
        (200.., None) => 13,
        (kind, _) => kind % 24,
    };
    match kind {
        0 => RoomIntent::StartTimer,
        1 => RoomIntent::PauseTimer,
        2 => RoomIntent::AddMinute,
        3 => RoomIntent::Open(Open::Discuss),
        4 | 5 => RoomIntent::Open(Open::Predict),
        6 => RoomIntent::Open(Open::Hands),
        7 => RoomIntent::Predict {
            crisis,
            meter: METERS[at % 6].to_owned(),
            way: [Way::Up, Way::Down, Way::Same][usize::from(a) % 3],
            hands: (b % 4 > 0).then_some(a % 20),
        },
        8 => RoomIntent::Hands {
            crisis,
            response,
            hands: if b > 250 { a } else { a % 20 },
        },
        9 => RoomIntent::SkipPrediction { crisis },
        22 => RoomIntent::Answer { crisis, response },
        10 => RoomIntent::Choose { crisis, response },
        11 => RoomIntent::Reveal { crisis },
        12 => RoomIntent::BreakTie { crisis, response },
        13 => RoomIntent::Next,
        14 => RoomIntent::StepBack {
            turn: presenter.can_step_back.unwrap_or(a),
        },
        15 => RoomIntent::Pause,
        16 => RoomIntent::GoOn,
        17 => RoomIntent::Black { on: a % 2 == 0 },
        18 => RoomIntent::Resize { size: a % 40 },
        19 => RoomIntent::Plan(PlanChange::Skip { crisis }),
        20 => RoomIntent::Plan(PlanChange::HoldOff { on: a % 2 == 0 }),
        21 => RoomIntent::Plan(PlanChange::Unskip {
            crisis: "oven".to_owned(),
        }),
        _ => RoomIntent::Plan(PlanChange::Length {
            crises: (a % 9 > 0).then_some(a % 9),
        }),
    }
}

/// What holds at every moment.
fn holds(room: &Workshop, now: i64) {
    let view = room.projector(now);
    let size = u32::from(view.room);
    assert!((1..=500).contains(&size));
    match view.stage {
        RoomStage::Asked(asked) => {
            let counted: u32 = asked.hands.iter().flatten().map(|&h| u32::from(h)).sum();
            assert!(counted <= size && counted == u32::from(asked.counted));
            let predicted = asked.predictions.iter().filter_map(|p| p.hands);
            assert!(predicted.map(u32::from).sum::<u32>() <= size);
            assert_eq!(asked.step == RoomStep::Tie, asked.tied.len() > 1);
            assert!(asked.answer.is_none() || asked.step == RoomStep::Predict);
        }
        RoomStage::Reveal(reveal) => {
            let chosen: Vec<_> = reveal.split.iter().filter(|s| s.chosen).collect();
            assert_eq!(chosen.len(), 1);
            assert_eq!(chosen[0].response.id, reveal.turn.response.id);
            let most = reveal.split.iter().map(|s| s.hands).max().unwrap();
            if reveal.by != By::Group {
                assert_eq!(chosen[0].hands, most);
            }
            assert_eq!(reveal.by == By::Facilitator, !reveal.tied.is_empty());
        }
        RoomStage::Briefing | RoomStage::Over(_) => {}
    }
    assert_eq!(
        room.rounds().len(),
        room.session().playthrough().decisions().count()
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn a_workshop_that_is_killed_stands_where_it_stood(
        asked in prop::collection::vec((any::<u8>(), any::<u16>(), any::<u8>()), 60),
        crises in prop::option::of(1_u16..5),
    ) {
        let (_folder, path) = folder();
        let mut room = begin(Some(&path), crises, 25);
        let mut known: BTreeMap<String, u64> = BTreeMap::new();
        let mut now = 0;
        for numbers in asked {
            now += i64::from(numbers.1);
            let intent = intent(&room, numbers);
            let before = room.presenter(now);
            if room.submit(&intent, now).is_err() {
                prop_assert_eq!(room.presenter(now), before);
                continue;
            }
            holds(&room, now);
            // The same decisions meet the same luck, however often they were taken back.
            let decided: Vec<_> = room.session().playthrough().decisions().collect();
            let found = room.session().playthrough().fingerprint();
            let plan = room.session().playthrough().plan();
            prop_assert_eq!(*known.entry(format!("{plan:?} {decided:?}")).or_insert(found), found);
            prop_assert!(plan.crises.is_none_or(|most| decided.len() <= usize::from(most)));
            let (seen, rounds) = (room.presenter(now + 7), room.rounds().to_vec());
            drop(room);
            room = resume(&path);
            prop_assert_eq!(room.presenter(now + 7), seen);
            prop_assert_eq!(room.rounds(), &rounds[..]);
            prop_assert_eq!(room.session().playthrough().fingerprint(), found);
        }
        drop(room);
        let record = read(&path).unwrap();
        let verified = crate::session::verify(&record, &path).unwrap();
        prop_assert_eq!(verified.first_fault(), None);
        prop_assert_eq!(verified.decisions.len(), record.decisions.len());
    }
}
