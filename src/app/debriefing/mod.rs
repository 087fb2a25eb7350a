//! The debrief of the game at hand: reckoned beside the game, opened, exported.

mod export;
mod reckon;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use bevy::input_focus::{FocusCause, FocusGained, InputFocus};
use bevy::prelude::*;

use super::Step;
use super::action::Action;
use super::game::{Game, Shelves};
use super::input::{Announcer, FocusId};
use super::nav::{Nav, Screen};
use crate::debrief::Debrief;
use crate::session::Stage;

pub use export::{ExportFolder, Form};
pub use reckon::{About, Progress, Source};

/// A part of the debrief's page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Section {
    /// The meters over the turns, and their ledger.
    Happened,
    /// What the situations asked for, and what was worn.
    Asked,
    /// The moments most worth discussing.
    Moments,
    /// The leading and managing map.
    Where,
    /// Hats, practices, skills, ideas.
    Profile,
    /// People, promises and values.
    People,
    /// What to start, to stop and to practise.
    Plan,
}

impl Section {
    /// All of them, in the order of the page.
    pub const ALL: [Self; 7] = [
        Self::Happened,
        Self::Asked,
        Self::Moments,
        Self::Where,
        Self::Profile,
        Self::People,
        Self::Plan,
    ];
}

/// One number of the debrief, at one turn or over all of them.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Opened {
    /// The id of the number.
    pub number: String,
    /// The turn, 0 for the start; all of them, if nothing is given.
    pub turn: Option<u16>,
}

/// What is folded away until somebody wants it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fold {
    /// What was decided, and what came of it.
    Stories,
    /// Skills and ideas that were open, and passed by.
    PassedBy,
}

/// What is asked of the debrief.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DebriefAction {
    /// Opens the ledger lines behind a number.
    Open(Opened),
    /// Goes to a part of the page.
    Jump(Section),
    /// Unfolds something, or folds it again.
    Fold(Fold),
    /// Writes the debrief into a file.
    Export(Form),
}

/// How far the debrief is.
#[derive(Default)]
pub enum Stand {
    /// There is no finished game.
    #[default]
    None,
    /// It is being reckoned.
    Reckoning(Arc<Progress>),
    /// It is there.
    Ready(Arc<Debrief>),
    /// It could not be made: why.
    Failed(String),
}

/// The debrief of the game at hand.
#[derive(Resource, Default)]
pub struct Debriefing {
    about: Option<About>,
    stand: Stand,
    task: Option<reckon::Reckoning>,
    open: Option<Opened>,
    unfolded: BTreeSet<Fold>,
    written: Option<Result<PathBuf, String>>,
    jump: Option<Section>,
}

impl Debriefing {
    /// How far it is.
    #[must_use]
    pub const fn stand(&self) -> &Stand {
        &self.stand
    }

    /// The debrief, once it is there.
    #[must_use]
    pub const fn debrief(&self) -> Option<&Arc<Debrief>> {
        match &self.stand {
            Stand::Ready(debrief) => Some(debrief),
            _ => None,
        }
    }

    /// The number whose ledger lines are open.
    #[must_use]
    pub const fn opened(&self) -> Option<&Opened> {
        self.open.as_ref()
    }

    /// Whether something is unfolded.
    #[must_use]
    pub fn unfolded(&self, fold: Fold) -> bool {
        self.unfolded.contains(&fold)
    }

    /// The file that was written last, or why it was not.
    #[must_use]
    pub const fn written(&self) -> Option<&Result<PathBuf, String>> {
        self.written.as_ref()
    }

    /// The part of the page that has been asked for, once.
    pub(super) const fn take_jump(&mut self) -> Option<Section> {
        self.jump.take()
    }

    /// Begins to reckon, unless this very playthrough has been reckoned already.
    pub fn begin(&mut self, source: Source) {
        if self.about.as_ref() == Some(&source.about) {
            return;
        }
        let (progress, task) = reckon::start(&source);
        *self = Self {
            about: Some(source.about),
            stand: Stand::Reckoning(progress),
            task: Some(task),
            ..Self::default()
        };
    }
}

/// A control that stands for a number.
#[derive(Component, Debug, Clone, PartialEq, Eq)]
pub struct Opens {
    /// The number.
    pub number: Opened,
    /// Whether its ledger lines are open as soon as it has the focus.
    pub follows: bool,
}

