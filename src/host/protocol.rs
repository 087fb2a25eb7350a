//! What goes over the network, in both directions. `docs/protocol.md` tells it with examples; a test holds the two together.

use serde::{Deserialize, Serialize};

use crate::session::live::{Access, Command, ListedName};

/// The version of the protocol: pages and host of another one do not talk to each other.
pub const VERSION: u32 = 1;

/// The largest message from a page, and the largest body of a request, in bytes.
pub const LARGEST: usize = 4096;

/// How often a visible page says that it is there, in milliseconds.
pub const HEARTBEAT: u64 = 10_000;

/// Why a socket is closed.
pub mod close {
    /// A page goes to sleep (sent by pages).
    pub const AWAY: u16 = 4001;
    /// A message that the host cannot read.
    pub const BAD: u16 = 4400;
    /// The token is not known: join anew.
    pub const UNKNOWN: u16 = 4401;
    /// No hello came in time, or a message could not be delivered in time: connect again.
    pub const TIMEOUT: u16 = 4408;
    /// The same seat is open on four newer pages: do not connect again by yourself.
    pub const REPLACED: u16 = 4409;
    /// The seat was removed, or handed to another device: do not connect again.
    pub const REMOVED: u16 = 4410;
    /// The room was closed: connect again, it may be opened again.
    pub const CLOSED: u16 = 4411;
    /// Too many messages: connect again after some seconds.
    pub const FLOOD: u16 = 4429;
}

/// The body of `POST /join`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Join {
    /// The code on the wall, in any case.
    pub code: String,
    /// The name, if the room asks for one.
    #[serde(default)]
    pub name: Option<String>,
}

/// The answer to `POST /join`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Joined {
    /// The seat.
    pub seat: u32,
    /// What proves it: 32 hexadecimal digits. Never in an address.
    pub token: String,
}

/// The body of `POST /enter`: a device becomes a console or a wall.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Enter {
    /// `console` or `wall`.
    pub access: Access,
    /// The code of the console or of the wall, in any case.
    pub code: String,
}

/// The answer to `POST /enter`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entered {
    /// What proves it: 32 hexadecimal digits.
    pub token: String,
}

/// The answer to `GET /room?code=CODE`: what a page has to know before somebody joins.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Door {
    /// The version of the protocol.
    pub v: u32,
    /// Title of the scenario.
    pub title: String,
    /// Whether a name is asked for.
    pub name: bool,
    /// The names to pick from, where the facilitator loaded a list: with the seat that has one already.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub list: Vec<ListedName>,
    /// Whether nobody else can join.
    pub locked: bool,
}

/// Why a request was refused: the body of every answer from 400 on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// A word for programs.
    pub reason: String,
    /// A sentence for people.
    pub text: String,
    /// After how many milliseconds it may be tried again, if it may.
    pub retry: Option<u64>,
}

/// From a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum FromPage {
    /// The first message on every socket.
    Hello {
        /// The version of the protocol.
        v: u32,
        /// What it is.
        access: Access,
        /// Its token.
        token: String,
        /// The last `epoch` that it has seen; 0 on the first visit.
        #[serde(default)]
        epoch: u32,
        /// The last `seq` that it has seen; 0 on the first visit.
        #[serde(default)]
        seq: u64,
    },
    /// Instead of a hello: this device says that a seat is its own, and waits for the facilitator's nod.
    Claim {
        /// The version of the protocol.
        v: u32,
        /// The code on the wall.
        code: String,
        /// The seat.
        seat: u32,
    },
    /// A command.
    Do {
        /// Its number, greater than that of every earlier command of this seat or device.
        cid: u64,
        /// The epoch that the page was in.
        epoch: u32,
        /// What is asked for.
        command: Command,
    },
    /// The page is there, and visible: every 10 seconds.
    Here {},
    /// The page was hidden; it stays connected.
    Away {},
    /// The page wants the whole state.
    State {},
}

/// To a page. `state` is written by hand, because its larger part is the same for many.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ToPage<'a> {
    /// After a hello.
    Welcome {
        /// The version of the protocol.
        v: u32,
        /// What the page is.
        access: Access,
        /// The seat, for a phone.
        seat: Option<u32>,
        /// The host's clock, milliseconds since 1970.
        now: i64,
    },
    /// A command was accepted, and is on the disk; or it was known already.
    Ack {
        /// The number of the command.
        cid: u64,
        /// What became of it.
        result: Acked,
        /// `seq` of the last event.
        seq: u64,
        /// The epoch.
        epoch: u32,
    },
    /// A command was refused; nothing has changed.
    Refused {
        /// The number of the command.
        cid: u64,
        /// A word for programs.
        reason: &'a str,
        /// A sentence for people.
        text: &'a str,
        /// The epoch.
        epoch: u32,
    },
    /// The answer to `here`.
    Here {
        /// The host's clock, milliseconds since 1970.
        now: i64,
        /// `seq` of the last event.
        seq: u64,
        /// The epoch.
        epoch: u32,
    },
    /// A claim was granted.
    Granted {
        /// The seat.
        seat: u32,
        /// Its new token.
        token: &'a str,
    },
    /// A claim waits for the facilitator.
    Waiting {},
    /// A claim was declined.
    Declined {},
}

/// What became of an accepted command.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Acked {
    /// It counts.
    Done,
    /// This very command was accepted before.
    Again,
    /// A later one of the same kind counts.
    Older,
}
