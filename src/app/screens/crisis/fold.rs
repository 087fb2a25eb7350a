//! What the page of a crisis gives up where it does not fit: text shrinks, the team goes below the scene and then folds to faces,
//! the scene to its last sentences.
//! Answers are given up never; where they cannot stand in full beside each other, the one at hand does.

use unicode_segmentation::UnicodeSegmentation;

/// What is left of the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Fold {
    /// The size of text, as a part of what was chosen.
    pub(super) text: f32,
    /// The team has no column of its own.
    pub(super) faces: bool,
    /// The team stands with names and moods; else it is a row of faces.
    pub(super) names: bool,
    /// What was promised stands in its own words; else only what is due now.
    pub(super) promises: bool,
    /// So many sentences of the scene; all of them if nothing is said.
    pub(super) sentences: Option<usize>,
    /// Whether there is room for what can be noticed and heard.
    pub(super) signals: bool,
    /// Without the line of crises behind and dates ahead.
    pub(super) bare: bool,
    /// Answers show how they begin; the one at hand stands in full above them.
    pub(super) peek: bool,
}

const WHOLE: Fold = Fold {
    text: 1.0,
    faces: false,
    names: true,
    promises: true,
    sentences: None,
    signals: true,
    bare: false,
    peek: false,
};
const SMALL: Fold = Fold { text: 0.8, ..WHOLE };
const BELOW: Fold = Fold {
    faces: true,
    ..SMALL
};
const PROMISES: Fold = Fold {
    names: false,
    ..BELOW
};
const FACES: Fold = Fold {
    promises: false,
    ..PROMISES
};

const fn text(text: f32) -> Fold {
    Fold { text, ..WHOLE }
}

const fn last(sentences: usize, signals: bool) -> Fold {
    Fold {
        sentences: Some(sentences),
        signals,
        ..FACES
    }
}

const BARE: Fold = Fold {
    bare: true,
    ..last(0, false)
};

/// All of them, in the order in which they are tried.
const FOLDS: [Fold; 17] = [
    WHOLE,
    text(0.97),
    text(0.94),
    text(0.91),
    text(0.88),
    text(0.84),
    SMALL,
    BELOW,
    PROMISES,
    FACES,
    last(4, true),
    last(3, true),
    last(3, false),
    last(2, false),
    last(1, false),
    BARE,
    Fold { peek: true, ..BARE },
];

/// Up to this step text is smaller, and nothing else is given up.
pub(super) const SHRINKS: usize = 6;
/// The last step there is.
pub(super) const LAST: usize = FOLDS.len() - 1;

impl Fold {
    /// What is left at a step.
    pub(super) fn at(step: usize) -> Self {
        FOLDS[step.min(LAST)]
    }

    /// Whether something of the scene is behind a key.
    pub(super) const fn hides(self) -> bool {
        self.sentences.is_some()
    }
}

/// The last sentences of a text, and whether that is less than all of it.
pub(super) fn last_sentences(text: &str, sentences: usize) -> (String, bool) {
    let all: Vec<&str> = text.unicode_sentences().collect();
    let from = all.len().saturating_sub(sentences);
    let left: Vec<&str> = all.iter().skip(from).map(|s| s.trim()).collect();
    (left.join(" "), from > 0)
}

/// How a text begins.
pub(super) fn beginning(text: &str, words: usize) -> String {
    let mut all = text.split_whitespace();
    let first: Vec<&str> = all.by_ref().take(words).collect();
    let more = all.next().is_some();
    let first = first.join(" ");
    if more {
        format!("{} …", first.trim_end_matches([',', ';', ':', '.']))
    } else {
        first
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_gives_up_more_and_text_stays_legible() {
        for (one, next) in FOLDS.iter().zip(FOLDS.iter().skip(1)) {
            assert!(next.text <= one.text && next.text >= 0.8);
            assert!(next.faces || !one.faces);
            assert!(next.names <= one.names && next.promises <= one.promises);
            assert!(next.signals <= one.signals);
            assert!(next.sentences.unwrap_or(usize::MAX) <= one.sentences.unwrap_or(usize::MAX));
        }
        assert_eq!(Fold::at(0), WHOLE);
        for fold in &FOLDS[..=SHRINKS] {
            let as_large = Fold { text: 1.0, ..*fold };
            assert_eq!(as_large, WHOLE);
        }
        assert!(FOLDS[SHRINKS + 1].faces, "then the team moves");
        assert!(Fold::at(99).peek);
    }

    #[test]
    fn the_last_sentences_are_whole_ones() {
        let text = "One is wet. Two are dry! ‘Three?’ she says.\n\nFour is on the telephone.";
        let (two, less) = last_sentences(text, 1);
        assert_eq!((two.as_str(), less), ("Four is on the telephone.", true));
        let (all, less) = last_sentences(text, 9);
        assert!(all.starts_with("One is wet. Two") && !less, "{all}");
        assert_eq!(last_sentences(text, 0), (String::new(), true));
    }

    #[test]
    fn a_beginning_says_that_it_goes_on() {
        assert_eq!(beginning("Call them back, now.", 3), "Call them back …");
        assert_eq!(beginning("Call them.", 3), "Call them.");
    }
}
