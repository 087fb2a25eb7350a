//! What authors write: how it is read, checked, found and drawn, and what is said of it.

mod check;
mod diagnostics;
mod graph;
mod library;
mod messages;
mod properties;
mod reach;
