//! Where scenarios are found: by their own ids, in several folders, beside each other and beside what is built in.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;

use two_hats::content::library::built_in;

use super::{stderr, stdout, two_hats};

/// The starter with another id, as the only file of a folder.
fn scenario(folder: &Path, id: &str) {
    let starter = include_str!("../../assets/starter/scenario.ron");
    fs::create_dir_all(folder).unwrap();
    let text = starter.replacen("\"starter\"", &format!("\"{id}\""), 1);
    fs::write(folder.join("scenario.ron"), text).unwrap();
}

/// What is shown where nobody can be asked which scenario to play.
fn list(folder: &Path) -> String {
    let listed = two_hats(folder, &["play", "--text", "--library", "lib"]);
    assert_eq!(listed.status.code(), Some(2), "{}", stdout(&listed));
    stderr(&listed)
}

#[test]
fn a_scenario_is_known_by_its_own_id_wherever_that_stands() {
    let here = tempfile::tempdir().unwrap();
    let page = include_str!("../../docs/format.md");
    let example = page.split("```ron\n").nth(1).unwrap();
    let example = example.split("```").next().unwrap();
    let folder = here.path().join("lib/lane-four");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("scenario.ron"), example).unwrap();
    for args in [
        vec!["check", "lane-four", "--library", "lib"],
        vec!["graph", "lane-four", "--library", "lib"],
        vec!["simulate", "lane-four", "--library", "lib", "--runs", "1"],
    ] {
        let done = two_hats(here.path(), &args);
        assert_eq!(done.status.code(), Some(0), "{args:?}: {}", stderr(&done));
    }
    // A value of that shape is no id of the file, and the folder is none either.
    let odd = here.path().join("lib/folder");
    scenario(&odd, "mine");
    let text = fs::read_to_string(odd.join("scenario.ron")).unwrap();
    let text = format!("/*\nid: \"comment\"\n*/ {text}");
    fs::write(odd.join("scenario.ron"), text).unwrap();
    let known = list(here.path());
    assert!(
        known.contains("mine") && !known.contains("comment"),
        "{known}"
    );
    for id in ["comment", "folder"] {
        let done = two_hats(here.path(), &["graph", id, "--library", "lib"]);
        assert_eq!(done.status.code(), Some(2), "{id}");
    }
}

#[test]
fn two_files_with_one_id_are_named_by_the_checker_and_by_the_list() {
    let here = tempfile::tempdir().unwrap();
    scenario(&here.path().join("lib/a"), "mine");
    scenario(&here.path().join("lib/b"), "mine");
    let checked = two_hats(here.path(), &["check", "lib"]);
    assert_eq!(checked.status.code(), Some(1));
    let out = stdout(&checked);
    assert!(out.contains("warning[same-id]"), "{out}");
    assert!(
        out.contains("as in lib/a/scenario.ron:") && out.contains("--> lib/b/scenario.ron:"),
        "{out}"
    );
    assert!(out.ends_with("2 files: 1 warning\n"), "said once: {out}");
    let list = list(here.path());
    assert!(
        list.contains("lib/a/scenario.ron") && list.contains("lib/b/scenario.ron is left out"),
        "{list}"
    );

    // One of them is checked, the other is in the library.
    let one = two_hats(here.path(), &["check", "lib/b", "--library", "lib"]);
    assert!(
        stdout(&one).contains("lib/a/scenario.ron"),
        "{}",
        stdout(&one)
    );
    let named_twice = two_hats(here.path(), &["check", "lib/b", "lib/b"]);
    assert_eq!(
        named_twice.status.code(),
        Some(0),
        "{}",
        stdout(&named_twice)
    );
}

