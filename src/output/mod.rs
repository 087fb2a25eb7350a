//! What leaves the program: files that are whole or not there, and texts from strangers that cannot steer what shows them.

pub mod csv;
pub mod harmless;
pub mod markup;
pub mod whole;
