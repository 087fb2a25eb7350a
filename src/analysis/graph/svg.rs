//! The picture. One file that needs nothing else: no fonts, scripts or images from elsewhere.

mod canvas;
mod card;
mod legend;

use canvas::{Canvas, Mark};

use super::layout::{Layout, RAIL, Route};
use super::model::{Graph, Kind, Links};
use super::style::{self, BOLD};

/// The graph as an SVG document, as wide as it has to be and as long as the scenario.
#[must_use]
pub fn svg(graph: &Graph) -> String {
    draw(graph).finish()
}

/// The graph as an SVG document about as wide as a slide: columns side by side, read from the left, each ending between two boxes. Lines go on
/// in the same lane of the next column.
#[must_use]
pub fn wide(graph: &Graph) -> String {
    let layout = Layout::new(graph);
    let columns = (SLIDE * layout.height / layout.width)
        .sqrt()
        .round()
        .max(1.0);
    let mut tallest = layout.height / columns;
    let mut parts = parts(&layout, tallest);
    while parts.len() > columns as usize {
        tallest *= 1.03;
        parts = self::parts(&layout, tallest);
    }
    draw(graph).columns(&parts)
}

/// The graph as a page of HTML that prints on sheets of paper, each ending between two boxes.
#[must_use]
pub fn sheets(graph: &Graph) -> String {
    let layout = Layout::new(graph);
    draw(graph).sheets(&parts(&layout, layout.width * SHEET))
}

/// Width of a slide over its height.
const SLIDE: f32 = 16.0 / 9.0;
/// Height over width of what can be printed on: a little less than either A4 or US Letter has.
const SHEET: f32 = 1.28;

/// The picture in parts no taller than this, from one height to another, cut between cards. A card that is taller is a part of its own.
pub(super) fn parts(layout: &Layout<'_>, tallest: f32) -> Vec<(f32, f32)> {
    let between = layout.cards.windows(2).filter_map(|pair| match pair {
        [above, below] => Some((above.y + above.h).midpoint(below.y)),
        _ => None,
    });
    let mut parts = Vec::new();
    let (mut from, mut last) = (0.0, 0.0);
    for cut in between.chain([layout.height]) {
        if cut - from > tallest && last > from {
            parts.push((from, last));
            from = last;
        }
        last = cut;
    }
    parts.push((from, layout.height));
    parts
}

pub(super) fn draw(graph: &Graph) -> Canvas {
    let layout = Layout::new(graph);
    let mut canvas = Canvas::new(layout.width, layout.height, &graph.title);
    canvas.rect("f-bg", 0.0, 0.0, layout.width, layout.height, 0.0);
    legend::draw(&mut canvas, graph, &layout);
    pools(&mut canvas, graph, &layout);
    rail(&mut canvas, graph, &layout);
    for strand in &layout.strands {
        canvas.open("strand", "");
        for route in strand {
            link(&mut canvas, route);
        }
        canvas.close();
    }
    for (card, placed) in graph.cards.iter().zip(&layout.cards) {
        card::draw(&mut canvas, card, placed);
    }
    // Ends of links lie over the cards' edges.
    for route in layout.strands.iter().flatten() {
        ends(&mut canvas, route);
    }
    canvas
}

fn pools(canvas: &mut Canvas, graph: &Graph, layout: &Layout<'_>) {
    for pool in &graph.pools {
        let (Some(first), Some(last)) = (layout.cards.get(pool.first), layout.cards.get(pool.last))
        else {
            continue;
        };
        let (top, bottom) = (first.y - 34.0, last.y + last.h + 14.0);
        let (x, w) = (layout.column - 12.0, super::layout::CARD + 24.0);
        canvas.rect("f-pool s-rail", x, top, w, bottom - top, 16.0);
        canvas.text(
            (layout.column + RAIL + 16.0, top + 22.0),
            BOLD,
            "ink",
            "In random order, each as often first as its weight says",
            w - RAIL - 40.0,
        );
    }
}

/// The line of the story, which crises that may not come leave on its left.
fn rail(canvas: &mut Canvas, graph: &Graph, layout: &Layout<'_>) {
    let x = layout.column + RAIL;
    let ending = graph
        .cards
        .iter()
        .position(|c| matches!(c.kind, Kind::Ending(_)));
    let top = layout.cards.first().map_or(0.0, |c| c.y + c.h);
    let end = ending
        .and_then(|e| layout.cards.get(e))
        .map_or(layout.height, |c| c.y - 8.0);
    canvas.line("l s-rail", 7.0, &format!("M{x:.1} {top:.1}V{end:.1}"));
    canvas.mark(Mark::Down, "rail", (x, end + 6.0));
    for (card, placed) in graph.cards.iter().zip(&layout.cards) {
        if !matches!(
            card.kind,
            Kind::Crisis {
                conditional: true,
                ..
            }
        ) {
            continue;
        }
        let (enter, leave) = (placed.y + 32.0, placed.y + placed.h - 16.0);
        let (edge, above, below) = (placed.x, enter - 26.0, leave + 26.0);
        canvas.line(
            "l s-rail",
            5.0,
            &format!("M{x:.1} {above:.1}Q{x:.1} {enter:.1} {edge:.1} {enter:.1}M{edge:.1} {leave:.1}Q{x:.1} {leave:.1} {x:.1} {below:.1}"),
        );
    }
}

fn colour(route: &Route<'_>) -> &'static str {
    style::hat(route.link.hat)
}

fn link(canvas: &mut Canvas, route: &Route<'_>) {
    let ((x1, y1), lane, (x2, y2)) = (route.from, route.lane, route.to);
    // Where the lane turns; half of the way at most, for neighbours.
    let r = 7.0_f32.min((y2 - y1).abs() / 2.0);
    let down = if y2 > y1 { r } else { -r };
    let out = if lane < x1 { r } else { -r };
    let back = if lane < x2 { r } else { -r };
    let path = format!(
        "M{x1:.1} {y1:.1}H{:.1}Q{lane:.1} {y1:.1} {lane:.1} {:.1}V{:.1}Q{lane:.1} {y2:.1} {:.1} {y2:.1}H{x2:.1}",
        lane + out,
        y1 + down,
        y2 - down,
        lane + back,
    );
    let class = format!("l {} s-{}", style::links(route.link.kind), colour(route));
    canvas.open("", &route.link.label);
    canvas.path(&class, &path);
    canvas.close();
}

fn ends(canvas: &mut Canvas, route: &Route<'_>) {
    let colour = colour(route);
    canvas.mark(Mark::Dot, colour, route.from);
    let arrow = match (route.link.kind, route.lane < route.to.0) {
        (Links::Closes, _) => Mark::Bar,
        (_, true) => Mark::Right,
        (_, false) => Mark::Left,
    };
    canvas.mark(arrow, colour, route.to);
}
