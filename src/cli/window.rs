//! Opening the game in its window, or saying why it plays in the terminal.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use super::{CliError, print, write};
use crate::app::shell::{TimedFrame, pictures};
use crate::app::{CaptureError, Options, run};

/// Opens the window. `None` if there is none to be had, which has been said.
pub(super) fn open(options: Options) -> Option<ExitCode> {
    match run(options) {
        Ok(exit) if exit.is_success() => Some(ExitCode::SUCCESS),
        Ok(_) => Some(ExitCode::FAILURE),
        Err(why) => {
            print::tell(&format!("No window: {why}. Playing in the terminal."));
            None
        }
    }
}

/// Arguments of `two-hats capture`.
#[derive(Debug, clap::Args)]
pub(super) struct CaptureArgs {
    /// The folder for the pictures.
    #[arg(required_unless_present = "times")]
    folder: Option<PathBuf>,
    /// Time the frames of a reveal instead, picture drawn, at 1280 × 720.
    #[arg(long, conflicts_with = "folder")]
    times: bool,
    /// Draw only the pictures whose names hold TEXT, such as `room-` or `dusk-small-crisis`; may be given several times.
    #[arg(long, value_name = "TEXT")]
    only: Vec<String>,
    /// Replace pictures that are there already, without asking.
    #[arg(long)]
    force: bool,
}

/// How long frames take, the shortest first, in words.
fn within(times: &[Duration]) -> String {
    let at = |percent: usize| {
        let place = (times.len() * percent / 100).min(times.len().saturating_sub(1));
        times.get(place).map_or(0.0, |t| t.as_secs_f64() * 1000.0)
    };
    let (half, most, all) = (at(50), at(95), at(100));
    format!("half within {half:.1} ms, 95 of 100 within {most:.1} ms, all within {all:.1} ms")
}

/// Runs `two-hats capture`.
///
/// # Errors
/// If pictures cannot be made, or one shows nothing.
pub(super) fn capture(args: &CaptureArgs) -> Result<ExitCode, CliError> {
    let failed = |error: CaptureError, place: String| match error {
        CaptureError::Write(error) => error.into(),
        other => CliError::new(
            other.to_string(),
            place,
            "look whether there is a Vulkan or OpenGL driver (Mesa's llvmpipe will do)",
        ),
    };
    let Some(folder) = &args.folder else {
        let times = crate::app::shell::reveal_times().map_err(|e| failed(e, String::new()))?;
        let all: Vec<Duration> = times.reveals.iter().map(|frame| frame.took).collect();
        print::tell(&format!(
            "{} frames of a reveal: {}",
            all.len(),
            within(&all)
        ));
        for quarter in 0_u8..16 {
            let began = f32::from(quarter) / 4.0;
            let of = |frame: &&TimedFrame| (began..began + 0.25).contains(&frame.at);
            let these: Vec<Duration> = times.reveals.iter().filter(of).map(|f| f.took).collect();
            if !these.is_empty() {
                print::tell(&format!("  from {began:.2} s: {}", within(&these)));
            }
        }
        print::tell(&format!(
            "a square that moves over an empty page: {}",
            within(&times.least)
        ));
        return Ok(ExitCode::SUCCESS);
    };
    let files = pictures(folder, &args.only);
    if files.is_empty() {
        return Err(CliError::new(
            "no picture has such a name",
            args.only.join(", "),
            "leave --only out once, and look at the names of the pictures",
        ));
    }
    let existing = write::look_at_all(&files, args.force)?;
    let made = crate::app::capture(folder, &args.only, existing)
        .map_err(|e| failed(e, folder.display().to_string()))?;
    print::tell(&format!("{} pictures in {}", made.len(), folder.display()));
    Ok(ExitCode::SUCCESS)
}
