//! The three acts, which stand before everything that is reckoned: your story, one turning point, one habit to start and one to stop.

use super::block::{Block, Group, List, Tone};
use super::text::Text;
use crate::debrief::action::Advice;
use crate::debrief::acts::{StoryCard, TurningPoint, worn};
use crate::debrief::report::{Debrief, Road};

/// One act.
#[derive(Debug, Clone, PartialEq)]
pub struct Act {
    /// Its stable name, as in addresses.
    pub id: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

/// The acts of a debrief, in their order; one without anything in it is left out.
pub(super) fn acts(debrief: &Debrief) -> Vec<Act> {
    let acts = debrief.acts();
    let person = acts.person.iter().map(|person| {
        let text = Text::author(&person.member.name).then(Text::mixed(&person.rest));
        Block::Prose(Tone::Plain, text)
    });
    let cards = acts.story.iter().map(|card| story(debrief, card));
    let cards = cards.chain(person);
    let act = |id, title, blocks| Act { id, title, blocks };
    let all = [
        act("story", "Your story", cards.collect()),
        act(
            "turning-point",
            "The turning point",
            acts.point.as_ref().map_or_else(Vec::new, point),
        ),
        act(
            "take-away",
            "Take away",
            vec![Block::Group(
                Group::Plan,
                vec![habit(acts.start), habit(acts.stop)],
            )],
        ),
    ];
    all.into_iter()
        .filter(|act| !act.blocks.is_empty())
        .collect()
}

fn story(debrief: &Debrief, card: &StoryCard<'_>) -> Block {
    let turn = card.turn;
    let mut blocks = vec![
        Block::Heading(Text::ours(format!("{}. ", turn.turn)).says(&turn.title)),
        Block::Prose(
            Tone::Moment,
            Text::ours(format!("You wore {}: ", worn(turn.hat))).says(&card.did),
        ),
    ];
    if !card.came.is_empty() {
        blocks.push(Block::Prose(Tone::Plain, Text::author(&card.came)));
    }
    let who = card.who.and_then(|(id, mood)| {
        let member = debrief.team.iter().find(|member| member.id == id)?;
        Some((member, mood))
    });
    if let Some((member, mood)) = who {
        let looked = format!(" looked {} then.", mood.word());
        blocks.push(Block::Prose(
            Tone::Soft,
            Text::author(&member.name).and(looked),
        ));
    }
    Block::Group(Group::Moment, blocks)
}

fn point(point: &TurningPoint<'_>) -> Vec<Block> {
    let turn = point.turn;
    let mut blocks = vec![
        Block::Heading(Text::ours(format!("Crisis {}: ", turn.turn)).says(&turn.title)),
        Block::Beside(vec![
            side("What you did", point.taken),
            side("The other way, under the same luck", point.other),
        ]),
        Block::Prose(Tone::Plain, Text::mixed(&point.said)),
    ];
    if !turn.asked.is_empty() {
        blocks.push(Block::Prose(
            Tone::Soft,
            Text::ours("What the moment asked for: ").says(&turn.asked),
        ));
    }
    blocks
}

fn side(head: &str, road: &Road) -> Vec<Block> {
    let last = road.same_luck_meters.last().copied().unwrap_or_default();
    let names = ["Morale", "Stability", "Results"];
    let meters = names.into_iter().zip(last);
    let meters = meters.map(|(name, at)| Text::ours(format!("{name} {}", at.rounded())));
    vec![
        Block::Prose(Tone::Kicker, Text::ours(format!("{head} ")).hat(road.hat)),
        Block::Prose(Tone::Plain, Text::author(&road.text)),
        Block::List(List::Flat, meters.collect()),
        Block::Prose(
            Tone::Plain,
            Text::ours("It ends as ").quotes_and_stops(&road.same_luck_ending),
        ),
    ]
}

fn habit(advice: &Advice) -> Block {
    Block::Group(
        Group::Advice,
        vec![
            Block::Heading(Text::ours(&advice.title)),
            Block::Prose(Tone::Plain, Text::ours(&advice.text)),
        ],
    )
}
