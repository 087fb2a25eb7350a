//! The formats of saves: the older ones are gone on from, and in the newest nothing changes unnoticed.

use std::fs;
use std::path::{Path, PathBuf};

use two_hats::session::{SaveError, read};

use super::rewrite::{events, last_hash, plainly};
use super::rooms::workshop;
use super::{err, listing, ok, out, play, refused, saved, status_of};

fn format_of(file: &Path) -> i32 {
    let bytes = fs::read(file).unwrap();
    i32::from_be_bytes(bytes[60..64].try_into().unwrap())
}

fn with_format(file: &Path, format: i32) {
    let mut bytes = fs::read(file).unwrap();
    bytes[60..64].copy_from_slice(&format.to_be_bytes());
    fs::write(file, bytes).unwrap();
}

#[test]
fn older_formats_are_gone_on_from_and_kept() {
    for (name, format, decisions, crises) in [
        ("format-1", 1, 3, None),
        ("format-2", 2, 3, Some(5)),
        ("format-2-room", 2, 1, Some(4)),
    ] {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("saves");
        fs::create_dir(&folder).unwrap();
        let file = folder.join("old.twohats");
        fs::copy(format!("tests/fixtures/saves/{name}.twohats"), &file).unwrap();
        let bytes = fs::read(&file).unwrap();
        let before = read(&file).unwrap();
        assert_eq!(before.decisions.len(), decisions, "{name}");
        assert_eq!(before.meta.crises, crises, "{name}");
        // Looking changes nothing.
        assert_eq!(status_of(&listing(home.path()), "old.twohats"), "open");
        assert_eq!(fs::read(&file).unwrap(), bytes);

        let path = file.to_str().unwrap();
        let args = ["resume", "--text", "--stored", path];
        ok(&play(home.path(), &args, "1\n"));
        assert_eq!(format_of(&file), 3);
        let kept = folder.join(format!("old.twohats.format-{format}"));
        assert_eq!(fs::read(&kept).unwrap(), bytes, "{name}");
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 2);
        let after = read(&file).unwrap();
        assert_eq!(after.decisions.len(), decisions + 1);
        assert_eq!(after.decisions[..decisions], before.decisions);
        assert_eq!(after.meta, before.meta);
        assert_eq!(after.editions[0], before.editions[0]);
        assert_eq!(after.taken_back, before.taken_back);
        assert_eq!(after.notes, before.notes);
        // From the copy that was kept, too: under another name than the first.
        fs::copy(&kept, &file).unwrap();
        ok(&play(home.path(), &args, ""));
        assert_eq!(read(&file).unwrap(), before);
        assert_eq!(
            fs::read(folder.join(format!("old.twohats.format-{format}-2"))).unwrap(),
            bytes
        );
    }
}

#[test]
fn what_a_room_took_back_stays_taken_back() {
    let old = read(Path::new("tests/fixtures/saves/format-2-room.twohats")).unwrap();
    assert_eq!((old.notes.len(), old.taken_back.len()), (10, 1));
    let decided: Vec<_> = old.notes.iter().filter_map(|note| note.decision).collect();
    assert_eq!(decided, [0]);
    let kinds: Vec<_> = old.entries.iter().map(|e| e.event.kind()).collect();
    assert_eq!(kinds[..3], ["begun", "edition", "note"]);
    assert_eq!(kinds[kinds.len() - 2..], ["taken-back", "note"]);
}

#[test]
fn formats_that_nobody_has_written_are_refused() {
    for (format, word) in [
        (0, "the first one has 1"),
        (-1, "the first one has 1"),
        (i32::MIN, "the first one has 1"),
        (1, "its tables are not those of format 1"),
        (2, "its tables are not those of format 2"),
        (4, "newer version"),
        (i32::MAX, "newer version"),
    ] {
        let (home, file) = saved("1\n");
        with_format(&file, format);
        let path = file.to_str().unwrap();
        for args in [&["replay", path][..], &["resume", "--text", path]] {
            refused(&play(home.path(), args, "1\n"), &[word, path]);
        }
        let status = if format > 3 { "newer" } else { "corrupt" };
        assert_eq!(status_of(&listing(home.path()), "game.twohats"), status);
    }
}

