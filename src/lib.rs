//! Two Hats, a crisis simulator: a team is in trouble, and you answer as its leader, as its manager, or as both.
//!
//! The modules depend on each other downwards only: `cli` → `session` → `debrief` → `analysis` → `content` → `engine`.
//! `output` stands below all of them and knows none.

pub mod analysis;
#[cfg(feature = "app")]
pub mod app;
pub mod cli;
pub mod content;
pub mod debrief;
pub mod engine;
pub mod output;
pub mod session;
