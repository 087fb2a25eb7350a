//! The order of the answers, as it is set in the window: that of the file, for rooms with a show of hands and with phones.

use bevy::prelude::*;
use two_hats::app::play::room::{Number, Room, RoomAction};
use two_hats::app::play::saves::OpenSave;
use two_hats::app::screens::nav::{Navigate, Screen};
use two_hats::content::Library;
use two_hats::engine::{AnswerOrder, CrisisIx, ResponseIx};
use two_hats::session::CrisisView;
use two_hats::session::workshop::RoomStage;

use crate::hand::{Play, Setup};

const SCENARIO: &str = "two-basements";

/// Ids of the answers of a crisis as its file has them.
fn in_file(crisis: &str) -> Vec<String> {
    let (_, story) = Library::default().scenario(SCENARIO).expect("it ships");
    let crises = &story.raw().crises;
    let found = crises.iter().find(|known| known.id == crisis);
    let answers = found.expect("it is in the file").responses.iter();
    answers.map(|answer| answer.id.clone()).collect()
}

/// A seed that shows no crisis as the file does.
fn shuffles() -> u64 {
    let (_, story) = Library::default().scenario(SCENARIO).expect("it ships");
    let scenario = story.scenario();
    let otherwise = |seed: u64, crisis: u32| {
        let all = || scenario.crisis(CrisisIx(crisis)).responses.iter();
        let shown =
            AnswerOrder::Seed.shown(scenario, seed, CrisisIx(crisis), all().map(ResponseIx));
        !shown.into_iter().eq(all().map(ResponseIx))
    };
    let crises = 0..u32::try_from(story.raw().crises.len()).unwrap();
    let found = (0..5_000).find(|&seed| crises.clone().all(|crisis| otherwise(seed, crisis)));
    found.expect("one of them")
}

/// Set up by hand, with answers as the file has them or not.
fn set_up(as_in_file: bool) -> Play {
    let mut play = Play::with(Setup {
        seed: shuffles(),
        ..Setup::default()
    });
    play.send(Navigate::Open(Screen::RoomSetup));
    play.send(RoomAction::Scenario(SCENARIO.to_owned()));
    play.send(RoomAction::Set(Number::Crises, 3));
    if as_in_file {
        play.click("Answers in the order of the file");
    }
    play
}

/// What is shown stands as it stands in the file, as far as it is open; or otherwise.
fn stands(crisis: &str, shown: &[String], as_in_file: bool) {
    let mut file = in_file(crisis);
    file.retain(|answer| shown.contains(answer));
    assert!(shown.len() > 1);
    assert_eq!(shown == file, as_in_file, "{crisis}: {shown:?}, {file:?}");
}

fn asked(play: &Play) -> CrisisView {
    let room = play.app.world().resource::<Room>();
    match &room.view().expect("a workshop").projector.stage {
        RoomStage::Asked(asked) => asked.crisis.clone(),
        other => panic!("no crisis asks: {other:?}"),
    }
}

fn ids(crisis: &CrisisView) -> Vec<String> {
    crisis.responses.iter().map(|r| r.id.clone()).collect()
}

#[test]
fn a_show_of_hands_opened_in_the_window_goes_by_the_order_of_the_file() {
    for as_in_file in [true, false] {
        let mut play = set_up(as_in_file);
        play.click("Begin the workshop");
        play.key(KeyCode::Enter);
        for _ in 0..2 {
            let crisis = asked(&play);
            stands(&crisis.id, &ids(&crisis), as_in_file);
            // The number is that of the order that is shown.
            play.key(KeyCode::KeyA);
            let words = crate::room::words::<two_hats::app::screens::page::PageRoot>(&mut play);
            let places = crisis.responses.iter().map(|answer| {
                let place = words.find(&answer.text);
                place.unwrap_or_else(|| panic!("{}: {words}", answer.text))
            });
            assert!(places.is_sorted());
            play.key(KeyCode::KeyH);
            play.click(&format!("choose {}", crisis.responses[0].id));
            play.key(KeyCode::KeyR);
            for _ in 0..3 {
                play.key(KeyCode::Enter);
            }
        }
        let crisis = asked(&play);
        play.send(RoomAction::Leave);
        play.send(OpenSave::latest());
        play.until("the workshop", |play| play.screen() == Screen::Room);
        assert_eq!(ids(&asked(&play)), ids(&crisis));
        stands(&crisis.id, &ids(&crisis), as_in_file);
    }
}

#[cfg(feature = "host")]
#[test]
fn a_room_with_phones_opened_in_the_window_goes_by_the_order_of_the_file() {
    use std::net::{IpAddr, Ipv4Addr};

    use two_hats::app::play::phones::PhonesAction;
    use two_hats::session::live::{Command, LiveStep};

    use crate::phones::{console, until_seen, until_step};

    let shown = |play: &Play| {
        let crisis = console(play).wall.crisis.expect("a crisis is asked");
        let ids: Vec<String> = crisis.responses.iter().map(|r| r.id.clone()).collect();
        (crisis.id, ids)
    };
    for as_in_file in [true, false] {
        let mut play = set_up(as_in_file);
        play.send(PhonesAction::Choose(true));
        play.send(PhonesAction::Card(IpAddr::V4(Ipv4Addr::LOCALHOST)));
        play.click("Open the room");
        assert_eq!(play.screen(), Screen::Wall, "{}", play.notice());
        until_seen(&mut play);
        for number in 1..=2 {
            play.key(KeyCode::KeyG);
            until_step(&mut play, LiveStep::Discuss);
            let (crisis, ids) = shown(&play);
            stands(&crisis, &ids, as_in_file);
            // The count is numbered as the wall is.
            let rows = console(&play).tallies[0].rows.clone();
            assert!(rows.iter().map(|row| &row.response).eq(&ids));
            if number == 1 {
                play.send(PhonesAction::Ask(Command::Choose {
                    table: 1,
                    crisis,
                    response: ids[0].clone(),
                }));
                until_step(&mut play, LiveStep::Reveal);
            }
        }
        let before = shown(&play);
        play.send(PhonesAction::Leave);
        play.send(OpenSave::latest());
        play.until("the room", |play| play.screen() == Screen::Wall);
        until_seen(&mut play);
        assert_eq!(shown(&play), before);
    }
}
