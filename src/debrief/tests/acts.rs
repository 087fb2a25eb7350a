//! What a debrief says first: faces, and whom the game changed most.

use super::*;

/// Nobody is named and nobody has moved, but this one, by so many points of trust in the crisis with this number.
fn moved(found: &mut Debrief, id: &str, crisis: usize, by: i32) {
    for turn in &mut found.turns {
        turn.title = "The oven".to_owned();
        turn.text = "Wait.".to_owned();
        turn.outcome = "It is mended.".to_owned();
        turn.events.clear();
    }
    for member in &mut found.team {
        member.left = None;
    }
    for number in &mut found.numbers {
        if number.id.starts_with("member:") {
            number.values.fill(Points(50_000));
        }
        if number.id == format!("member:{id}:trust") {
            let later = number.values.iter_mut().skip(crisis);
            later.for_each(|value| *value = Points(50_000 + by * 1000));
        }
    }
}

#[test]
fn a_card_has_the_face_of_whom_its_own_words_name() {
    let mut found = debrief(standard(), 4, &HARD);
    let (told, other) = (found.team[0].clone(), found.team[1].clone());
    moved(&mut found, &other.id, 1, 20);
    for turn in &mut found.turns {
        turn.outcome = format!("{} mends it.", told.name);
        turn.events = vec![format!("{} has had enough.", other.name)];
    }
    let acts = found.acts();
    assert!(acts.story.len() > 1);
    for card in &acts.story {
        assert_eq!(card.who.map(|(who, _)| who), Some(&*told.id));
    }
}

#[test]
fn the_turning_point_has_the_face_of_whoever_it_moved_most() {
    let mut found = debrief(standard(), 4, &HARD);
    let at = found.acts().point.unwrap().turn.turn;
    let id = found.team[1].id.clone();
    moved(&mut found, &id, usize::from(at), 1);
    let acts = found.acts();
    for card in &acts.story {
        let who = card.who.map(|(who, _)| who);
        let here = card.turn.turn == at;
        assert_eq!(who, here.then_some(&*id), "crisis {}", card.turn.turn);
    }
}

#[test]
fn the_turning_point_has_a_face_also_where_it_moved_nobody() {
    let mut found = debrief(standard(), 4, &HARD);
    let at = found.acts().point.unwrap().turn.turn;
    let id = found.team[1].id.clone();
    moved(&mut found, &id, usize::from(at), 0);
    let acts = found.acts();
    let faces: Vec<u16> = acts
        .story
        .iter()
        .filter(|card| card.who.is_some())
        .map(|card| card.turn.turn)
        .collect();
    assert_eq!(faces, [at]);
}

#[test]
fn whom_the_game_changed_most_is_named_with_the_crisis_that_did_it() {
    let mut found = debrief(standard(), 4, &HARD);
    let (id, name) = (found.team[1].id.clone(), found.team[1].name.clone());
    moved(&mut found, &id, 2, -9);
    let said = found.acts().person.unwrap().said();
    assert_eq!(
        said,
        format!(
            "{name} trusts you less than on the first day. Most of that came in crisis 2, “The oven”."
        )
    );
    moved(&mut found, &id, 1, 9);
    let said = found.acts().person.unwrap().said();
    assert!(
        said.contains(" more than on the first day") && said.contains("crisis 1,"),
        "{said}"
    );
    moved(&mut found, &id, 1, 3);
    assert_eq!(found.acts().person, None, "too little to say so");
    found.team[0].left = Some(2);
    let said = found.acts().person.unwrap().said();
    let gone = &found.team[0].name;
    assert_eq!(said, format!("{gone} left in crisis 2, “The oven”."));
    assert!(found.html().contains(" left in crisis 2, "));
}
