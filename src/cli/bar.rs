//! How far something is that takes a while.

use std::io::IsTerminal;
use std::sync::atomic::{AtomicUsize, Ordering};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::print;

/// A bar on stderr, if that is a terminal.
#[derive(Default)]
pub(super) struct Bar {
    shown: AtomicUsize,
}

impl Bar {
    pub(super) fn show(&self, done: usize, all: usize) {
        let filled = done * 20 / all.max(1);
        // Never back: threads come here in any order.
        if filled > self.shown.fetch_max(filled, Ordering::Relaxed) {
            let percent = filled * 5;
            print::tell_for_now(&format!(
                "roads not taken [{}{}] {percent:>3} %",
                "#".repeat(filled),
                "-".repeat(20_usize.saturating_sub(filled))
            ));
        }
    }

    pub(super) fn clear(&self) {
        print::tell_for_now("");
    }
}

/// A bar with the time left, on stderr if that is a terminal.
pub(super) fn progress(steps: u64) -> ProgressBar {
    let bar = ProgressBar::with_draw_target(Some(steps), ProgressDrawTarget::hidden());
    if let Ok(style) = ProgressStyle::with_template("{wide_bar} {percent} %, {eta} left") {
        bar.set_style(style);
    }
    if std::io::stderr().is_terminal() {
        bar.set_draw_target(ProgressDrawTarget::stderr());
    }
    bar
}
