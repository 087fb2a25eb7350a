//! The ordinary effects: what a rulebook does in every turn, whatever the author wrote.

mod fixed;
mod members;
mod practice;
mod promises;
mod selves;
mod unattended;
mod work;

pub(crate) use fixed::Fixed;
pub(crate) use practice::BaseEffects;
pub(crate) use unattended::Unattended;
