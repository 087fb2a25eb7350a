//! Step 1: the situation shakes what was certain, and the response's practice acts on it.

use super::{Fixed, Unattended};
use crate::engine::levels::Levels;
use crate::engine::turn::Turn;
use crate::engine::{
    Cause, Crisis, Hat, Luck, ONE, Recorder, Response, ResponseIx, Rule, Rules, Slot, scale,
};

/// The ordinary effects of a response at average luck, in thousandths, as far as they do not depend on the state.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct BaseEffects {
    pub(crate) hat: Hat,
    /// How much leading and managing it is, as factors.
    pub(crate) lead: i64,
    pub(crate) manage: i64,
    /// Trust from the fit of the hat to the situation.
    fit_trust: i64,
    direction: i64,
    order: i64,
    trust: i64,
    morale: i64,
    fatigue: i64,
    backlog: i64,
    competence: i64,
    /// Work and fatigue that the crisis itself brings.
    inflow: i64,
    strain: i64,
    neglect: i64,
    pub(crate) direction_weight: i64,
    pub(crate) severity: i64,
    /// By how much it moves trust and energy of a member, by what they want, in the order of `Autonomy`.
    pub(super) wants: [[i64; 2]; 3],
}

impl BaseEffects {
    pub(crate) fn new(response: &Response, crisis: &Crisis, rules: &Rules) -> Self {
        let worn = rules.hats.of(response.hat).times(response.strength);
        let situation = rules.situations.of(crisis.situation);
        let severity = i64::from(crisis.severity);
        let (lead, manage) = (i64::from(worn.lead), i64::from(worn.manage));
        let ask = i64::from(situation.lead_share);
        let mut base = Self {
            hat: response.hat,
            lead,
            manage,
            direction_weight: i64::from(situation.direction_weight),
            severity,
            inflow: scale(i64::from(situation.inflow), severity) + i64::from(rules.fatigue.inflow),
            strain: scale(i64::from(rules.fatigue.strain), severity),
            neglect: scale(i64::from(rules.trust.neglect), severity),
            wants: rules.selves.wants(lead, manage),
            ..Self::default()
        };
        if let Some(fit) = rules.fit(worn, crisis.situation) {
            base.fit_trust = rules.fit.trust_of(fit);
        }
        let count = |leads: bool| {
            response
                .practices
                .iter()
                .flatten()
                .filter(|p| p.leads() == leads)
                .count()
                .max(1) as i64
        };
        for practice in response.practices.into_iter().flatten() {
            let profile = rules.practices.of(practice);
            let (hat, wanted) = if practice.leads() {
                (lead, ask)
            } else {
                (manage, i64::from(ONE) - ask)
            };
            let part = hat / count(practice.leads());
            let fit = i64::from(rules.fit.base) + scale(i64::from(rules.fit.span), wanted);
            base.direction += scale(scale(i64::from(profile.direction), part), fit);
            base.order += scale(scale(i64::from(profile.order), part), fit);
            base.trust += scale(i64::from(profile.trust), part);
            base.morale += scale(scale(i64::from(profile.morale), part), fit);
            base.fatigue += scale(i64::from(profile.fatigue), part);
            base.backlog += scale(i64::from(profile.backlog), part);
            base.competence += scale(i64::from(profile.competence), part);
        }
        let spill = &rules.spill;
        let fit_of = |wanted| i64::from(rules.fit.base) + scale(i64::from(rules.fit.span), wanted);
        let led = scale(lead, fit_of(ask));
        let managed = scale(manage, fit_of(i64::from(ONE) - ask));
        base.order += scale(i64::from(spill.lead_order), led);
        base.backlog -= scale(i64::from(spill.lead_backlog), led);
        base.direction += scale(i64::from(spill.manage_direction), managed);
        base.trust += scale(i64::from(spill.manage_trust), managed);
        base.fatigue -= scale(i64::from(spill.manage_rest), manage);
        base
    }
}

/// How far one hat leads the other beyond what is healthy, as factors: (leading overdone, managing overdone).
pub(crate) struct Overuse {
    pub(crate) leading: i64,
    pub(crate) managing: i64,
}

