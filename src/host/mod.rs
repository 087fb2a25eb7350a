//! The room for phones: a web server on the laptop, for people who answer on the phones that they have.
//!
//! It serves what `session::live` decides. What is sent is described in `docs/protocol.md`.

pub mod protocol;
