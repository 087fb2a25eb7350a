//! Whole or not there.

use super::*;

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .expect("it is there")
        .map(|entry| {
            entry
                .expect("it can be read")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    names.sort();
    names
}

#[test]
fn what_is_there_stays_unless_it_may_be_replaced() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.txt");
    write_whole(&path, b"one", Existing::Keep).expect("it is new");
    let error = write_whole(&path, b"two", Existing::Keep).expect_err("it is there");
    assert!(matches!(error, WriteError::Exists(_)), "{error}");
    assert_eq!(fs::read(&path).expect("it is there"), b"one");
    write_whole(&path, b"two", Existing::Replace).expect("it may be replaced");
    assert_eq!(fs::read(&path).expect("it is there"), b"two");
    assert_eq!(names(folder.path()), ["a.txt"]);
}

#[test]
fn a_draft_that_is_given_up_leaves_nothing_and_spoils_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.txt");
    // Names that somebody else may have chosen.
    for other in ["a.txt.part", "a.txt.new", ".a.txt.part"] {
        fs::write(folder.path().join(other), "mine").expect("it is new");
    }
    fs::write(&path, "before").expect("it is new");
    let before = names(folder.path());
    let mut draft = Draft::begin(&path, Existing::Replace).expect("it may be replaced");
    draft.write_all(&[b'x'; 100_000]).expect("there is room");
    assert_eq!(names(folder.path()).len(), before.len() + 1);
    drop(draft);
    assert_eq!(names(folder.path()), before);
    assert_eq!(fs::read(&path).expect("it is there"), b"before");
}

#[test]
fn of_two_writers_the_second_spoils_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.txt");
    let mut first = Draft::begin(&path, Existing::Keep).expect("it is new");
    let mut second = Draft::begin(&path, Existing::Keep).expect("it is new");
    first.write_all(b"first").expect("there is room");
    second.write_all(b"second, longer").expect("there is room");
    first.finish().expect("the first has the name");
    assert!(matches!(second.finish(), Err(WriteError::Exists(_))));
    assert_eq!(fs::read(&path).expect("it is there"), b"first");
    assert_eq!(names(folder.path()), ["a.txt"]);
}

#[test]
fn places_that_are_no_file_are_told_apart_before_any_work() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    assert!(matches!(
        free(folder.path(), Existing::Keep),
        Err(WriteError::Folder(_))
    ));
    assert!(matches!(
        free(&at("x/"), Existing::Keep),
        Err(WriteError::Folder(_))
    ));
    assert!(matches!(
        free(&at("none/a.txt"), Existing::Keep),
        Err(WriteError::NoFolder(_))
    ));
    assert!(matches!(
        Draft::begin(&at("none/a.txt"), Existing::Keep),
        Err(WriteError::NoFolder(_))
    ));
    let long = free(&at(&"a".repeat(300)), Existing::Keep).expect_err("it is too long");
    assert!(long.to_string().contains("too long"), "{long}");
    assert!(matches!(
        free(Path::new(""), Existing::Keep),
        Err(WriteError::Folder(_))
    ));
    free(&at("a.txt"), Existing::Keep).expect("it is free");
}

#[test]
fn a_folder_is_whole_or_not_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("new");
    // A file cannot lie in a file: the second of these fails.
    folder_whole(&path, &[("a", "1"), ("a/b", "2")]).expect_err("it cannot be made");
    assert!(names(folder.path()).is_empty());
    folder_whole(&path, &[("a", "1"), ("plays/b", "2")]).expect("it is new");
    assert_eq!(names(&path), ["a", "plays"]);
    let again = folder_whole(&path, &[("c", "1")]).expect_err("it is there");
    assert!(matches!(again, WriteError::Exists(_)));
    assert_eq!(names(folder.path()), ["new"]);
}

#[cfg(unix)]
#[test]
fn permissions_and_links_are_kept() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    let mode = |path: &Path| {
        fs::metadata(path)
            .expect("it is there")
            .permissions()
            .mode()
            & 0o777
    };
    fs::write(at("as-usual"), "").expect("it is new");
    write_whole(&at("new"), b"x", Existing::Keep).expect("it is new");
    assert_eq!(mode(&at("new")), mode(&at("as-usual")));
    fs::set_permissions(at("new"), fs::Permissions::from_mode(0o640)).expect("it is ours");
    write_whole(&at("new"), b"y", Existing::Replace).expect("it may be replaced");
    assert_eq!(mode(&at("new")), 0o640);
    symlink("new", at("link")).expect("it is new");
    write_whole(&at("link"), b"z", Existing::Replace).expect("it may be replaced");
    assert!(
        at("link")
            .symlink_metadata()
            .expect("it is there")
            .is_symlink()
    );
    assert_eq!(fs::read(at("new")).expect("it is there"), b"z");
    assert_eq!(fs::metadata(at("new")).expect("it is there").nlink(), 1);
    let full = write_whole(Path::new("/dev/full"), b"x", Existing::Keep);
    if Path::new("/dev/full").exists() {
        let full = full.expect_err("it is full");
        assert!(full.to_string().contains("the disk is full"), "{full}");
    }
}
