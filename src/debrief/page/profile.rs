//! The profile (used, overused, passed by) and the plan.

use super::block::{Block, Cells, Group, List, Table, Tone, times};
use super::text::Text;
use crate::debrief::action::Advice;
use crate::debrief::report::{Debrief, Use};
use crate::engine::Hat;

pub(super) fn blocks(debrief: &Debrief) -> Vec<Block> {
    let profile = &debrief.profile;
    let mut worn = Text::default();
    for (hat, count) in Hat::ALL.into_iter().zip(profile.hats) {
        let gap = if worn.is_empty() { "" } else { "  \u{a0}" };
        worn = worn
            .and(gap)
            .hat(hat)
            .and(format!("\u{a0}{}", times(count)));
    }
    let mut table = Table::new(
        Some("Practices"),
        &[
            ("Practice", Cells::Names),
            ("Hat", Cells::Words),
            ("Used", Cells::Figures),
            ("Open in", Cells::Figures),
            ("", Cells::Words),
        ],
    );
    for practice in &profile.practices {
        table.row(vec![
            Text::default().term(&practice.name, &practice.about),
            practice
                .hat
                .map_or_else(Text::default, |hat| Text::default().hat(hat)),
            Text::ours(practice.used.to_string()),
            Text::ours(practice.offered.to_string()),
            Text::ours(practice.note()),
        ]);
    }
    vec![
        Block::Prose(Tone::Plain, worn),
        Block::Table(table),
        Block::Beside(vec![
            list("Skills", &profile.skills),
            list("Ideas", &profile.ideas),
        ]),
        Block::Prose(
            Tone::Soft,
            Text::ours("What this scenario never offered is not counted as passed by."),
        ),
    ]
}

impl Use {
    /// What stands out about how often it was used; nothing if nothing does.
    #[must_use]
    pub const fn note(&self) -> &'static str {
        match self {
            Self { overused: true, .. } => "overused: more than half of what you did",
            Self {
                used: 0,
                offered: 0,
                ..
            } => "never offered here",
            Self { used: 0, .. } => "never used",
            _ => "",
        }
    }
}

fn list(title: &str, uses: &[Use]) -> Vec<Block> {
    let mut used: Vec<&Use> = uses.iter().filter(|u| u.used > 0).collect();
    used.sort_by_key(|u| std::cmp::Reverse(u.used));
    let mut passed: Vec<&Use> = uses
        .iter()
        .filter(|u| u.used == 0 && u.offered > 0)
        .collect();
    passed.sort_by_key(|u| std::cmp::Reverse(u.offered));
    let items = |uses: &[&Use], count: fn(&Use) -> u32| {
        if uses.is_empty() {
            return Block::Prose(Tone::Plain, Text::ours("None."));
        }
        let items = uses.iter().map(|u| {
            let often = Text::ours(times(count(u)));
            Text::default()
                .term(&u.name, &u.about)
                .and("\u{a0}")
                .soft(often)
        });
        Block::List(List::Flat, items.collect())
    };
    let (reached, by) = (
        format!("{title} you reached for"),
        format!("Open to you, and passed by ({})", passed.len()),
    );
    vec![
        Block::Heading(Text::ours(reached)),
        items(&used, |u| u.used),
        Block::Fold(Text::ours(by), vec![items(&passed, |u| u.offered)]),
    ]
}

pub(super) fn plan(debrief: &Debrief) -> Vec<Block> {
    let plan = &debrief.plan;
    let piece = |advice: &Advice| {
        let blocks = vec![
            Block::Heading(Text::ours(&advice.title)),
            Block::Prose(Tone::Plain, Text::ours(&advice.text)),
            Block::Prose(
                Tone::Because,
                Text::ours(format!("Why: {}", advice.because)),
            ),
        ];
        Block::Group(Group::Advice, blocks)
    };
    let pieces = [&plan.start, &plan.stop, &plan.practise].map(piece);
    let mut blocks = vec![Block::Group(Group::Plan, pieces.into())];
    let objectives = debrief.played.objectives.iter();
    let objectives: Vec<Text> = objectives.map(Text::author).collect();
    if !objectives.is_empty() {
        blocks.push(Block::Heading(Text::ours("What this scenario was for")));
        blocks.push(Block::List(List::Points, objectives));
    }
    blocks.push(Block::Prose(
        Tone::Soft,
        Text::ours(
            "The plan follows from one playthrough by simple rules. Take what fits, and talk about what does not.",
        ),
    ));
    blocks
}
