//! Codes that people type, tokens that they never see, and the code that phones read from the wall.

use crate::content::source::hex;
use qrcode::{Color, EcLevel, QrCode, Version};
use rand::TryRng;
use sha2::{Digest, Sha256};

/// Letters and digits that nobody mistakes for one another.
const ALPHABET: &[u8; 31] = b"23456789ABCDEFGHJKMNPQRSTUVWXYZ";

/// Modules of card colour around a code.
pub const QUIET: usize = 4;

/// The system has no random numbers to give.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this system gives no random numbers, so nobody could be told from anybody else")]
pub struct NoRandom;

/// A code of so many characters.
///
/// # Errors
/// If the system has no random numbers.
pub fn draw(characters: usize) -> Result<String, NoRandom> {
    let mut code = String::with_capacity(characters);
    let mut bytes = [0; 32];
    while code.len() < characters {
        rand::rngs::SysRng
            .try_fill_bytes(&mut bytes)
            .map_err(|_| NoRandom)?;
        // 248 is the largest multiple of 31 in a byte: what lies above would favour the first letters.
        let fair = bytes.iter().filter(|&&byte| byte < 248);
        let letters = fair.filter_map(|byte| ALPHABET.get(usize::from(byte % 31)));
        code.extend(letters.map(|&letter| char::from(letter)));
    }
    code.truncate(characters);
    Ok(code)
}

/// A token: 128 bits in hexadecimal.
///
/// # Errors
/// If the system has no random numbers.
pub fn token() -> Result<String, NoRandom> {
    let mut bytes = [0; 16];
    rand::rngs::SysRng
        .try_fill_bytes(&mut bytes)
        .map_err(|_| NoRandom)?;
    Ok(hex(&bytes))
}

/// SHA-256 in hexadecimal: what the save holds of a token.
#[must_use]
pub fn sha256(token: &str) -> String {
    hex(&Sha256::digest(token.as_bytes()))
}

/// A code as it was typed, as it is compared: in capitals, without blanks and hyphens.
#[must_use]
pub fn typed(code: &str) -> String {
    code.chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .take(40)
        .flat_map(char::to_uppercase)
        .collect()
}

/// Whether two codes are the same. Takes as long for a near miss as for a wild guess.
#[must_use]
pub fn same(a: &str, b: &str) -> bool {
    use subtle::ConstantTimeEq;
    !a.is_empty() && a.as_bytes().ct_eq(b.as_bytes()).into()
}

/// The modules of the code for an address, a `1` for each dark one, without the quiet zone. In capitals, version 2 at level M holds every
/// address of a private network.
#[must_use]
pub fn rows(address: &str) -> Vec<String> {
    let made = QrCode::with_version(address, Version::Normal(2), EcLevel::M)
        .or_else(|_| QrCode::with_error_correction_level(address, EcLevel::M));
    let Ok(code) = made else {
        return Vec::new();
    };
    let width = code.width();
    let row = |row: &[Color]| {
        let dark = |&module: &Color| if module == Color::Dark { '1' } else { '0' };
        row.iter().map(dark).collect()
    };
    code.to_colors().chunks(width).map(row).collect()
}

/// The code for an address as a picture: ink on paper, with the quiet zone, one unit a module.
#[must_use]
pub fn svg(address: &str) -> String {
    let rows = rows(address);
    let size = rows.len() + 2 * QUIET;
    let mut path = String::new();
    for (y, row) in rows.iter().enumerate() {
        for (x, module) in row.chars().enumerate() {
            if module == '1' {
                let (x, y) = (x + QUIET, y + QUIET);
                path.push_str(&format!("M{x} {y}h1v1h-1z"));
            }
        }
    }
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {size} {size}\" shape-rendering=\"crispEdges\">\
         <path fill=\"#F6F0E4\" d=\"M0 0h{size}v{size}h-{size}z\"/><path fill=\"#22252B\" d=\"{path}\"/></svg>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_private_address_fits_version_two() {
        for address in [
            "HTTP://192.168.50.1:8080/7KQ4M2",
            "HTTP://192.168.150.101:58080/7KQ4M2",
        ] {
            assert_eq!(rows(address).len(), 25, "{address}");
        }
        let svg = svg("HTTP://192.168.50.1:8080/7KQ4M2");
        assert!(svg.contains("viewBox=\"0 0 33 33\""), "{svg}");
    }

    #[test]
    fn codes_are_of_the_alphabet_and_tokens_of_128_bits() {
        let code = draw(6).unwrap();
        assert_eq!(code.len(), 6);
        assert!(code.bytes().all(|byte| ALPHABET.contains(&byte)), "{code}");
        assert_eq!(typed(" 7kq-4m2 "), "7KQ4M2");
        let (one, other) = (token().unwrap(), token().unwrap());
        assert_eq!(one.len(), 32);
        assert_ne!(one, other);
        assert!(same("7KQ4M2", "7KQ4M2") && !same("7KQ4M2", "7KQ4M3") && !same("", ""));
    }
}
