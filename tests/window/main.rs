//! The game in a window, played without a window: every screen, by every hand, at every size.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail like tests")]

mod answers;
#[cfg(feature = "host")]
mod arrives;
mod blank;
mod debrief;
#[cfg(feature = "host")]
mod filled;
mod game;
mod games;
mod hand;
mod letters;
#[cfg(feature = "host")]
mod phones;
mod pictures;
mod reader;
mod room;
mod shell;
mod title;
