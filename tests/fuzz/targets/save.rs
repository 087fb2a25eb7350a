//! Any bytes as a save: reading, verifying and resuming it end with an error or a game, never with a panic.

#![no_main]

use std::path::PathBuf;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use two_hats::content::Library;
use two_hats::session::workshop::Workshop;
use two_hats::session::{Save, Session, Texts, read, verify};

/// In memory, where there is such a folder: a fuzzer writes a hundred thousand of them.
static FILE: LazyLock<PathBuf> = LazyLock::new(|| {
    let memory = PathBuf::from("/dev/shm");
    let folder = if memory.is_dir() { memory } else { std::env::temp_dir() };
    folder.join(format!("two-hats-fuzz-{}.twohats", std::process::id()))
});

fuzz_target!(|data: &[u8]| {
    let file = FILE.as_path();
    std::fs::write(file, data).expect("the folder can be written to");
    if let Ok(record) = read(file) {
        let _ = verify(&record, file);
    }
    let _ = Save::look(file).can_go_on();
    let library = Library::default();
    if let Ok(session) = Session::resume(file, &library, Texts::Stored) {
        let _ = session.view();
    }
    std::fs::write(file, data).expect("the folder can be written to");
    let _ = Workshop::resume(file, &library, Texts::Stored);
    for end in ["", "-journal", "-wal", "-shm"] {
        let _ = std::fs::remove_file(format!("{}{end}", file.display()));
    }
});
