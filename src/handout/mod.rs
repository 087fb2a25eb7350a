//! What a facilitator carries into the room: the guide and the cards, each one page of HTML that prints on any paper.
//!
//! Everything comes from the scenario itself and from simulated games; where an author has written notes, they are used, and where not, what stands
//! there holds for every scenario.

mod cards;
mod cast;
mod crisis;
mod figures;
mod guide;
mod hats;
mod numbers;
mod page;
mod plan;
mod quiz;
mod scope;
mod script;

pub use cards::cards;
pub use figures::{AnswerFigures, CrisisFigures, Figures};
pub use guide::{guide, participants};
pub use plan::{PlanLine, plan, plan_of_cut};
pub use scope::Scope;
pub use script::script;

#[cfg(test)]
mod tests;
