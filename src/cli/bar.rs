//! How far trying out the roads not taken is.

use std::io::{IsTerminal, Write};
use std::sync::atomic::{AtomicUsize, Ordering};

/// A bar on stderr, if that is a terminal.
pub(super) struct Bar {
    on: bool,
    shown: AtomicUsize,
}

impl Bar {
    pub(super) fn new() -> Self {
        Self {
            on: std::io::stderr().is_terminal(),
            shown: AtomicUsize::new(0),
        }
    }

    pub(super) fn show(&self, done: usize, all: usize) {
        let filled = done * 20 / all.max(1);
        // Never back: threads come here in any order.
        if self.on && filled > self.shown.fetch_max(filled, Ordering::Relaxed) {
            let percent = filled * 5;
            let mut err = std::io::stderr().lock();
            let _ = write!(
                err,
                "\rroads not taken [{}{}] {percent:>3} %",
                "#".repeat(filled),
                "-".repeat(20_usize.saturating_sub(filled))
            );
            let _ = err.flush();
        }
    }

    pub(super) fn clear(&self) {
        if self.on {
            eprint!("\r{:50}\r", "");
        }
    }
}
