//! The order in which a seed shows answers: every one at every place about as often, whichever others are open; and the pages to print.

use std::collections::BTreeMap;

use two_hats::content::{Library, Story};
use two_hats::engine::{AnswerOrder, CrisisIx, ResponseIx};
use two_hats::handout::{Scope, cards};

fn shipped() -> Story {
    let library = Library::default();
    library.scenario("two-basements").expect("it ships").1
}

/// The first crisis as a seed shows it, without an answer that is not open.
fn first(story: &Story, seed: u64, without: Option<ResponseIx>) -> Vec<ResponseIx> {
    let scenario = story.scenario();
    let all = scenario.crisis(CrisisIx(0)).responses.iter();
    let open = all.map(ResponseIx).filter(|&a| Some(a) != without);
    AnswerOrder::Seed.shown(scenario, seed, CrisisIx(0), open)
}

#[test]
fn every_answer_stands_at_every_place_about_as_often() {
    let story = shipped();
    let mut times: BTreeMap<(usize, ResponseIx), usize> = BTreeMap::new();
    let size = first(&story, 0, None).len();
    for seed in 0..600 {
        for (place, answer) in first(&story, seed, None).into_iter().enumerate() {
            *times.entry((place, answer)).or_default() += 1;
        }
    }
    assert_eq!(times.len(), size * size);
    for (what, times) in times {
        let expected = 600 / size;
        // Four standard deviations and more of a binomial.
        assert!(times.abs_diff(expected) < 50, "{what:?}: {times} times");
    }
}

#[test]
fn the_others_stand_alike_without_one_that_is_not_open() {
    let story = shipped();
    for seed in 0..40 {
        let mut all = first(&story, seed, None);
        let left_out = all.remove(1);
        assert_eq!(first(&story, seed, Some(left_out)), all, "{seed}");
    }
}

#[test]
fn cards_number_answers_as_the_seed_shows_them() {
    let story = shipped();
    let begins = |&answer: &ResponseIx| {
        let text = story.render(&story.response(answer).text);
        let plain: String = text
            .chars()
            .take_while(|c| !"’'\"&“”".contains(*c))
            .collect();
        assert!(plain.len() > 12, "{text}");
        plain
    };
    let places = |seed: Option<u64>, order: &[ResponseIx]| -> Vec<usize> {
        let page = cards(Scope::whole(&story).numbered_by(seed));
        let found = order.iter().map(|answer| page.find(&begins(answer)));
        found
            .map(|at| at.expect("every answer is on a card"))
            .collect()
    };
    let seed = (0..50).find(|&seed| !first(&story, seed, None).is_sorted());
    let order = first(&story, seed.expect("one shuffles"), None);
    assert!(places(seed, &order).is_sorted());
    assert!(
        !places(None, &order).is_sorted(),
        "without a seed, the file's"
    );
}
