//! Deciding, saving and replaying: intents in, views out, and a journal in between that never loses an accepted decision.

mod batch;
mod branch;
mod chain;
mod commitment;
mod course;
mod decide;
mod end;
mod event;
mod faces;
mod fold;
mod intent;
mod journal;
mod lines;
pub mod live;
mod naming;
mod older;
mod open;
mod pace;
mod past;
mod place;
mod plan;
mod playthrough;
mod reasons;
mod record;
mod reload;
mod replan;
mod replay;
mod room;
mod save_error;
mod saves;
mod schema;
mod show;
mod stakes;
mod store;
mod stored;
mod texts;
mod verify;
mod view;
mod way;
pub mod workshop;

pub use crate::engine::{AnswerOrder, Mood};
pub use batch::Batch;
pub use branch::BranchError;
pub use commitment::Commitment;
pub use end::EndView;
pub use event::{
    AnswersOrdered, BadEvent, Begun, BegunFrom, CommitmentKept, DecisionTaken, EditionUsed, Event,
    Noted, Origin, OwnCommitment, Personal, PlanChanged, Removed, RoomSize, StoredEvent, TakenBack,
    TextUsed,
};
pub use faces::MoodChange;
pub use intent::{Intent, Refused};
pub use journal::Journal;
pub use open::{ScenarioVersion, Session, SessionError, Start, SubmitError, drawn_seed};
pub use pace::{Minutes, Pace, fits, minutes_for};
pub use past::{Meaning, Past, PastTurn, Pasts, hats_worn, say_kept};
pub use plan::{GamePlan, PlanChange};
pub use playthrough::Playthrough;
pub use record::{AcceptedDecision, Edition, Meta, Note, Planned, Record, TableRecord, Text};
pub use reload::ReloadError;
pub use replay::{Misfit, MisfitReason};
pub use save_error::SaveError;
pub use saves::{
    EXTENSION, Orphan, Save, SaveStatus, clear, data_folder, new_save_path, orphans, saves,
    saves_folder,
};
pub use stakes::{AtStake, ClockView, FaceView, Stakes, at_the_edge};
pub use store::EventStore;
pub use stored::read;
pub use verify::{Checked, CheckedPlan, Verified, verify};
pub use view::{
    Aftermath, Briefing, CameBack, CrisisView, HatView, IdeaView, LeftView, Line, MemberView,
    MeterMove, MeterView, OpenPromise, PracticeView, PromiseNews, PromiseTurn, ResponseView, Said,
    Stage, TurnView, ValueNews, ValueTurn, View,
};

#[cfg(test)]
mod tests;
