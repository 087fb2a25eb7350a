//! Opening a save: a game or a workshop, whichever it is of.

use std::path::{Path, PathBuf};

use bevy::prelude::*;

use super::game::{GameEvent, resume};
use super::notice::Notice;
#[cfg(feature = "host")]
use super::phones::PhonesAction;
use super::room::RoomContext;
use crate::app::step::Step;
use crate::session::{Save, ScenarioVersion};

/// Goes on from a save.
#[derive(Message, Debug, Clone, PartialEq, Eq)]
pub struct OpenSave {
    /// The save; the one that was played last, if nothing is given.
    pub file: Option<PathBuf>,
    /// With the copy of the scenario in the save.
    pub stored: bool,
}

impl OpenSave {
    /// The save that was played last.
    #[must_use]
    pub const fn latest() -> Self {
        Self {
            file: None,
            stored: false,
        }
    }

    /// This save, with the scenario as it is now.
    #[must_use]
    pub fn file(file: impl Into<PathBuf>) -> Self {
        Self {
            file: Some(file.into()),
            stored: false,
        }
    }

    /// This save, with the copy of the scenario in it.
    #[must_use]
    pub fn stored(file: impl Into<PathBuf>) -> Self {
        Self {
            stored: true,
            ..Self::file(file)
        }
    }
}

fn open(
    mut asked: MessageReader<OpenSave>,
    mut context: RoomContext,
    mut events: MessageWriter<GameEvent>,
    #[cfg(feature = "host")] mut phones: MessageWriter<PhonesAction>,
) {
    for open in asked.read() {
        let save = match &open.file {
            Some(file) => Some(Save::look(file)),
            None => context.sources.latest(),
        };
        let Some(save) = save else {
            context
                .notices
                .write(Notice::new("There is no game to go on from."));
            continue;
        };
        let texts = if open.stored {
            ScenarioVersion::Stored
        } else {
            ScenarioVersion::Newest
        };
        #[cfg(feature = "host")]
        if is_for_phones(&save) {
            phones.write(PhonesAction::Reopen(save.path.clone()));
            continue;
        }
        let opened = if is_workshop(&save) {
            context.resume(&save.path, texts)
        } else {
            game(&save.path, texts, &mut context, &mut events)
        };
        if let Err(why) = opened {
            context.notices.write(*why);
        }
    }
}

/// Whether this is the save of a workshop that is not over: it goes on in its room.
fn is_workshop(save: &Save) -> bool {
    save.can_go_on() && save.record().is_some_and(|r| r.meta.room.is_some())
}

/// Whether this is the save of a room with phones that is not over: it is opened again.
#[cfg(feature = "host")]
fn is_for_phones(save: &Save) -> bool {
    save.can_go_on() && save.record().is_some_and(crate::session::live::is_room)
}

fn game(
    file: &Path,
    texts: ScenarioVersion,
    context: &mut RoomContext,
    events: &mut MessageWriter<GameEvent>,
) -> Result<(), Box<Notice>> {
    context.game.close();
    let library = context.sources.library(&context.settings);
    context.game.take(resume(file, &library, texts)?);
    events.write(GameEvent::Resumed);
    let notices = context.game.view().map(|view| view.notices.join(" "));
    if let Some(text) = notices.filter(|text| !text.is_empty()) {
        context.notices.write(Notice::new(text));
    }
    Ok(())
}

pub(super) fn plugin(app: &mut App) {
    app.add_message::<OpenSave>()
        .add_systems(Update, open.in_set(Step::Act));
}
