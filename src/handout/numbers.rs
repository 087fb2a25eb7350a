//! Which number an answer has: as a seed shows it, or as in the file.

use maud::{Markup, html};

use super::scope::Scope;
use crate::engine::{AnswerOrder, CrisisIx, ResponseIx};

/// The answers to a crisis in the order of their numbers, those too that are open only in some games.
pub(super) fn numbered(scope: Scope<'_>, crisis: CrisisIx) -> Vec<ResponseIx> {
    let scenario = scope.story.scenario();
    let all = scenario.crisis(crisis).responses.iter().map(ResponseIx);
    match scope.seed {
        Some(seed) => AnswerOrder::Seed.shown(scenario, seed, crisis, all),
        None => all.collect(),
    }
}

/// What the numbers of answers are good for.
pub(super) fn numbers(scope: Scope<'_>) -> Markup {
    html! {
        p class="soft" {
            @if let Some(seed) = scope.seed {
                "Answers have the numbers that they have on the screen in a game with the seed " b { (seed) } "."
            } @else {
                "Answers stand here as in the file of the scenario. In a game their order is drawn by its seed: print this with " code { "--seed" }
                " and that number, or begin the room with the order of the file (" code { "--order file" } "), and the numbers are the same."
            }
            " An answer that is not open in a game is left out there, and those after it move up."
        }
    }
}
