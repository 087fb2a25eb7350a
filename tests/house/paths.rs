//! Every path of this repository that a script, a manifest or a template of the forge names is there.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path, PathBuf};

/// The folders at the top. A word that begins with one of them names something here, whether or not the folder is still there.
const FOLDERS: [&str; 11] = [
    ".ci",
    ".github",
    "assets",
    "benches",
    "docs",
    "examples",
    "findings",
    "packaging",
    "scenarios",
    "src",
    "tests",
];

/// Cargo's, git's and npm's own, and the scripts that know nothing of this repository: they build what they show in a folder of their own.
const ELSEWHERE: [&str; 4] = [".git", "target", "node_modules", "findings"];

/// What ends a word: everything that paths here are not written with. A `$` and what is like it stays in, for it says where the sure part ends.
fn is_outside(c: char) -> bool {
    !(c.is_ascii_alphanumeric() || "_-./*$(){}\\[]@".contains(c))
}

/// The part of a word before whatever a shell or a regular expression puts in its place, up to the last whole folder.
fn sure_part(word: &str) -> &str {
    match word.find(|c| "$(){}\\[]@".contains(c)) {
        Some(end) if word[end..].starts_with(')') => &word[..end],
        Some(end) => &word[..word[..end].rfind('/').map_or(0, |slash| slash + 1)],
        None => word.trim_end_matches('.'),
    }
}

/// What a script calls the folder from which it names paths: `$root/` in `root="$(cd "$(dirname "$0")/.." && pwd)"`.
fn variable(line: &str) -> Option<String> {
    let (name, value) = line.trim_start().split_once('=')?;
    let name = name.trim().trim_start_matches('$');
    let of_the_script = ["dirname \"$0\"", "$PSScriptRoot"];
    of_the_script
        .iter()
        .any(|place| value.contains(place))
        .then(|| format!("${name}/"))
}

/// The folders from which a script can name paths: where it stands, and where a line with `dirname "$0"` leads.
fn bases(script: &Path, text: &str) -> BTreeSet<PathBuf> {
    let stands = script.parent().unwrap_or(Path::new("")).to_owned();
    let mut found = BTreeSet::from([stands.clone()]);
    for mark in ["$(dirname \"$0\")", "$PSScriptRoot"] {
        for rest in text.split(mark).skip(1) {
            let up: String = rest.chars().take_while(|c| "./".contains(*c)).collect();
            found.insert(plain(&stands.join(up.trim_start_matches('/'))));
        }
    }
    found
}

/// The path without `.` and `..`.
fn plain(path: &Path) -> PathBuf {
    let mut found = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir if found.file_name().is_some() => {
                found.pop();
            }
            Component::CurDir => {}
            other => found.push(other),
        }
    }
    found
}

/// Whether a name is what a pattern with stars says.
fn matches(pattern: &str, name: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == name,
        Some((before, after)) => name.strip_prefix(before).is_some_and(|rest| {
            (0..=rest.len()).any(|at| rest.is_char_boundary(at) && matches(after, &rest[at..]))
        }),
    }
}

/// Whether something lies at a path whose names can have stars. A page of the site (`.html`) is there if what it is made from is.
fn is_there(path: &Path) -> bool {
    let mut places = vec![PathBuf::new()];
    for part in path.components() {
        let name = part.as_os_str().to_string_lossy();
        places = if name.contains('*') {
            let inside = places.iter().filter_map(|place| fs::read_dir(place).ok());
            inside
                .flatten()
                .map(|entry| entry.expect("a folder can be read"))
                .filter(|entry| matches(&name, &entry.file_name().to_string_lossy()))
                .map(|entry| entry.path())
                .collect()
        } else {
            places.iter().map(|place| place.join(part)).collect()
        };
    }
    let made_from = |place: &Path| {
        place.extension().is_some_and(|ending| ending == "html")
            && place.with_extension("md").exists()
    };
    places
        .iter()
        .any(|place| place.exists() || made_from(place))
}

/// A word of a line that names something of this repository.
#[derive(Debug, PartialEq)]
struct Named {
    line: usize,
    path: String,
    there: bool,
}

