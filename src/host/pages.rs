//! The pages: compressed once, with a policy that lets in nothing but what they are made of.

use std::io::Write;

use flate2::{Compression, write::GzEncoder};
use sha2::{Digest, Sha256};

/// A page, ready to be sent.
#[derive(Debug, Clone)]
pub(super) struct Page {
    /// As it is.
    pub(super) plain: &'static [u8],
    /// Compressed.
    pub(super) gzip: Vec<u8>,
    /// What it may load, but for the address of its socket.
    policy: String,
}

/// All pages.
#[derive(Debug, Clone)]
pub(super) struct Pages {
    /// For seats.
    pub(super) phone: Page,
    /// For facilitators.
    pub(super) console: Page,
    /// For the wall.
    pub(super) wall: Page,
}

impl Pages {
    /// The pages that are built in.
    #[must_use]
    pub(super) fn new() -> Self {
        Self {
            phone: Page::new(include_bytes!("../../assets/phone/phone.html")),
            console: Page::new(include_bytes!("../../assets/phone/console.html")),
            wall: Page::new(include_bytes!("../../assets/phone/wall.html")),
        }
    }
}

impl Default for Pages {
    fn default() -> Self {
        Self::new()
    }
}

impl Page {
    fn new(plain: &'static [u8]) -> Self {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        // Writing into memory cannot fail.
        let gzip = gzip.write_all(plain).and_then(|()| gzip.finish());
        let text = String::from_utf8_lossy(plain);
        Self {
            plain,
            gzip: gzip.unwrap_or_default(),
            policy: format!(
                "default-src 'none'; script-src {}; style-src {}; img-src 'self' data:; base-uri 'none'; form-action 'none'; \
                 frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
                hashes(&text, "script"),
                hashes(&text, "style"),
            ),
        }
    }

    /// Its policy under an address, which is the `Host` that was asked for.
    #[must_use]
    pub(super) fn policy(&self, host: &str) -> String {
        // Older browsers do not take a socket for the page's own origin.
        format!("{}; connect-src 'self' ws://{host}", self.policy)
    }
}

/// The hashes of all elements of a kind, as a policy names them.
fn hashes(page: &str, element: &str) -> String {
    let (open, close) = (format!("<{element}"), format!("</{element}>"));
    let mut rest = page;
    let mut found = Vec::new();
    while let Some(at) = rest.find(&open) {
        rest = &rest[at + open.len()..];
        let Some(begin) = rest.find('>') else { break };
        let Some(end) = rest.find(&close).filter(|end| *end > begin) else {
            break;
        };
        let hash = Sha256::digest(&rest.as_bytes()[begin + 1..end]);
        found.push(format!("'sha256-{}'", base64(&hash)));
        rest = &rest[end..];
    }
    if found.is_empty() {
        "'none'".to_owned()
    } else {
        found.join(" ")
    }
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let byte = |at: usize| u32::from(three.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * place)) as usize & 63];
            text.push(if place > three.len() {
                '='
            } else {
                char::from(letter)
            });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn policies_name_what_a_page_is_made_of() {
        // The empty text's hash is known from every table of SHA-256.
        let page = "<style></style><script type=\"module\">alert(1)</script>";
        assert_eq!(
            hashes(page, "style"),
            "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
        );
        assert_eq!(
            hashes(page, "script"),
            "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"
        );
        assert_eq!(hashes("", "script"), "'none'");
    }

    #[test]
    fn a_first_visit_is_at_most_60_kb() {
        for page in [Pages::new().phone, Pages::new().console, Pages::new().wall] {
            assert!(page.gzip.len() <= 60_000, "{}", page.gzip.len());
            assert!(page.gzip.len() > 100);
        }
    }
}
