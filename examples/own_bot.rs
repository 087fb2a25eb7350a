//! A bot of one's own: it manages until the backlog is small and leads after that. How does it do beside one that picks at random?
//!
//!     cargo run --no-default-features --example own_bot

use two_hats::analysis::{Bot, Decision, Random, play};
use two_hats::content::Library;
use two_hats::content::library::rulebook;
use two_hats::engine::{Game, Hat, ONE, ResponseIx, Silent, Slot, State};

/// Clears the desk first.
struct DeskFirst;

impl Bot for DeskFirst {
    fn choose(&self, decision: &Decision<'_>) -> ResponseIx {
        let busy = decision.state.value(Slot::BACKLOG) > 30 * ONE;
        let hat = if busy { Hat::Manage } else { Hat::Lead };
        let wanted = decision.any_of(decision.wearing(hat));
        wanted.unwrap_or_else(|| decision.pick(0))
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (_, story) = Library::new(Vec::new()).scenario("two-basements")?;
    let (_, rules) = rulebook("standard")?;
    let game = Game::new(story.scenario().clone(), rules);
    let mut state = State::new(story.scenario());
    let bots: [(&str, &dyn Bot); 2] = [("desk first", &DeskFirst), ("random", &Random)];
    for (name, bot) in bots {
        let grades = (0..500).map(|seed| play(&game, bot, seed, &mut state, &mut Silent).grade);
        let sum: i64 = grades.map(i64::from).sum();
        println!(
            "{name}: mean grade {:.1}",
            sum as f64 / 500.0 / f64::from(ONE)
        );
    }
    Ok(())
}
