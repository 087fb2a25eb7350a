//! How the room decided: hands and predictions, turn by turn.

use super::block::{Block, Cells, Table};
use super::text::Text;
use crate::debrief::kinds::DecidedBy;
use crate::debrief::report::{Debrief, Turn};
use crate::debrief::room::{Foretold, Moved, RoomTurn};

/// The table; nothing if there was no room.
pub(super) fn blocks(debrief: &Debrief) -> Vec<Block> {
    let mut table = Table::new(
        None,
        &[
            ("Crisis", Cells::Figures),
            ("Crisis", Cells::Names),
            ("Hands", Cells::Words),
            ("Predicted to move most", Cells::Words),
            ("Moved most", Cells::Words),
        ],
    );
    for turn in &debrief.turns {
        let Some(room) = &turn.room else { continue };
        table.row(vec![
            Text::ours(turn.turn.to_string()),
            Text::author(&turn.title),
            hands(turn, room),
            or(room.predictions.iter().map(Foretold::said), "–"),
            or(room.moved.iter().map(Moved::said), "nothing"),
        ]);
    }
    if table.rows.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![
        Block::Heading(Text::ours("How the room decided")),
        Block::Table(table),
    ];
    blocks.extend(watched(debrief));
    blocks
}

/// What observers saw and wrote; nothing if nobody watched.
fn watched(debrief: &Debrief) -> Vec<Block> {
    let mut table = Table::new(
        None,
        &[
            ("Crisis", Cells::Figures),
            ("Crisis", Cells::Names),
            ("Seen met", Cells::Words),
            ("Notes", Cells::Words),
        ],
    );
    for turn in &debrief.turns {
        let Some(room) = &turn.room else { continue };
        if room.seen.is_empty() && room.notes.is_empty() {
            continue;
        }
        let seen = room.seen.iter().map(|seen| {
            let by = match seen.observers {
                1 => String::new(),
                many => format!("{many}: "),
            };
            Text::ours(by).says(&seen.text)
        });
        table.row(vec![
            Text::ours(turn.turn.to_string()),
            Text::author(&turn.title),
            Text::lines(seen),
            Text::lines(room.notes.iter().map(Text::ours)),
        ]);
    }
    if table.rows.is_empty() {
        return Vec::new();
    }
    vec![
        Block::Heading(Text::ours("What observers saw")),
        Block::Table(table),
    ]
}

/// Each in a line of its own, or what to say if there are none.
fn or(lines: impl Iterator<Item = String>, none: &str) -> Text {
    let text = Text::lines(lines.map(Text::ours));
    if text.is_empty() {
        Text::ours(none)
    } else {
        text
    }
}

fn hands(turn: &Turn, room: &RoomTurn) -> Text {
    let counted = room.hands.iter().any(|raised| raised.hands > 0);
    let raised = room
        .hands
        .iter()
        .filter(|raised| counted || raised.response == turn.response)
        .map(|raised| {
            let count = if counted {
                format!("{} ({} %): ", raised.hands, raised.percent)
            } else {
                String::new()
            };
            let line = Text::ours(count).says(&raised.text);
            if raised.response == turn.response {
                Text::default().strong(line)
            } else {
                line
            }
        });
    let by = match room.by {
        DecidedBy::Facilitator => Some("a tie, broken by the facilitator"),
        DecidedBy::Group => Some("the group’s answer, not by hands"),
        DecidedBy::Speaker => Some("a tie, broken by the speaker who was drawn"),
        DecidedBy::Hands => None,
    };
    let by = by.map(|by| Text::default().soft(Text::ours(by)));
    Text::lines(raised.chain(by))
}
