//! What controls ask for. A control writes a message; the part of the game that it is meant for takes it up.

use bevy::prelude::*;

use super::debriefing::DebriefAction;
use super::game::GameAction;
use super::nav::Go;
use super::picker::PickerAction;
use super::room::RoomAction;
use super::settings::SettingAction;
use super::watch::WatchAction;

/// What a control asks for.
#[derive(Message, Debug, Clone, PartialEq)]
pub enum Action {
    /// Another page.
    Go(Go),
    /// Something in the game at hand.
    Game(GameAction),
    /// Something in the list of scenarios.
    Picker(PickerAction),
    /// Something in a workshop.
    Room(RoomAction),
    /// Something on the debrief's page.
    Debrief(DebriefAction),
    /// A setting.
    Setting(SettingAction),
    /// Something about an edit of the scenario that is played.
    Watch(WatchAction),
    /// Leaves the program.
    Quit,
}

macro_rules! from {
    ($($kind:ident: $type:ty),* $(,)?) => {$(
        impl From<$type> for Action {
            fn from(action: $type) -> Self {
                Self::$kind(action)
            }
        }
    )*};
}

from!(
    Go: Go,
    Game: GameAction,
    Picker: PickerAction,
    Room: RoomAction,
    Debrief: DebriefAction,
    Setting: SettingAction,
    Watch: WatchAction,
);

fn quit(mut actions: MessageReader<Action>, mut exit: MessageWriter<AppExit>) {
    if actions.read().any(|action| *action == Action::Quit) {
        exit.write(AppExit::Success);
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_message::<Action>()
        .add_systems(Update, quit.in_set(super::Step::Act));
}
