//! Players that are programs, and what many of their playthroughs show.

pub mod calibrate;
pub mod coverage;
pub mod flow;
pub mod graph;
mod look_ahead;
pub mod measure;
pub mod player;
pub mod players;
pub mod roads;
pub mod run;
pub mod simulation;
pub mod statistics;
pub mod synthetic;

pub use flow::{Flow, per_cent};
pub use look_ahead::{LookAhead, rule_of_thumb};
pub use player::{Decision, Player};
pub use players::{
    Alternate, Always, Blind, Cautious, Greedy, Informed, Mixed, NAMES, PlayerError, Random,
    Scripted, Setting, named,
};
pub use run::{Playthrough, play};
