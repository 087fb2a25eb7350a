//! The room at hand: what it shows, what is asked of it, and what has happened to it.

use std::net::IpAddr;
use std::path::PathBuf;
use std::sync::Arc;

use bevy::prelude::*;

use super::desk::{Desk, DeskAction};
use super::rehearsal::Rehearsal;
use super::setup::StepKind;
use crate::host::{Addresses, Open, Screen, Seen};
use crate::session::live::{ACTS, Command, ConsoleView, LiveStep, TimerView, WallView};

/// What is asked of a room with phones.
#[derive(Message, Debug, Clone, PartialEq, Eq)]
pub enum PhonesAction {
    /// The next workshop is one with phones, or with a show of hands.
    Choose(bool),
    /// It is reached at this address.
    Card(IpAddr),
    /// How many tables it has.
    Tables(u16),
    /// Whether it asks for names.
    Names(bool),
    /// Whether its crises have this step.
    Set(StepKind, bool),
    /// Opens it.
    Start,
    /// Opens the room of this save again.
    Reopen(PathBuf),
    /// Something that the session decides on.
    Ask(Command),
    /// On to the next step.
    Next,
    /// Starts the timer, or lets it rest.
    Timer,
    /// Makes the wall black, or shows it again.
    Black,
    /// A break; or on again.
    Rest,
    /// Nobody else can join; or can again.
    Lock,
    /// Something on the presenter's page alone.
    Desk(DeskAction),
    /// Takes the last decision back.
    TakeBack,
    /// The next page of the wall, or the one before.
    Turn {
        /// Whether it is the next one.
        on: bool,
    },
    /// Lays something on the wall for a moment, or takes it off.
    Lay(Laid),
    /// Has simulated phones come, or go.
    Rehearse,
    /// Closes it, and opens its debrief.
    Debrief,
    /// Closes it; it can be opened again later.
    Leave,
}

impl From<DeskAction> for PhonesAction {
    fn from(action: DeskAction) -> Self {
        Self::Desk(action)
    }
}

impl From<Command> for PhonesAction {
    fn from(command: Command) -> Self {
        Self::Ask(command)
    }
}

/// What has happened to a room with phones: the page that belongs to it is opened.
#[derive(Message, Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhonesEvent {
    /// It is open.
    Opened,
    /// It has been closed.
    Left,
}

/// What lies on the wall for a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Laid {
    /// Nothing.
    #[default]
    None,
    /// The code to join by, as large as it gets.
    Code,
    /// Where the facilitator's own device finds the console, and its code: for a moment only, because whoever has it leads the room.
    Console,
    /// Asks whether the last decision is to be taken back.
    Back,
    /// Asks whether the room is to be closed.
    Leave,
}

/// The room at hand. It is closed, and its port free, as soon as this holds none.
#[derive(Resource, Debug, Default)]
pub struct Phones {
    pub(super) open: Option<Open>,
    pub(super) screen: Option<Screen>,
    pub(super) seen: Option<Arc<Seen>>,
    pub(super) rehearsal: Option<Rehearsal>,
    pub(super) save: Option<PathBuf>,
    pub(super) hint: Option<String>,
    pub(super) laid: Laid,
    pub(super) desk: Desk,
    /// When what lies on the wall goes by itself, in milliseconds since 1970 (UTC).
    pub(super) until: Option<i64>,
    page: usize,
    pages: usize,
    /// How many rooms were at hand before.
    number: u32,
}

impl Phones {
    /// Where the room is found; nothing while none is open.
    #[must_use]
    pub fn addresses(&self) -> Option<&Addresses> {
        Some(self.open.as_ref()?.addresses())
    }

    /// What is seen of it; nothing while none is open.
    #[must_use]
    pub fn seen(&self) -> Option<&Seen> {
        self.seen.as_deref()
    }

    /// What whoever leads it sees.
    #[must_use]
    pub fn console(&self) -> Option<&ConsoleView> {
        Some(&self.seen()?.console)
    }

    /// What the room may see.
    #[must_use]
    pub fn wall(&self) -> Option<&WallView> {
        Some(&self.console()?.wall)
    }

