//! Which way a meter moves, as people predict it.

use serde::{Deserialize, Serialize};

/// Which way a meter moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// It rises.
    Up,
    /// It falls.
    Down,
    /// It stays.
    Same,
}
