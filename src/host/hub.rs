//! The one place where a room changes: a thread that takes what pages ask, writes what comes of it, and only then answers.
//!
//! While one batch is on its way to the disk the next one gathers, so that many votes share one commit and a single one waits for nobody.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use tokio::sync::oneshot;

use super::ask::Ask;
use super::code;
use super::door::Door;
use super::protocol::{Acked, ToPage, close};
use super::say::{json, now, sentence};
use super::screen::Watched;
use super::slot::Mailbox;
use crate::content::Library;
use crate::session::SaveError;
use crate::session::live::{Access, Command, Live, Reply, Request, Who};

/// Walls and consoles get a new state at most this often.
const SCREENS: Duration = Duration::from_millis(100);
/// A save that failed is tried again this often.
pub(super) const TRY_AGAIN: Duration = Duration::from_secs(1);
/// No more requests share a commit.
const BATCH: usize = 1_024;

/// A page that is connected.
#[derive(Debug)]
pub(super) struct Page {
    pub(super) who: Who,
    pub(super) access: Access,
    pub(super) slot: Arc<Mailbox>,
    /// When it last said that it is visible.
    pub(super) here: Option<Instant>,
    /// `seq` of the newest state for it.
    pub(super) seq: u64,
}

/// A room that is served.
#[derive(Debug)]
pub(super) struct Hub {
    pub(super) live: Live,
    pub(super) pages: BTreeMap<u64, Page>,
    /// Seats that were connected since the room was opened.
    pub(super) seen: BTreeSet<u32>,
    pub(super) asked_there: BTreeSet<u32>,
    /// Seats that the room waits for.
    pub(super) nudged: BTreeSet<u32>,
    /// At which tables anybody may say that it goes on, as their phones show it.
    pub(super) ways: Vec<bool>,
    /// The number of a claim, its page, its seat.
    pub(super) claims: Vec<(u32, u64, u32)>,
    pub(super) waiting: BTreeMap<u64, Arc<Mailbox>>,
    pub(super) next_claim: u32,
    /// What could not be saved, if the disk makes trouble.
    pub(super) trouble: Option<String>,
    pub(super) tried: Instant,
    pub(super) wrong_codes: (usize, Option<Instant>),
    pub(super) encrypted: u64,
    pub(super) asks: Sender<Ask>,
    /// Whether the debrief is being reckoned.
    pub(super) reckons: bool,
    pub(super) door: Door,
    pub(super) save: PathBuf,
    pub(super) library: Library,
    pub(super) due: Due,
    /// Screens of this program.
    pub(super) screens: Vec<Arc<Watched>>,
    /// The device that they are in the room, and the number of its last command.
    pub(super) own: Option<(u32, u64)>,
}

/// Who has to be sent a new state.
#[derive(Debug, Default)]
pub(super) struct Due {
    pub(super) everybody: bool,
    pub(super) seats: BTreeSet<u32>,
    pub(super) screens: bool,
    pub(super) sent: Option<Instant>,
}

impl Hub {
    /// A room that nobody is connected to.
    #[must_use]
    pub(super) fn new(
        live: Live,
        door: Door,
        save: PathBuf,
        library: Library,
        asks: Sender<Ask>,
    ) -> Self {
        Self {
            live,
            pages: BTreeMap::new(),
            seen: BTreeSet::new(),
            asked_there: BTreeSet::new(),
            nudged: BTreeSet::new(),
            ways: Vec::new(),
            claims: Vec::new(),
            waiting: BTreeMap::new(),
            next_claim: 1,
            trouble: None,
            tried: Instant::now(),
            wrong_codes: (0, None),
            encrypted: 0,
            asks,
            reckons: false,
            door,
            save,
            library,
            due: Due::default(),
            screens: Vec::new(),
            own: None,
        }
    }

    /// Serves until the room is closed, or nobody is left who could ask.
    pub(super) fn run(mut self, asks: &Receiver<Ask>) {
        loop {
            let first = match asks.recv_timeout(self.patience()) {
                Ok(ask) => Some(ask),
                Err(RecvTimeoutError::Timeout) => None,
                Err(RecvTimeoutError::Disconnected) => break,
            };
            let gathered: Vec<Ask> = first
                .into_iter()
                .chain(asks.try_iter().take(BATCH))
                .collect();
            let stop = gathered.iter().any(|ask| matches!(ask, Ask::Stop));
            self.take(gathered);
            self.recover();
            self.reckon();
            self.publish(Instant::now());
            if stop {
                break;
            }
        }
        for page in self.pages.values() {
            page.slot.close(close::CLOSED, "the room was closed");
        }
    }

    /// How long to wait for somebody to ask.
    fn patience(&self) -> Duration {
        let since = self.due.sent.map_or(SCREENS, |sent| sent.elapsed());
        match self.due.screens {
            true => SCREENS.saturating_sub(since),
            false => TRY_AGAIN,
        }
    }

    /// Takes what was asked: requests together, in order; the rest where it stands.
    fn take(&mut self, asks: Vec<Ask>) {
        let mut requests = Vec::new();
        let mut answers = Vec::new();
        for ask in asks {
            match ask {
                Ask::Request(request, answer) => {
                    requests.push(request);
                    answers.push(Answer::Outside(answer));
                }
                Ask::Do {
                    page,
                    cid,
                    epoch,
                    command,
                } => {
                    if let Some(known) = self.pages.get(&page) {
                        requests.push(Request::Do {
                            who: known.who,
                            cid,
                            epoch,
                            command,
                        });
                        answers.push(Answer::Page(page, cid));
                    }
                }
                Ask::Own { epoch, command } => {
                    let Some((device, cid)) = &mut self.own else {
                        self.refuse_own("This could not be saved: wait for the host.");
                        continue;
                    };
                    *cid += 1;
                    requests.push(Request::Do {
                        who: Who::Device(*device),
                        cid: *cid,
                        epoch,
                        command,
                    });
                    answers.push(Answer::Own);
                }
                other => {
                    // A page that was just let in must find what was asked before it.
                    self.commit(&mut requests, &mut answers);
                    self.around(other);
                }
            }
        }
        self.commit(&mut requests, &mut answers);
    }

