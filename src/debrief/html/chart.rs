//! Which picture draws a chart.

use maud::Markup;

use super::{map, series, strips};
use crate::debrief::page::{Drawing, Figure};

pub(super) fn svg(figure: &Figure) -> Markup {
    match &figure.drawing {
        Drawing::Meters { series, turns } => series::meters(figure, series, turns),
        Drawing::Steps(axis, steps) => strips::steps(figure, *axis, steps),
        Drawing::Hats(turns) => strips::hats(figure, turns),
        Drawing::Map(path) => map::map(figure, path),
        Drawing::Roads(axis, roads) => map::roads(figure, *axis, roads),
        Drawing::Road { road, real } => series::road(figure, road, real),
    }
}
