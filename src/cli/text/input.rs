//! What the player writes.

use std::io::{BufRead, Read};

use crate::session::ResponseView;

/// One line of what the player writes.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Input {
    /// A response, by its id.
    Choice(String),
    /// `?`
    Help,
    /// `s`
    Team,
    /// `m`
    Meters,
    /// `i`
    Ideas,
    /// `u`
    Undo,
    /// `skip`
    Skip,
    /// `crises 6` or `crises all`
    Length(Option<u16>),
    /// `hold` or `hold off`
    HoldOff(bool),
    /// `q`
    Quit,
    /// An empty line.
    Nothing,
    /// A line that begins with `#`.
    Comment,
    /// Anything else.
    Unknown(String),
}

impl Input {
    /// Reads a line. A response's id goes before a key of the same letter.
    pub(super) fn read(line: &str, responses: &[ResponseView]) -> Self {
        let said = line.trim();
        let lower = said.to_lowercase();
        if let Some(response) = responses.iter().find(|r| r.id == lower) {
            return Self::Choice(response.id.clone());
        }
        let number = lower.trim_end_matches(['.', ')']).parse::<usize>().ok();
        let numbered = number.and_then(|n| responses.get(n.checked_sub(1)?));
        if let Some(response) = numbered {
            return Self::Choice(response.id.clone());
        }
        match &*lower {
            "" => Self::Nothing,
            "?" | "h" | "help" => Self::Help,
            "s" | "team" => Self::Team,
            "m" | "meters" => Self::Meters,
            "i" | "ideas" => Self::Ideas,
            "u" | "undo" => Self::Undo,
            "skip" => Self::Skip,
            "crises all" => Self::Length(None),
            "hold" => Self::HoldOff(true),
            "hold no" => Self::HoldOff(false),
            "q" | "quit" | "exit" => Self::Quit,
            _ if said.starts_with('#') => Self::Comment,
            _ => length(&lower).map_or_else(
                || Self::Unknown(said.chars().take(60).collect()),
                |crises| Self::Length(Some(crises)),
            ),
        }
    }
}

/// The number of crises in `crises 6`.
fn length(said: &str) -> Option<u16> {
    let number = said.strip_prefix("crises ")?;
    number.trim().parse().ok().filter(|&crises| crises > 0)
}

/// More bytes than any answer has: a line without an end does not fill the memory.
const LONGEST: u64 = 1 << 16;

/// Lines with their numbers, from 1. What is not UTF-8 is no reason to stop.
pub(super) struct Lines<R> {
    from: R,
    number: usize,
}

impl<R: BufRead> Lines<R> {
    pub(super) const fn new(from: R) -> Self {
        Self { from, number: 0 }
    }

    /// The next line; nothing at the end. Of one that is too long for any answer, the beginning behind an ellipsis, which is no answer.
    pub(super) fn next(&mut self) -> Option<(usize, String)> {
        let mut bytes = Vec::new();
        let mut from = (&mut self.from).take(LONGEST);
        // A terminal that was closed is an end like any other.
        if from.read_until(b'\n', &mut bytes).unwrap_or(0) == 0 {
            return None;
        }
        self.number += 1;
        if bytes.len() as u64 == LONGEST && !bytes.ends_with(b"\n") {
            let begins = String::from_utf8_lossy(bytes.get(..40).unwrap_or_default()).into_owned();
            return Some((self.number, format!("\u{2026}{begins}")));
        }
        let text = String::from_utf8_lossy(&bytes);
        let text = text.trim_start_matches('\u{feff}').to_owned();
        Some((self.number, text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn responses() -> Vec<ResponseView> {
        ["split", "q"]
            .map(|id| ResponseView {
                id: id.to_owned(),
                text: String::new(),
            })
            .to_vec()
    }

    #[test]
    fn numbers_ids_and_keys_are_told_apart() {
        let read = |line| Input::read(line, &responses());
        assert_eq!(read(" Split \r\n"), Input::Choice("split".to_owned()));
        assert_eq!(read("2."), Input::Choice("q".to_owned()));
        assert_eq!(read("q"), Input::Choice("q".to_owned()));
        assert_eq!(read("quit"), Input::Quit);
        assert_eq!(read("?"), Input::Help);
        assert_eq!(read("u"), Input::Undo);
        assert_eq!(read("Skip"), Input::Skip);
        assert_eq!(read("crises 6"), Input::Length(Some(6)));
        assert_eq!(read("crises all"), Input::Length(None));
        assert_eq!(read("hold"), Input::HoldOff(true));
        assert_eq!(read("hold no"), Input::HoldOff(false));
        assert_eq!(read(""), Input::Nothing);
        assert_eq!(read("# a remark"), Input::Comment);
        for line in [
            "crises",
            "crises 0",
            "crises 70000",
            "0",
            "3",
            "-1",
            "18446744073709551617",
            "splits",
            "1 2",
        ] {
            assert_eq!(read(line), Input::Unknown(line.to_owned()));
        }
    }

    #[test]
    fn lines_are_numbered_and_bytes_do_not_stop_them() {
        let mut lines = Lines::new(&b"a\n\xff\xfe\n"[..]);
        assert_eq!(lines.next(), Some((1, "a\n".to_owned())));
        assert_eq!(lines.next().unwrap().0, 2);
        assert_eq!(lines.next(), None);
    }

    #[test]
    fn a_line_without_an_end_is_no_answer_and_no_remark() {
        for byte in *b"#1\0 " {
            let mut lines = Lines::new(std::io::BufReader::new(std::io::repeat(byte)));
            let (number, line) = lines.next().unwrap();
            assert_eq!(number, 1);
            assert!(
                matches!(Input::read(&line, &responses()), Input::Unknown(_)),
                "{line}"
            );
        }
    }
}
