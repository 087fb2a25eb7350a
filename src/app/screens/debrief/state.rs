//! What is open on the debrief's page.

use std::collections::BTreeSet;

use bevy::input_focus::{FocusCause, FocusGained, InputFocus};
use bevy::prelude::*;

use crate::app::kit::FocusId;
use crate::app::play::debriefing::Debriefing;
use crate::app::play::game::About;
use crate::app::step::Step;
pub use crate::debrief::page::Part as Section;

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
    /// Everything behind the three acts.
    Reckoned,
    /// What was decided, and what came of it.
    Stories,
    /// Skills and ideas that were open, and passed by.
    PassedBy,
}

/// What is asked of the page.
#[derive(Message, Debug, Clone, PartialEq, Eq)]
pub enum PageAction {
    /// Opens the ledger lines behind a number.
    Open(Opened),
    /// Goes to a part of the page.
    Jump(Section),
    /// Unfolds something, or folds it again.
    Fold(Fold),
}

/// The number whose ledger lines are open.
#[derive(Resource, Debug, Default)]
pub struct OpenNumber(pub Option<Opened>);

/// What is unfolded.
#[derive(Resource, Debug, Default)]
pub struct Unfolded(BTreeSet<Fold>);

impl Unfolded {
    /// Whether this is unfolded.
    #[must_use]
    pub fn contains(&self, fold: Fold) -> bool {
        self.0.contains(&fold)
    }
}

/// A control that stands for a number.
#[derive(Component, Debug, Clone, PartialEq, Eq)]
pub(super) struct Opens {
    /// The number.
    pub(super) number: Opened,
    /// Whether its ledger lines are open as soon as it has the focus.
    pub(super) follows: bool,
}

impl Opens {
    /// Opens when it is used.
    #[must_use]
    pub(super) const fn used(number: Opened) -> Self {
        Self {
            number,
            follows: false,
        }
    }

    /// Opens when it gets the focus.
    #[must_use]
    pub(super) const fn following(number: Opened) -> Self {
        Self {
            number,
            follows: true,
        }
    }
}

fn look_behind(gained: On<FocusGained>, points: Query<&Opens>, mut open: ResMut<OpenNumber>) {
    if let Ok(opens) = points.get(gained.event_target())
        && opens.follows
        && open.0.as_ref() != Some(&opens.number)
    {
        open.0 = Some(opens.number.clone());
    }
}

fn act(
    mut actions: MessageReader<PageAction>,
    mut open: ResMut<OpenNumber>,
    mut unfolded: ResMut<Unfolded>,
    points: Query<(Entity, &Opens), With<FocusId>>,
    mut focus: ResMut<InputFocus>,
) {
    for action in actions.read() {
        match action {
            PageAction::Open(opened) => {
                let point = points.iter().find(|(_, opens)| opens.number == *opened);
                let follows = point.is_some_and(|(_, opens)| opens.follows);
                if let Some((entity, _)) = point {
                    focus.set(entity, FocusCause::Navigated);
                }
                // A second time closes what does not open by itself.
                let closes = !follows && open.0.as_ref() == Some(opened);
                open.0 = (!closes).then(|| opened.clone());
            }
            // Done once the page stands.
            PageAction::Jump(_) => {}
            PageAction::Fold(fold) => {
                if !unfolded.0.remove(fold) {
                    unfolded.0.insert(*fold);
                }
            }
        }
    }
}

/// Nothing is open on the debrief of another game.
fn begin_anew(
    debriefing: Res<Debriefing>,
    mut about: Local<Option<About>>,
    mut open: ResMut<OpenNumber>,
    mut unfolded: ResMut<Unfolded>,
) {
    if debriefing.about() != about.as_ref() {
        *about = debriefing.about().cloned();
        open.0 = None;
        unfolded.0.clear();
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<OpenNumber>()
        .init_resource::<Unfolded>()
        .add_message::<PageAction>()
        .add_observer(look_behind)
        .add_systems(
            Update,
            (
                act.in_set(Step::Act),
                begin_anew
                    .after(Step::Act)
                    .before(Step::Navigate)
                    .run_if(resource_changed::<Debriefing>),
            ),
        );
}