    fn commit(&mut self, requests: &mut Vec<Request>, answers: &mut Vec<Answer>) {
        if requests.is_empty() {
            return;
        }
        let requests = std::mem::take(requests);
        let answers = std::mem::take(answers);
        let before = self.live.seq();
        let code = code::draw(6).unwrap_or_default();
        match self.live.submit(&requests, now(), &code) {
            Ok(replies) => {
                self.trouble = None;
                for ((request, answer), reply) in requests.iter().zip(answers).zip(replies) {
                    self.done(request, answer, reply);
                }
                if self.live.seq() != before {
                    self.due.screens = true;
                    self.open_ways();
                }
            }
            Err(error) => {
                self.failed(&error);
                for answer in answers {
                    self.answer_failed(answer);
                }
            }
        }
    }

    pub(super) fn failed(&mut self, error: &SaveError) {
        self.trouble = Some(format!("nothing can be saved: {error}"));
        self.due.screens = true;
    }

    fn answer_failed(&self, answer: Answer) {
        let text = "This could not be saved: wait for the host.";
        match answer {
            Answer::Outside(answer) => {
                // Whoever asked may have gone.
                let _ = answer.send(Err(text.to_owned()));
            }
            Answer::Page(page, cid) => self.refuse(page, cid, "not_saved", text),
            Answer::Own => self.refuse_own(text),
        }
    }

    fn refuse_own(&self, text: &str) {
        for screen in &self.screens {
            screen.refuse(text);
        }
    }

    fn refuse(&self, page: u64, cid: u64, reason: &str, text: &str) {
        if let Some(page) = self.pages.get(&page) {
            page.slot.answer(json(&ToPage::Refused {
                cid,
                reason,
                text,
                epoch: self.live.epoch(),
            }));
        }
    }

    /// Answers a request, and does what only the hub can do about it.
    fn done(&mut self, request: &Request, answer: Answer, reply: Reply) {
        let accepted = matches!(reply, Reply::Done | Reply::Seat(_) | Reply::Device(_));
        let result = match &reply {
            Reply::Again => Acked::Again,
            Reply::Older => Acked::Older,
            _ => Acked::Done,
        };
        match answer {
            Answer::Outside(answer) => {
                let _ = answer.send(Ok(reply));
            }
            Answer::Own => {
                if let Reply::Refused(refused) = &reply {
                    self.refuse_own(&sentence(refused));
                }
            }
            Answer::Page(page, cid) => match &reply {
                Reply::Refused(refused) => {
                    self.refuse(page, cid, refused.reason(), &sentence(refused));
                }
                _ => {
                    if let Some(page) = self.pages.get(&page) {
                        page.slot.answer(json(&ToPage::Ack {
                            cid,
                            result,
                            seq: self.live.seq(),
                            epoch: self.live.epoch(),
                        }));
                    }
                }
            },
        }
        let Request::Do { who, command, .. } = request else {
            return;
        };
        if let Who::Seat(seat) = who {
            self.nudged.remove(seat);
            self.due.seats.insert(*seat);
        }
        if accepted {
            self.after(command);
        }
    }

    /// After a command that was accepted.
    fn after(&mut self, command: &Command) {
        match command {
            Command::Vote { .. }
            | Command::Predict { .. }
            | Command::NameHat { .. }
            | Command::Rename { .. }
            | Command::Commit { .. }
            | Command::Answer { .. }
            | Command::Tick { .. }
            | Command::Note { .. }
            | Command::Count { .. } => {}
            Command::Nudge {} => {
                self.nudged = self.live.not_through().into_iter().collect();
                self.due.seats.extend(&self.nudged);
            }
            Command::RemoveSeat { seat } => {
                self.close_seat(*seat, "this seat was removed");
                self.due.everybody = true;
            }
            Command::Nod { claim, yes } => self.nod(*claim, *yes),
            Command::AreYouThere {} => {
                let here: BTreeSet<u32> = self.here().collect();
                let seats = self.live.seats();
                self.asked_there = seats.into_iter().filter(|s| !here.contains(s)).collect();
                self.due.seats.extend(&self.asked_there);
                self.due.screens = true;
            }
            _ => {
                self.nudged.clear();
                self.due.everybody = true;
            }
        }
    }

    /// Phones show whether their table may go on: when that changes, all of the table are told.
    fn open_ways(&mut self) {
        let ways = self.live.may_go();
        let old = std::mem::replace(&mut self.ways, ways);
        let changed = |at: usize| {
            old.get(at).copied().unwrap_or(false) != self.ways.get(at).copied().unwrap_or(false)
        };
        if (0..self.ways.len()).any(changed) {
            let audience = self.live.audience();
            let told = audience.iter().filter(|(_, (table, ..))| changed(*table));
            self.due.seats.extend(told.map(|(seat, _)| *seat));
        }
    }
}

/// Where an answer goes.
#[derive(Debug)]
enum Answer {
    Outside(oneshot::Sender<Result<Reply, String>>),
    Page(u64, u64),
    Own,
}
