//! Codes that are guessed: slowed, and shown to the facilitator.

use std::collections::{BTreeMap, VecDeque};
use std::net::IpAddr;
use std::time::{Duration, Instant};

/// Wrong codes are remembered so long.
const WINDOW: Duration = Duration::from_secs(60);
/// From one address, so many wrong ones a window are nobody's fault.
const ONE: usize = 5;
/// From all together.
const ALL: usize = 30;
/// No more addresses are remembered.
const MOST: usize = 4_096;

/// Wrong codes of the last minute.
#[derive(Debug, Default)]
pub(super) struct Guesses {
    wrong: BTreeMap<IpAddr, VecDeque<Instant>>,
    all: VecDeque<Instant>,
}

impl Guesses {
    /// How long an address has to wait before its next code is looked at; nothing if it may go on.
    pub(super) fn wait(&mut self, from: IpAddr, now: Instant) -> Option<Duration> {
        self.forget(now);
        let own = self.wrong.get(&from);
        let own = own
            .filter(|own| own.len() >= ONE)
            .and_then(|own| own.back());
        // Each further wrong one from the same address doubles the wait, up to half a minute.
        let own = own.map(|last| {
            let more = self.wrong.get(&from).map_or(0, |own| own.len() - ONE);
            let wait = Duration::from_secs(1 << more.min(5));
            (*last + wait.min(Duration::from_secs(30))).saturating_duration_since(now)
        });
        // When many addresses guess, every code from anybody new waits a second after the last wrong one.
        let all = self.all.back().filter(|_| self.all.len() >= ALL);
        let all = all.map(|last| (*last + Duration::from_secs(1)).saturating_duration_since(now));
        own.max(all).filter(|wait| !wait.is_zero())
    }

    /// After a wrong code.
    pub(super) fn wrong(&mut self, from: IpAddr, now: Instant) {
        self.forget(now);
        self.all.push_back(now);
        if self.all.len() > MOST {
            self.all.pop_front();
        }
        if self.wrong.len() < MOST || self.wrong.contains_key(&from) {
            let own = self.wrong.entry(from).or_default();
            own.push_back(now);
            if own.len() > 64 {
                own.pop_front();
            }
        }
    }

    /// Wrong codes in the last minute.
    pub(super) fn recent(&mut self, now: Instant) -> usize {
        self.forget(now);
        self.all.len()
    }

    fn forget(&mut self, now: Instant) {
        let old = |at: &Instant| now.saturating_duration_since(*at) > WINDOW;
        while self.all.front().is_some_and(old) {
            self.all.pop_front();
        }
        self.wrong.retain(|_, own| {
            while own.front().is_some_and(old) {
                own.pop_front();
            }
            !own.is_empty()
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guesses_wait_longer_and_longer_and_are_forgiven() {
        let (one, other) = (IpAddr::from([10, 0, 0, 1]), IpAddr::from([10, 0, 0, 2]));
        let begin = Instant::now();
        let mut guesses = Guesses::default();
        for _ in 0..4 {
            guesses.wrong(one, begin);
        }
        assert_eq!(
            guesses.wait(one, begin),
            None,
            "a typing error is no attack"
        );
        guesses.wrong(one, begin);
        assert_eq!(guesses.wait(one, begin), Some(Duration::from_secs(1)));
        assert_eq!(guesses.wait(other, begin), None, "others do not wait");
        guesses.wrong(one, begin);
        assert_eq!(guesses.wait(one, begin), Some(Duration::from_secs(2)));
        for _ in 0..30 {
            guesses.wrong(one, begin);
        }
        assert_eq!(guesses.wait(one, begin), Some(Duration::from_secs(30)));
        assert!(
            guesses.wait(other, begin).is_some(),
            "many guesses slow everybody who has no seat"
        );
        assert_eq!(guesses.recent(begin), 36);
        assert_eq!(guesses.wait(one, begin + WINDOW * 2), None);
    }
}
