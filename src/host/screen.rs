//! The program's own screens: a wall and a console that need no network, because they are drawn by the program that serves the room.

use std::fmt;
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, PoisonError};

use super::ask::Ask;
use super::door::Door;
use crate::session::live::{Command, ConsoleView, WallView};

/// What a screen shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// Grows with every decision that is taken back; a command names the one that it was asked in.
    pub epoch: u32,
    /// The number of the last event.
    pub seq: u64,
    /// What the console shows.
    pub console: ConsoleView,
    /// What the wall may show: while tables are at their own pace, less than the console sees of it.
    pub wall: WallView,
    /// How to join.
    pub door: Door,
}

/// What hub and screen share.
pub(super) struct Watched {
    seen: Mutex<Option<Arc<Seen>>>,
    refused: Mutex<Option<String>>,
    wake: Box<dyn Fn() + Send + Sync>,
}

impl fmt::Debug for Watched {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Watched").finish_non_exhaustive()
    }
}

impl Watched {
    pub(super) fn show(&self, seen: Arc<Seen>) {
        *self.seen.lock().unwrap_or_else(PoisonError::into_inner) = Some(seen);
        (self.wake)();
    }

    pub(super) fn refuse(&self, why: &str) {
        *self.refused.lock().unwrap_or_else(PoisonError::into_inner) = Some(why.to_owned());
        (self.wake)();
    }
}

/// A wall and a console of the program that serves the room.
#[derive(Debug, Clone)]
pub struct Screen {
    watched: Arc<Watched>,
    asks: Sender<Ask>,
}

impl Screen {
    /// `wake` is called from another thread whenever there is something new to be seen.
    pub(super) fn new(asks: Sender<Ask>, wake: impl Fn() + Send + Sync + 'static) -> Self {
        let watched = Arc::new(Watched {
            seen: Mutex::default(),
            refused: Mutex::default(),
            wake: Box::new(wake),
        });
        // After the room was closed nobody listens.
        let _ = asks.send(Ask::Watch(Arc::clone(&watched)));
        Self { watched, asks }
    }

    /// The newest state; nothing until the room has shown its first.
    #[must_use]
    pub fn seen(&self) -> Option<Arc<Seen>> {
        let seen = self.watched.seen.lock();
        seen.unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Asks for something as the facilitator, in the epoch of what was seen. What comes of it is seen, or refused.
    pub fn ask(&self, epoch: u32, command: Command) {
        let _ = self.asks.send(Ask::Own { epoch, command });
    }

    /// Why something was refused, as a sentence; said once.
    #[must_use]
    pub fn refused(&self) -> Option<String> {
        let refused = self.watched.refused.lock();
        refused.unwrap_or_else(PoisonError::into_inner).take()
    }
}
