//! Texts as cells of CSV that no spreadsheet takes for a formula.

use std::borrow::Cow;

use super::harmless::on_page;

/// What a spreadsheet may begin a formula with, and what looks so much like it that some take it for the same.
const BEGINNINGS: [char; 9] = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '−'];

/// A text as the content of a cell, not yet quoted. An apostrophe, which spreadsheets do not show, goes before what could begin a formula: at
/// the start, behind blanks, and behind a semicolon, tab or line end, where some programs begin a new cell. Numbers stay numbers.
#[must_use]
pub fn cell(text: &str) -> Cow<'_, str> {
    if is_number(text) || !text.contains(suspect) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 2);
    let mut begins = true;
    for c in text.chars() {
        let Some(shown) = on_page(c) else { continue };
        if begins && (BEGINNINGS.contains(&c) || (out.is_empty() && matches!(c, '\t' | '\r'))) {
            out.push('\'');
        }
        begins = match c {
            ';' | '\t' | '\r' | '\n' => true,
            c if c.is_whitespace() || invisible(c) => begins,
            _ => false,
        };
        out.push(if c == '\r' { c } else { shown });
    }
    Cow::Owned(out)
}

fn suspect(c: char) -> bool {
    BEGINNINGS.contains(&c) || matches!(c, '\t' | '\r') || on_page(c) != Some(c)
}

/// Takes no room, so that what follows it looks like the beginning.
const fn invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{61c}' | '\u{ad}' | '\u{feff}')
}

/// Digits with a sign before, a point among and an exponent behind them, as our own columns hold; no words such as `inf`.
fn is_number(text: &str) -> bool {
    text.parse::<f64>().is_ok_and(f64::is_finite)
        && text.bytes().any(|b| b.is_ascii_digit())
        && text
            .bytes()
            .all(|b| matches!(b, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E'))
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn formulas_and_what_looks_like_them_become_text() {
        for text in [
            "=1+1", "+1+1", "-1+1", "@SUM(A1)", "＝1", "＋1", "－1", "＠x", "−x", "-inf", "+nan",
            "-rm", "\t=1", "\r=1",
        ] {
            assert_eq!(
                cell(text),
                format!("'{text}")
                    .replace("\t=", "\t'=")
                    .replace("\r=", "\r'="),
                "{text:?}"
            );
        }
        assert_eq!(cell(" =1"), " '=1");
        assert_eq!(cell("\u{200b}=1"), "\u{200b}'=1");
        assert_eq!(cell("\u{202e}=1"), "'=1");
        assert_eq!(cell("a;=1"), "a;'=1");
        assert_eq!(cell("a\n@b"), "a\n'@b");
    }

    #[test]
    fn numbers_and_words_stay_as_they_are() {
        for text in [
            "",
            "7",
            "-2.500",
            "+3",
            "1e-5",
            "two-basements",
            "Split: 2 + 2",
            "scripted:a,b",
        ] {
            assert_eq!(cell(text), text);
        }
        assert_eq!(cell("a\u{0}\u{ffff}"), "a��");
    }
}