/// What a file of the repository names of it. `file` is its path from the top.
fn named(root: &Path, file: &Path, text: &str) -> Vec<Named> {
    let bases = bases(file, text);
    let mut own: Vec<String> = text.lines().filter_map(variable).collect();
    own.push("$PSScriptRoot/".to_owned());
    let is_manifest = file.ends_with("Cargo.toml");
    let mut found = Vec::new();
    for (at, line) in text.lines().enumerate() {
        // `"$root"/assets/*.txt` is one word.
        let line = line.replace("\"/", "/");
        for word in line.split(is_outside) {
            // What a command says, and the first word in brackets.
            let word = word.trim_start_matches("$(").trim_start_matches('(');
            let from_own = own.iter().find_map(|own| word.strip_prefix(own.as_str()));
            let path = sure_part(from_own.unwrap_or(word));
            let first = path.split('/').next().unwrap_or_default();
            let relative = [".", ".."].contains(&first) && path.contains('/')
                || is_manifest && line.starts_with("path = ") && word.contains('/');
            let from_top = path.contains('/') && FOLDERS.contains(&first) || from_own.is_some();
            // What is built is made at run time.
            if first == "target" || !relative && !from_top {
                continue;
            }
            let top = PathBuf::new();
            let there = bases
                .iter()
                .chain(from_top.then_some(&top))
                .any(|base| is_there(&root.join(plain(&base.join(path)))));
            let (line, path) = (at + 1, path.to_owned());
            found.push(Named { line, path, there });
        }
    }
    found
}

/// Scripts (by their ending or their first line), manifests of Cargo and what the forge reads.
fn is_read(file: &Path, text: &str) -> bool {
    let ending = file.extension().and_then(|ending| ending.to_str());
    let first = text.lines().next().unwrap_or_default();
    ending.is_some_and(|ending| ["sh", "ps1"].contains(&ending))
        || first.starts_with("#!") && first.ends_with("sh")
        || file.ends_with("Cargo.toml")
        || file.starts_with(".github")
}

/// All files below a folder that are text, with their paths from the top.
fn texts(root: &Path, below: &Path, found: &mut Vec<(PathBuf, String)>) {
    for entry in fs::read_dir(root.join(below)).expect("a folder can be read") {
        let entry = entry.expect("a folder can be read");
        let name = entry.file_name();
        let path = below.join(&name);
        let kind = entry.file_type().expect("a file has a type");
        if kind.is_dir() {
            if !ELSEWHERE.iter().any(|other| name == *other) {
                texts(root, &path, found);
            }
        } else if kind.is_file()
            && let Ok(text) = fs::read_to_string(entry.path())
        {
            found.push((path, text));
        }
    }
}

#[test]
fn every_path_that_scripts_name_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    texts(root, Path::new(""), &mut files);
    files.retain(|(file, text)| is_read(file, text));
    assert!(files.len() > 15, "only {} scripts were found", files.len());
    let (mut seen, mut wrong) = (0, Vec::new());
    for (file, text) in &files {
        for Named { line, path, there } in named(root, file, text) {
            seen += 1;
            if !there {
                wrong.push(format!("{}:{line}: {path}", file.display()));
            }
        }
    }
    assert!(seen > 80, "only {seen} paths were found");
    assert!(
        wrong.is_empty(),
        "named, and not there:\n{}",
        wrong.join("\n")
    );
}

/// What stopped the fuzzer when the broken scenarios moved, and other ways to name what is not there.
#[test]
fn a_folder_that_moved_is_missed() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let missed = |file: &str, text: &str| {
        let named = named(root, Path::new(file), text).into_iter();
        let missed = named.filter(|named| !named.there);
        missed.map(|named| named.path).collect::<Vec<String>>()
    };
    let in_fuzz =
        "cd \"$(dirname \"$0\")\"\nfind ../broken ../fixtures ../../assets/starter -name '*.ron'\n";
    assert_eq!(missed("tests/fuzz/run", in_fuzz), ["../broken"]);
    let at_the_top = "cd \"$(dirname \"$0\")/..\"\ncp tests/broken/*.ron docs/*.nothing tests/fixtures/$name \"$work\" # docs/gone.md.\nA=\"$(tests/gone/install.sh)\"\n";
    assert_eq!(
        missed(".ci/long", at_the_top),
        [
            "tests/broken/*.ron",
            "docs/*.nothing",
            "docs/gone.md",
            "tests/gone/install.sh"
        ]
    );
    let by_name = "root=\"$(cd \"$(dirname \"$0\")/..\" && pwd)\"\ncp \"$root/READ.md\" \"$root\"/assets/fonts/OFL-*.txt \"$work/tests/gone\"\n";
    assert_eq!(missed("packaging/build.sh", by_name), ["READ.md"]);
    let manifest = "[[bin]]\npath = \"targets/gone.rs\"\n[[bin]]\npath = \"targets/draw.rs\"\n";
    assert_eq!(
        missed("tests/fuzz/Cargo.toml", manifest),
        ["targets/gone.rs"]
    );
    let template = "description: docs/gone.md says how; docs/model.md as well.\n";
    assert_eq!(
        missed(".github/ISSUE_TEMPLATE/bug.yml", template),
        ["docs/gone.md"]
    );
}
