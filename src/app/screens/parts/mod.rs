//! What the pages of a game share: the strip above, the row of buttons below, people, news, meters, hats.

mod frame;
mod hat;
mod meters;
mod mistakes;
mod news;
mod people;

pub(super) use frame::{Strip, aside, body, footer, footer_back, panel, scrolled, section, strip};
pub(super) use hat::{hat_head, hat_ink, practices};
pub(super) use meters::{moved, moved_briefly};
pub(super) use mistakes::mistakes;
pub(super) use news::{any, news};
pub(super) use people::{member_line, mood_change, mood_of, portrait, said};
