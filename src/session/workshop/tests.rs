//! Workshops of the small scenario.
