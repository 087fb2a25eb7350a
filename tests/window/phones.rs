//! A room with phones in the window: phones join over real sockets, the wall shows it, keys lead it.

use std::net::{IpAddr, Ipv4Addr, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;

use bevy::prelude::*;
use bevy::window::{PrimaryWindow, WindowCloseRequested};
use two_hats::app::play::phones::{Laid, Phones, PhonesAction, PhonesSetup, StepKind};
use two_hats::app::play::room::{Number, RoomAction};
use two_hats::app::play::saves::OpenSave;
use two_hats::app::screens::nav::{Navigate, Overlay, Screen};
use two_hats::app::screens::page::PageRoot;
use two_hats::app::screens::room::presenter::PresenterRoot;
use two_hats::host::crowd::{Crowd, Pace, Place};
use two_hats::session::live::{Command, ConsoleView, Direction, LiveStep};

use crate::hand::{Play, Setup};
use crate::room::{presenter_click, presenter_sound, words};

const SCENARIO: &str = "two-basements";

/// Simulated phones, until this is dropped.
pub(crate) struct People {
    stop: Arc<AtomicBool>,
    run: Option<JoinHandle<()>>,
}

impl People {
    pub(crate) fn come(play: &Play, people: u32) -> Self {
        let join = play.app.world().resource::<Phones>();
        let join = join.addresses().expect("a room is open").join.clone();
        let crowd = Crowd {
            place: Place::parse(&join).unwrap(),
            people,
            pace: Pace::Burst,
            naps: 0.0,
            joining: 50,
            seed: 3,
            until: None,
        };
        let stop = Arc::new(AtomicBool::new(false));
        let leave = Arc::clone(&stop);
        let run = std::thread::spawn(move || drop(crowd.run(&leave)));
        Self {
            stop,
            run: Some(run),
        }
    }
}

impl Drop for People {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        if let Some(run) = self.run.take() {
            run.join().expect("the phones end");
        }
    }
}

pub(crate) fn console(play: &Play) -> ConsoleView {
    let phones = play.app.world().resource::<Phones>();
    phones.console().expect("a room is seen").clone()
}

fn step(play: &Play) -> LiveStep {
    console(play).wall.step.step
}

pub(crate) fn wall(play: &mut Play) -> String {
    words::<PageRoot>(play)
}

pub(crate) fn presenter(play: &mut Play) -> String {
    words::<PresenterRoot>(play)
}

pub(crate) fn until_step(play: &mut Play, wanted: LiveStep) {
    play.until(&format!("{wanted:?}"), |play| step(play) == wanted);
    play.frames(3);
}

/// The room shows its first state from a thread of its own.
pub(crate) fn until_seen(play: &mut Play) {
    play.until("the room", |play| {
        play.app.world().resource::<Phones>().seen().is_some()
    });
    play.frames(3);
}

/// Nobody answers at this address.
fn nobody_at(address: &str) -> bool {
    TcpStream::connect(address).is_err()
}

fn address(play: &Play) -> String {
    let phones = play.app.world().resource::<Phones>();
    phones.addresses().expect("a room is open").address.clone()
}

/// A room of three crises, open on this computer alone.
fn opened(setup: Setup) -> Play {
    opened_at(setup, Ipv4Addr::LOCALHOST, 1)
}

/// The same at one of this computer's own addresses, with so many tables.
pub(crate) fn opened_at(setup: Setup, own: Ipv4Addr, tables: u16) -> Play {
    let mut play = Play::with(setup);
    play.send(Navigate::Open(Screen::RoomSetup));
    play.send(RoomAction::Scenario(SCENARIO.to_owned()));
    play.send(RoomAction::Set(Number::Crises, 3));
    play.send(PhonesAction::Choose(true));
    play.send(PhonesAction::Card(IpAddr::V4(own)));
    play.send(PhonesAction::Tables(tables));
    play.send(PhonesAction::Start);
    assert_eq!(play.screen(), Screen::Wall, "{}", play.notice());
    until_seen(&mut play);
    play
}

