//! `mixed:SHARE`: leads with that probability and manages otherwise. `mixed:LEAD,MANAGE,BOTH,WAIT`: any four habits.

use super::Always;
use crate::analysis::{Bot, Decision, Draw};
use crate::engine::{Hat, ResponseIx};

/// Wears each hat with a probability of its own, whatever the moment asks for.
#[derive(Debug, Clone, Copy)]
pub struct Mixed {
    /// Up to where the draw means each of lead, manage, both; the rest waits. In thousandths, rising.
    pub up_to: [i32; 3],
}

impl Mixed {
    /// Leads, manages and does both with these probabilities, 0 to 1; waits with the rest.
    #[must_use]
    pub fn of([lead, manage, both]: [f64; 3]) -> Self {
        let up_to = |share: f64| (share * 1000.0).round() as i32;
        Self {
            up_to: [
                up_to(lead),
                up_to(lead + manage),
                up_to(lead + manage + both),
            ],
        }
    }

    /// Leads with probability `share`, manages otherwise.
    #[must_use]
    pub fn leading(share: f64) -> Self {
        Self {
            up_to: [(share * 1000.0).round() as i32, 1000, 1000],
        }
    }
}

impl Bot for Mixed {
    fn choose(&self, decision: &Decision<'_>) -> ResponseIx {
        let draw = decision.draw(Draw::Answer).thousandths();
        let hat = match self.up_to.iter().position(|&limit| draw < limit) {
            Some(0) => Hat::Lead,
            Some(1) => Hat::Manage,
            Some(2) => Hat::Both,
            _ => Hat::Wait,
        };
        Always(hat).choose(decision)
    }
}
