//! The designed short versions of a scenario: one is chosen before the first decision.

use crate::session::Session;

/// A designed short version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CutView {
    /// Its id.
    pub id: String,
    /// A few words.
    pub title: String,
    /// Minutes in a room, with discussion.
    pub minutes: u32,
    /// How many crises it keeps.
    pub crises: usize,
    /// Whether it is the one that is played.
    pub chosen: bool,
}

/// Those that can be chosen, or the one that is played; none once something was decided.
pub(super) fn of(session: &Session) -> Vec<CutView> {
    let play = session.playthrough();
    if play.decisions().next().is_some() {
        return Vec::new();
    }
    let chosen = play.plan().cut.as_deref();
    let story = play.story();
    let cuts = story.raw().cuts.iter().map(|cut| CutView {
        id: cut.id.clone(),
        title: story.render(&cut.title),
        minutes: cut.minutes,
        crises: cut.crises.len(),
        chosen: chosen == Some(&*cut.id),
    });
    cuts.filter(|cut| chosen.is_none() || cut.chosen).collect()
}
