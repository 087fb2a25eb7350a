//! Random lists of commands, sent twice and in another order, against a model that knows nothing of the program's own.
//!
//! The program keeps registers; the model keeps a log of what it believes was accepted, and counts that.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use two_hats::content::Library;
use two_hats::session::ScenarioVersion;
use two_hats::session::live::{Command, Live, LiveStep, Reply, Request, RoomOpened, Steps, Who};
use two_hats::session::workshop::Way;

use super::{Room, all, console, opened};

const SEATS: u32 = 5;

/// What became of a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Done,
    Again,
    Older,
    Refused,
}

impl From<&Reply> for Fate {
    fn from(reply: &Reply) -> Self {
        match reply {
            Reply::Done | Reply::Seat(_) | Reply::Device(_) => Self::Done,
            Reply::Again => Self::Again,
            Reply::Older => Self::Older,
            Reply::Refused(_) => Self::Refused,
        }
    }
}

/// A vote that the model believes to be accepted.
#[derive(Debug, Clone)]
struct Believed {
    seat: u32,
    cid: u64,
    /// Which arrival of a crisis it belongs to.
    visit: usize,
    round: u8,
    response: String,
}

#[derive(Debug)]
struct Model {
    step: LiveStep,
    /// The arrivals of crises that count, oldest first: the crisis of each.
    visits: Vec<(usize, String)>,
    arrivals: usize,
    round: u8,
    /// The round that each decision that counts was taken in.
    decided: Vec<u8>,
    believed: Vec<Believed>,
    /// The highest number of a vote, and of a prediction, that was accepted.
    voted: BTreeMap<u32, u64>,
    predicted: BTreeMap<u32, u64>,
    /// Which seat has predicted at which arrival.
    foretold: BTreeSet<(u32, usize)>,
    gone: BTreeSet<u32>,
    watching: BTreeSet<u32>,
    /// Until the reveal of this crisis the table goes on by itself; the highest number of a seat's own such command.
    until: Option<u16>,
    went: BTreeMap<u32, u64>,
    epoch: u32,
    asked: BTreeSet<u64>,
}

impl Model {
    fn visit(&self) -> (usize, String) {
        self.visits.last().cloned().unwrap_or((0, String::new()))
    }

    fn seat(&self, seat: u32, cid: u64, epoch: u32, command: &Command) -> Fate {
        if self.gone.contains(&seat) || self.watching.contains(&seat) {
            return Fate::Refused;
        }
        let highest = match command {
            Command::Vote { .. } => self.voted.get(&seat).copied().unwrap_or(0),
            _ => self.predicted.get(&seat).copied().unwrap_or(0),
        };
        if cid == highest {
            return Fate::Again;
        }
        if cid < highest {
            return Fate::Older;
        }
        let open = match command {
            Command::Vote { crisis, round, .. } => {
                let step = match round {
                    1 => LiveStep::Vote,
                    _ => LiveStep::VoteAgain,
                };
                self.step == step && *crisis == self.visit().1
            }
            Command::Predict { crisis, .. } => {
                self.step == LiveStep::Predict && *crisis == self.visit().1
            }
            _ => false,
        };
        if open && epoch == self.epoch {
            Fate::Done
        } else {
            Fate::Refused
        }
    }

    fn asks(&self) -> bool {
        !matches!(
            self.step,
            LiveStep::Briefing | LiveStep::Reveal | LiveStep::Over
        )
    }

    /// The number of the crisis on the screen.
    fn number(&self) -> u16 {
        match self.step {
            LiveStep::Briefing => 0,
            LiveStep::Reveal | LiveStep::Over => self.decided.len() as u16,
            _ => self.decided.len() as u16 + 1,
        }
    }

    /// Whether a seat may take its table along.
    fn goes(&self, seat: u32, cid: u64, epoch: u32, from: LiveStep, number: u16) -> Fate {
        if self.gone.contains(&seat) || self.watching.contains(&seat) {
            return Fate::Refused;
        }
        let last = self.went.get(&seat).copied().unwrap_or(0);
        if cid == last {
            return Fate::Again;
        }
        if cid < last || from != self.step || number != self.number() {
            return Fate::Older;
        }
        let before = |until| number < until || number == until && self.asks();
        let stays = [LiveStep::Briefing, LiveStep::Tie, LiveStep::Over];
        if epoch != self.epoch || stays.contains(&self.step) || !self.until.is_some_and(before) {
            return Fate::Refused;
        }
        let visit = self.visit().0;
        let people: Vec<u32> = (1..=SEATS)
            .filter(|s| !self.gone.contains(s) && !self.watching.contains(s))
            .collect();
        let voted = |seat: &&u32, round| {
            let mut all = self.believed.iter();
            all.any(|b| b.seat == **seat && b.visit == visit && b.round <= round)
        };
        let done = people.iter().filter(|seat| match self.step {
            LiveStep::Vote => voted(seat, 1),
            LiveStep::VoteAgain => voted(seat, 2),
            LiveStep::Predict => self.foretold.contains(&(**seat, visit)),
            _ => true,
        });
        if 2 * done.count() >= people.len() {
            Fate::Done
        } else {
            Fate::Refused
        }
    }

