//! What `check --strict` and the window measure scenarios with, again after every save.

use std::collections::BTreeMap;

use super::{Kept, LibraryBounds, Measuring, Report, Thresholds};
use crate::content::library::rulebook;
use crate::content::reading::Reading;
use crate::content::{Library, LoadError, Source, Story};
use crate::engine::Rulebook;

/// What all scenarios of one run are measured with: the standard rules and thresholds, and the other scenarios.
#[derive(Debug, Clone)]
pub struct Strict {
    rulebook: Rulebook,
    stories: Vec<Story>,
    thresholds: Thresholds,
}

impl Strict {
    /// The scenarios that are checked stand for those of the library that have the same id. `runs` are the playthroughs of varied play; without, as
    /// many as the thresholds are meant for.
    ///
    /// # Errors
    /// If the standard rules cannot be read.
    pub fn new<'a>(
        checked: impl Iterator<Item = &'a Source>,
        library: &Library,
        runs: Option<u32>,
    ) -> Result<Self, LoadError> {
        let (_, rulebook) = rulebook("standard")?;
        let mut stories: Vec<Story> = checked.filter_map(|s| s.scenario().ok()).collect();
        for source in library.sources() {
            if let Ok(story) = source.scenario()
                && !stories.iter().any(|s| s.raw().id == story.raw().id)
            {
                stories.push(story);
            }
        }
        let thresholds = Thresholds::standard();
        Ok(Self {
            rulebook,
            stories,
            thresholds: match runs {
                Some(runs) => thresholds.with_runs(runs),
                None => thresholds,
            },
        })
    }

    /// What the scenarios are held to together.
    #[must_use]
    pub const fn library(&self) -> &LibraryBounds {
        &self.thresholds.library
    }

    /// Returns what plays show of a scenario, and what they showed when this file was measured last. Takes seconds; plays in the thread pool of the
    /// caller.
    pub fn measure(
        &self,
        file: &str,
        story: &Story,
        readings: &[Reading],
        memory: &mut Memory,
    ) -> (Report, Option<Report>) {
        let known = memory.files.entry(file.to_owned()).or_default();
        let report = Measuring {
            rulebook: &self.rulebook,
            others: &self.stories,
            readings,
            thresholds: &self.thresholds,
        }
        .measure_again(story, &mut known.kept);
        let before = known.report.replace(report.clone());
        (report, before)
    }
}

/// What was measured before, file by file.
#[derive(Debug, Default)]
pub struct Memory {
    files: BTreeMap<String, Known>,
}

#[derive(Debug, Default)]
struct Known {
    kept: Kept,
    report: Option<Report>,
}
