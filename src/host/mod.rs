//! The room for phones: a web server on the laptop, for people who answer on the phones that they have.
//!
//! It serves what `session::live` decides. What is sent is described in `docs/protocol.md`.

mod around;
mod ask;
pub mod cards;
pub mod code;
pub mod crowd;
mod door;
mod guesses;
mod hub;
mod names;
mod open;
mod pages;
pub mod protocol;
mod publish;
mod routes;
mod say;
mod screen;
mod serve;
mod shared;
mod slot;
mod socket;

pub use door::Door;
pub use names::{BadList, names_of};
pub use open::{Addresses, HostError, Open, Options, open};
pub use screen::{Screen, Seen};
