//! One turn, step by step.

use super::rules::{BaseEffects, Unattended};
use super::state::Pending;
use super::{
    Cause, CrisisIx, EndingIx, Entry, Event, FULL, Happening, LaterIx, Luck, OutcomeIx, PromiseIx,
    Purpose, Range, Recorder, Response, ResponseIx, Rule, Rules, Scenario, Slot, State, scale,
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
    pub(crate) scenario: &'a Scenario,
    pub(crate) rules: Option<&'a Rules>,
    /// Whether a core meter at 0 ends the game.
    pub(crate) collapse: bool,
    /// After so many turns no further crisis comes.
    pub(crate) limit: u32,
    /// These crises do not come.
    pub(crate) skipped: &'a [CrisisIx],
    pub(crate) state: &'a mut State,
    pub(crate) recorder: &'a mut R,
}

impl<R: Recorder> Turn<'_, R> {
    /// The seven steps of a turn, but for the question whether it is over.
    pub(super) fn play(
        &mut self,
        crisis: CrisisIx,
        response: ResponseIx,
        base: Option<&BaseEffects>,
    ) {
        let luck = self.state.luck;
        let chosen = *self.scenario.response(response);
        self.state
            .set_fact(self.scenario.facts.chose + response.0, true);
        self.state
            .set_fact(self.scenario.facts.saw + crisis.0, true);
        if let Some(group) = self.scenario.crisis(crisis).group {
            self.state
                .set_fact(self.scenario.facts.groups + u32::from(group), true);
        }
        self.state.worn[chosen.hat as usize] =
            self.state.worn[chosen.hat as usize].saturating_add(1);
        self.happened(Happening::Chose(response, luck));

        let mut unattended = Unattended::default();
        if let (Some(base), Some(rules)) = (base, self.rules) {
            unattended = self.apply_practice(response, base, rules, luck);
        }

        self.apply(chosen.effects, Cause::Response(response));
        self.outcome(&chosen, luck);
        self.wait_for(chosen.laters);
        for promise in chosen.promises.iter() {
            self.promise(PromiseIx(promise));
        }

        if let (Some(base), Some(rules)) = (base, self.rules) {
            self.work(base, rules, luck, unattended);
        }
        self.drift();
        if let Some(base) = base {
            self.drive(response, base);
        }

        self.come_back();
        self.judge_promises();
        if let Some(rules) = self.rules {
            self.debts(rules);
            self.members(&chosen, base, rules);
            self.extremes(rules);
        }
        self.resignations();
    }

    fn outcome(&mut self, response: &Response, luck: Luck) {
        let Some(position) = self.draw(response.outcomes, luck) else {
            return;
        };
        let ix = OutcomeIx(position);
        let outcome = self.scenario.tables.outcomes[ix.at()];
        self.state
            .set_fact(self.scenario.facts.happened + position, true);
        self.happened(Happening::Drew(ix));
        self.apply(outcome.effects, Cause::Outcome(ix));
        self.wait_for(outcome.laters);
    }

    /// The outcome that this luck meets: outcomes lie from worst to best along the luck, each as wide as its weight among those whose
    /// condition holds.
    fn draw(&self, outcomes: Range, luck: Luck) -> Option<u32> {
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

    fn wait_for(&mut self, laters: Range) {
        let turn = self.state.turn;
        for later in laters.iter() {
            let due = turn.saturating_add(self.scenario.tables.laters[later as usize].turns.max(1));
            // Every response is given at most once, so the room reserved for all consequences is enough.
            if self.state.pending.len() < self.scenario.most_pending {
                self.state.pending.push(Pending {
                    due,
                    from: turn,
                    later: LaterIx(later),
                });
            }
        }
    }

    /// What is due happens, in the order in which it was caused. Nothing that happens here can add to the list.
    fn come_back(&mut self) {
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
            let consequence = self.scenario.tables.laters[later.at()];
            if self.scenario.holds(consequence.when, self.state) {
                self.happened(Happening::CameBack(later, from));
                self.apply(consequence.effects, Cause::Later(later, from));
            } else {
                self.happened(Happening::Lapsed(later, from));
            }
        }
        self.state.pending.truncate(kept);
    }

    /// Whether a meter that may not reach 0 has done so. Asked once nothing of a turn is left to move a number.
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
    fn fallen(&self) -> Option<Slot> {
        let collapse = self.collapse;
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
    pub(super) fn advance(&mut self) -> Next {
        let spent = u32::from(self.state.turn) >= self.limit;
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
            self.scenario.next_crisis(self.state, self.skipped)
        };
        let Some(crisis) = next else {
            return Next::Over(self.end());
        };
        self.state.turn = self.state.turn.saturating_add(1);
        self.state.crisis = Some(crisis);
        let arrived = self.scenario.crisis(crisis);
        self.state.luck = Luck::draw(self.state.seed, arrived.key, Purpose::Crisis, 0);
        self.happened(Happening::Arrived(crisis));
        if let Some(rules) = self.rules {
            self.shock(arrived, rules);
        }
        self.apply(arrived.on_arrival, Cause::Arrival(crisis));
        Next::Asks(crisis)
    }

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
        let value = &mut self.state.values[slot.at()];
        let old = *value;
        let new = i64::from(old)
            .saturating_add(by)
            .clamp(i64::from(bounds.0), i64::from(bounds.1)) as i32;
        *value = new;
        if R::ON && new != old {
            self.recorder.entry(Entry {
                turn: self.state.turn,
                slot,
                delta: new - old,
                wanted: by.clamp(i64::from(i32::MIN), i64::from(i32::MAX)) as i32,
                cause,
            });
        }
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
