//! What pages show of how to join.

use serde::Serialize;

use super::code;

/// How to join.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Door {
    /// The code.
    pub code: String,
    /// The address to be scanned.
    pub join: String,
    /// The address to be typed, with its port.
    pub address: String,
    /// The modules of the code for scanning, a `1` for each dark one.
    pub code_rows: Vec<String>,
}

impl Door {
    pub(super) fn new(address: &str) -> Self {
        Self {
            address: address.to_owned(),
            ..Self::default()
        }
    }

    /// With the code as it is now.
    pub(super) fn show(&mut self, code: &str) {
        if self.code != code {
            code.clone_into(&mut self.code);
            self.join = join(&self.address, code);
            self.code_rows = code::rows(&self.join);
        }
    }
}

/// The address to be scanned: in capitals, so that the code stays small.
pub(super) fn join(address: &str, code: &str) -> String {
    format!("HTTP://{}/{code}", address.to_uppercase())
}
