//! The window is ended from outside: what was decided and set is on disk, and everything is closed.

use std::process::Command;
use std::time::{Duration, Instant};

use two_hats::session::saves;

use crate::display::{PATIENCE, hand, screen};
use crate::played::{decided_once, decisions};

/// The ground of the theme that is chosen.
const DUSK: [u8; 3] = [0x1C, 0x20, 0x30];

#[test]
fn a_window_that_is_ended_from_outside_has_kept_everything_and_left_nothing_open() {
    let Some(screen) = screen() else { return };
    let home = tempfile::tempdir().unwrap();
    let mut program = decided_once(&screen.display, home.path());
    // Pause, settings, dusk; and the end as soon as it is seen, before anything else can happen.
    let begun = Instant::now();
    let dusk = || screen.picture().share(DUSK) > 20;
    for key in ["Escape", "s", "d"].iter().cycle() {
        assert!(begun.elapsed() < PATIENCE, "the theme did not change");
        hand(&screen.display, &["key", key]);
        let pressed = Instant::now();
        while pressed.elapsed() < Duration::from_millis(600) && !dusk() {
            std::thread::sleep(Duration::from_millis(5));
        }
        if dusk() {
            break;
        }
    }
    let id = program.0.id().to_string();
    let asked = Command::new("kill").args(["-TERM", &id]).status();
    assert!(asked.unwrap().success());
    let begun = Instant::now();
    let ended = loop {
        if let Some(ended) = program.0.try_wait().unwrap() {
            break ended;
        }
        assert!(begun.elapsed() < PATIENCE, "it goes on");
        std::thread::sleep(Duration::from_millis(20));
    };
    assert_eq!(ended.code(), Some(0), "{ended}");

    let settings = home.path().join("config/two-hats/settings.toml");
    let settings = std::fs::read_to_string(settings).unwrap();
    assert!(settings.contains("theme = \"Dusk\""), "{settings}");
    let kept = home.path().join("saves");
    let found = saves(&kept).unwrap();
    assert_eq!((found.len(), decisions(home.path())), (1, 1));
    for file in std::fs::read_dir(&kept).unwrap() {
        let name = file.unwrap().file_name();
        assert!(!name.to_string_lossy().ends_with("-journal"), "{name:?}");
    }
    let replay = Command::new(env!("CARGO_BIN_EXE_two-hats"))
        .arg("replay")
        .arg(&found[0].path)
        .output()
        .unwrap();
    let says = String::from_utf8_lossy(&replay.stdout);
    assert_eq!(replay.status.code(), Some(0), "{replay:?}");
    assert!(
        says.contains(" ok\n") && !says.contains("DIFFERS"),
        "{says}"
    );
}
