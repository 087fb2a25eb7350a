//! What plays show: simulations, measures of scenarios, and the rules beside published findings.

mod calibration;
mod measure;
mod measure_reach;
mod readings;
mod sensitivity;
mod simulate;
mod strict;
#[path = "../support/mod.rs"]
mod support;