/// Every page of the step at hand is whole, and none says what only whoever leads may know.
fn every_page(play: &mut Play, secret: &str) -> Vec<String> {
    let pages = play.app.world().resource::<Phones>().pages();
    let mut seen = Vec::new();
    for page in 0..pages {
        if page > 0 {
            play.key(KeyCode::KeyX);
        }
        play.sound(&format!("{:?} {page}", step(play)));
        let words = wall(play);
        assert!(!words.contains(secret), "{words}");
        seen.push(words);
    }
    seen
}

#[test]
fn a_room_is_led_from_its_code_to_its_debrief() {
    let mut play = opened(Setup::default());
    let known = play.app.world().resource::<Phones>();
    let secret = known.addresses().unwrap().console.clone();
    let secret = secret.split_once('#').unwrap().1.to_owned();
    let code = console(&play).code;
    let page = wall(&mut play);
    assert!(
        page.contains(&code) && page.contains(&address(&play)),
        "{page}"
    );
    assert!(page.contains("0 people are in"), "{page}");
    let people = People::come(&play, 3);
    play.until("three phones", |play| {
        wall(play).contains("3 people are in")
    });
    every_page(&mut play, &secret);
    for crisis in 1..=3 {
        play.key(KeyCode::KeyG);
        until_step(&mut play, LiveStep::Discuss);
        assert_eq!(console(&play).wall.step.number, crisis);
        let asked = console(&play).wall.crisis.unwrap();
        let pages = every_page(&mut play, &secret);
        assert!(pages[0].contains(&asked.title) && !pages[0].contains(&asked.responses[0].text));
        assert!(pages[1].contains(&asked.responses[0].text));
        play.key(KeyCode::KeyG);
        until_step(&mut play, LiveStep::Vote);
        play.until("all votes", |play| wall(play).contains("3 of 3 through"));
        let pages = every_page(&mut play, &secret);
        assert!(pages.iter().all(|page| !page.contains(" %")), "{pages:?}");
        // Only the presenter's page has the count.
        let rows = console(&play).tallies[0].rows.clone();
        assert_eq!(rows.iter().map(|row| row.phones).sum::<u32>(), 3);
        play.key(KeyCode::KeyG);
        until_step(&mut play, LiveStep::Predict);
        play.until("all predictions", |play| {
            wall(play).contains("3 of 3 through")
        });
        every_page(&mut play, &secret);
        play.key(KeyCode::KeyG);
        until_step(&mut play, LiveStep::NameHat);
        play.until("all hats", |play| wall(play).contains("3 of 3 through"));
        every_page(&mut play, &secret);
        play.key(KeyCode::KeyG);
        play.until("a reveal or a tie", |play| {
            matches!(step(play), LiveStep::Reveal | LiveStep::Tie)
        });
        until_step(&mut play, LiveStep::Reveal);
        let reveal = console(&play).wall.reveal.unwrap();
        let pages = every_page(&mut play, &secret);
        assert!(pages[0].contains(&reveal.text) && pages[0].contains(&reveal.hat.name));
        assert!(pages[1].contains("How the room voted") && pages[1].contains(" %"));
        let moved = &reveal.meters[0];
        assert!(pages[2].contains(&moved.name), "{}", pages[2]);
    }
    play.key(KeyCode::KeyG);
    until_step(&mut play, LiveStep::Over);
    play.until("the reckoning", |play| console(play).wall.acts.is_some());
    let acts = console(&play).wall.acts.unwrap();
    let end = console(&play).wall.end.unwrap();
    let page = wall(&mut play);
    assert!(
        page.contains(&end.title) && page.contains("The story"),
        "{page}"
    );
    let card = &acts.story[0];
    // Of what came of it there may be fewer words, so that the whole story fits.
    let came: Vec<&str> = card.came.split(' ').take(4).collect();
    assert!(
        page.contains(&card.title) && page.contains(&came.join(" ")),
        "{page}"
    );
    assert!(
        page.contains("games that go by routine") && page.contains(&acts.stands),
        "{page}"
    );
    play.sound("act 1");
    // A console turns the act for every wall; the window follows.
    play.send(PhonesAction::Ask(Command::ShowAct { act: 3 }));
    play.until("the third act", |play| console(play).wall.act == 3);
    play.sound("act 3");
    let page = wall(&mut play);
    for part in [
        &acts.start.title,
        &acts.stop.because,
        &console(&play).wall.closing[0],
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    // And the window's own keys turn it for all.
    play.key(KeyCode::Comma);
    play.until("the second act", |play| console(play).wall.act == 2);
    play.sound("act 2");
    let page = wall(&mut play);
    let point = acts.point.unwrap();
    assert!(
        page.contains(&point.other) && page.contains(&point.said),
        "{page}"
    );
    drop(people);
    play.click("Close the room, and debrief");
    play.until("the debrief", |play| play.screen() == Screen::Debrief);
    assert!(play.app.world().resource::<Phones>().addresses().is_none());
}

#[test]
fn the_presenters_page_leads_counts_and_has_the_consoles_address() {
    let mut play = opened(Setup::default());
    let known = play.app.world().resource::<Phones>().addresses().unwrap();
    let console_at = known.console.clone();
    let _people = People::come(&play, 2);
    play.key(KeyCode::F2);
    play.until("the presenter's page", |play| !presenter(play).is_empty());
    assert!(presenter(&mut play).contains(&console_at));
    play.until("two phones", |play| {
        presenter(play).contains("2 of 2 phones are here")
    });
    play.key(KeyCode::KeyG);
    until_step(&mut play, LiveStep::Discuss);
    play.key(KeyCode::KeyT);
    play.until("the timer", |play| {
        console(play).wall.room.timer.until.is_some()
    });
    play.key(KeyCode::KeyG);
    until_step(&mut play, LiveStep::Vote);
    play.until("the count", |play| {
        let votes: u32 = console(play).tallies[0].rows.iter().map(|r| r.phones).sum();
        votes == 2 && presenter(play).contains("for you alone")
    });
    assert!(!wall(&mut play).contains("for you alone"));
    play.key(KeyCode::KeyK);
    play.until("a break", |play| wall(play).contains("A short break"));
    assert!(presenter(&mut play).contains("the room is paused"));
    play.key(KeyCode::KeyK);
    play.until("no break", |play| !wall(play).contains("A short break"));
    play.key(KeyCode::Period);
    play.until("black", |play| console(play).wall.black);
    play.key(KeyCode::Period);
    play.until("light", |play| !console(play).wall.black);
    play.key(KeyCode::KeyR);
    play.until("a reveal or a tie", |play| {
        matches!(step(play), LiveStep::Reveal | LiveStep::Tie)
    });
    until_step(&mut play, LiveStep::Reveal);
    play.key(KeyCode::KeyB);
    assert_eq!(
        play.app.world().resource::<Phones>().laid(),
        Laid::Back,
        "it asks"
    );
    play.key(KeyCode::KeyY);
    until_step(&mut play, LiveStep::Vote);
}

#[test]
fn the_consoles_address_lies_on_the_wall_for_a_moment_and_only_when_asked_for() {
    let mut play = opened(Setup::default());
    let known = play.app.world().resource::<Phones>().addresses().unwrap();
    let console_at = known.console.clone();
    assert!(!wall(&mut play).contains(&console_at));
    play.send(PhonesAction::Lay(Laid::Console));
    assert!(wall(&mut play).contains(&console_at));
    play.frames(420);
    assert!(
        !wall(&mut play).contains(&console_at),
        "20 seconds are over"
    );
    play.key(KeyCode::F2);
    play.send(PhonesAction::Lay(Laid::Console));
    assert!(!wall(&mut play).contains(&console_at));
}

#[test]
fn nothing_is_open_but_a_room_and_closing_it_asks_and_frees_the_port() {
    // Rooms of other tests take the ports that become free at the address that all take.
    let own = Ipv4Addr::new(127, 0, 7, 1);
    let mut play = opened_at(Setup::default(), own, 1);
    let at = address(&play);
    assert!(!nobody_at(&at));
    let window = play
        .app
        .world_mut()
        .query_filtered::<Entity, With<PrimaryWindow>>()
        .single(play.app.world())
        .unwrap();
    play.app
        .world_mut()
        .write_message(WindowCloseRequested { window });
    play.frames(3);
    assert_eq!(play.overlay(), Some(Overlay::Closing));
    play.key(KeyCode::Escape);
    play.send(PhonesAction::Lay(Laid::Leave));
    assert!(wall(&mut play).contains("Close the room?") && !nobody_at(&at));
    play.key(KeyCode::KeyY);
    assert_eq!(play.screen(), Screen::Title);
    assert!(nobody_at(&at), "the port is free");
    // Another page than the wall holds no room either.
    let mut play = opened_at(Setup::default(), own, 1);
    let at = address(&play);
    play.send(Navigate::Open(Screen::Title));
    assert!(nobody_at(&at));
}

#[test]
fn a_room_that_was_closed_is_opened_again_where_it_stood_with_its_seats() {
    let mut play = opened(Setup::default());
    let people = People::come(&play, 2);
    play.until("two phones", |play| console(play).wall.room.people == 2);
    play.key(KeyCode::KeyG);
    until_step(&mut play, LiveStep::Discuss);
    drop(people);
    play.send(PhonesAction::Leave);
    assert_eq!(play.screen(), Screen::Title);
    assert!(play.shows("a room with phones"));
    play.send(OpenSave::latest());
    play.until("the room", |play| play.screen() == Screen::Wall);
    until_seen(&mut play);
    until_step(&mut play, LiveStep::Discuss);
    assert_eq!(console(&play).wall.room.people, 2);
    // The page of workshops names it, too, and opens it as what it is.
    play.send(PhonesAction::Leave);
    play.send(Navigate::Open(Screen::RoomSetup));
    let label = "Go on with Two Basements, crisis 1, a room with phones";
    assert!(play.shows(label), "{:?}", play.texts());
    play.key(KeyCode::KeyG);
    play.until("the room", |play| play.screen() == Screen::Wall);
    until_seen(&mut play);
    until_step(&mut play, LiveStep::Discuss);
    assert_eq!(console(&play).wall.room.people, 2);
}

#[test]
fn simulated_phones_come_for_a_rehearsal_and_go() {
    let mut play = opened(Setup::default());
    play.send(PhonesAction::Rehearse);
    play.until("somebody", |play| console(play).wall.room.people > 0);
    assert!(play.app.world().resource::<Phones>().rehearses());
    // Whoever rehearses is told what to do and what to say, on the page that nobody else sees.
    play.key(KeyCode::F2);
    let told = |play: &mut Play, step, number| {
        let direction = Direction::at(step, number).expect("there is one");
        let page = presenter(play);
        assert!(
            page.contains(direction.act) && page.contains(direction.say),
            "{page}"
        );
        assert!(!wall(play).contains(direction.act));
    };
    told(&mut play, LiveStep::Briefing, 0);
    play.key(KeyCode::KeyG);
    until_step(&mut play, LiveStep::Discuss);
    told(&mut play, LiveStep::Discuss, 1);
    play.sound("the directions");
    play.send(PhonesAction::Rehearse);
    assert!(!presenter(&mut play).contains("Stage directions"));
    assert!(!play.app.world().resource::<Phones>().rehearses());
    play.until("nobody awake", |play| console(play).wall.here == 0);
}

#[test]
fn a_room_with_tables_shows_them_side_by_side_and_one_without_steps_skips_them() {
    let mut play = Play::new();
    play.send(Navigate::Open(Screen::RoomSetup));
    play.send(RoomAction::Scenario(SCENARIO.to_owned()));
    play.send(PhonesAction::Choose(true));
    play.send(PhonesAction::Card(IpAddr::V4(Ipv4Addr::LOCALHOST)));
    play.send(PhonesAction::Tables(2));
    for step in [StepKind::Discuss, StepKind::Predict, StepKind::NameHat] {
        play.send(PhonesAction::Set(step, false));
    }
    play.sound("setup with phones");
    let setup = play.app.world().resource::<PhonesSetup>();
    assert!(setup.preflight().join(" ").contains("Only this computer"));
    play.key(KeyCode::KeyB);
    assert_eq!(play.screen(), Screen::Wall);
    until_seen(&mut play);
    let _people = People::come(&play, 4);
    play.until("four phones", |play| console(play).wall.room.people == 4);
    play.key(KeyCode::KeyG);
    until_step(&mut play, LiveStep::Vote);
    play.until("two tables", |play| {
        let page = wall(play);
        page.contains("Table 1: 2 of 2") && page.contains("Table 2: 2 of 2")
    });
    play.key(KeyCode::KeyG);
    play.until("a reveal", |play| {
        let tables = console(play).wall.tables;
        tables.iter().all(|table| table.step == LiveStep::Reveal)
    });
    play.key(KeyCode::KeyX);
    play.frames(3);
    let page = wall(&mut play);
    assert!(
        page.contains("Table 1") && page.contains("Table 2"),
        "{page}"
    );
}

/// Clicks in the presenter's window, and waits for what comes of it in the room.
fn leads(play: &mut Play, control: &str, found: impl Fn(&ConsoleView) -> bool) {
    presenter_click(play, &format!("presenter/{control}"));
    play.until(control, |play| found(&console(play)));
    play.frames(3);
    presenter_sound(play);
}

#[test]
fn the_presenters_page_does_what_the_console_page_does() {
    let mut play = opened_at(Setup::default(), Ipv4Addr::LOCALHOST, 2);
    let _people = People::come(&play, 4);
    play.until("four phones", |play| console(play).wall.room.people == 4);
    play.key(KeyCode::F2);
    play.until("the presenter's page", |play| !presenter(play).is_empty());
    let code = console(&play).code;
    presenter_click(&mut play, "presenter/new code");
    assert_eq!(console(&play).code, code, "it asks first");
    leads(&mut play, "new code yes", |seen| seen.code != code);
    leads(&mut play, "lock", |seen| seen.wall.room.locked);
    presenter_click(&mut play, "presenter/people");
    let page = presenter(&mut play);
    assert!(page.contains("Seat 3 · table 1 · here"), "{page}");
    presenter_click(&mut play, "presenter/seat 3");
    assert!(play.has("presenter/table of seat 3"));
    leads(&mut play, "observe 3", |seen| seen.wall.room.observers == 1);
    presenter_click(&mut play, "presenter/seat 4");
    presenter_click(&mut play, "presenter/remove 4");
    assert_eq!(console(&play).wall.room.people, 3, "it asks first");
    leads(&mut play, "remove 4 yes", |seen| seen.wall.room.people == 2);

    presenter_click(&mut play, "presenter/plan");
    leads(&mut play, "hold off", |seen| seen.plan.held_off);
    leads(&mut play, "step Predict", |seen| !seen.steps.predict);
    leads(&mut play, "step NameHat", |seen| !seen.steps.name_hat);
    leads(&mut play, "questions", |seen| seen.asks);
    assert!(wall(&mut play).contains("0 of 2 have answered"));
    leads(&mut play, "questions", |seen| !seen.asks);
    play.key(KeyCode::KeyG);
    until_step(&mut play, LiveStep::Discuss);
    let asked = console(&play).wall.crisis.unwrap();
    play.send(PhonesAction::Ask(Command::SetPace { until: Some(1) }));
    play.until("their own pace", |play| {
        wall(play).contains("Each table goes on by itself")
    });
    play.sound("tables at their own pace");
    let page = wall(&mut play);
    assert!(!page.contains(&asked.title), "the wall keeps it: {page}");
    assert!(presenter(&mut play).contains(&asked.responses[0].text));
    leads(&mut play, "in step", |seen| seen.until.is_none());
    assert!(wall(&mut play).contains(&asked.title));
    leads(&mut play, "open Vote", |seen| {
        seen.wall.step.step == LiveStep::Vote
    });
    presenter_click(&mut play, "presenter/ballot Cards");
    let first = &console(&play).tallies[0].rows[0].response;
    assert!(play.has(&format!("presenter/cards 1 {first}")));
    play.until("all votes", |play| {
        let tables = console(play).wall.tables;
        tables.iter().all(|table| table.done == 1)
    });
    play.key(KeyCode::KeyR);
    until_step(&mut play, LiveStep::Reveal);
    presenter_click(&mut play, "presenter/end now");
    leads(&mut play, "end now yes", |seen| seen.plan.crises == Some(1));
    play.key(KeyCode::KeyG);
    until_step(&mut play, LiveStep::Over);
    play.until("the reckoning", |play| console(play).wall.acts.is_some());
    play.frames(3);
    play.sound("the story of a table");
    leads(&mut play, "tell of 2", |seen| {
        seen.wall.acts.as_ref().is_some_and(|acts| acts.table == 2)
    });
    assert!(wall(&mut play).contains("The story of table 2"));
    leads(&mut play, "act 2", |seen| seen.wall.act == 2);
    play.sound("the roads of tables");
    assert!(wall(&mut play).contains("The roads"));
}
