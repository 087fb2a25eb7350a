//! The frame that every handout has: one page of HTML without scripts, that loads nothing and prints on A4 and Letter.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::content::Story;
use crate::output::harmless::on_page;

const STYLE: &str = include_str!("style.css");

/// Nothing may be loaded from anywhere.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

/// A whole page. `kind` is what it is, in a word or two, and its body's class.
pub(super) fn page(story: &Story, kind: &str, body: &Markup) -> String {
    let raw = story.raw();
    html! {
        (DOCTYPE)
        html lang=(raw.language) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width,initial-scale=1";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="generator" content={ "Two Hats " (env!("CARGO_PKG_VERSION")) };
                title { (kind) ": " (tame(&raw.title)) }
                style { (PreEscaped(STYLE)) }
            }
            body class=(kind.to_lowercase()) { (body) }
        }
    }
    .into_string()
}

/// A text of the author's as players read it, in paragraphs.
pub(super) fn paragraphs(story: &Story, text: &str) -> Markup {
    let text = tame(&story.render(text));
    html! {
        @for paragraph in crate::content::paragraphs(&text) {
            p dir="auto" { (paragraph) }
        }
    }
}

/// A short text of the author's as players read it.
pub(super) fn line(story: &Story, text: &str) -> String {
    tame(&story.render(text)).replace('\n', " ")
}

/// Without characters that HTML does not allow or that turn the direction of what follows.
pub(super) fn tame(text: &str) -> String {
    text.chars().filter_map(on_page).collect()
}