impl Overuse {
    /// Of two habits, between 0 and 100 points.
    #[inline]
    pub(super) fn new(lead: i64, manage: i64, rules: &Rules) -> Self {
        // A hundredth makes them factors.
        let (lead, manage) = (lead / 100, manage / 100);
        let free = i64::from(rules.overuse.free);
        let one = i64::from(ONE);
        Self {
            leading: (lead - manage - free).clamp(0, one),
            managing: (manage - lead - free).clamp(0, one),
        }
    }
}

impl<R: Recorder> Turn<'_, R> {
    /// What the arrival of a crisis does to what people held for certain.
    pub(crate) fn shock(&mut self, crisis: &Crisis, rules: &Rules) {
        let situation = rules.situations.of(crisis.situation);
        let severity = i64::from(crisis.severity);
        let cause = Cause::Rule(Rule::Shock);
        self.change_level(
            Slot::DIRECTION,
            -scale(i64::from(situation.shock_direction), severity),
            cause,
        );
        self.change_level(
            Slot::ORDER,
            -scale(i64::from(situation.shock_order), severity),
            cause,
        );
    }
}

impl<R: Recorder> Levels<'_, R> {
    #[inline]
    pub(crate) fn overuse(&self, rules: &Rules) -> Overuse {
        Overuse::new(
            self.value(Slot::LEAD_HABIT),
            self.value(Slot::MANAGE_HABIT),
            rules,
        )
    }

    /// What is said of a team that is left alone is worked out before anything is done to it.
    #[inline]
    pub(crate) fn apply_practice(
        &mut self,
        response: ResponseIx,
        base: &BaseEffects,
        rules: &Rules,
        luck: Luck,
        fixed: &Fixed,
    ) -> Unattended {
        let by = Cause::Practice(response);
        let u = i64::from(luck.thousandths());
        let worst = i64::from(rules.fit.lands_worst);
        let landing = worst + scale(i64::from(rules.fit.lands_best) - worst, u);
        let landing = scale(landing, self.carried(rules));

        for (slot, worn) in [
            (Slot::LEAD_HABIT, base.lead),
            (Slot::MANAGE_HABIT, base.manage),
        ] {
            let moved = scale(
                worn * 100 - self.value(slot),
                i64::from(ONE - rules.overuse.memory),
            );
            self.change(slot, moved, Cause::Rule(Rule::Habit));
        }
        let over = self.overuse(rules);
        let unattended = match base.hat {
            Hat::Wait => self.unattended(rules),
            Hat::Lead | Hat::Manage | Hat::Both => Unattended::default(),
        };

        let fit = &rules.fit;
        let [direction_floor, order_floor] = fixed.floors;
        for (slot, gain, fades, floor) in [
            (
                Slot::DIRECTION,
                base.direction,
                fit.direction_fades,
                direction_floor,
            ),
            (Slot::ORDER, base.order, fit.order_fades, order_floor),
        ] {
            let value = self.value(slot);
            let fades = match unattended.ready {
                0 => i64::from(fades),
                ready => scale(i64::from(fades), i64::from(ONE) - ready),
            };
            self.change(slot, scale(floor - value, fades), Cause::Rule(Rule::Fading));
            let room = i64::from(ONE) - scale(i64::from(fit.diminishing), value);
            self.change(slot, scale(scale(gain, landing), room.max(0)), by);
        }

        let cleared = scale(self.value(Slot::BACKLOG), i64::from(rules.fatigue.cleared));
        self.change(Slot::BACKLOG, -cleared, Cause::Rule(Rule::Cleared));
        self.change(Slot::BACKLOG, base.inflow, Cause::Rule(Rule::Inflow));
        self.change(
            Slot::BACKLOG,
            scale(i64::from(rules.overuse.chaos_backlog), over.leading),
            Cause::Rule(Rule::Chaos),
        );
        self.change(Slot::BACKLOG, scale(base.backlog, landing), by);

        self.tire(response, base, rules);
        self.trust(response, base, rules, landing, unattended);
        self.weighed_trust(rules, fixed);
        self.overused_trust(rules, &over);
        if unattended.ready != 0 {
            self.self_managed(unattended, rules);
        }
        self.change(Slot::MORALE, scale(base.morale, landing), by);
        self.change(Slot::COMPETENCE, scale(base.competence, landing), by);
        unattended
    }

    /// What is left of an act in a team that is tired.
    #[inline]
    fn carried(&self, rules: &Rules) -> i64 {
        let fatigue = &rules.fatigue;
        let weary = (self.value(Slot::FATIGUE) - i64::from(fatigue.dulls_from)).max(0);
        i64::from(ONE) - scale(i64::from(fatigue.dulls), weary).min(i64::from(ONE))
    }

    #[inline]
    fn tire(&mut self, response: ResponseIx, base: &BaseEffects, rules: &Rules) {
        let fatigue = &rules.fatigue;
        let heap = (self.value(Slot::BACKLOG) - i64::from(fatigue.backlog_from)).max(0);
        let rule = |rule| Cause::Rule(rule);
        self.change(Slot::FATIGUE, base.strain, rule(Rule::Strain));
        self.change(
            Slot::FATIGUE,
            scale(heap, i64::from(fatigue.backlog_tires)),
            rule(Rule::BacklogTires),
        );
        self.change(Slot::FATIGUE, base.fatigue, Cause::Practice(response));
        match base.hat {
            Hat::Both => self.change(
                Slot::FATIGUE,
                i64::from(fatigue.both),
                rule(Rule::DoubleDuty),
            ),
            Hat::Wait => self.change(
                Slot::FATIGUE,
                -i64::from(fatigue.breather),
                rule(Rule::Breather),
            ),
            Hat::Lead | Hat::Manage => {}
        }
        self.change(Slot::FATIGUE, -i64::from(fatigue.rest), rule(Rule::Rest));
    }

    #[inline]
    fn trust(
        &mut self,
        response: ResponseIx,
        base: &BaseEffects,
        rules: &Rules,
        landing: i64,
        unattended: Unattended,
    ) {
        let rule = |rule| Cause::Rule(rule);
        if base.hat == Hat::Wait {
            let felt = scale(base.neglect, i64::from(ONE) - unattended.ready)
                + scale(i64::from(rules.alone.neglect), unattended.absent);
            self.lose_trust(felt, rules, rule(Rule::Neglect));
        } else if base.fit_trust >= 0 {
            self.change(Slot::TRUST, scale(base.fit_trust, landing), rule(Rule::Fit));
        } else {
            self.lose_trust(-scale(base.fit_trust, landing), rules, rule(Rule::Misfit));
        }
        let built = scale(base.trust, landing);
        self.change(Slot::TRUST, built, Cause::Practice(response));
    }

    /// What the team began with is still felt, and work that waits wears trust down.
    #[inline]
    fn weighed_trust(&mut self, rules: &Rules, fixed: &Fixed) {
        if rules.legacy.trust != 0 {
            let gap = fixed.trust - self.value(Slot::TRUST);
            let by = scale(gap, i64::from(rules.legacy.trust));
            self.change(Slot::TRUST, by, Cause::Rule(Rule::Legacy));
        }
        if rules.load.trust != 0 {
            let felt = rules.load.felt(self.value(Slot::BACKLOG));
            let heap = (felt - i64::from(rules.load.trust_from)).max(0);
            let lost = scale(heap, i64::from(rules.load.trust));
            self.lose_trust(lost, rules, Cause::Rule(Rule::LoadTrust));
        }
    }

    /// One hat worn over and over costs trust.
    #[inline]
    fn overused_trust(&mut self, rules: &Rules, over: &Overuse) {
        let over = over.leading + over.managing;
        if over > 0 {
            let lost = scale(i64::from(rules.overuse.trust), over.min(i64::from(ONE)));
            let why = if self.value(Slot::LEAD_HABIT) > self.value(Slot::MANAGE_HABIT) {
                Rule::Overleading
            } else {
                Rule::Micromanaging
            };
            self.lose_trust(lost, rules, Cause::Rule(why));
        }
    }

    /// Losses of trust weigh more than gains.
    #[inline]
    fn lose_trust(&mut self, lost: i64, rules: &Rules, cause: Cause) {
        self.change(
            Slot::TRUST,
            -scale(lost, i64::from(rules.trust.losses)),
            cause,
        );
    }
}
