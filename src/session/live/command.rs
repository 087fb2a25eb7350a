//! What phones and consoles may ask for, who may ask for it, and at which step. The match statements here have no arm for "everything else":
//! a command that is not listed does not compile.

use serde::{Deserialize, Serialize};

use super::kinds::{Ballot, Steps};
use super::step::{Access, LiveStep};
use crate::content::quiz::{Answer, When};
use crate::content::raw::InjectKind;
use crate::engine::Hat;
use crate::session::plan::PlanChange;
use crate::session::way::Way;

/// What is asked for. What belongs to a crisis names it, so that a command that comes too late answers no other one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// A vote. The last one before the round is closed counts.
    Vote {
        /// Id of the crisis at hand.
        crisis: String,
        /// The round, 1 or 2.
        round: u8,
        /// Id of the response.
        response: String,
    },
    /// A prediction: the meter that will move most.
    Predict {
        /// Id of the crisis at hand.
        crisis: String,
        /// Id of the meter.
        meter: String,
        /// Which way.
        way: Way,
    },
    /// Which hat the answer wears that this seat voted for.
    NameHat {
        /// Id of the crisis at hand.
        crisis: String,
        /// The hat.
        hat: Hat,
    },
    /// The speaker of a table, drawn by luck, gives one of the tied responses.
    BreakTie {
        /// Id of the crisis at hand.
        crisis: String,
        /// Id of the response.
        response: String,
    },
    /// Another name for one's own seat.
    Rename {
        /// 1 to 24 graphemes.
        name: String,
    },
    /// Another table for one's own seat, where the room lets people choose.
    ChooseTable {
        /// The table, from 1.
        table: u16,
    },
    /// What somebody means to do differently from now on.
    Commit {
        /// At most 280 characters; an empty text takes it back.
        text: String,
    },
    /// Our table goes on, where tables go at their own pace.
    GoOn {
        /// The step that the phone was looking at: asked twice, the table goes on once.
        from: LiveStep,
        /// The number of the crisis that it was looking at, from 1.
        number: u16,
    },
    /// Answers to the questions before or after the game, all of them.
    Answer {
        /// Before or after.
        when: When,
        /// One for each situation.
        answers: Vec<Answer>,
    },
    /// Which expectations of a crisis an observer saw met: all of them, in place of those ticked before.
    Tick {
        /// Id of the crisis at hand.
        crisis: String,
        /// Their places in the list, from 0.
        met: Vec<u16>,
    },
    /// An observer's note on a crisis, in place of the one before.
    Note {
        /// Id of the crisis at hand; empty for the whole game, at its end.
        crisis: String,
        /// At most 1,000 characters; an empty text takes it back.
        text: String,
    },
    /// On to the next step that the room has, at every table; from the last one before the reveal, the answers are revealed.
    Next {
        /// The step that the console was looking at: asked twice, it goes on once.
        from: LiveStep,
        /// The number of the crisis that it was looking at, from 1; 0 in the briefing.
        number: u16,
    },
    /// Opens a step of the crisis at hand, forwards or backwards, at every table that has not revealed.
    Open {
        /// `discuss`, `vote`, `talk`, `vote_again`, `predict` or `name_hat`.
        step: LiveStep,
    },
    /// Reveals what comes of the response with most votes, at every table where somebody voted.
    Reveal {
        /// The number of the crisis, from 1.
        number: u16,
    },
    /// Starts the timer of the discussion.
    StartTimer {},
    /// Stops it; what is left stays.
    PauseTimer {},
    /// A further minute for the discussion.
    AddMinute {},
    /// Types in hands or cards for a response. Replaces an earlier number of the same.
    Count {
        /// The table, from 1.
        table: u16,
        /// Id of the crisis at hand at that table.
        crisis: String,
        /// Id of the response.
        response: String,
        /// Hands or cards.
        ballot: Ballot,
        /// So many, 0 to 2,000.
        count: u16,
    },
    /// Gives a table's answer directly, whatever was voted, and reveals what comes of it. Breaks a tie, too.
    Choose {
        /// The table, from 1.
        table: u16,
        /// Id of the crisis at hand at that table.
        crisis: String,
        /// Id of the response.
        response: String,
    },
    /// Takes the last decision of every table back that has taken one in this turn: the crisis is asked again, with the same luck.
    StepBack {
        /// The turn of that decision: asking twice takes back one.
        turn: u16,
    },
    /// Changes the plan: how many crises, skipping the one that is asked, holding a collapse off.
    Plan(PlanChange),
    /// Which steps each crisis has from now on.
    SetSteps(Steps),
    /// Pauses the room, and with it the timer; or goes on.
    Pause {
        /// Whether it is paused.
        on: bool,
    },
    /// Makes the wall black, or shows it again.
    Black {
        /// Whether it is black.
        on: bool,
    },
    /// Nobody else can join; or can again.
    Lock {
        /// Whether it is locked.
        on: bool,
    },
    /// Another code; the old one joins nobody any more.
    NewCode {},
    /// Takes a seat out of the room. What it voted in rounds that are closed stays.
    RemoveSeat {
        /// The seat.
        seat: u32,
    },
    /// Puts a seat at another table.
    MoveSeat {
        /// The seat.
        seat: u32,
        /// The table, from 1.
        table: u16,
    },
    /// Gives a seat to the device that says it is its own.
    Nod {
        /// Number of the claim.
        claim: u32,
        /// Whether it is so.
        yes: bool,
    },
    /// Something arrives beside the crisis: one of the scenario's injects, or one that is typed.
    Inject {
        /// Id of an inject of the scenario; nothing for a typed one.
        id: Option<String>,
        /// How a typed one arrives.
        kind: InjectKind,
        /// Who a typed one is from; empty for nobody.
        from: String,
        /// What a typed one says.
        text: String,
        /// The table, from 1; nothing for all.
        table: Option<u16>,
    },
    /// Asks every phone that is away whether somebody is there.
    AreYouThere {},
    /// A gentle sign to those who are not through with this step.
    Nudge {},
    /// Whether questions are asked before the first crisis and after the last.
    SetQuestions {
        /// Whether they are.
        on: bool,
    },
    /// Shows an act of the debrief on the wall, at the end.
    ShowAct {
        /// 1 the story, 2 where roads parted, 3 a habit.
        act: u8,
    },
    /// Tells the debrief of this table on the wall, at the end.
    ShowTable {
        /// The table, from 1.
        table: u16,
    },
    /// A seat watches from now on, or takes part again.
    Observe {
        /// The seat.
        seat: u32,
        /// Whether it watches.
        on: bool,
    },
    /// Tables go on by themselves until the reveal of a crisis; or all in step.
    SetPace {
        /// The number of that crisis, from 1; nothing for in step.
        until: Option<u16>,
    },
}