    /// Votes for each response in a round: of each seat the newest accepted vote of the latest round up to this one.
    fn count(&self, visit: usize, round: u8) -> BTreeMap<String, u32> {
        let mut counts = BTreeMap::new();
        for seat in 1..=SEATS {
            let own = self.believed.iter();
            let own = own.filter(|b| b.seat == seat && b.visit == visit && b.round <= round);
            if let Some(last) = own.max_by_key(|b| (b.round, b.cid)) {
                *counts.entry(last.response.clone()).or_default() += 1;
            }
        }
        counts
    }

    fn leading(&self) -> Vec<String> {
        let counts = self.count(self.visit().0, self.round);
        let most = counts.values().max().copied().unwrap_or(0);
        let all = counts.into_iter().filter(|(_, votes)| *votes == most);
        all.map(|(response, _)| response).collect()
    }
}

/// Numbers that look random.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }
}

struct Run {
    room: Room,
    model: Model,
    dice: Dice,
    console: u64,
    offered: Vec<String>,
}

impl Run {
    fn new(seed: u64, save: Option<&std::path::Path>) -> Self {
        let steps = Steps {
            discuss: false,
            again: true,
            predict: true,
            name_hat: false,
        };
        let opened = RoomOpened { steps, ..opened(1) };
        Self {
            room: Room::new(opened, SEATS, save),
            model: Model {
                step: LiveStep::Briefing,
                visits: Vec::new(),
                arrivals: 0,
                round: 1,
                decided: Vec::new(),
                believed: Vec::new(),
                voted: BTreeMap::new(),
                predicted: BTreeMap::new(),
                foretold: BTreeSet::new(),
                gone: BTreeSet::new(),
                watching: BTreeSet::new(),
                until: None,
                went: BTreeMap::new(),
                epoch: 0,
                asked: BTreeSet::new(),
            },
            dice: Dice(seed),
            console: 0,
            offered: Vec::new(),
        }
    }

    /// Looks at what is on the screen: that is the engine's to decide.
    fn look(&mut self) {
        let console = console(&self.room.live);
        let wall = &console["wall"];
        let responses = wall["crisis"]["responses"].as_array();
        let ids = responses.into_iter().flatten();
        self.offered = ids.map(|r| r["id"].as_str().unwrap().to_owned()).collect();
    }

    /// What seats mean to send: in this order, with these numbers.
    fn meant(&mut self, next: &mut BTreeMap<u32, u64>) -> Vec<(u32, u64, u32, Command)> {
        let offered = self.offered.clone();
        let mut meant = Vec::new();
        for _ in 0..self.dice.below(8) {
            let seat = 1 + self.dice.below(u64::from(SEATS)) as u32;
            let cid = next.entry(seat).or_insert(0);
            *cid += 1;
            let cid = *cid;
            let (_, mut crisis) = self.model.visit();
            if self.dice.below(20) == 0 {
                crisis = "starter".to_owned();
            }
            let round = if self.dice.below(8) == 0 {
                3 - self.model.round
            } else {
                self.model.round
            };
            let command = if self.dice.below(6) == 0 {
                Command::GoOn {
                    from: self.model.step,
                    number: self.model.number(),
                }
            } else if self.dice.below(4) == 0 || offered.is_empty() {
                Command::Predict {
                    crisis,
                    meter: "morale".to_owned(),
                    way: Way::Up,
                }
            } else {
                let response = offered[self.dice.below(offered.len() as u64) as usize].clone();
                Command::Vote {
                    crisis,
                    round,
                    response,
                }
            };
            let epoch = self
                .model
                .epoch
                .saturating_sub(u32::from(self.dice.below(15) == 0));
            meant.push((seat, cid, epoch, command));
        }
        meant
    }

