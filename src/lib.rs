//! Two Hats, a crisis simulator: a team is in trouble, and you answer as its leader, as its manager, or as both.
//!
//! A game is a scenario, a rulebook, a seed and decisions; they give the same numbers on every machine. A bot plays one:
//!
//! ```
//! use two_hats::analysis::{Random, play};
//! use two_hats::content::{Library, library::rulebook};
//! use two_hats::engine::{Game, ONE, Silent, State};
//!
//! let (_, story) = Library::new(Vec::new()).scenario("two-basements")?;
//! let game = Game::new(story.scenario().clone(), rulebook("standard")?.1);
//! let played = play(&game, &Random, 7, &mut State::new(story.scenario()), &mut Silent);
//! assert!((0..=100 * ONE).contains(&played.grade));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! `examples/embed.rs` plays a game crisis by crisis in another program, `examples/own_bot.rs` adds a bot. The modules depend on each other downwards
//! only: `cli` → `app` → `handout` → `session` → `debrief` → `analysis` → `content` → `engine`.
//! `output` stands below all of them and knows none.

pub mod analysis;
#[cfg(feature = "app")]
pub mod app;
pub mod cli;
pub mod content;
pub mod debrief;
pub mod engine;
pub mod handout;
#[cfg(feature = "host")]
pub mod host;
pub mod output;
pub mod session;
