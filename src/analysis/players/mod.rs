//! The players, one file each.

mod alternate;
mod always;
mod greedy;
mod informed;
mod mixed;
mod random;

pub use alternate::Alternate;
pub use always::Always;
pub use greedy::{Cautious, Greedy};
pub use informed::Informed;
pub use mixed::Mixed;
pub use random::Random;

use super::Player;
use crate::engine::Hat;

/// Names of the players that need nothing else, for messages.
pub const NAMES: [&str; 9] = [
    "random",
    "lead",
    "manage",
    "both",
    "wait",
    "alternate",
    "cautious",
    "greedy",
    "informed",
];

/// A player by its name; `mixed:0.4` leads with that probability.
#[must_use]
pub fn named(name: &str) -> Option<Box<dyn Player>> {
    Some(match name {
        "random" => Box::new(Random),
        "lead" => Box::new(Always(Hat::Lead)),
        "manage" => Box::new(Always(Hat::Manage)),
        "both" => Box::new(Always(Hat::Both)),
        "wait" => Box::new(Always(Hat::Wait)),
        "alternate" => Box::new(Alternate),
        "cautious" => Box::new(Cautious),
        "greedy" => Box::new(Greedy),
        "informed" => Box::new(Informed::default()),
        other => {
            let share: f64 = other.strip_prefix("mixed:")?.parse().ok()?;
            (0.0..=1.0)
                .contains(&share)
                .then(|| Box::new(Mixed::leading(share)))?
        }
    })
}
