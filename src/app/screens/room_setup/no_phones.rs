//! Without the part that serves rooms, every workshop is one with a show of hands.

use std::marker::PhantomData;

use bevy::ecs::system::SystemParam;

use crate::app::kit::{Button, Ui};
use crate::app::play::room::RoomAction;

/// Nothing.
#[derive(SystemParam)]
pub(super) struct Phones<'w> {
    nothing: PhantomData<&'w ()>,
}

#[expect(
    clippy::unused_self,
    reason = "stands in the place of the part that knows of phones"
)]
impl Phones<'_> {
    pub(super) const fn is_changed(&self) -> bool {
        false
    }

    pub(super) const fn chosen(&self) -> bool {
        false
    }

    pub(super) const fn kinds(&self, _: &mut Ui<'_, '_>) {}

    pub(super) const fn settings(&self, _: &mut Ui<'_, '_>) {}

    pub(super) fn begin(&self) -> Button {
        Button::new("Begin the workshop", RoomAction::Start)
    }
}
