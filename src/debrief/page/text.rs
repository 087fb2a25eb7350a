//! Texts of a page: our own words and authors' words apart, because each has its own language and direction.

use crate::engine::Hat;

/// One or more pieces in a row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text(pub Vec<Span>);

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Span {
    /// Our own words, in English.
    Ours(String),
    /// Words of the scenario, in its language.
    Author(String),
    /// Stressed.
    Strong(Text),
    /// Set back.
    Soft(Text),
    /// A word of the framework, and what it means.
    Term(String, String),
    /// A hat by its name.
    Hat(Hat),
    /// What follows stands in a line of its own.
    Break,
}

impl Text {
    /// Our own words.
    #[must_use]
    pub fn ours(text: impl Into<String>) -> Self {
        Self::default().and(text)
    }

    /// Words of the scenario.
    #[must_use]
    pub fn author(text: impl Into<String>) -> Self {
        Self::default().says(text)
    }

    /// One of our sentences, in which words of the scenario stand in quotation marks “ ”.
    #[must_use]
    pub fn mixed(sentence: &str) -> Self {
        let mut text = Self::default();
        let mut rest = sentence;
        while let Some((before, from)) = rest.split_once('“') {
            let Some(end) = closing(from) else { break };
            let (quoted, after) = from.split_at(end);
            text = text.and(format!("{before}“")).says(quoted);
            rest = after;
        }
        text.and(rest)
    }

    /// Adds our own words.
    #[must_use]
    pub fn and(self, text: impl Into<String>) -> Self {
        let text = text.into();
        self.with((!text.is_empty()).then_some(Span::Ours(text)))
    }

    /// Adds words of the scenario.
    #[must_use]
    pub fn says(self, text: impl Into<String>) -> Self {
        let text = text.into();
        self.with((!text.is_empty()).then_some(Span::Author(text)))
    }

    /// Adds words of the scenario in quotation marks, and a full stop after them unless they end a sentence themselves.
    #[must_use]
    pub fn quotes_and_stops(self, text: &str) -> Self {
        let stop = if ends_a_sentence(text) { "”" } else { "”." };
        self.and("“").says(text).and(stop)
    }

    /// Adds a stressed text.
    #[must_use]
    pub fn strong(self, text: Self) -> Self {
        self.with(Some(Span::Strong(text)))
    }

    /// Adds a text that is set back.
    #[must_use]
    pub fn soft(self, text: Self) -> Self {
        self.with(Some(Span::Soft(text)))
    }

    /// Adds a word of the framework with what it means.
    #[must_use]
    pub fn term(self, name: &str, about: &str) -> Self {
        self.with(Some(Span::Term(name.to_owned(), about.to_owned())))
    }

    /// Adds a hat.
    #[must_use]
    pub fn hat(self, hat: Hat) -> Self {
        self.with(Some(Span::Hat(hat)))
    }

    /// Adds another text.
    #[must_use]
    pub fn then(mut self, text: Self) -> Self {
        self.0.extend(text.0);
        self
    }

    /// These texts, each in a line of its own.
    #[must_use]
    pub fn lines(texts: impl IntoIterator<Item = Self>) -> Self {
        let mut all = Self::default();
        for text in texts {
            if !all.0.is_empty() {
                all.0.push(Span::Break);
            }
            all = all.then(text);
        }
        all
    }

    fn with(mut self, span: Option<Span>) -> Self {
        self.0.extend(span);
        self
    }

    /// Whether nothing stands in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether all of it is the scenario's.
    #[must_use]
    pub fn is_authors(&self) -> bool {
        !self.is_empty() && self.0.iter().all(|span| matches!(span, Span::Author(_)))
    }

    /// As it reads without any marks.
    #[must_use]
    pub fn plain(&self) -> String {
        let mut all = String::new();
        for span in &self.0 {
            match span {
                Span::Ours(text) | Span::Author(text) => all.push_str(text),
                Span::Strong(text) | Span::Soft(text) => all.push_str(&text.plain()),
                Span::Term(name, _) => all.push_str(name),
                Span::Hat(hat) => all.push_str(crate::content::phrases::hat(*hat).0),
                Span::Break => all.push('\n'),
            }
        }
        all
    }
}

/// Whether a text ends with the stop of a sentence, also within quotation marks of its own.
fn ends_a_sentence(text: &str) -> bool {
    let end = text.trim_end_matches(['”', '’', '"', '\'', '»', ')', '“', '‘']);
    end.ends_with(['.', '!', '?', '…', '。', '！', '？', '؟', '।'])
}

/// Where the quotation mark stands that closes what was just opened. Words of the scenario may hold such marks themselves.
fn closing(text: &str) -> Option<usize> {
    let mut open = 1;
    for (at, c) in text.char_indices() {
        match c {
            '“' => open += 1,
            '”' => open -= 1,
            _ => {}
        }
        if open == 0 {
            return Some(at);
        }
    }
    text.rfind('”')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_words_are_the_authors() {
        let text = Text::mixed("Kept, made in turn 3 (“Der Keller”): “Ich sage “ja” dazu.” So.");
        let spans = [
            Span::Ours("Kept, made in turn 3 (“".to_owned()),
            Span::Author("Der Keller".to_owned()),
            Span::Ours("”): “".to_owned()),
            Span::Author("Ich sage “ja” dazu.".to_owned()),
            Span::Ours("” So.".to_owned()),
        ];
        assert_eq!(text.0, spans);
        for whole in ["", "no marks", "“open", "„Hallo“ sagt “sie”.", "”“"] {
            assert_eq!(Text::mixed(whole).plain(), whole);
        }
    }

    #[test]
    fn one_full_stop_ends_a_sentence() {
        let with = |text| Text::ours("With ").quotes_and_stops(text).plain();
        assert_eq!(with("I stay"), "With “I stay”.");
        assert_eq!(with("I stay."), "With “I stay.”");
        assert_eq!(with("“Do you?”"), "With ““Do you?””");
        assert_eq!(with("(no)"), "With “(no)”.");
    }
}
