//! What bots, people and samples draw: the engine's counter generator behind the traits of `rand_core`, so that everything in `rand` works on it.

use std::convert::Infallible;

use rand::RngExt;
use rand::rand_core::TryRng;

use crate::engine::{Purpose, State, philox};

/// What a draw outside the rules is for. Each kind has a stream of its own, so that one more draw of one kind moves none of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Draw {
    /// Which hat or response.
    Answer,
    /// Which of several responses with the hat that was wanted.
    Among,
    /// Which worlds are looked at when looking ahead.
    World,
    /// What one of those worlds is like.
    Ahead,
    /// Whether somebody looks at what the moment asks for.
    Looks,
    /// Whether somebody follows their leaning.
    Leans,
    /// The seed of a playthrough.
    Seed,
    /// One of many draws that make up a person, a scenario or a sample; below 65,536.
    Nth(u32),
}

impl Draw {
    const fn number(self) -> u32 {
        match self {
            Self::Answer => 0,
            Self::Among => 1,
            Self::World => 2,
            // They never have the same seed.
            Self::Ahead | Self::Looks => 3,
            Self::Leans => 4,
            Self::Seed => 0x5eed,
            Self::Nth(number) => number,
        }
    }
}

/// A stream of draws: Philox4x32-10 with the seed as key and (content key, purpose, kind, block) as counter. The same names give the same stream, on
/// every machine and for ever; no stream depends on what was drawn from another.
///
/// The first word is the [`crate::engine::Luck`] of the same seed, key, purpose and kind.
///
/// # Examples
///
/// ```
/// use rand::RngExt;
/// use two_hats::analysis::{Draw, Draws};
/// use two_hats::engine::Purpose;
///
/// let mut draws = Draws::new(7, 0, Purpose::Player, Draw::Answer);
/// assert!(draws.random_range(0..6_u32) < 6);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draws {
    counter: [u32; 4],
    key: [u32; 2],
    block: u32,
    words: [u32; 4],
    used: usize,
}

impl Draws {
    /// The stream of a seed, a content key, a purpose and a kind.
    #[must_use]
    pub fn new(seed: u64, key: u64, purpose: Purpose, draw: Draw) -> Self {
        let [low, high] = halves(key);
        Self::at([low, high, purpose as u32, draw.number()], seed)
    }

    /// The stream of one of many: a person of a population, say, in one of their playthroughs.
    #[must_use]
    pub fn of_one(seed: u64, one: u32, run: u32) -> Self {
        Self::at([one, run, Draw::Seed.number(), 0], seed)
    }

    /// The stream of the seed of a state: the same as by [`Draws::new`].
    #[inline]
    pub(super) fn of_state(state: &State, key: u64, purpose: Purpose, draw: Draw) -> Self {
        let [low, high] = halves(key);
        let number = draw.number();
        Self::begun(
            [low, high, purpose as u32, number],
            halves(state.seed()),
            state.words(key, purpose, number),
        )
    }

    const fn at(counter: [u32; 4], seed: u64) -> Self {
        let key = halves(seed);
        Self::begun(counter, key, philox(counter, key))
    }

    const fn begun(counter: [u32; 4], key: [u32; 2], words: [u32; 4]) -> Self {
        Self {
            counter,
            key,
            block: 0,
            words,
            used: 0,
        }
    }

    /// A whole number from 0 to `n` − 1, each as likely; 0 if `n` is 0.
    pub fn below(&mut self, n: u32) -> u32 {
        if n == 0 { 0 } else { self.random_range(0..n) }
    }

    /// A whole number from 0 to 999.
    pub fn thousandths(&mut self) -> i32 {
        self.random_range(0..1000_u32).cast_signed()
    }

    fn word(&mut self) -> u32 {
        if self.used == self.words.len() {
            self.block = self.block.wrapping_add(1);
            let [a, b, purpose, kind] = self.counter;
            // Purposes and kinds fill the lower halves.
            let [low, high] = [self.block << 16, self.block & 0xffff_0000];
            self.words = philox([a, b, purpose ^ low, kind ^ high], self.key);
            self.used = 0;
        }
        let word = self.words[self.used];
        self.used += 1;
        word
    }
}

const fn halves(wide: u64) -> [u32; 2] {
    [(wide & 0xffff_ffff) as u32, (wide >> 32) as u32]
}

impl TryRng for Draws {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok(self.word())
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let low = u64::from(self.word());
        Ok(u64::from(self.word()) << 32 | low)
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        for part in bytes.chunks_mut(4) {
            part.copy_from_slice(&self.word().to_le_bytes()[..part.len()]);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use rand::Rng;

    use super::*;
    use crate::engine::Luck;

    #[test]
    fn the_first_draw_is_the_luck_of_the_same_names() {
        for seed in [0, 7, u64::MAX] {
            for n in 0..200 {
                let luck = Luck::draw(seed, 99, Purpose::Player, n);
                let draws = || Draws::new(seed, 99, Purpose::Player, Draw::Nth(n));
                assert_eq!(draws().next_u32(), luck.0);
                assert_eq!(draws().below(5), luck.below(5));
                assert_eq!(draws().thousandths(), luck.thousandths());
            }
        }
    }

    #[test]
    fn streams_do_not_run_into_each_other() {
        let mut seen = HashSet::new();
        for kind in [Draw::Answer, Draw::Among, Draw::Seed, Draw::Nth(65_535)] {
            for purpose in [Purpose::Order, Purpose::Player] {
                let mut draws = Draws::new(3, 1, purpose, kind);
                for _ in 0..5000 {
                    assert!(seen.insert(draws.next_u64()), "{kind:?}");
                }
            }
        }
    }

    #[test]
    fn bytes_are_those_of_the_words() {
        let draws = || Draws::of_one(5, 1, 2);
        let mut bytes = [0; 9];
        draws().fill_bytes(&mut bytes);
        let mut words = draws();
        let (wide, last) = (words.next_u64(), words.next_u32());
        assert_eq!(bytes[..8], wide.to_le_bytes());
        assert_eq!(bytes[8], last.to_le_bytes()[0]);
    }
}
