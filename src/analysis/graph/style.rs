//! The colours of the picture, on paper and at dusk, and its sizes in pixels.

use super::measure::Face;
use super::model::Links;
use crate::engine::Hat;

pub(super) const TEXT: Face = face(13.0, false);
pub(super) const BOLD: Face = face(13.0, true);
pub(super) const SMALL: Face = face(12.0, false);
pub(super) const TITLE: Face = face(17.0, true);
pub(super) const HEAD: Face = face(30.0, true);

const fn face(size: f32, bold: bool) -> Face {
    Face { size, bold }
}

/// Token, on paper, at dusk.
const TOKENS: [(&str, &str, &str); 12] = [
    ("bg", "#F6F0E4", "#1C2030"),
    ("card", "#FFFDF8", "#282E40"),
    ("ink", "#22252B", "#F3ECDE"),
    ("soft", "#575B64", "#B9B6AE"),
    ("rail", "#D8CDB8", "#434B63"),
    ("lead", "#C0412B", "#FF9478"),
    ("manage", "#0E6A70", "#63CEC8"),
    ("wait", "#6B6557", "#C3BBA8"),
    ("badly", "#A8336B", "#F494BE"),
    ("well", "#2F62A8", "#93BDF5"),
    ("mixed", "#8A5A00", "#F2C14E"),
    ("pool", "#EDE3CF", "#22283A"),
];

/// The style sheet. Every colour is written out as well as its variant for dark surroundings, so that viewers without variables or media
/// queries show the paper.
pub(super) fn sheet() -> String {
    let rules = |dark: bool| -> String {
        TOKENS
            .iter()
            .map(|(name, paper, dusk)| {
                let colour = if dark { dusk } else { paper };
                format!(".f-{name}{{fill:{colour}}}.s-{name}{{stroke:{colour}}}")
            })
            .collect()
    };
    format!(
        "text{{font-family:'Atkinson Hyperlegible','Segoe UI','Helvetica Neue',Arial,'Noto Sans','DejaVu Sans',sans-serif;white-space:pre}}\
         .b{{font-weight:700}}.l{{fill:none;stroke-width:1.2;stroke-linecap:round;stroke-linejoin:round}}\
         .gate{{stroke-width:2.4}}.closes{{stroke-width:2;stroke-dasharray:1 5}}.later{{stroke-width:1.8;stroke-dasharray:7 5}}\
         .promise{{stroke-width:2.2;stroke-dasharray:1 5 8 5}}.n{{fill:none}}.maybe{{stroke-dasharray:7 5}}\
         .strand:hover .l{{stroke-width:4}}\
         {}@media (prefers-color-scheme:dark){{{}}}",
        rules(false),
        rules(true)
    )
}

/// The token of a hat; both hats at once are drawn in ink where only one colour fits.
pub(super) const fn hat(hat: Option<Hat>) -> &'static str {
    match hat {
        Some(Hat::Lead) => "lead",
        Some(Hat::Manage) => "manage",
        Some(Hat::Both) => "ink",
        Some(Hat::Wait) => "wait",
        None => "soft",
    }
}

pub(super) const fn letter(hat: Hat) -> &'static str {
    match hat {
        Hat::Lead => "L",
        Hat::Manage => "M",
        Hat::Both => "B",
        Hat::Wait => "W",
    }
}

pub(super) const fn links(kind: Links) -> &'static str {
    match kind {
        Links::Gate => "gate",
        Links::Closes => "closes",
        Links::Remembered => "remembered",
        Links::Later => "later",
        Links::Promise => "promise",
    }
}

/// How it ends by the mean grade: token, and words that say the same without the colour.
pub(super) const fn grade(points: Option<i32>) -> (&'static str, &'static str) {
    match points {
        None => ("soft", "no playthrough ended so"),
        Some(55..) => ("well", "▲ ends well"),
        Some(40..=54) => ("mixed", "◆ ends in between"),
        Some(_) => ("badly", "▼ ends badly"),
    }
}