    fn send(&mut self, batch: &[(u32, u64, u32, Command)]) {
        let requests: Vec<Request> = batch
            .iter()
            .map(|(seat, cid, epoch, command)| Request::Do {
                who: Who::Seat(*seat),
                cid: *cid,
                epoch: *epoch,
                command: command.clone(),
            })
            .collect();
        let replies = self.room.live.submit(&requests, 1_000, "NEWCDE").unwrap();
        for ((seat, cid, epoch, command), reply) in batch.iter().zip(&replies) {
            let mut expected = match command {
                Command::GoOn { from, number } => self.went(*seat, *cid, *epoch, *from, *number),
                _ => self.model.seat(*seat, *cid, *epoch, command),
            };
            let offered = &self.offered;
            if let (Fate::Done, Command::Vote { response, .. }) = (expected, command)
                && !offered.contains(response)
            {
                expected = Fate::Refused;
            }
            assert_eq!(
                Fate::from(reply),
                expected,
                "{seat} {cid} {command:?} {reply:?} {:?}",
                self.model
            );
            if expected == Fate::Done {
                match command {
                    Command::Vote {
                        round, response, ..
                    } => {
                        self.model.voted.insert(*seat, *cid);
                        self.model.believed.push(Believed {
                            seat: *seat,
                            cid: *cid,
                            visit: self.model.visit().0,
                            round: *round,
                            response: response.clone(),
                        });
                    }
                    Command::GoOn { .. } => {}
                    _ => {
                        self.model.predicted.insert(*seat, *cid);
                        self.model.foretold.insert((*seat, self.model.visit().0));
                    }
                }
            }
        }
    }

    /// The facilitator does something, now and then twice.
    fn lead(&mut self) {
        let model = &self.model;
        let number = model.number();
        let command = match self.dice.below(12) {
            0 if !model.decided.is_empty() => Command::StepBack {
                turn: model.decided.len() as u16,
            },
            1 => Command::RemoveSeat {
                seat: 1 + self.dice.below(u64::from(SEATS)) as u32,
            },
            2 => Command::Reveal { number },
            3 => Command::Open {
                step: LiveStep::Vote,
            },
            4 => Command::Observe {
                seat: 1 + self.dice.below(u64::from(SEATS)) as u32,
                on: self.dice.below(2) == 0,
            },
            5 => Command::SetPace {
                until: [None, Some(1), Some(3)][self.dice.below(3) as usize],
            },
            _ => Command::Next {
                from: model.step,
                number,
            },
        };
        self.console += 1;
        let cid = self.console;
        for _ in 0..1 + u32::from(self.dice.below(4) == 0) {
            let request = Request::Do {
                who: Who::Device(1),
                cid,
                epoch: self.model.epoch,
                command: command.clone(),
            };
            let fresh = !self.model.asked.contains(&cid);
            let reply = self
                .room
                .live
                .submit(&[request], 1_000, "NEWCDE")
                .unwrap()
                .remove(0);
            let fate = Fate::from(&reply);
            if !fresh {
                assert_eq!(fate, Fate::Again);
                continue;
            }
            let expected = self.led(&command);
            assert_eq!(fate, expected, "{command:?} {reply:?} {:?}", self.model);
            if fate != Fate::Done {
                break;
            }
            self.model.asked.insert(cid);
        }
    }

    /// What the model does at a command of the console.
    fn led(&mut self, command: &Command) -> Fate {
        let asks = self.model.asks();
        match command {
            Command::Observe { seat, on } => {
                if self.model.gone.contains(seat) || self.model.watching.contains(seat) == *on {
                    return Fate::Refused;
                }
                if *on {
                    self.model.watching.insert(*seat);
                } else {
                    self.model.watching.remove(seat);
                }
                if asks {
                    self.forget(*seat);
                }
                Fate::Done
            }
            Command::SetPace { until } => {
                if self.model.until == *until {
                    return Fate::Refused;
                }
                self.model.until = *until;
                Fate::Done
            }
            Command::RemoveSeat { seat } => {
                if !self.model.gone.insert(*seat) {
                    return Fate::Refused;
                }
                if asks {
                    self.forget(*seat);
                }
                Fate::Done
            }
            Command::StepBack { .. } => {
                let round = self.model.decided.pop().unwrap();
                // Whatever arrived after that decision did not happen.
                self.model.visits.truncate(self.model.decided.len() + 1);
                self.model.round = round;
                self.model.step = if round == 2 {
                    LiveStep::VoteAgain
                } else {
                    LiveStep::Vote
                };
                self.model.epoch += 1;
                Fate::Done
            }
            Command::Open { .. } => {
                if !asks || self.model.step == LiveStep::Vote {
                    return Fate::Refused;
                }
                self.model.step = LiveStep::Vote;
                self.model.round = 1;
                Fate::Done
            }
            Command::Reveal { .. } => self.reveal(asks),
            Command::Next { .. } => self.onward(),
            _ => Fate::Refused,
        }
    }

    /// A seat says that its table goes on.
    fn went(&mut self, seat: u32, cid: u64, epoch: u32, from: LiveStep, number: u16) -> Fate {
        let mut fate = self.model.goes(seat, cid, epoch, from, number);
        if fate == Fate::Done {
            fate = self.onward();
        }
        if fate == Fate::Done {
            self.model.went.insert(seat, cid);
            self.look();
        }
        fate
    }

