//! The `two-hats` binary.

use std::process::ExitCode;

fn main() -> ExitCode {
    two_hats::cli::main()
}