impl Command {
    /// Who may ask for it. The wall asks for nothing.
    #[must_use]
    pub const fn access(&self) -> &'static [Access] {
        match self {
            Self::Vote { .. }
            | Self::Predict { .. }
            | Self::NameHat { .. }
            | Self::BreakTie { .. }
            | Self::ChooseTable { .. }
            | Self::Answer { .. }
            | Self::GoOn { .. } => &[Access::Seat],
            Self::Tick { .. } | Self::Note { .. } => &[Access::Observer],
            Self::Rename { .. } | Self::Commit { .. } => &[Access::Seat, Access::Observer],
            Self::Next { .. }
            | Self::Open { .. }
            | Self::Reveal { .. }
            | Self::StartTimer {}
            | Self::PauseTimer {}
            | Self::AddMinute {}
            | Self::Count { .. }
            | Self::Choose { .. }
            | Self::StepBack { .. }
            | Self::Plan(_)
            | Self::SetSteps(_)
            | Self::Pause { .. }
            | Self::Black { .. }
            | Self::Lock { .. }
            | Self::NewCode {}
            | Self::RemoveSeat { .. }
            | Self::MoveSeat { .. }
            | Self::Nod { .. }
            | Self::Inject { .. }
            | Self::AreYouThere {}
            | Self::Nudge {}
            | Self::ShowAct { .. }
            | Self::ShowTable { .. }
            | Self::SetQuestions { .. }
            | Self::Observe { .. }
            | Self::SetPace { .. } => &[Access::Console],
        }
    }

    /// Whether it can be asked for at this step. Whatever else it needs is looked at later.
    #[must_use]
    pub const fn at(&self, step: LiveStep) -> bool {
        match self {
            Self::Vote { .. } => step.round().is_some(),
            Self::Predict { .. } => matches!(step, LiveStep::Predict),
            Self::NameHat { .. } => matches!(step, LiveStep::NameHat),
            Self::BreakTie { .. } => matches!(step, LiveStep::Tie),
            Self::Open { .. } | Self::Count { .. } | Self::Choose { .. } | Self::Nudge {} => {
                step.asks()
            }
            Self::Reveal { .. } => step.asks() && !matches!(step, LiveStep::Tie),
            Self::StartTimer {} | Self::PauseTimer {} | Self::AddMinute {} => {
                matches!(step, LiveStep::Discuss | LiveStep::Talk)
            }
            Self::Next { .. } => !matches!(step, LiveStep::Over | LiveStep::Tie),
            Self::ChooseTable { .. } => {
                matches!(step, LiveStep::Briefing | LiveStep::Discuss)
            }
            Self::GoOn { .. } => {
                !matches!(step, LiveStep::Briefing | LiveStep::Tie | LiveStep::Over)
            }
            Self::Tick { .. } => step.asks() || matches!(step, LiveStep::Reveal),
            Self::Note { .. } => !matches!(step, LiveStep::Briefing),
            Self::Answer { .. } => matches!(step, LiveStep::Briefing | LiveStep::Over),
            Self::ShowAct { .. } | Self::ShowTable { .. } => matches!(step, LiveStep::Over),
            Self::Observe { .. }
            | Self::SetPace { .. }
            | Self::SetQuestions { .. }
            | Self::Rename { .. }
            | Self::Commit { .. }
            | Self::StepBack { .. }
            | Self::Plan(_)
            | Self::SetSteps(_)
            | Self::Pause { .. }
            | Self::Black { .. }
            | Self::Lock { .. }
            | Self::NewCode {}
            | Self::RemoveSeat { .. }
            | Self::MoveSeat { .. }
            | Self::Nod { .. }
            | Self::Inject { .. }
            | Self::AreYouThere {} => true,
        }
    }

    /// Whether it is accepted while the room is paused.
    #[must_use]
    pub const fn while_paused(&self) -> bool {
        match self {
            Self::Rename { .. }
            | Self::Commit { .. }
            | Self::Answer { .. }
            | Self::Tick { .. }
            | Self::Note { .. }
            | Self::Observe { .. }
            | Self::SetQuestions { .. }
            | Self::Pause { .. }
            | Self::Black { .. }
            | Self::Lock { .. }
            | Self::NewCode {}
            | Self::RemoveSeat { .. }
            | Self::MoveSeat { .. }
            | Self::Nod { .. }
            | Self::AreYouThere {} => true,
            Self::Vote { .. }
            | Self::Predict { .. }
            | Self::NameHat { .. }
            | Self::BreakTie { .. }
            | Self::ChooseTable { .. }
            | Self::GoOn { .. }
            | Self::Nudge {}
            | Self::ShowAct { .. }
            | Self::ShowTable { .. }
            | Self::SetPace { .. }
            | Self::Next { .. }
            | Self::Open { .. }
            | Self::Reveal { .. }
            | Self::StartTimer {}
            | Self::PauseTimer {}
            | Self::AddMinute {}
            | Self::Count { .. }
            | Self::Choose { .. }
            | Self::StepBack { .. }
            | Self::Plan(_)
            | Self::SetSteps(_)
            | Self::Inject { .. } => false,
        }
    }
}
