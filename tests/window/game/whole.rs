//! Whole games: by keyboard, by pointer, by Tab and Enter.

use bevy::prelude::KeyCode;
use two_hats::app::screens::nav::{Overlay, Screen};

use super::{DIGITS, SCENARIOS, acting, after_the_choice, before_the_choice, begun, crisis};
use crate::hand::{Play, Setup};

/// More decisions than any game has.
const MANY: usize = 40;

/// Plays to the debrief. `answer` gives the answer of a position, `next` goes on from the briefing and from outcomes.
fn played(
    play: &mut Play,
    sound: bool,
    answer: impl Fn(&mut Play, usize),
    next: impl Fn(&mut Play),
) -> usize {
    if sound {
        play.sound("briefing");
    }
    next(play);
    for turn in 0..MANY {
        if play.screen() == Screen::Debrief {
            return turn;
        }
        assert_eq!(play.screen(), Screen::Crisis, "{:#?}", play.texts());
        let at = crisis(play);
        if sound {
            before_the_choice(play);
            play.sound(&at.title);
        }
        // Every answer that waits is given once in a while, and never twice in a row.
        let position = match turn % 3 {
            0 => turn % at.responses.len(),
            _ => acting(play, turn),
        };
        answer(play, position);
        assert_eq!(play.screen(), Screen::Outcome, "{}", at.title);
        if sound {
            after_the_choice(play);
            play.sound(&format!("what came of {}", at.title));
        }
        next(play);
    }
    panic!("the game does not end");
}

/// The control that goes on from a page without answers.
fn way_on(play: &mut Play) -> &'static str {
    ["Begin", "Next", "To the debrief"]
        .into_iter()
        .find(|label| play.has(label))
        .expect("there is a way on")
}

fn by_keys(play: &mut Play, position: usize) {
    let response = crisis(play).responses[position].clone();
    play.key(DIGITS[position]);
    assert_eq!(play.screen(), Screen::Crisis, "the first press picks only");
    assert_eq!(play.game().picked(), Some(&*response.id));
    let focused = play.focused();
    assert!(
        focused.starts_with(&response.text) && focused.contains("Picked"),
        "{focused}"
    );
    assert!(play.has("Give this answer"));
    play.key(KeyCode::Enter);
}

#[test]
fn a_whole_game_of_every_scenario_is_played_by_keyboard() {
    for scenario in SCENARIOS {
        let mut play = begun(Setup::default(), scenario);
        let turns = played(&mut play, true, by_keys, |play| play.key(KeyCode::Enter));
        // The shortest asks seven times on some roads.
        assert!(turns >= 7, "{scenario} ended after {turns} turns");
    }
}

#[test]
fn a_whole_game_is_played_by_keyboard_at_twice_the_size() {
    let setup = Setup {
        text_percent: 200,
        ..Setup::default()
    };
    let mut play = begun(setup, "two-basements");
    played(&mut play, true, by_keys, |play| play.key(KeyCode::Enter));
}

#[test]
fn a_whole_game_is_played_by_pointer() {
    let mut play = begun(Setup::default(), "second-kettle");
    played(
        &mut play,
        false,
        |play, position| {
            let id = format!("answer/{}", crisis(play).responses[position].id);
            play.click(&id);
            assert_eq!(play.screen(), Screen::Crisis, "the first click picks only");
            // Either way of giving it.
            play.click(if position % 2 == 0 {
                "Give this answer"
            } else {
                &id
            });
        },
        |play| {
            let label = way_on(play);
            play.click(label);
        },
    );
}

#[test]
fn a_whole_game_is_played_by_tab_and_enter() {
    let mut play = begun(Setup::default(), "more-frames-than-thumbs");
    played(
        &mut play,
        false,
        |play, position| {
            let id = format!("answer/{}", crisis(play).responses[position].id);
            play.tab_to(&id);
            assert_eq!(play.screen(), Screen::Crisis, "the first Enter picks only");
            play.tab_to(if position % 2 == 0 {
                "Give this answer"
            } else {
                &id
            });
        },
        |play| {
            let label = way_on(play);
            play.key(KeyCode::Tab);
            play.tab_to(label);
        },
    );
}

#[test]
fn a_change_of_mind_costs_nothing() {
    let mut play = begun(Setup::default(), "two-basements");
    play.key(KeyCode::Enter);
    let at = crisis(&play);
    play.key(KeyCode::Digit1);
    play.key(KeyCode::Digit3);
    assert_eq!(play.game().picked(), Some(&*at.responses[2].id));
    let picked: Vec<String> = play
        .controls()
        .into_iter()
        .map(|(_, _, says)| says)
        .filter(|says| says.contains("Picked"))
        .collect();
    assert_eq!(picked.len(), 1, "{picked:?}");
    play.key(KeyCode::Digit3);
    assert_eq!(play.screen(), Screen::Outcome);
}

#[test]
fn notes_tell_hats_only_of_what_has_been_answered() {
    let mut play = begun(Setup::default(), "two-basements");
    play.key(KeyCode::Enter);
    play.key(KeyCode::KeyN);
    assert_eq!(play.overlay(), Some(Overlay::Notes));
    assert!(play.shows("Questions for the table") && play.shows("What to listen for"));
    assert!(!super::hats(&mut play).iter().any(|icon| *icon != "both"));
    assert!(!play.shows("the leader’s hat") && !play.shows("the manager’s hat"));
    play.sound("notes before");
    play.key(KeyCode::KeyN);
    play.key(KeyCode::Digit1);
    play.key(KeyCode::Enter);
    play.key(KeyCode::KeyN);
    assert!(play.shows("The answers"));
    play.sound("notes after");
    play.key(KeyCode::Escape);
    assert_eq!(play.screen(), Screen::Outcome);
    play.key(KeyCode::KeyT);
    let team = play.game().view().expect("a game is on").team.clone();
    for member in team {
        assert!(play.shows(&member.name) && play.shows(&member.job));
    }
    play.sound("team");
}
