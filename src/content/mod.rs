//! Scenario and rulebook files: reading, checking, and compiling them for the engine.

pub mod diagnostic;
//pub mod raw;
