//! Scenario and rulebook files: reading, checking, and compiling them for the engine.

pub mod check;
pub mod compile;
pub(crate) mod decode;
pub mod diagnostic;
pub mod felt;
pub mod finding;
pub mod framework;
pub mod library;
pub mod phrases;
pub mod plain;
pub mod plays;
pub mod quiz;
pub mod raw;
pub mod reading;
pub mod report;
pub mod source;
mod spans;
pub mod story;
pub mod syntax;
pub mod text;
pub mod touched;

pub use framework::{Framework, framework};
pub use library::Library;
pub use source::{LoadError, Source};
pub use story::{Story, short_name};

/// RON as authors may write it: names of wrapped values and `Some` are never asked of them.
#[must_use]
pub fn options() -> ron::Options {
    use ron::extensions::Extensions;
    ron::Options::default().with_default_extension(
        Extensions::IMPLICIT_SOME
            | Extensions::UNWRAP_NEWTYPES
            | Extensions::UNWRAP_VARIANT_NEWTYPES,
    )
}

/// The paragraphs of a text: an empty line parts them, and none of them is empty.
pub fn paragraphs(text: &str) -> impl Iterator<Item = &str> {
    text.split("\n\n").map(str::trim).filter(|p| !p.is_empty())
}
