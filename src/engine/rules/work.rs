//! Steps 3, 4 and 7: what the team puts out, how the meters follow, and what extremes cost.

use super::Unattended;
use super::practice::BaseEffects;
use crate::engine::turn::Turn;
use crate::engine::{Cause, FULL, Hat, Luck, ONE, Recorder, Rule, Rules, Slot, scale};

/// How the state bends this turn's movements, as factors.
struct Bend {
    /// What is left of every recovery: a team without direction, or one that is managed to death, recovers slowly.
    recovery: i64,
    /// What the crisis's damage is multiplied by: a team without order, or one that is led into chaos, is hit harder.
    damage: i64,
}

impl<R: Recorder> Turn<'_, R> {
    pub(crate) fn work(
        &mut self,
        base: &BaseEffects,
        rules: &Rules,
        luck: Luck,
        unattended: Unattended,
    ) {
        let over = self.overuse(rules);
        let one = i64::from(ONE);
        let lost_way = below(self.value(Slot::DIRECTION), rules.morale.slow_below);
        let recovery = one
            - scale(i64::from(rules.morale.slow_loss), lost_way)
            - scale(i64::from(rules.overuse.stiffness), over.managing);
        let disorder = below(self.value(Slot::ORDER), rules.stability.damage_below);
        let shaky = below(self.value(Slot::STABILITY), rules.stability.fragile_below);
        let damage = one
            + scale(i64::from(rules.stability.fragile), shaky)
            + scale(i64::from(rules.stability.damage_gain), disorder)
            + scale(i64::from(rules.overuse.chaos_damage), over.leading);
        let damage = match base.hat {
            Hat::Wait => {
                damage
                    + scale(
                        i64::from(rules.stability.damage_unmet),
                        one - unattended.ready,
                    )
                    + scale(i64::from(rules.alone.damage), unattended.absent)
            }
            Hat::Lead | Hat::Manage | Hat::Both => damage,
        };
        // Squared: most crises are survived well enough, and the few that are not are remembered.
        let unspared = one
            - scale(
                i64::from(rules.stability.luck_spares),
                i64::from(luck.thousandths()),
            );
        let met = scale(unspared, unspared);
        let bend = Bend {
            recovery: recovery.max(i64::from(rules.morale.slow_floor)),
            damage: scale(scale(damage, met), base.severity),
        };
        self.results(base, rules, &bend);
        self.morale(rules, &bend);
        self.stability(rules, &bend);
    }

    /// Output is competence times the weighted harmonic mean of direction and order: neither replaces the other.
    fn results(&mut self, base: &BaseEffects, rules: &Rules, bend: &Bend) {
        let one = i64::from(ONE);
        let direction = self.value(Slot::DIRECTION).max(1);
        let order = self.value(Slot::ORDER).max(1);
        let weight = base.direction_weight;
        let lack_of_direction = weight * order;
        let lack_of_order = (one - weight) * direction;
        let mean = direction * order * one / (lack_of_direction + lack_of_order).max(1);
        // Points of a hundred as a factor of one.
        let competence = self.value(Slot::COMPETENCE) / 100;
        let output = scale(scale(mean, i64::from(rules.output.gain)), competence);
        let output = output.clamp(0, i64::from(FULL));
        let weary = (self.value(Slot::FATIGUE) - i64::from(rules.output.tired_from)).max(0);
        let weary = scale(i64::from(rules.output.tired_loss), weary);
        let tired = scale(output, weary.min(one));
        let rate = i64::from(rules.results.rate);
        let legacy = scale(self.legacy(Slot::RESULTS, rules), rate);
        let gap = scale(output - self.value(Slot::RESULTS), rate);
        let bottleneck = if lack_of_direction >= lack_of_order {
            Rule::OutputDirection
        } else {
            Rule::OutputOrder
        };
        self.change_level(
            Slot::RESULTS,
            recovering(gap, bend),
            Cause::Rule(bottleneck),
        );
        self.change_level(Slot::RESULTS, legacy, Cause::Rule(Rule::Legacy));
        self.change_level(
            Slot::RESULTS,
            -scale(tired, rate),
            Cause::Rule(Rule::OutputTired),
        );
        self.hit(Slot::RESULTS, rules.results.hit, bend);
    }

    /// Morale follows trust, direction and energy. Each pulls by its distance from the middle, so that each has its own line in the ledger.
    fn morale(&mut self, rules: &Rules, bend: &Bend) {
        let morale = &rules.morale;
        let middle = i64::from(FULL / 2);
        let pulls = [
            (
                Rule::MoraleTrust,
                self.value(Slot::TRUST) - middle,
                morale.trust,
            ),
            (
                Rule::MoraleDirection,
                self.value(Slot::DIRECTION) - middle,
                morale.direction,
            ),
            (
                Rule::MoraleFatigue,
                self.missing(Slot::FATIGUE) - middle,
                morale.energy,
            ),
            (
                Rule::MoraleLoad,
                self.value(Slot::BACKLOG) - middle,
                -rules.load.morale,
            ),
            (Rule::Legacy, self.legacy(Slot::MORALE, rules), ONE),
        ];
        let level = i64::from(morale.base)
            + scale(
                middle,
                i64::from(morale.trust) + i64::from(morale.direction) + i64::from(morale.energy)
                    - i64::from(rules.load.morale),
            );
        let settles = level - self.value(Slot::MORALE);
        self.follow(
            Slot::MORALE,
            &pulls,
            (Rule::MoraleSettles, settles),
            morale.rate,
            bend,
        );
        self.hit(Slot::MORALE, morale.hit, bend);
    }

    /// Stability follows order minus backlog.
    fn stability(&mut self, rules: &Rules, bend: &Bend) {
        let stability = &rules.stability;
        let middle = i64::from(FULL / 2);
        let pulls = [
            (
                Rule::StabilityOrder,
                self.value(Slot::ORDER) - middle,
                stability.order,
            ),
            (
                Rule::StabilityBacklog,
                self.value(Slot::BACKLOG) - middle,
                -stability.backlog,
            ),
            (Rule::Legacy, self.legacy(Slot::STABILITY, rules), ONE),
        ];
        let level = i64::from(stability.base)
            + scale(
                middle,
                i64::from(stability.order) - i64::from(stability.backlog),
            );
        let settles = level - self.value(Slot::STABILITY);
        self.follow(
            Slot::STABILITY,
            &pulls,
            (Rule::StabilitySettles, settles),
            stability.rate,
            bend,
        );
        self.hit(Slot::STABILITY, stability.hit, bend);
    }

    /// What is still felt of where a meter began.
    fn legacy(&self, slot: Slot, rules: &Rules) -> i64 {
        let began = i64::from(self.scenario.tables.start[slot.at()]);
        scale(began - i64::from(FULL / 2), i64::from(rules.legacy.meters))
    }

    /// Moves a meter by a share of the gap to its target, line by line; if it rises on the whole, every line is slowed alike.
    fn follow(
        &mut self,
        slot: Slot,
        pulls: &[(Rule, i64, i32)],
        settles: (Rule, i64),
        rate: i32,
        bend: &Bend,
    ) {
        let rate = i64::from(rate);
        let gap = settles.1
            + pulls
                .iter()
                .map(|&(_, by, factor)| scale(by, i64::from(factor)))
                .sum::<i64>();
        let rate = if gap > 0 {
            scale(rate, bend.recovery)
        } else {
            rate
        };
        for &(rule, by, factor) in pulls {
            self.change_level(
                slot,
                scale(scale(by, i64::from(factor)), rate),
                Cause::Rule(rule),
            );
        }
        self.change_level(slot, scale(settles.1, rate), Cause::Rule(settles.0));
    }

    fn hit(&mut self, slot: Slot, hit: i32, bend: &Bend) {
        self.change_level(
            slot,
            -scale(i64::from(hit), bend.damage),
            Cause::Rule(Rule::Hit),
        );
    }

    /// Sustained extremes cost: too much stability grows stiff, and a good mood without results complacent.
    pub(crate) fn extremes(&mut self, rules: &Rules) {
        let extremes = &rules.extremes;
        let stiff = (self.value(Slot::STABILITY) - i64::from(extremes.rigid_from)).max(0);
        self.change_level(
            Slot::DIRECTION,
            -scale(stiff, i64::from(extremes.rigid_loss)),
            Cause::Rule(Rule::Rigidity),
        );
        let gap = self.value(Slot::MORALE) - self.value(Slot::RESULTS);
        let idle = (gap - i64::from(extremes.complacent_gap)).max(0);
        self.change_level(
            Slot::RESULTS,
            -scale(idle, i64::from(extremes.complacent_loss)),
            Cause::Rule(Rule::Complacency),
        );
    }
}

/// By how much a value lies below a threshold; 0 where it does not.
fn below(value: i64, threshold: i32) -> i64 {
    (i64::from(threshold) - value).max(0)
}

fn recovering(gap: i64, bend: &Bend) -> i64 {
    if gap > 0 {
        scale(gap, bend.recovery)
    } else {
        gap
    }
}
