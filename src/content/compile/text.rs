//! Texts, ids and numbers: that they are there, spelled as they must be, and within their range.

use super::Compiler;
use crate::content::finding::{At, nearest};

/// The names in braces in a text, each with its byte position: `{ines}` and `{ines.full}` give `ines` and `ines.full`. Two braces `{{` stand for one.
fn braces(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        loop {
            let open = rest + text.get(rest..)?.find('{')?;
            if text[open + 1..].starts_with('{') {
                rest = open + 2;
                continue;
            }
            let name = &text[open + 1..];
            let Some(close) = name.find('}') else {
                rest = text.len();
                return Some((open, name));
            };
            rest = open + 1 + close + 1;
            return Some((open, &name[..close]));
        }
    })
}

impl Compiler<'_> {
    /// A text that must be there.
    pub(super) fn text(&mut self, text: &str, at: &At<'_>) {
        if text.trim().is_empty() {
            self.error(
                "empty-text",
                at,
                "there is no text here, and players would see nothing",
            )
            .help = Some("write the text between the quotes".to_owned());
        }
        self.optional_text(text, at);
    }

    /// A text that may be empty.
    pub(super) fn optional_text(&mut self, text: &str, at: &At<'_>) {
        if !text.contains('{') {
            return;
        }
        for (_, name) in braces(text) {
            let (id, form) = name.split_once('.').unwrap_or((name, "short"));
            if self.names.members.contains_key(id) && matches!(form, "short" | "full" | "job") {
                continue;
            }
            if !self.helps() {
                self.error(
                    "unknown-name-in-text",
                    at,
                    "this text names an unknown member",
                );
                continue;
            }
            let mut known: Vec<&str> = self.names.members.keys().copied().collect();
            known.sort_unstable();
            let help = if self.names.members.contains_key(id) {
                format!("write {{{id}}}, {{{id}.full}} or {{{id}.job}}")
            } else {
                match nearest(id, known.iter().copied()) {
                    Some(near) => {
                        format!("did you mean {{{near}}}? (Two braces {{{{ stand for one.)")
                    }
                    None => format!(
                        "members are: {}; two braces {{{{ stand for one",
                        known.join(", ")
                    ),
                }
            };
            self.error(
                "unknown-name-in-text",
                at,
                if self.names.members.contains_key(id) {
                    format!("this text asks for {{{name}}}, but a member has no {form}")
                } else {
                    format!("this text names {{{name}}}, but there is no such member")
                },
            )
            .help = Some(help);
            if let Some(finding) = self.findings.last_mut() {
                finding.part = Some(format!("{{{name}}}"));
            }
        }
    }

    pub(super) fn id(&mut self, id: &str, at: &At<'_>) {
        if id.is_empty() {
            self.error("empty-id", at, "this id is empty").help =
                Some("write a short name in lower-case letters, digits and hyphens, such as \"pager-storm\"".to_owned());
            return;
        }
        let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if id.chars().all(fits) {
            return;
        }
        let mended: String = id
            .to_lowercase()
            .chars()
            .map(|c| if fits(c) { c } else { '-' })
            .collect::<String>()
            .split('-')
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join("-");
        self.error(
            "bad-id",
            at,
            format!("the id \"{id}\" has characters that an id cannot have"),
        )
        .help = Some(format!(
            "use lower-case letters, digits and hyphens{}",
            if mended.is_empty() {
                String::new()
            } else {
                format!(", such as \"{mended}\"")
            }
        ));
    }

    /// A whole number within a range; what comes back is always within it.
    pub(super) fn range(
        &mut self,
        number: i64,
        least: i64,
        most: i64,
        what: &str,
        at: &At<'_>,
    ) -> i64 {
        if !(least..=most).contains(&number) {
            self.error(
                "out-of-range",
                at,
                format!("{what} is {number}, but must be from {least} to {most}"),
            )
            .help = Some(format!("write {}", number.clamp(least, most)));
        }
        number.clamp(least, most)
    }

    /// 0 to 100 whole points, in thousandths.
    pub(super) fn level(&mut self, points: i32, what: &str, at: &At<'_>) -> i32 {
        self.range(i64::from(points), 0, 100, what, at) as i32 * crate::engine::ONE
    }

    /// −100 to 100 whole points, in thousandths.
    pub(super) fn change(&mut self, points: i32, what: &str, at: &At<'_>) -> i32 {
        self.range(i64::from(points), -100, 100, what, at) as i32 * crate::engine::ONE
    }
}

#[cfg(test)]
mod tests {
    use super::braces;

    #[test]
    fn braces_are_found_and_doubled_ones_are_not() {
        let found: Vec<_> = braces("{ines} and {tom.full}, {{not}} {open")
            .map(|(_, name)| name)
            .collect();
        assert_eq!(found, ["ines", "tom.full", "open"]);
    }
}
