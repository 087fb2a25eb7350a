//! The engine inside another program: one game, answered by the first open response each time.
//!
//!     cargo run --no-default-features --example embed

use two_hats::content::Library;
use two_hats::content::library::rulebook;
use two_hats::engine::{Game, Ledger, Next, ONE, State};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (_, story) = Library::new(Vec::new()).scenario("two-basements")?;
    let (_, rules) = rulebook("standard")?;
    let game = Game::new(story.scenario().clone(), rules);
    let mut state = State::new(story.scenario());
    let mut ledger = Ledger::default();

    let mut next = game.begin(&mut state, 7, &mut ledger);
    while let Next::Asks(crisis) = next {
        let Some(response) = game.open_responses(&state).next() else {
            break;
        };
        println!(
            "{}: {}",
            story.crisis(crisis).title,
            story.response(response).id
        );
        next = game
            .decide(&mut state, response, &mut ledger)
            .map_err(|refusal| format!("{refusal:?}"))?;
    }
    if let Next::Over(ending) = next {
        println!("It ends with “{}”.", story.ending(ending).title);
    }
    for (slot, name) in story.meters() {
        println!("{name} {}", state.value(slot) / ONE);
    }
    println!("{} changes, each with its cause", ledger.entries().len());
    Ok(())
}
