//! From the bytes of a file to its text: which files are read, how large they may be, and what encoding they are in.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// The largest file that is read, in bytes. A scenario has some hundred thousand.
pub const LARGEST: u64 = 16_000_000;

/// Why a file is not read.
#[derive(Debug)]
pub enum Unread {
    /// The system says no.
    Failed(io::Error),
    /// What is there is no text that could be read.
    Unfit {
        /// What it is.
        what: String,
        /// What to do.
        help: &'static str,
    },
}

/// Reads a text file: an ordinary one, of at most [`LARGEST`] bytes, in UTF-8. Line ends of old Macs (CR alone) become those of Unix,
/// which changes no position.
///
/// # Errors
/// If the file cannot be read, or is none of that; what is said then is what is so.
pub fn read_text(path: &Path) -> Result<String, Unread> {
    let unfit = |what: String, help: &'static str| Unread::Unfit { what, help };
    // Opening a pipe waits for whoever writes into it, so it is looked at first.
    let kind = fs::metadata(path).map_err(Unread::Failed)?.file_type();
    if kind.is_dir() {
        let help = "name the file in it, or a folder with a scenario.ron in it";
        return Err(unfit("this is a folder, not a file".to_owned(), help));
    }
    if !kind.is_file() {
        let help = "save it as a file first, and name that";
        let what = "this is a pipe or a device, not a file";
        return Err(unfit(what.to_owned(), help));
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(Unread::Failed)?;
    file.take(LARGEST + 1)
        .read_to_end(&mut bytes)
        .map_err(Unread::Failed)?;
    if bytes.len() as u64 > LARGEST {
        return Err(unfit(
            format!("this file is larger than {} MB", LARGEST / 1_000_000),
            "look whether it is the right one: a scenario has less than one",
        ));
    }
    decode(bytes).map_err(|Foreign { what, help }| unfit(what, help))
}

/// Bytes that are no UTF-8 text.
#[derive(Debug, PartialEq, Eq)]
struct Foreign {
    what: String,
    help: &'static str,
}

const SAVE_AS_UTF8: &str =
    "save it as UTF-8: editors ask for the encoding in the dialogue \"Save as\"";

fn decode(bytes: Vec<u8>) -> Result<String, Foreign> {
    let foreign = |what: String| Foreign {
        what,
        help: SAVE_AS_UTF8,
    };
    let zeros = bytes.iter().filter(|byte| **byte == 0).count();
    let marked = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    // Text in Latin letters has a zero in every second byte there.
    if marked || (zeros > 1 && zeros * 3 >= bytes.len()) {
        let what = "this file is in UTF-16, which some editors call \"Unicode\", not in UTF-8";
        return Err(foreign(what.to_owned()));
    }
    let error = match String::from_utf8(with_line_feeds(bytes)) {
        Ok(text) => return Ok(text),
        Err(error) => error,
    };
    let wrong = error.utf8_error();
    let bytes = error.as_bytes();
    if zeros > 0 {
        return Err(Foreign {
            what: "this is no text file".to_owned(),
            help: "name a scenario.ron, or a folder with one in it",
        });
    }
    let (before, rest) = bytes.split_at(wrong.valid_up_to());
    let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
    if wrong.error_len().is_none() {
        return Err(Foreign {
            what: format!("this file is cut off in the middle of a character, in line {line}"),
            help: "copy it again from where it came from",
        });
    }
    let letter = rest.first().and_then(|byte| windows_1252(*byte));
    Err(foreign(letter.map_or_else(
        || format!("this file is not UTF-8 text: line {line} has a byte that means nothing"),
        |letter| {
            format!(
                "this file is in an older encoding (Windows-1252 or Latin-1), not in UTF-8: see the \"{letter}\" in line {line}"
            )
        },
    )))
}

/// The letters and marks that a byte most likely stands for in Western texts.
fn windows_1252(byte: u8) -> Option<char> {
    Some(match byte {
        0x80 => '€',
        0x85 => '…',
        0x8a => 'Š',
        0x8c => 'Œ',
        0x8e => 'Ž',
        0x91 => '‘',
        0x92 => '’',
        0x93 => '“',
        0x94 => '”',
        0x96 => '–',
        0x97 => '—',
        0x9a => 'š',
        0x9c => 'œ',
        0x9e => 'ž',
        0xa1..=0xff => char::from(byte),
        _ => return None,
    })
}

/// Puts a line feed for every carriage return that stands alone: to both readers a comment ends with a line feed only.
fn with_line_feeds(mut bytes: Vec<u8>) -> Vec<u8> {
    for at in 0..bytes.len() {
        if bytes.get(at) == Some(&b'\r')
            && bytes.get(at + 1) != Some(&b'\n')
            && let Some(byte) = bytes.get_mut(at)
        {
            *byte = b'\n';
        }
    }
    bytes
}

/// The text after a byte order mark, if it begins with one. Only one: a second is no mark but a character.
#[must_use]
pub fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// What an error of the system means, where it is a common one.
#[must_use]
pub fn help_for(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::NotFound => "check the spelling of the path",
        io::ErrorKind::PermissionDenied => "look whether you may read it, and its folder",
        io::ErrorKind::InvalidFilename => "shorten the name",
        _ => "look whether its disk is there and whole",
    }
}

