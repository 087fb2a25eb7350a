//! Numbers and escapes: what the characters of a token amount to.

use std::ops::Range;

use super::messages;
use super::tree::Kind;
use crate::content::diagnostic::Problems;

/// The value of a number as written, [`Kind::Missing`] if it is none.
pub(super) fn number(written: &str, span: Range<usize>, problems: &mut Problems) -> Kind {
    let problem = match integer_digits(written) {
        Some(digits) => match integer(written, digits) {
            Some(value) => return Kind::Int(value),
            None => messages::number_too_large(span),
        },
        None if is_decimal(written) => return Kind::Decimal(written.to_owned()),
        None => messages::bad_number(span, written),
    };
    problems.push(problem);
    Kind::Missing
}

/// The base and the digits, underscores and all, of what is written as a whole number.
fn integer_digits(written: &str) -> Option<(u32, &str)> {
    let unsigned = written.strip_prefix(['+', '-']).unwrap_or(written);
    let (base, digits) = match unsigned.get(..2) {
        Some("0x") => (16, &unsigned[2..]),
        Some("0o") => (8, &unsigned[2..]),
        Some("0b") => (2, &unsigned[2..]),
        _ => (10, unsigned),
    };
    let digits = ["8", "16", "32", "64", "128"]
        .iter()
        .find_map(|bits| digits.strip_suffix(bits)?.strip_suffix(['i', 'u']))
        .unwrap_or(digits);
    let valid = !digits.starts_with('_')
        && !digits.is_empty()
        && digits.chars().all(|c| c == '_' || c.is_digit(base));
    valid.then_some((base, digits))
}

fn integer(written: &str, (base, digits): (u32, &str)) -> Option<i64> {
    let negative = written.starts_with('-');
    let mut value = 0_i64;
    for digit in digits.chars().filter_map(|c| c.to_digit(base)) {
        let digit = i64::from(digit);
        value = value.checked_mul(i64::from(base))?;
        value = if negative {
            value.checked_sub(digit)?
        } else {
            value.checked_add(digit)?
        };
    }
    Some(value)
}

fn is_decimal(written: &str) -> bool {
    let unsigned = written.strip_prefix(['+', '-']).unwrap_or(written);
    let unsigned = ["f32", "f64"]
        .iter()
        .find_map(|suffix| unsigned.strip_suffix(suffix))
        .unwrap_or(unsigned);
    matches!(unsigned, "inf" | "NaN")
        || (unsigned.starts_with(|c: char| c.is_ascii_digit() || c == '.')
            && unsigned
                .chars()
                .all(|c| c.is_ascii_digit() || "eE.+-_".contains(c))
            && unsigned.replace('_', "").parse::<f64>().is_ok())
}

/// The text that `inside`, which starts at `offset` in the file, stands for; escapes it gets wrong are kept as written.
pub(super) fn unescape(inside: &str, offset: usize, problems: &mut Problems) -> String {
    let mut value = String::with_capacity(inside.len());
    let mut rest = inside;
    while let Some(at) = rest.find('\\') {
        value.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(after) = continuation(rest) {
            rest = after;
            continue;
        }
        let length = match escape(rest) {
            Some((Escaped::Char(c), length)) => {
                value.push(c);
                length
            }
            Some((Escaped::Bytes(bytes), length)) => {
                value.push_str(&bytes);
                length
            }
            None => {
                let start = offset + inside.len() - rest.len();
                let length = 1 + rest[1..].chars().next().map_or(0, char::len_utf8);
                problems.push(messages::bad_escape(start..start + length, &rest[..length]));
                value.push_str(&rest[..length]);
                length
            }
        };
        rest = &rest[length..];
    }
    value.push_str(rest);
    value
}

enum Escaped {
    Char(char),
    /// Several `\x` escapes that make up one character of UTF-8 between them.
    Bytes(String),
}

/// What comes after a backslash at a line's end and the space that follows it, if `text` starts with such a one.
fn continuation(text: &str) -> Option<&str> {
    let rest = text.strip_prefix('\\')?;
    let rest = rest
        .strip_prefix("\r\n")
        .or_else(|| rest.strip_prefix('\n'))?;
    Some(rest.trim_start_matches([' ', '\t', '\r', '\n']))
}

/// The character that the escape at the start of `text` stands for, and how long the escape is.
fn escape(text: &str) -> Option<(Escaped, usize)> {
    let simple = match text.as_bytes().get(1)? {
        b'\'' => '\'',
        b'"' => '"',
        b'\\' => '\\',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'0' => '\0',
        b'x' => return byte_escapes(text),
        b'u' => return unicode_escape(text).map(|(c, length)| (Escaped::Char(c), length)),
        _ => return None,
    };
    Some((Escaped::Char(simple), 2))
}

fn byte_escapes(text: &str) -> Option<(Escaped, usize)> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some(digits) = rest.strip_prefix("\\x").and_then(|digits| digits.get(..2)) {
        if !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        bytes.push(u8::from_str_radix(digits, 16).ok()?);
        rest = rest.get(4..)?;
        if let Ok(text) = std::str::from_utf8(&bytes) {
            return Some((Escaped::Bytes(text.to_owned()), bytes.len() * 4));
        }
        if bytes.len() == 4 {
            return None;
        }
    }
    None
}

fn unicode_escape(text: &str) -> Option<(char, usize)> {
    let digits = text.strip_prefix("\\u{")?;
    // No more than six digits: what comes later in a long text is not looked at.
    let length = digits.bytes().take(7).position(|byte| byte == b'}')?;
    let digits = digits.get(..length)?;
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    let c = char::from_u32(u32::from_str_radix(digits, 16).ok()?)?;
    Some((c, digits.len() + 4))
}

/// The character of a literal such as `'a'` or `'\n'` at the start of `text`, and how long the literal is.
pub(super) fn char_literal(text: &str) -> Option<(char, usize)> {
    let inside = text.strip_prefix('\'')?;
    let (c, length) = if inside.starts_with('\\') {
        match escape(inside)? {
            (Escaped::Char(c), length) => (c, length),
            (Escaped::Bytes(bytes), 4) => (bytes.chars().next()?, 4),
            (Escaped::Bytes(_), _) => return None,
        }
    } else {
        let c = inside.chars().next()?;
        (c, c.len_utf8())
    };
    inside
        .get(length..)?
        .starts_with('\'')
        .then_some((c, length + 2))
}
