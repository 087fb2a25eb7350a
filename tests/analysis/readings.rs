//! Readings of the texts of shipped scenarios, and what words alone give away.

use std::path::Path;

use two_hats::analysis::measure::HatWords;
use two_hats::content::{Source, Story};

fn frozen() -> Vec<Story> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/frozen/scenarios");
    let mut folders: Vec<_> = std::fs::read_dir(folder)
        .expect("they are kept")
        .map(|entry| entry.expect("it is read").path().join("scenario.ron"))
        .filter(|file| file.exists())
        .collect();
    folders.sort();
    let read = |file: &std::path::PathBuf| {
        let source = Source::read(file).expect("it is read");
        source.scenario().expect("it loads")
    };
    folders.iter().map(read).collect()
}

fn told(stories: &[Story]) -> Vec<(String, usize, usize)> {
    let one = |story: &Story| {
        let others = stories.iter().filter(|o| o.raw().id != story.raw().id);
        let (told, of) = HatWords::learn(others).told(story);
        (story.raw().id.clone(), told, of)
    };
    stories.iter().map(one).collect()
}

fn pooled(told: &[(String, usize, usize)]) -> f64 {
    let sum = |part: fn(&(String, usize, usize)) -> usize| told.iter().map(part).sum::<usize>();
    sum(|t| t.1) as f64 / sum(|t| t.2) as f64
}

/// A classifier that tells nothing of texts that give everything away would say nothing about others.
#[test]
fn words_alone_tell_the_hats_of_texts_that_wear_them() {
    let told = told(&frozen());
    assert_eq!(told.len(), 3);
    let share = pooled(&told);
    assert!(share >= 0.58, "{share:.3} of {told:?}");
}
