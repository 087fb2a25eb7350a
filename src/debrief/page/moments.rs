//! Three moments: the decision, the roads not taken side by side, and questions for the table.

use super::block::{Block, Cells, Group, Multiple, Row, Table, Tone, prose};
use super::chart::{Axis, Drawing, Figure, RoadMark};
use super::text::Text;
use crate::debrief::points::{Points, off, one, signed};
use crate::debrief::report::{Debrief, Moment, Road, Turn};

pub(super) fn blocks(debrief: &Debrief) -> Vec<Block> {
    let moments: Vec<Block> = debrief
        .moments
        .iter()
        .filter_map(|moment| {
            let turn = debrief.turns.iter().find(|t| t.turn == moment.turn)?;
            let blocks = one_moment(debrief, moment, turn);
            Some(Block::Group(Group::Moment, blocks))
        })
        .collect();
    if moments.is_empty() {
        let none = "No decision has been taken that depends on anything yet.";
        return vec![Block::Prose(Tone::Plain, Text::ours(none))];
    }
    moments
}

fn one_moment(debrief: &Debrief, moment: &Moment, turn: &Turn) -> Vec<Block> {
    let mut blocks = vec![Block::Heading(
        Text::ours(format!("Crisis {}: ", turn.turn)).says(&turn.title),
    )];
    blocks.extend(moment.said.iter().map(|said| prose(Tone::Plain, said)));
    let apart = debrief.beside_turning_point(moment);
    blocks.extend(apart.map(|said| prose(Tone::Soft, &said)));
    blocks.push(Block::Prose(
        Tone::Soft,
        Text::ours(format!(
            "{}, severity {}. Luck of this crisis: {} of 100.",
            turn.situation.name(),
            turn.severity,
            turn.luck
        )),
    ));
    blocks.push(Block::Figure(roads(debrief, turn)));
    blocks.push(Block::Multiples(multiples(debrief, turn)));
    blocks.push(Block::Prose(
        Tone::Soft,
        Text::ours(
            "The same luck down each road, to the end of the game: ● morale, ■ stability, ▲ results. Thin lines: what really happened.",
        ),
    ));
    blocks.push(Block::Table(table(turn)));
    let mut questions = vec![Block::Prose(Tone::Kicker, Text::ours("For the table"))];
    questions.extend(
        moment
            .questions
            .iter()
            .map(|question| Block::Prose(Tone::Question, Text::author(question))),
    );
    blocks.push(Block::Group(Group::Questions, questions));
    blocks
}

/// The roads with their letters.
fn lettered(turn: &Turn) -> impl Iterator<Item = (char, &Road)> {
    ('A'..).zip(&turn.roads)
}

fn roads(debrief: &Debrief, turn: &Turn) -> Figure {
    let said: Vec<String> = lettered(turn)
        .map(|(letter, road)| {
            format!(
                "{letter}: {} to be expected, {} under the same luck",
                one(road.expected.mean),
                road.same_luck_grade.whole()
            )
        })
        .collect();
    let values = turn.roads.iter().flat_map(|road| {
        [
            road.expected.mean - road.expected.within,
            road.expected.mean + road.expected.within,
            road.same_luck_grade.float(),
        ]
    });
    let marks = lettered(turn).map(|(letter, road)| RoadMark {
        letter,
        taken: road.taken,
        hat: road.hat,
        expected: road.expected,
        same_luck: road.same_luck_grade,
    });
    Figure {
        id: format!("roads-{}", turn.turn),
        title: "Where each road was expected to lead, and where your luck would have led it",
        about: format!("{}.", said.join("; ")),
        drawing: Drawing::Roads(Axis::around(values, 2.0), marks.collect()),
        caption: Text::ours(format!(
            "The full circle is what could be expected of a road at that moment, its line the 95\u{a0}% interval over {} lucks. The hollow diamond is \
             where the luck that you really had would have led it. Beside them: both as figures.",
            debrief.scores.lucks
        )),
    }
}

fn multiples(debrief: &Debrief, turn: &Turn) -> Vec<Multiple> {
    let before = ["morale", "stability", "results"].map(|id| {
        let number = debrief.numbers.iter().find(|n| n.id == id);
        let values = number.map_or(&[][..], |n| &n.values);
        let at = usize::from(turn.turn.saturating_sub(1));
        values.get(at).copied().unwrap_or_default()
    });
    let path = |road: &Road| [&[before][..], &road.same_luck_meters].concat();
    let taken = turn.roads.iter().find(|r| r.taken);
    let real = taken.map_or_else(Vec::new, path);
    lettered(turn)
        .map(|(letter, road)| {
            let last: [Points; 3] = road.same_luck_meters.last().copied().unwrap_or_default();
            let [morale, stability, results] = last.map(Points::whole);
            let what = if road.taken {
                "what you did"
            } else {
                "not taken"
            };
            let insight = if road.taken { "" } else { &road.insight };
            Multiple {
                name: Text::default()
                    .strong(Text::ours(letter.to_string()))
                    .and(format!(" · {what} "))
                    .hat(road.hat),
                figure: Figure {
                    id: format!("road-{}-{letter}", turn.turn),
                    title: "The meters down this road, under the same luck",
                    about: format!(
                        "Road {letter}: morale ends at {morale}, stability at {stability}, results at {results}."
                    ),
                    drawing: Drawing::Road {
                        road: path(road),
                        real: real.clone(),
                    },
                    caption: Text::default(),
                },
                text: Text::author(&road.text),
                insight: Text::author(insight),
            }
        })
        .collect()
}

fn table(turn: &Turn) -> Table {
    let mut table = Table::new(
        None,
        &[
            ("Road", Cells::Names),
            ("Hat", Cells::Words),
            ("Expected", Cells::Figures),
            ("Against yours", Cells::Figures),
            ("Collapses", Cells::Figures),
            ("Same luck", Cells::Figures),
            ("Would end as", Cells::Words),
        ],
    );
    table.rows = lettered(turn)
        .map(|(letter, road)| {
            let against = if road.taken {
                "what you did".to_owned()
            } else {
                let (ahead, within) = (signed(road.ahead.mean), off(road.ahead.within));
                format!("{ahead} ± {within}")
            };
            Row {
                taken: road.taken,
                cells: vec![
                    Text::ours(letter.to_string()),
                    Text::default().hat(road.hat),
                    Text::ours(one(road.expected.mean)),
                    Text::ours(against),
                    Text::ours(format!("{}\u{a0}%", one(road.collapses))),
                    Text::ours(road.same_luck_grade.whole()),
                    Text::author(&road.same_luck_ending),
                ],
            }
        })
        .collect();
    table
}
