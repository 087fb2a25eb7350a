//! Modules import downwards only: `cli` → `session` → `debrief` → `analysis` → `content` → `engine`.

use std::fs;
use std::path::{Path, PathBuf};

use super::circles;

/// The modules from the lowest to the highest. The window shows rooms that the host serves; the host knows of no window.
const RANKS: [(&str, u32); 10] = [
    ("engine", 0),
    ("output", 0),
    ("content", 1),
    ("analysis", 2),
    ("debrief", 3),
    ("session", 4),
    ("handout", 5),
    ("host", 6),
    ("app", 7),
    ("cli", 8),
];

fn rank(module: &str) -> Option<u32> {
    RANKS
        .iter()
        .find(|(name, _)| *name == module)
        .map(|(_, rank)| *rank)
}

pub(super) fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("src is there") {
        let path = entry.expect("src can be read").path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

/// The modules of this package that a file names, by `crate::module` or, in an import list, `crate::{module, ...}`.
fn imports(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let code = line.split("//").next().unwrap_or_default();
        for (start, _) in code.match_indices("crate::") {
            let rest = &code[start + "crate::".len()..];
            let list = rest
                .strip_prefix('{')
                .map_or(rest, |inner| inner.split('}').next().unwrap_or(inner));
            let names: Vec<&str> = if rest.starts_with('{') {
                list.split(',').collect()
            } else {
                vec![list]
            };
            for name in names {
                let word: String = name
                    .trim()
                    .chars()
                    .take_while(|c| c.is_alphanumeric() || *c == '_')
                    .collect();
                found.push((number + 1, word));
            }
        }
    }
    found
}

#[test]
fn no_module_imports_one_above_its_rank() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    files(&root, &mut paths);
    let mut broken = Vec::new();
    let mut looked_at = 0;
    for path in &paths {
        let inside = path.strip_prefix(&root).expect("the file is in src");
        let module = inside
            .components()
            .next()
            .map(|c| c.as_os_str().to_string_lossy().into_owned());
        let module = module
            .as_deref()
            .unwrap_or_default()
            .trim_end_matches(".rs");
        let Some(own) = rank(module) else {
            // Only the roots of the library, the binary and the build stand outside the modules.
            assert!(
                matches!(module, "lib" | "main" | "build"),
                "{} belongs to no known module",
                inside.display()
            );
            continue;
        };
        let text = fs::read_to_string(path).expect("the file can be read");
        for (line, name) in imports(&text) {
            looked_at += 1;
            if let Some(other) = rank(&name)
                && (other > own || (other == own && name != module))
            {
                broken.push(format!(
                    "{}:{line}: {module} imports {name}",
                    inside.display()
                ));
            }
        }
    }
    assert!(
        broken.is_empty(),
        "imports that point upwards:\n{}",
        broken.join("\n")
    );
    assert!(looked_at > 50, "the search finds imports at all");
}

/// The folders of `app`, and which of the others each may import.
const IN_APP: [(&str, &[&str]); 5] = [
    ("shell", &["screens", "play", "data", "kit"]),
    ("screens", &["play", "data", "kit"]),
    ("play", &["data", "kit"]),
    ("data", &[]),
    ("kit", &[]),
];

/// The word that begins a text.
pub(super) fn word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_');
    &text[..end.unwrap_or(text.len())]
}

#[test]
fn in_the_window_pages_know_of_the_game_and_the_game_of_no_page() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/app");
    let mut broken = Vec::new();
    let mut looked_at = 0;
    for (folder, allowed) in IN_APP {
        let mut paths = Vec::new();
        files(&root.join(folder), &mut paths);
        assert!(!paths.is_empty(), "{folder} is there");
        for path in &paths {
            let text = fs::read_to_string(path).expect("the file can be read");
            for (at, _) in text.match_indices("crate::app::") {
                // What a name is seen by is no import.
                if text[..at].ends_with("pub(in ") {
                    continue;
                }
                looked_at += 1;
                let rest = &text[at + "crate::app::".len()..];
                let other = word(rest);
                let inside = other == folder || IN_APP.iter().all(|(name, _)| *name != other);
                // The game only says things: a page shows them.
                let says =
                    folder != "play" || other != "kit" || rest.starts_with("kit::Announcer;");
                if !(inside || allowed.contains(&other)) || !says {
                    broken.push(format!(
                        "{}: {}",
                        path.display(),
                        rest.lines().next().unwrap_or("")
                    ));
                }
            }
        }
    }
    assert!(
        broken.is_empty(),
        "imports that point upwards:\n{}",
        broken.join("\n")
    );
    assert!(
        looked_at > 200,
        "the search finds imports at all: {looked_at}"
    );
}

#[test]
fn no_more_than_three_files_import_each_other_in_a_circle() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let sources = circles::Sources::read(&root);
    let mut said = Vec::new();
    for circle in sources.circles() {
        if circle.len() > 3 {
            let files: Vec<String> = circle
                .iter()
                .map(|file| {
                    let imports = sources.imports(file);
                    let inside = imports.iter().filter(|to| circle.contains(to));
                    let to: Vec<String> = inside.map(|to| to.display().to_string()).collect();
                    format!("    {} imports {}", file.display(), to.join(", "))
                })
                .collect();
            said.push(format!("  {} files:\n{}", circle.len(), files.join("\n")));
        }
    }
    assert!(
        said.is_empty(),
        "files that import each other in a circle:\n{}",
        said.join("\n")
    );
}

