//! The ordinary effects: what a rulebook does in every turn, whatever the author wrote.

mod alone;
mod members;
mod practice;
mod promises;
mod work;

pub(crate) use alone::Alone;
pub(crate) use practice::Act;
