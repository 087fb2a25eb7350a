//! The rows behind the figures, as files in a folder.

use std::io::{self, Write as _};
use std::path::Path;

use serde::Serialize;

use super::report::Report;
pub(super) use crate::analysis::calibrate::export::Set;
use crate::analysis::calibrate::export::{Sheet, export};
use crate::analysis::calibrate::{Finding, Findings, Statistic};
use crate::analysis::simulation::parquet::Groups;
use crate::cli::CliError;
use crate::cli::write::{Force, leave_nothing_behind};
use crate::output::whole::{Draft, WriteError};

/// What the rows are of: `calibration.json` beside them.
#[derive(Serialize)]
struct About<'a> {
    #[serde(flatten)]
    report: &'a Report,
    /// Samples that an interval is drawn from.
    draws: u32,
    /// Ids of the scenarios made by a program.
    made: &'a [String],
    findings: Vec<Row<'a>>,
}

/// A finding with what is simulated for it, in words.
#[derive(Serialize)]
struct Row<'a> {
    #[serde(flatten)]
    finding: &'a Finding,
    method: String,
}

/// Writes all sheets and what they are of into a folder, which is made if it is not there.
///
/// # Errors
/// If a file is there and has to stay, or cannot be written.
pub(super) fn write(
    folder: &Path,
    force: Force,
    report: &Report,
    findings: &Findings,
    sets: &[Set<'_>],
    step: &(dyn Fn() + Sync),
) -> Result<(), CliError> {
    std::fs::create_dir_all(folder).map_err(WriteError::failed(folder))?;
    leave_nothing_behind();
    let begin = |name: &str| -> Result<Draft, CliError> {
        let path = folder.join(name);
        let existing = force.look(&path)?;
        Ok(Draft::begin(&path, existing)?)
    };
    let failed = |error: io::Error| CliError::from(WriteError::failed(folder)(error));
    let mut about = begin("calibration.json")?;
    let mut drafts = Vec::new();
    for sheet in Sheet::ALL {
        drafts.push(begin(&format!("{}.parquet", sheet.name()))?);
    }
    let mut files = Vec::new();
    for (sheet, draft) in Sheet::ALL.into_iter().zip(&mut drafts) {
        let labels: Vec<String> = sheet.labels().iter().map(|l| (*l).to_owned()).collect();
        let groups = Groups::with(&labels, sheet.columns(), draft);
        files.push(groups.map_err(|error| failed(io::Error::other(error)))?);
    }
    for set in sets {
        let mut put = |sheet: Sheet, labels: &[&str], numbers: &[i64]| {
            let written = files.get_mut(sheet as usize);
            written.map_or(Ok(()), |file| {
                file.rows(labels, numbers).map_err(io::Error::other)
            })
        };
        export(set, &mut put, step).map_err(failed)?;
    }
    for file in files {
        file.finish()
            .map_err(|error| failed(io::Error::other(error)))?;
    }
    let made = sets.iter().find(|set| set.name == super::MADE);
    let row = |finding| Row {
        finding,
        method: finding
            .statistic
            .as_ref()
            .map_or_else(String::new, Statistic::method),
    };
    let text = About {
        report,
        draws: sets.first().map_or(0, |set| set.plan.draws),
        made: made.map_or(&[], |set| set.scenarios),
        findings: findings.rows.iter().map(row).collect(),
    };
    serde_json::to_writer_pretty(&mut about, &text).map_err(|error| failed(error.into()))?;
    writeln!(about).map_err(failed)?;
    for draft in drafts.into_iter().chain([about]) {
        draft.finish()?;
    }
    Ok(())
}
