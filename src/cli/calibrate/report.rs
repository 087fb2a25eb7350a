//! What the command prints, whichever way.

use serde::Serialize;

use crate::analysis::calibrate::Row;

/// Everything that is printed.
#[derive(Debug, Serialize)]
pub(super) struct Report {
    /// Version of the program.
    pub(super) version: &'static str,
    pub(super) rulebook: String,
    pub(super) seed: u64,
    pub(super) seeds: u32,
    pub(super) people: u32,
    pub(super) nulls: u32,
    /// Ids of the scenarios, in the order in which they were played.
    pub(super) scenarios: Vec<String>,
    pub(super) rows: Vec<Row>,
    /// Number of scenarios made by a program.
    pub(super) synthetic_scenarios: u16,
    /// The same rows on those; empty without.
    pub(super) synthetic_rows: Vec<Row>,
}
