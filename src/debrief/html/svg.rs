//! A few shapes as SVG. Colours come from the page's style by class, never from here, so that a picture follows light and dark.

use maud::{Markup, html};

use crate::debrief::page::Figure;

/// A picture that is being drawn.
pub(super) struct Svg {
    shapes: Vec<Markup>,
}

/// How a point of a series is marked: series differ by shape as well as by colour.
#[derive(Clone, Copy)]
pub(super) enum Mark {
    Circle,
    Square,
    Triangle,
    Diamond,
}

/// A length as it is written.
fn at(x: f64) -> String {
    format!("{x:.1}")
}

fn points(points: &[(f64, f64)]) -> String {
    let points: Vec<String> = points
        .iter()
        .map(|(x, y)| format!("{x:.1},{y:.1}"))
        .collect();
    points.join(" ")
}

impl Svg {
    pub(super) const fn new() -> Self {
        Self { shapes: Vec::new() }
    }

    /// The picture of a figure, with its title and what it shows for those who do not see it.
    pub(super) fn done(self, figure: &Figure, width: f64, height: f64) -> Markup {
        let id = &figure.id;
        html! {
            svg viewBox={ "0 0 " (width) " " (height) } role="img" aria-labelledby={ (id) "-t " (id) "-d" } {
                title id={ (id) "-t" } { (figure.title) }
                desc id={ (id) "-d" } { (figure.about) }
                @for shape in self.shapes { (shape) }
            }
        }
    }

    pub(super) fn line(&mut self, class: &str, from: (f64, f64), to: (f64, f64)) {
        self.shapes.push(html! {
            line class=(class) x1=(at(from.0)) y1=(at(from.1)) x2=(at(to.0)) y2=(at(to.1)) {}
        });
    }

    pub(super) fn rect(&mut self, class: &str, x: f64, y: f64, width: f64, height: f64) {
        let (width, height) = (width.max(0.0), height.max(0.0));
        self.shapes.push(html! {
            rect class=(class) x=(at(x)) y=(at(y)) width=(at(width)) height=(at(height)) {}
        });
    }

    pub(super) fn text(&mut self, class: &str, x: f64, y: f64, text: &str) {
        self.shapes
            .push(html! { text class=(class) x=(at(x)) y=(at(y)) { (text) } });
    }

    /// Text that ends at a point, climbing towards it.
    pub(super) fn slanted(&mut self, class: &str, x: f64, y: f64, text: &str) {
        self.turned(class, x, y, -35, text);
    }

    /// Text that runs upwards, around a point.
    pub(super) fn upright(&mut self, class: &str, x: f64, y: f64, text: &str) {
        self.turned(class, x, y, -90, text);
    }

    fn turned(&mut self, class: &str, x: f64, y: f64, degrees: i32, text: &str) {
        let transform = format!("translate({x:.1} {y:.1}) rotate({degrees})");
        self.shapes
            .push(html! { text class=(class) transform=(transform) { (text) } });
    }

    pub(super) fn path(&mut self, class: &str, dashes: &str, path: &[(f64, f64)]) {
        let dashes = (!dashes.is_empty()).then_some(dashes);
        self.shapes.push(html! {
            polyline class=(class) stroke-dasharray=[dashes] points=(points(path)) {}
        });
    }

    pub(super) fn mark(&mut self, class: &str, mark: Mark, (x, y): (f64, f64), size: f64) {
        let s = size;
        match mark {
            Mark::Circle => self.shapes.push(html! {
                circle class=(class) cx=(at(x)) cy=(at(y)) r=(at(s)) {}
            }),
            Mark::Square => self.rect(class, x - s, y - s, 2.0 * s, 2.0 * s),
            Mark::Triangle => {
                self.polygon(
                    class,
                    &[(x, y - 1.2 * s), (x + 1.1 * s, y + s), (x - 1.1 * s, y + s)],
                );
            }
            Mark::Diamond => {
                let r = 1.3 * s;
                self.polygon(class, &[(x, y - r), (x + r, y), (x, y + r), (x - r, y)]);
            }
        }
    }

    fn polygon(&mut self, class: &str, corners: &[(f64, f64)]) {
        self.shapes
            .push(html! { polygon class=(class) points=(points(corners)) {} });
    }
}
