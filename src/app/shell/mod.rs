//! What opens the game, draws it and takes its picture: the window, the second window, tests and captures.

mod assistive;
mod capture;
mod damage;
mod driver;
mod ended;
mod headless;
mod place;
pub(super) mod presenter;
pub(super) mod rest;
mod stage;
mod window;

pub use capture::{
    CaptureError, Scene, TimedFrame, Times, VIEWS, View, capture, every_scene, pictures,
    reveal_times,
};
pub use driver::drivers;
pub use headless::Headless;
pub use window::{NoWindow, Options, run};
