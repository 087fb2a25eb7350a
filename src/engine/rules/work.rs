//! Steps 3, 4 and 7: what the team puts out, how the meters follow, and what extremes cost.

use super::practice::BaseEffects;
use super::{Fixed, Unattended};
use crate::engine::levels::Levels;
use crate::engine::turn::Turn;
use crate::engine::{Cause, FULL, Hat, Luck, ONE, Recorder, Rule, Rules, Slot, scale};

/// How the state bends this turn's movements, as factors.
struct Bend {
    /// What is left of every recovery: a team without direction, or one that is managed to death, recovers slowly.
    recovery: i64,
    /// What the crisis's damage is multiplied by: a team without order, or one that is led into chaos, is hit harder.
    damage: i64,
}

impl<R: Recorder> Levels<'_, R> {
    #[inline]
    pub(crate) fn work(
        &mut self,
        base: &BaseEffects,
        rules: &Rules,
        luck: Luck,
        unattended: Unattended,
        fixed: &Fixed,
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
        self.results(base, rules, &bend, fixed);
        self.morale(rules, &bend, fixed);
        self.stability(rules, &bend, fixed);
    }

    /// Output is competence times the weighted harmonic mean of direction and order: neither replaces the other.
    #[inline]
    fn results(&mut self, base: &BaseEffects, rules: &Rules, bend: &Bend, fixed: &Fixed) {
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
        let gap = scale(output - self.value(Slot::RESULTS), rate);
        let bottleneck = if lack_of_direction >= lack_of_order {
            Rule::OutputDirection
        } else {
            Rule::OutputOrder
        };
        self.change(
            Slot::RESULTS,
            recovering(gap, bend),
            Cause::Rule(bottleneck),
        );
        if fixed.results_legacy != 0 {
            let legacy = Cause::Rule(Rule::Legacy);
            self.change(Slot::RESULTS, fixed.results_legacy, legacy);
        }
        self.change(
            Slot::RESULTS,
            -scale(tired, rate),
            Cause::Rule(Rule::OutputTired),
        );
        self.hit(Slot::RESULTS, rules.results.hit, bend);
    }

    /// Morale follows trust, direction and energy. Each pulls by its distance from the middle, so that each has its own line in the ledger.
    #[inline]
    fn morale(&mut self, rules: &Rules, bend: &Bend, fixed: &Fixed) {
        let morale = &rules.morale;
        let middle = i64::from(FULL / 2);
        let pull = |value: i64, factor: i32| scale(value - middle, i64::from(factor));
        let load = match rules.load.morale {
            0 => 0,
            load => {
                let felt = rules.load.felt(self.value(Slot::BACKLOG));
                scale(felt - rules.load.middle(), -i64::from(load))
            }
        };
        let pulls = [
            (
                Rule::MoraleTrust,
                pull(self.value(Slot::TRUST), morale.trust),
            ),
            (
                Rule::MoraleDirection,
                pull(self.value(Slot::DIRECTION), morale.direction),
            ),
            (
                Rule::MoraleFatigue,
                pull(self.missing(Slot::FATIGUE), morale.energy),
            ),
            (Rule::MoraleLoad, load),
            (Rule::Legacy, fixed.morale_legacy),
        ];
        let settles = fixed.morale_level - self.value(Slot::MORALE);
        self.follow(
            Slot::MORALE,
            pulls,
            (Rule::MoraleSettles, settles),
            morale.rate,
            bend,
        );
        self.hit(Slot::MORALE, morale.hit, bend);
    }

    /// Stability follows order minus backlog.
    #[inline]
    fn stability(&mut self, rules: &Rules, bend: &Bend, fixed: &Fixed) {
        let stability = &rules.stability;
        let middle = i64::from(FULL / 2);
        let pull = |value: i64, factor: i32| scale(value - middle, i64::from(factor));
        let pulls = [
            (
                Rule::StabilityOrder,
                pull(self.value(Slot::ORDER), stability.order),
            ),
            (
                Rule::StabilityBacklog,
                pull(self.value(Slot::BACKLOG), -stability.backlog),
            ),
            (Rule::Legacy, fixed.stability_legacy),
        ];
        let settles = fixed.stability_level - self.value(Slot::STABILITY);
        self.follow(
            Slot::STABILITY,
            pulls,
            (Rule::StabilitySettles, settles),
            stability.rate,
            bend,
        );
        self.hit(Slot::STABILITY, stability.hit, bend);
    }

    /// Moves a meter by a share of the gap to its target, line by line; if it rises on the whole, every line is slowed alike.
    #[inline]
    fn follow<const N: usize>(
        &mut self,
        slot: Slot,
        pulls: [(Rule, i64); N],
        settles: (Rule, i64),
        rate: i32,
        bend: &Bend,
    ) {
        let rate = i64::from(rate);
        let gap = settles.1 + pulls.iter().map(|&(_, by)| by).sum::<i64>();
        let rate = if gap > 0 {
            scale(rate, bend.recovery)
        } else {
            rate
        };
        for (rule, by) in pulls {
            // Of a rule that the rulebook does without.
            if by != 0 {
                self.change(slot, scale(by, rate), Cause::Rule(rule));
            }
        }
        self.change(slot, scale(settles.1, rate), Cause::Rule(settles.0));
    }

    #[inline]
    fn hit(&mut self, slot: Slot, hit: i32, bend: &Bend) {
        self.change(
            slot,
            -scale(i64::from(hit), bend.damage),
            Cause::Rule(Rule::Hit),
        );
    }
}

impl<R: Recorder> Turn<'_, R> {
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
#[inline]
fn below(value: i64, threshold: i32) -> i64 {
    (i64::from(threshold) - value).max(0)
}

#[inline]
fn recovering(gap: i64, bend: &Bend) -> i64 {
    if gap > 0 {
        scale(gap, bend.recovery)
    } else {
        gap
    }
}
