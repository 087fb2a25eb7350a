//! How wide a text is at most, without a font at hand.
//!
//! The picture carries no font, so that whatever sans-serif the viewer has is used. The widths are those of `DejaVu Sans`, the widest face
//! that is common: a text that fits by them fits in Arial, Helvetica, Segoe UI and Noto Sans as well.

/// Widths of the characters from space to tilde, in hundredths of the size.
const PLAIN: [u8; 95] = [
    32, 41, 46, 84, 64, 96, 78, 28, 40, 40, 50, 84, 32, 37, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64,
    64, 64, 34, 34, 84, 84, 84, 54, 100, 69, 69, 70, 78, 64, 58, 78, 76, 30, 30, 66, 56, 87, 75,
    79, 61, 79, 70, 64, 62, 74, 69, 99, 69, 62, 69, 40, 34, 40, 84, 50, 50, 62, 64, 55, 64, 62, 36,
    64, 64, 28, 28, 58, 28, 98, 64, 62, 64, 64, 42, 53, 40, 64, 60, 82, 60, 60, 53, 64, 34, 64, 84,
];

/// What a bold character is wider by at most, in hundredths of the size; the mean is half of it.
const BOLDER: u32 = 9;

/// How a text is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Face {
    /// In pixels.
    pub(super) size: f32,
    pub(super) bold: bool,
}

/// The width of a text in pixels, rather too much than too little.
pub(super) fn width(text: &str, face: Face) -> f32 {
    let hundredths: u32 = text
        .chars()
        .map(|c| of(c) + if face.bold { BOLDER } else { 0 })
        .sum();
    hundredths as f32 * face.size / 100.0
}

fn of(c: char) -> u32 {
    let code = c as u32;
    if let Some(&width) = code.checked_sub(32).and_then(|at| PLAIN.get(at as usize)) {
        return u32::from(width);
    }
    match c {
        '‘' | '’' | '·' | '‚' => 34,
        '“' | '”' | '–' | '„' => 58,
        '…' | '—' => 100,
        '\u{300}'..='\u{36f}' => 0,
        // Latin with marks is about as wide as without; capitals are told by their case.
        '\u{a0}'..='\u{24f}' if c.is_lowercase() => 82,
        '\u{a0}'..='\u{24f}' => 101,
        _ if code < 0x1100 => 120,
        _ if code < 0x1_0000 => 105,
        _ => 130,
    }
}

/// A text in lines that fit; a word that is too wide for a line is broken.
pub(super) fn wrap(text: &str, face: Face, room: f32) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let mut word = word.to_owned();
        loop {
            let last = lines.last().map_or("", String::as_str);
            let joined = if last.is_empty() {
                word.clone()
            } else {
                format!("{last} {word}")
            };
            if width(&joined, face) <= room {
                if let Some(last) = lines.last_mut() {
                    *last = joined;
                }
                break;
            }
            if last.is_empty() {
                let (head, tail) = broken(&word, face, room);
                if let Some(last) = lines.last_mut() {
                    *last = head;
                }
                word = tail;
                if word.is_empty() {
                    break;
                }
            }
            lines.push(String::new());
        }
    }
    lines
}

/// As much of a word as fits, but at least one character, and the rest.
fn broken(word: &str, face: Face, room: f32) -> (String, String) {
    let mut head = String::new();
    let mut rest = word.chars();
    for c in rest.by_ref() {
        head.push(c);
        if width(&head, face) > room && head.chars().count() > 1 {
            head.pop();
            let tail: String = std::iter::once(c).chain(rest).collect();
            return (head, tail);
        }
    }
    (head, String::new())
}

/// A text that fits in one line, cut between two words with an ellipsis if it has to be; empty if not even a few letters fit.
pub(super) fn cut(text: &str, face: Face, room: f32) -> String {
    if width(text, face) <= room {
        return text.to_owned();
    }
    let mut kept: Vec<char> = text.chars().collect();
    while kept.len() > 3 {
        kept.pop();
        let so_far: String = kept.iter().collect();
        let shown = format!(
            "{}…",
            so_far.trim_end_matches([' ', ',', ';', ':', '.', '‘', '“'])
        );
        if width(&shown, face) <= room {
            return shown;
        }
    }
    String::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FACE: Face = Face {
        size: 10.0,
        bold: false,
    };

    #[test]
    fn lines_fit_and_lose_nothing() {
        let text = "Eight ticks by ten past seven, and Donaudampfschifffahrtsgesellschaft §∑漢字";
        for room in [30.0, 80.0, 200.0, 2000.0] {
            let lines = wrap(text, FACE, room);
            for line in &lines {
                assert!(width(line, FACE) <= room, "{line} in {room}");
            }
            let letters = |s: &str| s.replace(' ', "");
            assert_eq!(letters(&lines.concat()), letters(text));
        }
        assert_eq!(wrap("one two", FACE, 2000.0), ["one two"]);
    }

    #[test]
    fn cuts_fit() {
        for room in [0.0, 20.0, 50.0, 100.0] {
            let shown = cut("Recall all eight by number", FACE, room);
            assert!(width(&shown, FACE) <= room, "{shown}");
            assert!(shown.is_empty() || shown.ends_with('…'));
        }
        assert_eq!(cut("short", FACE, 100.0), "short");
    }

    #[test]
    fn wide_characters_are_wide() {
        assert!(width("漢", FACE) > width("a", FACE));
        assert!(width("Щ", FACE) > 10.9);
        let bold = Face { bold: true, ..FACE };
        assert!(width("m", bold) > width("m", FACE));
    }
}