#[test]
fn a_copy_that_hides_a_built_in_scenario_is_named_and_one_word_for_word_is_not() {
    let here = tempfile::tempdir().unwrap();
    let original = built_in().next().unwrap();
    let id = original.id().unwrap();
    let folder = here.path().join("lib/copy");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("scenario.ron"), &original.text).unwrap();
    let same = two_hats(here.path(), &["check", "lib"]);
    assert!(
        !stdout(&same).contains("hides-built-in"),
        "{}",
        stdout(&same)
    );
    assert!(!list(here.path()).contains("left out"));

    fs::write(
        folder.join("scenario.ron"),
        format!("// mine\n{}", original.text),
    )
    .unwrap();
    let other = two_hats(here.path(), &["check", "lib"]);
    assert_eq!(other.status.code(), Some(1));
    let out = stdout(&other);
    assert!(
        out.contains("warning[hides-built-in]") && out.contains(&original.name),
        "{out}"
    );
    let list = list(here.path());
    let said = format!(
        "the built-in scenario {} is left out: lib/copy/scenario.ron",
        original.name
    );
    assert!(list.contains(&said), "{list}");
    assert_eq!(list.matches(&format!(" {id}")).count(), 1, "{list}");

    let text = format!("// mine\n{}", original.text);
    let (start, end) = text.rsplit_once(')').unwrap();
    let silenced = format!(
        "{start}    silence: [(code: \"hides-built-in\", reason: \"our own names\")],\n){end}"
    );
    if !text.contains("silence:") {
        fs::write(folder.join("scenario.ron"), silenced).unwrap();
        let quiet = two_hats(here.path(), &["check", "lib"]);
        assert_eq!(quiet.status.code(), Some(0), "{}", stdout(&quiet));
    }
}

#[test]
fn several_libraries_are_checked_and_searched() {
    let here = tempfile::tempdir().unwrap();
    scenario(&here.path().join("one/a"), "first");
    scenario(&here.path().join("two/b"), "second");
    let both = two_hats(
        here.path(),
        &["check", "--library", "one", "--library", "two"],
    );
    assert_eq!(both.status.code(), Some(0), "{}", stderr(&both));
    assert!(
        stdout(&both).ends_with("2 files: nothing to mend\n"),
        "{}",
        stdout(&both)
    );
    let by_id = two_hats(
        here.path(),
        &["check", "second", "--library", "one", "--library", "two"],
    );
    assert_eq!(by_id.status.code(), Some(0), "{}", stderr(&by_id));
}

#[test]
fn a_path_goes_before_an_id_and_says_so() {
    let here = tempfile::tempdir().unwrap();
    let id = built_in().next().unwrap().id().unwrap();
    fs::create_dir(here.path().join(&id)).unwrap();
    let by_id = two_hats(here.path(), &["graph", &id]);
    assert_eq!(
        by_id.status.code(),
        Some(0),
        "a folder without a scenario hides nothing: {}",
        stderr(&by_id)
    );
    scenario(&here.path().join(&id), "mine");
    for command in ["graph", "check"] {
        let by_path = two_hats(here.path(), &[command, &id]);
        assert_eq!(by_path.status.code(), Some(0), "{}", stderr(&by_path));
        assert!(
            stderr(&by_path).starts_with(&format!("note: \"{id}\" is a path here")),
            "{}",
            stderr(&by_path)
        );
    }
    let plain = two_hats(here.path(), &["graph", &format!("./{id}")]);
    assert_eq!(stderr(&plain), "");
}

#[test]
fn files_in_other_encodings_are_listed_with_what_is_wrong() {
    let here = tempfile::tempdir().unwrap();
    let lib = here.path().join("lib");
    scenario(&lib.join("good"), "good");
    let text = fs::read_to_string(lib.join("good/scenario.ron")).unwrap();
    let utf16: Vec<u8> = "\u{feff}"
        .encode_utf16()
        .chain(text.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    fs::write(lib.join("wide.ron"), utf16).unwrap();
    let mut latin = text.into_bytes();
    latin.extend(b"// \xdcbergabe");
    fs::write(lib.join("latin.ron"), latin).unwrap();
    let list = list(here.path());
    assert!(
        list.contains("lib/wide.ron cannot be played: this file is in UTF-16"),
        "{list}"
    );
    assert!(
        list.contains("lib/latin.ron cannot be played: this file is in an older encoding"),
        "{list}"
    );
    let checked = two_hats(here.path(), &["check", "lib"]);
    assert_eq!(checked.status.code(), Some(2));
    assert!(
        stderr(&checked).contains("UTF-16") && stderr(&checked).contains("\"Ü\""),
        "{}",
        stderr(&checked)
    );
    assert!(
        stdout(&checked).contains("1 file: nothing to mend"),
        "{}",
        stdout(&checked)
    );
}

#[test]
fn line_ends_of_old_macs_are_read_like_others() {
    let here = tempfile::tempdir().unwrap();
    let starter = include_str!("../../assets/starter/scenario.ron");
    assert!(starter.contains("//"));
    fs::write(here.path().join("mac.ron"), starter.replace('\n', "\r")).unwrap();
    let checked = two_hats(here.path(), &["check", "mac.ron"]);
    assert_eq!(checked.status.code(), Some(0), "{}", stdout(&checked));
}
