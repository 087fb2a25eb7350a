//! The games that were played, and which two of them are looked at side by side.

use std::path::{Path, PathBuf};

use bevy::prelude::*;

use crate::app::data::narration::when;
use crate::app::data::sources::Sources;
use crate::app::play::game::explained;
use crate::app::play::notice::Notice;
use crate::app::step::Step;
use crate::session::{Past, Pasts, say_kept};

/// So many games are listed, the last played first.
pub const MOST: usize = 40;

/// A game that was played.
#[derive(Debug, Clone)]
pub struct Played {
    /// The save.
    pub file: PathBuf,
    /// When it was played last, as people here write it.
    pub when: String,
    /// What is told of it.
    pub past: Past,
}

/// What is asked of the games that were played.
#[derive(Message, Debug, Clone, PartialEq, Eq)]
pub enum GamesAction {
    /// Lays a game beside another, or takes it away again. A third takes the place of the first.
    Beside(PathBuf),
    /// Says whether what was meant after a game was kept.
    Kept(PathBuf, bool),
}

/// The games that were played.
#[derive(Resource, Debug, Default)]
pub struct Games {
    played: Vec<Played>,
    beside: Vec<PathBuf>,
}

impl Games {
    /// The games in which something was answered, the last played first.
    #[must_use]
    pub fn played(&self) -> &[Played] {
        &self.played
    }

    /// Whether a game is laid beside another.
    #[must_use]
    pub fn is_beside(&self, file: &Path) -> bool {
        self.beside.iter().any(|known| known == file)
    }

    /// The games that are looked at side by side, in the order in which they were picked: none, one or two.
    #[must_use]
    pub fn beside(&self) -> Vec<&Played> {
        let find = |file: &PathBuf| self.played.iter().find(|game| game.file == *file);
        self.beside.iter().filter_map(find).collect()
    }

    /// Looks up what was played.
    pub fn look_up(&mut self, sources: &Sources) {
        let mut pasts = Pasts::default();
        let saves = sources.saves().into_iter();
        self.played = saves
            .filter_map(|save| {
                let past = pasts.read(save.record()?)?;
                Some(Played {
                    when: when(save.changed),
                    file: save.path,
                    past,
                })
            })
            .filter(|game| !game.past.turns.is_empty())
            .take(MOST)
            .collect();
        let known = |file: &PathBuf| self.played.iter().any(|game| game.file == *file);
        self.beside = self.beside.drain(..).filter(known).collect();
    }

    fn lay(&mut self, file: &Path) {
        if self.is_beside(file) {
            self.beside.retain(|known| known != file);
            return;
        }
        if self.beside.len() == 2 {
            self.beside.remove(0);
        }
        self.beside.push(file.to_owned());
    }
}

fn act(
    mut actions: MessageReader<GamesAction>,
    mut games: ResMut<Games>,
    mut notices: MessageWriter<Notice>,
    sources: Res<Sources>,
) {
    for action in actions.read() {
        match action {
            GamesAction::Beside(file) => games.lay(file),
            GamesAction::Kept(file, kept) => match say_kept(file, *kept) {
                Ok(()) => games.look_up(&sources),
                Err(error) => {
                    notices.write(Notice::new(explained(&error)));
                }
            },
        }
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Games>()
        .add_message::<GamesAction>()
        .add_systems(
            Update,
            act.in_set(Step::Act).run_if(on_message::<GamesAction>),
        );
}
