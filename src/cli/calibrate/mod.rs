//! `two-hats calibrate`: the table of published findings, simulated.
