//! What comes through to a terminal.

use super::*;

/// What comes through of a text that is written in pieces of so many bytes.
fn through(text: &[u8], carries: Carries, piece: usize) -> String {
    let mut to = Vec::new();
    let mut tamed = Tamed::new(&mut to, carries);
    for piece in text.chunks(piece) {
        tamed.write_all(piece).expect("memory takes every byte");
    }
    String::from_utf8(to).expect("it is text")
}

#[test]
fn nothing_steers_the_terminal_however_it_is_cut() {
    let text =
        "a\u{1b}[2J\u{1b}]0;title\u{7}\u{1b}[31mred\u{1b}[0m \u{202e}漢字\u{9b}é\r\n".as_bytes();
    for piece in 1..=text.len() {
        assert_eq!(
            through(text, Carries::Plain, piece),
            "a�[2J�]0;title��[31mred�[0m 漢字�é\n",
            "{piece}"
        );
        assert_eq!(
            through(text, Carries::Colours, piece),
            "a�[2J�]0;title�\u{1b}[31mred\u{1b}[0m 漢字�é\n",
            "{piece}"
        );
    }
}

#[test]
fn json_keeps_everything() {
    let value = "a\u{1b}\u{7f}\u{85}\u{202e}\u{200f}\u{fffe}\u{10ffff}\r\nb漢";
    let text = serde_json::to_string(value).expect("it is text");
    for piece in [1, 2, 3, 100] {
        let shown = through(text.as_bytes(), Carries::Json, piece);
        assert!(shown.chars().all(|c| in_terminal(c) == Some(c)), "{shown}");
        let back: String = serde_json::from_str(&shown).expect("it is JSON");
        assert_eq!(back, value);
    }
}

#[test]
fn bytes_that_are_no_text_are_marked() {
    for piece in [1, 2, 5] {
        assert_eq!(through(b"a\xffb\xe6\xbcc", Carries::Plain, piece), "a�b�c");
    }
}
