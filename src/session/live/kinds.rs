//! The events of a room with phones: the bodies of their kinds. None of them ever changes its fields.

use serde::{Deserialize, Serialize};

use super::step::{Access, LiveStep};
use crate::content::raw::InjectKind;
use crate::engine::Hat;
use crate::session::event::Personal;
use crate::session::way::Way;

/// Who is asked for a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Names {
    /// Nobody: seats have numbers.
    #[default]
    None,
    /// Everybody, when joining.
    Ask,
    /// Everybody picks one of a list. Never in a `room-opened`: the list is an event of its own.
    List,
}

/// Which steps a crisis has beside the vote and the reveal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Steps {
    /// A discussion before the vote.
    pub discuss: bool,
    /// After the vote, talk, and vote again.
    pub again: bool,
    /// A prediction.
    pub predict: bool,
    /// Naming the hat.
    pub name_hat: bool,
}

impl Default for Steps {
    fn default() -> Self {
        Self {
            discuss: true,
            again: false,
            predict: true,
            name_hat: true,
        }
    }
}

/// What is counted beside phones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ballot {
    /// Raised hands.
    Hands,
    /// Printed cards.
    Cards,
}

/// What a decision of a table rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DecidedBy {
    /// It had most votes.
    Votes,
    /// The speaker that was drawn broke a tie.
    Speaker,
    /// The facilitator gave it.
    Facilitator,
}

