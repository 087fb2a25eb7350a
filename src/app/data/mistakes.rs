//! The mistakes of a file as a page shows them: where, what is wrong, the line itself, and what to write instead.

use std::ops::Range;

use crate::content::LoadError;
use crate::content::diagnostic::Diagnostic;
use crate::content::report::Lines;

/// Characters of a line that are shown before and after the place.
const AROUND: usize = 60;
/// Characters that are marked at most.
const MARKED: usize = 48;

/// Everything that is wrong with one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistakes {
    /// The file.
    pub file: String,
    /// What is wrong as a whole, in a sentence.
    pub what: String,
    /// What to do about it as a whole.
    pub help: String,
    /// The mistakes in it, in the order in which they stand; none if the file cannot be read at all.
    pub places: Vec<Place>,
}

/// One mistake.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
    /// What is wrong.
    pub message: String,
    /// What to write instead; may be empty.
    pub help: String,
    /// The line itself: what stands before the place, at it, and after it.
    pub source: [String; 3],
}

impl Mistakes {
    /// What is wrong with a file that could not be loaded.
    #[must_use]
    pub fn of(error: &LoadError) -> Self {
        match error {
            LoadError::Broken { file, diagnostics } => {
                let lines = Lines::new(&file.text);
                let mut sorted: Vec<&Diagnostic> = diagnostics.iter().collect();
                sorted.sort_by_key(|problem| problem.span.start);
                let places: Vec<Place> = sorted
                    .into_iter()
                    .map(|problem| place(&file.text, &lines, problem))
                    .collect();
                Self {
                    file: file.name.clone(),
                    what: match places.len() {
                        1 => "The file has one mistake.".to_owned(),
                        n => format!("The file has {n} mistakes."),
                    },
                    help: "Mend the file and save it; the list is brought up to date by itself."
                        .to_owned(),
                    places,
                }
            }
            LoadError::Read { path, source } => Self::unread(
                &path.display().to_string(),
                &format!("The file cannot be read: {source}."),
                "Look at the file’s permissions, and whether its disk is there.",
            ),
            LoadError::Unfit { path, what, help } => Self::unread(
                &path.display().to_string(),
                &format!("{}.", sentence(what)),
                &format!("{}.", sentence(help)),
            ),
            LoadError::Unknown { name, known, .. } => Self::unread(
                name,
                &format!("{}.", sentence(&error.to_string())),
                &format!("Known are: {}.", known.join(", ")),
            ),
        }
    }

    /// Something that cannot be read at all.
    #[must_use]
    pub fn unread(file: &str, what: &str, help: &str) -> Self {
        Self {
            file: file.to_owned(),
            what: what.to_owned(),
            help: help.to_owned(),
            places: Vec::new(),
        }
    }

    /// The first mistake with its line; what is wrong as a whole, if there is none.
    #[must_use]
    pub fn first(&self) -> String {
        match self.places.first() {
            Some(place) => format!("Line {}: {}.", place.line, sentence(&place.message)),
            None => self.what.clone(),
        }
    }

    /// All of it as a text, with the first mistake.
    #[must_use]
    pub fn explained(&self) -> String {
        let first = if self.places.is_empty() {
            String::new()
        } else {
            format!(" {}", self.first())
        };
        format!("{}\n\n{}{first}\n\n{}", self.file, self.what, self.help)
    }
}

fn place(text: &str, lines: &Lines<'_>, problem: &Diagnostic) -> Place {
    let at = lines.position(problem.span.start);
    Place {
        line: at.line,
        column: at.column,
        message: problem.message.clone(),
        help: problem.help.clone().unwrap_or_default(),
        source: cut(text, &problem.span),
    }
}

/// The line of a span in three parts, none of them longer than one wants to read.
fn cut(text: &str, span: &Range<usize>) -> [String; 3] {
    let start = text.floor_char_boundary(span.start);
    let (head, tail) = text.split_at(start);
    let before = head.rsplit('\n').next().unwrap_or_default();
    let rest = tail.split('\n').next().unwrap_or_default();
    let rest = rest.trim_end_matches('\r');
    let length = text
        .ceil_char_boundary(span.end.max(start))
        .saturating_sub(start)
        .min(rest.len());
    let (marked, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
    let before = before.trim_start_matches('\u{feff}').trim_start();
    let skipped = before.chars().count().saturating_sub(AROUND);
    let before: String = if skipped > 0 {
        let end: String = before.chars().skip(skipped).collect();
        format!("… {end}")
    } else {
        before.to_owned()
    };
    [before, short(marked, MARKED), short(after, AROUND)]
}

fn short(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((at, _)) => format!("{} …", text.get(..at).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// With a capital at the beginning and without a full stop at the end.
pub(crate) fn sentence(text: &str) -> String {
    let text = text.trim_end_matches('.');
    let mut letters = text.chars();
    match letters.next() {
        // Code is left as it is written.
        Some(first) if first.is_lowercase() => {
            first.to_uppercase().collect::<String>() + letters.as_str()
        }
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_cut_around_its_place_and_never_inside_a_letter() {
        let text = "(\n    name: \"Inês Duarte\",\r\n    next: 1,\n)";
        let at = text.find("\"Inês").unwrap();
        let [before, marked, after] = cut(text, &(at..at + 14));
        assert_eq!(
            (before.as_str(), marked.as_str(), after.as_str()),
            ("name: ", "\"Inês Duarte\"", ",")
        );
        let long = format!("a: \"{}\", ß: 1", "é".repeat(300));
        for start in 0..long.len() {
            let [before, marked, after] = cut(&long, &(start..start + 100));
            assert!(before.chars().count() <= AROUND + 2);
            assert!(marked.chars().count() <= MARKED + 2);
            assert!(after.chars().count() <= AROUND + 2);
        }
        assert_eq!(cut("", &(0..9)), [""; 3].map(String::from));
    }
}
