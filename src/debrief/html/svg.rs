//! A few shapes as SVG. Colours come from the page's style by class, never from here, so that a picture follows light and dark.

use std::fmt::Write;

use super::escape::escape;

/// A picture that is being drawn.
pub(super) struct Svg {
    out: String,
}

/// How a point of a series is marked: series differ by shape as well as by colour.
#[derive(Clone, Copy)]
pub(super) enum Mark {
    Circle,
    Square,
    Triangle,
    Diamond,
}

impl Svg {
    /// A picture with a title and a description for those who do not see it. `id` must be unique on the page.
    pub(super) fn new(id: &str, width: f64, height: f64, title: &str, about: &str) -> Self {
        let id = escape(id);
        let out = format!(
            "<svg viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\"><title id=\"{id}-t\">{}</title>\
             <desc id=\"{id}-d\">{}</desc>",
            escape(title),
            escape(about)
        );
        Self { out }
    }

    pub(super) fn done(mut self) -> String {
        self.out.push_str("</svg>");
        self.out
    }

    fn put(&mut self, args: std::fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = self.out.write_fmt(args);
    }

    pub(super) fn line(&mut self, class: &str, from: (f64, f64), to: (f64, f64)) {
        self.put(format_args!(
            "<line class=\"{class}\" x1=\"{:.1}\" y1=\"{:.1}\" x2=\"{:.1}\" y2=\"{:.1}\"/>",
            from.0, from.1, to.0, to.1
        ));
    }

    pub(super) fn rect(&mut self, class: &str, x: f64, y: f64, width: f64, height: f64) {
        self.put(format_args!(
            "<rect class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\" width=\"{:.1}\" height=\"{:.1}\"/>",
            width.max(0.0),
            height.max(0.0)
        ));
    }

    pub(super) fn text(&mut self, class: &str, x: f64, y: f64, text: &str) {
        self.put(format_args!(
            "<text class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\">{}</text>",
            escape(text)
        ));
    }

    /// Text that ends at a point, climbing towards it.
    pub(super) fn slanted(&mut self, class: &str, x: f64, y: f64, text: &str) {
        self.put(format_args!(
            "<text class=\"{class}\" transform=\"translate({x:.1} {y:.1}) rotate(-35)\">{}</text>",
            escape(text)
        ));
    }

    /// Text that runs upwards, around a point.
    pub(super) fn upright(&mut self, class: &str, x: f64, y: f64, text: &str) {
        self.put(format_args!(
            "<text class=\"{class}\" transform=\"translate({x:.1} {y:.1}) rotate(-90)\">{}</text>",
            escape(text)
        ));
    }

    pub(super) fn path(&mut self, class: &str, dashes: &str, points: &[(f64, f64)]) {
        let dashes = if dashes.is_empty() {
            String::new()
        } else {
            format!(" stroke-dasharray=\"{dashes}\"")
        };
        self.put(format_args!(
            "<polyline class=\"{class}\"{dashes} points=\""
        ));
        for (x, y) in points {
            self.put(format_args!("{x:.1},{y:.1} "));
        }
        self.put(format_args!("\"/>"));
    }

    pub(super) fn mark(&mut self, class: &str, mark: Mark, (x, y): (f64, f64), size: f64) {
        let s = size;
        match mark {
            Mark::Circle => self.put(format_args!(
                "<circle class=\"{class}\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{s:.1}\"/>"
            )),
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

    fn polygon(&mut self, class: &str, points: &[(f64, f64)]) {
        self.put(format_args!("<polygon class=\"{class}\" points=\""));
        for (x, y) in points {
            self.put(format_args!("{x:.1},{y:.1} "));
        }
        self.put(format_args!("\"/>"));
    }
}
