//! What stands on a page: paragraphs, tables, lists, charts, and what belongs together.

use super::chart::Figure;
use super::text::Text;

/// Something that stands below what comes before it.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A heading within a part.
    Heading(Text),
    /// A paragraph.
    Prose(Tone, Text),
    /// Figures that stand out.
    Scores(Vec<Score>),
    /// A chart with its caption.
    Figure(Figure),
    /// A table.
    Table(Table),
    /// A list.
    List(List, Vec<Text>),
    /// What can be opened.
    Fold(Text, Vec<Self>),
    /// What stands side by side where there is room.
    Beside(Vec<Vec<Self>>),
    /// The roads of a decision, a small chart for each.
    Multiples(Vec<Multiple>),
    /// What belongs together.
    Group(Group, Vec<Self>),
}

/// How a paragraph is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// As plain text.
    Plain,
    /// Set back.
    Soft,
    /// Above something, in few words.
    Kicker,
    /// A question for the table.
    Question,
    /// What advice rests on.
    Because,
    /// When, and in which situation.
    Moment,
}

/// How a list is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    /// With points.
    Points,
    /// Without.
    Flat,
}

/// What belongs together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// A moment worth discussing.
    Moment,
    /// Questions for the table.
    Questions,
    /// One of the people.
    Member,
    /// The pieces of advice, side by side.
    Plan,
    /// One piece of advice.
    Advice,
    /// Of use only where it can be clicked: left out on paper.
    Screen,
}

/// A figure that stands out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Score {
    /// What it is.
    pub name: &'static str,
    /// The figure.
    pub value: String,
    /// Of how much, or give or take how much.
    pub of: String,
    /// In a few words.
    pub about: &'static str,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What it shows, where no heading says so.
    pub caption: Option<&'static str>,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub name: Text,
    /// What stands in it.
    pub kind: Cells,
}

/// What stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cells {
    /// Words.
    Words,
    /// Figures, set to the right.
    Figures,
    /// What the row is about.
    Names,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Whether it stands out: what was done.
    pub taken: bool,
    /// A cell for every column.
    pub cells: Vec<Text>,
}

impl Table {
    pub(super) fn new(caption: Option<&'static str>, columns: &[(&str, Cells)]) -> Self {
        let column = |&(name, kind): &(&str, Cells)| Column {
            name: Text::ours(name),
            kind,
        };
        Self {
            caption,
            columns: columns.iter().map(column).collect(),
            rows: Vec::new(),
        }
    }

    pub(super) fn row(&mut self, cells: Vec<Text>) {
        self.rows.push(Row {
            taken: false,
            cells,
        });
    }
}

/// A road of a decision with its own small chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Multiple {
    /// Which one, and whether it was taken.
    pub name: Text,
    /// Where the same luck would have led.
    pub figure: Figure,
    /// The response in its words.
    pub text: Text,
    /// The idea behind it, unless it was taken.
    pub insight: Text,
}

/// A text of the scenario, in paragraphs.
pub(super) fn paragraphs(text: &str) -> impl Iterator<Item = Block> {
    crate::content::paragraphs(text)
        .map(|paragraph| Block::Prose(Tone::Plain, Text::author(paragraph)))
}

/// Our own sentence as a paragraph.
pub(super) fn prose(tone: Tone, sentence: &str) -> Block {
    Block::Prose(tone, Text::mixed(sentence))
}

/// How many times, so that no line breaks before the sign.
pub(super) fn times(count: u32) -> String {
    format!("{count}\u{a0}×")
}
