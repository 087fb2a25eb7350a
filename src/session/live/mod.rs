//! A room with phones: seats, tables, rounds and ballots. No network and no clock in here: whoever calls says what time it is, and hands
//! random bytes in.
//!
//! Everything that happens is an event of the save, and what the room is, is made from the events and from nothing else.

mod acts;
mod apply;
mod asked;
mod called;
mod command;
mod console;
mod directions;
mod door;
mod kept;
mod kinds;
mod observer;
mod pace;
mod questions;
mod refused;
mod room;
mod rules;
mod show;
mod state;
mod step;
mod steps;
mod tables;
mod tally;
mod told;
mod view;
mod wall;

pub use acts::{
    ACTS, ActsView, AdviceView, BetterView, CardView, PartedAnswer, PartedView, PointView,
    Reckoned, Reckoning,
};
pub use asked::{QuestionsAnswered, QuestionsSet};
pub use command::Command;
pub use directions::Direction;
pub use door::{DoorView, ListedName};
pub use kept::{MOST_NAMES, kept_codes};
pub use kinds::{
    AccessGiven, ActShown, Ballot, CodeChanged, CodesKept, Committed, ConsoleAsked, Counted,
    DecidedBy, ExpectationsMet, HatNamed, Injected, NameTaken, Names, NamesListed, ObserverNoted,
    ObserverSet, PaceSet, RoomLocked, RoomOpened, RoomServed, RoomShown, SeatHanded, SeatJoined,
    SeatMoved, SeatPredicted, SeatRemoved, SeatRenamed, StepOpened, Steps, StepsSet, TableDecided,
    TableDecision, TableShown, TableTakenBack, TableWent, Tied, TimerSet, Vote,
};
pub use observer::{Expectation, ObserverView};
pub use pace::PaceView;
pub use questions::{AnsweredView, QuestionsView, SituationView, answers};
pub use refused::LiveRefused;
pub use room::{Live, is_room};
pub use rules::{Reply, Request, Who};
pub use show::{Around, Sees};
pub use step::{Access, LiveStep};
pub(super) use tables::Tables;
pub use told::{people_texts, told};
pub use view::{
    BriefView, HatsNamed, InjectView, LiveCrisis, LiveReveal, MovedMeter, OwnPrediction, OwnTurn,
    OwnView, PredictedRow, RoomView, SeatView, SplitRow, StepView, TableName, TieView, TimerView,
};
pub use wall::{
    ClaimView, ConsoleView, GuideView, HourView, InjectOffer, Presence, RoadTurn, SeatRow,
    TallyRow, TallyView, WallTable, WallView,
};

/// A room has no more tables.
pub const MOST_TABLES: u16 = 200;

/// A room has no more seats at a time.
pub const MOST_SEATS: u32 = 2_500;
