//! The house itself: which way imports point, what pages link to, and what they promise.

mod architecture;
mod circles;
mod links;
mod names;
mod paths;
mod recipes;
mod typography;
