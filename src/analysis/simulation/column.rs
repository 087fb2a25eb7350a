//! What the columns of a table of playthroughs or turns are called and how their numbers are to be read.

use crate::content::Story;
use crate::engine::{Hat, ResponseIx, Slot};

/// Stands for "nothing" in a row.
pub const NOTHING: i64 = i64::MIN;

/// How the whole numbers of a column are to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// A count.
    Count,
    /// The 64 bits of a seed.
    Seed,
    /// Thousandths: of a point, or of one.
    Thousandths,
    /// The position of a name.
    Name(Vec<String>),
}

/// One column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name, unique in its table.
    pub name: String,
    /// How its numbers are to be read.
    pub kind: Kind,
    /// Whether it may hold [`NOTHING`].
    pub optional: bool,
}

impl Column {
    fn new(name: impl Into<String>, kind: Kind) -> Self {
        Self {
            name: name.into(),
            kind,
            optional: false,
        }
    }

    const fn optional(mut self) -> Self {
        self.optional = true;
        self
    }
}

/// The names of the first columns of every row: they are the same in all rows of a bot, and no part of the rows.
pub const LABELS: [&str; 3] = ["scenario", "rulebook", "player"];

/// What one row stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum By {
    /// A playthrough.
    #[default]
    Run,
    /// A turn of a playthrough.
    Turn,
}

/// Where the parts of a playthrough's row lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RunRow {
    /// Meters, declared ones too; undercurrents follow.
    pub meters: usize,
    /// Whether decision quality is its last number.
    pub quality: bool,
}

impl RunRow {
    /// The seed.
    pub const SEED: usize = 0;
    /// Turns played.
    pub const TURNS: usize = 1;
    /// Shares of the hats, in the order of `Hat::ALL`.
    pub const HATS: usize = 2;
    /// How well the hats fitted the situations.
    pub const FIT: usize = 6;
    /// The first meter; its undercurrents follow the last.
    pub const METERS: usize = 7;
    /// How many undercurrents there are.
    pub const UNDERCURRENTS: usize = 6;

    /// Members left, then promises kept, promises broken, grade, ending, collapsed meter.
    #[must_use]
    pub const fn left(self) -> usize {
        Self::METERS + self.meters + Self::UNDERCURRENTS
    }

    /// The grade.
    #[must_use]
    pub const fn grade(self) -> usize {
        self.left() + 3
    }

    /// The ending.
    #[must_use]
    pub const fn ending(self) -> usize {
        self.left() + 4
    }

    /// The meter that collapsed.
    #[must_use]
    pub const fn collapsed(self) -> usize {
        self.left() + 5
    }

    /// Decision quality, if it is there.
    #[must_use]
    pub const fn quality(self) -> usize {
        self.left() + 6
    }

    /// How many numbers a row has.
    #[must_use]
    pub const fn width(self) -> usize {
        self.quality() + self.quality as usize
    }
}

/// The slots that rows show, with their ids: meters, declared meters, undercurrents.
#[must_use]
pub fn slots(story: &Story) -> Vec<(Slot, String)> {
    let layout = story.scenario().tables().layout;
    let levels = Slot::CORE_NAMES[..Slot::LEVELS].iter().zip(0..);
    let mut levels = levels.map(|(id, slot)| (Slot(slot), (*id).to_owned()));
    let meters: Vec<_> = levels.by_ref().take(3).collect();
    let declared = (0..).zip(&story.raw().meters);
    meters
        .into_iter()
        .chain(declared.map(|(i, meter)| (layout.meter(i), meter.id.clone())))
        .chain(levels)
        .collect()
}

/// The columns of a row of a playthrough, after the [`LABELS`]; decision quality is the last if it is wanted.
#[must_use]
pub fn run_columns(story: &Story, quality: bool) -> Vec<Column> {
    let mut columns = vec![
        Column::new("seed", Kind::Seed),
        Column::new("turns", Kind::Count),
    ];
    for hat in Hat::ALL {
        let name = format!("share_{}", hat.name().to_lowercase());
        columns.push(Column::new(name, Kind::Thousandths));
    }
    columns.push(Column::new("fit", Kind::Thousandths).optional());
    let meters = story.raw().meters.len() + 3;
    let slots = slots(story);
    let names = slots.iter().take(meters).map(|(_, id)| id.clone());
    let collapsing = Kind::Name(names.collect());
    for (_, id) in slots {
        columns.push(Column::new(id, Kind::Thousandths));
    }
    columns.push(Column::new("members_left", Kind::Count));
    columns.push(Column::new("promises_kept", Kind::Count));
    columns.push(Column::new("promises_broken", Kind::Count));
    columns.push(Column::new("grade", Kind::Thousandths));
    let endings = story.raw().endings.iter().map(|e| e.id.clone()).collect();
    columns.push(Column::new("ending", Kind::Name(endings)));
    columns.push(Column::new("collapsed", collapsing).optional());
    if quality {
        columns.push(Column::new("decision_quality", Kind::Thousandths).optional());
    }
    unique(columns)
}

/// The columns of a row of a turn, after the [`LABELS`].
#[must_use]
pub fn turn_columns(story: &Story) -> Vec<Column> {
    let raw = story.raw();
    let crises = raw.crises.iter().map(|c| c.id.clone()).collect();
    let responses = story.scenario().tables().responses.len() as u32;
    let responses = (0..responses).map(|r| story.response(ResponseIx(r)).id.clone());
    let outcomes = story.scenario().tables().outcomes.len() as u32;
    let outcomes = (0..outcomes).map(|o| story.outcome(crate::engine::OutcomeIx(o)).id.clone());
    let hats = Hat::ALL.iter().map(|h| h.name().to_lowercase()).collect();
    let mut columns = vec![
        Column::new("seed", Kind::Seed),
        Column::new("turn", Kind::Count),
        Column::new("crisis", Kind::Name(crises)),
        Column::new("response", Kind::Name(responses.collect())),
        Column::new("hat", Kind::Name(hats)),
        Column::new("outcome", Kind::Count).optional(),
        Column::new("outcome_id", Kind::Name(outcomes.collect())).optional(),
        Column::new("luck", Kind::Count),
    ];
    for (_, id) in slots(story) {
        columns.push(Column::new(id, Kind::Thousandths));
    }
    unique(columns)
}

/// An author's meter may be called like one of our columns; then it is `meter_…`.
fn unique(mut columns: Vec<Column>) -> Vec<Column> {
    for at in 0..columns.len() {
        let (before, rest) = columns.split_at_mut(at);
        let Some(column) = rest.first_mut() else {
            continue;
        };
        let taken = |name: &str| LABELS.contains(&name) || before.iter().any(|c| c.name == name);
        while taken(&column.name) {
            column.name = format!("meter_{}", column.name);
        }
    }
    columns
}
