//! Watching real files, the way editors save them.

use std::fs;

use super::*;

/// Long enough for a busy machine; waiting ends as soon as something happens.
const LONG: Option<Duration> = Some(Duration::from_secs(20));
/// Long enough to see that nothing happens.
const SHORT: Option<Duration> = Some(Duration::from_millis(400));

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("there is room for a folder")
}

#[test]
fn a_file_that_is_written_is_noticed_once() {
    let folder = folder();
    let file = folder.path().join("scenario.ron");
    fs::write(&file, "one").unwrap();
    let mut watch = Watch::new(std::slice::from_ref(&file)).unwrap();
    assert!(!watch.changed(SHORT).unwrap(), "nothing has changed yet");
    fs::write(&file, "two").unwrap();
    assert!(watch.changed(LONG).unwrap());
    assert!(!watch.changed(SHORT).unwrap(), "one save is one change");
}

#[test]
fn reading_is_no_change() {
    let folder = folder();
    let file = folder.path().join("scenario.ron");
    fs::write(&file, "one").unwrap();
    let mut watch = Watch::new(&[folder.path().to_owned()]).unwrap();
    fs::read(&file).unwrap();
    assert!(!watch.changed(SHORT).unwrap());
}

#[test]
fn a_file_that_is_replaced_stays_watched() {
    let folder = folder();
    let file = folder.path().join("scenario.ron");
    fs::write(&file, "one").unwrap();
    let mut watch = Watch::new(std::slice::from_ref(&file)).unwrap();
    for _ in 0..3 {
        let new = folder.path().join(".scenario.ron.swp");
        fs::write(&new, "two").unwrap();
        fs::rename(&new, &file).unwrap();
        assert!(watch.changed(LONG).unwrap());
    }
}

#[test]
fn a_file_that_is_deleted_and_made_again_stays_watched() {
    let folder = folder();
    let file = folder.path().join("scenario.ron");
    fs::write(&file, "one").unwrap();
    let mut watch = Watch::new(std::slice::from_ref(&file)).unwrap();
    fs::remove_file(&file).unwrap();
    assert!(watch.changed(LONG).unwrap());
    fs::write(&file, "two").unwrap();
    assert!(watch.changed(LONG).unwrap());
    fs::write(&file, "three").unwrap();
    assert!(watch.changed(LONG).unwrap());
}

#[test]
fn a_folder_that_is_deleted_and_made_again_stays_watched() {
    let folder = folder();
    let inner = folder.path().join("mine");
    fs::create_dir(&inner).unwrap();
    let mut watch = Watch::new(std::slice::from_ref(&inner)).unwrap();
    fs::remove_dir(&inner).unwrap();
    assert!(watch.changed(LONG).unwrap());
    fs::create_dir(&inner).unwrap();
    assert!(watch.changed(LONG).unwrap());
    fs::write(inner.join("scenario.ron"), "one").unwrap();
    assert!(watch.changed(LONG).unwrap());
}

#[test]
fn plays_deep_in_a_folder_count_and_other_files_do_not() {
    let folder = folder();
    let plays = folder.path().join("mine/plays");
    fs::create_dir_all(&plays).unwrap();
    let mut watch = Watch::new(&[folder.path().to_owned()]).unwrap();
    fs::write(plays.join("notes.txt"), "one").unwrap();
    fs::write(plays.join("first.ron~"), "one").unwrap();
    assert!(!watch.changed(SHORT).unwrap());
    fs::write(plays.join("first.ron"), "one").unwrap();
    assert!(watch.changed(LONG).unwrap());
}

#[test]
fn neighbours_of_a_watched_file_do_not_count() {
    let folder = folder();
    let file = folder.path().join("a.ron");
    fs::write(&file, "one").unwrap();
    let mut watch = Watch::new(std::slice::from_ref(&file)).unwrap();
    fs::write(folder.path().join("b.ron"), "one").unwrap();
    assert!(!watch.changed(SHORT).unwrap());
}

#[test]
fn what_lies_nowhere_cannot_be_watched() {
    let error = Watch::new(&[PathBuf::from("/no/such/folder/x.ron")])
        .err()
        .unwrap();
    assert_eq!(error.code, 2);
    assert!(error.place.contains("no/such"), "{error:?}");
}
