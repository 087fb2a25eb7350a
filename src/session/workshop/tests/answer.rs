//! The group's answer is said without counting: the prediction comes between it and its reveal.

use super::*;

fn say(crisis: &str, response: &str) -> RoomIntent {
    RoomIntent::Answer {
        crisis: crisis.to_owned(),
        response: response.to_owned(),
    }
}

#[test]
fn an_answer_that_is_said_is_predicted_for_and_then_revealed() {
    let (_folder, path) = folder();
    let mut room = begin(Some(&path), None, 30);
    ask(&mut room, RoomIntent::Next);
    ask(&mut room, RoomIntent::Open(Open::Hands));
    // Whatever was counted.
    ask(&mut room, hands("oven", "speech", 14));
    ask(&mut room, say("oven", "split"));
    assert_eq!(
        asked(&room).step,
        RoomStep::Predict,
        "nothing is revealed yet"
    );
    assert_eq!(asked(&room).answer.as_deref(), Some("split"));
    ask(&mut room, predict("morale", Way::Up, None));
    drop(room);
    let mut room = resume(&path);
    assert_eq!(asked(&room).answer.as_deref(), Some("split"));
    ask(&mut room, reveal("oven"));
    let seen = revealed(&room);
    assert_eq!((&*seen.turn.response.id, seen.by), ("split", By::Group));
    assert_eq!(seen.predictions.len(), 1);
    ask(&mut room, RoomIntent::Next);
    assert_eq!(asked(&room).answer, None);
}

#[test]
fn whoever_goes_back_to_the_hands_asks_again_and_a_prediction_can_be_skipped() {
    let mut room = begin(None, None, 30);
    ask(&mut room, RoomIntent::Next);
    for back in [Open::Hands, Open::Discuss] {
        ask(&mut room, say("oven", "split"));
        ask(&mut room, RoomIntent::Open(back));
        ask(&mut room, RoomIntent::Open(Open::Predict));
        assert_eq!(asked(&room).answer, None);
        assert!(room.submit(&reveal("oven"), 0).is_err(), "nothing is known");
    }
    // Another one may be said while the room predicts.
    ask(&mut room, say("oven", "split"));
    ask(&mut room, say("oven", "speech"));
    let crisis = "oven".to_owned();
    ask(&mut room, RoomIntent::SkipPrediction { crisis });
    let seen = revealed(&room);
    assert_eq!((&*seen.turn.response.id, seen.by), ("speech", By::Group));
    assert!(room.submit(&say("oven", "split"), 0).is_err());
}
