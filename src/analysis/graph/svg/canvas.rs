//! What an SVG document is written with: elements, escaping, and a record of how every text fits.

use std::fmt::Write;

use crate::analysis::graph::measure::{Face, width};
use crate::analysis::graph::style;
use crate::output::markup::escape;

/// A document that is being written.
pub(in crate::analysis::graph) struct Canvas {
    out: String,
    size: (f32, f32),
    title: String,
    /// Every text that was set, how wide it is at most, and how wide it may be.
    pub(in crate::analysis::graph) fits: Vec<(String, f32, f32)>,
}

/// The ends of lines.
#[derive(Clone, Copy)]
pub(super) enum Mark {
    Dot,
    Left,
    Right,
    Down,
    Bar,
}

impl Canvas {
    pub(super) fn new(width: f32, height: f32, title: &str) -> Self {
        Self {
            out: String::with_capacity(1 << 17),
            size: (width, height),
            title: escaped(title),
            fits: Vec::new(),
        }
    }

    fn put(&mut self, what: std::fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = self.out.write_fmt(what);
    }

    /// The whole picture as one document.
    pub(super) fn finish(self) -> String {
        let (title, body) = (&self.title, &self.out);
        format!(
            "{}<title id=\"title\">{title}</title>\n<style>{}</style>\n{body}</svg>\n",
            opening(self.size),
            style::sheet()
        )
    }

    /// The picture in columns side by side, each a part from one height to another.
    pub(super) fn columns(self, parts: &[(f32, f32)]) -> String {
        let (width, _) = self.size;
        let tallest = parts.iter().map(|(from, to)| to - from).fold(0.0, f32::max);
        let mut out = opening((width * parts.len() as f32, tallest));
        let (title, body) = (&self.title, &self.out);
        // Writing to a string cannot fail.
        let _ = write!(
            out,
            "<title id=\"title\">{title}</title>\n<style>{}</style>\n<rect class=\"f-bg\" width=\"100%\" height=\"100%\"/>\n<defs><g id=\"whole\">{body}</g></defs>\n",
            style::sheet()
        );
        for (at, part) in (0_u16..).zip(parts) {
            let left = width * f32::from(at);
            let _ = writeln!(
                out,
                "{}",
                part_of(width, *part, &format!(" x=\"{left:.0}\""))
            );
        }
        out + "</svg>\n"
    }

    /// The picture as a page of HTML, each part on a sheet of its own.
    pub(super) fn sheets(self, parts: &[(f32, f32)]) -> String {
        let (width, height) = self.size;
        let (title, body) = (&self.title, &self.out);
        let mut out = format!(
            "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\
             <title>{title}</title><style>{SHEETS}{}</style></head>\n<body>\
             <svg class=\"kept\" aria-hidden=\"true\" width=\"0\" height=\"0\" viewBox=\"0 0 {width:.0} {height:.0}\"><defs><g id=\"whole\">{body}</g></defs></svg>\n",
            style::sheet()
        );
        for (number, part) in (1..).zip(parts) {
            let of = parts.len();
            let _ = writeln!(
                out,
                "<figure>{}<figcaption>{title}, {number} of {of}</figcaption></figure>",
                part_of(width, *part, "")
            );
        }
        out + "</body></html>\n"
    }

    /// Opens a group; `tip` is what the pointer shows.
    pub(super) fn open(&mut self, class: &str, tip: &str) {
        if class.is_empty() {
            self.put(format_args!("<g>"));
        } else {
            self.put(format_args!("<g class=\"{class}\">"));
        }
        if !tip.is_empty() {
            self.put(format_args!("<title>{}</title>", escaped(tip)));
        }
    }

    /// Opens a group with an id.
    pub(super) fn open_named(&mut self, id: &str, tip: &str) {
        self.put(format_args!(
            "<g id=\"{}\"><title>{}</title>",
            escaped(id),
            escaped(tip)
        ));
    }

    pub(super) fn close(&mut self) {
        self.out.push_str("</g>\n");
    }

    pub(super) fn rect(&mut self, class: &str, x: f32, y: f32, w: f32, h: f32, radius: f32) {
        self.put(format_args!(
            "<rect class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\" width=\"{w:.1}\" height=\"{h:.1}\" rx=\"{radius}\" stroke-width=\"1.6\"/>"
        ));
    }

    pub(super) fn path(&mut self, class: &str, path: &str) {
        self.put(format_args!("<path class=\"{class}\" d=\"{path}\"/>"));
    }

