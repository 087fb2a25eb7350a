//! What commands are called.

use super::command::Command;

impl Command {
    /// What it is called, as in JSON.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Vote { .. } => "vote",
            Self::Predict { .. } => "predict",
            Self::NameHat { .. } => "name_hat",
            Self::BreakTie { .. } => "break_tie",
            Self::Rename { .. } => "rename",
            Self::ChooseTable { .. } => "choose_table",
            Self::Commit { .. } => "commit",
            Self::Next { .. } => "next",
            Self::Open { .. } => "open",
            Self::Reveal { .. } => "reveal",
            Self::StartTimer {} => "start_timer",
            Self::PauseTimer {} => "pause_timer",
            Self::AddMinute {} => "add_minute",
            Self::Count { .. } => "count",
            Self::Choose { .. } => "choose",
            Self::StepBack { .. } => "step_back",
            Self::Plan(_) => "plan",
            Self::SetSteps(_) => "set_steps",
            Self::Pause { .. } => "pause",
            Self::Black { .. } => "black",
            Self::Lock { .. } => "lock",
            Self::NewCode {} => "new_code",
            Self::RemoveSeat { .. } => "remove_seat",
            Self::MoveSeat { .. } => "move_seat",
            Self::Nod { .. } => "nod",
            Self::Inject { .. } => "inject",
            Self::AreYouThere {} => "are_you_there",
            Self::GoOn { .. } => "go_on",
            Self::Tick { .. } => "tick",
            Self::Note { .. } => "note",
            Self::Nudge {} => "nudge",
            Self::Answer { .. } => "answer",
            Self::SetQuestions { .. } => "set_questions",
            Self::ShowAct { .. } => "show_act",
            Self::ShowTable { .. } => "show_table",
            Self::Observe { .. } => "observe",
            Self::SetPace { .. } => "set_pace",
        }
    }
}
