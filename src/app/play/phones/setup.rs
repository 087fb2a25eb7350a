//! Setting up a room with phones: by which network card it is reached, how many tables, what it asks of people.

use std::net::{IpAddr, Ipv4Addr};

use bevy::prelude::*;

use crate::host::cards::{Card, cards, preflight};
use crate::session::live::{MOST_TABLES, Names, RoomOpened, Steps};

/// A step that a room may leave out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StepKind {
    /// A discussion before the vote.
    Discuss,
    /// Talk after the vote, and a second one.
    Again,
    /// A prediction.
    Predict,
    /// Naming the hat.
    NameHat,
}

impl StepKind {
    /// All of them, in the order of a crisis.
    pub const ALL: [Self; 4] = [Self::Discuss, Self::Again, Self::Predict, Self::NameHat];

    /// What it is called.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Discuss => "Discuss first",
            Self::Again => "Talk, and vote again",
            Self::Predict => "Predict",
            Self::NameHat => "Name the hat",
        }
    }

    /// Whether these steps have it, to be read or changed.
    pub const fn of(self, steps: &mut Steps) -> &mut bool {
        match self {
            Self::Discuss => &mut steps.discuss,
            Self::Again => &mut steps.again,
            Self::Predict => &mut steps.predict,
            Self::NameHat => &mut steps.name_hat,
        }
    }
}

/// The next room with phones.
#[derive(Resource, Debug, Default)]
pub struct PhonesSetup {
    /// Whether the next workshop is one with phones.
    pub(crate) chosen: bool,
    pub(super) tables: Option<u16>,
    names: bool,
    steps: Steps,
    card: Option<IpAddr>,
    cards: Vec<Card>,
}

impl PhonesSetup {
    /// Whether the next workshop is one with phones, and not with a show of hands.
    #[must_use]
    pub const fn is_chosen(&self) -> bool {
        self.chosen
    }

    /// How many tables.
    #[must_use]
    pub fn tables(&self) -> u16 {
        self.tables.unwrap_or(1)
    }

    /// The least and the most tables that a room has.
    #[must_use]
    pub const fn bounds() -> (u16, u16) {
        (1, MOST_TABLES)
    }

    /// Whether everybody is asked for a name.
    #[must_use]
    pub const fn asks_names(&self) -> bool {
        self.names
    }

    /// Whether each crisis has this step.
    #[must_use]
    pub const fn has(&self, step: StepKind) -> bool {
        match step {
            StepKind::Discuss => self.steps.discuss,
            StepKind::Again => self.steps.again,
            StepKind::Predict => self.steps.predict,
            StepKind::NameHat => self.steps.name_hat,
        }
    }

    /// The network cards that phones could use, the likeliest first.
    #[must_use]
    pub fn cards(&self) -> &[Card] {
        &self.cards
    }

    /// The address that the room is opened under: the one that was chosen, or the likeliest.
    #[must_use]
    pub fn address(&self) -> IpAddr {
        let likeliest = self.cards.first().map(|card| card.address);
        self.card
            .or(likeliest)
            .unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST))
    }

    /// What to know before the room comes in, in sentences.
    #[must_use]
    pub fn preflight(&self) -> Vec<String> {
        // How many connections the system grants is known once the room is open.
        preflight(self.address(), &self.cards, u64::MAX)
    }

    /// Looks at the network cards that there are.
    pub fn look_up(&mut self) {
        self.cards = cards().unwrap_or_default();
        let there = |address: IpAddr| {
            address.is_loopback() || self.cards.iter().any(|card| card.address == address)
        };
        self.card = self.card.filter(|address| there(*address));
    }

    pub(super) fn take_card(&mut self, address: IpAddr) {
        self.card = Some(address);
    }

    pub(super) fn ask_names(&mut self, on: bool) {
        self.names = on;
    }

    pub(super) fn set(&mut self, step: StepKind, on: bool) {
        *step.of(&mut self.steps) = on;
    }

    /// The room as its save begins, with so many minutes of discussion for each crisis.
    pub(super) fn opened(&self, minutes: u16) -> RoomOpened {
        RoomOpened {
            tables: self.tables(),
            names: if self.names { Names::Ask } else { Names::None },
            choose: false,
            minutes,
            steps: self.steps,
        }
    }
}
