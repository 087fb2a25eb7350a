//! Whether a program can tell the hats by the words of the answers: naive Bayes over words and pairs of words, learnt on the other scenarios.
//! It knows no framework: what it can tell is vocabulary, and vocabulary should not give a hat away.

use std::collections::HashMap;

use super::figure::{Figure, Measures, Unit, whole};
use super::thresholds::Thresholds;
use crate::content::Story;
use crate::content::raw::RawResponse;
use crate::engine::Hat;

/// A classifier of texts into hats. Multinomial naive Bayes with Laplace smoothing (Manning, Raghavan and Schütze 2008, chapter 13); the hats
/// are taken to be equally likely, so that no answer is guessed from how common its hat is.
#[derive(Debug, Clone, Default)]
pub struct HatWords {
    counts: HashMap<String, [u32; 4]>,
    totals: [u32; 4],
}

impl HatWords {
    /// Learns from the answers of scenarios.
    #[must_use]
    pub fn learn<'a>(stories: impl IntoIterator<Item = &'a Story>) -> Self {
        let mut learnt = Self::default();
        for (story, response) in stories.into_iter().flat_map(responses) {
            let hat = response.hat as usize;
            for token in tokens(&story.render(&response.text)) {
                learnt.counts.entry(token).or_default()[hat] += 1;
                learnt.totals[hat] += 1;
            }
        }
        learnt
    }

    /// The likeliest hat of a text.
    #[must_use]
    pub fn guess(&self, text: &str) -> Hat {
        let vocabulary = self.counts.len() as f64;
        let tokens: Vec<String> = tokens(text);
        let score = |hat: Hat| -> f64 {
            let at = hat as usize;
            let known = tokens.iter().filter_map(|token| self.counts.get(token));
            let below = f64::from(self.totals[at]) + vocabulary;
            known
                .map(|counts| ((f64::from(counts[at]) + 1.0) / below).ln())
                .sum()
        };
        Hat::ALL
            .into_iter()
            .max_by(|&a, &b| score(a).total_cmp(&score(b)))
            .unwrap_or(Hat::Wait)
    }

    /// How many answers of a scenario it tells, and of how many.
    #[must_use]
    pub fn told(&self, story: &Story) -> (usize, usize) {
        let all: Vec<bool> = responses(story)
            .map(|(story, response)| self.guess(&story.render(&response.text)) == response.hat)
            .collect();
        (all.iter().filter(|told| **told).count(), all.len())
    }
}

/// Adds the figure of a scenario.
pub(super) fn lint(story: &Story, others: &[Story], thresholds: &Thresholds, sheet: &mut Measures) {
    let others: Vec<&Story> = others
        .iter()
        .filter(|other| other.raw().id != story.raw().id)
        .collect();
    if others.is_empty() {
        return;
    }
    let (told, of) = HatWords::learn(others.iter().copied()).told(story);
    let what = format!(
        "hats told by words alone, of {of} (learnt from {} scenarios)",
        others.len()
    );
    let share = told as f64 / of.max(1) as f64;
    let figure = Figure::new("measured-hat-words", what, share, Unit::Share)
        .most(thresholds.readings.words_most);
    sheet.hold(
        figure,
        whole(),
        "the words of the answers give their hats away",
        "let answers of every hat speak, ask, list and decide; change what the tellable ones are said with, not what they do",
    );
}

fn responses(story: &Story) -> impl Iterator<Item = (&Story, &RawResponse)> {
    let crises = story.raw().crises.iter();
    crises
        .flat_map(|crisis| &crisis.responses)
        .map(move |response| (story, response))
}

/// Words in small letters with their commonest endings cut off, and pairs of neighbours.
fn tokens(text: &str) -> Vec<String> {
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
        .filter(|word| !word.is_empty())
        .map(|word| stem(&word.to_lowercase()))
        .collect();
    let pairs = words.windows(2).map(|pair| pair.join(" "));
    words.iter().cloned().chain(pairs).collect()
}

fn stem(word: &str) -> String {
    for ending in ["'s", "’s", "ing", "ed", "es", "s"] {
        if let Some(stem) = word.strip_suffix(ending)
            && stem.chars().count() >= 3
        {
            return stem.to_owned();
        }
    }
    word.to_owned()
}
