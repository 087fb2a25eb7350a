//! What authors write: how it is read, checked, found and drawn, and what is said of it.

mod check;
mod diagnostics;
mod graph;
mod library;
mod messages;
mod properties;
mod reach;

use std::path::Path;
use std::process::{Command, Output, Stdio};

/// The program at work in a folder, with nobody to ask and data of its own there.
fn two_hats(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_two-hats"))
        .args(args)
        .current_dir(folder)
        .env("TWO_HATS_DATA", folder.join("data"))
        .env_remove("NO_COLOR")
        .stdin(Stdio::null())
        .output()
        .expect("the program starts")
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("what is printed is text")
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("what is printed is text")
}
