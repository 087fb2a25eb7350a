//! Sheets give nothing away, readings read back, and lines that are no answers are named.

use super::{BadAnswers, Kind, Reading, Sheet};
use crate::content::Story;
use crate::content::check::check;

fn story() -> Story {
    let text = include_str!("../../../tests/fixtures/whole.ron");
    check(text).story.expect("the fixture is clean")
}

fn hats(sheet: &Sheet) -> String {
    let lines = sheet.text().lines().filter_map(|line| {
        let (label, _) = line.split_once(". ")?;
        let is_label = label.starts_with(|c: char| c.is_ascii_digit())
            && label.ends_with(|c: char| c.is_ascii_lowercase());
        is_label.then(|| format!("{label} lead\n"))
    });
    lines.collect()
}

#[test]
fn a_sheet_shows_texts_and_gives_nothing_away() {
    let story = story();
    let sheet = Sheet::new(&story, Kind::Hats, 3);
    for crisis in &story.raw().crises {
        for response in &crisis.responses {
            assert!(sheet.text().contains(&story.render(&response.text)));
            if !response.insight.is_empty() {
                assert!(!sheet.text().contains(&story.render(&response.insight)));
            }
            for outcome in response.outcomes.iter().filter(|o| !o.text.is_empty()) {
                assert!(!sheet.text().contains(&story.render(&outcome.text)));
            }
        }
    }
    let told = Sheet::new(&story, Kind::Outcomes, 3);
    let outcome = story.raw().crises.iter().flat_map(|c| &c.responses);
    let outcome = outcome
        .flat_map(|r| &r.outcomes)
        .find(|o| !o.text.is_empty());
    let outcome = outcome.expect("the fixture has outcomes");
    assert!(told.text().contains(story.render(&outcome.text).trim()));
}

#[test]
fn the_order_is_the_seeds_and_the_hash_is_the_texts() {
    let story = story();
    let sheet = |seed| Sheet::new(&story, Kind::Picks, seed);
    assert_eq!(sheet(1), sheet(1));
    assert!((2..20).any(|seed| sheet(seed).text() != sheet(1).text()));
    let hash = Sheet::hash(&story, Kind::Picks);
    assert_eq!(hash.len(), 64);
    let edited = include_str!("../../../tests/fixtures/whole.ron").replacen(
        "scene: \"",
        "scene: \"Well. ",
        1,
    );
    let edited = check(&edited).story.expect("it is still clean");
    assert_ne!(hash, Sheet::hash(&edited, Kind::Picks));
    assert_eq!(
        Sheet::hash(&story, Kind::Outcomes),
        Sheet::hash(&edited, Kind::Outcomes)
    );
}

#[test]
fn lines_become_a_reading_that_reads_back_and_goes_stale() {
    let story = story();
    let sheet = Sheet::new(&story, Kind::Hats, 3);
    let lines = hats(&sheet);
    let reading = sheet
        .answered(&story, &lines, "a reader of tests")
        .expect("all are answered");
    let responses: usize = story.raw().crises.iter().map(|c| c.responses.len()).sum();
    assert_eq!(reading.answers.len(), responses);
    assert!(reading.answers.iter().all(|a| a.said == "Lead"));
    assert_eq!(Reading::parse(&reading.to_ron()), Ok(reading.clone()));
    assert!(reading.is_current(&story));
    let older = Reading {
        texts: "0".repeat(64),
        ..reading
    };
    assert!(!older.is_current(&story));
    assert!(Reading::parse("(format: 2)").is_err());
}

#[test]
fn lines_that_are_no_answers_are_named() {
    let story = story();
    let sheet = Sheet::new(&story, Kind::Hats, 3);
    let refused = |lines: &str| sheet.answered(&story, lines, "x").unwrap_err().to_string();
    assert!(refused("1a Captain").contains("Lead, Manage, Both and Wait"));
    assert!(refused("99a Lead").contains("number of a crisis"));
    assert!(refused("1z Lead").contains("no answer with this letter"));
    assert!(refused("1a Lead\n1a Wait").contains("line 2"));
    let missing = sheet.answered(&story, "# nothing\n\n1a Lead", "x");
    assert!(matches!(missing, Err(BadAnswers::Missing { first, .. }) if first == "1b"));
    let picks = Sheet::new(&story, Kind::Picks, 3);
    assert!(picks.answered(&story, "1: a", "x").is_err());
    assert!(picks.answered(&story, "1: a a", "x").is_err());
}