#[test]
fn kinds_of_a_newer_program_are_refused() {
    let (home, file) = saved("1\n1\n");
    // A decision that a newer program calls otherwise: who skipped it would show another game.
    plainly(
        &file,
        "UPDATE events SET kind = 'mood-measured' WHERE kind = 'decision'",
    );
    let path = file.to_str().unwrap();
    let args = ["replay", path];
    refused(&play(home.path(), &args, ""), &["damaged", "chain"]);
    events(&file, |_, _| {});
    let bytes = fs::read(&file).unwrap();
    for args in [&args[..], &["resume", "--text", path]] {
        refused(
            &play(home.path(), args, "1\n"),
            &["newer version", "mood-measured", "has not been touched"],
        );
    }
    assert_eq!(status_of(&listing(home.path()), "game.twohats"), "newer");
    assert_eq!(fs::read(&file).unwrap(), bytes);
}

#[test]
fn every_row_is_chained_and_the_last_hash_is_told() {
    let (home, file) = saved("1\n1\n");
    let path = file.to_str().unwrap();
    let said = out(&play(home.path(), &["replay", path], ""));
    assert!(
        said.contains(&format!("Last hash: {}", last_hash(&file))),
        "{said}"
    );
    // By hand, as it is documented, the same chain comes out.
    let before = last_hash(&file);
    events(&file, |_, _| {});
    assert_eq!(last_hash(&file), before);
    for sql in [
        "UPDATE events SET at = at + 1 WHERE seq = 1",
        "UPDATE events SET body = replace(body, '\"seed\":\"4\"', '\"seed\":\"5\"')",
        "UPDATE events SET body = body || ' ' WHERE seq = 3",
        "UPDATE events SET hash = zeroblob(32) WHERE seq = 3",
        "DELETE FROM events WHERE seq = 3",
        "UPDATE events SET seq = 9 WHERE seq = 4",
        "UPDATE texts SET content = content || ' '",
        "DELETE FROM texts WHERE text = 2",
        "INSERT INTO texts VALUES (7, 'more')",
        "INSERT INTO personal VALUES (1, x'00', 'Ada')",
    ] {
        let (home, file) = saved("1\n1\n");
        let path = file.to_str().unwrap();
        plainly(&file, sql);
        for args in [&["replay", path][..], &["resume", "--text", path]] {
            refused(&play(home.path(), args, "1\n"), &["damaged", path]);
        }
        assert_eq!(status_of(&listing(home.path()), "game.twohats"), "corrupt");
    }
}

/// Flips single bits all over the save of a workshop: it is refused, or nothing that anybody sees is different.
#[test]
fn no_flipped_bit_changes_what_is_shown() {
    let home = tempfile::tempdir().unwrap();
    let file: PathBuf = home.path().join("room.twohats");
    drop(workshop(&file));
    let whole = read(&file).unwrap();
    assert!(whole.notes.len() == 10 && whole.taken_back.len() == 1);
    let bytes = fs::read(&file).unwrap();
    let (mut refused, mut unseen) = (0, 0);
    // A prime stride visits all pages, and every bit of a byte.
    for bit in (0..bytes.len() * 8).step_by(797) {
        let mut flipped = bytes.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        fs::write(&file, flipped).unwrap();
        match read(&file) {
            Ok(record) => {
                assert!(record == whole, "bit {bit}");
                unseen += 1;
            }
            Err(SaveError::CutOff(_) | SaveError::Locked(_)) => panic!("bit {bit}"),
            Err(_) => refused += 1,
        }
        assert_eq!(fs::read_dir(home.path()).unwrap().count(), 1, "bit {bit}");
    }
    println!("{refused} flipped bits refused, {unseen} not seen");
    assert!(refused > 250 && unseen > 0, "{refused} {unseen}");
}

#[test]
fn a_note_that_was_changed_is_noticed() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("room.twohats");
    drop(workshop(&file));
    plainly(
        &file,
        "UPDATE events SET body = replace(body, '15', '14') WHERE kind = 'note'",
    );
    let output = play(home.path(), &["replay", file.to_str().unwrap()], "");
    assert!(err(&output).contains("chain"), "{}", err(&output));
    refused(&output, &["damaged", "room.twohats"]);
}
