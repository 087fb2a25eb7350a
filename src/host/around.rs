//! Who is there: pages that come and go, claims, and what is to be done when the disk makes trouble.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::ask::{Ask, Notice};
use super::code;
use super::hub::{Hub, Page, TRY_AGAIN};
use super::protocol::{ToPage, close};
use super::say::{json, now};
use super::screen::Watched;
use super::slot::Mailbox;
use crate::debrief::LUCKS;
use crate::session::ScenarioVersion;
use crate::session::live::{Access, Live, Presence, Reply, Request, Who};

/// A page that has not said so for this long is not visible.
const AWAY: Duration = Duration::from_secs(25);
/// A seat has no more pages.
const PAGES: usize = 4;
/// No more claims wait.
const CLAIMS: usize = 50;

impl Hub {
    /// What is no request.
    pub(super) fn around(&mut self, ask: Ask) {
        match ask {
            Ask::Hello {
                page,
                sha256,
                access,
                slot,
            } => self.hello(page, &sha256, access, slot),
            Ask::Claim {
                page,
                code,
                seat,
                slot,
            } => self.claim(page, &code, seat, slot),
            Ask::Door(code, answer) => {
                let right = code::same(&code, self.live.code());
                let door = right.then(|| self.live.door());
                let _ = answer.send(door);
            }
            Ask::Here(page) => self.visible(page),
            Ask::Away(page) => {
                if let Some(page) = self.pages.get_mut(&page) {
                    page.here = None;
                    self.due.screens = true;
                }
            }
            Ask::State(page) => self.send_state(page),
            Ask::Gone(page) => {
                self.claims.retain(|(_, by, _)| *by != page);
                self.waiting.remove(&page);
                self.pages.remove(&page);
                self.due.screens = true;
            }
            Ask::Noticed(Notice::WrongCodes(recent)) => {
                self.wrong_codes = (recent, Some(Instant::now()));
                self.due.screens = true;
            }
            Ask::Noticed(Notice::Encrypted) => {
                self.encrypted += 1;
                self.due.screens = true;
            }
            Ask::Watch(screen) => self.watched_by(screen),
            Ask::Reckoned(reckoned) => {
                self.reckons = false;
                self.live.give_reckoned(*reckoned);
                self.due.everybody = true;
                self.due.screens = true;
            }
            Ask::Request(..) | Ask::Do { .. } | Ask::Own { .. } | Ask::Stop => {}
        }
    }

    /// A screen of this program: it leads the room like any console, and is told apart in the save as a device of its own.
    fn watched_by(&mut self, screen: Arc<Watched>) {
        self.due.screens = true;
        self.screens.push(screen);
        let Ok(token) = code::token() else {
            return;
        };
        let enter = Request::Enter {
            access: Access::Console,
            sha256: code::sha256(&token),
        };
        match self.live.submit(&[enter], now(), "") {
            Ok(replies) => {
                if let Some(Reply::Device(device)) = replies.first() {
                    self.own = Some((*device, 0));
                }
            }
            Err(error) => self.failed(&error),
        }
    }

    fn hello(&mut self, page: u64, sha256: &str, access: Access, slot: Arc<Mailbox>) {
        let who = match access {
            Access::Seat => self.live.seat_of(sha256).map(Who::Seat),
            // Who watches has the page of a seat.
            Access::Observer => None,
            Access::Wall | Access::Console => self
                .live
                .device_of(sha256)
                .filter(|(known, _)| *known == access)
                .map(|(_, device)| Who::Device(device)),
        };
        let Some(who) = who else {
            slot.close(close::UNKNOWN, "this token is not known");
            return;
        };
        let seat = match who {
            Who::Seat(seat) => Some(seat),
            Who::Device(_) => None,
        };
        if let Some(seat) = seat {
            self.seen.insert(seat);
            let same = self.pages.iter().filter(|(_, page)| page.who == who);
            let same: Vec<u64> = same.map(|(page, _)| *page).collect();
            let first = same.first().filter(|_| same.len() >= PAGES);
            if let Some(old) = first.and_then(|oldest| self.pages.remove(oldest)) {
                old.slot
                    .close(close::REPLACED, "the seat is open elsewhere");
            }
        }
        slot.answer(json(&ToPage::Welcome {
            v: super::protocol::VERSION,
            access,
            seat,
            now: now(),
        }));
        self.pages.insert(
            page,
            Page {
                who,
                access,
                slot,
                here: Some(Instant::now()),
                seq: 0,
            },
        );
        self.send_state(page);
        self.due.screens = true;
    }

