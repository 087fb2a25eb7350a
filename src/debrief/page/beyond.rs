//! What reaches beyond the game: what a player means to do, and how a room answered before and after.

use super::block::{Block, Tone};
use super::text::Text;
use crate::debrief::report::Debrief;

/// Nothing where nobody was asked.
pub(super) fn blocks(debrief: &Debrief) -> Vec<Block> {
    let mut blocks = Vec::new();
    if let Some(meant) = &debrief.meant {
        blocks.push(Block::Heading(Text::ours("From Monday on")));
        blocks.push(Block::Prose(Tone::Plain, Text::ours(&meant.habit)));
        blocks.push(Block::Prose(Tone::Soft, Text::ours(meant.when())));
    }
    if let Some(found) = &debrief.before_after {
        blocks.push(Block::Heading(Text::ours("Before and after")));
        blocks.push(Block::Prose(Tone::Plain, Text::ours(found.said())));
        blocks.push(Block::Prose(Tone::Soft, Text::ours(found.limits())));
    }
    blocks
}
