//! Tells cargo what is built into the program beside the code, so that an edited scenario is in the next build, which characters
//! the shipped fonts have, so that the checker knows without carrying the fonts, and which commit it is, for `--version`.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fmt::Write as _, fs};

/// The face of titles; every other one sets texts.
const DISPLAY: &str = "Vollkorn";

fn main() {
    for folder in ["scenarios", "assets"] {
        println!("cargo::rerun-if-changed={folder}");
    }
    println!("cargo::rerun-if-changed=src/build.rs");
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    let mut table = String::new();
    for (name, display) in [("TITLES", true), ("TEXTS", false)] {
        let ranges = covered(&root.join("assets/fonts"), display);
        let _ = writeln!(
            table,
            "pub(super) const {name}: &[(u32, u32)] = &{ranges:?};"
        );
    }
    fs::write(out.join("glyphs.rs"), table).expect("cargo's folder for output can be written to");
    println!("cargo::rustc-env=TWO_HATS_COMMIT={}", commit(&root));
}

/// The commit that is built and its day; empty for sources that came without their history.
fn commit(root: &Path) -> String {
    let git = |arguments: &[&str]| {
        let run = Command::new("git")
            .arg("-C")
            .arg(root)
            .args(arguments)
            .output();
        let output = run.ok().filter(|output| output.status.success())?;
        let text = String::from_utf8(output.stdout).ok()?;
        Some(text.trim().to_owned())
    };
    // Unpacked within somebody else's repository, it is not that one's commit.
    let own = git(&["ls-files", "--error-unmatch", "src/build.rs"]).is_some();
    let (Some(log), true) = (git(&["rev-parse", "--git-path", "logs/HEAD"]), own) else {
        return String::new();
    };
    // Written anew with every commit and every change of branch.
    println!("cargo::rerun-if-changed={}", root.join(log).display());
    git(&["log", "-1", "--format=%h of %cs"]).unwrap_or_default()
}

/// The characters that every font of a kind has, as ranges that include both ends.
fn covered(folder: &Path, display: bool) -> Vec<(u32, u32)> {
    let entries = fs::read_dir(folder).expect("the fonts are in the repository");
    let fonts: Vec<Vec<u8>> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|e| e == "ttf"))
        .filter(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with(DISPLAY) == display
        })
        .map(|path| fs::read(path).expect("a font can be read"))
        .collect();
    assert!(
        !fonts.is_empty(),
        "there is no font in {}",
        folder.display()
    );
    let faces: Vec<ttf_parser::Face<'_>> = fonts
        .iter()
        .map(|font| ttf_parser::Face::parse(font, 0).expect("the shipped fonts are whole"))
        .collect();
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for c in '\0'..=char::MAX {
        if !faces.iter().all(|face| face.glyph_index(c).is_some()) {
            continue;
        }
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == u32::from(c) => *last = u32::from(c),
            _ => ranges.push((u32::from(c), u32::from(c))),
        }
    }
    ranges
}