    /// A line of its own thickness.
    pub(super) fn line(&mut self, class: &str, thick: f32, path: &str) {
        self.put(format_args!(
            "<path class=\"{class}\" style=\"stroke-width:{thick}\" d=\"{path}\"/>"
        ));
    }

    /// A text on its baseline, from the left. `room` is how wide it may be.
    pub(super) fn text(
        &mut self,
        (x, y): (f32, f32),
        face: Face,
        colour: &str,
        text: &str,
        room: f32,
    ) {
        if text.is_empty() {
            return;
        }
        self.fits.push((text.to_owned(), width(text, face), room));
        let bold = if face.bold { " b" } else { "" };
        self.put(format_args!(
            "<text class=\"f-{colour}{bold}\" x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{}\">{}</text>",
            face.size,
            escaped(text)
        ));
    }

    /// A text with a bold head before it; wherever the viewer's face ends the head, the text follows at the same distance.
    pub(super) fn headed(
        &mut self,
        (x, y): (f32, f32),
        (head, bold): (&str, Face),
        (face, colour): (Face, &str),
        text: &str,
        room: f32,
    ) {
        const APART: f32 = 8.0;
        let needed = width(head, bold) + APART + width(text, face);
        self.fits.push((format!("{head} {text}"), needed, room));
        self.put(format_args!(
            "<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{}\"><tspan class=\"f-ink b\">{}</tspan><tspan class=\"f-{colour}\" dx=\"{APART}\">{}</tspan></text>",
            face.size,
            escaped(head),
            escaped(text)
        ));
    }

    /// A short text that ends at `x`.
    pub(super) fn text_to(
        &mut self,
        (x, y): (f32, f32),
        face: Face,
        colour: &str,
        text: &str,
        room: f32,
    ) {
        self.anchored("end", (x, y), face, colour, text, room);
    }

    /// A short text around `x`.
    pub(super) fn text_around(
        &mut self,
        (x, y): (f32, f32),
        face: Face,
        colour: &str,
        text: &str,
        room: f32,
    ) {
        self.anchored("middle", (x, y), face, colour, text, room);
    }

    fn anchored(
        &mut self,
        anchor: &str,
        (x, y): (f32, f32),
        face: Face,
        colour: &str,
        text: &str,
        room: f32,
    ) {
        self.fits.push((text.to_owned(), width(text, face), room));
        let bold = if face.bold { " b" } else { "" };
        self.put(format_args!(
            "<text class=\"f-{colour}{bold}\" x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{}\" text-anchor=\"{anchor}\">{}</text>",
            face.size,
            escaped(text)
        ));
    }

    /// The end of a line, at a point.
    pub(super) fn mark(&mut self, mark: Mark, colour: &str, (x, y): (f32, f32)) {
        let path = match mark {
            Mark::Dot => format!(
                "M{:.1} {y:.1}a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0",
                x - 3.5
            ),
            Mark::Right => format!("M{:.1} {:.1}l9 5l-9 5z", x - 8.0, y - 5.0),
            Mark::Left => format!("M{:.1} {:.1}l-9 5l9 5z", x + 8.0, y - 5.0),
            Mark::Down => format!("M{:.1} {:.1}h18l-9 12z", x - 9.0, y - 10.0),
            Mark::Bar => format!("M{:.1} {:.1}h3.5v14h-3.5z", x - 3.5, y - 7.0),
        };
        self.put(format_args!("<path class=\"f-{colour}\" d=\"{path}\"/>"));
    }
}

/// A sheet of paper for each part, of whatever size the printer has.
const SHEETS: &str = "body{margin:0}.kept{position:absolute}figure{margin:0;break-after:page;break-inside:avoid}figure:last-child{break-after:auto}\
    figure svg{display:block;margin:auto;width:100%;height:auto;max-height:95vh}figcaption{font:12px sans-serif;text-align:center}@media screen{figure svg{max-height:none;max-width:1206px}}\
    @page{margin:10mm}@media print{*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}";

fn opening((width, height): (f32, f32)) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:.0}\" height=\"{height:.0}\" viewBox=\"0 0 {width:.0} {height:.0}\" role=\"img\" aria-labelledby=\"title\">\n"
    )
}

/// A window on the whole picture.
fn part_of(width: f32, (from, to): (f32, f32), place: &str) -> String {
    let height = to - from;
    format!(
        "<svg{place} width=\"{width:.0}\" height=\"{height:.0}\" viewBox=\"0 {from:.0} {width:.0} {height:.0}\"><use href=\"#whole\"/></svg>"
    )
}

/// A text as it may stand in XML, between tags and in attributes, in one line.
pub(super) fn escaped(text: &str) -> String {
    escape(text).replace(['\n', '\t'], " ")
}
