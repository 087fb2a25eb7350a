//! A workshop with a show of hands: what it shows, and what the facilitator asks of it. Every rule lives in the session.

mod act;
mod clock;
mod place;
mod setup;
mod state;

use bevy::prelude::*;

pub(super) use act::RoomContext;
pub use clock::Clock;
pub use place::{Display, Place};
pub(crate) use setup::People;
pub use setup::{Listed, Number, Setup};
pub use state::{PhonesOn, PresenterOpen, Room, RoomAction, RoomEvent, Sheet};

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Room>()
        .init_resource::<PresenterOpen>()
        .init_resource::<Place>()
        .init_resource::<PhonesOn>()
        .add_message::<RoomAction>()
        .add_message::<RoomEvent>()
        .add_plugins((act::plugin, clock::plugin, setup::plugin));
}
