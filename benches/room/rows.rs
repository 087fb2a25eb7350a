//! What is measured, row by row.

use std::time::{Duration, Instant};

use serde_json::json;
use tokio::time::{sleep, sleep_until};

use super::Failed;
use super::crowd::{Console, Crowd, Question};
use super::server::{Paths, Server, processor, run_on, syncs};
use super::wire::{Kind, Phone};

/// Rounds of votes; the first one warms up and is not counted.
const ROUNDS: usize = 6;
const CHATS: usize = 4;
const PEOPLE: u32 = 500;
const MANY: u32 = 2_000;
const TWO: Duration = Duration::from_secs(2);
const FIVE: Duration = Duration::from_secs(5);
/// Changes that go to everybody, and the consoles that ask for them: each may say a hundred things at once.
const CHANGES: usize = 500;
const CONSOLES: usize = 6;

/// Of one server.
#[derive(Debug, Default)]
pub(super) struct Figures {
    /// p99 of each round, from a vote to its acknowledgement, 500 phones.
    pub(super) ack: Vec<Duration>,
    /// The same where the server sends each vote to everybody.
    pub(super) chat: Vec<Duration>,
    /// From something that everybody has to see until the last phone sees it.
    pub(super) last: Vec<Duration>,
    /// The same as `ack` with 2,000 phones.
    pub(super) many: Vec<Duration>,
    pub(super) joined: Option<Duration>,
    pub(super) back: Vec<Duration>,
    /// Resident and private, with 2,000 phones.
    pub(super) memory: (f64, f64),
    /// Share of a core of an idle room of 500, in per cent.
    pub(super) idle: f64,
    /// Share of its core that the generator used in `ack` and in `chat` or `last`, in per cent.
    pub(super) generator: (f64, f64),
    /// Votes of 2,000 phones that were not counted.
    pub(super) lost: u64,
}

/// All of it: of each server, and how long a sync took.
#[derive(Debug)]
pub(super) struct All {
    pub(super) of: [Figures; 3],
    pub(super) syncs: Duration,
}

/// Measures everything.
pub(super) async fn measure(paths: &Paths) -> Result<All, Failed> {
    let mut of: [Figures; 3] = Default::default();
    let mut synced = Vec::new();
    run_on("1")?;
    five_hundred(paths, &mut of, &mut synced).await?;
    run_on("0,1")?;
    two_thousand(paths, &mut of).await?;
    let syncs = p99(&mut synced);
    Ok(All { of, syncs })
}

/// The one that 99 of 100 stay below.
pub(super) fn p99(all: &mut [Duration]) -> Duration {
    all.sort_unstable();
    let place = (all.len().saturating_sub(1) as f64 * 0.99).round() as usize;
    all.get(place).copied().unwrap_or_default()
}

/// Room, crowd and what is voted on.
struct Room {
    server: Server,
    crowd: Crowd,
    asked: Question,
    console: Option<Console>,
    _wall: Option<Phone>,
}

impl Room {
    async fn open(
        kind: Kind,
        paths: &Paths,
        core: Option<u32>,
        people: u32,
        over: Duration,
        figures: &mut Figures,
    ) -> Result<Self, Failed> {
        let server = Server::start(kind, paths, core)?;
        let (crowd, took) = Crowd::join(&server.place, people, over).await?;
        if people == PEOPLE {
            figures.joined = Some(took);
        }
        let mut room = Self {
            crowd,
            asked: Question {
                crisis: String::new(),
                responses: ["a", "b", "c", "d"].map(str::to_owned).to_vec(),
            },
            console: None,
            _wall: None,
            server,
        };
        if kind == Kind::Ours {
            let mut console = Console::open(
                &room.server.place,
                room.server.secret("console").unwrap_or_default(),
            )
            .await?;
            console.next().await?;
            room.console = Some(console);
            room._wall = Some(wall(&room.server).await?);
        }
        Ok(room)
    }

    /// From the discussion to the vote.
    async fn vote(&mut self) -> Result<(), Failed> {
        if let Some(console) = &mut self.console {
            console.next().await?;
            self.asked = console.question()?;
        }
        Ok(())
    }
}

async fn wall(server: &Server) -> Result<Phone, Failed> {
    let body = json!({"access": "wall", "code": server.secret("wall")});
    let entered = super::wire::post(&server.place.address, "/enter", &body).await?;
    Phone::open(
        &server.place,
        "wall",
        entered["token"].as_str().ok_or("no wall")?,
    )
    .await
}

fn share(before: Duration, begin: Instant) -> f64 {
    (processor("self") - before).as_secs_f64() / begin.elapsed().as_secs_f64() * 100.0
}

fn say(what: &str) {
    eprintln!("{what}");
}

