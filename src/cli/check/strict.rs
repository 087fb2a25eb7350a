//! `--strict`: what plays show of each scenario, joined to what the checker says.

use std::collections::BTreeMap;

use crate::analysis::measure::{Kept, Library as Held, Measuring, Report, Thresholds};
use crate::cli::{CliError, print};
use crate::content::library::rulebook;
use crate::content::reading::Reading;
use crate::content::{Library, Source, Story};
use crate::engine::Rulebook;

/// What all scenarios of one run are measured with.
pub(super) struct Strict {
    rulebook: Rulebook,
    stories: Vec<Story>,
    thresholds: Thresholds,
}

impl Strict {
    /// The scenarios that are checked stand for those of the library that have the same id.
    pub(super) fn new<'a>(
        checked: impl Iterator<Item = &'a Source>,
        library: &Library,
        runs: Option<u32>,
    ) -> Result<Self, CliError> {
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
    pub(super) const fn library(&self) -> &Held {
        &self.thresholds.library
    }

    /// What plays show of a scenario, and what they showed when this file was measured last.
    pub(super) fn measure(
        &self,
        file: &str,
        story: &Story,
        readings: &[Reading],
        memory: &mut Memory,
    ) -> (Report, Option<Report>) {
        // Nobody who waits for seconds should wonder.
        print::tell_for_now(&format!("playing {} …", story.raw().id));
        let known = memory.files.entry(file.to_owned()).or_default();
        let report = Measuring {
            rulebook: &self.rulebook,
            others: &self.stories,
            readings,
            thresholds: &self.thresholds,
        }
        .measure_again(story, &mut known.kept);
        print::tell_for_now("");
        let before = known.report.replace(report.clone());
        (report, before)
    }
}

/// What was measured before, file by file.
#[derive(Debug, Default)]
pub(super) struct Memory {
    files: BTreeMap<String, Known>,
}

#[derive(Debug, Default)]
struct Known {
    kept: Kept,
    report: Option<Report>,
}
