//! What a rulebook makes of a scenario once for all turns.

use crate::engine::{FULL, Rules, Slot, scale};

/// What no turn changes, in thousandths of a point.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Fixed {
    /// What direction and order fade to.
    pub(super) floors: [i64; 2],
    /// The trust that the team began with.
    pub(super) trust: i64,
    /// By how much results move in a turn because of where they began.
    pub(super) results_legacy: i64,
    /// By how much the targets of morale and stability lie off because of where they began.
    pub(super) morale_legacy: i64,
    pub(super) stability_legacy: i64,
    /// The targets of morale and stability with everything that pulls at them in its middle.
    pub(super) morale_level: i64,
    pub(super) stability_level: i64,
}

impl Fixed {
    pub(crate) fn new(rules: &Rules, start: &[i32]) -> Self {
        let began = |slot: Slot| i64::from(start[slot.at()]);
        let middle = i64::from(FULL / 2);
        let legacy = |slot| scale(began(slot) - middle, i64::from(rules.legacy.meters));
        let floor = |slot, floor: i32| {
            let floor = i64::from(floor);
            floor + scale(began(slot) - floor, i64::from(rules.legacy.floors))
        };
        let morale = &rules.morale;
        let morale_pulls =
            i64::from(morale.trust) + i64::from(morale.direction) + i64::from(morale.energy);
        let load = scale(rules.load.middle(), i64::from(rules.load.morale));
        let stability = &rules.stability;
        let stability_pulls = i64::from(stability.order) - i64::from(stability.backlog);
        Self {
            floors: [
                floor(Slot::DIRECTION, rules.fit.direction_floor),
                floor(Slot::ORDER, rules.fit.order_floor),
            ],
            trust: began(Slot::TRUST),
            results_legacy: scale(legacy(Slot::RESULTS), i64::from(rules.results.rate)),
            morale_legacy: legacy(Slot::MORALE),
            stability_legacy: legacy(Slot::STABILITY),
            morale_level: i64::from(morale.base) + scale(middle, morale_pulls) - load,
            stability_level: i64::from(stability.base) + scale(middle, stability_pulls),
        }
    }
}
