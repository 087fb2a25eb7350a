//! Which characters steer a terminal, a page or a line of text, and what is shown in their place.
//!
//! Scenarios, saves and names of files are written by strangers. A title may hold an escape sequence that clears the screen, or a mark that turns
//! the rest of the line round (Boucher and Anderson, Trojan Source, 2021).

/// What is shown for a character that may not be shown.
pub const REPLACED: char = '\u{fffd}';

/// Whether a character turns the text around it: embeddings, overrides and isolates (Unicode Standard Annex 9, section 2).
#[must_use]
pub const fn turns_text(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether a character is one of the three marks of direction that right-to-left texts are typed with. They turn nothing but their neighbours.
#[must_use]
pub const fn marks_direction(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}')
}

/// Whether a character is no character of text: a control other than line feed and tab, or a code point that Unicode keeps free for ever.
#[must_use]
pub const fn is_no_text(c: char) -> bool {
    let code = c as u32;
    let control = (code < 0x20 && code != 0x09 && code != 0x0a) || matches!(code, 0x7f..=0x9f);
    let never = matches!(code, 0xfdd0..=0xfdef) || code & 0xfffe == 0xfffe;
    control || never
}

/// What a page or picture shows of a character; nothing for what only turns text.
#[must_use]
pub const fn on_page(c: char) -> Option<char> {
    match c {
        _ if turns_text(c) => None,
        _ if is_no_text(c) => Some(REPLACED),
        _ => Some(c),
    }
}

/// What a terminal shows of a character; nothing for what turns text, and for a carriage return.
#[must_use]
pub const fn in_terminal(c: char) -> Option<char> {
    match c {
        '\r' => None,
        _ if marks_direction(c) => None,
        _ => on_page(c),
    }
}

/// A text for a terminal.
#[must_use]
pub fn terminal(text: &str) -> String {
    text.chars().filter_map(in_terminal).collect()
}

/// A text for one line of a terminal.
#[must_use]
pub fn line(text: &str) -> String {
    terminal(text).replace(['\n', '\t'], " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_steers_is_left() {
        let steering = "\u{1b}[2J\u{7}\u{9b}31m\u{7f}\u{202e}\u{2066}\u{200f}\u{fffe}\u{10ffff}\r";
        let text = terminal(&format!("a{steering}b"));
        assert_eq!(text, "a�[2J��31m���b");
        assert_eq!(line("one\ntwo\tthree"), "one two three");
    }

    #[test]
    fn what_people_write_stays() {
        let text = "Łódź, 漢字, שלום, 👩\u{200d}🚒, “quoted”\n\tand on";
        assert_eq!(terminal(text), text);
        assert_eq!(on_page('\u{200f}'), Some('\u{200f}'));
    }
}
