//! Grade, decisions and luck; the meters over the turns; what was decided.

use super::block::{Block, Cells, Column, List, Score, Table, Tone, prose};
use super::chart::{Axis, Drawing, Figure, Series, Step, TurnMark};
use super::text::Text;
use super::{ledger, room};
use crate::content::phrases;
use crate::debrief::points::{off, one, signed};
use crate::debrief::report::{Debrief, Kind, Number, Turn};

pub(super) fn blocks(debrief: &Debrief) -> Vec<Block> {
    let mut blocks = vec![Block::Scores(scores(debrief))];
    let said = debrief.scores.said.iter();
    blocks.extend(said.map(|said| prose(Tone::Plain, said)));
    blocks.push(Block::Figure(came_about(debrief)));
    blocks.push(Block::Heading(Text::ours("The meters, crisis by crisis")));
    blocks.push(Block::Figure(meters(debrief)));
    blocks.push(Block::Fold(
        Text::ours("The figures as a table"),
        vec![Block::Table(figures(debrief))],
    ));
    blocks.push(Block::Fold(
        Text::ours("What you decided, and what came of it"),
        debrief.turns.iter().flat_map(story).collect(),
    ));
    blocks.extend(course(debrief));
    blocks.extend(room::blocks(debrief));
    blocks.extend(ledger::blocks(debrief));
    blocks
}

fn grade_name(debrief: &Debrief) -> &'static str {
    if debrief.played.finished {
        "Grade"
    } else {
        "Grade so far"
    }
}

fn scores(debrief: &Debrief) -> Vec<Score> {
    let scores = &debrief.scores;
    let quality = scores
        .quality
        .map_or_else(|| "–".to_owned(), |quality| format!("{quality:.0}"));
    vec![
        Score {
            name: grade_name(debrief),
            value: scores.grade.whole(),
            of: "of 100".to_owned(),
            about: "how the team stands; its lowest meter counts most",
        },
        Score {
            name: "Decision quality",
            value: quality,
            of: "of 100".to_owned(),
            about: "what could be known at the time",
        },
        Score {
            name: "Luck",
            value: signed(scores.luck.mean),
            of: format!("±\u{a0}{}", off(scores.luck.within)),
            about: "points that no decision earned or lost",
        },
    ]
}

/// From what was to be expected, over decisions and luck, to the grade.
fn came_about(debrief: &Debrief) -> Figure {
    let scores = &debrief.scores;
    let start = scores.expected_at_start.mean;
    let decided = start + scores.decisions.mean;
    let end = decided + scores.luck.mean;
    let step = |name, from, to, value| Step {
        name,
        from,
        to,
        value,
    };
    let last = if debrief.played.finished {
        "Grade"
    } else {
        "Now to be expected"
    };
    Figure {
        id: "grade".to_owned(),
        title: "How the grade came about",
        about: format!(
            "{} was to be expected from the start, decisions moved it by {}, luck by {}, which makes {}.",
            one(start),
            signed(scores.decisions.mean),
            signed(scores.luck.mean),
            one(end)
        ),
        drawing: Drawing::Steps(
            Axis::around([start, decided, end], 4.0),
            vec![
                step("A plain routine", start, start, one(start)),
                step(
                    "Your decisions",
                    start,
                    decided,
                    signed(scores.decisions.mean),
                ),
                step("Luck", decided, end, signed(scores.luck.mean)),
                step(last, end, end, one(end)),
            ],
        ),
        caption: Text::ours(
            "The routine is a plain way of playing: the hat that the situation asks for, weighed against what the team has. What it was expected to \
             reach from this start is no judgement, only a place to measure from. A filled bar adds points, a hollow one takes them away.",
        ),
    }
}

fn meter_numbers(debrief: &Debrief) -> Vec<&Number> {
    let numbers = debrief.numbers.iter();
    numbers.filter(|n| n.kind == Kind::Meter).collect()
}

/// Where numbers began and where they ended, in words, for whoever does not see their curves.
#[must_use]
pub fn ends(numbers: &[&Number]) -> String {
    let ends = numbers.iter().filter_map(|n| {
        let (first, last) = (n.values.first()?, n.values.last()?);
        Some(format!(
            "{} from {} to {}",
            n.name,
            first.whole(),
            last.whole()
        ))
    });
    ends.collect::<Vec<_>>().join("; ")
}

