//! The engine from outside: its laws, what must come out of all rules together, and recorded plays to the last number.

mod frozen;
mod laws;
mod moods;
mod order;
mod people;
mod plays;
mod signatures;
#[path = "../support/mod.rs"]
mod support;
