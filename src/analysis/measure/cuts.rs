//! What plays show of a scenario's designed cuts: a short version must still be a game.

use super::cast::Entrant;
use super::figure::{Case, Figure, Sheet, Unit};
use super::playing::{Record, play_all};
use super::thresholds::Thresholds;
use crate::analysis::{Alternate, Always, Informed, Random};
use crate::content::Story;
use crate::content::finding::Step;
use crate::content::raw::RawCut;
use crate::engine::{Game, Hat, PromiseStatus, Rulebook, State};

/// Adds the figures of every cut.
pub(super) fn lint(story: &Story, rulebook: &Rulebook, thresholds: &Thresholds, sheet: &mut Sheet) {
    for (position, cut) in story.raw().cuts.iter().enumerate() {
        let out = story.left_out_by(&cut.id).unwrap_or_default();
        let game = Game::new(story.scenario().clone(), rulebook.clone()).skipping(out);
        let place = vec![Step::Field("cuts"), Step::Index(position)];
        one(cut, &game, &place, thresholds, sheet);
    }
}

fn one(cut: &RawCut, game: &Game, place: &[Step], thresholds: &Thresholds, sheet: &mut Sheet) {
    let limits = &thresholds.cuts;
    let id = &cut.id;
    let few = (limits.runs / 10).max(20);
    let cast = [
        Entrant::new("random", Random, limits.runs),
        Entrant::new("lead", Always(Hat::Lead), limits.runs / 2),
        Entrant::new("manage", Always(Hat::Manage), limits.runs / 2),
        Entrant::new("alternate", Alternate, limits.runs / 2),
        Entrant::new("informed", Informed::default(), few),
    ];
    let (records, _) = play_all(game, &cast, 0);
    let mean = |at: usize| records.get(at).map_or(f64::NAN, Record::mean);
    let code = "measured-cut";
    for (at, name) in [(1, "lead"), (2, "manage"), (3, "alternate")] {
        let figure = Figure::new(
            code,
            format!(
                "cut \"{id}\": grade of `informed` ({:.1}) above `{name}` ({:.1})",
                mean(4),
                mean(at)
            ),
            mean(4) - mean(at),
            Unit::Points,
        )
        .least(limits.behind_least);
        sheet.hold(
            figure,
            place.to_vec(),
            "one way of playing is enough in this cut",
            "let its crises ask for both hats, and for different ones in an order that no rhythm fits",
        );
    }
    let random = records.first();
    let figure = Figure::new(
        code,
        format!("cut \"{id}\": playthroughs of `random` that collapse"),
        random.map_or(f64::NAN, Record::collapses),
        Unit::Share,
    )
    .most(limits.random_collapse_most)
    .case(
        random
            .and_then(|r| r.collapsed.first())
            .map(|&seed| Case::new("random", seed)),
    );
    sheet.hold(
        figure,
        place.to_vec(),
        "answering at random loses this cut too often",
        "choose crises that forgive a mistake",
    );
    let judged = judged(game, limits.runs.min(200));
    let figure = Figure::new(
        code,
        format!("cut \"{id}\": playthroughs of `random` in which a promise is kept or broken"),
        judged,
        Unit::Share,
    )
    .least(limits.promises_least);
    sheet.hold(
        figure,
        place.to_vec(),
        "hardly any promise comes due in this cut",
        "keep a crisis in which something is promised and the one in which it falls due",
    );
}

/// The share of playthroughs at random in which a promise was judged.
fn judged(game: &Game, runs: u32) -> f64 {
    let mut state = State::new(game.scenario());
    let came = (0..u64::from(runs)).filter(|&seed| {
        let _ = crate::analysis::play(game, &Random, seed, &mut state, &mut crate::engine::Silent);
        state
            .promises()
            .any(|(status, _)| matches!(status, PromiseStatus::Kept | PromiseStatus::Broken))
    });
    came.count() as f64 / f64::from(runs.max(1))
}
