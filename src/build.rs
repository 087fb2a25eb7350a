//! Tells cargo what is built into the program beside the code, so that an edited scenario is in the next build.

fn main() {
    for folder in ["scenarios", "assets"] {
        println!("cargo::rerun-if-changed={folder}");
    }
}
