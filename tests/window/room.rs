//! Plays of the room.
