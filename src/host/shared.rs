//! What all requests share.

use std::collections::BTreeSet;
use std::net::IpAddr;
use std::sync::mpsc::Sender;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::oneshot;

use super::ask::{Ask, Notice};
use super::code;
use super::guesses::Guesses;
use super::pages::Pages;
use crate::session::live::DoorView;

/// What all requests share.
#[derive(Debug)]
pub(super) struct Shared {
    pub(super) asks: Sender<Ask>,
    pub(super) pages: Pages,
    /// `Host` has to be one of these.
    pub(super) hosts: BTreeSet<String>,
    guesses: Mutex<Guesses>,
    /// What lets a device in as a console, and as a wall.
    pub(super) console: String,
    pub(super) wall: String,
}

/// Whom a request comes from.
#[derive(Debug, Clone, Copy)]
pub(super) struct From(pub(super) IpAddr);

impl Shared {
    pub(super) fn new(
        asks: Sender<Ask>,
        hosts: BTreeSet<String>,
        console: String,
        wall: String,
    ) -> Self {
        Self {
            asks,
            pages: Pages::new(),
            hosts,
            guesses: Mutex::default(),
            console,
            wall,
        }
    }

    /// Tells the hub. After the room was closed nobody listens.
    pub(super) fn tell(&self, ask: Ask) {
        let _ = self.asks.send(ask);
    }

    /// How long an address has to wait before its next code.
    pub(super) fn wait(&self, from: IpAddr) -> Option<Duration> {
        let mut guesses = self.guesses.lock().unwrap_or_else(PoisonError::into_inner);
        guesses.wait(from, Instant::now())
    }

    /// After a wrong code.
    pub(super) fn wrong(&self, from: IpAddr) {
        let recent = {
            let mut guesses = self.guesses.lock().unwrap_or_else(PoisonError::into_inner);
            let now = Instant::now();
            guesses.wrong(from, now);
            guesses.recent(now)
        };
        self.tell(Ask::Noticed(Notice::WrongCodes(recent)));
    }

    /// Asks the hub for what a code opens; nothing if it is wrong.
    pub(super) async fn door(&self, code: &str) -> Option<DoorView> {
        let (answer, heard) = oneshot::channel();
        self.tell(Ask::Door(code::typed(code), answer));
        heard.await.ok().flatten()
    }
}
