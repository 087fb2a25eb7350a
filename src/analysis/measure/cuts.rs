//! What plays show of a scenario's designed cuts: a short version must still be a game.

use super::cast::Entrant;
use super::figure::{Case, Figure, Measures, Unit};
use super::playing::{Record, play_all};
use super::thresholds::{Cuts, Thresholds};
use crate::analysis::{Alternate, Always, Informed, Random};
use crate::content::Story;
use crate::content::finding::Step;
use crate::content::raw::RawCut;
use crate::engine::{CrisisIx, Game, Hat, PromiseStatus, State};

/// What plays of a cut came to.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct CutPlays {
    /// Of `random`, `lead`, `manage`, `alternate` and `informed`.
    records: Vec<Record>,
    /// The share of playthroughs at random in which a promise was judged.
    judged: f64,
}

impl CutPlays {
    pub(super) fn of(game: &Game, limits: &Cuts) -> Self {
        let few = (limits.runs / 10).max(20);
        let cast = [
            Entrant::new("random", Random, limits.runs),
            Entrant::new("lead", Always(Hat::Lead), limits.runs / 2),
            Entrant::new("manage", Always(Hat::Manage), limits.runs / 2),
            Entrant::new("alternate", Alternate, limits.runs / 2),
            Entrant::new("informed", Informed::default(), few),
        ];
        Self {
            records: play_all(game, &cast, 0).0,
            judged: judged(game, limits.runs.min(200)),
        }
    }
}

/// What plays of each cut came to that was played before, by the crises that it leaves out.
pub(super) type Known = Vec<(Vec<CrisisIx>, CutPlays)>;

/// Adds the figures of every cut; one that is not known is played.
pub(super) fn lint(
    story: &Story,
    game: &Game,
    known: &mut Known,
    thresholds: &Thresholds,
    sheet: &mut Measures,
) {
    for (position, cut) in story.raw().cuts.iter().enumerate() {
        let out = story.left_out_by(&cut.id).unwrap_or_default();
        if !known.iter().any(|(left_out, _)| *left_out == out) {
            let game = game.clone().skipping(out.clone());
            let plays = CutPlays::of(&game, &thresholds.cuts);
            known.push((out.clone(), plays));
        }
        let played = known.iter().find(|(left_out, _)| *left_out == out);
        if let Some((_, plays)) = played {
            let place = vec![Step::Field("cuts"), Step::Index(position)];
            one(cut, plays, &place, thresholds, sheet);
        }
    }
}

fn one(
    cut: &RawCut,
    plays: &CutPlays,
    place: &[Step],
    thresholds: &Thresholds,
    sheet: &mut Measures,
) {
    let limits = &thresholds.cuts;
    let id = &cut.id;
    let records = &plays.records;
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
    let figure = Figure::new(
        code,
        format!("cut \"{id}\": playthroughs of `random` in which a promise is kept or broken"),
        plays.judged,
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
