//! Roads not taken: where each other response would have led, under the same luck and in expectation over many lucks.
//!
//! A *world* is a luck for the crisis at hand and a seed for all luck to come. Every road of one decision is tried in the same worlds, and none of
//! them is the world of the playthrough: what is expected is what could have been known at that moment.

mod estimate;
mod expected;
mod figures;
mod moments;
mod road;
mod same_luck;
mod trace;

use crate::engine::{Game, ResponseIx};

pub use estimate::Estimate;
pub use figures::Figures;
pub use moments::{Moment, Why, moments};
pub use road::{Effort, Fork, Road, Roads, SameLuck};
pub use trace::{Misfit, Step, Trace};

/// Tries out every road of a playthrough. The result depends on nothing but the arguments: neither threads nor time.
///
/// # Errors
/// If a decision does not fit the game.
pub fn roads(
    game: &Game,
    seed: u64,
    decisions: &[ResponseIx],
    effort: Effort<'_>,
) -> Result<Roads, Misfit> {
    Ok(from_trace(
        game,
        &Trace::new(game, seed, decisions)?,
        effort,
    ))
}

/// The same for a playthrough that has been traced already.
#[must_use]
pub fn from_trace(game: &Game, trace: &Trace, effort: Effort<'_>) -> Roads {
    let lucks = effort.lucks.max(2);
    let tried = expected::expected(game, trace, Effort { lucks, ..effort });
    let grade = game.grade(&trace.last);
    let finished = trace.last.ending().is_some();
    // The thumb's road from each state; after the last decision there is only one.
    let last = match tried.get(trace.steps.len()) {
        Some(unfinished) => unfinished.estimate(0),
        None => Estimate::exactly(f64::from(grade) / 1000.0),
    };
    let thumbs: Vec<usize> = trace.steps.iter().map(|step| step.thumb(game)).collect();
    let mut decisions = Vec::with_capacity(trace.steps.len());
    for (i, step) in trace.steps.iter().enumerate() {
        let taken = step.taken();
        let roads = (0..)
            .zip(&step.open)
            .map(|(r, &response)| Road {
                response,
                same_luck: same_luck::play(game, trace, i, response),
                expected: tried[i].estimate(r),
                ahead: tried[i].ahead(r),
                collapses: tried[i].collapses(r),
            })
            .collect();
        let after = match thumbs.get(i + 1) {
            Some(&thumb) => tried[i + 1].estimate(thumb),
            None => last,
        };
        decisions.push(Fork {
            turn: step.state.turn(),
            crisis: step.crisis,
            luck: step.state.luck(),
            roads,
            taken,
            thumb: thumbs[i],
            after,
        });
    }
    Roads {
        decisions,
        grade,
        finished,
        lucks,
        last,
    }
}

#[cfg(test)]
mod tests;
