//! What a room is, made from its events.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::asked::Given;
use super::kinds::{Ballot, DecidedBy, Injected, Names, Steps};
use super::step::{Access, LiveStep};
use crate::engine::{CrisisIx, Hat, ResponseIx};
use crate::session::playthrough::Playthrough;
use crate::session::way::Way;

/// How many commands of a device are remembered, to know one that comes twice.
const REMEMBERED: usize = 256;

/// A room. Cloning it is cheap: a clone is made for every batch of events, and kept once they are on the disk.
#[derive(Debug, Clone)]
pub(super) struct State {
    pub(super) names: Names,
    pub(super) choose: bool,
    pub(super) minutes: u16,
    pub(super) steps: Steps,
    pub(super) code: String,
    /// What makes a device a console, and a wall; nothing if it was never kept, or removed.
    pub(super) codes: (Option<String>, Option<String>),
    /// Address and port that it was served at last.
    pub(super) served: Option<(String, u16)>,
    /// Names to pick from; nothing in place of one that was removed.
    pub(super) list: Arc<Vec<Option<String>>>,
    /// Tables go on by themselves until the reveal of the crisis with this number; nothing if they go in step.
    pub(super) until: Option<u16>,
    /// Whether questions are asked before and after.
    pub(super) questions: bool,
    /// The act of the debrief that the wall shows.
    pub(super) act: u8,
    /// The table whose debrief it tells, from 1; nothing until a console has chosen one.
    pub(super) told: Option<u16>,
    pub(super) locked: bool,
    pub(super) paused: bool,
    pub(super) black: bool,
    pub(super) timer: Timer,
    /// Whether the timer ran when the room was paused.
    pub(super) ran: bool,
    /// Never empty.
    pub(super) tables: Vec<Arc<Table>>,
    /// Seat 1 is the first; those that left stay, for what they voted.
    pub(super) seats: Vec<Arc<Seat>>,
    /// From the hash of a token to its seat.
    pub(super) tokens: Arc<BTreeMap<String, u32>>,
    /// Consoles and walls: device 1 is the first.
    pub(super) devices: Vec<Arc<Device>>,
    /// Numbers of the decisions of the first table that count.
    pub(super) decisions: Vec<u64>,
    /// When the first crisis was opened.
    pub(super) began: Option<i64>,
    /// The number of the last event.
    pub(super) seq: u64,
    /// How many decisions were taken back, at all tables.
    pub(super) epoch: u32,
}

/// A timer: what was left, and since when it runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Timer {
    /// Milliseconds left when it was last started, stopped or set.
    pub(super) left: u64,
    /// Since when it runs, in milliseconds since 1970; nothing if it rests.
    pub(super) since: Option<i64>,
}

impl Timer {
    /// Milliseconds left. A clock that was set back takes nothing away.
    pub(super) fn left(self, now: i64) -> u64 {
        let gone = self.since.map_or(0, |since| now.saturating_sub(since));
        self.left.saturating_sub(u64::try_from(gone).unwrap_or(0))
    }
}

/// A table and its playthrough.
#[derive(Debug, Clone)]
pub(super) struct Table {
    pub(super) play: Playthrough,
    pub(super) step: LiveStep,
    /// The crisis at hand; at the reveal, the one that was answered.
    pub(super) crisis: Option<CrisisIx>,
    /// The round that was opened last.
    pub(super) round: u8,
    /// The tied responses, and who speaks.
    pub(super) tied: Vec<ResponseIx>,
    pub(super) speaker: Option<u32>,
    /// What arrived beside the crisis at hand, with the table, if it was for this one alone.
    pub(super) injects: Vec<Injected>,
    /// The grade after each decision, in thousandths of a point.
    pub(super) grades: Vec<i32>,
    /// Hands and cards: at which crisis, in which round, for what.
    pub(super) counted: BTreeMap<(CrisisIx, u8, ResponseIx, Ballot), u16>,
    /// How it came to each decision that counts; nothing where it was taken elsewhere.
    pub(super) decided: Vec<Option<Decided>>,
}

/// How a table came to a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Decided {
    pub(super) crisis: CrisisIx,
    pub(super) by: DecidedBy,
    /// Who broke the tie.
    pub(super) speaker: Option<u32>,
    /// How many rounds had been voted in.
    pub(super) rounds: u8,
}

/// A place of a participant.
#[derive(Debug, Clone)]
pub(super) struct Seat {
    pub(super) number: u32,
    /// From 0.
    pub(super) table: usize,
    pub(super) name: Option<String>,
    /// Position among the seats of the scenario.
    pub(super) brief: Option<usize>,
    pub(super) removed: bool,
    /// Whether it watches.
    pub(super) observer: bool,
    /// Its place among the names to pick from.
    pub(super) listed: Option<usize>,
    pub(super) sha256: String,
    pub(super) cids: Cids,
    pub(super) answers: Vec<Answer>,
    pub(super) commitment: Option<String>,
    pub(super) observed: Vec<Observed>,
    /// The forms that it has answered.
    pub(super) given: Vec<Given>,
}

impl Seat {
    /// What it is called.
    pub(super) fn called(&self) -> String {
        match &self.name {
            Some(name) => name.clone(),
            None => format!("Seat {}", self.number),
        }
    }

    /// What it answered to a crisis at a table.
    pub(super) fn answer(&self, table: usize, crisis: CrisisIx) -> Option<&Answer> {
        let mut answers = self.answers.iter().rev();
        answers.find(|a| a.table == table && a.crisis == crisis)
    }

