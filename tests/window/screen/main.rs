//! The real program in a real window, on a virtual screen.

#![cfg(all(target_os = "linux", feature = "app"))]
#![expect(clippy::unwrap_used, reason = "helpers of tests fail like tests")]

mod capture;
mod display;
mod ended;
mod pictures;
mod played;
mod reader;
