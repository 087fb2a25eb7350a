//! The debrief of the game at hand: computed beside the game, and exported.

mod compute;
mod export;

use std::path::PathBuf;
use std::sync::Arc;

use bevy::prelude::*;
use bevy::window::RequestRedraw;

use super::game::{About, Game, Played};
use crate::app::data::sources::Sources;
use crate::app::kit::Announcer;
use crate::app::step::Step;
use crate::debrief::{Debrief, Standing};

pub use compute::Progress;
pub use export::{ExportFolder, Form};

/// What is asked of the debrief.
#[derive(Message, Debug, Clone, PartialEq, Eq)]
pub enum DebriefAction {
    /// Writes it into a file.
    Export(Form),
}

/// How far the debrief is.
#[derive(Default)]
pub enum DebriefStatus {
    /// There is no finished game.
    #[default]
    None,
    /// It is being computed.
    Computing(Arc<Progress>),
    /// It is there.
    Ready(Arc<Debrief>),
    /// It could not be made: why.
    Failed(String),
}

/// The debrief of the game at hand.
#[derive(Resource, Default)]
pub struct Debriefing {
    about: Option<About>,
    status: DebriefStatus,
    written: Option<Result<PathBuf, String>>,
    standing: Option<Standing>,
}

/// The work that is under way.
#[derive(Resource, Default)]
pub(super) struct Work(Option<compute::Computation>);

impl Debriefing {
    /// Which playthrough it is of.
    #[must_use]
    pub const fn about(&self) -> Option<&About> {
        self.about.as_ref()
    }

    /// How far it is.
    #[must_use]
    pub const fn status(&self) -> &DebriefStatus {
        &self.status
    }

    /// The debrief, once it is there.
    #[must_use]
    pub const fn debrief(&self) -> Option<&Arc<Debrief>> {
        match &self.status {
            DebriefStatus::Ready(debrief) => Some(debrief),
            _ => None,
        }
    }

    /// Where the grade lies among other games, once it is there.
    #[must_use]
    pub const fn standing(&self) -> Option<&Standing> {
        self.standing.as_ref()
    }

    /// The file that was written last, or why it was not.
    #[must_use]
    pub const fn written(&self) -> Option<&Result<PathBuf, String>> {
        self.written.as_ref()
    }
}

impl Work {
    /// Begins to compute, unless this very playthrough has been computed already.
    pub(super) fn begin(&mut self, debriefing: &mut ResMut<Debriefing>, played: &Played) {
        if debriefing.about.as_ref() == Some(&played.about) {
            return;
        }
        let (progress, computation) = compute::start(played);
        self.0 = Some(computation);
        **debriefing = Debriefing {
            about: Some(played.about.clone()),
            status: DebriefStatus::Computing(progress),
            written: None,
            standing: None,
        };
    }
}

/// As soon as a game is over its debrief is begun: by the time that the last outcome is read, it is there.
fn watch(game: Res<Game>, mut debriefing: ResMut<Debriefing>, mut work: ResMut<Work>) {
    if let Some(played) = game.played() {
        work.begin(&mut debriefing, played);
    } else if debriefing.about.is_some() {
        *debriefing = Debriefing::default();
        work.0 = None;
    }
}

fn act(
    mut actions: MessageReader<DebriefAction>,
    mut debriefing: ResMut<Debriefing>,
    folder: Res<ExportFolder>,
    sources: Res<Sources>,
    mut announcer: ResMut<Announcer>,
) {
    for DebriefAction::Export(form) in actions.read() {
        let Some(debrief) = debriefing.debrief().cloned() else {
            continue;
        };
        let save = debriefing
            .about
            .as_ref()
            .and_then(|about| about.save.clone());
        let beside = save
            .and_then(|save| save.parent().map(PathBuf::from))
            .or_else(|| sources.saves_folder());
        let written = export::write(&debrief, *form, &folder, beside.as_deref());
        announcer.say(match &written {
            Ok(path) => format!("Written: {}", path.display()),
            Err(why) => why.clone(),
        });
        debriefing.written = Some(written);
    }
}

fn finish(
    mut work: ResMut<Work>,
    mut debriefing: ResMut<Debriefing>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    let Some(computation) = work.0.as_mut() else {
        return;
    };
    redraw.write(RequestRedraw);
    let Some(found) = computation.done() else {
        return;
    };
    work.0 = None;
    debriefing.status = match found {
        Ok((debrief, standing)) => {
            debriefing.standing = Some(standing);
            DebriefStatus::Ready(Arc::new(debrief))
        }
        Err(why) => DebriefStatus::Failed(why),
    };
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Debriefing>()
        .init_resource::<Work>()
        .init_resource::<ExportFolder>()
        .add_message::<DebriefAction>()
        .add_systems(
            Update,
            (act, watch.run_if(resource_changed::<Game>), finish)
                .chain()
                .in_set(Step::Act),
        );
}
