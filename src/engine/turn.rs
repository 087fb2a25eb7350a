//! One turn, step by step.

use super::levels::{Levels, shift};
use super::rules::{BaseEffects, Unattended};
use super::scenario::Weights;
use super::state::Pending;
use super::{
    Cause, CrisisIx, EndingIx, Entry, Event, FULL, Game, Happening, LaterIx, Luck, OutcomeIx,
    PromiseIx, Purpose, Range, Recorder, ResponseIx, Rule, Rules, Scenario, Slot, State, scale,
};

/// What the game asks for next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// A response to this crisis.
    Asks(CrisisIx),
    /// Nothing: the game is over.
    Over(EndingIx),
}

/// The turn that is being played: the state, the rules and whoever listens.
pub(crate) struct Turn<'a, R> {
    pub(crate) game: &'a Game,
    pub(crate) scenario: &'a Scenario,
    pub(crate) state: &'a mut State,
    pub(crate) recorder: &'a mut R,
}

impl<'a, R: Recorder> Turn<'a, R> {
    /// The rules, if the rulebook has any.
    #[inline]
    pub(crate) const fn rules(&self) -> Option<&'a Rules> {
        self.game.rulebook.rules.as_ref()
    }

    /// The seven steps of a turn, but for the question whether it is over.
    #[inline(always)]
    pub(super) fn play(
        &mut self,
        crisis: CrisisIx,
        response: ResponseIx,
        base: Option<&BaseEffects>,
    ) {
        let scenario = self.scenario;
        let luck = self.state.luck;
        let chosen = scenario.response(response);
        let facts = &scenario.facts;
        self.state.note(facts.chose + response.0);
        self.state.note(facts.saw + crisis.0);
        if let Some(group) = scenario.crisis(crisis).group {
            self.state.note(facts.groups + u32::from(group));
        }
        let worn = &mut self.state.worn[chosen.hat as usize];
        *worn = worn.saturating_add(1);
        self.happened(Happening::Chose(response, luck));

        let mut unattended = Unattended::default();
        if let (Some(base), Some(rules)) = (base, self.rules()) {
            let mut levels = Levels::of(self.state, self.recorder);
            unattended = levels.apply_practice(response, base, rules, luck, &self.game.fixed);
        }

        self.apply_here(chosen.effects, Cause::Response(response));
        self.outcome(response, luck);
        self.wait_for(chosen.laters);
        for promise in chosen.promises.iter() {
            self.promise(PromiseIx(promise));
        }

        if let (Some(base), Some(rules)) = (base, self.rules()) {
            let mut levels = Levels::of(self.state, self.recorder);
            levels.work(base, rules, luck, unattended, &self.game.fixed);
        }
        if !scenario.tables.meters.is_empty() {
            self.drift();
            if let Some(base) = base {
                self.drive(response, base);
            }
        }

        self.come_back();
        self.judge_promises();
        if let Some(rules) = self.rules() {
            self.debts(rules);
            self.members(chosen, base, rules);
            self.extremes(rules);
        }
        if scenario.can_resign != 0 {
            self.resignations();
        }
    }

    #[inline(always)]
    fn outcome(&mut self, response: ResponseIx, luck: Luck) {
        let Some(position) = self.draw(response, luck) else {
            return;
        };
        let ix = OutcomeIx(position);
        let scenario = self.scenario;
        let outcome = &scenario.tables.outcomes[ix.at()];
        self.state.note(scenario.facts.happened + position);
        self.happened(Happening::Drew(ix));
        self.apply(outcome.effects, Cause::Outcome(ix));
        self.wait_for(outcome.laters);
    }

    /// The outcome that this luck meets: outcomes lie from worst to best along the luck, each as wide as its weight among those whose
    /// condition holds.
    #[inline]
    fn draw(&self, response: ResponseIx, luck: Luck) -> Option<u32> {
        let outcomes = self.scenario.response(response).outcomes;
        let weights = self.scenario.weights[response.at()];
        match weights {
            Weights::Nothing => None,
            Weights::Always => {
                // Counted instead of sought: which it is cannot be foretold, how many there are can.
                let luck = u64::from(luck.0);
                let edges = outcomes.of(&self.scenario.passed_from).iter();
                let passed: u32 = edges.map(|&from| u32::from(from <= luck)).sum();
                Some(outcomes.from + passed)
            }
            Weights::Conditional => self.draw_conditional(outcomes, luck),
        }
    }

    fn draw_conditional(&self, outcomes: Range, luck: Luck) -> Option<u32> {
        let table = outcomes.of(&self.scenario.tables.outcomes);
        let (mut possible, mut total) = (0_u32, 0);
        for (offset, outcome) in table.iter().enumerate() {
            if outcome.weight > 0 && self.scenario.holds(outcome.when, self.state) {
                possible |= 1 << offset;
                total += outcome.weight;
            }
        }
        let mut left = luck.below(total);
        let mut last = None;
        for (offset, outcome) in table.iter().enumerate() {
            if possible >> offset & 1 == 0 {
                continue;
            }
            last = Some(outcomes.from + offset as u32);
            if left < outcome.weight {
                break;
            }
            left -= outcome.weight;
        }
        last
    }

    #[inline(always)]
    fn wait_for(&mut self, laters: Range) {
        if laters.is_empty() {
            return;
        }
        let (turn, most) = (self.state.turn, self.scenario.most_pending);
        let table = laters.of(&self.scenario.tables.laters);
        let pending = &mut self.state.pending;
        for (later, consequence) in laters.iter().zip(table) {
            // Every response is given at most once, so the room reserved for all consequences is enough.
            if pending.len() < most {
                pending.push(Pending {
                    due: turn.saturating_add(consequence.turns.max(1)),
                    from: turn,
                    later: LaterIx(later),
                });
            }
        }
    }

    /// What is due happens, in the order in which it was caused. Nothing that happens here can add to the list.
    #[inline(always)]
    fn come_back(&mut self) {
        let scenario = self.scenario;
        let turn = self.state.turn;
        let mut kept = 0;
        for position in 0..self.state.pending.len() {
            let waiting = self.state.pending[position];
            if waiting.due > turn {
                self.state.pending[kept] = waiting;
                kept += 1;
                continue;
            }
            let Pending { from, later, .. } = waiting;
            let consequence = &scenario.tables.laters[later.at()];
            if scenario.holds(consequence.when, self.state) {
                self.happened(Happening::CameBack(later, from));
                self.apply(consequence.effects, Cause::Later(later, from));
            } else {
                self.happened(Happening::Lapsed(later, from));
            }
        }
        self.state.pending.truncate(kept);
    }

    /// Whether a meter that may not reach 0 has done so. Asked once nothing of a turn is left to move a number.
    #[inline(always)]
    pub(super) fn collapses(&mut self) -> bool {
        let fallen = self.fallen();
        if let Some(slot) = fallen {
            self.state.collapsed = Some(slot);
            self.happened(Happening::Collapsed(slot));
        }
        fallen.is_some()
    }

    /// Says that a collapse was held off, if there would have been one.
    pub(super) fn hold_off(&mut self) {
        if let Some(slot) = self.fallen() {
            self.happened(Happening::HeldOff(slot));
        }
    }

    /// A meter that may not reach 0 and has done so.
    #[inline]
    fn fallen(&self) -> Option<Slot> {
        let collapse = self.game.rulebook.collapse;
        if !collapse && !self.scenario.meters_collapse {
            return None;
        }
        let layout = self.scenario.tables.layout;
        let core = [Slot::MORALE, Slot::STABILITY, Slot::RESULTS];
        core.into_iter()
            .filter(|_| collapse)
            .chain(
                self.scenario
                    .tables
                    .meters
                    .iter()
                    .enumerate()
                    .filter(|(_, meter)| meter.collapses)
                    .map(|(position, _)| layout.meter(position as u16)),
            )
            .find(|slot| self.state.values[slot.at()] <= 0)
    }

    /// The next crisis arrives, or the game ends.
    #[inline(always)]
    pub(super) fn advance(&mut self) -> Next {
        let spent = u32::from(self.state.turn) >= self.game.limit;
        let early = self.scenario.ends_early
            && self.state.turn > 0
            && self
                .scenario
                .tables
                .endings
                .iter()
                .any(|ending| ending.early && self.scenario.holds(ending.when, self.state));
        let next = if spent || early {
            None
        } else {
            self.scenario.next_crisis(self.state, &self.game.skipped)
        };
        let Some(crisis) = next else {
            return Next::Over(self.end());
        };
        self.state.turn = self.state.turn.saturating_add(1);
        self.state.crisis = Some(crisis);
        let arrived = self.scenario.crisis(crisis);
        self.state.luck = self.state.keys.draw(arrived.key, Purpose::Crisis, 0);
        self.happened(Happening::Arrived(crisis));
        if let Some(rules) = self.rules() {
            self.shock(arrived, rules);
        }
        self.apply(arrived.on_arrival, Cause::Arrival(crisis));
        Next::Asks(crisis)
    }

    #[cold]
    pub(super) fn end(&mut self) -> EndingIx {
        if self.state.collapsed.is_none() {
            // The debts of the last turn move meters too, and a meter at 0 is a collapse whatever moved it.
            self.call_in_debts();
            self.collapses();
        }
        let endings = &self.scenario.tables.endings;
        let taken = endings
            .iter()
            .position(|ending| self.scenario.holds(ending.when, self.state))
            .unwrap_or(endings.len() - 1);
        let ending = EndingIx(taken as u32);
        self.state.crisis = None;
        self.state.ending = Some(ending);
        self.happened(Happening::Ended(ending));
        ending
    }

    fn drift(&mut self) {
        for (position, meter) in self.scenario.tables.meters.iter().enumerate() {
            if meter.drift != 0 {
                let slot = self.scenario.tables.layout.meter(position as u16);
                self.change(slot, i64::from(meter.drift), Cause::Rule(Rule::Drift));
            }
        }
    }

    /// What the author says moves a declared meter: levels by how far they lie from the middle, practices by how much of them was done.
    fn drive(&mut self, response: ResponseIx, base: &BaseEffects) {
        let practices = self.scenario.response(response).practices;
        for (position, meter) in self.scenario.tables.meters.iter().enumerate() {
            let slot = self.scenario.tables.layout.meter(position as u16);
            for (level, &by) in (0..).zip(&meter.by_level) {
                if by != 0 {
                    let level = Slot(level);
                    let above = self.value(level) - i64::from(FULL / 2);
                    let by = above * i64::from(by) / i64::from(FULL / 2);
                    self.change(slot, by, Cause::Rule(Rule::Driven(level)));
                }
            }
            for practice in practices.into_iter().flatten() {
                let amount = if practice.leads() {
                    base.lead
                } else {
                    base.manage
                };
                let by = scale(i64::from(meter.by_practice[practice as usize]), amount);
                self.change(slot, by, Cause::Practice(response));
            }
        }
    }

    /// Changes a number, keeps it within its bounds, and says so.
    #[inline]
    pub(crate) fn change(&mut self, slot: Slot, by: i64, cause: Cause) {
        let (least, most) = self.scenario.tables.bounds[slot.at()];
        self.change_within(slot, by, (least, most), cause);
    }

    /// Changes a number that every scenario bounds by 0 and 100 points: a core slot or a member's.
    #[inline]
    pub(crate) fn change_level(&mut self, slot: Slot, by: i64, cause: Cause) {
        self.change_within(slot, by, (0, FULL), cause);
    }

    #[inline]
    fn change_within(&mut self, slot: Slot, by: i64, bounds: (i32, i32), cause: Cause) {
        let turn = self.state.turn;
        let value = &mut self.state.values[slot.at()];
        shift(value, bounds, by, self.recorder, |delta, wanted| Entry {
            turn,
            slot,
            delta,
            wanted,
            cause,
        });
    }

    /// The value of a number, wide enough to reckon with.
    #[inline]
    pub(crate) fn value(&self, slot: Slot) -> i64 {
        i64::from(self.state.values[slot.at()])
    }

    /// What is missing to 100 points.
    #[inline]
    pub(crate) fn missing(&self, slot: Slot) -> i64 {
        i64::from(FULL) - self.value(slot)
    }

    #[inline]
    pub(crate) fn happened(&mut self, what: Happening) {
        if R::ON {
            self.recorder.event(Event {
                turn: self.state.turn,
                what,
            });
        }
    }
}
