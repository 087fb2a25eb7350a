//! What the columns of a table of playthroughs or turns are called and how their numbers are to be read.

use crate::content::Story;
use crate::engine::{Hat, ResponseIx, Situation, Slot};

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
    /// What it means, for codebooks.
    pub about: &'static str,
}

impl Column {
    fn new(name: impl Into<String>, kind: Kind, about: &'static str) -> Self {
        Self {
            name: name.into(),
            kind,
            optional: false,
            about,
        }
    }

    const fn optional(mut self) -> Self {
        self.optional = true;
        self
    }
}

/// The names of the first columns of every row: they are the same in all rows of a bot, and no part of the rows.
pub const LABELS: [(&str, &str); 7] = [
    ("scenario", "id of the scenario"),
    ("rulebook", "id of the rulebook"),
    ("player", "label of the bot or simulated person that played"),
    ("version", "version of the program"),
    (
        "scenario_hash",
        "first 16 hexadecimal digits of the SHA-256 of the scenario's text",
    ),
    (
        "rulebook_hash",
        "first 16 hexadecimal digits of the SHA-256 of the rulebook's text",
    ),
    ("tag", "label given with --tag; empty without"),
];

/// What one row stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum By {
    /// A playthrough.
    #[default]
    Run,
    /// A turn of a playthrough; turn 0 is the start.
    Turn,
    /// A member of the team at the end of a playthrough.
    Member,
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

/// The columns of a row of a playthrough, after the labels; decision quality is the last if it is wanted.
#[must_use]
pub fn run_columns(story: &Story, quality: bool) -> Vec<Column> {
    let mut columns = vec![seed(), Column::new("turns", Kind::Count, "turns played")];
    for hat in Hat::ALL {
        let name = format!("share_{}", hat.name().to_lowercase());
        let about = "share of the turns in which this hat was worn, 0 to 1";
        columns.push(Column::new(name, Kind::Thousandths, about));
    }
    let about = "1 less the distance between the share of leading worn and the share asked for, mean over the turns with a hat on; empty without one";
    columns.push(Column::new("fit", Kind::Thousandths, about).optional());
    let meters = story.raw().meters.len() + 3;
    let slots = slots(story);
    let names = slots.iter().take(meters).map(|(_, id)| id.clone());
    let collapsing = Kind::Name(names.collect());
    for (_, id) in slots {
        let about = "meter or undercurrent at the end, points of 0 to 100";
        columns.push(Column::new(id, Kind::Thousandths, about));
    }
    columns.extend([
        Column::new("members_left", Kind::Count, "members who left"),
        Column::new("promises_kept", Kind::Count, "promises kept"),
        Column::new("promises_broken", Kind::Count, "promises broken"),
        Column::new("grade", Kind::Thousandths, "grade, points of 0 to 100"),
    ]);
    let endings = story.raw().endings.iter().map(|e| e.id.clone()).collect();
    columns.push(Column::new(
        "ending",
        Kind::Name(endings),
        "id of the ending",
    ));
    let about = "id of the meter that reached 0; empty if none did";
    columns.push(Column::new("collapsed", collapsing, about).optional());
    if quality {
        let about = "0 (always the worst response in expectation) to 100 (always the best); empty if nothing was at stake";
        columns.push(Column::new("decision_quality", Kind::Thousandths, about).optional());
    }
    unique(columns)
}

fn seed() -> Column {
    let about = "seed of the playthrough, a whole number from 0 to 18446744073709551615: read it as text or as an unsigned 64-bit number";
    Column::new("seed", Kind::Seed, about)
}

