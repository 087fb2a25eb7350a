//! One name means one thing, as far as that is good for readers.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::architecture::{files, word};

/// How many type names mean several things. A name that says what is meant is worth more than a short one: this goes down, not up.
const SHARED_NAMES: usize = 133;

/// The types that a file defines, but for those within functions and tests: `struct`, `enum`, `trait` and `type` at the beginning of a line.
fn types(text: &str) -> impl Iterator<Item = &str> {
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    code.lines().filter_map(|line| {
        let line = match line.strip_prefix("pub") {
            Some(seen) if seen.starts_with('(') => seen.split_once(") ")?.1,
            Some(seen) => seen.trim_start(),
            None => line,
        };
        let (kind, rest) = line.split_once(' ')?;
        ["struct", "enum", "trait", "type"]
            .contains(&kind)
            .then(|| word(rest))
    })
}

#[test]
fn few_names_of_types_mean_several_things() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    files(&root, &mut paths);
    let mut defined: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for path in &paths {
        let inside = path.strip_prefix(&root).expect("the file is in src");
        let name = inside.to_string_lossy().replace('\\', "/");
        if name.ends_with("tests.rs") || name.contains("/tests/") {
            continue;
        }
        let text = fs::read_to_string(path).expect("the file can be read");
        for of in types(&text) {
            defined.entry(of.to_owned()).or_default().push(name.clone());
        }
    }
    assert!(defined.len() > 500, "the search finds types at all");
    defined.retain(|_, files| files.len() > 1);
    let said: Vec<String> = defined
        .iter()
        .map(|(of, files)| format!("{of}: {}", files.join(", ")))
        .collect();
    assert!(
        said.len() <= SHARED_NAMES,
        "{} names of types are defined more than once, {SHARED_NAMES} are allowed: give a new one a name of its own, in the words of docs/architecture.md\n{}",
        said.len(),
        said.join("\n")
    );
}
