//! Plays of the game.
