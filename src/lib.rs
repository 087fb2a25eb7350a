//! Two Hats, a crisis simulator: a team is in trouble, and you answer as its leader, as its manager, or as both.

pub mod content;
pub mod engine;
