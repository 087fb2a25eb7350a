//! A file that is dropped on the window is opened: a scenario, a save, a folder with scenarios.

use std::path::Path;

use bevy::prelude::*;
use bevy::window::FileDragAndDrop;

use crate::app::kit::AnyMessage;
use crate::app::play::game::GameAction;
use crate::app::play::notice::Notice;
use crate::app::play::preferences::PreferenceAction;
use crate::app::play::room::{PhonesOn, Room};
use crate::app::play::saves::OpenSave;
use crate::app::step::Step;
use crate::session::EXTENSION;

/// What is asked for by dropping this.
fn asks(path: &Path) -> AnyMessage {
    let shown = path.display().to_string();
    if path.is_dir() {
        return PreferenceAction::AddFolder(shown).into();
    }
    match path.extension() {
        Some(ending) if ending == "ron" => GameAction::New(shown).into(),
        Some(ending) if ending == EXTENSION => OpenSave::file(path).into(),
        _ => Notice::new(format!(
            "{shown}\n\nThis is neither a scenario (a file that ends in .ron) nor a save (.{EXTENSION}) nor a folder with scenarios.",
        ))
        .into(),
    }
}

fn dropped(
    mut files: MessageReader<FileDragAndDrop>,
    room: Res<Room>,
    phones: Res<PhonesOn>,
    mut commands: Commands,
) {
    for file in files.read() {
        let FileDragAndDrop::DroppedFile { path_buf, .. } = file else {
            continue;
        };
        let message = if (room.view().is_some() || phones.open) && !path_buf.is_dir() {
            Notice::new("A workshop is on. Leave it first, then drop the file again.").into()
        } else {
            asks(path_buf)
        };
        message.send(&mut commands);
    }
}

pub(super) fn plugin(app: &mut App) {
    // Comes with the window; without one, nobody drops anything.
    app.add_message::<FileDragAndDrop>()
        .add_systems(Update, dropped.before(Step::Act));
}