/// The `.ron` files right in a folder, in the order of their names; none if there is no such folder.
#[must_use]
pub fn ron_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()).filter(|path| is_ron(path)))
        .collect();
    files.sort();
    files
}

pub(super) fn is_ron(path: &Path) -> bool {
    path.is_file() && path.extension().is_some_and(|e| e == "ron")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(bytes: &[u8]) -> String {
        decode(bytes.to_vec()).unwrap_err().what
    }

    fn utf16(text: &str) -> Vec<u8> {
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    }

    #[test]
    fn other_encodings_are_called_by_their_names() {
        assert!(wrong(&utf16("\u{feff}(format: 1)")).contains("UTF-16"));
        assert!(wrong(&utf16("(format: 1)")).contains("UTF-16"));
        let latin = wrong(b"(\n    title: \"\xdcbergabe\")");
        assert!(
            latin.contains("Latin-1") && latin.contains("\"Ü\" in line 2"),
            "{latin}"
        );
        let quotes = wrong(b"\x93Unicode\x94");
        assert!(quotes.contains("\"“\" in line 1"), "{quotes}");
        assert!(wrong("(\nä".as_bytes().split_last().unwrap().1).contains("cut off"));
        assert!(wrong(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff").contains("no text file"));
        assert!(wrong(b"a\x81").contains("means nothing"));
    }

    #[test]
    fn line_ends_of_old_macs_become_those_of_unix_and_others_stay() {
        let read = |text: &str| decode(text.as_bytes().to_vec()).unwrap();
        assert_eq!(read("// a\r(\rb: 1)\r"), "// a\n(\nb: 1)\n");
        assert_eq!(read("a\r\nb\r\rc\n"), "a\r\nb\n\nc\n");
        assert_eq!(read("a\0b"), "a\0b");
    }

    #[test]
    fn what_is_no_ordinary_file_is_refused_unopened() {
        let folder = tempfile::tempdir().unwrap();
        let refused = |path: &Path| match read_text(path) {
            Err(Unread::Unfit { what, .. }) => what,
            other => panic!("{other:?}"),
        };
        assert!(refused(folder.path()).contains("folder"));
        #[cfg(unix)]
        assert!(refused(Path::new("/dev/zero")).contains("device"));
        let large = folder.path().join("large.ron");
        let file = File::create(&large).unwrap();
        file.set_len(LARGEST + 1).unwrap();
        assert!(refused(&large).contains("16 MB"));
    }
}
