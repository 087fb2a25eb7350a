//! The debrief's page as HTML: no network, no scripts, charts drawn in place, for light, dark and paper.

mod blocks;
mod chart;
mod map;
mod series;
mod strips;
mod svg;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::page::{Page, Section};
use crate::output::harmless::on_page;
use blocks::Tongue;

const STYLE: &str = include_str!("style.css");

/// Nothing may be loaded from anywhere, even if something got past the escaping.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

pub(super) fn html(page: &Page) -> String {
    let whole = document(page).into_string();
    // Escaped it is; what turns text around, and what is no text, is taken from all of it at once.
    whole.chars().filter_map(on_page).collect()
}

fn document(page: &Page) -> Markup {
    let version = env!("CARGO_PKG_VERSION");
    let tongue = Tongue::of(&page.language);
    html! {
        (DOCTYPE) "\n"
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width,initial-scale=1";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="generator" content={ "Two Hats " (version) };
                title { "Debrief: " (page.title) }
                style { (PreEscaped(STYLE)) }
            }
            "\n"
            body {
                header.top {
                    p.kicker { "Two Hats · debrief" }
                    h1 lang=[tongue.lang()] dir="auto" { (page.title) }
                    (tongue.blocks(&page.ending))
                    div.note { p { (page.note) } }
                    nav aria-label="Parts of the debrief" {
                        ol {
                            @for act in &page.acts {
                                li { a href={ "#" (act.id) } { (act.title) } }
                            }
                            @for section in &page.sections {
                                li { a href={ "#" (section.part.id()) } { (section.part.title()) } }
                            }
                        }
                    }
                }
                "\n"
                main {
                    @for act in &page.acts {
                        section id=(act.id) aria-labelledby={ (act.id) "-h" } {
                            h2 id={ (act.id) "-h" } { (act.title) }
                            (tongue.blocks(&act.blocks))
                        }
                        "\n"
                    }
                    p.kicker id="reckoned" { "How was this reckoned?" }
                    @for section in &page.sections { (part(tongue, section)) "\n" }
                }
                "\n"
                footer { p { (tongue.text(&page.foot)) " Made by Two Hats " (version) "." } }
            }
        }
        "\n"
    }
}

fn part(tongue: Tongue<'_>, section: &Section) -> Markup {
    let id = section.part.id();
    html! {
        section id=(id) aria-labelledby={ (id) "-h" } {
            h2 id={ (id) "-h" } { (section.part.title()) }
            (tongue.blocks(&section.blocks))
        }
    }
}
