//! Plays of the shell.
