//! What a moment asked for, and the framework's own words for what an answer was about.

use super::Story;
use crate::content::framework;
use crate::content::raw::RawIdea;
use crate::engine::{CrisisIx, ResponseIx, Situation, Slot};

/// Below so many points few could say where the team is going, or who does what.
const LOW: i32 = 40;

impl Story {
    /// What a crisis asked for and why, in a sentence or two: the author's, or one made from the situation and from where the team stood when
    /// it came (`values` in thousandths of a point, one a slot). Leading answers why and what, managing how and when (Kotter, *What Leaders Really
    /// Do*, 1990).
    #[must_use]
    pub fn asked(&self, ix: CrisisIx, values: &[i32]) -> String {
        let crisis = self.crisis(ix);
        if !crisis.asks.trim().is_empty() {
            return self.render(&crisis.asks);
        }
        let mut asked = match crisis.situation {
            Situation::Acute => "It was burning: who does what, and by when, came first; why could wait an hour.",
            Situation::Upheaval => "The ground moved: before anybody could plan how, people needed to know why, and what will stay.",
            Situation::Steady => "Nothing was burning: how and when were settled, and why and what next were easy to forget.",
            Situation::Growth => "There was more of everything: how and when wanted rules, and what they are for wanted saying.",
        }
        .to_owned();
        let low = |slot: Slot| {
            values
                .get(slot.at())
                .is_some_and(|&value| value < LOW * 1000)
        };
        if low(Slot::DIRECTION) {
            asked.push_str(" And few could have said why the team does this.");
        } else if low(Slot::ORDER) {
            asked.push_str(" And few could have said who does what, and when.");
        }
        asked
    }

    /// The ideas of the framework that a response is about, in the order in which it names them.
    pub fn ideas(&self, ix: ResponseIx) -> impl Iterator<Item = &'static RawIdea> + '_ {
        let known = &framework().raw.ideas;
        let named = self.response(ix).ideas.iter();
        named.filter_map(move |word| known.iter().find(|idea| idea.id == *word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::check::check;

    #[test]
    fn authors_say_what_was_asked_and_otherwise_situation_and_state_do() {
        let text = include_str!("../../../tests/fixtures/whole.ron");
        let story = check(text).story.expect("the fixture is clean");
        let crises = || (0..story.raw().crises.len() as u32).map(CrisisIx);
        let written = crises().find(|&ix| !story.crisis(ix).asks.is_empty());
        let written = written.expect("one says it");
        assert_eq!(
            story.asked(written, &[]),
            story.render(&story.crisis(written).asks)
        );
        let silent = crises().find(|&ix| story.crisis(ix).asks.is_empty());
        let silent = silent.expect("one says nothing");
        let mut values = vec![60_000; 11];
        let calm = story.asked(silent, &values);
        values[Slot::DIRECTION.at()] = 10_000;
        let lost = story.asked(silent, &values);
        assert!(
            lost.len() > calm.len() && lost.contains("why the team"),
            "{lost}"
        );
        let ideas = story.raw().crises.iter().flat_map(|c| &c.responses);
        let tagged: usize = ideas.map(|r| r.ideas.len()).sum();
        let found: usize = (0..story.scenario().tables().responses.len() as u32)
            .map(|r| story.ideas(ResponseIx(r)).count())
            .sum();
        assert_eq!((tagged, found), (found, tagged));
        assert!(found > 0);
    }
}
