//! The game in a window, played without a window: every screen, by every hand, at every size.

mod debrief;
mod game;
mod hand;
mod room;
mod shell;
mod title;
