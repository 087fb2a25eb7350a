//! New states to those for whom something changed.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::{Duration, Instant};

use serde::Serialize;

use super::hub::Hub;
use super::say::now;
use super::screen::Seen;
use super::slot::Snapshot;
use crate::session::live::{Access, Around, ConsoleView, Who};

/// Walls and consoles get a new state at most this often.
const SCREENS: Duration = Duration::from_millis(100);

/// What seats see alike, by what it depends on.
type Shared = BTreeMap<(usize, Option<usize>, bool), Option<Arc<str>>>;

impl Hub {
    /// Sends what is due.
    pub(super) fn publish(&mut self, at: Instant) {
        if self.due.everybody || !self.due.seats.is_empty() {
            let mut shared = Shared::new();
            let all = self.due.everybody;
            let seats = std::mem::take(&mut self.due.seats);
            self.due.everybody = false;
            let audience = self.live.audience();
            let pages: Vec<(u64, u32)> = self
                .pages
                .iter()
                .filter_map(|(number, page)| match page.who {
                    Who::Seat(seat) if all || seats.contains(&seat) => Some((*number, seat)),
                    _ => None,
                })
                .collect();
            for (number, seat) in pages {
                if let Some(sees) = audience.get(&seat) {
                    self.send_to_seat(number, seat, *sees, &mut shared);
                }
            }
        }
        let rested = self.due.sent.is_none_or(|sent| at - sent >= SCREENS);
        if self.due.screens && rested {
            self.due.screens = false;
            self.due.sent = Some(at);
            self.show_here();
            for access in [Access::Wall, Access::Console] {
                let pages = self.pages.iter().filter(|(_, page)| page.access == access);
                let pages: Vec<u64> = pages.map(|(number, _)| *number).collect();
                if let Some(state) = (!pages.is_empty()).then(|| self.screen(access)) {
                    for page in pages {
                        self.send_screen(page, state.clone());
                    }
                }
            }
        }
    }

    /// Sends one page its whole state.
    pub(super) fn send_state(&mut self, number: u64) {
        let Some(page) = self.pages.get(&number) else {
            return;
        };
        match page.who {
            Who::Seat(seat) => {
                if let Some(sees) = self.live.sees_as(seat) {
                    self.send_to_seat(number, seat, sees, &mut Shared::new());
                }
            }
            Who::Device(_) => {
                let access = page.access;
                let state = self.screen(access);
                self.send_screen(number, state);
            }
        }
    }

    fn send_to_seat(
        &mut self,
        number: u64,
        seat: u32,
        sees: (usize, Option<usize>, bool),
        shared: &mut Shared,
    ) {
        let view = || self.live.seat_view(sees, now());
        let state = shared
            .entry(sees)
            .or_insert_with(|| view().map(|v| text(&v)));
        let own = self.live.own_view(seat, self.asked_there.contains(&seat));
        let (Some(state), Some(mut own)) = (state.clone(), own) else {
            return;
        };
        own.waited_for = self.nudged.contains(&seat);
        let (head, seq) = (self.head(), self.live.seq());
        if let Some(page) = self.pages.get_mut(&number) {
            page.seq = seq;
            page.slot.state(Snapshot {
                head,
                shared: state,
                tail: format!(",\"you\":{}}}", text(&own)),
            });
        }
    }

    fn send_screen(&mut self, number: u64, state: Snapshot) {
        let seq = self.live.seq();
        if let Some(page) = self.pages.get_mut(&number) {
            page.seq = seq;
            page.slot.state(state);
        }
    }

    fn head(&self) -> String {
        let (epoch, seq) = (self.live.epoch(), self.live.seq());
        let now = now();
        format!("{{\"type\":\"state\",\"epoch\":{epoch},\"seq\":{seq},\"now\":{now},\"state\":")
    }

    /// How many of these seats take part; the others watch.
    fn taking_part(&self, visible: &BTreeSet<u32>) -> u32 {
        let taking_part = visible.iter().filter(|seat| !self.live.is_observer(**seat));
        taking_part.count() as u32
    }

    /// What the console shows.
    fn console(&self) -> ConsoleView {
        let visible: BTreeSet<u32> = self.here().collect();
        let claims = self.claims.iter().map(|(claim, _, seat)| (*claim, *seat));
        let claims: Vec<(u32, u32)> = claims.collect();
        let around = Around {
            here: self.taking_part(&visible),
            presence: &|seat| self.presence(&visible, seat),
            claims: &claims,
            problems: self.problems(),
        };
        self.live.console_view(&around, now())
    }

    /// The state of the screens of this program.
    fn show_here(&mut self) {
        if self.screens.is_empty() {
            return;
        }
        self.door.show(self.live.code());
        let console = self.console();
        let seen = Arc::new(Seen {
            epoch: self.live.epoch(),
            seq: self.live.seq(),
            wall: self.live.wall_view(console.wall.here, now()),
            console,
            door: self.door.clone(),
        });
        for screen in &self.screens {
            screen.show(Arc::clone(&seen));
        }
    }

    /// The state of walls or consoles.
    fn screen(&mut self, access: Access) -> Snapshot {
        self.door.show(self.live.code());
        let shared = match access {
            Access::Console => text(&self.console()),
            Access::Wall | Access::Seat | Access::Observer => {
                let visible: BTreeSet<u32> = self.here().collect();
                text(&self.live.wall_view(self.taking_part(&visible), now()))
            }
        };
        Snapshot {
            head: self.head(),
            shared,
            tail: format!(",\"door\":{}}}", text(&self.door)),
        }
    }

    /// What the facilitator has to know.
    fn problems(&self) -> Vec<String> {
        let mut problems: Vec<String> = self.trouble.clone().into_iter().collect();
        let (wrong, at) = self.wrong_codes;
        if wrong >= 5 && at.is_some_and(|at| at.elapsed() < Duration::from_secs(60)) {
            problems.push(format!(
                "{wrong} wrong codes in the last minute: lock the room when all are in, or draw a new code"
            ));
        }
        if self.encrypted > 0 {
            let times = self.encrypted;
            problems.push(format!(
                "a phone asked for encryption first ({times} times): it shows a warning and then the page; \"always use secure connections\" is switched on there"
            ));
        }
        problems
    }
}

fn text(view: &impl Serialize) -> Arc<str> {
    let text = serde_json::to_string(view).expect("views hold nothing that JSON cannot");
    text.into()
}
