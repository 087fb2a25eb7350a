//! What lies open on the presenter's page: a drawer, a seat, a table, something that is asked twice.

use crate::content::raw::InjectKind;
use crate::session::live::{Ballot, Command};

/// A part of the presenter's page that is opened when it is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Drawer {
    /// The plan, and the steps of each crisis.
    Plan,
    /// Every seat.
    People,
}

/// What the presenter opens, chooses or is asked about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DeskAction {
    /// Opens a drawer, or closes it.
    Drawer(Drawer),
    /// Opens what can be done with a seat, or closes it.
    Seat(u32),
    /// The table whose count is shown, from 1.
    Table(u16),
    /// What is typed in beside phones.
    Ballot(Ballot),
    /// To which table something is sent in; nothing for all.
    To(Option<u16>),
    /// How what is typed arrives.
    Kind(InjectKind),
    /// Asks whether this is meant; nothing leaves it as it is.
    Sure(Option<Box<Command>>),
}

/// What lies open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Desk {
    /// The drawer that is open.
    pub drawer: Option<Drawer>,
    /// The seat that is open.
    pub seat: Option<u32>,
    /// The table whose count is shown, from 1.
    pub table: u16,
    /// What is typed in beside phones.
    pub ballot: Ballot,
    /// To which table something is sent in; nothing for all.
    pub to: Option<u16>,
    /// How what is typed arrives.
    pub kind: InjectKind,
    /// What is asked about.
    pub sure: Option<Command>,
}

impl Default for Desk {
    fn default() -> Self {
        Self {
            drawer: None,
            seat: None,
            table: 1,
            ballot: Ballot::Hands,
            to: None,
            kind: InjectKind::Call,
            sure: None,
        }
    }
}

impl Desk {
    /// Does it.
    pub(super) fn does(&mut self, action: &DeskAction) {
        // Whoever does something else has answered.
        self.sure = None;
        match action {
            DeskAction::Drawer(drawer) => {
                self.drawer = Some(*drawer).filter(|_| self.drawer != Some(*drawer));
            }
            DeskAction::Seat(seat) => {
                self.seat = Some(*seat).filter(|_| self.seat != Some(*seat));
            }
            DeskAction::Table(table) => self.table = *table,
            DeskAction::Ballot(ballot) => self.ballot = *ballot,
            DeskAction::To(table) => self.to = *table,
            DeskAction::Kind(kind) => self.kind = *kind,
            DeskAction::Sure(command) => self.sure = command.as_deref().cloned(),
        }
    }
}
