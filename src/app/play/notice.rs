//! What has to be said before anything else.

use std::path::PathBuf;

use bevy::prelude::*;

use crate::app::data::mistakes::Mistakes;

/// What has to be said on a page of its own.
#[derive(Message, Debug, Clone, PartialEq, Eq, Default)]
pub struct Notice {
    /// What it is about, in a few words; a page without one is headed with the game's name.
    pub title: Option<String>,
    /// The text; an empty line parts paragraphs.
    pub text: String,
    /// The mistakes of a file that it is about.
    pub mistakes: Option<Mistakes>,
    /// A save that can be gone on with in the copy of the scenario that it holds.
    pub copy: Option<PathBuf>,
}

impl Notice {
    /// A notice that is a text and nothing else.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_message::<Notice>();
}