async fn five_hundred(
    paths: &Paths,
    of: &mut [Figures; 3],
    synced: &mut Vec<Duration>,
) -> Result<(), Failed> {
    let mut rooms = Vec::new();
    for (kind, figures) in Kind::ALL.into_iter().zip(of.iter_mut()) {
        say(&format!("500 join {}", kind.name()));
        rooms.push(Room::open(kind, paths, Some(0), PEOPLE, TWO, figures).await?);
    }
    for round in 0..CHATS {
        say(&format!("everything to everybody, round {round}"));
        for (room, figures) in rooms.iter_mut().zip(of.iter_mut()) {
            let (begin, before) = (Instant::now(), processor("self"));
            let (mut own, mut last) = if room.console.is_some() {
                (Vec::new(), changes(room, round == 0).await?)
            } else {
                chat(room).await?
            };
            figures.generator.1 = share(before, begin);
            if round > 0 {
                figures.last.push(p99(&mut last));
                figures.chat.push(p99(&mut own));
            }
        }
    }
    for room in &mut rooms {
        room.vote().await?;
    }
    for round in 0..ROUNDS {
        say(&format!("500 vote in 2 s, round {round}"));
        syncs(&paths.folder, 60, synced)?;
        for (room, figures) in rooms.iter_mut().zip(of.iter_mut()) {
            let (begin, before) = (Instant::now(), processor("self"));
            let mut acks = room.crowd.acks(TWO, &room.asked).await?;
            figures.generator.0 = share(before, begin);
            if round > 0 {
                figures.ack.push(p99(&mut acks));
            }
        }
    }
    for round in 0..3 {
        say(&format!(
            "the access point is gone for a moment, round {round}"
        ));
        for (room, figures) in rooms.iter_mut().zip(of.iter_mut()) {
            figures.back.push(room.crowd.back().await?);
        }
    }
    say("nobody does anything for 20 s");
    let begin = Instant::now();
    let before: Vec<Duration> = rooms.iter().map(|room| room.server.processor()).collect();
    for second in 1..=20_u64 {
        sleep_until((begin + Duration::from_secs(second)).into()).await;
        if second % 10 == 5 {
            for room in &rooms {
                room.crowd.here().await?;
            }
        }
    }
    for ((room, before), figures) in rooms.iter().zip(before).zip(of.iter_mut()) {
        let used = room.server.processor() - before;
        figures.idle = used.as_secs_f64() / begin.elapsed().as_secs_f64() * 100.0;
    }
    Ok(())
}

/// As the others' own chat examples do it.
async fn chat(room: &mut Room) -> Result<(Vec<Duration>, Vec<Duration>), Failed> {
    let first = room.crowd.phones.first().cloned().ok_or("nobody is in")?;
    first.chat(true).await?;
    sleep(Duration::from_millis(200)).await;
    let seen = room.crowd.seen(TWO, &room.asked).await?;
    first.chat(false).await?;
    sleep(Duration::from_millis(200)).await;
    Ok(seen)
}

/// Ours sends no votes to phones before they are revealed: what everybody has to see are changes of the room, as many and as quickly.
async fn changes(room: &mut Room, first: bool) -> Result<Vec<Duration>, Failed> {
    let place = room.server.place.clone();
    let secret = room
        .server
        .secret("console")
        .ok_or("no console")?
        .to_owned();
    let mut consoles = Vec::new();
    for _ in 0..CONSOLES {
        consoles.push(Console::open(&place, &secret).await?);
    }
    for phone in &room.crowd.phones {
        phone.heard.borrow_mut().states = Some(Vec::new());
    }
    let changes = if first { CHANGES / 10 } else { CHANGES };
    let begin = Instant::now();
    let mut sent: Vec<Vec<Instant>> = vec![Vec::new(); CONSOLES];
    for change in 0..changes {
        sleep_until((begin + TWO.mul_f64(change as f64 / CHANGES as f64)).into()).await;
        let at = change % CONSOLES;
        if let (Some(console), Some(sent)) = (consoles.get_mut(at), sent.get_mut(at)) {
            sent.push(console.send(&json!({"add_minute": {}})).await?);
        }
    }
    sleep(Duration::from_secs(1)).await;
    let mut took = Vec::new();
    for (console, sent) in consoles.iter().zip(sent) {
        let seqs = console.seqs();
        if seqs.len() != sent.len() {
            return Err("a console was not answered".into());
        }
        for (seq, sent) in seqs.into_iter().zip(sent) {
            took.push(sight(&room.crowd, seq).ok_or("a phone has not seen a change")? - sent);
        }
    }
    for phone in &room.crowd.phones {
        phone.heard.borrow_mut().states = None;
    }
    Ok(took)
}

/// When the last phone saw the event with this number, or what came after it.
fn sight(crowd: &Crowd, seq: u64) -> Option<Instant> {
    let mut last = None;
    for phone in &crowd.phones {
        let heard = phone.heard.borrow();
        let states = heard.states.as_ref()?;
        let at = states.partition_point(|(state, _)| *state < seq);
        last = last.max(Some(states.get(at)?.1));
    }
    last
}

async fn two_thousand(paths: &Paths, of: &mut [Figures; 3]) -> Result<(), Failed> {
    let mut rooms = Vec::new();
    for (kind, figures) in Kind::ALL.into_iter().zip(of.iter_mut()) {
        say(&format!("2,000 join {}", kind.name()));
        let mut room = Room::open(kind, paths, None, MANY, FIVE, figures).await?;
        room.vote().await?;
        rooms.push(room);
    }
    for round in 0..4 {
        say(&format!("2,000 vote in 5 s, round {round}"));
        for (room, figures) in rooms.iter_mut().zip(of.iter_mut()) {
            let mut acks = room.crowd.acks(FIVE, &room.asked).await?;
            if round > 0 {
                figures.many.push(p99(&mut acks));
            }
            figures.lost += u64::from(MANY) - acks.len() as u64;
            if let Some(console) = &room.console {
                sleep(Duration::from_millis(500)).await;
                figures.lost += u64::from(MANY) - console.counted()?;
            }
        }
    }
    for (room, figures) in rooms.iter().zip(of.iter_mut()) {
        figures.memory = room.server.memory()?;
    }
    Ok(())
}
