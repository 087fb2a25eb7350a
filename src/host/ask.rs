//! What the hub is told.

use std::sync::Arc;

use tokio::sync::oneshot;

use super::screen::Watched;
use super::slot::Mailbox;
use crate::session::live::{Access, Command, DoorView, Reckoned, Reply, Request};

/// What the hub is told.
#[derive(Debug)]
pub(super) enum Ask {
    /// A request from outside a socket.
    Request(Request, oneshot::Sender<Result<Reply, String>>),
    /// What is the door like? Nothing if the code joins nobody.
    Door(String, oneshot::Sender<Option<DoorView>>),
    /// A page with a token connects: gets what it is, or nothing.
    Hello {
        /// The page.
        page: u64,
        /// SHA-256 of its token.
        sha256: String,
        /// What it says it is.
        access: Access,
        /// Where it is answered.
        slot: Arc<Mailbox>,
    },
    /// A page says that a seat is its own.
    Claim {
        /// The page.
        page: u64,
        /// The code that it typed, as it is compared.
        code: String,
        /// The seat.
        seat: u32,
        /// Where it is answered.
        slot: Arc<Mailbox>,
    },
    /// A page asks for something.
    Do {
        /// The page.
        page: u64,
        /// The number of the command.
        cid: u64,
        /// The epoch.
        epoch: u32,
        /// The command.
        command: Command,
    },
    /// A page is visible.
    Here(u64),
    /// A page is hidden.
    Away(u64),
    /// A page wants the whole state.
    State(u64),
    /// A page has gone.
    Gone(u64),
    /// A screen of this program wants to see the room, from now on.
    Watch(Arc<Watched>),
    /// A screen of this program asks for something.
    Own {
        /// The epoch.
        epoch: u32,
        /// The command.
        command: Command,
    },
    /// Something was counted that the console should see.
    Noticed(Notice),
    /// The debrief of the room was reckoned.
    Reckoned(Box<Reckoned>),
    /// The room is closed.
    Stop,
}

/// What the console should see.
#[derive(Debug, Clone, Copy)]
pub(super) enum Notice {
    /// So many wrong codes in the last minute.
    WrongCodes(usize),
    /// A phone began with encryption.
    Encrypted,
}
