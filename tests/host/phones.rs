//! The pages of a room: built as their sources say, and played by real browsers. Both need Node and what `tests/host/room/install.sh` fetches.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const PAGES: [&str; 3] = ["phone.html", "console.html", "wall.html"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Says so past the capture of tests' output; where `TWO_HATS_NO_SKIPS` is set, as it should be in continuous integration, it is a failure.
fn skipped(what: &str) {
    use std::io::Write as _;
    assert!(std::env::var_os("TWO_HATS_NO_SKIPS").is_none(), "{what}");
    let _ = writeln!(std::io::stderr().lock(), "\nSKIPPED: {what}");
}

/// A folder with the files of `part`, beside the packages that were fetched for it.
fn workplace(part: &str) -> Option<tempfile::TempDir> {
    let cache = std::env::var_os("TWO_HATS_NODE").map_or_else(
        || {
            let home = std::env::var_os("HOME").map(PathBuf::from)?;
            let caches = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
            Some(
                caches
                    .unwrap_or_else(|| home.join(".cache"))
                    .join("two-hats-ci-node"),
            )
        },
        |set| Some(PathBuf::from(set)),
    )?;
    let name = Path::new(part).file_name()?;
    let packages = cache.join(name).join("node_modules");
    if !packages.is_dir() || Command::new("node").arg("--version").output().is_err() {
        return None;
    }
    let folder = tempfile::tempdir().expect("a folder");
    copy(&root().join(part), folder.path());
    link(&packages, &folder.path().join("node_modules"));
    Some(folder)
}

#[cfg(unix)]
fn link(to: &Path, from: &Path) {
    std::os::unix::fs::symlink(to, from).expect("a link");
}

#[cfg(not(unix))]
fn link(to: &Path, from: &Path) {
    std::os::windows::fs::symlink_dir(to, from).expect("a link");
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("it is in the repository") {
        let entry = entry.expect("it can be read");
        let (path, name) = (entry.path(), entry.file_name());
        if name == "node_modules" {
            continue;
        }
        if path.is_dir() {
            copy(&path, &to.join(name));
        } else {
            fs::copy(&path, to.join(name)).expect("room for a copy");
        }
    }
}

fn said(out: &Output) -> String {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    format!("{}{}", text(&out.stdout), text(&out.stderr))
}

/// Lets real browsers play one of the scripts in `tests/host/room`, against the real program.
#[cfg(feature = "host")]
fn plays(script: &str) {
    let chromium =
        std::env::var_os("TWO_HATS_CHROMIUM").unwrap_or_else(|| "/usr/bin/chromium".into());
    let Some(folder) = workplace("tests/host/room").filter(|_| Path::new(&chromium).exists())
    else {
        return skipped("no Node, no Chromium, or no packages: run tests/host/room/install.sh");
    };
    let out = Command::new("node")
        .current_dir(folder.path())
        .arg(script)
        // Saves and profiles go away with the folder.
        .env("TMPDIR", folder.path())
        .env("TWO_HATS_PROGRAM", env!("CARGO_BIN_EXE_two-hats"))
        .output()
        .expect("node runs");
    let told = said(&out);
    assert!(
        out.status.success() && told.contains("PLAYED"),
        "{script}: {told}"
    );
}

#[cfg(feature = "host")]
#[test]
fn a_whole_room_is_played() {
    plays("play.mjs");
}

#[cfg(feature = "host")]
#[test]
fn the_door_lets_in_whom_it_should() {
    plays("doors.mjs");
}

#[cfg(feature = "host")]
#[test]
fn tables_go_at_their_own_pace_and_meet_at_the_debrief() {
    plays("apart.mjs");
}

#[cfg(feature = "host")]
#[test]
fn a_game_that_goes_badly_says_so_on_every_page() {
    plays("told.mjs");
}

#[cfg(feature = "host")]
#[test]
fn phones_that_slept_are_at_the_right_step() {
    plays("sleep.mjs");
}

#[cfg(feature = "host")]
#[test]
fn two_hundred_phones_beside_a_real_one_are_counted_once() {
    plays("many.mjs");
}

// The engine family of iPhones is among them.
#[cfg(feature = "host")]
#[test]
fn webkit_and_firefox_play_a_shorter_room() {
    let there = |program: &str| {
        let paths = std::env::var_os("PATH").unwrap_or_default();
        std::env::split_paths(&paths).any(|folder| folder.join(program).exists())
    };
    if ["firefox-esr", "WebKitWebDriver", "Xvfb"]
        .iter()
        .all(|program| there(program))
    {
        plays("engines.mjs");
    } else {
        skipped("no firefox-esr, no WebKitWebDriver (Debian: webkit2gtk-driver), or no Xvfb");
    }
}

#[test]
fn a_rebuild_gives_the_same_bytes() {
    let Some(folder) = workplace("src/host/page") else {
        return skipped("no Node, or no packages: run tests/host/room/install.sh");
    };
    let node = |args: &[&str]| {
        let out = Command::new("node")
            .current_dir(folder.path())
            .args(args)
            .output()
            .expect("node runs");
        assert!(out.status.success(), "{}", said(&out));
    };
    node(&["node_modules/typescript/bin/tsc", "--noEmit"]);
    node(&["build.mjs", "built"]);
    for page in PAGES {
        let built = fs::read(folder.path().join("built").join(page)).expect("it was built");
        let kept = fs::read(root().join("assets/phone").join(page)).expect("it is kept");
        assert!(
            built == kept,
            "assets/phone/{page} is not what its sources give: build it again (src/host/page/README.md)"
        );
    }
}

#[test]
fn pages_load_nothing_and_need_no_attribute_that_the_policy_forbids() {
    for page in PAGES {
        let text = fs::read_to_string(root().join("assets/phone").join(page)).expect("it is kept");
        let open = text.find("<script>").expect("a script");
        let outside = &text[..open];
        assert_eq!(text.matches("<script>").count(), 1, "{page}: one script");
        assert_eq!(text.matches("<style>").count(), 1, "{page}: one style");
        for forbidden in ["src=", "href=", "onclick", "style=\"", "<link", "@import"] {
            assert!(!outside.contains(forbidden), "{page} has {forbidden}");
        }
        for forbidden in [
            "innerHTML=",
            "eval(",
            "new Function",
            "crypto.randomUUID",
            "serviceWorker",
            "navigator.share",
            "wakeLock",
        ] {
            // Preact names one of them for what none of our sources uses.
            let allowed = forbidden == "innerHTML=" && text.matches(forbidden).count() == 1;
            assert!(
                allowed || !text.contains(forbidden),
                "{page} has {forbidden}"
            );
        }
    }
}