    /// The timer, at this moment, in milliseconds since 1970 (UTC).
    #[must_use]
    pub fn timer(&self, now: i64) -> Option<TimerView> {
        let timer = self.wall()?.room.timer;
        let left = match timer.until {
            Some(until) => u64::try_from(until.saturating_sub(now)).unwrap_or(0),
            None => timer.left,
        };
        Some(TimerView { left, ..timer })
    }

    /// What lies on the wall.
    #[must_use]
    pub const fn laid(&self) -> Laid {
        self.laid
    }

    /// What lies open on the presenter's page.
    #[must_use]
    pub const fn desk(&self) -> &Desk {
        &self.desk
    }

    /// Why the last thing that was asked for was not done.
    #[must_use]
    pub fn hint(&self) -> Option<&str> {
        self.hint.as_deref()
    }

    /// Whether simulated phones are in it.
    #[must_use]
    pub const fn rehearses(&self) -> bool {
        self.rehearsal.is_some()
    }

    /// The number of the room since the program began.
    #[must_use]
    pub const fn number(&self) -> u32 {
        self.number
    }

    /// Which page of the step at hand the wall shows, from 0.
    #[must_use]
    pub const fn page(&self) -> usize {
        self.page
    }

    /// How many pages the step at hand has on the wall.
    #[must_use]
    pub const fn pages(&self) -> usize {
        self.pages
    }

    /// The act of the debrief that lies one before or after the one that is shown; nothing while the game is not over, or at its ends.
    pub(super) fn act_beside(&self, on: bool) -> Option<u8> {
        let wall = self.wall()?;
        if wall.step.step != LiveStep::Over {
            return None;
        }
        let act = if on {
            wall.act.checked_add(1)?
        } else {
            wall.act.checked_sub(1)?
        };
        (1..=ACTS).contains(&act).then_some(act)
    }

    /// Turns to the next page of the wall, or to the one before.
    pub(super) fn turn(&mut self, on: bool) {
        self.page = if on {
            (self.page + 1).min(self.pages.saturating_sub(1))
        } else {
            self.page.saturating_sub(1)
        };
    }

    /// Takes what is to be seen now. Another step begins with its first page.
    pub(super) fn take(&mut self, seen: Arc<Seen>) {
        let place = |seen: &Seen| {
            let step = &seen.console.wall.step;
            (step.step, step.number, seen.epoch)
        };
        if self.seen.as_deref().map(place) != Some(place(&seen)) {
            self.page = 0;
            if self.laid != Laid::Console {
                self.laid = Laid::None;
            }
            self.hint = None;
            self.desk.sure = None;
        }
        self.pages = pages(&seen.wall);
        // Which act of the debrief is shown is the whole room's: consoles turn it, too.
        let wall = &seen.console.wall;
        if wall.step.step == LiveStep::Over {
            self.page = usize::from(wall.act.saturating_sub(1));
        }
        self.page = self.page.min(self.pages.saturating_sub(1));
        self.seen = Some(seen);
    }

    pub(super) fn begin(&mut self, open: Open, screen: Screen, save: Option<PathBuf>) {
        *self = Self {
            open: Some(open),
            screen: Some(screen),
            save,
            number: self.number + 1,
            ..Self::default()
        };
    }

    /// Closes the room: every page is told, and the port is free.
    pub fn close(&mut self) {
        *self = Self {
            number: self.number,
            ..Self::default()
        };
    }
}

/// So many pages a step has on the wall: one thing is on each.
fn pages(wall: &WallView) -> usize {
    let step = wall.step.step;
    if wall.room.pace.is_some() && !matches!(step, LiveStep::Briefing | LiveStep::Over) {
        return 1;
    }
    match step {
        LiveStep::Briefing
        | LiveStep::Discuss
        | LiveStep::Talk
        | LiveStep::Vote
        | LiveStep::VoteAgain => 2,
        LiveStep::Predict | LiveStep::NameHat | LiveStep::Tie => 1,
        LiveStep::Reveal => 3,
        LiveStep::Over => usize::from(ACTS),
    }
}
