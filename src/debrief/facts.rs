//! What every part of a debrief is made from.

use crate::analysis::roads::{Fork, Roads, Trace};
use crate::content::{Story, short_name};
use crate::engine::{Game, Happening, MemberIx, PromiseIx, ResponseIx, Slot};

/// A playthrough, its words and its roads.
pub(super) struct Facts<'a> {
    pub(super) story: &'a Story,
    pub(super) game: &'a Game,
    pub(super) trace: &'a Trace,
    pub(super) roads: &'a Roads,
}

impl Facts<'_> {
    /// The title of the crisis of a turn; nothing for the start.
    pub(super) fn crisis_title(&self, turn: u16) -> String {
        let here = self.fork(turn).map(|fork| fork.crisis);
        let last = &self.trace.last;
        let crisis = here.or_else(|| last.crisis().filter(|_| last.turn() == turn));
        crisis.map_or_else(String::new, |crisis| {
            self.story.render(&self.story.crisis(crisis).title)
        })
    }

    pub(super) fn fork(&self, turn: u16) -> Option<&Fork> {
        self.roads.decisions.iter().find(|fork| fork.turn == turn)
    }

    /// The first values, in thousandths of a point, as the crisis of a turn found them.
    pub(super) fn values_before(&self, turn: u16) -> Vec<i32> {
        let before = turn.saturating_sub(1);
        (0..Slot::CORE as u16)
            .map(|slot| self.trace.ledger.value_after(Slot(slot), before))
            .collect()
    }

    pub(super) fn chosen_in(&self, turn: u16) -> Option<ResponseIx> {
        self.fork(turn).map(|fork| fork.chosen().response)
    }

    /// `crisis 3 (“The pager storm”)`.
    pub(super) fn turn_named(&self, turn: u16) -> String {
        let title = self.crisis_title(turn);
        if title.is_empty() {
            format!("crisis {turn}")
        } else {
            format!("crisis {turn} (“{title}”)")
        }
    }

    /// The first turn in which something happened.
    pub(super) fn when(&self, wanted: impl Fn(Happening) -> bool) -> Option<u16> {
        let mut events = self.trace.ledger.events().iter();
        events.find(|event| wanted(event.what)).map(|e| e.turn)
    }

    pub(super) fn promise_made(&self, ix: PromiseIx) -> Option<u16> {
        self.when(|what| what == Happening::Promised(ix))
    }

    pub(super) fn short(&self, ix: MemberIx) -> &str {
        short_name(self.story.member(ix))
    }
}
