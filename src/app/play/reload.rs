//! Edits while a game is played: the scenario is taken over without losing the play, and what came of it is told.

use std::path::{Path, PathBuf};

use bevy::prelude::*;

use super::game::{Game, GameEvent};
use super::notice::Notice;
use super::room::{Clock, Room};
use crate::app::data::files::{Edited, FileWatcher};
use crate::app::data::mistakes::{Mistakes, sentence};
use crate::app::kit::Announcer;
use crate::app::step::Step;
use crate::content::Source;
use crate::session::ReloadError;

/// What is asked of the bar that tells about an edit.
#[derive(Message, Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReloadAction {
    /// Shows every mistake of the edit.
    ShowMistakes,
    /// Takes the bar off.
    Dismiss,
}

/// What came of the last edit, as long as it is told.
#[derive(Resource, Debug, Default)]
pub struct LastEdit(Option<EditReport>);

/// What came of an edit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditReport {
    /// The text.
    pub text: String,
    /// Whether the edit was taken over.
    pub good: bool,
    /// The mistakes of the edit, if it has some.
    pub mistakes: Option<Mistakes>,
}

impl LastEdit {
    /// What there is to tell.
    #[must_use]
    pub const fn report(&self) -> Option<&EditReport> {
        self.0.as_ref()
    }
}

impl EditReport {
    /// What `Session::reload` or `Workshop::reload` gave; nothing if nothing has changed.
    fn of(result: Result<bool, ReloadError>) -> Option<Self> {
        let bad = |text: String, mistakes: Option<Mistakes>| Self {
            text,
            good: false,
            mistakes,
        };
        Some(match result {
            // As it was: what was said about a broken edit before is mended.
            Ok(false) => return None,
            Ok(true) => Self {
                text:
                    "Reloaded: the scenario has been edited, and the game goes on in its new text."
                        .to_owned(),
                good: true,
                mistakes: None,
            },
            Err(ReloadError::Broken(error)) => {
                let mistakes = Mistakes::of(&error);
                let first = mistakes.first();
                bad(
                    format!("The edit has mistakes, and the game goes on without it. {first}"),
                    Some(mistakes),
                )
            }
            Err(error @ (ReloadError::Other { .. } | ReloadError::Misfit(_))) => bad(
                format!(
                    "The edit does not fit this game, which goes on without it. {}.",
                    sentence(&error.to_string())
                ),
                None,
            ),
        })
    }

    /// The file cannot be read any more.
    fn gone(mistakes: &Mistakes) -> Self {
        Self {
            text: format!(
                "{} The game goes on with the text that it had.",
                mistakes.what
            ),
            good: false,
            mistakes: None,
        }
    }
}

/// What there is to watch now: the scenario that is played. What is told about it goes with it.
fn watch(
    game: Res<Game>,
    room: Res<Room>,
    mut watcher: ResMut<FileWatcher>,
    mut last: ResMut<LastEdit>,
) {
    let file = game.scenario_file().or_else(|| room.scenario_file());
    let file: Vec<PathBuf> = file.map(Path::to_owned).into_iter().collect();
    watcher.want("game", file);
    if game.view().is_none() && room.view().is_none() && last.0.is_some() {
        last.0 = None;
    }
}

/// Takes an edit of the scenario that is played over, and tells what came of it.
fn reload(
    mut edited: MessageReader<Edited>,
    mut game: ResMut<Game>,
    mut room: ResMut<Room>,
    clock: Clock,
    mut last: ResMut<LastEdit>,
    mut events: MessageWriter<GameEvent>,
    mut announcer: ResMut<Announcer>,
) {
    let file = game.scenario_file().or_else(|| room.scenario_file());
    let Some(file) = file.map(Path::to_owned) else {
        edited.clear();
        return;
    };
    // Every one of them is read, so that none is left for later.
    if edited.read().filter(|edit| edit.concerns(&file)).count() == 0 {
        return;
    }
    let report = match Source::read(&file) {
        Ok(source) if room.view().is_some() => EditReport::of(room.reload(&source, clock.now())),
        Ok(source) => {
            let result = game.reload(&source);
            if matches!(result, Ok(true)) {
                events.write(GameEvent::Reloaded);
            }
            EditReport::of(result)
        }
        Err(error) => Some(EditReport::gone(&Mistakes::of(&error))),
    };
    if let Some(report) = &report {
        announcer.say(report.text.clone());
    }
    last.0 = report;
}

fn act(
    mut actions: MessageReader<ReloadAction>,
    mut last: ResMut<LastEdit>,
    mut notices: MessageWriter<Notice>,
) {
    for action in actions.read() {
        match (action, last.report()) {
            (ReloadAction::ShowMistakes, Some(report)) => {
                notices.write(Notice {
                    title: Some("The edit is not taken over".to_owned()),
                    text: report.text.clone(),
                    mistakes: report.mistakes.clone(),
                    copy: None,
                });
            }
            (ReloadAction::Dismiss, Some(_)) => last.0 = None,
            (_, None) => {}
        }
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<LastEdit>()
        .add_message::<ReloadAction>()
        .add_systems(
            Update,
            (
                watch.run_if(resource_changed::<Game>.or_else(resource_changed::<Room>)),
                reload,
                act,
            )
                .chain()
                .in_set(Step::Act),
        );
}
