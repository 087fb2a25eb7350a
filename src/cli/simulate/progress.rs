//! How far a long simulation has come, on stderr, if somebody is looking.

use std::io::IsTerminal;
use std::sync::Once;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::analysis::simulation::Simulation;

/// Nothing is shown of what is over within this time.
const PATIENCE: Duration = Duration::from_secs(1);

/// A bar with the time left. Hidden for the first second, and for ever where stderr is no terminal.
pub(super) struct Progress {
    bar: ProgressBar,
    began: Instant,
    shown: Once,
}

impl Progress {
    pub(super) fn new(simulations: &[Simulation]) -> Self {
        let runs = simulations.iter().fold(0_u64, |all, simulation| {
            let seeds = simulation.seeds.end.saturating_sub(simulation.seeds.start);
            all.saturating_add(seeds.saturating_mul(simulation.players.len() as u64))
        });
        let bar = ProgressBar::with_draw_target(Some(runs), ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template(
            "{wide_bar} {human_pos} of {human_len} playthroughs, {eta} left",
        ) {
            bar.set_style(style);
        }
        Self {
            bar,
            began: Instant::now(),
            shown: Once::new(),
        }
    }

    pub(super) fn played(&self, runs: u64) {
        self.bar.inc(runs);
        if self.began.elapsed() >= PATIENCE {
            self.shown.call_once(|| {
                if std::io::stderr().is_terminal() {
                    self.bar.set_draw_target(ProgressDrawTarget::stderr());
                }
            });
        }
    }

    /// Takes the bar away.
    pub(super) fn clear(&self) {
        self.bar.finish_and_clear();
    }
}
