//! What the situations asked for and what was worn.

use super::block::{Block, Cells, Table, Tone};
use super::chart::{Drawing, Figure, HatMark};
use super::text::Text;
use crate::debrief::report::{Debrief, Fit};

pub(super) fn blocks(debrief: &Debrief) -> Vec<Block> {
    let fits = debrief.turns.iter().filter(|t| t.fit == Fit::Fits).count();
    let turns = debrief.turns.iter().map(|t| HatMark {
        turn: t.turn,
        asked: t.asked_lead,
        worn: t.worn_lead,
        fit: t.fit,
    });
    let figure = Figure {
        id: "hats".to_owned(),
        title: "The hat that was asked for and the hat that was worn",
        about: format!(
            "The hat fitted in {fits} of {} crises.",
            debrief.turns.len()
        ),
        drawing: Drawing::Hats(turns.collect()),
        caption: Text::ours(format!(
            "The hat fitted in {fits} of {} crises.",
            debrief.turns.len()
        )),
    };
    vec![
        Block::Prose(
            Tone::Plain,
            Text::ours(
                "Upper strip: the share of leading and managing that each situation asks for. Lower strip: what your response was. Neither hat is worth \
                 more than the other; a pure hat fits where the moment leans its way.",
            ),
        ),
        Block::Figure(figure),
        Block::Fold(
            Text::ours("The figures as a table"),
            vec![Block::Table(table(debrief))],
        ),
    ]
}

/// The word for a fit.
const fn fit(fit: Fit) -> &'static str {
    match fit {
        Fit::Fits => "fits",
        Fit::Apart => "apart",
        Fit::Waited => "waited",
        Fit::Unasked => "not asked",
    }
}

impl HatMark {
    /// Whether the hat fitted, in a word or two.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        fit(self.fit)
    }
}

fn table(debrief: &Debrief) -> Table {
    let percent = |share: Option<i32>| {
        Text::ours(share.map_or_else(|| "–".to_owned(), |s| format!("{s}\u{a0}%")))
    };
    let mut table = Table::new(
        None,
        &[
            ("Crisis", Cells::Figures),
            ("Crisis", Cells::Names),
            ("Situation", Cells::Words),
            ("Leading asked", Cells::Figures),
            ("Leading worn", Cells::Figures),
            ("Hat", Cells::Words),
            ("Fit", Cells::Words),
        ],
    );
    for turn in &debrief.turns {
        table.row(vec![
            Text::ours(turn.turn.to_string()),
            Text::author(&turn.title),
            Text::ours(turn.situation.name()),
            percent(turn.asked_lead),
            percent(turn.worn_lead),
            Text::default().hat(turn.hat),
            Text::ours(fit(turn.fit)),
        ]);
    }
    table
}
