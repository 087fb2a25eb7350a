//! A room with phones that this program serves: what it shows, and what whoever leads it asks of it. Every rule lives in the session.

mod act;
mod desk;
mod opening;
mod rehearsal;
mod setup;
mod state;

use bevy::prelude::*;

pub use desk::{Desk, DeskAction, Drawer};
pub use setup::{PhonesSetup, StepKind};
pub use state::{Laid, Phones, PhonesAction, PhonesEvent};

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Phones>()
        .init_resource::<PhonesSetup>()
        .add_message::<PhonesAction>()
        .add_message::<PhonesEvent>()
        .add_plugins(act::plugin);
}
