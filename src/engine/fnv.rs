//! A hash for fingerprints: small, stable for ever, the same on every machine.

/// FNV-1a with 64 bits (<http://www.isthe.com/chongo/tech/comp/fnv/>), fed with whole numbers as little-endian bytes.
pub(crate) struct Fnv(pub(crate) u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    pub(crate) fn write(&mut self, number: u64) {
        for byte in number.to_le_bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}
