//! No face changes without a reason, in whole games of every shipped scenario.

use super::{MoodChange, Stood};
use crate::content::Library;
use crate::content::library::rulebook;
use crate::engine::{MemberNumber, Mood, ONE};
use crate::session::Playthrough;

/// All changes of faces in a game whose answers are drawn.
fn changes(id: &str, seed: u64) -> Vec<MoodChange> {
    let source = Library::new(Vec::new()).with_id(id).unwrap();
    let (_, rules) = rulebook("standard").unwrap();
    let mut play = Playthrough::begin(source.scenario().unwrap(), rules, seed, None);
    let mut luck = seed;
    let mut found = Vec::new();
    while play.crisis().is_some() {
        let open: Vec<_> = play.open().collect();
        luck = luck.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        let response = open[(luck >> 33) as usize % open.len()];
        let ahead = play.ahead(response).unwrap();
        play.accept(response, ahead);
        found.extend(play.view(Vec::new()).last.unwrap().moods);
    }
    found
}

#[test]
fn no_face_changes_without_a_reason() {
    let mut all = 0;
    let mut vague = 0;
    for id in ["the-orange-cursor", "a-line-for-shoes", "two-basements"] {
        for seed in 1..6 {
            for change in changes(id, seed) {
                assert!(change.why.len() > 4, "{id} {seed}: {change:?}");
                all += 1;
                vague += usize::from(
                    change.why.starts_with("things ") || change.why.starts_with("it came"),
                );
                println!(
                    "{id} {seed}: {} {:?} → {:?}: {}",
                    change.name, change.before, change.now, change.why
                );
            }
        }
    }
    assert!(all > 60, "{all}");
    assert!(vague * 25 < all, "{vague} of {all} say nothing");
}

#[test]
fn the_reason_is_looked_for_where_the_face_comes_from() {
    let at = |trust: (i32, i32), energy: (i32, i32)| Stood {
        trust: (trust.0 * ONE, trust.1 * ONE),
        energy: (energy.0 * ONE, energy.1 * ONE),
    };
    // Trust fell below what is open.
    let fell = at((50, 40), (55, 56));
    assert_eq!(fell.by(Mood::Worried), Some((MemberNumber::Trust, false)));
    // Energy came back.
    let rested = at((50, 51), (25, 40));
    assert_eq!(rested.by(Mood::Calm), Some((MemberNumber::Energy, true)));
    // What was stirred shows.
    let stirred = at((50, 47), (55, 50));
    assert_eq!(
        stirred.by(Mood::Worried),
        Some((MemberNumber::Trust, false))
    );
    assert_eq!(stirred.by(Mood::Tired), Some((MemberNumber::Energy, false)));
    // What was stirred before is over.
    let still = at((40, 41), (55, 55));
    assert_eq!(still.by(Mood::Worried), None);
}
