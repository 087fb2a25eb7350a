//! Words that a room may not know, and sentences that hold too much, in what is voted on.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::content::finding::{At, Finding};
use crate::content::raw::{RawCrisis, RawScenario};

/// The list of New Dale–Chall (1995): about 2,900 words that four in five American children of ten know.
const LIST: &str = include_str!("../../../../assets/words/dale-chall.txt");

/// What it lacks of today's offices and of small words that everybody has.
const BESIDE: [&str; 30] = [
    "admit",
    "bike",
    "budget",
    "calm",
    "client",
    "colleague",
    "decision",
    "email",
    "goal",
    "include",
    "list",
    "manager",
    "meanwhile",
    "meeting",
    "onto",
    "phone",
    "photo",
    "queue",
    "result",
    "staff",
    "team",
    "themselves",
    "weekend",
    "whatever",
    "whether",
    "whichever",
    "whoever",
    "within",
    "workshop",
    "yourself",
];

/// Different words of a response that neither list has and nobody has read before, at most.
const UNCOMMON: usize = 3;

/// Words in a sentence of a response that begin a further clause, at most.
const JOINTS: usize = 3;

/// What begins a further clause.
const JOINING: [&str; 24] = [
    "although",
    "as",
    "because",
    "how",
    "if",
    "that",
    "though",
    "unless",
    "until",
    "what",
    "whatever",
    "when",
    "whenever",
    "whereas",
    "wherever",
    "whether",
    "which",
    "whichever",
    "while",
    "who",
    "whoever",
    "whom",
    "whose",
    "why",
];

/// Endings that are taken off a word to find it in a list.
const ENDINGS: [&str; 20] = [
    "'s", "s", "es", "d", "ed", "ing", "r", "er", "ers", "st", "est", "ly", "n", "en", "ies",
    "ied", "ier", "iest", "ily", "th",
];

/// Adds the warnings. The lists are English, and so are the joints: other languages are left alone.
pub(super) fn lint(raw: &RawScenario, findings: &mut Vec<Finding>) {
    if !raw.language.to_lowercase().starts_with("en") {
        return;
    }
    let told = told(raw);
    let crises = At::ROOT.field("crises");
    for (i, crisis) in raw.crises.iter().enumerate() {
        let mut known = told.clone();
        for text in read_in(crisis) {
            known.extend(words(text).flat_map(|word| forms(&word)));
        }
        let at = crises.index(i);
        let responses = at.field("responses");
        for (r, response) in crisis.responses.iter().enumerate() {
            let at = responses.index(r);
            let at = at.field("text");
            let new = uncommon(&response.text, &known);
            if new.len() > UNCOMMON {
                findings.push(
                    Finding::warning(
                        "uncommon-words",
                        &at,
                        format!(
                            "this response has {} words that a room may not know",
                            new.len()
                        ),
                    )
                    .label(new.join(", "))
                    .help("say it in words that everybody has, or let the scene say these first"),
                );
            }
            let joints = joints(&response.text);
            if joints > JOINTS {
                findings.push(
                    Finding::warning(
                        "many-clauses",
                        &at,
                        format!("a sentence of this response holds {} clauses", joints + 1),
                    )
                    .help("say one thing in each sentence: it is heard once, and voted on"),
                );
            }
        }
    }
}

/// Forms of all words that have been read before the first crisis.
fn told(raw: &RawScenario) -> HashSet<String> {
    let team = raw.team.iter().flat_map(|m| [&m.name, &m.job, &m.about]);
    let glossary = raw.notes.glossary.iter().map(|term| &term.word);
    let texts = [&raw.title, &raw.pitch, &raw.briefing]
        .into_iter()
        .chain(team)
        .chain(raw.values.iter().map(|v| &v.text))
        .chain(glossary);
    texts
        .flat_map(|text| {
            words(text)
                .flat_map(|word| forms(&word))
                .collect::<Vec<_>>()
        })
        .collect()
}

