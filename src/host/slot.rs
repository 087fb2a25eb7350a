//! What waits to be sent to one page: answers in order, and the latest state, never an older one.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::Notify;

/// So many answers may wait; a page that asks more without reading floods us.
const MOST: usize = 256;

/// A state: the larger part is the same for many pages.
#[derive(Debug, Clone)]
pub(super) struct Snapshot {
    /// Up to the shared part.
    pub(super) head: String,
    /// The shared part.
    pub(super) shared: Arc<str>,
    /// After it.
    pub(super) tail: String,
}

impl Snapshot {
    /// The message.
    #[must_use]
    pub(super) fn text(&self) -> String {
        [&self.head, &*self.shared, &self.tail].concat()
    }
}

/// What waits.
#[derive(Debug, Default)]
struct Waits {
    answers: VecDeque<String>,
    state: Option<Snapshot>,
    close: Option<(u16, &'static str)>,
}

/// The place of one page.
#[derive(Debug, Default)]
pub(super) struct Mailbox {
    waits: Mutex<Waits>,
    notify: Notify,
}

/// What is to be sent next.
#[derive(Debug)]
pub(super) enum Outgoing {
    /// This text.
    Text(String),
    /// Nothing more: close with this code.
    Close(u16, &'static str),
}

impl Mailbox {
    /// Sends an answer.
    pub(super) fn answer(&self, text: String) {
        self.with(|waits| {
            if waits.answers.len() < MOST {
                waits.answers.push_back(text);
            } else {
                waits.close = Some((super::protocol::close::FLOOD, "too many messages"));
            }
        });
    }

    /// Sends a state in place of the one that waits.
    pub(super) fn state(&self, state: Snapshot) {
        self.with(|waits| waits.state = Some(state));
    }

    /// Closes it, after what waits.
    pub(super) fn close(&self, code: u16, why: &'static str) {
        self.with(|waits| waits.close = Some((code, why)));
    }

    /// Waits until there is something to send.
    pub(super) async fn changed(&self) {
        self.notify.notified().await;
    }

    /// What is to be sent next; nothing if all was sent.
    pub(super) fn next(&self) -> Option<Outgoing> {
        let mut waits = self.waits.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(text) = waits.answers.pop_front() {
            return Some(Outgoing::Text(text));
        }
        if let Some((code, why)) = waits.close {
            return Some(Outgoing::Close(code, why));
        }
        waits.state.take().map(|state| Outgoing::Text(state.text()))
    }

    fn with(&self, change: impl FnOnce(&mut Waits)) {
        change(&mut self.waits.lock().unwrap_or_else(PoisonError::into_inner));
        self.notify.notify_one();
    }
}
