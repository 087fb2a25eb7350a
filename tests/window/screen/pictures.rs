//! What is seen after the start: the first picture comes by itself, whatever draws it.

use std::fs::File;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::display::{PATIENCE, Running, Screen, program, screen};

/// Paper, the table of the theme that everybody begins with.
const PAPER: [u8; 3] = [0xF6, 0xF0, 0xE4];
/// How often it is started; the variable asks for more.
const STARTS: usize = 5;
/// How long the first picture may take once the graphics adapter is ready. A loop that sleeps before it is out wakes after five seconds.
const FIRST: Duration = Duration::from_millis(4500);

/// Starts the program and waits for its first picture, without any event. Returns how long it took from the adapter on, and what the program
/// says of the adapter.
fn first_picture(
    screen: &Screen,
    home: &Path,
    prepare: impl Fn(&mut Command),
) -> (Duration, String) {
    let log = home.join("log.txt");
    let mut command = program(&screen.display, home, &[]);
    // What Bevy says of the adapter that it has found.
    command.env("RUST_LOG", "warn,bevy_render=info,two_hats=info");
    command.stdout(File::create(&log).unwrap());
    command.stderr(File::options().append(true).open(&log).unwrap());
    prepare(&mut command);
    let mut program = Running(command.spawn().unwrap());
    let begun = Instant::now();
    let mut ready: Option<(Instant, String)> = None;
    loop {
        let said = std::fs::read_to_string(&log).unwrap_or_default();
        if ready.is_none()
            && let Some(line) = said.lines().find(|line| line.contains("AdapterInfo"))
        {
            ready = Some((Instant::now(), line.to_owned()));
        }
        if let Some((since, adapter)) = &ready {
            let picture = screen.picture();
            // Half of the title is paper; words, faces and buttons are on the rest.
            if picture.share(PAPER) > 50 && picture.colours() > 100 {
                return (since.elapsed(), adapter.clone());
            }
        }
        assert!(begun.elapsed() < PATIENCE, "no picture came: {said}");
        let ended = program.0.try_wait().unwrap();
        assert!(ended.is_none(), "the program has ended by itself: {said}");
        std::thread::sleep(Duration::from_millis(10));
    }
}

#[test]
fn the_first_picture_comes_by_itself() {
    let Some(screen) = screen() else { return };
    let starts = std::env::var("TWO_HATS_STARTS").ok();
    let starts = starts.and_then(|n| n.parse().ok()).unwrap_or(STARTS);
    let mut took = Vec::new();
    for _ in 0..starts {
        let home = tempfile::tempdir().unwrap();
        took.push(first_picture(&screen, home.path(), |_| {}).0);
    }
    println!("from the adapter to the first picture: {took:?}");
    assert!(took.iter().all(|took| *took < FIRST), "{took:?}");
}

#[test]
fn without_vulkan_it_is_drawn_by_opengl() {
    let Some(screen) = screen() else { return };
    let home = tempfile::tempdir().unwrap();
    let (took, adapter) = first_picture(&screen, home.path(), |command| {
        // As on a machine that has no driver for it.
        command.env("VK_DRIVER_FILES", "/there/is/none.json");
        command.env("VK_ICD_FILENAMES", "/there/is/none.json");
    });
    assert!(adapter.contains("backend: Gl"), "{adapter}");
    assert!(took < FIRST, "{took:?}");
}
