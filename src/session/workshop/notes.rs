//! What the author wrote for facilitators, for the crisis on the screen.

use super::Workshop;
use super::state::RoomStep;
use super::view::{NotesView, ResponseNotes, TensionView};
use crate::content::framework;
use crate::engine::{CrisisIx, ResponseIx};
use crate::session::{HatView, Playthrough, PracticeView, Session};

impl Workshop {
    /// The notes to the crisis on the screen.
    pub(super) fn notes(&self) -> Option<NotesView> {
        let play = self.session.playthrough();
        match self.state.step {
            RoomStep::Briefing | RoomStep::Over => None,
            RoomStep::Reveal => {
                let taken = play.turns.last()?;
                Some(notes(play, taken.crisis, play.shown_to(taken)))
            }
            RoomStep::Discuss | RoomStep::Predict | RoomStep::Hands | RoomStep::Tie => {
                Some(notes(play, play.crisis()?, play.shown()))
            }
        }
    }
}

impl Session {
    /// The notes to the crisis at hand, without what lies behind its responses; nothing after the end.
    #[must_use]
    pub fn notes_ahead(&self) -> Option<NotesView> {
        let play = self.playthrough();
        Some(notes(play, play.crisis()?, Vec::new()))
    }

    /// The notes to the crisis that was answered last, with what lies behind the responses that were open.
    #[must_use]
    pub fn notes_behind(&self) -> Option<NotesView> {
        let play = self.playthrough();
        let taken = play.turns.last()?;
        Some(notes(play, taken.crisis, play.shown_to(taken)))
    }
}

/// The notes to a crisis, with what lies behind these responses.
pub(in crate::session) fn notes(
    play: &Playthrough,
    crisis: CrisisIx,
    shown: Vec<ResponseIx>,
) -> NotesView {
    let story = play.story();
    let raw = story.crisis(crisis);
    let words = &framework().raw;
    let situation = words.situations.iter().find(|s| s.id == raw.situation);
    let rendered = |texts: &[String]| texts.iter().map(|t| story.render(t)).collect();
    NotesView {
        crisis: raw.id.clone(),
        title: story.render(&raw.title),
        situation: situation.map_or_else(|| raw.situation.name().to_owned(), |s| s.name.clone()),
        situation_about: situation.map_or_else(String::new, |s| s.about.clone()),
        discuss: rendered(&raw.discuss),
        listen: rendered(&raw.listen),
        tensions: raw
            .tensions
            .iter()
            .filter_map(|id| words.tensions.iter().find(|t| t.id == *id))
            .map(|tension| TensionView {
                id: tension.id.0.clone(),
                name: tension.name.clone(),
                lead: tension.lead.clone(),
                manage: tension.manage.clone(),
            })
            .collect(),
        responses: shown
            .into_iter()
            .map(|response| behind(play, response))
            .collect(),
    }
}

/// What lies behind a response.
fn behind(play: &Playthrough, ix: ResponseIx) -> ResponseNotes {
    let story = play.story();
    let raw = story.response(ix);
    let response = story.scenario().response(ix);
    let practices = response.practices.into_iter().flatten();
    ResponseNotes {
        id: raw.id.clone(),
        text: story.render(&raw.text),
        hat: HatView::of(response.hat),
        practices: practices.map(PracticeView::of).collect(),
        insight: story.render(&raw.insight),
    }
}