    fn onward(&mut self) -> Fate {
        let to = match self.model.step {
            LiveStep::Over | LiveStep::Tie => return Fate::Refused,
            LiveStep::Vote => LiveStep::Talk,
            LiveStep::Talk => LiveStep::VoteAgain,
            LiveStep::VoteAgain => LiveStep::Predict,
            LiveStep::Predict => return self.reveal(true),
            _ => {
                self.arrive();
                return Fate::Done;
            }
        };
        self.model.step = to;
        if to == LiveStep::VoteAgain {
            self.model.round = 2;
        }
        Fate::Done
    }

    /// Whoever goes, or watches from now on, leaves nothing in the crisis at hand.
    fn forget(&mut self, seat: u32) {
        let visit = self.model.visit().0;
        self.model
            .believed
            .retain(|b| b.seat != seat || b.visit != visit);
        self.model.foretold.remove(&(seat, visit));
    }

    fn arrive(&mut self) {
        // At its own pace the table's crisis is on no wall; the console sees it.
        let console = console(&self.room.live);
        let wall = &console["wall"];
        self.model.arrivals += 1;
        self.model.round = 1;
        // Which crisis comes is the engine's; that one comes, and when none is left, is looked at here.
        if self.model.decided.len() >= 4 || wall["step"]["step"] == "over" {
            self.model.step = LiveStep::Over;
        } else {
            self.model.step = LiveStep::Vote;
            let crisis = wall["crisis"]["id"].as_str().unwrap().to_owned();
            self.model.visits.push((self.model.arrivals, crisis));
        }
    }

    fn reveal(&mut self, asks: bool) -> Fate {
        if !asks || self.model.step == LiveStep::Tie {
            return Fate::Refused;
        }
        match self.model.leading().len() {
            0 => Fate::Refused,
            1 => {
                self.model.decided.push(self.model.round);
                self.model.step = LiveStep::Reveal;
                Fate::Done
            }
            _ => {
                self.model.step = LiveStep::Tie;
                Fate::Done
            }
        }
    }

    /// Live state and model agree.
    fn agree(&self) {
        let console = console(&self.room.live);
        let step: LiveStep =
            serde_json::from_value(console["wall"]["step"]["step"].clone()).unwrap();
        assert_eq!(step, self.model.step, "{:?}", self.model);
        assert_eq!(self.room.live.epoch(), self.model.epoch);
        if let Some(tally) = console["tallies"].get(0) {
            let counts = self.model.count(self.model.visit().0, self.model.round);
            for row in tally["rows"].as_array().unwrap() {
                let believed = counts
                    .get(row["response"].as_str().unwrap())
                    .copied()
                    .unwrap_or(0);
                assert_eq!(row["phones"], believed, "{:?}", self.model);
            }
        }
        if self.model.step == LiveStep::Reveal {
            let gone = |seat: &u32| self.model.gone.contains(seat);
            let seat = (1..=SEATS).find(|seat| !gone(seat));
            let Some(seat) = seat else { return };
            let reveal = self.room.seat(seat)["reveal"].clone();
            for (round, rows) in (1..).zip(reveal["rounds"].as_array().unwrap()) {
                let counts = self.model.count(self.model.visit().0, round);
                let shown: u64 = rows
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|r| r["phones"].as_u64().unwrap())
                    .sum();
                assert_eq!(shown, u64::from(counts.values().sum::<u32>()));
            }
        }
    }
}

fn play(seed: u64, save: Option<&std::path::Path>) -> Room {
    let mut run = Run::new(seed, save);
    let mut next = BTreeMap::new();
    for _ in 0..12 {
        let meant = run.meant(&mut next);
        let mut sent = meant.clone();
        // Over a second socket some arrive again, and all of them in another order.
        sent.extend(meant.into_iter().filter(|_| run.dice.below(3) == 0));
        for at in (1..sent.len()).rev() {
            sent.swap(at, run.dice.below(at as u64 + 1) as usize);
        }
        let half = sent.len() / 2;
        run.send(&sent[..half]);
        run.send(&sent[half..]);
        run.lead();
        run.look();
        if run.dice.below(4) == 0 {
            run.agree();
        }
    }
    run.agree();
    run.room
}

/// 2,000 lists here, 10,000 in `.ci/long`.
fn lists() -> u32 {
    let asked = std::env::var("TWO_HATS_LISTS").ok();
    asked.and_then(|lists| lists.parse().ok()).unwrap_or(2_000)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: lists(), max_shrink_iters: 0, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn commands_twice_and_in_any_order_come_out_as_the_model_says(seed: u64) {
        play(seed, None);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20, max_shrink_iters: 0, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_read_again_is_what_was_live(seed: u64) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("room.twohats");
        let room = play(seed, Some(&path));
        let was = all(&room.live);
        drop(room);
        let again = Live::resume(&path, &Library::default(), ScenarioVersion::Stored, 2_000).unwrap();
        prop_assert_eq!(all(&again), was);
    }
}
