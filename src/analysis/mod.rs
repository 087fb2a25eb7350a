//! Players that are programs, and what many of their playthroughs show.

pub mod calibrate;
mod look_ahead;
pub mod player;
pub mod players;
pub mod run;
pub mod statistics;
pub mod synthetic;

pub use look_ahead::{LookAhead, rule_of_thumb};
pub use player::{Decision, Player};
pub use players::{Alternate, Always, Cautious, Greedy, Informed, Mixed, Random, named};
pub use run::{Playthrough, play};