/// The search itself: it follows a name to the file that defines it.
#[test]
fn the_search_for_circles_follows_names_to_their_files() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let found = circles::Sources::read(&root).imports(Path::new("session/view.rs"));
    for to in ["content/phrases.rs", "engine/words.rs", "session/end.rs"] {
        assert!(found.contains(Path::new(to)), "{to} in {found:?}");
    }
    assert!(!found.contains(Path::new("engine/mod.rs")), "{found:?}");
}

/// Figures that take work are made in the debrief, where they are made once: a view only looks.
#[test]
fn no_view_tries_roads() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/session");
    let mut paths = Vec::new();
    files(&root, &mut paths);
    for path in &paths {
        if path.to_string_lossy().contains("tests") {
            continue;
        }
        let text = fs::read_to_string(path).expect("the file can be read");
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for word in ["analysis::roads", "Effort"] {
            assert!(!code.contains(word), "{} names {word}", path.display());
        }
    }
}

#[test]
fn the_engine_knows_nothing_of_files_clocks_threads_or_floats() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/engine");
    let mut paths = Vec::new();
    files(&root, &mut paths);
    for path in &paths {
        let text = fs::read_to_string(path).expect("the file can be read");
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for word in [
            "std::fs",
            "std::io",
            "std::time",
            "std::thread",
            "std::env",
            "HashMap",
            "HashSet",
            "f32",
            "f64",
        ] {
            assert!(!code.contains(word), "{} names {word}", path.display());
        }
    }
}

#[test]
fn every_file_says_what_it_is_for() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    files(&root, &mut paths);
    for path in &paths {
        let text = fs::read_to_string(path).expect("the file can be read");
        assert!(
            text.starts_with("//!"),
            "{} begins with a line that says what it is for",
            path.display()
        );
        assert!(
            path.components().any(|c| c.as_os_str() == "tests") || text.lines().count() <= 400,
            "{} has more than 400 lines: look for the second idea in it",
            path.display()
        );
    }
}

/// Places of these words in the code of the program, outside its tests and the files that are meant for them.
fn uses(words: &[&str], meant_for: &[&str]) -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    files(&root, &mut paths);
    let mut found = Vec::new();
    for path in &paths {
        let inside = path.strip_prefix(&root).expect("the file is in src");
        let name = inside.to_string_lossy().replace('\\', "/");
        let tests = name.ends_with("tests.rs") || name.contains("/tests/") || name == "build.rs";
        if tests || meant_for.contains(&&*name) {
            continue;
        }
        let text = fs::read_to_string(path).expect("the file can be read");
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for (number, line) in code.lines().enumerate() {
            let line = line.split("//").next().unwrap_or_default();
            if words.iter().any(|word| line.contains(word)) {
                found.push(format!("{name}:{}: {}", number + 1, line.trim()));
            }
        }
    }
    found
}

#[test]
fn everything_is_printed_in_one_place() {
    let mut found = uses(
        &["print!(", "println!(", "stdout()", "stderr()", "dbg!("],
        &["cli/print.rs"],
    );
    // Asking whether it is a terminal prints nothing.
    found.retain(|line| !line.contains("is_terminal()") && !line.contains("ProgressDrawTarget"));
    assert!(found.is_empty(), "use cli::print:\n{}", found.join("\n"));
}

#[test]
fn files_are_written_in_one_place() {
    let found = uses(
        &[
            "fs::write(",
            "File::create",
            "OpenOptions",
            "File::options",
            "fs::rename(",
            "fs::copy(",
        ],
        // A save is a database, which keeps itself whole.
        &["output/whole.rs", "session/journal.rs"],
    );
    assert!(found.is_empty(), "use output::whole:\n{}", found.join("\n"));
}

#[test]
fn every_promise_names_tests_that_are_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(root.join("docs/promises.md")).expect("it is there");
    let mut named = 0;
    for line in text.lines().filter(|line| line.starts_with("| ")) {
        let Some(held_by) = line.trim_end_matches('|').rsplit('|').next() else {
            continue;
        };
        let mut source = String::new();
        for word in held_by.split('`').skip(1).step_by(2) {
            if word.contains(['/', '.']) {
                let path = root.join(word);
                assert!(path.is_file(), "{word} is not there: {line}");
                source = fs::read_to_string(path).expect("it can be read");
            } else {
                let there = source.contains(&format!("fn {word}("));
                assert!(there, "no test {word}: {line}");
                named += 1;
            }
        }
    }
    assert!(named > 30, "{named}");
}

#[test]
fn whoever_cites_the_program_cites_this_version() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let citation = fs::read_to_string(root.join("CITATION.cff")).expect("it is there");
    let version = format!("version: {}", env!("CARGO_PKG_VERSION"));
    assert!(citation.lines().any(|line| line == version), "{version}");
    let licences: Vec<&str> = citation
        .lines()
        .filter_map(|line| line.strip_prefix("  - "))
        .filter(|licence| env!("CARGO_PKG_LICENSE").contains(licence))
        .collect();
    assert_eq!(licences.join(" OR "), env!("CARGO_PKG_LICENSE"));
}
