//! What a moment asked for, and the ideas behind an answer: shown after the choice.

use serde::Serialize;

use crate::content::framework;
use crate::session::playthrough::{Playthrough, Taken};

/// What one decision has to teach.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Lesson {
    /// What the moment asked for and why; empty if the author wrote nothing.
    pub asks: String,
    /// What the answer shows; empty if the author wrote nothing.
    pub insight: String,
    /// The ideas behind it.
    pub ideas: Vec<IdeaView>,
}

/// An idea of the framework.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct IdeaView {
    /// What it is called.
    pub name: String,
    /// What it is.
    pub about: String,
}

impl Playthrough {
    pub(in crate::session) fn lesson(&self, taken: &Taken) -> Lesson {
        let response = self.story.response(taken.response);
        let known = &framework().raw.ideas;
        Lesson {
            asks: self.story.render(&self.story.crisis(taken.crisis).asks),
            insight: self.story.render(&response.insight),
            ideas: response
                .ideas
                .iter()
                .filter_map(|id| known.iter().find(|idea| idea.id == *id))
                .map(|idea| IdeaView {
                    name: idea.name.clone(),
                    about: idea.about.clone(),
                })
                .collect(),
        }
    }
}
