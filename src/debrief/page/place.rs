//! Where it ended up: the leading and managing map with the path, and what nobody saw during play.

use super::block::{Block, Cells, Table, Tone};
use super::chart::{Drawing, Figure};
use super::text::Text;
use crate::debrief::points::Points;
use crate::debrief::report::{Debrief, Kind};

pub(super) fn blocks(debrief: &Debrief) -> Vec<Block> {
    let builds = Text::ours("Leading builds ")
        .strong(Text::ours("direction"))
        .and(": people know where this is going and why. Managing builds ")
        .strong(Text::ours("order"))
        .and(": people know who does what by when. Neither stands in for the other.");
    let path = Text::ours(
        "The square is where the team began, the full circle where it ended, and the numbers are crises. What is not renewed fades, so standing still \
         takes work, too.",
    );
    vec![Block::Beside(vec![
        vec![Block::Figure(map(debrief))],
        vec![
            Block::Prose(Tone::Plain, builds),
            Block::Prose(Tone::Plain, path),
            Block::Table(undercurrents(debrief)),
        ],
    ])]
}

fn map(debrief: &Debrief) -> Figure {
    let values = |id: &str| {
        let number = debrief.numbers.iter().find(|n| n.id == id);
        number.map_or(&[][..], |n| &n.values)
    };
    let (direction, order) = (values("direction"), values("order"));
    let ends = |v: &[Points]| match (v.first(), v.last()) {
        (Some(a), Some(b)) => format!("from {} to {}", a.whole(), b.whole()),
        _ => String::new(),
    };
    let path = direction.iter().zip(order).map(|(&d, &o)| [d, o]);
    Figure {
        id: "map".to_owned(),
        title: "The leading and managing map with your path",
        about: format!(
            "Direction, which leading builds, went {}; order, which managing builds, went {}.",
            ends(direction),
            ends(order)
        ),
        drawing: Drawing::Map(path.collect()),
        caption: Text::default(),
    }
}

/// What nobody sees during play, at the start and now.
fn undercurrents(debrief: &Debrief) -> Table {
    let mut table = Table::new(
        Some("Undercurrents: what nobody saw during play"),
        &[
            ("Undercurrent", Cells::Names),
            ("Start", Cells::Figures),
            ("End", Cells::Figures),
            ("Change", Cells::Figures),
        ],
    );
    let numbers = debrief.numbers.iter();
    for number in numbers.filter(|n| n.kind == Kind::Undercurrent) {
        let (Some(first), Some(last)) = (number.values.first(), number.values.last()) else {
            continue;
        };
        table.row(vec![
            Text::ours(&number.name),
            Text::ours(first.whole()),
            Text::ours(last.whole()),
            Text::ours(Points(last.0 - first.0).signed()),
        ]);
    }
    table
}