    pub(super) fn answer_mut(&mut self, table: usize, crisis: CrisisIx) -> &mut Answer {
        let at = self
            .answers
            .iter()
            .position(|a| a.table == table && a.crisis == crisis);
        let at = at.unwrap_or_else(|| {
            self.answers.push(Answer::new(table, crisis));
            self.answers.len() - 1
        });
        &mut self.answers[at]
    }
}

/// What an observer saw and wrote at a table, in one crisis; without one, in the whole game.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Observed {
    pub(super) table: usize,
    pub(super) crisis: Option<CrisisIx>,
    /// The expectations that were met, in the words of the scenario.
    pub(super) met: Vec<String>,
    pub(super) note: Option<String>,
}

/// The highest number of a command of each kind: the last one of a kind counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Cids {
    pub(super) vote: u64,
    pub(super) predict: u64,
    pub(super) hat: u64,
    pub(super) name: u64,
    pub(super) table: u64,
    pub(super) commit: u64,
    pub(super) tick: u64,
    pub(super) note: u64,
    pub(super) went: u64,
    pub(super) answer: u64,
}

impl Cids {
    /// The highest of all.
    pub(super) fn highest(self) -> u64 {
        let all = [self.vote, self.predict, self.hat];
        let others = [self.name, self.table, self.commit];
        let more = [self.tick, self.note, self.went, self.answer];
        let all = all.into_iter().chain(others).chain(more);
        all.max().unwrap_or(0)
    }
}

/// What a seat answered to one crisis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Answer {
    pub(super) table: usize,
    pub(super) crisis: CrisisIx,
    /// In each round.
    pub(super) votes: [Option<ResponseIx>; 2],
    /// The position of the meter, and the way.
    pub(super) prediction: Option<(usize, Way)>,
    pub(super) hat: Option<Hat>,
}

impl Answer {
    const fn new(table: usize, crisis: CrisisIx) -> Self {
        Self {
            table,
            crisis,
            votes: [None, None],
            prediction: None,
            hat: None,
        }
    }

    /// The vote that counts in a round: in the second, the first stands until it is changed.
    pub(super) const fn vote(&self, round: u8) -> Option<ResponseIx> {
        match (round, self.votes) {
            (2, [_, Some(second)]) => Some(second),
            (_, [first, _]) => first,
        }
    }
}

/// A console or a wall.
#[derive(Debug, Clone)]
pub(super) struct Device {
    pub(super) access: Access,
    pub(super) sha256: String,
    /// The numbers of its last commands.
    pub(super) asked: Vec<u64>,
}

impl Device {
    pub(super) fn remember(&mut self, cid: u64) {
        if self.asked.len() == REMEMBERED {
            self.asked.remove(0);
        }
        self.asked.push(cid);
    }
}

impl State {
    /// A room in which nothing has happened.
    pub(super) fn new(play: Playthrough) -> Self {
        Self {
            names: Names::None,
            choose: false,
            minutes: 5,
            steps: Steps::default(),
            code: String::new(),
            codes: (None, None),
            served: None,
            list: Arc::default(),
            until: None,
            questions: false,
            act: 1,
            told: None,
            locked: false,
            paused: false,
            black: false,
            timer: Timer {
                left: 0,
                since: None,
            },
            ran: false,
            tables: vec![Arc::new(Table::new(play))],
            seats: Vec::new(),
            tokens: Arc::default(),
            devices: Vec::new(),
            decisions: Vec::new(),
            began: None,
            seq: 0,
            epoch: 0,
        }
    }

    /// A seat that is in the room.
    pub(super) fn seat(&self, number: u32) -> Option<&Seat> {
        let seat = self
            .seats
            .get(usize::try_from(number).ok()?.checked_sub(1)?)?;
        (!seat.removed).then_some(seat)
    }

    /// The seats that are in the room.
    pub(super) fn present(&self) -> impl Iterator<Item = &Seat> {
        self.seats.iter().map(|s| &**s).filter(|s| !s.removed)
    }

    /// The seats that take part.
    pub(super) fn playing(&self) -> impl Iterator<Item = &Seat> {
        self.present().filter(|seat| !seat.observer)
    }

    /// The seats at a table that take part.
    pub(super) fn at_table(&self, table: usize) -> impl Iterator<Item = &Seat> {
        self.playing().filter(move |seat| seat.table == table)
    }

    /// The tables, with their positions.
    pub(super) fn numbered(&self) -> impl Iterator<Item = (usize, &Table)> {
        self.tables.iter().map(|t| &**t).enumerate()
    }
}

impl Table {
    pub(super) const fn new(play: Playthrough) -> Self {
        Self {
            play,
            step: LiveStep::Briefing,
            crisis: None,
            round: 1,
            tied: Vec::new(),
            speaker: None,
            injects: Vec::new(),
            grades: Vec::new(),
            counted: BTreeMap::new(),
            decided: Vec::new(),
        }
    }

    /// Id of the crisis at hand, or answered last; empty if there is none.
    pub(super) fn crisis_id(&self) -> &str {
        self.crisis
            .map_or("", |crisis| &self.play.story().crisis(crisis).id)
    }

    /// The number of that crisis, from 1; 0 in the briefing.
    pub(super) fn number(&self) -> u16 {
        match self.step {
            LiveStep::Briefing => 0,
            LiveStep::Reveal | LiveStep::Over => self.play.turns.len() as u16,
            _ => self.play.turns.len() as u16 + 1,
        }
    }

    /// The responses on the screen, in their order there.
    pub(super) fn offered(&self) -> Vec<ResponseIx> {
        match (self.step, self.play.turns.last()) {
            (LiveStep::Reveal | LiveStep::Over, Some(taken)) => self.play.shown_to(taken),
            _ => self.play.shown(),
        }
    }
}
