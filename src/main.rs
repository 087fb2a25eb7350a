//! The `two-hats` binary.

fn main() {}
