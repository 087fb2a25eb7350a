//! Luck as a counter: every draw is a hash of (seed, content id, purpose), so that no draw depends on another.
//!
//! The generator is Philox4x32-10 (Salmon, Moraes, Dror, Shaw: "Parallel random numbers: as easy as 1, 2, 3", SC 2011).
//! Its output for a counter and a key is published and fixed for ever; the tests hold it to the published answers.

use super::scale;

/// What a draw is for; each purpose has draws of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// How lucky a crisis is: picks the outcome and how well the act lands.
    Crisis = 0,
    /// In which order crises with a weight come.
    Order = 1,
    /// Whether a member at the end of their patience leaves.
    Leave = 2,
    /// What a player that is a program does.
    Player = 3,
    /// Who speaks for a table that is tied.
    Speaker = 4,
    /// Who a member is (number 0), and how the act of a turn lands on them (its number).
    Member = 5,
    /// In which order the answers to a crisis are shown (the number is the place of the answer in its crisis).
    Answers = 6,
}

/// How lucky something is, from 0 (worst) to `u32::MAX` (best), uniform.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Luck(pub u32);

impl Luck {
    /// The draw for `key` (a content id, hashed) and the number that tells apart draws of one purpose and key (or 0).
    #[inline]
    #[must_use]
    pub fn draw(seed: u64, key: u64, purpose: Purpose, number: u32) -> Self {
        let [first, ..] = philox(
            [low(key), high(key), purpose as u32, number],
            [low(seed), high(seed)],
        );
        Self(first)
    }

    /// From −1,000 (worst) to 1,000 (best), symmetric.
    #[must_use]
    pub(crate) const fn balanced(self) -> i64 {
        let around = self.0 as i64 - (u32::MAX / 2) as i64;
        (around * 1000) >> 31
    }

    /// The cube of that, also from −1,000 to 1,000: mostly little, now and then much.
    #[inline]
    #[must_use]
    pub(crate) const fn cubed(self) -> i64 {
        CUBES[(self.balanced() + 1000) as usize] as i64
    }

    /// In thousandths, 0 to 999.
    #[inline]
    #[must_use]
    pub const fn thousandths(self) -> i32 {
        ((self.0 as u64 * 1000) >> 32) as i32
    }

    /// A whole number from 0 to `n` − 1 (0 if `n` is 0), growing with luck.
    #[inline]
    #[must_use]
    pub const fn below(self, n: u32) -> u32 {
        ((self.0 as u64 * n as u64) >> 32) as u32
    }
}

/// The cubes of all that [`Luck::balanced`] comes to, as products of factors: looked up, because members ask for two a turn each.
static CUBES: [i16; 2001] = {
    let mut cubes = [0; 2001];
    let mut at = 0;
    while at < cubes.len() {
        let u = at as i64 - 1000;
        cubes[at] = scale(scale(u, u), u) as i16;
        at += 1;
    }
    cubes
};

/// A seed, ready for many draws: what every round of the generator mixes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Seed {
    rounds: [[u32; 2]; ROUNDS],
}

impl Seed {
    #[inline]
    pub(crate) const fn new(seed: u64) -> Self {
        Self {
            rounds: rounds([low(seed), high(seed)]),
        }
    }

    /// As [`Luck::draw`].
    #[inline]
    pub(crate) const fn draw(&self, key: u64, purpose: Purpose, number: u32) -> Luck {
        let [first, _] = self.pair(key, purpose, number);
        first
    }

    /// Two independent draws, as of [`Luck::draw`]: the first is the same.
    #[inline(always)]
    pub(crate) const fn pair(&self, key: u64, purpose: Purpose, number: u32) -> [Luck; 2] {
        let [first, other, ..] = self.words(key, purpose, number);
        [Luck(first), Luck(other)]
    }

    /// All four words.
    #[inline(always)]
    pub(crate) const fn words(&self, key: u64, purpose: Purpose, number: u32) -> [u32; 4] {
        mix([low(key), high(key), purpose as u32, number], &self.rounds)
    }
}

const fn low(x: u64) -> u32 {
    (x & 0xffff_ffff) as u32
}

const fn high(x: u64) -> u32 {
    (x >> 32) as u32
}

const ROUNDS: usize = 10;

/// Philox4x32-10: four uniform words for a counter and a key.
#[inline(always)]
#[must_use]
pub const fn philox(counter: [u32; 4], key: [u32; 2]) -> [u32; 4] {
    mix(counter, &rounds(key))
}

/// What each round mixes in of a key.
#[inline(always)]
const fn rounds([mut k0, mut k1]: [u32; 2]) -> [[u32; 2]; ROUNDS] {
    const W0: u32 = 0x9E37_79B9;
    const W1: u32 = 0xBB67_AE85;
    let mut rounds = [[0; 2]; ROUNDS];
    let mut round = 0;
    while round < ROUNDS {
        rounds[round] = [k0, k1];
        k0 = k0.wrapping_add(W0);
        k1 = k1.wrapping_add(W1);
        round += 1;
    }
    rounds
}

#[inline(always)]
const fn mix(counter: [u32; 4], rounds: &[[u32; 2]; ROUNDS]) -> [u32; 4] {
    const M0: u64 = 0xD251_1F53;
    const M1: u64 = 0xCD9E_8D57;
    let [mut c0, mut c1, mut c2, mut c3] = counter;
    let mut round = 0;
    while round < ROUNDS {
        let [k0, k1] = rounds[round];
        let p0 = M0 * c0 as u64;
        let p1 = M1 * c2 as u64;
        (c0, c1, c2, c3) = (high(p1) ^ c1 ^ k0, low(p1), high(p0) ^ c3 ^ k1, low(p0));
        round += 1;
    }
    [c0, c1, c2, c3]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The known answers that the authors of Philox publish for Philox4x32-10.
    #[test]
    fn philox_gives_the_published_answers() {
        assert_eq!(
            philox([0; 4], [0; 2]),
            [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]
        );
        assert_eq!(
            philox([u32::MAX; 4], [u32::MAX; 2]),
            [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]
        );
        assert_eq!(
            philox(
                [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344],
                [0xa409_3822, 0x299f_31d0]
            ),
            [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1]
        );
    }

    #[test]
    fn cubes_are_products_of_factors() {
        for word in (0..u32::MAX).step_by(1 << 18).chain([u32::MAX]) {
            let luck = Luck(word);
            let u = luck.balanced();
            assert_eq!(luck.cubed(), scale(scale(u, u), u));
        }
    }

    #[test]
    fn luck_stays_within_its_bounds() {
        assert_eq!(Luck(0).thousandths(), 0);
        assert_eq!(Luck(u32::MAX).thousandths(), 999);
        assert_eq!(Luck(u32::MAX).below(7), 6);
        assert_eq!(Luck(u32::MAX).below(0), 0);
    }
}
