#!/usr/bin/env bash
# Bet: insta's assert_snapshot! fails when the text changed: the last newline is gone, LF became CRLF, blank lines came at an end.
# What happens: all of these pass, with snapshots in the source and in files: line ends are made one, and white space at the end is cut
#   off both sides. With a snapshot in the source, blank lines before and an indentation of the whole text pass as well.
#   A space at the end of an inner line and a lone CR are noticed.
# Why it matters: "golden" tests of what a program writes (CSV, RON, save files, reports for the terminal) are the tests that
#   ought to notice a missing last newline, a CRLF on one platform, or an indentation that came or went; other programs do notice.
# Versions: insta 1.49.0.
# Do instead: where bytes matter, compare bytes (assert_eq! with the file's bytes, or a hash beside the snapshot), or make them visible
#   before the snapshot: text.escape_debug() a line, or assert that the text ends in exactly one '\n' and has no '\r'.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
mkdir -p src/snapshots
cat > Cargo.toml <<'TOML'
[package]
name = "finding"
version = "0.0.0"
edition = "2024"
[dependencies]
insta = { version = "=1.49.0", default-features = false }
[workspace]
TOML
printf -- '---\nsource: src/main.rs\nexpression: text\n---\na,b\n1,2\n' > src/snapshots/finding__table.snap
cat > src/main.rs <<'RS'
use std::panic::catch_unwind;

/// Whether a text passes against the snapshot in the source and in the file. A macro: insta wants each snapshot in the
/// source to be met once.
macro_rules! passes {
    ($text:expr) => {
        ($text, catch_unwind(|| insta::assert_snapshot!($text, @"
        a,b
        1,2
        ")).is_ok(), catch_unwind(|| insta::assert_snapshot!("table", $text)).is_ok())
    };
}

fn main() {
    println!("insta 1.49.0; the snapshot is a,b LF 1,2 LF");
    std::panic::set_hook(Box::new(|_| {}));
    let seen = [
        passes!("a,b\n1,2\n"),
        passes!("a,b\n1,2"),
        passes!("a,b\r\n1,2\r\n"),
        passes!("a,b\n1,2\n\n\n"),
        passes!("a,b\n1,2   "),
        passes!("\n\na,b\n1,2\n"),
        passes!("    a,b\n    1,2\n"),
        passes!("a,b \n1,2\n"),
        passes!("a,b\r1,2\n"),
    ];
    let said = |passes| if passes { "passes" } else { "fails" };
    for (text, source, file) in seen {
        println!("{text:?}: in the source {}, in a file {}", said(source), said(file));
    }
    let source = seen.map(|(_, source, _)| source);
    let file = seen.map(|(_, _, file)| file);
    let right = source == [true, true, true, true, true, true, true, false, false] && file == [true, true, true, true, true, true, false, false, false];
    std::process::exit(i32::from(!right));
}
RS
INSTA_UPDATE=no INSTA_OUTPUT=none INSTA_WORKSPACE_ROOT=$tmp CARGO_TARGET_DIR=${FINDINGS_TARGET:-$tmp/target} cargo run --quiet 2> errors.txt || { tail -5 errors.txt; exit 1; }
echo "As described: insta does not compare line ends and blank ends."