fn meters(debrief: &Debrief) -> Figure {
    let meters = meter_numbers(debrief);
    let ends = ends(&meters);
    let series = meters.into_iter().map(|n| Series {
        id: n.id.clone(),
        name: n.name.clone(),
        values: n.values.clone(),
    });
    let turns = debrief.turns.iter().map(|t| TurnMark {
        turn: t.turn,
        title: t.title.clone(),
        luck: t.surprise.mean,
    });
    Figure {
        id: "meters".to_owned(),
        title: "The meters over the crises",
        about: format!("{ends}."),
        drawing: Drawing::Meters {
            series: series.collect(),
            turns: turns.collect(),
        },
        caption: Text::ours(
            "Each mark is the end of a turn. The bars below show luck: how far the turn came better (up, filled) or worse (down, hollow) than was \
             to be expected of the response that was chosen.",
        ),
    }
}

/// What was decided, with the meters as figures.
fn figures(debrief: &Debrief) -> Table {
    let meters = meter_numbers(debrief);
    let mut table = Table::new(
        None,
        &[
            ("Crisis", Cells::Figures),
            ("Crisis", Cells::Names),
            ("You", Cells::Words),
        ],
    );
    table.columns.extend(meters.iter().map(|m| Column {
        name: Text::author(&m.name),
        kind: Cells::Figures,
    }));
    let values = |turn: u16| {
        meters.iter().map(move |m| {
            let value = m.values.get(usize::from(turn));
            value.map_or_else(Text::default, |v| Text::ours(v.whole()))
        })
    };
    let first = [
        Text::ours("0"),
        Text::ours("where it began"),
        Text::default(),
    ];
    table.row(first.into_iter().chain(values(0)).collect());
    for turn in &debrief.turns {
        let first = [
            Text::ours(turn.turn.to_string()),
            Text::author(&turn.title),
            Text::default().hat(turn.hat),
        ];
        table.row(first.into_iter().chain(values(turn.turn)).collect());
    }
    table
}

/// What was decided in a turn, and what came of it.
fn story(turn: &Turn) -> Vec<Block> {
    let practices: Vec<String> = turn
        .practices
        .iter()
        .map(|&p| phrases::practice(p).0.to_lowercase())
        .collect();
    let moment = if turn.moment.is_empty() { "" } else { " · " };
    let plain = |text| Block::Prose(Tone::Plain, text);
    let mut blocks = vec![
        Block::Heading(Text::ours(format!("{}. ", turn.turn)).says(&turn.title)),
        Block::Prose(
            Tone::Moment,
            Text::author(&turn.moment).and(format!(
                "{moment}{}, severity {}",
                turn.situation.name(),
                turn.severity
            )),
        ),
        plain(
            Text::default()
                .hat(turn.hat)
                .and(" ")
                .strong(Text::author(&turn.text))
                .and(" ")
                .soft(Text::ours(practices.join(", "))),
        ),
    ];
    if !turn.outcome.is_empty() {
        blocks.push(plain(Text::author(&turn.outcome)));
    }
    if !turn.events.is_empty() {
        let events = turn.events.iter().map(|event| Text::mixed(event));
        blocks.push(Block::List(List::Points, events.collect()));
    }
    let asked = Text::default().strong(Text::ours("What it asked for."));
    blocks.push(plain(asked.and(" ").says(&turn.asked)));
    if !turn.insight.is_empty() {
        let insight = Text::default().strong(Text::ours("Insight."));
        blocks.push(plain(insight.and(" ").says(&turn.insight)));
    }
    for idea in &turn.ideas {
        let name = Text::default().strong(Text::ours(format!("{}.", idea.name)));
        blocks.push(plain(name.and(" ").soft(Text::ours(idea.about.clone()))));
    }
    blocks
}

/// What was changed about the course of the game; nothing if nothing was.
fn course(debrief: &Debrief) -> Vec<Block> {
    if debrief.course.is_empty() {
        return Vec::new();
    }
    let items = debrief.course.iter().map(|change| {
        Text::default()
            .strong(Text::ours(format!("{}.", change.when())))
            .and(" ")
            .then(Text::mixed(&change.said))
    });
    let mut blocks = vec![
        Block::Heading(Text::ours("What was changed on the way")),
        Block::List(List::Points, items.collect()),
    ];
    blocks.extend(debrief.taken_back().map(|said| prose(Tone::Plain, &said)));
    blocks
}