impl Opens {
    /// Opens when it is used.
    #[must_use]
    pub const fn used(number: Opened) -> Self {
        Self {
            number,
            follows: false,
        }
    }

    /// Opens when it gets the focus.
    #[must_use]
    pub const fn following(number: Opened) -> Self {
        Self {
            number,
            follows: true,
        }
    }
}

fn look_behind(gained: On<FocusGained>, points: Query<&Opens>, mut state: ResMut<Debriefing>) {
    if let Ok(opens) = points.get(gained.event_target())
        && opens.follows
        && state.open.as_ref() != Some(&opens.number)
    {
        state.open = Some(opens.number.clone());
    }
}

/// As soon as a game is over its debrief is begun: by the time that the last outcome is read, it is there.
fn watch(mut game: ResMut<Game>, mut state: ResMut<Debriefing>) {
    if !game.is_changed() {
        return;
    }
    let over = matches!(game.view().map(|view| &view.stage), Some(Stage::End(_)));
    if !over {
        if state.about.is_some() {
            *state = Debriefing::default();
        }
        return;
    }
    // Looking at the session changes nothing, and must not look like a change.
    let game = game.bypass_change_detection();
    let Some(seed) = game.view().map(|view| view.seed) else {
        return;
    };
    if let Some(session) = game.session() {
        state.begin(Source::of(session, seed));
    }
}

fn act(
    mut actions: MessageReader<Action>,
    mut state: ResMut<Debriefing>,
    points: Query<(Entity, &Opens), With<FocusId>>,
    folder: Res<ExportFolder>,
    shelves: Res<Shelves>,
    mut focus: ResMut<InputFocus>,
    mut nav: ResMut<Nav>,
    mut announcer: ResMut<Announcer>,
) {
    for action in actions.read() {
        let Action::Debrief(action) = action else {
            continue;
        };
        match action {
            DebriefAction::Open(opened) => {
                let point = points.iter().find(|(_, opens)| opens.number == *opened);
                let follows = point.is_some_and(|(_, opens)| opens.follows);
                if let Some((entity, _)) = point {
                    focus.set(entity, FocusCause::Navigated);
                }
                // A second time closes what does not open by itself.
                let closes = !follows && state.open.as_ref() == Some(opened);
                state.open = (!closes).then(|| opened.clone());
            }
            DebriefAction::Jump(section) => state.jump = Some(*section),
            DebriefAction::Fold(fold) => {
                if !state.unfolded.remove(fold) {
                    state.unfolded.insert(*fold);
                }
                nav.redraw();
            }
            DebriefAction::Export(form) => {
                let Some(debrief) = state.debrief().cloned() else {
                    continue;
                };
                let save = state.about.as_ref().and_then(|about| about.save.clone());
                let beside = save
                    .and_then(|save| save.parent().map(PathBuf::from))
                    .or_else(|| shelves.saves_folder());
                let written = export::write(&debrief, *form, &folder, beside.as_deref());
                announcer.say(match &written {
                    Ok(path) => format!("Written: {}", path.display()),
                    Err(why) => why.clone(),
                });
                state.written = Some(written);
                nav.redraw();
            }
        }
    }
}

fn finish(
    mut state: ResMut<Debriefing>,
    mut nav: ResMut<Nav>,
    mut announcer: ResMut<Announcer>,
    mut redraw: MessageWriter<bevy::window::RequestRedraw>,
) {
    // Reading through the resource would say that it changes in every frame.
    if state.bypass_change_detection().task.is_none() {
        return;
    }
    redraw.write(bevy::window::RequestRedraw);
    let found = state
        .bypass_change_detection()
        .task
        .as_mut()
        .and_then(reckon::Reckoning::done);
    let Some(found) = found else { return };
    state.task = None;
    state.stand = match found {
        Ok(debrief) => Stand::Ready(Arc::new(debrief)),
        Err(why) => Stand::Failed(why),
    };
    if nav.screen() == Screen::Debrief {
        announcer.say(match &state.stand {
            Stand::Failed(why) => why.clone(),
            _ => "The debrief is there.".to_owned(),
        });
        nav.redraw();
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Debriefing>()
        .init_resource::<ExportFolder>()
        .add_observer(look_behind)
        .add_systems(Update, ((act, watch, finish).chain()).in_set(Step::Act));
}
