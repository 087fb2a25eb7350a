//! Who stayed and who left, what was promised, and what became of the values.

use super::block::{Block, Group, List, Tone};
use super::text::Text;
use crate::debrief::points::Points;
use crate::debrief::report::{Debrief, Member, Promise};

pub(super) fn blocks(debrief: &Debrief) -> Vec<Block> {
    let members = debrief.team.iter().map(member);
    let mut blocks: Vec<Block> = members
        .map(|blocks| Block::Group(Group::Member, blocks))
        .collect();
    blocks.push(Block::Heading(Text::ours("Promises")));
    blocks.push(if debrief.promises.is_empty() {
        Block::Prose(Tone::Plain, Text::ours("Nothing was promised."))
    } else {
        let promises = debrief.promises.iter().map(promise);
        Block::List(List::Flat, promises.collect())
    });
    if !debrief.values.is_empty() {
        blocks.push(Block::Heading(Text::ours("What the team stands for")));
        let values = debrief.values.iter().map(|value| {
            let text = Text::ours("“").says(&value.text).and("”");
            Text::default()
                .strong(text)
                .and(" ")
                .then(Text::mixed(&value.said.join(" ")))
        });
        blocks.push(Block::List(List::Flat, values.collect()));
    }
    blocks
}

fn member(of: &Member) -> Vec<Block> {
    let change = |name: &str, [from, to]: [Points; 2]| {
        format!("{name} from {} to {}", from.whole(), to.whole())
    };
    let left = of
        .left
        .map_or_else(String::new, |turn| format!(" · left in crisis {turn}"));
    vec![
        Block::Heading(
            Text::author(&of.name)
                .and(" ")
                .soft(Text::author(&of.job).and(left)),
        ),
        Block::Prose(Tone::Plain, Text::mixed(&of.said.join(" "))),
        Block::Prose(
            Tone::Soft,
            Text::ours(format!(
                "{}, {}",
                change("Trust", of.trust),
                change("energy", of.energy)
            )),
        ),
    ]
}

fn promise(of: &Promise) -> Text {
    let made = Text::ours(format!("Made in crisis {}, ", of.made.turn))
        .says(&of.made.crisis)
        .and(", with ")
        .quotes_and_stops(&of.made.text);
    let seen = if of.seen.is_empty() { "" } else { " " };
    Text::default()
        .strong(Text::ours(of.became()))
        .and(" to ")
        .says(&of.to)
        .and(": “")
        .says(&of.text)
        .and("” ")
        .soft(made)
        .and(seen)
        .says(&of.seen)
}

impl Promise {
    /// What became of it, in a few words: `Kept in crisis 3`.
    #[must_use]
    pub fn became(&self) -> String {
        use crate::debrief::kinds::PromiseStatus;
        let word = match self.status {
            PromiseStatus::Open => "Still open",
            PromiseStatus::Kept => "Kept",
            PromiseStatus::Broken => "Broken",
        };
        match self.settled {
            Some(turn) => format!("{word} in crisis {turn}"),
            None => word.to_owned(),
        }
    }
}
