//! A folder in memory for saves, and a disk that is full when it is told to be.

use std::path::{Path, PathBuf};

use two_hats::content::{Source, Story};

/// The small scenario of the tests.
pub fn scenario() -> (Source, Story) {
    let source = Source {
        name: "small.ron".to_owned(),
        path: None,
        text: include_str!("../fixtures/small/scenario.ron").to_owned(),
    };
    let story = source.scenario().expect("the fixture is sound");
    (source, story)
}

/// A folder in memory, where there is one: a fuzzer plays a hundred thousand rooms.
pub struct Scratch(PathBuf);

impl Scratch {
    /// Makes one.
    pub fn new(target: &str) -> Self {
        let memory = PathBuf::from("/dev/shm");
        let around = if memory.is_dir() { memory } else { std::env::temp_dir() };
        let folder = around.join(format!("two-hats-fuzz-{target}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("it can be made");
        Self(folder)
    }

    /// The save.
    pub fn file(&self) -> PathBuf {
        self.0.join("game.twohats")
    }

    /// Removes it, and what lies beside it.
    pub fn clear(&self) {
        for end in ["", "-journal", "-wal", "-shm"] {
            let _ = std::fs::remove_file(format!("{}{end}", self.file().display()));
        }
    }
}

/// The length of a file; 0 if there is none.
#[allow(dead_code, reason = "not every target has a disk that is full")]
pub fn length(file: &Path) -> u64 {
    std::fs::metadata(file).map_or(0, |meta| meta.len())
}

/// Does something while files may grow no larger than `limit`, as on a disk that is full.
#[allow(dead_code, reason = "not every target has a disk that is full")]
pub fn with_limit<T>(limit: Option<u64>, act: impl FnOnce() -> T) -> T {
    let Some(limit) = limit else {
        return act();
    };
    let mut before = libc::rlimit { rlim_cur: 0, rlim_max: 0 };
    // SAFETY: both calls get a valid place, and the signal is ignored for the whole process.
    unsafe {
        libc::signal(libc::SIGXFSZ, libc::SIG_IGN);
        libc::getrlimit(libc::RLIMIT_FSIZE, &raw mut before);
        let less = libc::rlimit { rlim_cur: limit, rlim_max: before.rlim_max };
        libc::setrlimit(libc::RLIMIT_FSIZE, &raw const less);
    }
    let done = act();
    // SAFETY: as above.
    unsafe {
        libc::setrlimit(libc::RLIMIT_FSIZE, &raw const before);
    }
    done
}