macro_rules! bodies {
    ($($(#[doc = $doc:literal])* $name:ident { $($(#[doc = $field_doc:literal])* $field:ident: $ty:ty,)* })*) => {$(
        $(#[doc = $doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name { $($(#[doc = $field_doc])* pub $field: $ty,)* }
    )*};
}

bodies! {
    /// A room for phones was opened, or its settings were changed.
    RoomOpened {
        /// How many tables, 1 to 200.
        tables: u16,
        /// Who is asked for a name.
        names: Names,
        /// Whether people choose their table; else they are dealt one.
        choose: bool,
        /// Minutes of discussion for each crisis, 1 to 60.
        minutes: u16,
        /// The steps of a crisis.
        steps: Steps,
    }
    /// The codes that make devices a console or a wall: outside the chain, as texts by people are.
    CodesKept {
        /// That of the console.
        console: Personal,
        /// That of the wall.
        wall: Personal,
    }
    /// Where the room was served: there phones come back to.
    RoomServed {
        /// The address of this computer.
        address: String,
        /// The port.
        port: u16,
    }
    /// People pick their names from this list.
    NamesListed {
        /// The names.
        names: Vec<Personal>,
    }
    /// A seat has a name of the list.
    NameTaken {
        /// The seat.
        seat: u32,
        /// The number that its device gave to it; 0 when joining.
        cid: u64,
        /// The place of the name in the list, from 1.
        place: u16,
    }
    /// A seat watches from now on, or takes part again.
    ObserverSet {
        /// The seat.
        seat: u32,
        /// Whether it watches.
        on: bool,
    }
    /// What an observer saw met of what a crisis asks for: all of it.
    ExpectationsMet {
        /// The seat.
        seat: u32,
        /// The number that its device gave to it.
        cid: u64,
        /// The table, from 1.
        table: u16,
        /// Id of the crisis.
        crisis: String,
        /// The expectations, in the words of the scenario.
        met: Vec<String>,
    }
    /// An observer's note on a crisis; nothing takes it back.
    ObserverNoted {
        /// The seat.
        seat: u32,
        /// The number that its device gave to it.
        cid: u64,
        /// The table, from 1.
        table: u16,
        /// Id of the crisis; empty for the whole game.
        crisis: String,
        /// The text.
        text: Option<Personal>,
    }
    /// Tables go on by themselves until the reveal of a crisis; or all in step.
    PaceSet {
        /// The number of that crisis, from 1; nothing for in step.
        until: Option<u16>,
    }
    /// The wall shows this act of the debrief.
    ActShown {
        /// 1 the story, 2 where roads parted, 3 a habit.
        act: u8,
    }
    /// The wall tells the debrief of this table.
    TableShown {
        /// The table, from 1.
        table: u16,
    }
    /// Somebody at a table said that it goes on: the events beside this one say where to.
    TableWent {
        /// The table, from 1.
        table: u16,
        /// The seat.
        seat: u32,
        /// The number that its device gave to it.
        cid: u64,
        /// From this step.
        from: LiveStep,
    }
    /// The room can be joined by this code, and by no earlier one.
    CodeChanged {
        /// Six letters and digits.
        code: String,
    }
    /// A device is a console or a wall from now on.
    AccessGiven {
        /// `console` or `wall`.
        access: Access,
        /// Its number, from 1, among all of them.
        device: u32,
        /// SHA-256 of its token, in hexadecimal.
        sha256: String,
    }
    /// A console asked for this, and got it: what came of it stands in the events beside it.
    ConsoleAsked {
        /// The device.
        device: u32,
        /// The number that the device gave to it.
        cid: u64,
        /// What was asked for.
        command: String,
    }
    /// Somebody took a seat.
    SeatJoined {
        /// Its number, from 1.
        seat: u32,
        /// Its table, from 1.
        table: u16,
        /// Its name, if the room asks for one.
        name: Option<Personal>,
        /// Id of the scenario's seat whose brief it has.
        brief: Option<String>,
        /// SHA-256 of its token, in hexadecimal.
        sha256: String,
    }
    /// A seat has another name.
    SeatRenamed {
        /// The seat.
        seat: u32,
        /// The number that its device gave to it.
        cid: u64,
        /// The name.
        name: Personal,
    }
    /// A seat is at another table.
    SeatMoved {
        /// The seat.
        seat: u32,
        /// The number that its device gave to it; nothing if the console moved it.
        cid: Option<u64>,
        /// The table, from 1.
        table: u16,
    }
    /// A seat left the room.
    SeatRemoved {
        /// The seat.
        seat: u32,
    }
    /// A seat belongs to another device.
    SeatHanded {
        /// The seat.
        seat: u32,
        /// SHA-256 of its new token, in hexadecimal.
        sha256: String,
    }
    /// Nobody else can join, or can again.
    RoomLocked {
        /// Whether it is locked.
        on: bool,
    }
    /// Crises have these steps from now on.
    StepsSet {
        /// The steps.
        steps: Steps,
    }
    /// The room is paused or not, the wall black or not.
    RoomShown {
        /// Whether it is paused.
        paused: bool,
        /// Whether the wall is black.
        black: bool,
    }
    /// The timer was started, stopped or set.
    TimerSet {
        /// Milliseconds left at the time of the event.
        left: u64,
        /// Whether it runs.
        running: bool,
    }
    /// A table is at this step.
    StepOpened {
        /// The table, from 1.
        table: u16,
        /// Id of the crisis; empty in the briefing and at the end.
        crisis: String,
        /// The step.
        step: LiveStep,
        /// Whether the crisis has only now arrived, so that earlier votes on it count no more.
        fresh: bool,
    }
    /// Several responses had most votes, and a speaker was drawn.
    Tied {
        /// The table, from 1.
        table: u16,
        /// Id of the crisis.
        crisis: String,
        /// Ids of the responses.
        responses: Vec<String>,
        /// The seat that was drawn among those present; nothing if nobody is.
        speaker: Option<u32>,
    }
    /// How a table came to the decision beside this event.
    TableDecided {
        /// The table, from 1.
        table: u16,
        /// Id of the crisis.
        crisis: String,
        /// Id of the response.
        response: String,
        /// What decided.
        by: DecidedBy,
    }
    /// A decision of a table other than the first, whose decisions are those of the save.
    TableDecision {
        /// The table, from 2.
        table: u16,
        /// The decision.
        decision: crate::session::event::DecisionTaken,
    }
    /// The last decision of a table other than the first does not count any more.
    TableTakenBack {
        /// The table, from 2.
        table: u16,
    }
    /// A vote.
    Vote {
        /// The seat.
        seat: u32,
        /// The number that its device gave to it.
        cid: u64,
        /// The table at which it counts, from 1.
        table: u16,
        /// Id of the crisis.
        crisis: String,
        /// The round, 1 or 2.
        round: u8,
        /// Id of the response.
        response: String,
    }
    /// A prediction.
    SeatPredicted {
        /// The seat.
        seat: u32,
        /// The number that its device gave to it.
        cid: u64,
        /// Id of the crisis.
        crisis: String,
        /// Id of the meter.
        meter: String,
        /// Which way.
        way: Way,
    }
    /// A hat that was named.
    HatNamed {
        /// The seat.
        seat: u32,
        /// The number that its device gave to it.
        cid: u64,
        /// Id of the crisis.
        crisis: String,
        /// The hat.
        hat: Hat,
    }
    /// What somebody means to do from now on; nothing takes it back.
    Committed {
        /// The seat.
        seat: u32,
        /// The number that its device gave to it.
        cid: u64,
        /// The text.
        text: Option<Personal>,
    }
    /// Hands or cards that were typed in.
    Counted {
        /// The table, from 1.
        table: u16,
        /// Id of the crisis.
        crisis: String,
        /// The round, 1 or 2.
        round: u8,
        /// Id of the response.
        response: String,
        /// Hands or cards.
        ballot: Ballot,
        /// So many.
        count: u16,
    }
    /// Something arrived beside a crisis.
    Injected {
        /// The table, from 1; nothing for all.
        table: Option<u16>,
        /// Id of an inject of the scenario; nothing for a typed one.
        id: Option<String>,
        /// How it arrived.
        kind: InjectKind,
        /// Who it is from.
        from: String,
        /// What it says.
        text: String,
    }
}
