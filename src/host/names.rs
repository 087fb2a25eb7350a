//! Names that people give themselves: text, and nothing else.

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// A name has no more characters, as people count them.
const LONGEST: usize = 24;
/// A character of people can be built of any number of marks.
const BYTES: usize = 200;

/// A name as it is kept: composed (NFC), with single blanks. Nothing if it is empty, too long, or not only text.
#[must_use]
pub(super) fn name(typed: &str) -> Option<String> {
    if typed.len() > 4 * BYTES {
        return None;
    }
    let composed: String = typed.nfc().collect();
    let name = composed.split_whitespace().collect::<Vec<_>>().join(" ");
    // Marks that turn the direction of what follows, or cannot be seen, make one name look like another.
    let hidden = |c: char| {
        c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
                && c != '\u{200d}'
    };
    let fits = !name.is_empty()
        && name.len() <= BYTES
        && name.graphemes(true).count() <= LONGEST
        && !name.chars().any(hidden);
    fits.then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_text_of_24_characters_as_people_count_them() {
        assert_eq!(name("  Ana   Maria ").as_deref(), Some("Ana Maria"));
        assert_eq!(name("Ine\u{302}s").as_deref(), Some("In\u{ea}s"));
        let family = "👩‍👩‍👧".repeat(8);
        assert!(
            name(&family).is_some(),
            "eight graphemes, however many bytes"
        );
        assert_eq!(name(&"x".repeat(25)), None);
        assert!(name(&"x".repeat(24)).is_some());
        for bad in ["", "  ", "a\u{202e}b", "a\u{0}b", "a\u{200b}b"] {
            assert_eq!(name(bad), None, "{bad:?}");
        }
        assert_eq!(
            name("<b>Ana</b>").as_deref(),
            Some("<b>Ana</b>"),
            "text only: pages never read it as anything else"
        );
    }
}
