//! Names that people give themselves: text, and nothing else.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use crate::session::live::MOST_NAMES;

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

/// A name list that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadList {
    /// A line that is no name.
    #[error("line {0} is no name: 1 to 24 characters, text only")]
    Line(usize),
    /// Two of the same name: nobody could tell whose it is.
    #[error("line {line} has the same name as line {first}: add a letter to one of them")]
    Twice {
        /// The first.
        first: usize,
        /// The second.
        line: usize,
    },
    /// Nothing is in it.
    #[error("there are no names in it: one a line")]
    Empty,
    /// More than a room has seats.
    #[error("it has {0} names; a room has at most {MOST_NAMES}")]
    Long(usize),
}

/// The names of a list, one a line; empty lines are left out.
///
/// # Errors
/// If a line is no name, a name stands there twice, or there are none or too many.
pub fn names_of(text: &str) -> Result<Vec<String>, BadList> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut names: Vec<String> = Vec::new();
    let mut lines: BTreeMap<String, usize> = BTreeMap::new();
    for (number, line) in (1..).zip(text.lines()) {
        if line.trim().is_empty() {
            continue;
        }
        let name = name(line).ok_or(BadList::Line(number))?;
        if let Some(&first) = lines.get(&name.to_lowercase()) {
            let line = number;
            return Err(BadList::Twice { first, line });
        }
        lines.insert(name.to_lowercase(), number);
        names.push(name);
    }
    match names.len() {
        0 => Err(BadList::Empty),
        long if long > MOST_NAMES => Err(BadList::Long(long)),
        _ => Ok(names),
    }
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

    #[test]
    fn a_list_has_one_name_a_line_and_none_twice() {
        let list = "\u{feff}Ana\r\n\r\n  Jiayi  Lin \n";
        assert_eq!(names_of(list).unwrap(), ["Ana", "Jiayi Lin"]);
        assert_eq!(
            names_of("Ana\n\nana"),
            Err(BadList::Twice { first: 1, line: 3 })
        );
        assert_eq!(names_of("Ana\na\u{202e}b"), Err(BadList::Line(2)));
        assert_eq!(names_of(" \n"), Err(BadList::Empty));
        let long = (0..2_501).map(|n| format!("{n}\n")).collect::<String>();
        assert_eq!(names_of(&long), Err(BadList::Long(2_501)));
    }
}
