//! A team that is left to itself: how far it can see to things, and how long nobody has been there.

use crate::engine::levels::Levels;
use crate::engine::{Cause, ONE, Recorder, Rule, Rules, Slot, scale};

/// What a turn of waiting meets, as factors from 0 to 1; nothing of either in every other turn.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Unattended {
    /// How far the team can do without anybody: substitutes for leadership.
    pub(crate) ready: i64,
    /// For how much of the last turns nobody has led or managed, beyond what is healthy.
    pub(crate) absent: i64,
}

impl<R: Recorder> Levels<'_, R> {
    /// Trust, direction and order let a team look after itself, if somebody who left it alone was there before.
    pub(crate) fn unattended(&self, rules: &Rules) -> Unattended {
        let of = &rules.alone;
        let one = i64::from(ONE);
        let has = [Slot::TRUST, Slot::DIRECTION, Slot::ORDER].map(|slot| self.value(slot));
        let mean = has.iter().sum::<i64>() / 3;
        let above = (mean - i64::from(of.ready_from)).max(0);
        // Habits lie between 0 and 100 points; a hundredth makes them factors.
        let worn = (self.value(Slot::LEAD_HABIT) + self.value(Slot::MANAGE_HABIT)) / 100;
        Unattended {
            ready: scale(above, i64::from(of.ready)).min(one),
            absent: (one - worn - i64::from(of.free)).clamp(0, one),
        }
    }

    /// What a ready team makes of being left to it.
    pub(crate) fn self_managed(&mut self, unattended: Unattended, rules: &Rules) {
        let of = &rules.alone;
        for (slot, by) in [
            (Slot::TRUST, of.trust),
            (Slot::COMPETENCE, of.competence),
            (Slot::BACKLOG, -of.backlog),
        ] {
            let by = scale(i64::from(by), unattended.ready);
            self.change(slot, by, Cause::Rule(Rule::SelfManaged));
        }
    }
}
