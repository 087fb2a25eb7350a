//! The game in a window, played without a window: every screen, by every hand, at every size.

mod hand;
mod title;
