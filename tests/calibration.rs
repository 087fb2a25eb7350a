//! The standard rulebook against published findings, small: a row that hit must go on hitting.
//!
//! `docs/model.md` publishes all rows, misses too; `two-hats calibrate` makes them in full.

use std::collections::BTreeSet;

use two_hats::analysis::calibrate::{Plan, Row, Status, calibrate};
use two_hats::content::{Library, library};
use two_hats::engine::Game;

/// What has to hit. A row that comes to hit is added here; one is only taken away together with a reason in `docs/model.md`.
const HITS: &[&str] = &[
    "structure",
    "consideration-morale",
    "structure-results",
    "transformational",
    "contingent-reward",
    "practices",
    "speech",
    "speech-context",
    "empowered-slope",
    "chaos-swings",
    "chaos-backlog",
    "bureaucracy-recovery",
    "explained",
    "versatility",
    "engagement",
    "skill-and-luck",
];

fn games() -> Vec<Game> {
    let (_, rulebook) = library::rulebook("standard").expect("the standard rulebook loads");
    let of = |source: two_hats::content::Source| {
        let story = source.scenario().expect("a shipped scenario is sound");
        Game::new(story.scenario().clone(), rulebook.clone())
    };
    Library::new(Vec::new())
        .sources()
        .into_iter()
        .map(of)
        .collect()
}

fn rows(threads: usize, runs: u32) -> Vec<Row> {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .build()
        .expect("threads");
    pool.install(|| calibrate(&games(), Plan { runs, seed: 2 }, &|| ()))
}

#[test]
fn what_hit_goes_on_hitting() {
    let rows = rows(0, 24_000);
    let hits: BTreeSet<&str> = rows
        .iter()
        .filter(|row| row.status == Status::Hit)
        .map(|row| row.id)
        .collect();
    let lost: Vec<&Row> = rows
        .iter()
        .filter(|row| HITS.contains(&row.id) && !hits.contains(row.id))
        .collect();
    assert!(lost.is_empty(), "{lost:#?}");
    for must in HITS {
        assert!(hits.contains(must), "there is no row {must}");
    }
}

#[test]
fn every_row_is_told_apart_and_says_how_it_was_made() {
    let rows = rows(1, 200);
    let ids: BTreeSet<&str> = rows.iter().map(|row| row.id).collect();
    assert_eq!(ids.len(), rows.len());
    for row in &rows {
        assert!(!row.method.is_empty() && !row.source.is_empty(), "{row:?}");
        if let Some(found) = row.simulated {
            assert!(found.low <= found.high, "{row:?}");
            assert!(found.value.is_finite(), "{row:?}");
        }
    }
}

#[test]
fn the_number_of_threads_changes_nothing() {
    assert_eq!(rows(1, 200), rows(3, 200));
}

#[test]
fn the_page_about_the_model_holds_every_row() {
    let page = include_str!("../docs/model.md");
    let (_, rest) = page
        .split_once("<!-- calibration -->")
        .expect("the section begins");
    let (section, _) = rest
        .split_once("<!-- /calibration -->")
        .expect("the section ends");
    for row in rows(1, 200) {
        assert!(section.contains(row.finding), "{} is not there", row.id);
        assert!(
            section.contains(&row.method),
            "{} is told otherwise",
            row.id
        );
    }
}
