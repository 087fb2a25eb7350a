//! Cards of rows, and links between rows.

use crate::engine::{Hat, Situation};

/// Everything that is drawn.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Graph {
    /// The scenario's title.
    pub title: String,
    /// How many playthroughs the shares are from.
    pub runs: u32,
    /// The start, the crises in the order of the file, the endings in the order of the file.
    pub cards: Vec<Card>,
    /// What connects rows.
    pub links: Vec<Link>,
    /// Runs of crises that come in random order.
    pub pools: Vec<Pool>,
}

/// What a card is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Where it begins.
    Start,
    /// A crisis.
    Crisis {
        /// What the moment asks for.
        situation: Situation,
        /// 0 to 100 points.
        severity: i32,
        /// Whether it may not come at all.
        conditional: bool,
    },
    /// An ending; its mean grade in whole points, if any playthrough ended so.
    Ending(Option<i32>),
}

/// One box.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    /// What it is.
    pub kind: Kind,
    /// `crisis-ID` or `ending-ID`; `start`.
    pub id: String,
    /// The heading.
    pub title: String,
    /// A line under it; may be empty.
    pub under: String,
    /// In how many per cent of the playthroughs.
    pub share: Option<u32>,
    /// The whole text, for the pointer.
    pub tip: String,
    /// From top to bottom.
    pub rows: Vec<Row>,
}

/// What a row is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rows {
    /// A condition of the card.
    Gate,
    /// A paragraph that is added for those who have done something.
    LookBack,
    /// A response.
    Response(Hat),
    /// Something that a response needs, or turns on.
    Needs,
    /// What a response notes for later.
    Notes,
    /// A consequence that comes back later.
    Later,
    /// A promise.
    Promise,
    /// What comes back here.
    Arrivals,
    /// Anything else worth knowing.
    Remark,
}

/// One line of a card, or several if it is long.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// What it is.
    pub kind: Rows,
    /// A short mark before the text, such as `C3`; may be empty.
    pub mark: String,
    /// Set in bold before the text; may be empty.
    pub head: String,
    /// The text.
    pub text: String,
    /// The whole text, for the pointer; may be empty.
    pub tip: String,
    /// A share in per cent, drawn as a bar.
    pub share: Option<u32>,
}

impl Row {
    pub(super) fn new(kind: Rows, text: impl Into<String>) -> Self {
        Self {
            kind,
            mark: String::new(),
            head: String::new(),
            text: text.into(),
            tip: String::new(),
            share: None,
        }
    }
}

/// A place where a link begins or ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Port {
    /// Position among the cards.
    pub card: usize,
    /// Position among its rows; none is the heading.
    pub row: Option<usize>,
}

/// How a link is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Links {
    /// Decides whether something comes or is open.
    Gate,
    /// Ends the time in which something can come.
    Closes,
    /// Is remembered by a scene or an outcome.
    Remembered,
    /// A consequence comes back.
    Later,
    /// A promise is judged.
    Promise,
}

/// On which side of the column a link runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// What was is remembered.
    Left,
    /// What comes back.
    Right,
}

impl Links {
    /// On which side of the column it runs.
    #[must_use]
    pub const fn side(self) -> Side {
        match self {
            Self::Gate | Self::Closes | Self::Remembered => Side::Left,
            Self::Later | Self::Promise => Side::Right,
        }
    }
}

/// One line from a row to another.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// How it is drawn.
    pub kind: Links,
    /// Links of one strand run in one lane.
    pub strand: usize,
    /// Where it begins.
    pub from: Port,
    /// Where it ends.
    pub to: Port,
    /// The hat of the response in which it begins.
    pub hat: Option<Hat>,
    /// What it says, for the pointer and for Mermaid.
    pub label: String,
}

/// Crises that come in random order, by weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pool {
    /// The first card.
    pub first: usize,
    /// The last card.
    pub last: usize,
}
