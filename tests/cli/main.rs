//! The program at its command line: played in a terminal, on every stream, and the files that it writes.

mod collect;
mod debrief;
mod files;
mod streams;
mod terminal;
