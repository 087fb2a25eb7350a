//! A rehearsal: simulated phones that join over the network, before the first real room.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::host::crowd::{Crowd, Pace, Place};

/// So many simulated phones come.
const PEOPLE: u32 = 12;

/// Simulated phones in a room, until this is dropped.
#[derive(Debug)]
pub(super) struct Rehearsal {
    stop: Arc<AtomicBool>,
}

impl Rehearsal {
    /// Has simulated phones join at this address with its code, as it is on the wall.
    ///
    /// # Errors
    /// If the system gives no thread.
    pub(super) fn begin(join: &str) -> Result<Self, String> {
        let place = Place::parse(join).map_err(|error| error.to_string())?;
        let stop = Arc::new(AtomicBool::new(false));
        let leave = Arc::clone(&stop);
        let crowd = Crowd {
            place,
            people: PEOPLE,
            pace: Pace::Quick,
            naps: 4.0,
            joining: 3_000,
            seed: 1,
            until: None,
        };
        let run = move || {
            // Nobody who rehearses looks at figures, and whether anybody came is seen on the wall.
            let _ = crowd.run(&leave);
        };
        std::thread::Builder::new()
            .name("rehearsal".to_owned())
            .spawn(run)
            .map_err(|error| error.to_string())?;
        Ok(Self { stop })
    }
}

impl Drop for Rehearsal {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}
