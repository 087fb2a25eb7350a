//! What the checker says, as people read it: every broken file under `tests/content/broken` against its snapshot, and every code in the documentation.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use two_hats::content::Source;
use two_hats::content::check::{check, check_play, check_rulebook};
use two_hats::content::diagnostic::{Diagnostic, Severity};
use two_hats::content::report::{Lines, Look, human};

const LOOK: Look = Look {
    colour: false,
    width: 100,
};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The `.ron` files of a folder with their names and texts.
fn files(folder: &str) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = fs::read_dir(root().join(folder))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "ron"))
        .map(|path| {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            (name, fs::read_to_string(&path).unwrap())
        })
        .collect();
    files.sort();
    files
}

fn draw(name: &str, text: &str, problems: &[Diagnostic]) -> String {
    let lines = Lines::new(text);
    let file = format!("{name}.ron");
    let drawn: Vec<String> = problems
        .iter()
        .map(|problem| human(&file, &lines, problem, LOOK))
        .collect();
    drawn.join("\n\n")
}

fn snapshot(name: &str, drawn: &str) {
    insta::with_settings!({prepend_module_to_snapshot => false, omit_expression => true}, {
        insta::assert_snapshot!(name, drawn);
    });
}

#[test]
fn broken_scenarios() {
    let files = files("tests/content/broken");
    assert!(files.len() >= 45, "only {} broken files", files.len());
    for (name, text) in files {
        let checked = check(&text);
        let found = checked.diagnostics.len() + checked.silenced.len();
        assert!(found > 0, "{name} is not broken");
        let mut drawn = draw(&name, &text, &checked.diagnostics);
        for (problem, reason) in &checked.silenced {
            drawn.push_str(&draw(&name, &text, std::slice::from_ref(problem)));
            drawn.push_str(&format!("\n\nsilenced: {reason}"));
        }
        snapshot(&name, &drawn);
    }
}

#[test]
fn broken_plays() {
    let whole = fs::read_to_string(root().join("tests/fixtures/whole.ron")).unwrap();
    let story = check(&whole).story.unwrap();
    for (name, text) in files("tests/content/broken/plays") {
        let problems = check_play(&text, Some(&story));
        assert!(!problems.is_empty(), "{name} is not broken");
        snapshot(&format!("play-{name}"), &draw(&name, &text, &problems));
    }
    for (name, text) in files("tests/fixtures/plays") {
        assert_eq!(check_play(&text, Some(&story)), [], "{name}");
    }
}

#[test]
fn broken_rulebooks() {
    for (name, text) in files("tests/content/broken/rulebooks") {
        let (problems, rulebook) = check_rulebook(&text);
        assert!(rulebook.is_none() && !problems.is_empty(), "{name}");
        snapshot(&format!("rulebook-{name}"), &draw(&name, &text, &problems));
    }
    for (name, text) in files("assets/rulebooks") {
        let (problems, rulebook) = check_rulebook(&text);
        assert_eq!(problems, [], "{name}");
        assert!(rulebook.is_some());
    }
}

#[test]
fn the_fixture_is_clean() {
    let text = fs::read_to_string(root().join("tests/fixtures/whole.ron")).unwrap();
    let checked = check(&text);
    assert_eq!(checked.diagnostics, []);
    assert_eq!(checked.silenced.len(), 1);
}

#[test]
fn no_place_has_two_errors() {
    for (name, text) in files("tests/content/broken") {
        let checked = check(&text);
        let mut places = BTreeSet::new();
        let errors = checked.diagnostics.iter();
        for problem in errors.filter(|d| d.severity == Severity::Error) {
            let place = (problem.span.start, problem.span.end);
            assert!(places.insert(place), "{name}: {problem:?}");
        }
    }
}

#[test]
fn errors_and_loading_agree() {
    for (name, text) in files("tests/content/broken")
        .into_iter()
        .chain(files("tests/fixtures"))
    {
        let checked = check(&text);
        let source = Source {
            name: name.clone(),
            path: None,
            text,
        };
        assert_eq!(checked.has_errors(), source.scenario().is_err(), "{name}");
        assert_eq!(checked.has_errors(), checked.story.is_none(), "{name}");
    }
}

/// Names in words and hyphens, in quotation marks.
fn names(text: &str, mark: char, found: &mut BTreeSet<String>) {
    for part in text.split(mark) {
        let words: Vec<&str> = part.split('-').collect();
        let is_word =
            |word: &&str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase());
        if words.len() > 1 && words.iter().all(is_word) {
            found.insert(part.to_owned());
        }
    }
}

fn sources(folder: PathBuf, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            if path.file_name().is_some_and(|name| name != "tests") {
                sources(path, found);
            }
        } else if path.extension().is_some_and(|e| e == "rs") && !path.ends_with("tests.rs") {
            let text = fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]\nmod tests").next().unwrap();
            for line in code.lines() {
                names(line, '"', found);
            }
        }
    }
}

#[test]
fn every_code_is_documented_and_every_documented_code_exists() {
    let mut written = BTreeSet::new();
    sources(root().join("src/content"), &mut written);
    sources(root().join("src/cli/check"), &mut written);
    names(
        &fs::read_to_string(root().join("src/cli/check.rs")).unwrap(),
        '"',
        &mut written,
    );
    written.remove("two-hats");
    let mut documented = BTreeSet::new();
    let page = fs::read_to_string(root().join("docs/diagnostics.md")).unwrap();
    for line in page.lines().filter(|line| line.starts_with("| `")) {
        let codes = line.split('|').nth(1).unwrap();
        names(codes, '`', &mut documented);
    }
    let missing: Vec<&String> = written.difference(&documented).collect();
    let extra: Vec<&String> = documented.difference(&written).collect();
    assert!(
        missing.is_empty(),
        "not in docs/diagnostics.md: {missing:?}"
    );
    assert!(extra.is_empty(), "not in the sources: {extra:?}");
}

#[test]
fn every_code_but_a_few_has_a_broken_file() {
    let mut documented = BTreeSet::new();
    let page = fs::read_to_string(root().join("docs/diagnostics.md")).unwrap();
    for line in page.lines().filter(|line| line.starts_with("| `")) {
        names(line.split('|').nth(1).unwrap(), '`', &mut documented);
    }
    for entry in fs::read_dir(root().join("tests/content/snapshots")).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        documented.retain(|code| !text.contains(&format!("[{code}]")));
    }
    // Said by the command, of files that are beside others; and what no known file brings about.
    for code in [
        "play-without-scenario",
        "same-id",
        "hides-built-in",
        "cannot-be-read",
        "cannot-be-played",
    ] {
        documented.remove(code);
    }
    assert!(documented.is_empty(), "no broken file shows {documented:?}");
}
