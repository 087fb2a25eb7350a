//! Cards to print and cut: ballots, briefs for seats, the cast, sheets for a commitment, and the two forms of before and after.

use maud::{Markup, html};

use super::cast::cast;
use super::hats::icon;
use super::numbers::{numbered, numbers};
use super::page::{line, page, paragraphs, tame};
use super::quiz::forms;
use super::scope::Scope;
use crate::content::{Story, phrases};
use crate::engine::Hat;

/// The most answers that a crisis has.
const MOST_ANSWERS: u32 = 5;

/// Cards for a table of up to eight.
#[must_use]
pub fn cards(scope: Scope<'_>) -> String {
    let story = scope.story;
    let body = html! {
        header class="screen" {
            p class="kicker" { "Two Hats · cards" }
            h1 dir="auto" { (tame(&scope.title())) }
            p { "Print on thick paper, in black and white if you like, and cut along the dashed lines. The backs of the ballots come on the sheet after them: print on both sides, turned along the long edge. One set of ballots is for one person or one table." }
            (numbers(scope))
        }
        main {
            (ballots())
            (backs())
            (answers(scope))
            (seats(scope))
            (cast(story))
            (commitment())
            (forms())
        }
    };
    page(story, "Cards", &body)
}

fn ballots() -> Markup {
    html! {
        section class="cut" aria-label="Ballots" {
            @for number in 1..=MOST_ANSWERS {
                div class="card ballot" { span class="number" { (number) } span { "My answer" } }
            }
            div class="card ballot" { span class="number" { "?" } span { "I want to ask something first" } }
        }
    }
}

fn backs() -> Markup {
    // Two answers can wear one hat, so that the back is no help in voting: it is shown for naming the hat before the reveal.
    html! {
        section class="cut backs" aria-label="Backs of the ballots" {
            @for hat in Hat::ALL {
                @let (name, about) = phrases::hat(hat);
                div class="card back" { span { (icon(hat)) } b { (name) } span { (about) } }
            }
            @for _ in 0..2 { div class="card back" { b { "Two Hats" } } }
        }
    }
}

/// One card a crisis: what the numbers on the ballots stand for, where the screen is too far away.
fn answers(scope: Scope<'_>) -> Markup {
    let story = scope.story;
    html! {
        section class="cut" aria-label="Answers" {
            @for (_, ix, crisis) in scope.crises() {
                div class="card brief answers" {
                    p class="soft" { "Open when you hear: " b dir="auto" { (tame(&crisis.title)) } }
                    ol { @for response in numbered(scope, ix) {
                        li dir="auto" { (line(story, &story.response(response).text)) }
                    } }
                }
            }
        }
    }
}

fn seats(scope: Scope<'_>) -> Markup {
    let story = scope.story;
    let raw = story.raw();
    html! {
        @if !raw.seats.is_empty() {
            section class="cut" aria-label="Briefs for the seats" {
                @for seat in &raw.seats {
                    div class="card brief" {
                        h3 dir="auto" { (tame(&seat.name)) }
                        (paragraphs(story, &seat.brief))
                        p class="soft" { "You alone know this. Say it when you think it helps." }
                    }
                }
            }
            section class="cut" aria-label="Briefs for single crises" {
                @for (_, _, crisis) in scope.crises() {
                    @for seat in &raw.seats {
                        @let told = told(story, crisis, &seat.id);
                        @if !told.is_empty() {
                            div class="card brief" {
                                p class="soft" dir="auto" { (tame(&seat.name)) ". Open when you hear: " b { (tame(&crisis.title)) } }
                                @for text in told { p dir="auto" { (text) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What one seat is told in a crisis, and nobody without a seat for it.
fn told(story: &Story, crisis: &crate::content::raw::RawCrisis, seat: &str) -> Vec<String> {
    let has = |seats: &[String]| seats.iter().any(|s| s == seat);
    let signals = &crisis.signals;
    let seen = [
        (&signals.r#for.people, &signals.people),
        (&signals.r#for.process, &signals.process),
    ];
    seen.into_iter()
        .filter(|(seats, text)| has(seats) && !text.is_empty())
        .map(|(_, text)| text)
        .chain(
            crisis
                .briefs
                .iter()
                .filter(|b| has(&b.r#for))
                .map(|b| &b.text),
        )
        .map(|text| line(story, text))
        .collect()
}

fn commitment() -> Markup {
    html! {
        section class="cut" aria-label="Commitments" {
            @for _ in 0..4 {
                div class="card commitment" {
                    h3 { "From Monday on" }
                    p { "The hat that I wear too readily: ☐ leading ☐ managing" }
                    p { "One habit that I begin:" } div class="write" {}
                    p { "One that I stop:" } div class="write" {}
                    p { "By when, and who asks me:" } div class="write" {}
                }
            }
        }
    }
}
