//! What came of a decision beside the numbers: what came back, promises, values, departures.

use crate::content::felt::beginning;
use crate::engine::{Cause, Happening, MemberIx, PromiseIx, ValueIx};
use crate::session::playthrough::Playthrough;
use crate::session::view::{
    Aftermath, CameBack, LeftView, PromiseNews, PromiseTurn, ValueNews, ValueTurn,
};

/// Words of an answer that something comes back from.
const CHOSE: usize = 8;

impl Playthrough {
    /// What happened beside the numbers; `moved` says how far a cause moved the meters.
    pub(super) fn aftermath(
        &self,
        events: impl Iterator<Item = Happening>,
        moved: &dyn Fn(Cause) -> String,
    ) -> Aftermath {
        let mut found = Aftermath::default();
        for event in events {
            match event {
                Happening::CameBack(later, turn) => {
                    let response = self.story.cause_of(later);
                    let crisis = self.story.scenario().response(response).crisis;
                    let chose = self.story.render(&self.story.response(response).text);
                    found.came_back.push(CameBack {
                        turn,
                        title: self.story.render(&self.story.crisis(crisis).title),
                        chose: beginning(&chose, CHOSE),
                        text: self.story.render(&self.story.later(later).text),
                    });
                }
                Happening::Promised(ix) => {
                    let made = self.now.state.promises().nth(ix.at()).map_or(0, |p| p.1);
                    let news = self.news(ix, PromiseTurn::Made, made, String::new());
                    found.promises.push(news);
                }
                Happening::Kept(ix, made) => {
                    let moved = moved(Cause::PromiseKept(ix));
                    let news = self.news(ix, PromiseTurn::Kept, made, moved);
                    found.promises.push(news);
                }
                Happening::Broke(ix, made) => {
                    let moved = moved(Cause::PromiseBroken(ix));
                    let news = self.news(ix, PromiseTurn::Broken, made, moved);
                    found.promises.push(news);
                }
                Happening::Honoured(ix) => {
                    let moved = moved(Cause::ValueHonoured(ix));
                    found
                        .values
                        .push(self.value(ix, ValueTurn::Honoured, moved));
                }
                Happening::Breached(ix) => {
                    let moved = moved(Cause::ValueBreached(ix));
                    found
                        .values
                        .push(self.value(ix, ValueTurn::Breached, moved));
                }
                Happening::Repaired(ix) => {
                    let moved = moved(Cause::ValueRepaired(ix));
                    found
                        .values
                        .push(self.value(ix, ValueTurn::Repaired, moved));
                }
                Happening::Left(ix) => found.left.push(self.left(ix)),
                Happening::HeldOff(slot) => found.held_off = Some(self.story.slot_name(slot)),
                Happening::Collapsed(slot) => {
                    found.held_off = None;
                    found.collapsed = Some(self.story.slot_name(slot));
                }
                Happening::Arrived(_)
                | Happening::Chose(..)
                | Happening::Drew(_)
                | Happening::Lapsed(..)
                | Happening::Ended(_) => {}
            }
        }
        found
    }

    fn news(&self, ix: PromiseIx, what: PromiseTurn, made: u16, moved: String) -> PromiseNews {
        let promise = self.story.promise(ix);
        PromiseNews {
            id: promise.id.clone(),
            text: self.story.render(&promise.text),
            to: self.promised_to(ix),
            what,
            note: match what {
                PromiseTurn::Made => String::new(),
                PromiseTurn::Kept => self.story.render(&promise.kept_text),
                PromiseTurn::Broken => self.story.render(&promise.broken_text),
            },
            due: self.due(ix, made),
            moved,
        }
    }

    fn value(&self, ix: ValueIx, what: ValueTurn, moved: String) -> ValueNews {
        let value = self.story.value(ix);
        ValueNews {
            id: value.id.clone(),
            text: self.story.render(&value.text),
            what,
            moved,
        }
    }

    fn left(&self, ix: MemberIx) -> LeftView {
        let member = self.story.member(ix);
        LeftView {
            id: member.id.clone(),
            name: member.name.clone(),
            face: member.face.clone().unwrap_or_else(|| member.id.clone()),
            text: member
                .leaves
                .as_ref()
                .map_or_else(String::new, |l| self.story.render(&l.text)),
        }
    }
}
