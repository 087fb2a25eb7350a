//! The game in a window. Screens translate between the session and what is seen; no rule of the game is in here.

pub mod data;
pub mod kit;
mod parts;
pub mod play;
pub mod screens;
pub mod shell;
mod step;

pub use shell::{CaptureError, Headless, NoWindow, Options, capture, drivers, run};