/// The columns of a row of a turn, after the labels. What a start has not is empty in its row.
#[must_use]
pub fn turn_columns(story: &Story) -> Vec<Column> {
    let raw = story.raw();
    let crises = raw.crises.iter().map(|c| c.id.clone()).collect();
    let titles = raw.crises.iter().map(|c| c.title.clone()).collect();
    let responses = story.scenario().tables().responses.len() as u32;
    let responses = (0..responses).map(|r| story.response(ResponseIx(r)).id.clone());
    let outcomes = story.scenario().tables().outcomes.len() as u32;
    let outcomes = (0..outcomes).map(|o| story.outcome(crate::engine::OutcomeIx(o)).id.clone());
    let hats = Hat::ALL.iter().map(|h| h.name().to_lowercase()).collect();
    let situations = Situation::ALL
        .iter()
        .map(|s| format!("{s:?}").to_lowercase());
    let optional = |name: &str, kind, about| Column::new(name, kind, about).optional();
    let mut columns = vec![
        seed(),
        Column::new(
            "turn",
            Kind::Count,
            "turn, from 1; 0 is the start, before the first crisis",
        ),
        optional("crisis", Kind::Name(crises), "id of the crisis"),
        optional("crisis_title", Kind::Name(titles), "title of the crisis"),
        optional(
            "situation",
            Kind::Name(situations.collect()),
            "situation of the crisis",
        ),
        optional("severity", Kind::Count, "severity of the crisis, 0 to 100"),
        optional(
            "share_asked",
            Kind::Thousandths,
            "share of leading that the situation asks for, 0 to 1; empty without rules",
        ),
        optional(
            "response",
            Kind::Name(responses.collect()),
            "id of the response",
        ),
        optional("hat", Kind::Name(hats), "hat of the response"),
        optional(
            "fit",
            Kind::Thousandths,
            "1 less the distance between the share of leading worn and the share asked for; empty without a hat",
        ),
        optional("outcome", Kind::Count, "outcome, from 1: worst to best"),
        optional(
            "outcome_id",
            Kind::Name(outcomes.collect()),
            "id of the outcome; empty if the author gave none",
        ),
        optional(
            "luck",
            Kind::Count,
            "luck of the crisis, 0 to 999: thousandths",
        ),
    ];
    for (_, id) in slots(story) {
        let about = "meter or undercurrent at the end of the turn, points of 0 to 100";
        columns.push(Column::new(id, Kind::Thousandths, about));
    }
    unique(columns)
}

/// The columns of a row of a member, after the labels.
#[must_use]
pub fn member_columns(story: &Story) -> Vec<Column> {
    let team = &story.raw().team;
    let ids = team.iter().map(|m| m.id.clone()).collect();
    let names = team.iter().map(|m| m.name.clone()).collect();
    let autonomy = ["low", "medium", "high"].map(str::to_owned).to_vec();
    vec![
        seed(),
        Column::new("member", Kind::Name(ids), "id of the member"),
        Column::new("member_name", Kind::Name(names), "name of the member"),
        Column::new(
            "autonomy",
            Kind::Name(autonomy),
            "how much autonomy the member wants",
        ),
        Column::new(
            "left",
            Kind::Count,
            "1 if the member left before the end, otherwise 0",
        ),
        Column::new(
            "left_turn",
            Kind::Count,
            "turn in which the member left; empty if they stayed",
        )
        .optional(),
        Column::new(
            "trust",
            Kind::Thousandths,
            "the member's trust at the end or when they left, points of 0 to 100",
        ),
        Column::new(
            "energy",
            Kind::Thousandths,
            "the member's energy at the end or when they left, points of 0 to 100",
        ),
        Column::new(
            "team_trust",
            Kind::Thousandths,
            "the team's trust at the end",
        ),
        Column::new(
            "grade",
            Kind::Thousandths,
            "grade of the playthrough, points of 0 to 100",
        ),
        Column::new("turns", Kind::Count, "turns of the playthrough"),
    ]
}

/// An author's meter may be called like one of our columns; then it is `meter_…`.
fn unique(mut columns: Vec<Column>) -> Vec<Column> {
    for at in 0..columns.len() {
        let (before, rest) = columns.split_at_mut(at);
        let Some(column) = rest.first_mut() else {
            continue;
        };
        let taken = |name: &str| {
            LABELS.iter().any(|(label, _)| *label == name) || before.iter().any(|c| c.name == name)
        };
        while taken(&column.name) {
            column.name = format!("meter_{}", column.name);
        }
    }
    columns
}
