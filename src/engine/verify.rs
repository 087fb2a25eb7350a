//! That no position in a scenario's tables points outside them: looked at once, so that no turn has to.

use super::{Op, Range, Scenario, Slot, Tables, Test, TestIx};

impl Tables {
    /// The first thing that is wrong with the tables.
    pub(super) fn verify(&self) -> Result<(), &'static str> {
        let slots = self.layout.slots();
        if self.start.len() != slots || self.bounds.len() != slots {
            return Err("a slot has no start or no bounds");
        }
        if self
            .start
            .iter()
            .zip(&self.bounds)
            .any(|(s, (lo, hi))| s < lo || s > hi || lo > hi)
        {
            return Err("a start lies outside its bounds");
        }
        if self.meters.len() != usize::from(self.layout.extra_meters)
            || self.members.len() != usize::from(self.layout.members)
            || self.members.len() > Scenario::MOST_MEMBERS
        {
            return Err("members or meters do not fit the layout");
        }
        if self.crises.is_empty() || self.endings.is_empty() {
            return Err("there is no crisis or no ending");
        }
        let mut next = 0;
        for (position, crisis) in self.crises.iter().enumerate() {
            if crisis.responses.from != next || crisis.responses.is_empty() {
                return Err("a crisis has no responses");
            }
            next = crisis.responses.to;
            for response in crisis.responses.of(&self.responses) {
                if response.crisis.at() != position {
                    return Err("a response belongs to another crisis");
                }
            }
            self.verify_test(crisis.when)?;
            self.verify_effects(crisis.on_arrival)?;
            for other in [crisis.after, crisis.until].into_iter().flatten() {
                if other.at() >= self.crises.len() {
                    return Err("a crisis follows one that does not exist");
                }
            }
        }
        if next as usize != self.responses.len() {
            return Err("responses are left over");
        }
        for response in &self.responses {
            self.verify_test(response.when)?;
            self.verify_effects(response.effects)?;
            inside(response.outcomes, self.outcomes.len())?;
            if response.outcomes.len() > Scenario::MOST_OUTCOMES {
                return Err("a response has too many outcomes");
            }
            inside(response.laters, self.laters.len())?;
            inside(response.promises, self.promises.len())?;
        }
        for outcome in &self.outcomes {
            self.verify_test(outcome.when)?;
            self.verify_effects(outcome.effects)?;
            inside(outcome.laters, self.laters.len())?;
        }
        for later in &self.laters {
            self.verify_test(later.when)?;
            self.verify_effects(later.effects)?;
        }
        for promise in &self.promises {
            for test in [promise.kept, promise.broken].into_iter().flatten() {
                self.verify_test(test)?;
            }
            self.verify_effects(promise.on_kept)?;
            self.verify_effects(promise.on_broken)?;
            if promise.to.is_some_and(|m| m.at() >= self.members.len()) {
                return Err("a promise was made to nobody");
            }
        }
        for member in &self.members {
            self.verify_effects(member.on_leaving)?;
            if let Some(test) = member.leaves_when {
                self.verify_test(test)?;
            }
            if member
                .leaves_after
                .is_some_and(|c| c.at() >= self.crises.len())
            {
                return Err("a member leaves after a crisis that does not exist");
            }
        }
        for ending in &self.endings {
            self.verify_test(ending.when)?;
        }
        Ok(())
    }

    fn verify_test(&self, ix: TestIx) -> Result<(), &'static str> {
        self.verify_test_at(ix, 0)
    }

    fn verify_test_at(&self, ix: TestIx, depth: u32) -> Result<(), &'static str> {
        if ix == TestIx::ALWAYS {
            return Ok(());
        }
        if depth > Scenario::MOST_DEPTH {
            return Err("a condition nests too deep");
        }
        let test = self
            .tests
            .get(ix.at())
            .ok_or("a condition points outside its table")?;
        let fits = match *test {
            Test::AtLeast(slot, _) | Test::AtMost(slot, _) => slot.at() < self.layout.slots(),
            Test::Counted(..) | Test::Collapsed(None) => true,
            Test::Collapsed(Some(slot)) => slot.at() < Slot::CORE + self.meters.len(),
            Test::Flag(flag) => flag < self.flags,
            Test::Saw(crisis) => crisis.at() < self.crises.len(),
            Test::Chose(response) => response.at() < self.responses.len(),
            Test::Happened(outcome) => outcome.at() < self.outcomes.len(),
            Test::Left(member) => member.at() < self.members.len(),
            Test::Promise(promise, _) => promise.at() < self.promises.len(),
            Test::Value(value, _) | Test::Honoured(value) => value.0 < self.values,
            Test::All(range) | Test::Any(range) => {
                inside(range, self.tests.len())?;
                for child in range.iter() {
                    self.verify_test_at(TestIx(child), depth + 1)?;
                }
                true
            }
            Test::Not(inner) => {
                self.verify_test_at(inner, depth + 1)?;
                true
            }
        };
        if fits {
            Ok(())
        } else {
            Err("a condition names something that does not exist")
        }
    }

    fn verify_effects(&self, range: Range) -> Result<(), &'static str> {
        self.verify_effects_at(range, 0)
    }

    fn verify_effects_at(&self, range: Range, depth: u32) -> Result<(), &'static str> {
        inside(range, self.effects.len())?;
        if depth > Scenario::MOST_DEPTH {
            return Err("effects nest too deep");
        }
        for op in range.of(&self.effects) {
            let fits = match *op {
                Op::Add(slot, _) | Op::Set(slot, _) => slot.at() < self.layout.slots(),
                Op::Member(member, ..) | Op::Leave(member) => member.at() < self.members.len(),
                Op::Everyone(..) => true,
                Op::Flag(flag, _) => flag < self.flags,
                Op::Honour(value) | Op::Breach(value) | Op::Repair(value) => value.0 < self.values,
                Op::If(test, then, otherwise) => {
                    self.verify_test(test)?;
                    self.verify_effects_at(then, depth + 1)?;
                    self.verify_effects_at(otherwise, depth + 1)?;
                    true
                }
            };
            if !fits {
                return Err("an effect names something that does not exist");
            }
        }
        Ok(())
    }
}

fn inside(range: Range, len: usize) -> Result<(), &'static str> {
    if range.from <= range.to && range.to as usize <= len {
        Ok(())
    } else {
        Err("a range points outside its table")
    }
}
