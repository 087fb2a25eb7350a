//! The words of the framework that the rules act on.

use serde::{Deserialize, Serialize};

/// Which hat a response wears.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize,
)]
pub enum Hat {
    /// Sets direction, aligns people, keeps them willing.
    Lead,
    /// Plans, organises, keeps things under control.
    Manage,
    /// Does one of each and pays for it in time.
    Both,
    /// Lets it come; rarely free.
    #[default]
    Wait,
}

impl Hat {
    /// All hats, in the order of the design.
    pub const ALL: [Self; 4] = [Self::Lead, Self::Manage, Self::Both, Self::Wait];

    /// The word as it is written in files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Lead => "Lead",
            Self::Manage => "Manage",
            Self::Both => "Both",
            Self::Wait => "Wait",
        }
    }
}

/// What a response does: the six practices of leading and managing after Kotter.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize,
)]
pub enum Practice {
    /// Say where we are going and why it is worth it.
    #[default]
    SetDirection,
    /// Make the picture shared; win commitment.
    AlignPeople,
    /// Recognise, encourage, keep people moving through obstacles.
    MotivateInspire,
    /// Set targets, steps, timelines; allocate money, time and people.
    PlanBudget,
    /// Define roles, place, delegate; set up procedures.
    OrganiseStaff,
    /// Monitor, find deviations early, correct.
    ControlSolve,
}

impl Practice {
    /// All practices, leading ones first.
    pub const ALL: [Self; 6] = [
        Self::SetDirection,
        Self::AlignPeople,
        Self::MotivateInspire,
        Self::PlanBudget,
        Self::OrganiseStaff,
        Self::ControlSolve,
    ];

    /// Whether it is the leader's work (otherwise it is the manager's).
    #[must_use]
    pub const fn leads(self) -> bool {
        matches!(
            self,
            Self::SetDirection | Self::AlignPeople | Self::MotivateInspire
        )
    }

    /// The word as it is written in files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::SetDirection => "SetDirection",
            Self::AlignPeople => "AlignPeople",
            Self::MotivateInspire => "MotivateInspire",
            Self::PlanBudget => "PlanBudget",
            Self::OrganiseStaff => "OrganiseStaff",
            Self::ControlSolve => "ControlSolve",
        }
    }
}

/// What the moment asks for.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize,
)]
pub enum Situation {
    /// Something is burning: structure first.
    Acute,
    /// The ground moves: direction most.
    Upheaval,
    /// Business as usual: order is cheap, renewal is forgotten.
    #[default]
    Steady,
    /// More work, people and layers: roles and process have to catch up.
    Growth,
}

impl Situation {
    /// All situations, in the order of the design.
    pub const ALL: [Self; 4] = [Self::Acute, Self::Upheaval, Self::Steady, Self::Growth];

    /// The word as it is written in files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Acute => "Acute",
            Self::Upheaval => "Upheaval",
            Self::Steady => "Steady",
            Self::Growth => "Growth",
        }
    }
}

/// How much a member wants to decide themselves.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize,
)]
pub enum Autonomy {
    /// Glad of a clear instruction.
    Low,
    /// Like most people.
    #[default]
    Medium,
    /// Wilts when checked on.
    High,
}