    fn claim(&mut self, page: u64, code: &str, seat: u32, slot: Arc<Mailbox>) {
        if !code::same(code, self.live.code()) {
            slot.close(close::UNKNOWN, "this code joins no room");
        } else if !self.live.has_seat(seat) || self.claims.len() >= CLAIMS {
            slot.answer(json(&ToPage::Declined {}));
        } else {
            slot.answer(json(&ToPage::Waiting {}));
            self.claims.push((self.next_claim, page, seat));
            self.waiting.insert(page, slot);
            self.next_claim += 1;
            self.due.screens = true;
        }
    }

    pub(super) fn nod(&mut self, claim: u32, yes: bool) {
        let Some(at) = self.claims.iter().position(|(known, ..)| *known == claim) else {
            return;
        };
        let (_, page, seat) = self.claims.remove(at);
        self.due.screens = true;
        let Some(slot) = self.waiting.remove(&page) else {
            return;
        };
        let token = match code::token() {
            Ok(token) if yes => token,
            _ => {
                slot.answer(json(&ToPage::Declined {}));
                return;
            }
        };
        let sha256 = code::sha256(&token);
        match self
            .live
            .submit(&[Request::Hand { seat, sha256 }], now(), "")
        {
            Ok(replies) if replies == [Reply::Done] => {
                self.close_seat(seat, "this seat is on another device now");
                slot.answer(json(&ToPage::Granted {
                    seat,
                    token: &token,
                }));
            }
            Ok(_) => slot.answer(json(&ToPage::Declined {})),
            Err(error) => {
                self.failed(&error);
                slot.answer(json(&ToPage::Declined {}));
            }
        }
    }

    fn visible(&mut self, number: u64) {
        let Some(page) = self.pages.get_mut(&number) else {
            return;
        };
        let was = page.here.replace(Instant::now());
        page.slot.answer(json(&ToPage::Here {
            now: now(),
            seq: page.seq,
            epoch: self.live.epoch(),
        }));
        if was.is_none_or(|was| was.elapsed() > AWAY) {
            self.due.screens = true;
        }
        if let Who::Seat(seat) = page.who
            && self.asked_there.remove(&seat)
        {
            self.due.seats.insert(seat);
        }
    }

    pub(super) fn close_seat(&mut self, seat: u32, why: &'static str) {
        self.pages.retain(|_, page| {
            let stays = page.who != Who::Seat(seat);
            if !stays {
                page.slot.close(close::REMOVED, why);
            }
            stays
        });
    }

    /// Seats with a page that is open and visible.
    pub(super) fn here(&self) -> impl Iterator<Item = u32> {
        self.pages.values().filter_map(|page| match page.who {
            Who::Seat(seat) if page.here.is_some_and(|here| here.elapsed() <= AWAY) => Some(seat),
            _ => None,
        })
    }

    /// Whether the page of a seat is there, given those that are visible.
    pub(super) fn presence(&self, visible: &BTreeSet<u32>, seat: u32) -> Presence {
        if visible.contains(&seat) {
            Presence::Here
        } else if self.seen.contains(&seat) {
            Presence::Away
        } else {
            Presence::Gone
        }
    }

    /// Once the game is over, its debrief is reckoned beside the room, so that nobody waits for it.
    pub(super) fn reckon(&mut self) {
        if self.reckons {
            return;
        }
        let Some(reckoning) = self.live.to_reckon() else {
            return;
        };
        let asks = self.asks.clone();
        let began = std::thread::Builder::new()
            .name("room-debrief".to_owned())
            .spawn(move || {
                // If the room was closed meanwhile, nobody listens.
                let _ = asks.send(Ask::Reckoned(Box::new(reckoning.run(LUCKS))));
            });
        // Without a thread the debrief goes without its figures.
        self.reckons = began.is_ok();
    }

    /// After an error that left nobody sure of what is in the save, it is opened again; what is there holds.
    pub(super) fn recover(&mut self) {
        if self.live.is_sure() || self.tried.elapsed() < TRY_AGAIN {
            return;
        }
        self.tried = Instant::now();
        self.live.let_go();
        match Live::resume(&self.save, &self.library, ScenarioVersion::Stored, now()) {
            Ok(live) => {
                self.live = live;
                self.trouble = None;
                self.due.everybody = true;
            }
            Err(error) => self.trouble = Some(format!("the save cannot be opened: {error}")),
        }
        self.due.screens = true;
    }
}
