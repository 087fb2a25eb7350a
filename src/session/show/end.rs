//! The closing page: how it ended, and what became of promises and people.
//!
//! What takes work to know (the roads not taken, and with them decisions and luck) is made in [`crate::debrief`].

use crate::debrief::Fell;
use crate::engine::{EndingIx, MemberIx, PromiseIx, PromiseStatus};
use crate::session::end::EndView;
use crate::session::lines::points;
use crate::session::playthrough::Playthrough;

impl Playthrough {
    pub(in crate::session) fn end(&self, ix: EndingIx) -> EndView {
        let ending = self.story.ending(ix);
        let state = &self.now.state;
        let promises = |wanted: PromiseStatus| {
            (0..)
                .map(PromiseIx)
                .zip(state.promises())
                .filter(|(_, (status, _))| *status == wanted)
                .map(|(ix, _)| self.story.render(&self.story.promise(ix).text))
                .collect()
        };
        EndView {
            id: ending.id.clone(),
            title: self.story.render(&ending.title),
            text: self.story.render(&ending.text),
            collapsed: state.collapsed().map(|slot| self.story.slot_name(slot)),
            fell: Fell::of(
                &self.story,
                &self.now.ledger,
                &self.decisions().collect::<Vec<_>>(),
            ),
            turns: self.turns.len() as u16,
            grade: points(self.grade()),
            kept: promises(PromiseStatus::Kept),
            broken: promises(PromiseStatus::Broken),
            unjudged: promises(PromiseStatus::Open),
            left: (0..)
                .map(MemberIx)
                .zip(&self.story.raw().team)
                .filter(|(ix, _)| !state.is_present(*ix))
                .map(|(_, member)| member.name.clone())
                .collect(),
        }
    }
}
