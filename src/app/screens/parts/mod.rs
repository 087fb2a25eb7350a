//! What the pages of a game share: the strip above, the row of buttons below, people, news, meters, hats.

mod frame;
mod hat;
mod meters;
mod mistakes;
mod news;
mod people;
mod severity;
mod turning;

pub(super) use frame::{
    ENDING, Strip, body, ending_and_story, footer, footer_back, panel, section, strip,
};
pub(super) use hat::{hat_head, hat_icons, hat_ink, practices};
#[cfg(feature = "host")]
pub(super) use meters::signed;
pub(super) use meters::{moved, moved_briefly, reasons};
pub(super) use mistakes::mistakes;
pub(super) use news::{any, news, news_but_promises};
pub(super) use people::{
    changed, looks_of, member_face, member_line, mood_change, mood_of, portrait, said,
};
pub(super) use severity::severity_scale;
pub(super) use turning::{Turning, turning};