/// What is read of a crisis before its responses.
fn read_in(crisis: &RawCrisis) -> impl Iterator<Item = &String> {
    let signals = &crisis.signals;
    [
        &crisis.title,
        &crisis.moment,
        &crisis.scene,
        &signals.people,
        &signals.process,
    ]
    .into_iter()
    .chain(crisis.also.iter().map(|also| &also.text))
}

/// The words of a text in small letters, without names in braces.
fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    let mut inside = false;
    let letters = move |c: char| {
        match c {
            '{' => inside = true,
            '}' => inside = false,
            _ => {}
        }
        inside || !(c.is_alphabetic() || c == '’' || c == '\'')
    };
    text.split(letters)
        .map(|word| word.replace('’', "'").trim_matches('\'').to_lowercase())
        .filter(|word| !word.is_empty())
}

/// Different words of a text that are neither common nor known, in their order. A word with a capital that begins no sentence is a name.
fn uncommon(text: &str, known: &HashSet<String>) -> Vec<String> {
    let mut found = Vec::new();
    let mut begins = true;
    for piece in text.split_whitespace() {
        let capital = piece
            .chars()
            .find(|c| c.is_alphabetic())
            .is_some_and(char::is_uppercase);
        let name = piece.contains('{') || (capital && !begins);
        begins = piece.ends_with(['.', '?', '!', ':', '…', '‘']);
        if name {
            continue;
        }
        for word in words(piece) {
            let forms = forms(&word);
            let heard = |form: &String| COMMON.contains(&**form) || known.contains(form);
            if !forms.iter().any(heard) && !found.contains(&word) {
                found.push(word);
            }
        }
    }
    found
}

static COMMON: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    LIST.lines()
        .chain(BESIDE)
        .filter(|line| !line.starts_with('#'))
        .collect()
});

/// A word, and what it may be a form of: `planned` of `plan`, `carries` of `carry`.
fn forms(word: &str) -> Vec<String> {
    let mut forms = inflected(word);
    if let Some(stem) = word.strip_prefix("un") {
        forms.extend(inflected(stem));
    }
    forms
}

fn inflected(word: &str) -> Vec<String> {
    let mut forms = vec![word.to_owned()];
    for ending in ENDINGS {
        let Some(stem) = word
            .strip_suffix(ending)
            .filter(|stem| stem.chars().count() > 1)
        else {
            continue;
        };
        forms.extend([stem.to_owned(), format!("{stem}e"), format!("{stem}y")]);
        let mut last = stem.chars().rev();
        if let (Some(a), Some(b)) = (last.next(), last.next())
            && a == b
        {
            forms.push(stem.trim_end_matches(a).to_owned() + &a.to_string());
        }
    }
    forms
}

/// The most words in a sentence of a text that begin a further clause.
fn joints(text: &str) -> usize {
    text.split_inclusive(['.', '?', '!'])
        .map(|sentence| {
            let joining = words(sentence)
                .filter(|word| JOINING.contains(&&**word))
                .count();
            joining + sentence.matches(';').count()
        })
        .max()
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_common_words_are_common_and_names_are_none() {
        let none = HashSet::new();
        let text = "Carries {bas}’s keys, planned and happily, to Lindqvist’s kindest painters. Unlocked, it stays so.";
        assert_eq!(uncommon(text, &none), Vec::<String>::new());
        let text = "Remunerate the auditor’s discretionary syndicate.";
        let found = ["remunerate", "auditor's", "discretionary", "syndicate"];
        assert_eq!(uncommon(text, &none), found);
        let known = words("The auditors and their syndicate")
            .flat_map(|w| forms(&w))
            .collect();
        assert_eq!(uncommon(text, &known), ["remunerate", "discretionary"]);
    }

    #[test]
    fn the_fullest_sentence_counts() {
        assert_eq!(joints("Close the door. Tell them why."), 1);
        assert_eq!(
            joints("Ask who saw what, and why, when they come; then go home. Rest."),
            5
        );
        assert_eq!(joints(""), 0);
    }
}
