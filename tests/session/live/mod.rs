//! A room with phones without a network: what it does, who may do it, and what each gets to see.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail like tests")]

mod access;
mod after;
mod debriefed;
mod game;
mod leaks;
mod model;
mod names;
mod numbering;
mod observers;
mod order;
mod pace;
mod questions;

use std::path::{Path, PathBuf};

use serde_json::Value;
use two_hats::content::library::rulebook;
use two_hats::content::{Library, Source, Story};
use two_hats::session::Start;
use two_hats::session::live::{
    Access, Around, Command, Live, LiveStep, Names, Presence, Reply, Request, RoomOpened, Steps,
    Who,
};

const SMALL: &str = "tests/fixtures/small/scenario.ron";

/// A room, and numbers for what is asked of it.
struct Room {
    live: Live,
    cid: u64,
}

fn scenario(path: &str) -> (Source, Story) {
    Library::default().scenario(path).unwrap()
}

fn opened(tables: u16) -> RoomOpened {
    RoomOpened {
        tables,
        names: Names::None,
        choose: false,
        minutes: 5,
        steps: Steps::default(),
    }
}

/// A room of so many tables in which nothing is done in a crisis but voting.
fn only_votes(tables: u16) -> RoomOpened {
    RoomOpened {
        steps: Steps {
            discuss: false,
            predict: false,
            name_hat: false,
            again: false,
        },
        ..opened(tables)
    }
}

fn start(scenario: (Source, Story), save: Option<PathBuf>) -> Start {
    Start {
        scenario,
        rulebook: rulebook("standard").unwrap(),
        seed: 4,
        crises: Some(4),
        save,
    }
}

impl Room {
    fn new(opened: RoomOpened, seats: u32, save: Option<&Path>) -> Self {
        Self::of(scenario(SMALL), opened, seats, save)
    }

    fn of(of: (Source, Story), opened: RoomOpened, seats: u32, save: Option<&Path>) -> Self {
        Self::begun(start(of, save.map(Path::to_owned)), opened, seats)
    }

    fn begun(start: Start, opened: RoomOpened, seats: u32) -> Self {
        let mut live = Live::start(start, opened, "7KQ4M2", 0).unwrap();
        let enter = |access| Request::Enter {
            access,
            sha256: format!("{access:?}"),
        };
        let devices = [enter(Access::Console), enter(Access::Wall)];
        assert_eq!(
            live.submit(&devices, 0, "").unwrap(),
            [Reply::Device(1), Reply::Device(2)]
        );
        let joins = (1..=seats).map(|seat| Request::Join {
            name: Some(format!("Name {seat}")),
            sha256: format!("token {seat}"),
        });
        let joins: Vec<Request> = joins.collect();
        let replies = live.submit(&joins, 0, "").unwrap();
        assert_eq!(replies, (1..=seats).map(Reply::Seat).collect::<Vec<_>>());
        Self { live, cid: 0 }
    }

    fn ask(&mut self, who: Who, command: Command) -> Reply {
        self.cid += 1;
        let request = Request::Do {
            who,
            cid: self.cid,
            epoch: self.live.epoch(),
            command,
        };
        self.live
            .submit(&[request], 1_000, "NEWCDE")
            .unwrap()
            .remove(0)
    }

    fn console(&mut self, command: Command) {
        let reply = self.ask(Who::Device(1), command.clone());
        assert_eq!(reply, Reply::Done, "{command:?}");
    }

    fn next(&mut self) {
        let step = self.wall()["step"].clone();
        self.console(Command::Next {
            from: serde_json::from_value(step["step"].clone()).unwrap(),
            number: step["number"].as_u64().unwrap() as u16,
        });
    }

    fn vote(&mut self, seat: u32, response: &str) -> Reply {
        let view = self.seat(seat);
        let vote = Command::Vote {
            crisis: view["crisis"]["id"].as_str().unwrap_or_default().to_owned(),
            round: view["step"]["round"].as_u64().unwrap_or(1) as u8,
            response: response.to_owned(),
        };
        self.ask(Who::Seat(seat), vote)
    }

    fn seat(&self, seat: u32) -> Value {
        let sees = self.live.sees_as(seat).unwrap();
        serde_json::to_value(self.live.seat_view(sees, 1_000)).unwrap()
    }

    fn own(&self, seat: u32) -> Value {
        serde_json::to_value(self.live.own_view(seat, false)).unwrap()
    }

    fn wall(&self) -> Value {
        serde_json::to_value(self.live.wall_view(0, 1_000)).unwrap()
    }

    fn all(&self) -> Value {
        all(&self.live)
    }

    fn step(&self) -> LiveStep {
        serde_json::from_value(self.wall()["step"]["step"].clone()).unwrap()
    }
}

/// Everything that anybody could see of a room.
fn all(live: &Live) -> Value {
    let seats: Vec<Value> = live
        .seats()
        .into_iter()
        .map(|seat| {
            let sees = live.sees_as(seat).unwrap();
            serde_json::json!([live.seat_view(sees, 1_000), live.own_view(seat, false)])
        })
        .collect();
    serde_json::json!([seats, console(live), live.seq(), live.epoch()])
}

/// What the console shows.
fn console(live: &Live) -> Value {
    let around = Around {
        here: 0,
        presence: &|_| Presence::Gone,
        claims: &[],
        problems: Vec::new(),
    };
    serde_json::to_value(live.console_view(&around, 1_000)).unwrap()
}
