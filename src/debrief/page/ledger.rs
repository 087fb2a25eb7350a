//! Every change of every number, to open: the meters at once, the others by kind.

use super::block::{Block, Cells, Group, Table, Tone};
use super::text::Text;
use crate::debrief::report::{Debrief, Kind, Line, Number};

pub(super) fn blocks(debrief: &Debrief) -> Vec<Block> {
    let about = Text::ours("Every number is the sum of its lines. Open one to see them all.");
    let head = vec![
        Block::Heading(Text::ours("The ledger")),
        Block::Prose(Tone::Soft, about),
    ];
    let mut blocks = vec![Block::Group(Group::Screen, head)];
    for (kind, title) in [
        (Kind::Meter, None),
        (Kind::Undercurrent, Some("Undercurrents")),
        (Kind::Member, Some("People")),
        (Kind::Variable, Some("Numbers of the story")),
    ] {
        let numbers = debrief.numbers.iter().filter(|n| n.kind == kind);
        let lines: Vec<Block> = numbers.filter_map(|n| number(debrief, n)).collect();
        match title {
            Some(title) if !lines.is_empty() => {
                blocks.push(Block::Fold(Text::ours(title), lines));
            }
            _ => blocks.extend(lines),
        }
    }
    blocks
}

/// The lines of one number; nothing if it never changed.
fn number(debrief: &Debrief, number: &Number) -> Option<Block> {
    let ledger = debrief.ledger.iter();
    let lines: Vec<&Line> = ledger.filter(|l| l.number == number.id).collect();
    let (first, last) = (number.values.first()?, number.values.last()?);
    if lines.iter().all(|l| l.turn == 0) {
        return None;
    }
    let mut table = Table::new(
        None,
        &[
            ("Crisis", Cells::Words),
            ("Change", Cells::Figures),
            ("Because", Cells::Words),
        ],
    );
    let mut turn = None;
    for line in lines {
        let opens = turn != Some(line.turn);
        turn = Some(line.turn);
        let name = match (opens, line.turn) {
            (false, _) | (true, 0) => Text::default(),
            (true, n) => Text::ours(format!("{n}. ")).says(&line.crisis),
        };
        let origin = line.origin.as_ref().map(|origin| {
            let from = Text::ours(format!("decided in crisis {}: ", origin.turn));
            Text::default().soft(from.says(&origin.text))
        });
        let cause = [Some(Text::mixed(&line.cause)), origin];
        table.row(vec![
            name,
            Text::ours(line.change.signed()),
            Text::lines(cause.into_iter().flatten()),
        ]);
    }
    // In words: this is also what a screen reader calls it.
    let ends = format!(": from {} to {}", first.whole(), last.whole());
    let title = Text::author(&number.name).and(ends);
    Some(Block::Fold(title, vec![Block::Table(table)]))
}
