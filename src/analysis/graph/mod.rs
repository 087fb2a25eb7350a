//! A scenario as a graph: its crises, what they depend on and what they lead to, drawn as SVG or written for Mermaid.
//!
//! [`Graph`] holds cards of rows and the links between rows; it knows no coordinates. `docs/graph.md` tells how to read the picture.

mod build;
mod cards;
pub(in crate::analysis) mod facts;
mod layout;
mod measure;
mod mermaid;
mod model;
mod responses;
mod style;
mod svg;
#[cfg(test)]
mod tests;

pub use mermaid::{Flowchart, MOST_CHARACTERS, MOST_EDGES, mermaid};
pub use model::{Card, Graph, Kind, Link, Links, Pool, Port, Row, Rows, Side};
pub use svg::{sheets, svg, wide};
