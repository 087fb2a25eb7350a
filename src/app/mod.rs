//! The game in a window. Screens translate between the session and what is seen; no rule of the game is in here.

pub mod action;
mod capture;
pub mod debriefing;
pub mod game;
mod headless;
pub mod input;
pub mod mistakes;
pub mod nav;
pub mod page;
pub mod picker;
pub mod presenter;
pub mod room;
pub mod settings;
pub mod theme;
mod told;
pub mod watch;

mod screens;
mod window;

use bevy::ecs::schedule::SingleThreadedExecutor;
use bevy::prelude::*;

pub use capture::{CaptureError, capture};
pub use headless::Headless;
pub use window::{NoWindow, Options, run};

/// What happens in a frame, in this order.
#[derive(SystemSet, Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    /// What controls ask for is done.
    Act,
    /// The page is drawn again, if something has changed.
    Draw,
    /// It is drawn.
    Drawn,
    /// The new page gets its focus and its place.
    Settle,
}

/// Everything of the game that needs no window: tests and pictures are made with the same.
pub fn plugin(app: &mut App) {
    one_thread(app);
    app.configure_sets(
        Update,
        (Step::Act, Step::Draw, Step::Drawn, Step::Settle).chain(),
    )
    .add_plugins((
        settings::plugin,
        nav::plugin,
        theme::plugin,
        input::plugin,
        action::plugin,
        page::plugin,
    ))
    .add_plugins((
        game::plugin,
        picker::plugin,
        room::plugin,
        presenter::plugin,
        debriefing::plugin,
        watch::plugin,
        screens::plugin,
    ));
}

/// A page is small: handing its systems to other threads costs more than running them.
fn one_thread(app: &mut App) {
    let run = |schedule: &mut Schedule| {
        schedule.set_executor(SingleThreadedExecutor::new());
    };
    app.edit_schedule(First, run)
        .edit_schedule(PreUpdate, run)
        .edit_schedule(Update, run)
        .edit_schedule(PostUpdate, run)
        .edit_schedule(Last, run);
}
