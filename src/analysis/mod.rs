//! Bots, which are programs that play, and what many of their playthroughs show.

pub mod bot;
pub mod bots;
pub mod calibrate;
pub mod constants;
pub mod coverage;
pub mod draws;
pub mod factorial;
pub mod flow;
pub mod graph;
mod look_ahead;
pub mod measure;
pub mod people;
pub mod roads;
pub mod run;
pub mod sensitivity;
pub mod simulation;
pub mod statistics;
pub mod synthetic;
pub mod variation;

pub use bot::{Bot, Decision};
pub use bots::{
    Alternate, Always, Blind, BotError, Cautious, Greedy, HatTable, Informed, Mixed, NAMES,
    Planner, Random, Scripted, Setting, named,
};
pub use draws::{Draw, Draws};
pub use flow::{Flow, per_cent};
pub use look_ahead::{LookAhead, World, rule_of_thumb};
pub use run::{Playthrough, play};
