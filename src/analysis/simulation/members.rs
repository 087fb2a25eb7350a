//! The rows of a playthrough's members.

use super::column::NOTHING;
use crate::engine::{Entry, Event, Game, Happening, MemberIx, MemberNumber, Recorder, Slot, State};

/// Remembers who left, and when.
#[derive(Debug, Default)]
pub(super) struct Leavers {
    left: Vec<(MemberIx, u16)>,
}

impl Leavers {
    /// Nobody has left yet.
    pub(super) fn clear(&mut self) {
        self.left.clear();
    }

    /// Adds a row for every member of a playthrough that is over.
    pub(super) fn write(
        &self,
        game: &Game,
        state: &State,
        seed: u64,
        grade: i32,
        rows: &mut Vec<i64>,
    ) {
        let tables = game.scenario().tables();
        for (at, member) in tables.members.iter().enumerate() {
            let ix = MemberIx(at as u32);
            let left = self.left.iter().find(|(who, _)| *who == ix);
            let value = |number| i64::from(state.value(tables.layout.member(at as u16, number)));
            rows.extend([
                seed.cast_signed(),
                at as i64,
                at as i64,
                member.autonomy as i64,
                i64::from(!state.is_present(ix)),
                left.map_or(NOTHING, |(_, turn)| i64::from(*turn)),
                value(MemberNumber::Trust),
                value(MemberNumber::Energy),
                i64::from(state.value(Slot::TRUST)),
                i64::from(grade),
                i64::from(state.turn()),
            ]);
        }
    }
}

impl Recorder for Leavers {
    const ON: bool = true;

    fn entry(&mut self, _: Entry) {}

    fn event(&mut self, event: Event) {
        if let Happening::Left(member) = event.what {
            self.left.push((member, event.turn));
        }
    }
}
