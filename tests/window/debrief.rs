//! Plays of the debrief.
