//! Which crisis surely comes before which other: what `after`, `until`, groups and the order of the file promise. Where the
//! order depends on the play, nothing is claimed.

use crate::engine::{Crisis, CrisisIx, Tables, TestIx};

/// What is sure about the order of crises.
pub(super) struct Order<'a> {
    crises: &'a [Crisis],
    /// Comes as soon as it is its turn in the file, whatever happens.
    prompt: Vec<bool>,
    /// How many prompt crises stand before this position.
    prompt_before: Vec<u32>,
    /// The first position of the run of neighbours with weights that this one is in; its own if it has none.
    run: Vec<u32>,
}

impl<'a> Order<'a> {
    pub(super) fn new(tables: &'a Tables) -> Self {
        let crises = tables.crises.as_slice();
        let mut order = Self {
            crises,
            prompt: Vec::with_capacity(crises.len()),
            prompt_before: Vec::with_capacity(crises.len()),
            run: Vec::with_capacity(crises.len()),
        };
        let mut before = 0;
        for (i, crisis) in crises.iter().enumerate() {
            let in_run = i > 0 && crisis.weight.is_some() && crises[i - 1].weight.is_some();
            let run = if in_run { order.run[i - 1] } else { i as u32 };
            order.run.push(run);
            order.prompt_before.push(before);
            let waits_for_nothing_unsure = crisis
                .after
                .is_none_or(|c| c.at() < i && order.prompt[c.at()]);
            let prompt = crisis.when == TestIx::ALWAYS
                && crisis.until.is_none()
                && crisis.group.is_none()
                && waits_for_nothing_unsure;
            order.prompt.push(prompt);
            before += u32::from(prompt);
        }
        order
    }

    /// Whether `first` has surely been answered when `then` arrives, because of their places in the file.
    fn stands_before(&self, first: CrisisIx, then: CrisisIx) -> bool {
        let (a, b) = (first.at(), then.at());
        a < b && self.prompt[a] && (self.run[a] != self.run[b] || self.crises[a].weight.is_none())
    }

    /// What a crisis waits for by `after`, from itself backwards. Ends where the circle closes if it is one.
    pub(super) fn chain(&self, from: CrisisIx) -> impl Iterator<Item = CrisisIx> + '_ {
        let mut left = self.crises.len() + 1;
        std::iter::successors(Some(from), move |c| {
            left = left.checked_sub(1)?;
            self.crises[c.at()].after
        })
    }

    /// Whether `first` has surely been answered when `then` arrives.
    pub(super) fn surely_before(&self, first: CrisisIx, then: CrisisIx) -> bool {
        first != then
            && self
                .chain(then)
                .any(|c| (c == first && c != then) || self.stands_before(first, c))
    }

    /// Whether `other` surely has not been answered when `here` arrives.
    pub(super) fn surely_not_before(&self, other: CrisisIx, here: CrisisIx) -> bool {
        let at = &self.crises[here.at()];
        self.chain(other).any(|c| {
            c == here
                || self.stands_before(here, c)
                || at.until == Some(c)
                || (at.group.is_some() && self.crises[c.at()].group == at.group)
        })
    }

    /// The first turn in which a crisis can come, at the least.
    pub(super) fn earliest_turn(&self, crisis: CrisisIx) -> u32 {
        let run = self.run[crisis.at()] as usize;
        self.prompt_before[run] + 1
    }
}
