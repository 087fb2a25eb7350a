//! The chain over a save: every event's hash covers the hash before it, so that whoever knows the last one knows them all.

use crate::content::source::hex;
use sha2::{Digest, Sha256};

/// A SHA-256.
pub(super) type Hash = [u8; 32];

/// Before the first event: the name of the chain, and the number of the format.
pub(super) fn beginning(format: i32) -> Hash {
    let mut hasher = Sha256::new();
    hasher.update(b"two-hats save\0");
    hasher.update(format.to_be_bytes());
    hasher.finalize().into()
}

/// After an event. Numbers have 8 bytes, the highest first; texts have their length in bytes before them.
pub(super) fn link(before: &Hash, seq: u64, at: i64, kind: &str, body: &str) -> Hash {
    let mut hasher = Sha256::new();
    hasher.update(before);
    hasher.update(seq.to_be_bytes());
    hasher.update(at.to_be_bytes());
    for text in [kind, body] {
        hasher.update((text.len() as u64).to_be_bytes());
        hasher.update(text);
    }
    hasher.finalize().into()
}

/// The hash of a text that lies beside the chain, as events name it: in hexadecimal, over its salt if it has one and its bytes.
pub(super) fn of_text(salt: &[u8], text: &str) -> String {
    let mut hasher = Sha256::new();
    hasher.update(salt);
    hasher.update(text);
    hex(&hasher.finalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As `docs/saves.md` says; the second hash by `printf ... | sha256sum`.
    #[test]
    fn the_encoding_is_the_documented_one() {
        let first = beginning(3);
        let by_hand: [u8; 32] = Sha256::digest(b"two-hats save\0\0\0\0\x03").into();
        assert_eq!(first, by_hand);
        let mut bytes = first.to_vec();
        bytes.extend(b"\0\0\0\0\0\0\0\x01\xff\xff\xff\xff\xff\xff\xff\xfe");
        bytes.extend(b"\0\0\0\0\0\0\0\x04note\0\0\0\0\0\0\0\x02{}");
        let by_hand: [u8; 32] = Sha256::digest(&bytes).into();
        assert_eq!(link(&first, 1, -2, "note", "{}"), by_hand);
        // Nothing can move from one field into the next.
        assert_ne!(link(&first, 1, 0, "ab", "c"), link(&first, 1, 0, "a", "bc"));
    }
}
