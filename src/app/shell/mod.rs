//! What opens the game, draws it and takes its picture: the window, the second window, tests and captures.

mod assistive;
mod capture;
mod driver;
mod headless;
mod place;
pub(super) mod presenter;
pub(super) mod rest;
mod window;

pub use capture::{CaptureError, capture};
pub use driver::drivers;
pub use headless::Headless;
pub use window::{NoWindow, Options, run};
